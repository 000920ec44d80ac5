"""Maps for the tests of label layout: an atlas, projected as pages and pictures do, and measured labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pyproj
import shapely
from PIL import ImageFont

from geodata import Geodata
from maps.geometry.label_layout import forms
from maps.kit.fonts import font_files

Project = Callable[[shapely.Geometry], shapely.Geometry]
_UNITS = 100  # em at which a font is measured


@dataclass(frozen=True)
class Panel:
    """A map's size in px, and the size of its names' letters."""

    width: int
    height: int
    em: float


# One map of the page at these window sizes.
PANELS = {
    "1280x720": Panel(616, 430, 15),
    "1920x1080": Panel(760, 780, 15),
    "768x1024": Panel(366, 420, 15),
    "390x844": Panel(358, 400, 15),
    "embed 960x540": Panel(470, 400, 14),
    "embed 600x400": Panel(290, 280, 12),
}
PICTURES = {"still": Panel(552, 400, 12), "slide": Panel(1290, 1080, 36)}


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_files()[bold]), _UNITS)


@cache
def text_width(text: str, bold: bool) -> float:
    """Return a text's width in the size of its letters."""
    return _font(bold).getlength(text) / _UNITS


def written(names: Iterable[tuple[str, str, str]], em: float) -> list[list[dict[str, Any]]]:
    """Return the forms of labels, measured for names of ``em`` px."""
    found = [forms(*each) for each in names]
    for form in [form for each in found for form in each]:
        wide = [text_width(line, True) * em for line in form["name"]]
        wide += [text_width(line, False) * em * 14 / 15 for line in form["outcome"]]
        form["width"] = math.ceil(max(wide)) + 2
        form["height"] = math.ceil((len(form["name"]) * 1.2 + len(form["outcome"]) * 1.15) * em)
    return found


def mercator(geometry: shapely.Geometry) -> shapely.Geometry:
    """Project to Mercator's plane, in degrees at the equator."""

    def to_plane(xy: Any) -> Any:
        return np.column_stack([xy[:, 0], np.degrees(np.arctanh(np.sin(np.radians(xy[:, 1]))))])

    return shapely.transform(geometry, to_plane)


def equal_area(bounds: Any) -> Project:
    """Return the projection of pictures of what lies within some bounds (lon, lat)."""
    west, south, east, north = bounds
    crs = pyproj.CRS(f"+proj=laea +lat_0={(south + north) / 2:.1f} +lon_0={(west + east) / 2:.1f} +datum=WGS84")
    turn = pyproj.Transformer.from_crs("OGC:CRS84", crs, always_xy=True)
    return lambda geometry: shapely.transform(geometry, lambda xy: np.column_stack(turn.transform(xy[:, 0], xy[:, 1])))


def rings(geometry: shapely.Geometry, window: Any, panel: Panel, digits: int = 0) -> list[list[float]]:
    """Return a projected geometry's rings in px of a panel that shows ``window``, as pages trace them."""
    west, south, east, north = window
    scale = min(panel.width / (east - west), panel.height / (north - south))
    left = (west + east) / 2 - panel.width / 2 / scale
    top = (south + north) / 2 + panel.height / 2 / scale
    found = []
    for polygon in shapely.get_parts(geometry):
        for ring in (polygon.exterior, *polygon.interiors):
            xy = np.round((shapely.get_coordinates(ring)[:-1] - [left, top]) * [scale, -scale], digits)
            kept = np.append(True, np.any(np.diff(xy, axis=0) != 0, axis=1))
            found.append(xy[kept].ravel().tolist())
    return found


@dataclass(frozen=True)
class Projected:
    """An atlas's territories and land on one plane."""

    territories: dict[str, shapely.Geometry]
    context: shapely.Geometry

    @classmethod
    def of(cls, geodata: Geodata, project: Project = mercator) -> Projected:
        """Project an atlas."""
        territories = {
            key: project(shapely.MultiPolygon([o.polygon for o in geodata.outlines if o.territory == key]))
            for key in geodata.territories
        }
        return cls(territories, project(shapely.MultiPolygon(geodata.context)))

    def window(self, shown: Iterable[str]) -> Any:
        """Return the bounds of some territories, with a margin."""
        west, south, east, north = shapely.total_bounds([self.territories[key] for key in shown])
        x, y = (east - west) * 0.06, (north - south) * 0.06
        return west - x, south - y, east + x, north + y

    def view(
        self, panel: Panel, shown: Iterable[str], labels: list[list[dict[str, Any]]], window: Any = None
    ) -> dict[str, Any]:
        """Return what the layout is given: the territories of a panel, with their forms; scale bar and buttons."""
        window, em = window if window is not None else self.window(shown), panel.em
        scale_bar = [6, panel.height - 1.6 * em, 6 + 7 * em, panel.height - 0.2 * em]
        buttons = [6, 6, 2.2 * em, 6 + 4 * em]
        return {
            "width": panel.width,
            "height": panel.height,
            "em": em,
            "territories": [
                {"id": key, "rings": rings(shape, window, panel), "forms": each}
                for (key, shape), each in zip(self.territories.items(), labels, strict=True)
            ],
            "obstacles": [scale_bar, buttons],
            "context": rings(self.context, window, panel),
        }


def plain_view(width: int, height: int, shapes: dict[str, shapely.Geometry], words: str = "to Japan") -> dict[str, Any]:
    """Return what the layout is given of shapes that are in px already, each named after its id."""
    labels = written([(f"{key} Island", words, str(number)) for number, key in enumerate(shapes, 1)], 15)
    return {
        "width": width,
        "height": height,
        "territories": [
            {
                "id": key,
                "rings": [
                    shapely.get_coordinates(ring)[:-1].ravel().tolist()
                    for polygon in shapely.get_parts(shape)
                    for ring in (polygon.exterior, *polygon.interiors)
                ],
                "forms": each,
            }
            for (key, shape), each in zip(shapes.items(), labels, strict=True)
        ],
    }
