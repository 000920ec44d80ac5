"""The still picture of a comparison: one drawing, for print, for a page without script, and for slides.

Projected for the region, not cut out of a web map. It depends on geodata alone: words are laid out on it afterwards
(``still_labels.py``).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from maps.geometry.figure import OVERVIEW, OVERVIEW_RATIO, PANEL, Figure, Shape, Window
from maps.geometry.graticule import graticule
from maps.geometry.projection import Projected, View
from maps.geometry.rings import rings_in

_ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)  # kilometres that a scale bar may be
_BAR = 1 / 6  # of a panel's width, which a scale bar may be at most


def make_figure(atlas: Projected, shown: Sequence[str], *, inset: bool = True) -> Figure:
    """Draw the picture of some territories, by id; ``inset``: with an overview of all of them in the panel's corner."""
    window, everything = atlas.window(shown, PANEL[0] / PANEL[1]), list(atlas.territories)
    panel, small = View(window, PANEL[0]), View(atlas.window(everything, OVERVIEW_RATIO), OVERVIEW)
    kilometres = _round_distance((window[2] - window[0]) / 1000 * _BAR)
    return Figure(
        window,
        tuple(
            Shape(key, rings_in(panel, [t]), panel.point(atlas.anchors[key])) for key, t in atlas.territories.items()
        ),
        rings_in(panel, atlas.land),
        tuple(
            Shape(key, rings_in(small, [t]), small.point(atlas.anchors[key]), small.is_speck(t))
            for key, t in atlas.territories.items()
            if inset
        ),
        rings_in(small, atlas.land) if inset else (),
        round(OVERVIEW / OVERVIEW_RATIO, 1),
        _frame(window, small),
        graticule(atlas.bounds, panel, atlas.project, overview_corner(inset=inset)),
        kilometres,
        round(kilometres * 1000 * panel.scale, 1),
        {key: panel.point(at) for key, at in atlas.waters.items()},
    )


def overview_corner(*, inset: bool) -> shapely.Geometry:
    """Return the corner of the panel that the overview covers, in units; a point outside where there is none."""
    if not inset:
        return shapely.Point()
    return shapely.box(PANEL[0] - OVERVIEW - 8, PANEL[1] - OVERVIEW / OVERVIEW_RATIO - 8, *PANEL)


def _frame(window: Window, small: View) -> tuple[float, float, float, float]:
    """Return x, y, width and height of a panel's window on the overview, in units.

    What the panels show may reach beyond the overview, whose window is narrower: the frame stays within it.
    """
    corners = small.xy(np.array([[window[0], window[3]], [window[2], window[1]]]))
    (x, y), (right, bottom) = np.clip(corners, 0, [OVERVIEW, OVERVIEW / OVERVIEW_RATIO]).tolist()
    return round(x, 1), round(y, 1), round(right - x, 1), round(bottom - y, 1)


def _round_distance(kilometres: float) -> int:
    """Return the longest round number of kilometres that is not longer, one at least."""
    return max(step for step in _ROUND if step <= max(kilometres, 1))
