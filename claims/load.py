"""Reading the ``claims`` folder of an atlas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from atlas_files.problems import Problems, did_you_mean
from claims.atlas import Atlas
from claims.closed_lists import KINDS
from claims.csl import read_item
from claims.dispositions import EACH, LISTED, OTHERS, read_dispositions
from claims.model import Citation, Control, Scenario, Source, Text
from claims.stories import Story, read_stories
from claims.translations import LOCATORS, SOURCE_NOTES, read_translations

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
    locators, source_notes
        In the other languages of the atlas: by the locator, and by the source's id.
    stories
        Lectures, by id.
    """

    atlas: Atlas
    scenarios: Mapping[str, Scenario]
    control: list[Control]
    sources: dict[str, dict[str, Any]]
    locators: Mapping[str, Text] = field(default_factory=dict)
    source_notes: Mapping[str, Text] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)

    @cached_property
    def answers(self) -> dict[str, list[str]]:
        """The scenarios that answer another, in order of time, by its id."""
        found: dict[str, list[str]] = {}
        for scenario in self.scenarios.values():
            if scenario.answers:
                found.setdefault(scenario.answers, []).append(scenario.id)
        return found

    def locators_in(self, language: str, cited: Iterable[Citation | str]) -> dict[str, str]:
        """Return the locators of citations in a language; one that has no translation is left out."""
        found = dict.fromkeys(one if isinstance(one, str) else one.locator for one in cited)
        return _in_language(self.locators, language, found)

    def locator(self, language: str, locator: str) -> str:
        """Return a locator in a language, or as the record has it where it has no translation."""
        return self.locators_in(language, [locator]).get(locator, locator)

    def source_notes_in(self, language: str, sources: Iterable[str]) -> dict[str, str]:
        """Return what is to be known of sources in a language, by id; what has no translation is left out."""
        return _in_language(self.source_notes, language, sources)


def _in_language(texts: Mapping[str, Text], language: str, keys: Iterable[str]) -> dict[str, str]:
    return {key: texts[key][language] for key in keys if language in texts.get(key, {})}


def load_atlas(problems: Problems) -> Atlas | None:
    """Read what is said once for the whole atlas; None, with every problem noted, where it has not the right shape."""
    data = problems.read_toml(ATLAS)
    return None if data is None else problems.validate(Atlas, data, ATLAS)


def load(problems: Problems, atlas: Atlas | None, territories: Sequence[str] | None) -> Claims | None:
    """Read the claims below ``problems.root``; None, with every problem noted, where they have not the right shape.

    ``territories`` are the atlas's (ids, in the order they are shown), None where nobody knows them: then there are no
    claims, and whatever else is wrong with them is noted.
    """
    scenarios = _read_scenarios(problems, territories, [*KINDS, *atlas.kinds] if atlas else None)
    control = _read_control(problems)
    sources, stories = _read_sources(problems), read_stories(problems)
    locators, source_notes = (read_translations(problems, file) for file in (LOCATORS, SOURCE_NOTES))
    if problems or atlas is None or territories is None:
        return None
    return Claims(atlas, scenarios, control, sources, locators, source_notes, stories)


def _read_scenarios(
    problems: Problems, territories: Sequence[str] | None, kinds: Sequence[str] | None
) -> dict[str, Scenario]:
    found: list[Scenario] = []
    files = list(scenario_files(problems))
    for file in files:
        data = problems.read_toml(f"{SCENARIOS}/{file}")
        kind = None if data is None else data.get("kind")
        if isinstance(kind, str) and kinds is not None and kind not in kinds:
            message = f"'{kind}' is not a kind of scenario{did_you_mean(kind, kinds)}"
            problems.add(f"{SCENARIOS}/{file}", "kind", message)
        scenario = None if data is None else _scenario(file.removesuffix(".toml"), data, territories, problems)
        if scenario:
            found.append(scenario)
    if not files:
        problems.add(SCENARIOS, "", "holds no scenario (*.toml)")
    found.sort(key=lambda scenario: (scenario.date.first, scenario.date.last, scenario.kind == "reading", scenario.id))
    return {one.id: one for one in found}


def scenario_files(problems: Problems) -> Iterator[str]:
    """Yield the names of the scenarios' files, noting those that are meant to be one and would not be read.

    What editors and systems leave beside them (``.#x.toml``, ``._x.toml``, ``x.toml~``) is passed over.
    """
    folder = problems.root / SCENARIOS
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        name = path.name
        if name.startswith((".", "#")):
            continue
        if name.endswith(".toml"):
            yield name
        elif name.lower().endswith((".toml", ".toml.txt")):
            meant = f"{name[: name.lower().index('.toml')]}.toml"
            problems.add(f"{SCENARIOS}/{name}", "", f"is not read: expected the name '{meant}'")
        elif path.is_dir():
            for one in sorted(path.rglob("*.toml")):
                inside = one.relative_to(folder).as_posix()
                problems.add(f"{SCENARIOS}/{inside}", "", f"is not read: expected it in {SCENARIOS} itself")


def _scenario(
    scenario_id: str, data: dict[str, Any], territories: Sequence[str] | None, problems: Problems
) -> Scenario | None:
    file = f"{SCENARIOS}/{scenario_id}.toml"
    for key, why in (("id", ": the file's name is the id"), ("order", "")):
        if key in data:
            problems.add(file, key, f"is not a key here{why}")
    dispositions = read_dispositions(data, territories, file, problems)
    rest = {key: value for key, value in data.items() if key not in (LISTED, OTHERS, EACH)}
    made = {"id": scenario_id, LISTED: dispositions, "order": tuple(territories or ())}
    return problems.validate(Scenario, rest | made, file)


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


def _citation_key(item: dict[str, Any], number: int) -> str:
    for name in ("citation-key", "id"):
        if isinstance(found := item.get(name), str | int) and not isinstance(found, bool) and str(found).strip():
            return str(found).strip()
    return f"item {number}"


def _note_variable(problems: Problems, item: str, variable: str, message: str) -> None:
    problems.add(SOURCES, f"{item}.{variable}", message)


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
        key = _citation_key(item, number)
        read = read_item(item, partial(_note_variable, problems, key))
        for needed in ("id", "type", "title"):
            if not item.get(needed):
                problems.add(SOURCES, key, f"has no {needed}")
        problems.validate(Source, read, SOURCES, key)
        if key in sources:
            problems.add(SOURCES, key, "stands twice in the bibliography")
        sources[key] = {**read, "id": key, "title-short": read.get("title-short") or read.get("shortTitle", "")}
    return sources
