"""What a page's left map can show, and which scenarios stand beside it in time."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import cached_property

from claims import Brief, Claims, Scenario
from maps.view.phrases import Phrases
from maps.view.records import CONTROL

MOST_OFFERED = 120  # scenarios of a page's picker, its own among them: every one of an atlas that has no more


class Picker:
    """The choices that a page offers, as ids of records."""

    def __init__(self, claims: Claims, phrases: Phrases) -> None:
        self.atlas, self.scenarios, self.phrases = claims.atlas, claims.briefs, phrases
        self.order = list(self.scenarios)
        self._place = {key: number for number, key in enumerate(self.order)}
        self._readings: dict[str, list[str]] = {}
        self._offers: dict[str, frozenset[str]] = {}
        for scenario in self.scenarios.values():
            if scenario.reading_of:
                self._readings.setdefault(scenario.reading_of, []).append(scenario.id)

    def readings(self, key: str) -> list[str]:
        """Return the readings of a scenario, in order of time."""
        return self._readings.get(key, [])

    def neighbours(self, key: str) -> tuple[str, str]:
        """Return the scenarios just before and just after in time, '' where there is none."""
        here = self._place[key]
        return self.order[here - 1] if here else "", self.order[here + 1] if here + 1 < len(self.order) else ""

    def offered(self, scenario: Brief | Scenario) -> list[tuple[str, list[str]]]:
        """Return what the left map can show, in groups of (heading, record ids).

        The counterpart, the readings of the same document, control, and then the scenarios nearest in time.
        """
        _ = self.phrases.gettext
        counterpart = [scenario.compare_to] if scenario.compare_to else []
        document = scenario.reading_of or scenario.id
        kin = sorted((document, *self.readings(document)), key=self._place.__getitem__)
        kin = [key for key in kin if key not in (scenario.id, *counterpart)][: MOST_OFFERED - 1 - len(counterpart)]
        taken = {scenario.id, *counterpart, *kin}
        room = MOST_OFFERED - 1 - len(counterpart) - len(kin)
        nearest = list(itertools.islice((key for key in self._outwards(scenario.id) if key not in taken), room))
        against = self.against(scenario)
        if against not in {CONTROL, *taken, *nearest}:
            nearest[-1:] = [against]
        groups = [
            (_("Natural counterpart"), counterpart),
            (_("The document and its readings"), kin),
            (_("Actual control"), [CONTROL]),
            *self.by_era(sorted(nearest, key=self._place.__getitem__)),
        ]
        return [(heading, keys) for heading, keys in groups if keys]

    def offers(self, key: str) -> frozenset[str]:
        """Return the ids of all records that the page of a scenario offers."""
        if key not in self._offers:
            groups = self.offered(self.scenarios[key])
            self._offers[key] = frozenset(one for _heading, keys in groups for one in keys)
        return self._offers[key]

    def one_way(self, key: str, offered: Iterable[str]) -> list[str]:
        """Return those of the offered scenarios whose own page does not offer this one."""
        if len(self.order) <= MOST_OFFERED:
            return []
        return [other for other in offered if other in self._place and other != key and key not in self.offers(other)]

    def _outwards(self, key: str) -> Iterator[str]:
        """Yield the other scenarios from the nearest in time to the farthest, the earlier of two first."""
        here = self._place[key]
        for distance in range(1, len(self.order)):
            if here >= distance:
                yield self.order[here - distance]
            if here + distance < len(self.order):
                yield self.order[here + distance]

    def by_era(self, keys: list[str]) -> list[tuple[str, list[str]]]:
        """Group scenario ids by the atlas's eras, in order; one group where it has none."""
        groups: dict[str, list[str]] = {}
        for key in keys:
            groups.setdefault(self._eras[key], []).append(key)
        return list(groups.items())

    @cached_property
    def _eras(self) -> dict[str, str]:
        """Each scenario's heading: its era's name."""
        _ = self.phrases.gettext
        eras = [(era.from_.first, self.phrases.text(era.name)) for era in reversed(self.atlas.eras)]
        return {
            key: next((name for first, name in eras if first <= scenario.date.first), _("In order of time"))
            for key, scenario in self.scenarios.items()
        }

    def against(self, scenario: Brief | Scenario) -> str:
        """Return the record that the left map opens with."""
        default = self.atlas.default_baseline
        return scenario.compare_to or (default if default != scenario.id else CONTROL)
