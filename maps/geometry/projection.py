"""An atlas on a plane of its own, and the windows of it that a picture shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from geodata import Geodata
from maps.geometry.figure import Point, Window

_MARGIN = 0.05  # of the height or width, left free around what a window is to show
_SPECK = 6  # units: what spans less in a picture is seen as a dot


@dataclass(frozen=True)
class Plane:
    """Lambert's azimuthal equal-area plane on a middle: x, y in metres, y to the north."""

    transformer: pyproj.Transformer

    @classmethod
    def around(cls, bounds: NDArray[np.float64]) -> Plane:
        """Return the plane on the middle of some bounds: west, south, east, north in degrees, WGS 84."""
        west, south, east, north = bounds
        crs = pyproj.CRS(
            f"+proj=laea +lat_0={(south + north) / 2:.1f} +lon_0={(west + east) / 2:.1f} +datum=WGS84 +units=m"
        )
        return cls(pyproj.Transformer.from_crs("OGC:CRS84", crs, always_xy=True))

    def __call__(self, geometry: shapely.Geometry) -> shapely.Geometry:
        """Return a geometry, lon, lat in degrees, on the plane."""
        return self._through(geometry, "FORWARD")

    def degrees(self, geometry: shapely.Geometry) -> shapely.Geometry:
        """Return a geometry of the plane in lon, lat."""
        return self._through(geometry, "INVERSE")

    def _through(self, geometry: shapely.Geometry, way: str) -> shapely.Geometry:
        return shapely.transform(
            geometry, lambda xy: np.column_stack(self.transformer.transform(xy[:, 0], xy[:, 1], direction=way))
        )


@dataclass(frozen=True)
class Projected:
    """An atlas on the plane that suits what a picture shows of it. Made once, for every language.

    Attributes
    ----------
    plane
        The way there, from lon, lat in degrees, and back.
    bounds
        West, south, east, north of all outlines, in degrees.
    territories, anchors
        Each territory's outlines, and where its label points, by id.
    land
        The land around.
    waters, places
        Where the names of seas and straits, and of land and places, stand, by id.
    """

    plane: Plane
    bounds: NDArray[np.float64]
    territories: dict[str, shapely.MultiPolygon]
    anchors: dict[str, shapely.Point]
    land: list[shapely.Polygon]
    waters: dict[str, shapely.Point]
    places: dict[str, shapely.Point]

    @classmethod
    def of(cls, geodata: Geodata, shown: Iterable[str]) -> Projected:
        """Project an atlas's geodata for a picture of some territories, by id."""
        shown = set(shown)
        plane = Plane.around(shapely.total_bounds([o.polygon for o in geodata.outlines if o.territory in shown]))
        return cls(
            plane,
            shapely.total_bounds([outline.polygon for outline in geodata.outlines]),
            {
                key: shapely.MultiPolygon([plane(o.polygon) for o in geodata.outlines if o.territory == key])
                for key in geodata.territories
            },
            {key: plane(shapely.Point(territory.label)) for key, territory in geodata.territories.items()},
            [plane(polygon) for polygon in geodata.context],
            {key: plane(shapely.Point(water.at)) for key, water in geodata.waters.items()},
            {key: plane(shapely.Point(place.at)) for key, place in geodata.places.items()},
        )

    @cached_property
    def whole(self) -> dict[str, shapely.Geometry]:
        """Each territory as a valid shape."""
        return {key: shapely.make_valid(territory) for key, territory in self.territories.items()}

    def window(self, territories: Sequence[str], ratio: float) -> Window:
        """Return the window of a width-to-height ratio in which some territories are seen, with a margin."""
        return window_around(shapely.total_bounds([self.territories[key] for key in territories]), ratio)


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
