"""Preparing the geometry of an atlas: projected once, drawn once, and labelled for each language.

This brings large libraries along; what it makes (``prepared.py``) needs none, and is kept from build to build.
"""

from __future__ import annotations

from collections.abc import Sequence

from geodata import Geodata
from maps.geometry.make_figure import make_figure
from maps.geometry.prepared import PreparedGeometry, StillLabels, StillWords
from maps.geometry.projection import Projected
from maps.geometry.still_labels import lay_out
from maps.geometry.web_geometry import is_small, web_geometry


class Preparation:
    """An atlas whose geometry is prepared: its geodata, projected."""

    def __init__(self, geodata: Geodata) -> None:
        self._geodata, self._projected = geodata, Projected.of(geodata)

    def geometry(self, main_view: Sequence[str]) -> PreparedGeometry:
        """Return the geometry of the atlas where its main view shows some territories, by id."""
        geodata, projected = self._geodata, self._projected
        polygons = {key: [o.polygon for o in geodata.outlines if o.territory == key] for key in geodata.territories}
        return PreparedGeometry(
            web_geometry(geodata, main_view),
            tuple(key for key in geodata.territories if is_small(polygons[key])),
            {
                "main": make_figure(projected, main_view),
                "whole": make_figure(projected, list(geodata.territories), inset=False),
            },
            tuple(dict.fromkeys(outline.source for outline in geodata.outlines)),
        )

    def labels(self, geometry: PreparedGeometry, words: StillWords) -> dict[str, StillLabels]:
        """Return the labels of one language on each of the figures, by its name."""
        return lay_out(geometry.figures, self._projected.islands, words)
