"""The still picture of a comparison: one drawing, for print, for a page without script, and for slides.

Projected for what it shows, not cut out of a web map. It depends on geodata alone: words are laid out on it afterwards
(``still_labels.py``).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from geodata import Geodata
from maps.geometry.corners import bar_of, furnished, with_overview
from maps.geometry.figure import (
    MINIATURE,
    OVERVIEW_RATIO,
    PANEL,
    Figure,
    Miniature,
    Overview,
    Rectangle,
    Ring,
    Scale,
    Shape,
    Spot,
)
from maps.geometry.graticule import graticule
from maps.geometry.projection import Projected, View
from maps.geometry.rings import dot, islands_in, ring_of, rings_in

_DOT, _SMALL_DOT = 3.0, 2.4  # radius of what would be a speck, in a panel and on an overview
_STEP, _MOST = 16.0, 40  # units between places where the name of land may stand, and how many there are
_FRAME = 8  # positions a side of the part shown, which is no rectangle on another plane


def make_figure(geodata: Geodata, atlas: Projected, shown: Sequence[str], everything: Projected | None) -> Figure:
    """Draw the picture of some territories, by id; ``everything``: what an overview of all of them is drawn from."""
    window = atlas.window(shown, PANEL[0] / PANEL[1])
    window, overview, scale = furnished(atlas, window, inset=bool(everything))
    panel, land = View(window, PANEL[0]), shapely.union_all([shapely.make_valid(one) for one in atlas.land])
    metres, length = bar_of(panel)
    return Figure(
        window,
        _shapes(panel, atlas, _DOT),
        rings_in(panel, atlas.land),
        _overview(overview, atlas, window, everything) if overview and everything else None,
        graticule(atlas.bounds, panel, atlas.plane),
        Scale(metres, length, scale),
        {
            key: Spot((panel.point(at),))
            for key, at in atlas.waters.items()
            if panel.box.contains(at) and geodata.waters[key].shown in ("always", "close" if everything else "far")
        },
        {
            key: Spot(spots)
            for key, at in atlas.places.items()
            if (spots := _spots(panel, at, land, wide=geodata.places[key].kind == "land"))
        },
    )


def _shapes(view: View, atlas: Projected, radius: float) -> tuple[Shape, ...]:
    """Return the territories as a view shows them; one that is a speck in it is a dot."""
    found = []
    for key, territory in atlas.territories.items():
        islands = islands_in(view, [territory])
        if view.is_speck(territory) and view.box.contains(atlas.anchors[key]):
            islands = (dot(view.point(atlas.anchors[key]), radius),)
        found.append(Shape(key, islands))
    return tuple(found)


def _overview(box: Rectangle, atlas: Projected, window: tuple[float, ...], everything: Projected) -> Overview:
    """Draw all territories for a box of the panel, with the frame of the panel's window.

    What the panel shows may reach beyond the overview, whose window is narrower: the frame stays within it.
    """
    small = View(everything.window(list(everything.territories), OVERVIEW_RATIO), box[2] - box[0])
    edge = shapely.segmentize(shapely.box(*window), (window[2] - window[0]) / _FRAME)
    frame = shapely.intersection(everything.plane(atlas.plane.degrees(edge)), small.box)
    ring: Ring = ring_of(small.xy(shapely.get_coordinates(frame)[:-1])) if frame.geom_type == "Polygon" else ()
    return Overview(box, _shapes(small, everything, _SMALL_DOT), rings_in(small, everything.land), ring)


def make_miniature(atlas: Projected, shown: Sequence[str], everything: Projected | None) -> Miniature:
    """Draw the small map of some territories, by id; ``everything``: what an overview of all is drawn from."""
    window, overview = atlas.window(shown, MINIATURE[0] / MINIATURE[1]), None
    if everything:
        window, box = with_overview(atlas, window)
        overview = _overview(box, atlas, window, everything)
    small = View(window, MINIATURE[0])
    return Miniature(_shapes(small, atlas, _SMALL_DOT), rings_in(small, atlas.land), overview)


def _spots(view: View, at: shapely.Point, land: shapely.Geometry, *, wide: bool) -> tuple[tuple[float, float], ...]:
    """Return where a name may stand: its point; that of land wherever land is seen, furthest from the coast first.

    ``wide``: the name is one of land. What is out of view is named nowhere.
    """
    if not wide:
        return (view.point(at),) if view.box.contains(at) else ()
    own = [one for one in shapely.get_parts(land) if one.dwithin(at, 1)]
    seen = shapely.union_all([one.intersection(view.box) for one in own])
    x, y = (np.arange(_STEP / 2, edge, _STEP) for edge in PANEL)
    grid = shapely.points(view.metres(np.column_stack([each.ravel() for each in np.meshgrid(x, y)])))
    inside = grid[shapely.contains(seen, grid)] if not seen.is_empty else grid[:0]
    depth = shapely.distance(inside, seen.boundary) if len(inside) else np.empty(0)
    best = inside[np.argsort(-depth, kind="stable")][:_MOST]
    return tuple(view.point(spot) for spot in ([at, *best] if view.box.contains(at) else best))
