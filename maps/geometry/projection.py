"""An atlas on its region's own plane, and the windows of it that a picture shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from geodata import Geodata
from maps.geometry.figure import Point, Window

Project = Callable[[shapely.Geometry], shapely.Geometry]

_MARGIN = 0.05  # of the height or width, left free around what a window is to show
_SPECK = 6  # units: what spans less in a picture is seen as a dot


@dataclass(frozen=True)
class Projected:
    """An atlas on its plane: x, y in metres, y to the north. Made once, for every picture.

    Attributes
    ----------
    project
        The way there, from lon, lat in degrees.
    bounds
        West, south, east, north of all outlines, in degrees.
    territories, anchors
        Each territory's outlines, and where its label points, by id.
    land
        The land around.
    waters
        Where the names of seas and straits stand that may be shown from near, by id.
    """

    project: Project
    bounds: NDArray[np.float64]
    territories: dict[str, shapely.MultiPolygon]
    anchors: dict[str, shapely.Point]
    land: list[shapely.Polygon]
    waters: dict[str, shapely.Point]

    @classmethod
    def of(cls, geodata: Geodata) -> Projected:
        """Project an atlas's geodata."""
        bounds = shapely.total_bounds([outline.polygon for outline in geodata.outlines])
        project = region_plane(bounds)
        return cls(
            project,
            bounds,
            {
                key: shapely.MultiPolygon([project(o.polygon) for o in geodata.outlines if o.territory == key])
                for key in geodata.territories
            },
            {key: project(shapely.Point(territory.label)) for key, territory in geodata.territories.items()},
            [project(polygon) for polygon in geodata.context],
            {key: project(shapely.Point(water.at)) for key, water in geodata.waters.items() if water.shown != "far"},
        )

    @cached_property
    def islands(self) -> shapely.Geometry:
        """All territories as one shape."""
        return shapely.union_all([shapely.make_valid(territory) for territory in self.territories.values()])

    def window(self, territories: Sequence[str], ratio: float) -> Window:
        """Return the window of a width-to-height ratio in which some territories are seen, with a margin."""
        return window_around(shapely.total_bounds([self.territories[key] for key in territories]), ratio)


def region_plane(bounds: NDArray[np.float64]) -> Project:
    """Return a function from lon, lat geometries (degrees, WGS 84) to x, y in metres, y to the north.

    The plane is Lambert's azimuthal equal-area one on the middle of ``bounds``: west, south, east, north in degrees.
    """
    west, south, east, north = bounds
    crs = pyproj.CRS(
        f"+proj=laea +lat_0={(south + north) / 2:.1f} +lon_0={(west + east) / 2:.1f} +datum=WGS84 +units=m"
    )
    transformer = pyproj.Transformer.from_crs("OGC:CRS84", crs, always_xy=True)

    def project(geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(geometry, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1])))

    return project


def window_around(bounds: NDArray[np.float64], ratio: float) -> Window:
    """Return the window of a width-to-height ratio around some bounds (both in metres), with a margin."""
    west, south, east, north = (float(value) for value in bounds)
    width, height = (east - west) * (1 + 2 * _MARGIN), (north - south) * (1 + 2 * _MARGIN)
    width, height = max(width, height * ratio), max(height, width / ratio)
    x, y = (west + east) / 2, (south + north) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


class View:
    """A window of the plane, drawn ``width`` units wide; ``scale`` is units a metre, ``box`` the window in metres."""

    def __init__(self, window: Window, width: float) -> None:
        self.window, self.scale = window, width / (window[2] - window[0])
        self.box = shapely.box(*window)

    def xy(self, metres: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn positions, n by 2, in metres into units of the drawing, y downwards."""
        return (metres - [self.window[0], self.window[3]]) * [self.scale, -self.scale]

    def metres(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn positions in units of the drawing back into metres."""
        return xy / [self.scale, -self.scale] + [self.window[0], self.window[3]]

    def point(self, point: shapely.Point) -> Point:
        """Return a point of the plane in units, to a tenth."""
        x, y = self.xy(shapely.get_coordinates(point))[0]
        return round(float(x), 1), round(float(y), 1)

    def is_speck(self, geometry: shapely.Geometry) -> bool:
        """Say whether a shape of the plane is too small in this view to be seen."""
        west, south, east, north = geometry.bounds
        return bool(max(east - west, north - south) * self.scale < _SPECK)
