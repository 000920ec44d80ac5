"""One map of a picture, ready for its template: what each island wears, and where each word stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from maps.geometry.figure import PANEL, TENTHS, Figure, Point, Rectangle, Shape, inside
from maps.geometry.still_labels import SPACED, Label, StillLabels, Words, lay_out, letters, obstacles
from maps.geometry.svg_path import svg_line, svg_path
from maps.kit.palette import LAND, NET, OUTLINE, PAPER, SEA
from maps.kit.templating import N_
from maps.kit.text_width import text_width
from maps.view.records import Cell, Record
from maps.view.site import Site
from maps.view.symbols import TIMES, bands_id, ground_of, stroke, times_on

OTHERWISE, NOTHING = "≠", "∅"  # how a record differs from the one beside it: it says otherwise, or nothing
MEANINGS = {OTHERWISE: N_("says otherwise"), NOTHING: N_("says nothing, the other does")}
OVERVIEW = N_("The whole region")  # what an overview is named


@dataclass(frozen=True)
class Panel:
    """A record on a figure, beside another one or alone; ``size`` is that of letters, 1 where a name is 15 units."""

    site: Site
    figure: Figure
    record: Record
    against: Record | None = None
    size: float = 1.0

    @property
    def words(self) -> tuple[Words, ...]:
        """What is written on each territory."""
        site = self.site
        return tuple(
            Words(
                place.id,
                " ".join([*([sign] if sign else []), place.label]),
                cell.label,
                str(number),
                cell.silent,
                tuple(site.territories[place.id].label_sides),
            )
            for number, (place, cell, sign) in enumerate(
                zip(site.territory_names, self.record.cells, signs(self.record, self.against), strict=True), 1
            )
        )

    @property
    def labels(self) -> StillLabels:
        """Where the words stand."""
        return lay_out(self.figure, self.words, self.site.map_names, self.size)

    def context(self) -> dict[str, Any]:
        """Return what ``panel.svg.j2`` is rendered with."""
        figure, labels = self.figure, self.labels
        boxes = [*obstacles(figure), *(one.box for one in labels.labels), *(one.box for one in labels.names)]
        return {
            **self.ground(),
            "territories": self.territories(figure.shapes),
            "small": self.territories(figure.overview.shapes) if figure.overview else [],
            "labels": [(label, self._halo(label)) for label in labels.labels],
            "numbered": bool(labels.numbers),
            "names": [(one, letters(one.kind), LAND if one.kind == "land" else SEA) for one in labels.names],
            "degrees": [
                (self.site.phrases.degrees(one.degrees), one.at)
                for one in figure.graticule
                if one.degrees and not any(_over(one.at, box) for box in boxes)
            ],
        }

    def ground(self) -> dict[str, Any]:
        """Return what of it does not depend on the record."""
        figure, phrases = self.figure, self.site.phrases
        return {
            "figure": figure,
            "w": PANEL[0],
            "h": PANEL[1],
            "size": self.size,
            "svg_path": svg_path,
            "svg_line": svg_line,
            "spaced": SPACED,
            "distance": distance(figure.scale.metres, phrases.gettext),
            "overview_name": phrases.gettext(OVERVIEW),
            "overview_at": self._overview_at(phrases.gettext(OVERVIEW)),
        }

    def _overview_at(self, name: str) -> tuple[float, float, str]:
        """Return where the overview's name begins or ends: in a corner that no territory lies in, else in the first."""
        if not self.figure.overview:
            return 0, 0, ""
        (left, top, right, bottom), letters = self.figure.overview.box, NET * self.size
        wide, high, long = right - left, bottom - top, text_width(name) * letters
        points = [
            (x / TENTHS, y / TENTHS) for one in self.figure.overview.shapes for ring in one.rings for x, y in ring
        ]

        def lies(x: float, y: float) -> bool:
            return any(x - 2 < px < x + long + 2 and y - letters < py < y + 3 for px, py in points)

        low, far = high - 5, wide - 4
        corners = [(4, letters + 1, "start"), (far, letters + 1, "end"), (far, low, "end"), (4, low, "start")]
        free = (one for one in corners if not lies(one[0] - long * (one[2] == "end"), one[1]))
        return next(free, corners[0])

    def territories(self, shapes: Sequence[Shape]) -> list[dict[str, Any]]:
        """Return what each territory wears: its paths, an island each where it wears bands."""
        found = []
        for shape, cell in zip(shapes, self.record.cells, strict=True):
            symbol, paths = cell.symbol, []
            looks = [
                (bands_id(symbol, times_on(one.span)), stroke(one.span, symbol), one.rings) for one in shape.islands
            ]
            if symbol.banded:
                paths = [(fill, width, svg_path(rings)) for fill, width, rings in looks]
            else:
                for (fill, width), alike in groupby(sorted(looks, key=lambda one: -one[1]), key=lambda one: one[:2]):
                    paths.append((fill, width, "".join(svg_path(rings) for *_look, rings in alike)))
            found.append(
                {
                    "id": shape.id,
                    "paths": paths,
                    "line": OUTLINE,
                    "ground": ground_of(self.site.atlas, symbol),
                    "dash": symbol.dash,
                    "fill": symbol.id,
                    "bands": {times: bands_id(symbol, times) for _least, times in TIMES},
                }
            )
        return found

    def _halo(self, label: Label) -> str:
        """Return the colour of the ground that a label stands on."""
        left, top, right, bottom = label.box
        x, y = (left + right) / 2, (top + bottom) / 2
        own = next(shape for shape in self.figure.shapes if shape.id == label.territory)
        return PAPER if inside(own.rings, x, y) else LAND if self.figure.on_land(x, y) else SEA


def signs(record: Record, against: Record | None) -> list[str]:
    """Return how a record differs from the one beside it, a sign a territory, '' where it does not in substance."""
    if against is None:
        return [""] * len(record.cells)
    return [_sign(cell, beside) for cell, beside in zip(record.cells, against.cells, strict=True)]


def _sign(cell: Cell, beside: Cell) -> str:
    if cell.who == beside.who:
        return ""
    return NOTHING if cell.silent else OTHERWISE if not beside.silent else ""


def distance(metres: int, gettext: Any) -> str:
    """Return a scale bar's distance in words."""
    if metres < 1000:  # noqa: PLR2004
        return str(gettext("{number} m").format(number=metres))
    return str(gettext("{number} km").format(number=metres // 1000))


def _over(at: Point, box: Rectangle) -> bool:
    """Say whether the degrees that stand at a point, 40 units wide at most and 16 high, meet a box."""
    return at[0] < box[2] and at[0] + 40 > box[0] and at[1] - 16 < box[3] and at[1] > box[1]
