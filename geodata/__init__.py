"""WHERE: outlines of territories and where they come from. Knows nothing of claims."""

from geodata.load import Geodata, Outline, load
from geodata.model import Provenance, Territory

__all__ = ["Geodata", "Outline", "Provenance", "Territory", "load"]
