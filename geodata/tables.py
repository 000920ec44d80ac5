"""Reading the tables of the ``geodata`` folder: names, areas, seas and provenance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from atlas_files.problems import ID, PATTERNS, Problems, did_you_mean
from geodata.model import Place, Provenance, Territory, Water

TERRITORIES, OUTLINES, SOURCES = "geodata/territories.toml", "geodata/outlines.geojson", "geodata/sources.toml"
WATERS, PLACES = "geodata/waters.toml", "geodata/places.toml"


@dataclass(frozen=True)
class Tables:
    """Everything in ``geodata/`` but the shapes: territories in the order they are shown.

    There may be no waters or places.

    ``ids`` has, by file, what other files may refer to, sound or not; nothing of a file that could not be read.
    """

    territories: dict[str, Territory]
    waters: dict[str, Water]
    places: dict[str, Place]
    sources: dict[str, Provenance]
    ids: dict[str, list[str]]


def read_tables(problems: Problems, languages: Sequence[str]) -> Tables:
    """Read the tables, noting every problem; every territory must have a name in each of ``languages``.

    Waters and places need one in the first of them alone.
    """
    ids: dict[str, list[str]] = {}
    sources = _read(problems, SOURCES, Provenance, ids)
    territories = _read(problems, TERRITORIES, Territory, ids)
    for key, territory in territories.items():
        for language in languages:
            if not any(name.strip() for name in territory.name.get(language, [])):
                problems.add(TERRITORIES, f"{key}.name.{language}", "is missing")
        if (territory.area_km2 is None) != (territory.area_source is None):
            problems.add(TERRITORIES, f"{key}.area_source", "an area and its source go together; one is missing")
        if territory.area_source:
            known(problems, TERRITORIES, f"{key}.area_source", territory.area_source, ids)
        for side in sorted({side for side in territory.label_sides if territory.label_sides.count(side) > 1}):
            problems.add(TERRITORIES, f"{key}.label_sides", f"'{side}' stands twice")
    waters = _read(problems, WATERS, Water, ids) if problems.has(WATERS) else {}
    places = _read(problems, PLACES, Place, ids) if problems.has(PLACES) else {}
    for file, tables in ((WATERS, waters), (PLACES, places)):
        for key, one in tables.items():
            for language in languages[:1]:
                if not any(name.strip() for name in one.name.get(language, [])):
                    problems.add(file, f"{key}.name.{language}", "is missing")
    for key, place in places.items():
        known(problems, PLACES, f"{key}.source", place.source, ids)
    return Tables(territories, waters, places, sources, ids)


def known(problems: Problems, file: str, key: str, found: str, ids: dict[str, list[str]]) -> None:
    """Note a reference to a source or territory that is not there; ``ids``: as in :class:`Tables`."""
    where = SOURCES if key.endswith("source") else TERRITORIES
    if where in ids and found not in ids[where]:
        problems.add(file, key, f"'{found}' is not in {where}{did_you_mean(found, ids[where])}")


def _read(problems: Problems, file: str, model: Any, ids: dict[str, list[str]]) -> dict[str, Any]:
    """Read a TOML file of tables, each of one model, keeping their order; note its ids."""
    data = problems.read_toml(file)
    if data is None:
        return {}
    ids[file] = list(data)
    for key in data:
        if not re.fullmatch(ID.rstrip("$"), key):
            problems.add(file, "", f"'{key}' is not {PATTERNS[ID]}")
    read = {key: problems.validate(model, table, file, key) for key, table in data.items()}
    return {key: value for key, value in read.items() if value is not None}
