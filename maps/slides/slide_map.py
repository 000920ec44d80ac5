"""One map of a slide, in native shapes: the still picture's geometry, placed anywhere on a slide at any size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from maps.geometry.figure import PANEL, TENTHS, Figure, Island, Rings, Shape
from maps.geometry.still_labels import Label, StillLabels, lay_out
from maps.geometry.still_names import Name, PlacedName, letters
from maps.kit.palette import LAND, NAME, NET, OUTCOME, SEA
from maps.kit.templating import template
from maps.slides.fills import Fill, fill_of
from maps.slides.freeforms import EMU, Freeform, freeform
from maps.slides.marks import Mark
from maps.view.grouping import record_in_words
from maps.view.panel import OVERVIEW, Panel, distance
from maps.view.records import Cell, Record
from maps.view.site import Site, TerritoryNames
from maps.view.symbols import stroke, times_on

_ROOM = 1.12  # how much wider letters may come out in another font than the one that they are laid out in
_BARE = 1.3  # how much larger a label of a name alone is
_SMALL = 0.5  # of a line's width, on an overview


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in EMU."""

    x: int
    y: int
    width: int
    height: int

    @classmethod
    def points(cls, x: float, y: float, width: float, height: float) -> Box:
        """Return a rectangle that is given in points."""
        return cls(*(round(value * EMU) for value in (x, y, width, height)))

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """Return the smallest rectangle that holds some others."""
        corners = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in boxes]
        wests, norths, easts, souths = zip(*corners, strict=True)
        return cls(min(wests), min(norths), max(easts) - min(wests), max(souths) - min(norths))


