"""Labels that stand still: laid out once for all maps of a story in one view, so that only their outcomes change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from maps.geometry.figure import Figure
from maps.geometry.label_layout import forms
from maps.geometry.still_labels import Label, Words, lay_out
from maps.geometry.still_names import Line, PlacedName
from maps.kit.palette import OUTCOME
from maps.kit.text_width import text_width
from maps.view.records import Record
from maps.view.site import Site

_AIR = 4.0  # units left free in a label's box, on both sides together
_LINE = 1.2  # from line to line, in the size of letters


@dataclass(frozen=True)
class SteadyLabels:
    """Where the words of a view stand in all of a story's maps.

    Attributes
    ----------
    size
        Of letters, 1 where a name is 15 units.
    labels
        Of territories, with the widest outcome that any of the maps has.
    names
        Of seas, land and places.
    numbers
        Ids of the territories that have a number alone, or nothing: the key names them.
    """

    size: float
    labels: tuple[Label, ...]
    names: tuple[PlacedName, ...]
    numbers: tuple[str, ...]

    def of(self, record: Record, territories: Sequence[str]) -> list[tuple[Label, float]]:
        """Return the labels as a record fills them, and how much smaller than others its outcome's letters are."""
        outcomes = {key: cell.label for key, cell in zip(territories, record.cells, strict=True)}
        return [_filled(label, outcomes[label.territory], self.size) for label in self.labels]


def steady_labels(site: Site, figure: Figure, records: Iterable[Record], size: float) -> SteadyLabels:
    """Lay out the labels of a figure for all that some records say on it."""
    columns = list(zip(*(record.cells for record in records), strict=True))
    words = tuple(
        Words(
            place.id,
            place.label,
            max((cell.label for cell in cells), key=lambda text: (text_width(text), text)),
            str(number),
            all(cell.silent for cell in cells),
            tuple(site.territories[place.id].label_sides),
        )
        for number, (place, cells) in enumerate(zip(site.territory_names, columns, strict=True), 1)
    )
    found = lay_out(figure, words, site.map_names, size)
    return SteadyLabels(size, found.labels, found.names, found.numbers)


def _filled(label: Label, outcome: str, size: float) -> tuple[Label, float]:
    """Return a label with an outcome in place of the widest, smaller where it has to be."""
    bold, rest = [line for line in label.lines if line.bold], [line for line in label.lines if not line.bold]
    if not rest:
        return label, 1.0
    room, em = label.box[2] - label.box[0] - _AIR, OUTCOME * size
    ways = [form["outcome"] for form in forms("", outcome, "") if form["outcome"]]
    ways = [way for way in ways if len(way) <= len(rest)] or ways[:1]
    wide, lines = min(((max(map(text_width, way)) * em, way) for way in ways), key=lambda one: max(one[0], room))
    step = rest[1].y - rest[0].y if len(rest) > 1 else em * _LINE
    filled = [Line(text, rest[0].x, round(rest[0].y + number * step, 1)) for number, text in enumerate(lines)]
    return replace(label, lines=(*bold, *filled)), min(1.0, room / wide)
