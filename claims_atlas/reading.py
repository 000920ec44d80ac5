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
    from atlas_files.problems import Problems  # noqa: PLC0415
    from claims import check, check_stories, check_translations, check_words, load, load_atlas  # noqa: PLC0415
    from geodata import TERRITORIES  # noqa: PLC0415
    from geodata import load as load_geodata  # noqa: PLC0415
    from maps.kit.forms import check_forms  # noqa: PLC0415

    problems = Problems(root)
    atlas = load_atlas(problems)
    geodata = load_geodata(problems, atlas.languages if atlas else [], sound=sound)
    claims = load(problems, atlas, list(geodata.territories) if geodata else None)
    if atlas:
        check_forms(atlas, problems)
    if claims and geodata:
        check(claims, list(geodata.territories), problems)
        check_stories(claims, list(geodata.territories), problems)
        areas = [territory.area_locator for territory in geodata.territories.values() if territory.area_locator]
        check_translations(claims, areas, problems)
        notes = [
            (TERRITORIES, f"{territory_id}.{name}", getattr(territory, name))
            for territory_id, territory in geodata.territories.items()
            for name in ("note", "area_note")
        ]
        check_words(claims, notes, problems)
    return problems, geodata, claims
