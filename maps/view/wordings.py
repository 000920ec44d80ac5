"""What is said of an outcome, one message for each standing: whole sentences, so that each language orders its own.

``{holder}`` is a party as it stands in a sentence, ``{holder:name}`` its name alone; a catalogue may ask for any other
form that ``claims/atlas.toml`` has (docs/translating.md).
"""

from __future__ import annotations

from maps.kit.templating import N_

# By outcome, and by outcome and standing where it is not settled.
SENTENCES = {
    "holds": N_("held by {holder}"),
    "holds-claimed": N_("claimed for {holder}"),
    "holds-offered": N_("offered: held by {holder}"),
    "holds-reported": N_("reported: held by {holder}"),
    "ceded": N_("ceded by {from} to {holder}"),
    "ceded-claimed": N_("claimed: ceded by {from} to {holder}"),
    "ceded-offered": N_("offered: ceded by {from} to {holder}"),
    "ceded-reported": N_("reported: ceded by {from} to {holder}"),
    "transfers": N_("to be transferred from {from} to {to}"),
    "transfers-claimed": N_("claimed: transfer from {from} to {to}"),
    "transfers-offered": N_("offered: transfer from {from} to {to}"),
    "transfers-reported": N_("reported: transfer from {from} to {to}"),
    "renounced": N_("renounced by {by}, no recipient named"),
    "renounced-claimed": N_("claimed: renounced by {by}, no recipient named"),
    "renounced-offered": N_("offered: renounced by {by}, no recipient named"),
    "renounced-reported": N_("reported: renounced by {by}, no recipient named"),
    "deferred": N_("left to talks between {between}"),
    "deferred-claimed": N_("claimed: left to talks between {between}"),
    "deferred-offered": N_("offered: left to talks between {between}"),
    "deferred-reported": N_("reported: left to talks between {between}"),
    "referred": N_("left to {to} to decide"),
    "referred-claimed": N_("proposed: left to {to} to decide"),
    "referred-offered": N_("offered: left to {to} to decide"),
    "referred-reported": N_("reported: left to {to} to decide"),
    "undivided": N_("not divided between {between}, no line drawn"),
    "undivided-claimed": N_("claimed: not divided between {between}, no line drawn"),
    "undivided-offered": N_("offered: not divided between {between}, no line drawn"),
    "undivided-reported": N_("reported: not divided between {between}, no line drawn"),
    "split": N_("divided between {between}"),
    "split-claimed": N_("claimed: divided between {between}"),
    "split-offered": N_("offered: divided between {between}"),
    "split-reported": N_("reported: divided between {between}"),
    "silent": N_("not addressed"),
    "contested-scope": N_("turns on a definition disputed between {between}"),
    "contested-scope-claimed": N_("claimed: turns on a definition disputed between {between}"),
    "contested-scope-offered": N_("offered: turns on a definition disputed between {between}"),
    "contested-scope-reported": N_("reported: turns on a definition disputed between {between}"),
    "not-recognised": N_("title of {title_of} not recognised by {by}"),
    "not-recognised-claimed": N_("claimed: title of {title_of} not recognised by {by}"),
    "not-recognised-offered": N_("offered: title of {title_of} not recognised by {by}"),
    "not-recognised-reported": N_("reported: title of {title_of} not recognised by {by}"),
}
# The same in the few words that a map has room for.
LABELS = {
    "holds": N_("{holder:name}"),
    "holds-claimed": N_("{holder:name} (claimed)"),
    "holds-offered": N_("{holder:name} (offered)"),
    "holds-reported": N_("{holder:name} (reported)"),
    "transfers": N_("{from:name} → {to:name}"),
    "transfers-claimed": N_("{from:name} → {to:name} (claimed)"),
    "transfers-offered": N_("{from:name} → {to:name} (offered)"),
    "transfers-reported": N_("{from:name} → {to:name} (reported)"),
    "renounced": N_("renounced"),
    "renounced-claimed": N_("renounced (claimed)"),
    "renounced-offered": N_("renounced (offered)"),
    "renounced-reported": N_("renounced (reported)"),
    "deferred": N_("left to talks"),
    "deferred-claimed": N_("left to talks (claimed)"),
    "deferred-offered": N_("left to talks (offered)"),
    "deferred-reported": N_("left to talks (reported)"),
    "referred": N_("to {to}"),
    "referred-claimed": N_("to {to} (proposed)"),
    "referred-offered": N_("to {to} (offered)"),
    "referred-reported": N_("to {to} (reported)"),
    "undivided": N_("undivided"),
    "undivided-claimed": N_("undivided (claimed)"),
    "undivided-offered": N_("undivided (offered)"),
    "undivided-reported": N_("undivided (reported)"),
    "split": N_("divided"),
    "split-claimed": N_("divided (claimed)"),
    "split-offered": N_("divided (offered)"),
    "split-reported": N_("divided (reported)"),
    "silent": N_("not addressed"),
    "contested-scope": N_("disputed definition"),
    "contested-scope-claimed": N_("disputed definition (claimed)"),
    "contested-scope-offered": N_("disputed definition (offered)"),
    "contested-scope-reported": N_("disputed definition (reported)"),
    "not-recognised": N_("title not recognised"),
    "not-recognised-claimed": N_("title not recognised (claimed)"),
    "not-recognised-offered": N_("title not recognised (offered)"),
    "not-recognised-reported": N_("title not recognised (reported)"),
}
# A legend says what a fill means: the sentence, but where the fill shows less than that, or more.
LEGEND = {
    **SENTENCES,
    "transfers": N_("transfer from {from} (holder now) to {to} (holder after)"),
    "transfers-claimed": N_("claimed: transfer from {from} (holder now) to {to} (holder after)"),
    "transfers-offered": N_("offered: transfer from {from} (holder now) to {to} (holder after)"),
    "transfers-reported": N_("reported: transfer from {from} (holder now) to {to} (holder after)"),
    "renounced": N_("renounced, no recipient named"),
    "renounced-claimed": N_("claimed: renounced, no recipient named"),
    "renounced-offered": N_("offered: renounced, no recipient named"),
    "renounced-reported": N_("reported: renounced, no recipient named"),
    "deferred": N_("left to bilateral talks"),
    "deferred-claimed": N_("claimed: left to bilateral talks"),
    "deferred-offered": N_("offered: left to bilateral talks"),
    "deferred-reported": N_("reported: left to bilateral talks"),
    "not-recognised": N_("a title is not recognised, no holder named"),
    "not-recognised-claimed": N_("claimed: a title is not recognised, no holder named"),
    "not-recognised-offered": N_("offered: a title is not recognised, no holder named"),
    "not-recognised-reported": N_("reported: a title is not recognised, no holder named"),
    "administered": N_("administered by {between}: control, not title"),
}
# An outcome by itself, whoever the parties are: what a reader can look for.
OUTCOMES = {
    "holds": N_("held"),
    "transfers": N_("transfer still to come"),
    "renounced": N_("renounced, no recipient named"),
    "deferred": N_("left to bilateral talks"),
    "referred": N_("referred to a conference or the Allied Powers"),
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
}
# How near to the source: the word on the page, and what it means.
VERIFICATION = {
    "verified": (N_("verified"), N_("read in the primary text or its official edition")),
    "secondary": (N_("secondary"), N_("read in, or through, the work cited, not in the primary text")),
    "unverified": (N_("unverified"), N_("not read")),
}
DEGREES = {"N": N_("{degrees}°N"), "S": N_("{degrees}°S"), "E": N_("{degrees}°E"), "W": N_("{degrees}°W")}
