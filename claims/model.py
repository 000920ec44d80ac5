"""The shape of the record: scenario, disposition, condition, control, and what an item of the bibliography has."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, model_validator

from atlas_files.problems import ADDRESS, ID, LANGUAGE
from claims.closed_lists import MOST_PARTIES, OUTCOMES, PARTY_KEYS, ConditionType, How, Kind, Outcome, Verification
from claims.dates import Edtf

__all__ = ["OUTCOMES", "PARTY_KEYS", "ConditionType", "How", "Kind", "Outcome", "Verification"]  # as ever, here

LAST_YEAR = 9900  # after it calendars, and the years around a date, come to their end


def _drawn(date: Edtf) -> Edtf:
    if date.last.year > LAST_YEAR:
        raise ValueError(f"'{date.text}' is after the year {LAST_YEAR}; expected one that can be drawn on a timeline")
    return date


Id = Annotated[str, Field(pattern=ID)]
Language = Annotated[str, Field(pattern=LANGUAGE)]
# Reader-facing text: language code (BCP 47) to words. The atlas's first language is always there.
Text = dict[Language, str]
# What a map, a heading or a list has: names and titles of a length that can stand there.
Name = dict[Language, Annotated[str, Field(max_length=200)]]
Title = dict[Language, Annotated[str, Field(max_length=400)]]
Date = Annotated[Edtf, BeforeValidator(Edtf.parse), AfterValidator(_drawn)]


class Closed(BaseModel):
    """A table in a data file: a key that is not known is a problem, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, arbitrary_types_allowed=True)


class Issued(BaseModel):
    """When an item of the bibliography was published: a day, or two that it lies between."""

    date_parts: list[list[int]] = Field(default=[], alias="date-parts")


class Citation(Closed):
    """Where a fact stands, and how near to it the record's author has read.

    ``source`` is an id in ``claims/sources.json``; ``locator`` an article, paragraph, page or document number;
    ``verification`` is ``verified`` (read in the primary text or its official edition), ``secondary`` (read in, or
    through, the work cited) or ``unverified`` (not read).
    """

    source: str
    locator: Annotated[str, Field(max_length=400)]
    verification: Verification


class Source(BaseModel):
    """What is read of an item of the bibliography (CSL-JSON); it may have more."""

    title: str = ""
    title_short: str = Field(default="", alias="title-short")
    short_title: str = Field(default="", alias="shortTitle")
    author: list[dict[str, Any]] = []
    editor: list[dict[str, Any]] = []
    issued: Issued = Issued()
    url: str = Field(default="", alias="URL", pattern=ADDRESS)
    note: str = ""


class Condition(Citation):
    """One condition on which a disposition hangs, with a citation of its own."""

    type: str
    text: Text


class Note(Citation):
    """One cited fact beside a scenario."""

    text: Text


class Disposition(Citation):
    """What one scenario does with a group of territories, or with one. ``PARTY_KEYS`` says which parties go with what.

    ``territories`` are in the atlas's order. ``quote`` has the words of the document, exactly, in each language in
    which it has an authentic or official text; ``translation`` is this atlas's own rendering of them in others.
    """

    territories: tuple[str, ...] = Field(alias="of")
    outcome: Outcome
    how: How
    holder: str | None = None
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    by: str | None = None
    title_of: str | None = None
    between: Annotated[list[str], Field(max_length=MOST_PARTIES)] = []
    administration: str | None = None
    conditions: list[Condition] = []
    note: Text = {}
    quote: Text = {}
    translation: Text = {}
    _keys: tuple[str, ...] = PrivateAttr(default=())

    @property
    def keys(self) -> tuple[str, ...]:
        """Where the file has it: ``dispositions.2``, ``others``, or several tables that say the same."""
        return self._keys

    def covering(self, territories: tuple[str, ...], keys: tuple[str, ...]) -> Disposition:
        """Return the same of these territories, as these keys of the file have it."""
        disposition = self.model_copy(update={"territories": territories})
        disposition._keys = keys
        return disposition

    @model_validator(mode="before")
    @classmethod
    def _quote_in_one_language(cls, data: Any) -> Any:
        """``quote = "…"`` is short for ``quote.en = "…"``, or for the language that ``quote_lang`` names."""
        if isinstance(data, dict) and isinstance(data.get("quote"), str):
            rest = {key: value for key, value in data.items() if key != "quote_lang"}
            return {**rest, "quote": {data.get("quote_lang", "en"): data["quote"]}}
        return data

    def parties(self) -> dict[str, str | list[str]]:
        """Return the party keys that are set, in the order of the data dictionary."""
        values: dict[str, Any] = {
            "holder": self.holder,
            "from": self.from_,
            "to": self.to,
            "by": self.by,
            "title_of": self.title_of,
            "between": self.between,
        }
        return {key: value for key, value in values.items() if value}


class Scenario(Citation):
    """One complete reading of who would hold what, under one instrument, proposal or position, at a date.

    The citation it carries is that of the record itself and of its date. ``dispositions``, in the order of their first
    territories, have every territory of the atlas exactly once between them; ``order`` is the atlas's own.
    ``reading_of`` and ``held_by`` go together and make it a reading of another scenario; ``answers`` is the paper that
    it replies to.
    """

    id: str
    date: Date
    kind: str
    actors: list[str]
    title: Title
    short: Name
    summary: Text
    status: Text
    voice: Title = {}
    compare_to: str | None = None
    reading_of: str | None = None
    held_by: str | None = None
    answers: str | None = None
    notes: list[Note] = []
    dispositions: tuple[Disposition, ...]
    order: tuple[str, ...] = Field(exclude=True, repr=False)

    @property
    def territories(self) -> dict[str, Disposition]:
        """By territory, in the atlas's order: the disposition that it shares with its group."""
        found = {territory: one for one in self.dispositions for territory in one.territories}
        return {territory: found[territory] for territory in self.order}

    @property
    def file(self) -> str:
        """The data file, relative to the atlas."""
        return f"claims/scenarios/{self.id}.toml"

    @property
    def citations(self) -> list[Citation]:
        """All that it cites, in the order in which its page cites it."""
        found: list[Citation] = [self]
        for disposition in self.dispositions:
            found += [disposition, *disposition.conditions]
        return [*found, *self.notes]

    @property
    def cited(self) -> list[str]:
        """Ids of the sources that it cites, each once, in the order in which its page cites them."""
        return list(dict.fromkeys(one.source for one in self.citations))


class Control(Citation):
    """Who actually administered a territory, from ``from_`` up to but not including ``until``. Not a disposition.

    ``jointly_with`` is a second party where two administered it together.
    """

    territory: str
    party: str
    jointly_with: str | None = None
    from_: Date = Field(alias="from")
    until: Date | None = None
    note: Text = {}

    @property
    def parties(self) -> list[str]:
        """The party, or the two."""
        return [self.party, self.jointly_with] if self.jointly_with else [self.party]
