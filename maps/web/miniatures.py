"""Small maps of records: what they share is defined once in a page, and each has what its record says.

They are drawn in the view that the record's page opens with (``opening_view.py``), from the geometry of all pictures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from maps.geometry.figure import MINIATURE, Miniature, Shape
from maps.geometry.svg_path import svg_path
from maps.kit.templating import template
from maps.view.opening_view import opening_view
from maps.view.records import Record
from maps.view.site import Site
from maps.view.symbols import bands_id
from maps.web.web_site import Groups, grouped

_THINNER = 0.6  # how wide outlines are, of those in larger pictures


@dataclass(frozen=True)
class Layer:
    """The territories of a small map, or those of the overview in its corner.

    ``id`` begins the ids of what is defined of them; ``at`` is where their units begin.
    """

    id: str
    at: tuple[float, float]
    territories: list[Groups]


@dataclass(frozen=True)
class SmallMap:
    """A record's small map: the ground, and what is painted on it, as (what is defined, fill, dash)."""

    ground: str
    painted: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Miniatures:
    """The small maps of a site."""

    site: Site

    def defs(self) -> Markup:
        """Return what all of them share, as SVG to be defined once: the ground, on which nobody says anything."""
        made = template("web/miniatures.svg.j2").render(
            views=list(self._views.values()), svg_path=svg_path, size=MINIATURE, factor=_THINNER
        )
        return Markup(made)

    def maps(self, records: Sequence[Record]) -> list[SmallMap]:
        """Return the maps of one record, or of two in one view: that in which the page of the second one opens."""
        record, against = records[-1], records[0] if len(records) > 1 else None
        view = opening_view(record, against, list(self.site.territories), self.site.atlas.main_view)
        ground, _miniature, layers = self._views[view]
        return [SmallMap(ground, [one for layer in layers for one in _painted(layer, each)]) for each in records]

    @cached_property
    def _views(self) -> dict[str, tuple[str, Miniature, list[Layer]]]:
        """The id of each view's ground, its geometry and its layers; of two views that show the same, once."""
        found: dict[str, tuple[str, Miniature, list[Layer]]] = {}
        for name, one in self.site.geometry.miniatures.items():
            alike = next((view for view in found.values() if view[1] == one), None)
            layers = [Layer(f"{name[0]}m", (0, 0), _groups(one.shapes))]
            if one.overview:
                layers.append(Layer(f"{name[0]}o", one.overview.box[:2], _groups(one.overview.shapes)))
            found[name] = alike or (f"{name[0]}g", one, layers)
        return found


def _groups(shapes: Sequence[Shape]) -> list[Groups]:
    found = grouped(shapes)
    return [found[shape.id] for shape in shapes]


def _painted(layer: Layer, record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield what of a layer is painted: of what wears bands, each group of islands by itself."""
    for number, (groups, cell) in enumerate(zip(layer.territories, record.cells, strict=True)):
        own = f"{layer.id}{number}"
        if cell.silent or not groups:
            continue
        if cell.symbol.banded:
            for part, (times, _width) in enumerate(groups):
                yield f"{own}-{part}", bands_id(cell.symbol, times), cell.symbol.dash
        else:
            yield own, cell.symbol.id, cell.symbol.dash
