"""HOW IT LOOKS: geodata and claims in, pages and tables out, as text. Writes no file of a site."""

from typing import TYPE_CHECKING

from maps.changes import changes, told
from maps.exports import exports
from maps.index import render_index
from maps.page import Pages
from maps.render import render_compare, render_page

if TYPE_CHECKING:
    from maps.notebook import Shown, comparison, scenario

__all__ = [
    "Pages",
    "Shown",
    "changes",
    "comparison",
    "exports",
    "render_compare",
    "render_index",
    "render_page",
    "scenario",
    "told",
]


def __getattr__(name: str) -> object:
    """Bring what only notebooks use when it is asked for."""
    if name in ("Shown", "comparison", "scenario"):
        from maps import notebook  # noqa: PLC0415

        return getattr(notebook, name)
    raise AttributeError(name)
