"""A story in one language, as plain data: what its file, its slides and its section of the handout are written from."""

from __future__ import annotations

from dataclasses import dataclass

from maps.view.opening_view import View
from maps.view.records import Record


@dataclass(frozen=True)
class Cited:
    """A citation in words: the source's short title, the place in it, and how near to it the author has read."""

    source: str
    title: str
    locator: str
    degree: str
    verification: str


@dataclass(frozen=True)
class Quoted:
    """Words of a record, or this atlas's rendering of them (``rendered``), in a language."""

    language: str
    text: str
    rendered: bool


@dataclass(frozen=True)
class Ground:
    """What a record says of some territories: their ids and names, the phrase, the conditions, and where it stands."""

    territories: tuple[str, ...]
    names: str
    phrase: str
    conditions: tuple[tuple[str, Cited], ...]
    quote: Quoted | None
    cited: Cited


@dataclass(frozen=True)
class Shown:
    """One map of a step: a record, and what it rests on."""

    record: Record
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Slide:
    """One step.

    Attributes
    ----------
    maps
        One, or the left and the right one.
    view
        The view of the maps.
    dates
        Of what is shown, each once.
    argued
        "argued by Okada", where the sentence is what the author of the thesis argues; else ''.
    changed
        Ids of the territories in which the map differs from that of the step before, or the right one from the left.
    place, changes
        "5 of 12", and what changes, in words.
    """

    id: str
    maps: tuple[Shown, ...]
    view: View
    emphasised: tuple[str, ...]
    changed: tuple[str, ...]
    place: str
    changes: str
    dates: str
    heading: str
    say: str
    argued: str
    quote: Quoted | None
    cited: Cited
    further: tuple[Cited, ...]
    notes: str

    @property
    def one_date(self) -> bool:
        """Whether all that is shown is of one date."""
        return len({one.record.date for one in self.maps}) == 1


@dataclass(frozen=True)
class Lecture:
    """A story in one language. ``sources`` are all that it cites, each once: id, reference and address."""

    id: str
    title: str
    author: str
    minutes: int
    slides: tuple[Slide, ...]
    sources: tuple[tuple[str, str, str], ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"story-{self.id}.html"
