"""Folium, without its network: Leaflet maps in one figure, drawn by ``static/atlas.js``."""

from __future__ import annotations

from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.utilities import camelize

from maps.kit.templating import template


class SideMap(folium.Map):
    """One of the maps of a comparison: a folium map with no tiles, no library from elsewhere, and a fixed name.

    Whatever folium can add to a map can be added to this one, as long as it draws with Leaflet alone.

    Parameters
    ----------
    side
        'left' or 'right'; 'third' or 'fourth' where more than two are compared.
    caption, date
        What it shows, in words.
    bounds
        ((south, west), (north, east)) in degrees, beyond which the map does not go.
    """

    # folium keeps these lists on the class and changes them there: an empty list of our own stops both.
    default_js = []  # noqa: RUF012 - declared by folium as it is
    default_css = []  # noqa: RUF012
    _template = template("web/map.html.j2")

    def __init__(
        self, side: str, caption: str, date: str, bounds: tuple[tuple[float, float], tuple[float, float]]
    ) -> None:
        (south, west), (north, east) = bounds
        super().__init__(
            location=((south + north) / 2, (west + east) / 2),
            tiles=None,
            zoom_start=7,
            zoom_snap=0,
            zoom_delta=0.5,
            min_zoom=4,
            max_zoom=12,
            scroll_wheel_zoom=False,
            # Nothing glides: two maps stay in step at every moment, and nobody is made dizzy.
            zoom_animation=False,
            fade_animation=False,
            inertia=False,
            attribution_control=False,
        )
        self._id = side  # instead of random bytes
        self.side, self.caption, self.date = side, caption, date
        self.role = "this" if side == "right" else f"other {side}"

    def leaflet_options(self) -> dict[str, Any]:
        """Return the options as Leaflet spells them."""
        options = {camelize(key): value for key, value in self.options.items()}
        # Without a place, so that nothing is drawn before the page's script has chosen one.
        return {key: value for key, value in options.items() if key != "zoom"}

    def render(self, **kwargs: Any) -> str:
        """Add this map's parts to the figure, and nothing to its head; return '' as folium's own does nothing."""
        MacroElement.render(self, **kwargs)  # type: ignore[no-untyped-call]
        return ""


class InStep(MacroElement):
    """Keeps the maps on the same place and starts the page."""

    _template = template("web/in_step.js.j2")

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id = "InStep", "pair"


class ComparisonMaps(Figure):
    """The figure of maps in step, two or more. Build it anew for each page: rendering twice would draw twice."""

    def __init__(self, *maps: SideMap) -> None:
        super().__init__()
        for side in maps:
            self.add_child(side)
        self.add_child(InStep())

    def parts(self) -> tuple[str, str]:
        """Render the children; return the HTML of the maps and their script."""
        for child in self._children.values():
            child.render()
        return self.html.render().strip(), self.script.render().strip() + "\n"
