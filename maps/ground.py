"""The geometry of an atlas as all its pages carry it: prepared once, and then text and numbers that need no library."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape
from pydantic import TypeAdapter

from geodata import Geodata
from maps.record import Record
from maps.shapes import Figure, label_width

_SLOT = re.compile("\ue000([a-z.]+)\ue000")  # private characters: no title has them


@dataclass(frozen=True)
class Ground:
    """What stays the same from page to page of one language.

    Attributes
    ----------
    json
        Members of the page's data block (outlines, context, views …), as text without the outer braces.
    small
        Ids of the territories that are specks on the overview.
    figure, widths
        The still picture, and how wide each territory's label in it is.
    html, script
        The two maps as folium writes them, with slots for their captions.
    """

    json: str
    small: tuple[str, ...]
    figure: Figure
    widths: dict[str, float]
    html: str
    script: str

    def to_json(self) -> str:
        """Return it as text, to be kept."""
        return str(_adapter().dump_json(self).decode())

    @staticmethod
    def from_json(text: str) -> Ground:
        """Return what :meth:`to_json` made a text of."""
        ground: Ground = _adapter().validate_json(text)
        return ground

    def maps(self, left: Record, right: Record) -> Markup:
        """Return the HTML of the two maps, captions in place."""
        words = {
            f"{side}.{name}": str(escape(getattr(record, name)))
            for side, record in (("left", left), ("right", right))
            for name in ("title", "date")
        }
        return Markup(_SLOT.sub(lambda slot: words[slot[1]], self.html))


def _adapter() -> TypeAdapter[Ground]:
    return TypeAdapter(Ground)


def prepare(geodata: Geodata, main_view: list[str], labels: dict[str, list[str]]) -> Ground:
    """Prepare the geometry; ``labels`` has the lines of each territory's label in the picture at their longest."""
    # Each of these brings a large library along, and most builds find the ground prepared.
    from maps.drawing import Drawing, is_small  # noqa: PLC0415
    from maps.figure import make_figure  # noqa: PLC0415
    from maps.leaflet import Comparison, SideMap  # noqa: PLC0415

    drawing = Drawing.make(geodata, main_view)
    polygons = {key: [o.polygon for o in geodata.outlines if o.territory == key] for key in geodata.territories}
    whole = drawing.views["whole"]
    sides = [
        SideMap(side, f"\ue000{side}.title\ue000", f"\ue000{side}.date\ue000", whole) for side in ("left", "right")
    ]
    html, script = Comparison(*sides).parts()
    return Ground(
        drawing.json,
        tuple(key for key in geodata.territories if is_small(polygons[key])),
        make_figure(geodata, main_view, labels),
        {key: label_width(lines) for key, lines in labels.items()},
        html,
        script,
    )
