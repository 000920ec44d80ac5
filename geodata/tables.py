"""Reading the tables of the ``geodata`` folder: names, areas, seas and provenance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from atlas_files.problems import ID, PATTERNS, Problems, did_you_mean
from geodata.model import Provenance, Territory, Water

TERRITORIES, OUTLINES, SOURCES = "geodata/territories.toml", "geodata/outlines.geojson", "geodata/sources.toml"
WATERS = "geodata/waters.toml"


@dataclass(frozen=True)
class Tables:
    """Everything in ``geodata/`` but the shapes: territories in the order they are shown; there may be no waters."""

    territories: dict[str, Territory]
    waters: dict[str, Water]
    sources: dict[str, Provenance]


def read_tables(problems: Problems, languages: Sequence[str]) -> Tables:
    """Read the tables, noting every problem; every territory must have a name in each of ``languages``."""
    sources = _read(problems, SOURCES, Provenance)
    territories = _read(problems, TERRITORIES, Territory)
    for key, territory in territories.items():
        for language in languages:
            if not any(name.strip() for name in territory.name.get(language, [])):
                problems.add(TERRITORIES, f"{key}.name.{language}", "is missing")
        if (territory.area_km2 is None) != (territory.area_source is None):
            problems.add(TERRITORIES, f"{key}.area_source", "an area and its source go together; one is missing")
        if territory.area_source:
            known(problems, TERRITORIES, f"{key}.area_source", territory.area_source, sources)
    waters = _read(problems, WATERS, Water) if (problems.root / WATERS).exists() else {}
    return Tables(territories, waters, sources)


def known(problems: Problems, file: str, key: str, found: str, known: dict[str, Any]) -> None:
    """Note a reference to a source or territory that is not there."""
    if found not in known:
        where = SOURCES if key.endswith("source") else TERRITORIES
        problems.add(file, key, f"'{found}' is not in {where}{did_you_mean(found, known)}")


def _read(problems: Problems, file: str, model: Any) -> dict[str, Any]:
    """Read a TOML file of tables, each of one model, keeping their order."""
    data = problems.read_toml(file) or {}
    for key in data:
        if not re.match(ID, key):
            problems.add(file, "", f"'{key}' is not {PATTERNS[ID]}")
    read = {key: problems.validate(model, table, file, key) for key, table in data.items()}
    return {key: value for key, value in read.items() if value is not None}
