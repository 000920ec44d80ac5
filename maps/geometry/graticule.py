"""The meridians and parallels of a picture."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from maps.geometry.figure import PANEL, GridLine
from maps.geometry.projection import Plane, View

_MOST_MERIDIANS = 8
_POLE = 90  # degrees
_METRES_PER_DEGREE = 111_000
_EDGE = 2  # units: a line that ends as near as this to an edge is named there


def graticule(bounds: NDArray[np.float64], panel: View, project: Plane) -> tuple[GridLine, ...]:
    """Return the meridians and parallels that a panel shows, of whole degrees or as many as there is room for.

    ``bounds`` are west, south, east, north in degrees, around which there are lines; ``project`` leads from degrees to
    the panel's plane.
    """
    west, south, east, north = (int(np.floor(value)) for value in bounds)
    metres = panel.window[2] - panel.window[0]
    width = metres / _METRES_PER_DEGREE / np.cos(np.radians((bounds[1] + bounds[3]) / 2))
    step = next((step for step in (1, 2, 5) if width / step < _MOST_MERIDIANS), 10)
    spans = np.linspace(0, 1, 25)
    meridians = [
        (_named(lon), [(lon, min(max(south - 2 + (north - south + 5) * s, -_POLE), _POLE)) for s in spans], True)
        for lon in range((west - 1) // step * step, east + 3, step)
    ]
    parallels = [
        (f"{abs(lat)}°{'N' if lat >= 0 else 'S'}", [(west - 3 + (east - west + 7) * s, lat) for s in spans], False)
        for lat in range((south - 1) // step * step, north + 3, step)
        if -_POLE < lat < _POLE
    ]
    found = []
    for degrees, positions, upright in meridians + parallels:
        shown = panel.box.intersection(project(shapely.LineString(positions)))
        if shown.is_empty or shown.geom_type != "LineString":
            continue
        line = np.round(panel.xy(shapely.get_coordinates(shapely.simplify(shown, 0.1 / panel.scale))), 1)
        edge = line[np.argmax(line[:, 1])] if upright else line[np.argmin(line[:, 0])]
        x, y = edge.tolist()
        if y > PANEL[1] - _EDGE if upright else x < _EDGE:
            label = shapely.box(x + 3, y - 14, x + 40, y - 3)
            clear = shapely.box(0, 0, *PANEL).contains(label)
            found.append(GridLine(tuple((a, b) for a, b in line.tolist()), degrees if clear else "", (x, y)))
    return tuple(found)


def _named(lon: int) -> str:
    """Return a longitude in words, also one that runs on through the 180th meridian."""
    lon = (lon + 179) % 360 - 179
    return f"{abs(lon)}°{'E' if lon >= 0 else 'W'}"
