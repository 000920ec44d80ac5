"""The closed lists of the record: outcomes, ways, kinds, conditions; and which parties go with what."""

from __future__ import annotations

from typing import Literal, get_args

Outcome = Literal[
    "holds",
    "transfers",
    "renounced",
    "deferred",
    "referred",
    "undivided",
    "split",
    "silent",
    "contested-scope",
    "not-recognised",
]
How = Literal["named", "by-list", "by-line", "by-implication", "claimed", "offered", "reported"]
Kind = Literal[
    "treaty",
    "agreement",
    "declaration",
    "directive",
    "unilateral-act",
    "proposal",
    "position",
    "policy-line",
    "party-platform",
    "decision",
    "third-party-position",
    "letters",
    "statement",
    "domestic-law",
    "reading",
    "idea",
    "resolution",
    "award",
    "judgment",
    "petition",
    "armistice",
    "report",
]
ConditionType = Literal[
    "peace-treaty",
    "settlement-of-all-questions",
    "demilitarisation",
    "no-foreign-bases",
    "straits-regime",
    "recognition",
    "alliance-clause",
    "troop-withdrawal",
    "third-party-return",
    "transition-period",
    "entry-into-war",
    "plebiscite",
    "consent-of-inhabitants",
    "autonomy",
    "guarantees",
    "arbitration",
    "ratification",
    "payment",
    "transit",
]
Verification = Literal["verified", "secondary", "unverified"]

MOST_PARTIES = 40  # of an atlas
OUTCOMES: tuple[str, ...] = get_args(Outcome)
# An atlas may have more of these, of its own.
KINDS: tuple[str, ...] = get_args(Kind)
CONDITIONS: tuple[str, ...] = get_args(ConditionType)

# Which party keys an outcome must have, and which it may have. No other party key may stand beside it.
PARTY_KEYS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "holds": (frozenset({"holder"}), frozenset({"from"})),
    "transfers": (frozenset({"from", "to"}), frozenset()),
    "renounced": (frozenset({"by"}), frozenset()),
    "deferred": (frozenset({"between"}), frozenset()),
    "referred": (frozenset({"to"}), frozenset()),
    "undivided": (frozenset({"between"}), frozenset()),
    "split": (frozenset({"between"}), frozenset()),
    "silent": (frozenset(), frozenset()),
    "contested-scope": (frozenset({"between"}), frozenset()),
    "not-recognised": (frozenset({"title_of", "by"}), frozenset()),
}
