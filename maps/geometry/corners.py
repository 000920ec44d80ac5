"""Where overview and scale bar stand in a panel: on no territory, and on as little land as may be."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import shapely

from maps.geometry.figure import MINIATURE, OVERVIEW_RATIO, PANEL, Point, Rectangle, Window
from maps.geometry.projection import Projected, View

_OVERVIEWS = (150.0, 130.0, 110.0)  # widths in units, the best first
_SMALL_OVERVIEWS = (84.0, 74.0, 64.0)  # those in a miniature
_EDGE = 6.0  # units between the panel's edge and what stands in its corners
_APART = 5.0  # units between it and a territory
_WORDS = 56.0  # units that the words beside a scale bar take at most
_BAR_HEIGHT = 20.0
_ROUND = [digit * 10**power for power in range(1, 7) for digit in (1, 2, 5)]  # metres that a scale bar may be
_BAR = 1 / 6  # of a panel's width, which a scale bar may be at most
_WIDER = 1.1  # how much wider a window is made, time and again, until there is room


def furnished(atlas: Projected, window: Window, *, inset: bool) -> tuple[Window, Rectangle | None, Rectangle]:
    """Return a window, the boxes of overview and scale bar in it; it is made wider until neither covers a territory."""
    while True:
        view = View(window, PANEL[0])
        bar = bar_of(view)[1] + _WORDS
        territories, land = _seen(view, atlas.whole.values()), _seen(view, atlas.land)
        overview = _best(_overviews(_OVERVIEWS, PANEL), territories, land) if inset else None
        taken = shapely.union_all([territories, shapely.box(*overview)]) if overview else territories
        scale = _best(list(_corners(bar, _BAR_HEIGHT, PANEL)), taken, land)
        if scale and (overview or not inset):
            return window, overview, scale
        window = _wider(window)


def with_overview(atlas: Projected, window: Window) -> tuple[Window, Rectangle]:
    """Return a miniature's window, and the box of the overview in it, likewise."""
    while True:
        view = View(window, MINIATURE[0])
        seen = _seen(view, atlas.whole.values()), _seen(view, atlas.land)
        if box := _best(_overviews(_SMALL_OVERVIEWS, MINIATURE), *seen):
            return window, box
        window = _wider(window)


def bar_of(view: View) -> tuple[int, float]:
    """Return the longest round distance that a scale bar may be, in metres, and its length in a view."""
    most = (view.window[2] - view.window[0]) * _BAR
    metres = max((step for step in _ROUND if step <= most), default=_ROUND[0])
    return metres, round(metres * view.scale, 1)


def _overviews(widths: Iterable[float], size: Point) -> list[Rectangle]:
    return [place for width in widths for place in _corners(width, width / OVERVIEW_RATIO, size)]


def _corners(width: float, height: float, size: Point) -> Iterator[Rectangle]:
    """Yield boxes along the edges of a picture of some size, the best first: corners, then what lies between them."""
    right, bottom = size[0] - _EDGE - width, size[1] - _EDGE - height
    middles = [(right / 2, bottom), (right / 2, _EDGE), (_EDGE, bottom / 2), (right, bottom / 2)]
    for left, top in [(_EDGE, bottom), (right, bottom), (_EDGE, _EDGE), (right, _EDGE), *middles]:
        yield round(left, 1), round(top, 1), round(left + width, 1), round(top + height, 1)


def _best(places: Sequence[Rectangle], territories: shapely.Geometry, land: shapely.Geometry) -> Rectangle | None:
    """Return the place on no territory that covers least of the land; None where all lie on one."""
    free = [place for place in places if not territories.dwithin(shapely.box(*place), _APART)]
    widest = next((list(group) for _width, group in itertools.groupby(free, lambda one: round(one[2] - one[0]))), [])
    return min(widest, key=lambda place: round(land.intersection(shapely.box(*place)).area, -2), default=None)


def _seen(view: View, geometries: Iterable[shapely.Geometry]) -> shapely.Geometry:
    """Return what a view shows of some shapes, in units."""
    shown = [shapely.intersection(shapely.make_valid(one), view.box) for one in geometries]
    return shapely.transform(shapely.union_all(shown), view.xy)


def _wider(window: Window) -> Window:
    west, south, east, north = window
    x, y = (east - west) * (_WIDER - 1) / 2, (north - south) * (_WIDER - 1) / 2
    return west - x, south - y, east + x, north + y