@dataclass(frozen=True)
class View:
    """Where the figure's origin lies on a slide, in EMU, and how many EMU a unit of the figure is."""

    x: float
    y: float
    scale: float

    def rect(self, x: float, y: float, width: float, height: float) -> Box:
        """Return a rectangle that is given in units."""
        s = self.scale
        return Box(round(self.x + x * s), round(self.y + y * s), round(width * s), round(height * s))

    def edges(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return a rectangle whose edges are given in units."""
        return self.rect(left, top, right - left, bottom - top)

    def box(self, form: Freeform) -> Box:
        """Return a freeform's box."""
        return self.rect(*(value / TENTHS for value in (form.x, form.y, form.width, form.height)))


@dataclass(frozen=True)
class Part:
    """Islands of a territory that are one shape: its fill, and its outline in units, 0 for none."""

    view: View
    form: Freeform
    fill: Fill
    line: float

    @classmethod
    def of(cls, view: View, rings: Rings, fill: Fill, line: float) -> Part:
        """Return islands as a shape."""
        return cls(view, freeform(rings), fill, line)


@dataclass(frozen=True)
class Map:
    """What a map shows and where: ``box`` in EMU, in the panel's proportions.

    ``against`` is the record on the map beside. ``suffix`` goes behind the names of shapes where a slide has more maps
    than one; ``bare``: labels are names alone.
    """

    site: Site
    figure: Figure
    record: Record
    box: Box
    against: Record | None = None
    suffix: str = ""
    bare: bool = False

    @property
    def size(self) -> float:
        """Of letters, 1 where a name is 15 units."""
        return _BARE if self.bare else 1.0

    @property
    def labels(self) -> StillLabels:
        """Where its words stand."""
        words = Panel(self.site, self.figure, self.record, self.against).words
        if self.bare:
            words = tuple(replace(one, outcome="") for one in words)
        names: tuple[Name, ...] = () if self.bare else self.site.map_names
        return lay_out(self.figure, words, names, self.size * _ROOM)

    def xml(self, new: Callable[[], int], lang: str) -> str:
        """Return the shapes as children of a ``p:spTree``; ``new`` returns an id that no shape of the slide has."""
        _ = self.site.phrases.gettext
        figure, scale = self.figure, self.box.width / PANEL[0]
        main, inset = View(self.box.x, self.box.y, scale), figure.overview
        overview = View(main.x + inset.box[0] * scale, main.y + inset.box[1] * scale, scale) if inset else main
        point = scale / EMU  # of a unit
        small: Sequence[Shape | None] = inset.shapes if inset else [None] * len(figure.shapes)
        shapes = zip(self.site.territory_names, self.record.cells, figure.shapes, small, strict=True)
        labels = self.labels
        return template("slides/slide_map.xml.j2", self.site.language).render(
            new=new,
            lang=lang,
            name=self._named(_("Map")),
            says=self.says(),
            panel=PANEL,
            main=main,
            overview=overview,
            inset=main.edges(*inset.box) if inset else None,
            overview_name=_(OVERVIEW),
            frame=freeform((inset.frame,)) if inset and inset.frame else None,
            land=freeform(figure.context) if figure.context else None,
            overview_land=freeform(inset.context) if inset and inset.context else None,
            names=[self._name(one, main, point) for one in labels.names],
            scale=figure.scale,
            distance=distance(figure.scale.metres, _),
            point=point,
            small=round(NET * self.size * point, 1),
            territories=[self._territory(*each, main, overview) for each in shapes],
            labels=[self._label(one, main, point) for one in labels.labels],
        )

    def says(self) -> str:
        """Return the map in words, for those who do not see it."""
        return record_in_words(self.site, self.record)

    def _named(self, name: str) -> str:
        """Return the name of a shape: of two maps on a slide, with the record that it belongs to."""
        form = self.site.phrases.gettext("{name} — {record}") if self.suffix else "{name}"
        return form.format(name=name, record=self.suffix)

    def _mark(self, territory: str, *, label: bool = False) -> str:
        """Return the mark by which a deck is brought up to date; '' on a figure that is none of the atlas's views."""
        view = next((name for name, one in self.site.geometry.figures.items() if one is self.figure), None)
        if view is None:
            return ""
        return str(Mark(self.record.id, territory, self.site.language, view, label))

    def _territory(  # noqa: PLR0913, PLR0917
        self, place: TerritoryNames, cell: Cell, shape: Shape, small: Shape | None, main: View, overview: View
    ) -> dict[str, Any]:
        parts = [*self._parts(shape.islands, cell, main, 1)]
        parts += [*self._parts(small.islands, cell, overview, _SMALL)] if small else []
        return {
            "name": self._named(place.label),
            "label": place.label,
            "says": self.site.phrases.named(place.label, cell.phrase),
            "mark": self._mark(place.id),
            "box": Box.around(part.view.box(part.form) for part in parts) if parts else main.rect(0, 0, 0, 0),
            "parts": parts,
        }

    def _parts(self, islands: Sequence[Island], cell: Cell, view: View, factor: float) -> Iterable[Part]:
        """Yield a territory's shapes: an island each where it wears bands, else one for each width of outline."""
        atlas, symbol = self.site.atlas, cell.symbol
        if symbol.banded:
            for one in islands:
                line = stroke(one.span, symbol) * factor
                yield Part.of(view, one.rings, fill_of(symbol, atlas, times_on(one.span)), line)
            return
        drawn = sorted(((stroke(one.span, symbol), one.rings) for one in islands), key=lambda one: -one[0])
        for width, alike in groupby(drawn, key=lambda one: one[0]):
            rings = tuple(ring for _width, some in alike for ring in some)
            yield Part.of(view, rings, fill_of(symbol, atlas), width * factor)

    def _label(self, label: Label, main: View, point: float) -> dict[str, Any]:
        place = next(one for one in self.site.territory_names if one.id == label.territory)
        box = main.edges(*label.box)
        leader = dot = None
        if label.leader:
            x, y, to_x, to_y = label.leader
            leader = main.rect(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y))
            dot = main.rect(to_x - 1.5, to_y - 1.5, 3, 3)
        name = self.site.phrases.gettext("Label: {territory}").format(territory=place.label)
        return {
            "name": self._named(name),
            "mark": "" if self.bare else self._mark(label.territory, label=True),
            "lines": [
                (line.text, round((NAME if line.bold else OUTCOME) * self.size * point, 1), line.bold)
                for line in label.lines
            ],
            "align": {"start": "l", "middle": "ctr", "end": "r"}[label.align],
            "box": box,
            "around": Box.around([box, *([leader] if leader else [])]),
            "leader": leader,
            "dot": dot,
            "flip_x": bool(label.leader and label.leader[2] < label.leader[0]),
            "flip_y": bool(label.leader and label.leader[3] < label.leader[1]),
        }

    def _name(self, name: PlacedName, main: View, point: float) -> dict[str, Any]:
        return {
            "lines": [line.text for line in name.lines],
            "kind": "water" if name.kind in ("water", "sea") else name.kind,
            "box": main.edges(*name.box),
            "align": {"start": "l", "middle": "ctr", "end": "r"}[name.align],
            "size": round(letters(name.kind) * self.size * point, 1),
            "ground": LAND if name.kind == "land" else SEA,
            "dot": main.rect(name.dot[0] - 1.5, name.dot[1] - 1.5, 3, 3) if name.dot else None,
        }
