"""Preparing the geometry of an atlas: projected for each view, drawn once for all languages.

This brings large libraries along; what it makes (``prepared.py``) needs none, and is kept from build to build.
"""

from __future__ import annotations

from collections.abc import Sequence

from geodata import Geodata
from maps.geometry.make_figure import make_figure, make_miniature
from maps.geometry.prepared import PreparedGeometry
from maps.geometry.projection import Projected
from maps.geometry.web_geometry import is_small, web_geometry


class Preparation:
    """An atlas whose geometry is prepared."""

    def __init__(self, geodata: Geodata) -> None:
        self._geodata = geodata

    def geometry(self, main_view: Sequence[str]) -> PreparedGeometry:
        """Return the geometry of the atlas where its main view shows some territories, by id."""
        geodata, every = self._geodata, list(self._geodata.territories)
        polygons = {key: [o.polygon for o in geodata.outlines if o.territory == key] for key in every}
        everything = Projected.of(geodata, every)
        whole = make_figure(geodata, everything, every, None)
        all_shown = set(every) <= set(main_view)
        projected = everything if all_shown else Projected.of(geodata, main_view)
        main = whole if all_shown else make_figure(geodata, projected, main_view, everything)
        small_whole = make_miniature(everything, every, None)
        small = small_whole if all_shown else make_miniature(projected, main_view, everything)
        return PreparedGeometry(
            web_geometry(geodata, main_view),
            tuple(key for key in every if is_small(polygons[key])),
            {"main": main, "whole": whole},
            {"main": small, "whole": small_whole},
            tuple(dict.fromkeys(outline.source for outline in geodata.outlines)),
        )
