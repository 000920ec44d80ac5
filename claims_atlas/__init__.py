"""The Claims Atlas: who would hold what, under each treaty, proposal and position; each on a map of its own.

``claims_atlas.scenario("1956-joint-declaration")`` shows itself in a notebook; ``claims_atlas.dispositions`` of it is a
GeoDataFrame, and ``claims_atlas.layer`` a layer for a folium map. Importing this imports nothing large.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from claims_atlas.neighbours import check_neighbours

if TYPE_CHECKING:
    from claims_atlas.analysis import control, dispositions, layer, outlines
    from claims_atlas.notebook import NotebookMap, comparison, scenario

__all__ = ["NotebookMap", "comparison", "control", "dispositions", "layer", "outlines", "scenario"]

_MODULES = dict.fromkeys(("control", "dispositions", "layer", "outlines"), "analysis")

check_neighbours()


def __getattr__(name: str) -> object:
    """Bring what draws when it is asked for."""
    if name in __all__:
        return getattr(import_module(f"claims_atlas.{_MODULES.get(name, 'notebook')}"), name)
    raise AttributeError(f"module 'claims_atlas' has no attribute '{name}'")


def __dir__() -> list[str]:
    """Return the public names, for completion."""
    return [*globals(), *__all__]
