"""Reading the ``claims`` folder of an atlas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claims.model import Atlas, Control, Scenario
from problems import Problems

ATLAS, CONTROL, SOURCES, SCENARIOS = (
    "claims/atlas.toml",
    "claims/control.toml",
    "claims/sources.json",
    "claims/scenarios",
)


@dataclass(frozen=True)
class Claims:
    """Everything in ``claims/``.

    Attributes
    ----------
    scenarios
        By id, in time order: first day that the date may mean, last day, documents before readings, id.
    control
        As in the file.
    sources
        CSL-JSON items by id: the citation key where there is one.
    """

    atlas: Atlas
    scenarios: dict[str, Scenario]
    control: list[Control]
    sources: dict[str, dict[str, Any]]


def load(problems: Problems) -> Claims | None:
    """Read the claims below ``problems.root``; None, with every problem noted, where they have not the right shape."""
    atlas_data = problems.read_toml(ATLAS)
    atlas = None if atlas_data is None else problems.validate(Atlas, atlas_data, ATLAS)
    scenarios = _read_scenarios(problems)
    control = _read_control(problems)
    sources = _read_sources(problems)
    if problems or atlas is None:
        return None
    return Claims(atlas, scenarios, control, sources)


def _read_scenarios(problems: Problems) -> dict[str, Scenario]:
    found = []
    for path in sorted((problems.root / SCENARIOS).glob("*.toml")):
        file = f"{SCENARIOS}/{path.name}"
        data = problems.read_toml(file)
        if data is None:
            continue
        if "id" in data:
            problems.add(file, "id", "is not a key here: the file's name is the id")
        scenario = problems.validate(Scenario, {**data, "id": path.stem}, file)
        if scenario:
            found.append(scenario)
    if not found and not problems:
        problems.add(SCENARIOS, "", "holds no scenario (*.toml)")
    found.sort(key=lambda scenario: (scenario.date.first, scenario.date.last, scenario.kind == "reading", scenario.id))
    return {scenario.id: scenario for scenario in found}


def _read_control(problems: Problems) -> list[Control]:
    data = problems.read_toml(CONTROL)
    if data is None:
        return []
    for key in sorted(data.keys() - {"control"}):
        problems.add(CONTROL, key, "is not a key here; expected [[control]] tables")
    rows = data.get("control", [])
    if not isinstance(rows, list):
        problems.add(CONTROL, "control", "is one table; expected a list of [[control]] tables")
        return []
    read = [problems.validate(Control, row, CONTROL, f"control.{number}") for number, row in enumerate(rows, 1)]
    return [row for row in read if row]


def _read_sources(problems: Problems) -> dict[str, dict[str, Any]]:
    data = problems.read_json(SOURCES)
    if data is None:
        return {}
    if not isinstance(data, list):
        problems.add(SOURCES, "", "is not a list of CSL-JSON items")
        return {}
    sources: dict[str, dict[str, Any]] = {}
    for number, item in enumerate(data, 1):
        if not isinstance(item, dict):
            problems.add(SOURCES, f"item {number}", "is not a CSL-JSON item")
            continue
        # Zotero gives items addresses of its own for ids, and keeps the id that it was given as the citation key.
        key = str(item.get("citation-key") or item.get("id") or f"item {number}")
        for needed in ("id", "type", "title"):
            if not item.get(needed):
                problems.add(SOURCES, key, f"has no {needed}")
        if key in sources:
            problems.add(SOURCES, key, "stands twice in the bibliography")
        sources[key] = {**item, "id": key, "title-short": item.get("title-short") or item.get("shortTitle", "")}
    return sources
