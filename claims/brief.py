"""A scenario in brief: all that is needed of one whose own page is not drawn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from claims.dates import Edtf
from claims.model import Disposition, Scenario, Text


@dataclass(frozen=True)
class Brief:
    """What others show of a scenario, what it refers to and cites, and digests of the rest.

    Attributes
    ----------
    cited
        Ids of sources, each once, in the order in which its page cites them.
    said
        By territory: what a disposition says without its words and citations; one text for all that say the same.
    dispositions
        By territory: a digest of the whole disposition.
    listed
        A digest of what an index shows of it.
    key
        A digest of the whole scenario.
    """

    id: str
    date: Edtf
    kind: str
    title: Text
    short: Text
    compare_to: str | None
    reading_of: str | None
    cited: list[str]
    said: dict[str, str]
    dispositions: dict[str, str]
    listed: str
    key: str

    @classmethod
    def of(cls, scenario: Scenario) -> Brief:
        """Return a scenario in brief."""
        s = scenario
        outcomes = [one.outcome for one in s.territories.values()]
        words = [s.title, s.short, s.voice, s.status]
        listed = [*words, s.actors, s.kind, s.reading_of, s.compare_to, s.date.text, outcomes]
        return cls(
            s.id,
            s.date,
            s.kind,
            s.title,
            s.short,
            s.compare_to,
            s.reading_of,
            list(dict.fromkeys(_cited(s))),
            {territory: _said(one) for territory, one in s.territories.items()},
            {territory: _digest(one.model_dump_json())[:16] for territory, one in s.territories.items()},
            _digest(json.dumps(listed)),
            _digest(s.model_dump_json()),
        )

    def data(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return vars(self) | {"date": self.date.text}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Brief:
        """Return what :meth:`data` was made of."""
        return cls(**(data | {"date": Edtf.parse(data["date"])}))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _said(d: Disposition) -> str:
    types = [condition.type for condition in d.conditions]
    return repr((d.outcome, d.how, d.holder, d.from_, d.to, d.by, d.title_of, d.between, d.administration, types))


def _cited(scenario: Scenario) -> Iterator[str]:
    yield scenario.source
    for disposition in scenario.dispositions:
        yield disposition.source
        for condition in disposition.conditions:
            yield condition.source
    for note in scenario.notes:
        yield note.source
