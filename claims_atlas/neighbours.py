"""The packages that are installed beside this one, under names that a folder of somebody else's may have too."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("atlas_files", "claims", "geodata", "maps")
_HOME = Path(__file__).resolve().parent.parent


def check_neighbours() -> None:
    """Raise ImportError where Python would import something else for one of them: what, and what to do."""
    for name in PACKAGES:
        spec = find_spec(name)
        found = [Path(place).resolve() for place in (spec and spec.submodule_search_locations) or ()]
        if (_HOME / name) not in found[:1]:
            where = found[0] if found else spec.origin if spec else "nothing at all"
            raise ImportError(
                f"claims_atlas needs its own package '{name}' ({_HOME / name}), but Python finds {where} first: "
                f"rename that folder or file, or start Python in another folder",
                name=name,
            )
