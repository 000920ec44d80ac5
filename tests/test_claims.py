"""The dispositions that ship, as a table: what each record does with each territory."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shipped import SHIPPED

ROOT = Path(__file__).resolve().parent.parent

# habomai, shikotan, kunashiri, etorofu, urup-shumshu, southern-sakhalin
HOLDS_J, HOLDS_U = "holds japan", "holds ussr"
OFFER, ENTRY = "transfers ussr japan", "transfers japan ussr"
SCOPE, DEFER, REFER = "contested-scope japan ussr", "deferred japan ussr", "referred allied-powers"
GONE, SILENT = "renounced japan", "silent"
HOLDS_R, TO_JAPAN, TALKS = "holds russia", "transfers russia japan", "deferred japan russia"
EXPECTED = {
    "1945-yalta-agreement": [SCOPE] * 4 + [ENTRY] * 2,
    "1951-san-francisco-treaty": [SCOPE] * 4 + [GONE] * 2,
    "1955-06-japan-opening": [HOLDS_J] * 6,
    "1955-molotov-proposal": [HOLDS_U] * 6,
    "1955-08-soviet-proposal": [OFFER] * 2 + [HOLDS_U] * 4,
    "1955-08-japan-revised": [HOLDS_J] * 4 + [REFER] * 2,
    "1955-11-ldp-platform": [HOLDS_J] * 4 + [GONE] * 2,
    "1956-08-shigemitsu-acceptance": [OFFER] * 2 + [HOLDS_U] * 4,
    "1956-08-dulles-warning": [HOLDS_J] * 2 + [SCOPE] * 2 + [GONE] * 2,
    "1956-09-us-aide-memoire": [HOLDS_J] * 4 + [GONE] * 2,
    "1956-09-matsumoto-gromyko-letters": [SCOPE] * 6,
    "1956-joint-declaration": [OFFER] * 2 + [SILENT] * 4,
    "1956-declaration-japanese-reading": [OFFER] * 2 + [DEFER] * 2 + [SILENT] * 2,
    "1956-declaration-soviet-reading": [OFFER] * 2 + [HOLDS_U] * 4,
    "1955-04-us-internal": [HOLDS_J] * 2 + [GONE] * 4,
    "1956-japan-fallback-formulas": [HOLDS_J] * 4 + [HOLDS_U] * 2,
    "1956-08-dulles-split": [HOLDS_J] * 4 + [HOLDS_U, SILENT],
    "1956-08-dulles-residual": [HOLDS_J] * 5 + [SILENT],
    "1956-09-us-draft-aide-memoire": [HOLDS_J] * 4 + [GONE] * 2,
    "1955-06-soviet-draft-treaty": [HOLDS_U] * 6,
    "1956-09-hatoyama-bulganin": [SCOPE] * 6,
    "1956-09-ldp-decision": [HOLDS_J] * 2 + [DEFER] * 2 + [SILENT] * 2,
    "1956-10-kono-okinawa-link": [OFFER] * 2 + [DEFER] * 2 + [SILENT] * 2,
    "1956-10-soviet-okinawa-draft": [OFFER] * 2 + [SILENT] * 4,
    "1960-soviet-memorandum": [OFFER] * 2 + [SILENT] * 4,
    "1961-khrushchev-letters": [SILENT] * 2 + [HOLDS_U] * 3 + [SILENT],
    "1969-jcp-policy": [HOLDS_J] * 5 + [SILENT],
    "1972-08-soviet-draft-treaty": [OFFER] * 2 + [HOLDS_U] * 2 + [SILENT] * 2,
    "1973-tanaka-brezhnev": [SCOPE] * 6,
    "1973-statement-japanese-reading": [DEFER] * 4 + [SILENT] * 2,
    "1973-statement-soviet-reading": [HOLDS_U] * 6,
    "1855-shimoda-treaty": [HOLDS_J] * 4 + ["holds russia", "undivided japan russia"],
    "1867-sakhalin-provisional-regulations": [SILENT] * 4 + ["holds russia", "undivided japan russia"],
    "1945-08-yalta-soviet-reading": [ENTRY] * 5 + [SILENT],
    "1945-08-yalta-us-reading": [SCOPE] * 2 + [REFER] * 3 + [SILENT],
    "1946-01-yalta-soviet-reading": [ENTRY] * 6,
    "1875-st-petersburg-treaty": [HOLDS_J] * 4 + ["holds japan russia", "holds russia japan"],
    "1905-portsmouth-treaty": [SILENT] * 5 + ["holds japan russia"],
    "1945-potsdam-proclamation": [REFER] * 6,
    "1946-scapin-677": [SILENT] * 6,
    "1946-ussr-decree": [HOLDS_U] * 6,
    "1951-ussr-amendment": [HOLDS_U] * 6,
    "1951-10-nishimura-reading": [HOLDS_J] * 2 + [GONE] * 4,
    "1952-us-senate-declaration": ["not-recognised usa ussr"] * 6,
    "1956-02-morishita-reading": [HOLDS_J] * 4 + [GONE] * 2,
    "1957-us-note": [HOLDS_J] * 4 + [SILENT] * 2,
    "1991-gorbachev-kaifu": [DEFER] * 4 + [SILENT] * 2,
    "1993-tokyo-declaration": ["deferred japan russia"] * 4 + [SILENT] * 2,
    "1998-kawana-proposal": [HOLDS_J] * 4 + [SILENT] * 2,
    "2001-irkutsk-statement": ["deferred japan russia"] * 4 + [SILENT] * 2,
    "2004-two-island-restatement": ["transfers russia japan"] * 2 + ["holds russia"] * 2 + [SILENT] * 2,
    "2006-half-by-area": [HOLDS_J] * 3 + ["split japan russia"] + [SILENT] * 2,
    "2018-singapore-agreement": ["contested-scope japan russia"] * 6,
    "2020-russian-constitution": ["holds russia"] * 6,
    "2025-japan-position": [HOLDS_J] * 4 + [GONE] * 2,
    "2025-russia-position": ["holds russia"] * 6,
    "1956-yalta-us-reading": ["not-recognised usa ussr"] * 6,
    "1955-yalta-japanese-reading": [SILENT] * 2 + ["not-recognised japan ussr"] * 4,
    "1961-san-francisco-soviet-reading": [SILENT] * 2 + [HOLDS_U] * 3 + [SILENT],
    "1949-yalta-us-legal-reading": [HOLDS_J] * 2 + [ENTRY] * 3 + [SILENT],
    "1950-10-dulles-to-malik": [SCOPE] * 4 + [ENTRY] * 2,
    "1951-san-francisco-us-reading": [HOLDS_J] + [SILENT] * 3 + [GONE] * 2,
    "1951-yoshida-statement": [HOLDS_J] * 2 + [SCOPE] * 2 + [GONE] * 2,
    "1952-yalta-soviet-reading": [HOLDS_U] * 6,
    "1955-us-reply-on-kurils": [SILENT] * 2 + [SCOPE] * 2 + [GONE] * 2,
    "1955-10-hatoyama-statement": [HOLDS_J] * 2 + [GONE] * 4,
    "1956-08-japan-moscow-offer": [SILENT] * 2 + [HOLDS_J] * 2 + [GONE] * 2,
    "1956-08-shepilov-position": [OFFER] * 2 + [HOLDS_U] * 4,
    "1956-08-yalta-japanese-reading": [SILENT] * 2 + ["not-recognised japan ussr"] * 4,
    "1988-letters-soviet-reading": [OFFER] * 2 + [SILENT] * 4,
    "2006-letters-japanese-reading": [DEFER] * 4 + [SILENT] * 2,
    "1956-10-us-statement": [SILENT] * 2 + [HOLDS_J] * 2 + [SILENT] * 2,
    "1992-kozyrev-proposal": [TO_JAPAN] * 2 + [TALKS] * 2 + [SILENT] * 2,
    "1992-04-watanabe-proposal": [TO_JAPAN] * 2 + [HOLDS_J] * 2 + [SILENT] * 2,
    "1998-11-russian-counterproposal": [TALKS] * 4 + [SILENT] * 2,
    "1998-moscow-declaration": [TALKS] * 4 + [SILENT] * 2,
    "2000-tokyo-statement": [TALKS] * 4 + [SILENT] * 2,
    "2001-parallel-talks": [TO_JAPAN] * 2 + [TALKS] * 2 + [SILENT] * 2,
    "2005-iwashita-fifty-fifty": [HOLDS_J] * 2 + [TALKS] * 2 + [SILENT] * 2,
    "2009-07-japanese-law": [HOLDS_J] * 4 + [SILENT] * 2,
    "2009-yachi-three-and-a-half": [HOLDS_J] * 3 + ["split japan russia"] + [SILENT] * 2,
    "2013-mori-three-islands": [HOLDS_J] * 3 + [HOLDS_R] + [SILENT] * 2,
    "2016-joint-sovereignty": [TO_JAPAN] * 2 + ["undivided japan russia"] * 2 + [SILENT] * 2,
    "2016-12-nagato-statement": [TALKS] * 4 + [SILENT] * 2,
    "2016-declaration-russian-reading": [TO_JAPAN] * 2 + [HOLDS_R] * 2 + [SILENT] * 2,
    "2018-09-vladivostok-proposal": [TALKS] * 4 + [SILENT] * 2,
    "2018-singapore-japanese-reading": [TO_JAPAN] * 2 + [TALKS] * 2 + [SILENT] * 2,
    "2018-singapore-russian-reading": [TO_JAPAN] * 2 + [HOLDS_R] * 2 + [SILENT] * 2,
    "2019-02-japan-cabinet-answer": [TALKS] * 4 + [SILENT] * 2,
    "2019-two-islands-final": [TO_JAPAN] * 2 + [HOLDS_R] * 2 + [SILENT] * 2,
    "2022-suspension": [HOLDS_R] * 4 + [SILENT] * 2,
}


@pytest.mark.parametrize("key", EXPECTED)
def test_each_territory_fares_as_the_record_says(key: str) -> None:
    found = []
    for disposition in SHIPPED.claims.scenarios[key].territories.values():
        parties = [
            p for value in disposition.parties().values() for p in (value if isinstance(value, list) else [value])
        ]
        found.append(" ".join([disposition.outcome, *parties]))
    assert found == EXPECTED[key]
    assert list(SHIPPED.claims.scenarios[key].territories) == list(SHIPPED.geodata.territories)


def test_an_idea_says_so_in_its_title_and_its_short_title() -> None:
    word = {"en": "idea", "ja": "構想", "ru": "иде"}
    ideas = [scenario for scenario in SHIPPED.claims.scenarios.values() if scenario.kind == "idea"]
    assert ideas
    for scenario in ideas:
        for language, said in word.items():
            assert said in scenario.title[language].lower(), scenario.id
            assert said in scenario.short[language].lower(), scenario.id


def test_the_table_speaks_of_every_scenario() -> None:
    assert set(EXPECTED) == set(SHIPPED.claims.scenarios)


def test_molotov_and_the_soviet_proposal_are_each_others_counterpart() -> None:
    scenarios = SHIPPED.claims.scenarios
    assert scenarios["1955-molotov-proposal"].compare_to == "1955-08-soviet-proposal"
    assert scenarios["1955-08-soviet-proposal"].compare_to == "1955-molotov-proposal"


def test_every_transfer_states_its_conditions_or_says_in_its_cited_note_that_there_is_none() -> None:
    for scenario in SHIPPED.claims.scenarios.values():
        for territory, disposition in scenario.territories.items():
            if disposition.outcome == "transfers":
                without = "no condition" in disposition.note.get("en", "")
                assert bool(disposition.conditions) != without, f"{scenario.id}: {territory}"


def test_what_a_proposal_or_position_would_do_is_never_drawn_as_settled() -> None:
    unsettled = {"proposal", "position", "policy-line", "party-platform", "decision"}
    for scenario in SHIPPED.claims.scenarios.values():
        for disposition in scenario.territories.values():
            if scenario.kind in unsettled and disposition.outcome in ("holds", "transfers"):
                assert disposition.how in ("claimed", "offered", "reported"), scenario.id
