"""What a page's left map can show, and which scenarios stand beside it in time."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from claims import Claims, Scenario
from maps.view.phrases import Phrases
from maps.view.records import CONTROL

MOST_OFFERED = 120  # scenarios of a page's picker, its own among them: every one of an atlas that has no more


class Picker:
    """The choices that a page offers, as ids of records."""

    def __init__(self, claims: Claims, phrases: Phrases) -> None:
        self.atlas, self.scenarios, self.phrases = claims.atlas, claims.scenarios, phrases
        self.order = list(self.scenarios)
        self._place = {one: number for number, one in enumerate(self.order)}
        self._readings: dict[str, list[str]] = {}
        self._offers: dict[str, frozenset[str]] = {}
        for scenario in self.scenarios.values():
            if scenario.reading_of:
                self._readings.setdefault(scenario.reading_of, []).append(scenario.id)

    def readings(self, scenario_id: str) -> list[str]:
        """Return the readings of a scenario, in order of time."""
        return self._readings.get(scenario_id, [])

    def neighbours(self, scenario_id: str) -> tuple[str, str]:
        """Return the scenarios just before and just after in time, '' where there is none."""
        here = self._place[scenario_id]
        return self.order[here - 1] if here else "", self.order[here + 1] if here + 1 < len(self.order) else ""

    def offered(self, scenario: Scenario) -> list[tuple[str, list[str]]]:
        """Return what the left map can show, in groups of (heading, record ids).

        The counterpart, the readings of the same document, control, and then the scenarios nearest in time.
        """
        _ = self.phrases.gettext
        counterpart = [scenario.compare_to] if scenario.compare_to else []
        document = scenario.reading_of or scenario.id
        kin = sorted((document, *self.readings(document)), key=self._place.__getitem__)
        kin = [one for one in kin if one not in (scenario.id, *counterpart)][: MOST_OFFERED - 1 - len(counterpart)]
        taken = {scenario.id, *counterpart, *kin}
        room = MOST_OFFERED - 1 - len(counterpart) - len(kin)
        nearest = list(itertools.islice((one for one in self._outwards(scenario.id) if one not in taken), room))
        against = self.against(scenario)
        if against not in {CONTROL, *taken, *nearest}:
            nearest[-1:] = [against]
        groups = [
            (_("Natural counterpart"), counterpart),
            (_("The document and its readings"), kin),
            (_("Actual control"), [CONTROL]),
            *self.by_era(sorted(nearest, key=self._place.__getitem__)),
        ]
        return [(heading, ids) for heading, ids in groups if ids]

    def offers(self, scenario_id: str) -> frozenset[str]:
        """Return the ids of all records that the page of a scenario offers."""
        if scenario_id not in self._offers:
            groups = self.offered(self.scenarios[scenario_id])
            self._offers[scenario_id] = frozenset(one for _heading, ids in groups for one in ids)
        return self._offers[scenario_id]

    def one_way(self, scenario_id: str, offered: Iterable[str]) -> list[str]:
        """Return those of the offered scenarios whose own page does not offer this one."""
        if len(self.order) <= MOST_OFFERED:
            return []
        others = [one for one in offered if one in self._place and one != scenario_id]
        return [one for one in others if scenario_id not in self.offers(one)]

    def _outwards(self, scenario_id: str) -> Iterator[str]:
        """Yield the other scenarios from the nearest in time to the farthest, the earlier of two first."""
        here = self._place[scenario_id]
        for distance in range(1, len(self.order)):
            if here >= distance:
                yield self.order[here - distance]
            if here + distance < len(self.order):
                yield self.order[here + distance]

    def by_era(self, ids: Iterable[str]) -> list[tuple[str, list[str]]]:
        """Group scenario ids by the atlas's eras, in order; one group where it has none."""
        return [(self.heading(group[0]), group) for group in self._by_era(ids)]

    def by_coded_era(self, ids: Iterable[str]) -> list[tuple[str, str, list[str]]]:
        """Group scenario ids likewise, each group with what tells its era from all others in any language."""
        eras = self.atlas.eras
        coded = [(self._era[group[0]], self.heading(group[0]), group) for group in self._by_era(ids)]
        return [(eras[era].from_.text if era >= 0 else heading, heading, group) for era, heading, group in coded]

    def heading(self, scenario_id: str) -> str:
        """Return the name of a scenario's era."""
        era = self._era[scenario_id]
        return self.phrases.text(self.atlas.eras[era].name) if era >= 0 else self.phrases.gettext("In order of time")

    def _by_era(self, ids: Iterable[str]) -> list[list[str]]:
        """Group scenario ids; two eras of one name stay two."""
        groups: dict[int, list[str]] = {}
        for one in ids:
            groups.setdefault(self._era[one], []).append(one)
        return list(groups.values())

    @cached_property
    def _era(self) -> dict[str, int]:
        """Each scenario's era by its number in the atlas, -1 for one before all of them."""
        begin = [era.from_.first for era in self.atlas.eras]
        return {one: bisect_right(begin, scenario.date.first) - 1 for one, scenario in self.scenarios.items()}

    def against(self, scenario: Scenario) -> str:
        """Return the record that the left map opens with."""
        default = self.atlas.default_baseline
        return scenario.compare_to or (default if default != scenario.id else CONTROL)
