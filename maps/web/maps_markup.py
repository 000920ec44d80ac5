"""The maps of a page as folium writes them: made once for an atlas, and then text that needs no folium."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from maps.geometry.prepared import Bounds, PreparedGeometry
from maps.view.records import Record

SIDES = ("left", "right", "third", "fourth")  # the maps of a page; only the page for comparing has more than two
_SLOT = re.compile("\ue000([a-z.]+)\ue000")  # private characters: no title has them


@dataclass(frozen=True)
class MapsMarkup:
    """Two, three and four maps in step, by their number: HTML with slots for captions, and script."""

    parts: dict[int, tuple[str, str]]

    def captioned(self, records: dict[str, Record]) -> tuple[Markup, str]:
        """Return HTML and script of the maps of some records, by side, captions in place."""
        html, script = self.parts[len(records)]
        words = {
            f"{side}.{name}": str(escape(getattr(record, name)))
            for side, record in records.items()
            for name in ("title", "date")
        }
        return Markup(_SLOT.sub(lambda slot: words[slot[1]], html)), script


def maps_markup(geometry: PreparedGeometry) -> MapsMarkup:
    """Have folium write the maps of an atlas, which do not go beyond all of it."""
    bounds = geometry.web.views["whole"]
    return MapsMarkup({count: _maps(count, bounds) for count in range(2, len(SIDES) + 1)})


@cache  # the same in every language
def _maps(count: int, bounds: Bounds) -> tuple[str, str]:
    from maps.web.leaflet import ComparisonMaps, SideMap  # noqa: PLC0415 - folium takes its time

    def side_map(side: str) -> SideMap:
        return SideMap(side, f"\ue000{side}.title\ue000", f"\ue000{side}.date\ue000", bounds)

    return ComparisonMaps(*map(side_map, SIDES[:count])).parts()
