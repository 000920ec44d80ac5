"""One map of a slide, in native shapes: the still picture's geometry, placed anywhere on a slide at any size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from maps.geometry.figure import OVERVIEW, PANEL, TENTHS, Figure, Point, Shape, label_width
from maps.geometry.prepared import StillLabels
from maps.kit.templating import template
from maps.slides.fills import fill_of
from maps.slides.freeforms import EMU, Freeform, freeform
from maps.view.records import Cell, Record
from maps.view.site import Site, TerritoryNames

_EDGE = 6  # units between the overview and the map's right and lower edges
_LABEL = 32  # units: height of a label of two lines
_BARE = 1.2  # how much larger a label of a name alone is
_BOLD = 1.15  # how much wider a bold one may come out in another font


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

    def box(self, form: Freeform) -> Box:
        """Return a freeform's box."""
        return self.rect(*(value / TENTHS for value in (form.x, form.y, form.width, form.height)))


@dataclass(frozen=True)
class Map:
    """What a map shows and where: ``box`` in EMU, in the panel's proportions.

    ``figure`` is what it is drawn from, ``labels`` where its labels stand. ``levels`` has a letter a territory, 'c'
    where what is done with it differs from the map beside. ``suffix`` goes behind the names of shapes where a slide has
    more maps than one; ``bare``: labels are names alone.
    """

    site: Site
    figure: Figure
    labels: StillLabels
    record: Record
    box: Box
    levels: str = ""
    suffix: str = ""
    bare: bool = False

    def xml(self, new: Callable[[], int], lang: str, tiles: Mapping[str, str]) -> str:
        """Return the shapes as children of a ``p:spTree``; ``new`` returns an id that no shape of the slide has.

        ``tiles`` has the relationships of the slide to pictures of symbols, by the symbols' ids.
        """
        _ = self.site.phrases.gettext
        figure, scale = self.figure, self.box.width / PANEL[0]
        main = View(self.box.x, self.box.y, scale)
        inset = (OVERVIEW, figure.overview_height)
        overview = View(
            main.x + (PANEL[0] - inset[0] - _EDGE) * scale, main.y + (PANEL[1] - inset[1] - _EDGE) * scale, scale
        )
        point = scale / EMU  # of a unit
        inner: Sequence[Shape | None] = figure.overview or [None] * len(figure.shapes)
        shapes = zip(self.site.territory_names, self.record.cells, figure.shapes, inner, strict=True)
        pieces = [(*each, self.levels[number : number + 1] == "c") for number, each in enumerate(shapes)]
        placed = self.labels.territories
        return template("slides/slide_map.xml.j2", self.site.language).render(
            new=new,
            lang=lang,
            tiles=tiles,
            name=_named(_("Map"), self.suffix),
            says=self.says(),
            panel=PANEL,
            main=main,
            overview=overview,
            inset=inset if figure.overview else None,
            frame=figure.frame,
            land=freeform(figure.context) if figure.context else None,
            overview_land=freeform(figure.overview_context) if figure.overview_context else None,
            waters=[(self.site.names(self.site.waters[key]), *at) for key, at in self.labels.waters.items()],
            bar=figure.bar,
            kilometres=f"{figure.kilometres} {_('km')}",
            small=round(10.5 * point, 1),
            size=round(12 * point * (_BARE if self.bare else 1), 1),
            territories=[self._territory(*piece, main, overview) for piece in pieces],
            labels=[
                self._label(place, cell, shape.anchor, placed[shape.id], changed, main)
                for place, cell, shape, _small, changed in pieces
                if shape.id in placed
            ],
        )

    def says(self) -> str:
        """Return the map in words, for those who do not see it."""
        rows = zip(self.site.territory_names, self.record.cells, strict=True)
        said = "; ".join(f"{place.label}: {cell.phrase}" for place, cell in rows)
        return f"{self.record.title} ({self.record.date}). {said}."

    def _territory(  # noqa: PLR0913, PLR0917
        self,
        place: TerritoryNames,
        cell: Cell,
        shape: Shape,
        small: Shape | None,
        changed: bool,
        main: View,
        overview: View,
    ) -> dict[str, Any]:
        form = freeform(shape.rings) if shape.rings else None
        inset = freeform(small.rings) if small and small.rings else None
        dot = small.anchor if small and small.small else None
        boxes = [view.box(each) for view, each in ((main, form), (overview, inset)) if each]
        fill = fill_of(cell.symbol, self.site.atlas)
        boxes += [overview.rect(dot[0] - 2.4, dot[1] - 2.4, 4.8, 4.8)] if dot else []
        return {
            "name": _named(place.label, self.suffix),
            "label": place.label,
            "says": f"{place.label}: {cell.phrase}",
            "box": Box.around(boxes),
            "form": form,
            "inset": inset,
            "dot": dot,
            "fill": fill,
            "changed": changed,
            # Dashes grow with the line: a thick one has short ones.
            "dash": "sysDash" if changed and fill.dash == "dash" else fill.dash,
        }

    def _label(  # noqa: PLR0913, PLR0917
        self, place: TerritoryNames, cell: Cell, anchor: Point, at: Point, changed: bool, main: View
    ) -> dict[str, Any]:
        _ = self.site.phrases.gettext
        (x, y), (to_x, to_y) = anchor, at
        title = f"≠ {place.label}" if changed else place.label
        width, height = label_width([title, cell.label]) * _BOLD, float(_LABEL)
        if self.bare:
            width, height = label_width([title]) * _BARE * _BOLD, _LABEL / 2
            to_x = min(max(to_x, width / 2 + 2), PANEL[0] - width / 2 - 2)
        leader = main.rect(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y))
        box = main.rect(to_x - width / 2, to_y - height / 2, width, height)
        name = _("Label: {territory}").format(territory=place.label)
        return {
            "name": _named(name, self.suffix),
            "title": title,
            "words": "" if self.bare else cell.label,
            "box": box,
            "around": Box.around([box, leader]),
            "leader": leader,
            "flip_x": to_x < x,
            "flip_y": to_y < y,
        }


def _named(name: str, suffix: str) -> str:
    return f"{name} — {suffix}" if suffix else name
