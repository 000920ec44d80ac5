"""Reading a whole atlas folder: data, shapes, and every rule that binds them. Builds, notebooks and tests read so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

# What takes its time to import is imported where it is used: a build with nothing to do needs next to none of it.
if TYPE_CHECKING:
    from atlas_files.problems import Problems
    from claims import Claims
    from geodata import Geodata


def read(root: Path, *, sound: bool = False) -> tuple[Problems, Geodata | None, Claims | None]:
    """Read and check a whole atlas folder; the problems are complete, whatever else is None.

    Shapes that are known to be ``sound`` are not read until somebody looks at them.
    """
    import claims  # noqa: PLC0415
    import geodata  # noqa: PLC0415
    from atlas_files.problems import Problems  # noqa: PLC0415

    problems = Problems(root)
    atlas = claims.load_atlas(problems)
    drawn = geodata.load(problems, atlas.languages if atlas else [], sound=sound)
    said = claims.load(problems, atlas, list(drawn.territories) if drawn else None)
    if said and drawn:
        claims.check(said, list(drawn.territories), problems)
        areas = [one.area_locator for one in drawn.territories.values() if one.area_locator]
        claims.check_translations(said, areas, problems)
        notes = [
            (key, name, getattr(one, name)) for key, one in drawn.territories.items() for name in ("note", "area_note")
        ]
        claims.check_words(said, [(geodata.TERRITORIES, f"{key}.{name}", text) for key, name, text in notes], problems)
    return problems, drawn, said
