"""What a page's left map can show, and which scenarios stand beside it in time."""

from __future__ import annotations

from claims import Claims, Scenario
from maps.phrases import Phrases
from maps.record import CONTROL

MOST_OFFERED = 60  # other scenarios in a page's picker


class Picker:
    """The choices that a page offers, as ids of records."""

    def __init__(self, claims: Claims, phrases: Phrases) -> None:
        self.atlas, self.scenarios, self.phrases = claims.atlas, claims.scenarios, phrases

    def neighbours(self, key: str) -> tuple[str, str]:
        """Return the scenarios just before and just after in time, '' where there is none."""
        order = ["", *self.scenarios, ""]
        at = order.index(key)
        return order[at - 1], order[at + 1]

    def offered(self, scenario: Scenario) -> list[tuple[str, list[str]]]:
        """Return what the left map can show, in groups of (heading, record ids): at most ``MOST_OFFERED`` scenarios.

        The counterpart, the readings of the same document, control, and then the scenarios nearest in time.
        """
        scenarios, _ = self.scenarios, self.phrases.gettext
        counterpart = [scenario.compare_to] if scenario.compare_to else []
        document = scenario.reading_of or scenario.id
        kin = [s.id for s in scenarios.values() if document in (s.id, s.reading_of) and s.id != scenario.id]
        kin = [key for key in kin if key not in counterpart]
        order = list(scenarios)
        here = order.index(scenario.id)
        rest = [key for key in order if key not in {scenario.id, *counterpart, *kin}]
        nearest = sorted(rest, key=lambda key: abs(order.index(key) - here))[
            : MOST_OFFERED - len(counterpart) - len(kin)
        ]
        groups = [
            (_("Natural counterpart"), counterpart),
            (_("The document and its readings"), kin),
            (_("Actual control"), [CONTROL]),
            *self.by_era([key for key in order if key in set(nearest)]),
        ]
        return [(heading, keys) for heading, keys in groups if keys]

    def by_era(self, keys: list[str]) -> list[tuple[str, list[str]]]:
        """Group scenario ids by the atlas's eras, in order; one group where it has none."""
        _ = self.phrases.gettext
        headings = {id(era): self.phrases.text(era.name) for era in self.atlas.eras}
        groups: dict[str, list[str]] = {}
        for key in keys:
            first = self.scenarios[key].date.first
            era = next((era for era in reversed(self.atlas.eras) if era.from_.first <= first), None)
            groups.setdefault(headings[id(era)] if era else _("In order of time"), []).append(key)
        return list(groups.items())

    def against(self, scenario: Scenario) -> str:
        """Return the record that the left map opens with."""
        default = self.atlas.default_baseline
        return scenario.compare_to or (default if default != scenario.id else CONTROL)
