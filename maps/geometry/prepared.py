"""The geometry of an atlas as all its pages carry it: prepared once, and then text and numbers that need no library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape
from pydantic import TypeAdapter

from geodata import Geodata
from maps.geometry.figure import Figure, label_width
from maps.kit.templating import template, translations
from maps.view.phrases import degrees
from maps.view.records import Record

SIDES = ("left", "right", "third", "fourth")  # the maps of a page; only the page for comparing has more than two
_SLOT = re.compile("\ue000([a-z.]+)\ue000")  # private characters: no title has them


@dataclass(frozen=True)
class GeometryRequest:
    """What the geometry of one language depends on, beside the geodata.

    Attributes
    ----------
    language
        Of the names of islands and lines.
    main_view
        Ids of the territories that the picture shows.
    labels
        The lines of each territory's label in the picture at their longest.
    waters
        The names of each water that the picture may show, a line each.
    """

    language: str
    main_view: list[str]
    labels: dict[str, list[str]]
    waters: dict[str, list[str]]


@dataclass(frozen=True)
class PreparedGeometry:
    """What stays the same from page to page of one language.

    Attributes
    ----------
    json
        Members of the page's data block (outlines, context, views …), as text without the outer braces.
    small
        Ids of the territories that are specks on the overview.
    figure, whole
        The still picture of the main view and of all territories.
    defs
        What the still pictures of all pages share, as SVG to be defined once in each: for 'main' and for 'whole'.
    maps
        Two, three and four maps in step, by their number, as folium writes them: HTML with slots for captions, and
        script.
    sources
        Ids of the sources that the outlines name, each once.
    """

    json: str
    small: tuple[str, ...]
    figure: Figure
    whole: Figure
    defs: dict[str, str]
    maps: dict[int, tuple[str, str]]
    sources: tuple[str, ...]

    def to_json(self) -> str:
        """Return it as text, to be kept."""
        return str(_adapter().dump_json(self).decode())

    @staticmethod
    def from_json(text: str) -> PreparedGeometry:
        """Return what :meth:`to_json` made a text of."""
        geometry: PreparedGeometry = _adapter().validate_json(text)
        return geometry

    def drawn(self, records: dict[str, Record]) -> tuple[Markup, str]:
        """Return HTML and script of the maps of some sides, captions in place."""
        html, script = self.maps[len(records)]
        words = {
            f"{side}.{name}": str(escape(getattr(record, name)))
            for side, record in records.items()
            for name in ("title", "date")
        }
        return Markup(_SLOT.sub(lambda slot: words[slot[1]], html)), script


def _adapter() -> TypeAdapter[PreparedGeometry]:
    return TypeAdapter(PreparedGeometry)


def prepare(geodata: Geodata, request: GeometryRequest) -> PreparedGeometry:
    """Prepare the geometry."""
    # Each of these brings a large library along, and most builds find the geometry prepared.
    from maps.geometry.make_figure import make_figure  # noqa: PLC0415
    from maps.geometry.web_geometry import WebGeometry, is_small  # noqa: PLC0415
    from maps.web.leaflet import ComparisonMaps, SideMap  # noqa: PLC0415

    drawing = WebGeometry.make(geodata, request.main_view, request.language)
    polygons = {key: [o.polygon for o in geodata.outlines if o.territory == key] for key in geodata.territories}
    whole = drawing.views["whole"]

    def side_map(side: str) -> SideMap:
        return SideMap(side, f"\ue000{side}.title\ue000", f"\ue000{side}.date\ue000", whole)

    figure = make_figure(geodata, request.main_view, request.labels, request.waters)
    far = make_figure(geodata, list(geodata.territories), request.labels, request.waters, inset=False)
    return PreparedGeometry(
        drawing.json,
        tuple(key for key in geodata.territories if is_small(polygons[key])),
        figure,
        far,
        {"main": _defs(figure, request), "whole": _defs(far, request)},
        {count: ComparisonMaps(*map(side_map, SIDES[:count])).parts() for count in range(2, len(SIDES) + 1)},
        tuple(dict.fromkeys(outline.source for outline in geodata.outlines)),
    )


def _defs(figure: Figure, request: GeometryRequest) -> str:
    return template("web/figure_defs.svg.j2", request.language).render(
        figure=figure,
        names={key: lines[0] for key, lines in request.labels.items()},
        waters=request.waters,
        widths={key: label_width(lines) for key, lines in request.labels.items()},
        degrees=partial(degrees, gettext=translations(request.language).gettext),
    )
