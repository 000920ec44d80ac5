"""Stories: lectures in steps, each of which shows one record of the atlas, or two, with a cited sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from atlas_files.problems import Problems
from claims.dates import Edtf
from claims.model import Citation, Closed, Disposition, Scenario, Text

STORIES = "claims/stories"
CONTROL_AT = "control@"  # before a date: who administered what on that day
VIEWS = ("main", "whole", "changed")


def _view(found: Any) -> Any:
    if isinstance(found, list) and found and all(isinstance(one, str) for one in found):
        return found
    if found in VIEWS:
        return found
    raise ValueError(f"'{found}' is not a view; expected one of {', '.join(VIEWS)}, or a list of territories")


class Step(Citation):
    """One step of a story. The citation that it carries is that of its sentence, ``say``.

    Attributes
    ----------
    show
        Ids of one scenario, or of the two side by side; ``control@<date>`` is who administered what on that day.
    view
        'main', 'whole', 'changed' (where this step differs from the one before), or territories that are to be seen.
    emphasise
        Territories with a heavier outline.
    quote
        The territory whose words in the record are quoted; ``excerpt`` has what is shown of them, exactly, with '…'
        where something is left out.
    further
        What the notes rest on beside the citation.
    notes
        For the speaker alone.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    show: Annotated[list[str], Field(min_length=1, max_length=2)]
    view: Annotated[str | list[str], BeforeValidator(_view)] = "main"
    emphasise: list[str] = Field(default=[])
    heading: Text
    say: Text
    quote: str | None = None
    excerpt: Text = Field(default={})
    further: list[Citation] = Field(default=[])
    notes: Text = Field(default={})

    @property
    def citations(self) -> list[Citation]:
        """All that it cites."""
        return [self, *self.further]


class Story(Closed):
    """A lecture. ``source`` is the work whose thesis it tells, where it tells one, ``author`` who argues it there.

    ``minutes`` is how long the notes take when they are read aloud.
    """

    id: str
    title: Text
    source: str | None = None
    author: Text = Field(default={})
    minutes: Annotated[int, Field(ge=1)]
    steps: Annotated[list[Step], Field(alias="step", min_length=1)]

    @property
    def file(self) -> str:
        """The data file, relative to the atlas."""
        return f"{STORIES}/{self.id}.toml"

    @property
    def shown(self) -> list[str]:
        """What it shows, each once, in order."""
        return list(dict.fromkeys(one for step in self.steps for one in step.show))

    @property
    def citations(self) -> list[Citation]:
        """All that it cites, but the work whose thesis it tells."""
        return [one for step in self.steps for one in step.citations]

    def argued(self, step: Step, sources: Mapping[str, Mapping[str, Any]]) -> bool:
        """Say whether a step's sentence is what the author of the thesis argues: it cites a work of theirs."""
        if not self.source:
            return False
        thesis, cited = sources[self.source], sources[step.source]
        return step.source == self.source or bool(thesis.get("author") and thesis["author"] == cited.get("author"))


def control_date(shown: str) -> Edtf:
    """Return the date of ``control@<date>``; raise ValueError where it is none."""
    return Edtf.parse(shown.removeprefix(CONTROL_AT))


def quoted(step: Step, scenarios: Mapping[str, Scenario]) -> Disposition | None:
    """Return the disposition whose words a step quotes: of the last record that it shows and that has some."""
    found = [scenarios[one].territories.get(step.quote or "") for one in reversed(step.show) if one in scenarios]
    return next((one for one in found if one and one.quote), None)


def read_stories(problems: Problems) -> dict[str, Story]:
    """Read all stories, by id, in the order of their files' names."""
    found = {}
    for path in sorted((problems.root / STORIES).glob("*.toml")):
        file = f"{STORIES}/{path.name}"
        data = problems.read_toml(file)
        if data is None:
            continue
        if "id" in data:
            problems.add(file, "id", "is not a key here: the file's name is the id")
        rows = data.get("step")
        if isinstance(rows, list):
            steps = [problems.validate(Step, row, file, f"step.{number}") for number, row in enumerate(rows, 1)]
            data = {**data, "step": [step for step in steps if step]}
            if None in steps:
                continue
        story = problems.validate(Story, {**data, "id": path.stem}, file)
        if story:
            found[story.id] = story
    return found
