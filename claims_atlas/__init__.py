"""The Claims Atlas: who would hold what, under each treaty, proposal and position; each on a map of its own.

``claims_atlas.scenario("1956-joint-declaration")`` shows itself in a notebook. Importing this imports nothing large.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims_atlas.notebook import Shown, comparison, scenario

__all__ = ["Shown", "comparison", "scenario"]


def __getattr__(name: str) -> object:
    """Bring what draws when it is asked for."""
    if name in __all__:
        from claims_atlas import notebook  # noqa: PLC0415

        return getattr(notebook, name)
    raise AttributeError(name)
