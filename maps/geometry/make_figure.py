"""The still picture of a comparison: one SVG drawing, for print, for a page without script, and for slides.

Projected for the region (Lambert azimuthal equal-area on the middle of the atlas), not cut out of a web map. Each
territory's path stands once in the definitions; both panels and both overviews use it with a fill of their own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from geodata import Geodata
from maps.geometry.figure import LETTER, OVERVIEW, PANEL, Figure, Shape, label_width, letters

_MARGIN = 0.05  # of the height or width, left free around what a panel shows
_MOST_MERIDIANS = 8
_LINE = 14.0  # height of a line of a label, in units


def make_figure(
    geodata: Geodata,
    main_view: list[str],
    labels: dict[str, list[str]],
    waters: dict[str, list[str]],
    *,
    inset: bool = True,
) -> Figure:
    """Project and lay out the picture.

    Parameters
    ----------
    geodata
        Outlines and context in lon, lat (degrees, WGS 84).
    main_view
        Ids of the territories that the panels show.
    labels
        The lines of each territory's label at their longest, by id: what room to leave.
    waters
        The names of each sea or strait that the panel may show, a line each, by id.
    inset
        Whether an overview of all territories stands in the panel's corner.
    """
    everything = shapely.total_bounds([outline.polygon for outline in geodata.outlines])
    project = _projection(everything)
    territories = {
        key: shapely.MultiPolygon([project(o.polygon) for o in geodata.outlines if o.territory == key])
        for key in geodata.territories
    }
    land = [project(polygon) for polygon in geodata.context]
    anchors = {key: project(shapely.Point(t.label)) for key, t in geodata.territories.items()}
    window = _window(shapely.total_bounds([territories[key] for key in main_view]), PANEL[0] / PANEL[1])
    whole = _window(shapely.total_bounds(list(territories.values())), 1.25)
    panel, small = _View(window, PANEL[0]), _View(whole, OVERVIEW)
    shapes = [Shape(key, panel.path([t]), panel.point(anchors[key]), None, False) for key, t in territories.items()]
    corner = shapely.box(PANEL[0] - OVERVIEW - 8, PANEL[1] - OVERVIEW / 1.25 - 8, *PANEL) if inset else shapely.Point()
    placed, taken = _place_labels(shapes, panel, territories, labels, corner)
    named = {key: panel.point(project(shapely.Point(geodata.waters[key].at))) for key in waters}
    # What the panels show may reach beyond the overview, whose window is narrower: the frame stays within it.
    corners = small.xy(np.array([[window[0], window[3]], [window[2], window[1]]]))
    (x, y), (right, bottom) = np.clip(corners, 0, [OVERVIEW, OVERVIEW / 1.25])
    kilometres = _round_distance((window[2] - window[0]) / 1000 / 6)
    return Figure(
        placed,
        panel.path(land),
        [
            Shape(k, small.path([t]), small.point(anchors[k]), None, small.is_speck(t))
            for k, t in territories.items()
            if inset
        ],
        small.path(land) if inset else "",
        round(OVERVIEW / 1.25, 1),
        (round(x, 1), round(y, 1), round(right - x, 1), round(bottom - y, 1)),
        _graticule(everything, panel, project, corner),
        kilometres,
        round(kilometres * 1000 * panel.scale, 1),
        {key: at for key, at in named.items() if _has_room(at, waters[key], taken)},
    )


class _View:
    """A window of the projected plane (west, south, east, north in metres), drawn ``width`` units wide."""

    def __init__(self, window: tuple[float, float, float, float], width: float) -> None:
        self.window, self.scale = window, width / (window[2] - window[0])
        self.box = shapely.box(*window)

    def xy(self, metres: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn metres into units of the drawing, y downwards."""
        return (metres - [self.window[0], self.window[3]]) * [self.scale, -self.scale]

    def metres(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn units of the drawing back into metres."""
        return xy / [self.scale, -self.scale] + [self.window[0], self.window[3]]

    def point(self, point: shapely.Point) -> tuple[float, float]:
        x, y = self.xy(shapely.get_coordinates(point))[0]
        return round(float(x), 1), round(float(y), 1)

    def is_speck(self, geometry: shapely.Geometry) -> bool:
        west, south, east, north = geometry.bounds
        return bool(max(east - west, north - south) * self.scale < 6)  # noqa: PLR2004 - units

    def path(self, geometries: Iterable[shapely.Geometry]) -> str:
        """Return the SVG path of what the window shows, in tenths of a unit, less what no eye can tell apart."""
        shown = [shapely.intersection(shapely.make_valid(geometry), self.box) for geometry in geometries]
        simple = shapely.simplify(shown, 0.45 / self.scale)
        parts = []
        for polygon in shapely.get_parts(simple):
            if polygon.geom_type != "Polygon":
                continue
            for ring in (polygon.exterior, *polygon.interiors):
                tenths = np.round(self.xy(shapely.get_coordinates(ring)[:-1]) * 10).astype(int)
                steps = np.diff(tenths, axis=0)
                steps = steps[np.any(steps != 0, axis=1)]
                if len(steps) > 1:
                    parts.append(f"M{_pairs(tenths[:1])}l{_pairs(steps)}z")
        return "".join(parts)


def _pairs(tenths: NDArray[np.int64]) -> str:
    """Return x and y pairs as SVG numbers: '12.5-3 .4.7' and no character more."""
    numbers = " ".join(re.sub(r"^(-?)0\.", r"\1.", f"{value / 10:g}") for value in tenths.flat)
    return re.sub(r"(?<=\.\d) (?=\.)", "", numbers).replace(" -", "-")


def _projection(bounds: NDArray[np.float64]) -> Any:
    """Return a function from lon, lat geometries to metres on the region's own plane."""
    west, south, east, north = bounds
    crs = pyproj.CRS(
        f"+proj=laea +lat_0={(south + north) / 2:.1f} +lon_0={(west + east) / 2:.1f} +datum=WGS84 +units=m"
    )
    transformer = pyproj.Transformer.from_crs("OGC:CRS84", crs, always_xy=True)

    def project(geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(geometry, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1])))

    return project


