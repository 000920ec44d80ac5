"""WHERE: outlines of territories and where they come from. Knows nothing of claims."""

from typing import TYPE_CHECKING

from geodata.load import Geodata, load
from geodata.model import Place, Provenance, Territory, Water
from geodata.tables import TERRITORIES

if TYPE_CHECKING:
    from geodata.shapes import Line, Outline

__all__ = ["TERRITORIES", "Geodata", "Line", "Outline", "Place", "Provenance", "Territory", "Water", "load"]


def __getattr__(name: str) -> object:
    """Bring shapely along only for those who ask for shapes."""
    if name in ("Line", "Outline"):
        from geodata import shapes  # noqa: PLC0415

        return getattr(shapes, name)
    raise AttributeError(name)
