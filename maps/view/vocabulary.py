"""The closed lists of the data in words: outcomes by themselves, conditions, how, kinds, verification; and degrees."""

from __future__ import annotations

from maps.kit.templating import N_

# An outcome by itself, whoever the parties are: what a reader can look for.
OUTCOMES = {
    "holds": N_("held"),
    "transfers": N_("transfer still to come"),
    "renounced": N_("renounced, no recipient named"),
    "deferred": N_("left to bilateral talks"),
    "referred": N_("referred to others, who are to decide"),
    "undivided": N_("not divided, no line drawn"),
    "split": N_("divided between parties"),
    "silent": N_("not addressed"),
    "contested-scope": N_("turns on a disputed definition"),
    "not-recognised": N_("a title is not recognised, no holder named"),
    "administered": N_("actual administration (control, not title)"),
}
# A condition in one phrase, as it stands with what hangs on it. The data's own text stands in the table.
CONDITIONS = {
    "peace-treaty": N_("after a peace treaty"),
    "settlement-of-all-questions": N_("once all other questions are settled"),
    "demilitarisation": N_("if not militarised"),
    "no-foreign-bases": N_("if without foreign bases"),
    "straits-regime": N_("with straits closed to warships of states that do not border on the sea"),
    "recognition": N_("against recognition of the rest"),
    "alliance-clause": N_("with no hostile alliance"),
    "troop-withdrawal": N_("after foreign troops leave"),
    "third-party-return": N_("after a third party's handover"),
    "transition-period": N_("with a transition period"),
    "entry-into-war": N_("for entry into the war"),
    "plebiscite": N_("after a plebiscite"),
    "consent-of-inhabitants": N_("with the consent of the inhabitants"),
    "autonomy": N_("with autonomy"),
    "guarantees": N_("with guarantees for the inhabitants"),
    "arbitration": N_("subject to arbitration"),
    "ratification": N_("once ratified"),
    "payment": N_("against payment"),
    "transit": N_("with rights of transit"),
}
# By what words, where a paper's own words settle it; the sentence itself says what is only claimed, offered, reported.
HOW = {
    "named": N_("named in the text"),
    "by-list": N_("by a list in the text"),
    "by-line": N_("by a boundary line"),
    "by-implication": N_("by implication, not named"),
}
STANDINGS = ("settled", "claimed", "offered", "reported")
KINDS = {
    "treaty": N_("treaty"),
    "agreement": N_("agreement"),
    "declaration": N_("declaration"),
    "directive": N_("directive"),
    "unilateral-act": N_("unilateral act"),
    "proposal": N_("proposal"),
    "position": N_("position"),
    "policy-line": N_("internal policy line"),
    "party-platform": N_("party platform"),
    "decision": N_("decision"),
    "third-party-position": N_("position of a third party"),
    "letters": N_("exchange of letters"),
    "statement": N_("statement"),
    "domestic-law": N_("domestic law"),
    "reading": N_("reading of another document"),
    "idea": N_("idea"),
    "resolution": N_("resolution"),
    "award": N_("award"),
    "judgment": N_("judgment"),
    "petition": N_("petition"),
    "armistice": N_("armistice"),
    "report": N_("report"),
}
# How near to the source: the word on the page, and what it means.
VERIFICATION = {
    "verified": (N_("verified"), N_("read in the primary text or its official edition")),
    "secondary": (N_("secondary"), N_("read in, or through, the work cited, not in the primary text")),
    "unverified": (N_("unverified"), N_("not read")),
}
DEGREES = {"N": N_("{degrees}°N"), "S": N_("{degrees}°S"), "E": N_("{degrees}°E"), "W": N_("{degrees}°W")}