def _window(bounds: NDArray[np.float64], ratio: float) -> tuple[float, float, float, float]:
    """Return the window of a width-to-height ratio around some bounds, with a margin."""
    west, south, east, north = (float(value) for value in bounds)
    width, height = (east - west) * (1 + 2 * _MARGIN), (north - south) * (1 + 2 * _MARGIN)
    width, height = max(width, height * ratio), max(height, width / ratio)
    x, y = (west + east) / 2, (south + north) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _round_distance(kilometres: float) -> int:
    """Return the longest of 1, 2, 5, 10 … kilometres that is not longer."""
    steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
    return max(step for step in steps if step <= max(kilometres, 1))


def _graticule(
    bounds: NDArray[np.float64], panel: _View, project: Any, corner: Any
) -> list[tuple[str, str, float, float]]:
    """Return the meridians and parallels that the panel shows, of whole degrees or as many as there is room for.

    Each comes with its label at the edge, '' where that would be cut off or hidden.
    """
    west, south, east, north = (int(np.floor(value)) for value in bounds)
    width = (panel.window[2] - panel.window[0]) / 111_000 / np.cos(np.radians((bounds[1] + bounds[3]) / 2))
    step = next((step for step in (1, 2, 5) if width / step < _MOST_MERIDIANS), 10)
    spans = np.linspace(0, 1, 25)
    meridians = [
        (f"{abs(lon)}°{'E' if lon >= 0 else 'W'}", [(lon, south - 2 + (north - south + 5) * s) for s in spans], 1)
        for lon in range((west - 1) // step * step, east + 3, step)
    ]
    parallels = [
        (f"{abs(lat)}°{'N' if lat >= 0 else 'S'}", [(west - 3 + (east - west + 7) * s, lat) for s in spans], 0)
        for lat in range((south - 1) // step * step, north + 3, step)
    ]
    found = []
    for text, positions, axis in meridians + parallels:
        shown = panel.box.intersection(project(shapely.LineString(positions)))
        if shown.is_empty or shown.geom_type != "LineString":
            continue
        xy = np.round(panel.xy(shapely.get_coordinates(shapely.simplify(shown, 0.1 / panel.scale))), 1)
        edge = xy[np.argmax(xy[:, 1])] if axis else xy[np.argmin(xy[:, 0])]
        on_edge = edge[1] > PANEL[1] - 2 if axis else edge[0] < 2  # noqa: PLR2004 - units from the edge
        if on_edge:
            path = "M" + "L".join(f"{x:g} {y:g}" for x, y in xy.tolist())
            x, y = map(float, edge)
            label = shapely.box(x + 3, y - 13, x + 3 + letters(text) * LETTER, y - 3)
            clear = shapely.box(0, 0, *PANEL).contains(label) and not label.intersects(corner)
            found.append((path, text if clear else "", x, y))
    return found


def _place_labels(
    shapes: list[Shape], panel: _View, territories: dict[str, Any], labels: dict[str, list[str]], corner: Any
) -> tuple[list[Shape], list[Any]]:
    """Give each territory whose anchor the panel shows a place for its label, off the islands and off each other.

    Return the shapes, and the boxes that are taken now.
    """
    islands = shapely.union_all([shapely.make_valid(territory) for territory in territories.values()])
    taken = [corner, shapely.box(0, PANEL[1] - 22, 120, PANEL[1])]  # the overview and the scale bar
    room = shapely.box(2, 2, PANEL[0] - 2, PANEL[1] - 16)
    placed = []
    for shape in shapes:
        x, y = shape.anchor
        if not (0 < x < PANEL[0] and 0 < y < PANEL[1]) or not shape.path:
            placed.append(shape)
            continue
        width, height = label_width(labels[shape.id]), len(labels[shape.id]) * _LINE + 4
        best: tuple[float, float, float, Any] | None = None
        for distance, angle in itertools.product((12, 24, 40, 60, 85, 115), np.arange(16) * np.pi / 8 + np.pi / 4):
            cx = float(x + np.cos(angle) * (distance + width / 2))
            cy = float(y + np.sin(angle) * (distance + height / 2))
            box = shapely.box(cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2)
            if not room.contains(box) or any(box.intersects(other) for other in taken):
                continue
            metres = shapely.transform(box, panel.metres)
            cost = distance + 400 * islands.intersection(metres).area / metres.area
            if best is None or cost < best[0]:
                best = (cost, cx, cy, box)
        if best:
            taken.append(best[3])
        where = (round(best[1], 1), round(best[2], 1)) if best else None
        placed.append(Shape(shape.id, shape.path, shape.anchor, where, False))
    return placed, taken


def _has_room(at: tuple[float, float], lines: list[str], taken: list[Any]) -> bool:
    x, y = at
    half = max(map(letters, lines)) * LETTER * 0.45
    box = shapely.box(x - half, y - 12, x + half, y + 12 * (len(lines) - 1) + 4)
    return shapely.box(0, 0, *PANEL).contains(box) and not any(box.intersects(other) for other in taken)
