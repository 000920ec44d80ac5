"""WHERE: outlines of territories and where they come from. Knows nothing of claims."""

from geodata.load import TERRITORIES, Geodata, Line, Outline, load
from geodata.model import Provenance, Territory, Water

__all__ = ["TERRITORIES", "Geodata", "Line", "Outline", "Provenance", "Territory", "Water", "load"]
