"""Reading the ``claims`` folder of an atlas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from atlas_files.problems import Problems
from claims.brief import Brief
from claims.model import Atlas, Control, Scenario, Source

ATLAS, CONTROL, SOURCES, SCENARIOS = (
    "claims/atlas.toml",
    "claims/control.toml",
    "claims/sources.json",
    "claims/scenarios",
)


# By id: scenarios in brief, as data, that are known to keep every rule as all else stands, and what reads the whole.
Known = Mapping[str, tuple[dict[str, Any], Callable[[], dict[str, Any]]]]


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
    known
        In brief, the scenarios that need no check.
    """

    atlas: Atlas
    scenarios: Mapping[str, Scenario]
    control: list[Control]
    sources: dict[str, dict[str, Any]]
    known: Mapping[str, Brief] = field(default_factory=dict)

    @cached_property
    def briefs(self) -> dict[str, Brief]:
        """All scenarios in brief, in order."""
        return {key: self.known.get(key) or Brief.of(self.scenarios[key]) for key in self.scenarios}


class _Scenarios(Mapping[str, Scenario]):
    """Scenarios by id, those in brief read when somebody looks at them."""

    def __init__(self, found: dict[str, Scenario | Brief], read: Callable[[str], Scenario]) -> None:
        self._found, self._read = found, read

    def __getitem__(self, key: str) -> Scenario:
        one = self._found[key]
        if isinstance(one, Brief):
            one = self._found[key] = self._read(key)
        return one

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __reduce__(self) -> tuple[object, ...]:
        """What is sent to another process: all of them."""
        return dict, (dict(self),)


def load(problems: Problems, known: Known | None = None) -> Claims | None:
    """Read the claims below ``problems.root``; None, with every problem noted, where they have not the right shape.

    Scenarios that are ``known`` are not read until somebody looks at them.
    """
    atlas_data = problems.read_toml(ATLAS)
    atlas = None if atlas_data is None else problems.validate(Atlas, atlas_data, ATLAS)
    scenarios, briefs = _read_scenarios(problems, known or {})
    control = _read_control(problems)
    sources = _read_sources(problems)
    if problems or atlas is None:
        return None
    return Claims(atlas, scenarios, control, sources, briefs)


def _read_scenarios(problems: Problems, known: Known) -> tuple[Mapping[str, Scenario], dict[str, Brief]]:
    found: list[Scenario | Brief] = []
    for path in sorted((problems.root / SCENARIOS).glob("*.toml")):
        if path.stem in known:
            found.append(Brief.from_data(known[path.stem][0]))
            continue
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
    briefs = {one.id: one for one in found if isinstance(one, Brief)}
    return _Scenarios({one.id: one for one in found}, partial(_whole, known)), briefs


def _whole(known: Known, key: str) -> Scenario:
    return Scenario.model_validate({**known[key][1](), "id": key})


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
        problems.validate(Source, item, SOURCES, key)
        if key in sources:
            problems.add(SOURCES, key, "stands twice in the bibliography")
        sources[key] = {**item, "id": key, "title-short": item.get("title-short") or item.get("shortTitle", "")}
    return sources
