"""What a lecturer has in the speaker notes: summary, conditions and citations of a scenario, as plain text."""

from __future__ import annotations

from typing import Any

from claims import Disposition, Scenario
from claims.model import Citation, Condition
from maps.kit.citations import format_source
from maps.slides.deck import Deck
from maps.view.grouping import disposed_alike, names
from maps.view.records import Record
from maps.view.site import Site
from maps.view.threads import in_a_line
from maps.view.wordings import VERIFICATION


def notes_of(site: Site, scenario: Scenario, deck: Deck) -> str:
    """Return the speaker notes of a scenario's slide, a paragraph a line."""
    phrases, _ = site.phrases, site.phrases.gettext
    write = _Writer(site, deck)
    lines = [
        phrases.dated(phrases.text(scenario.title), phrases.date(scenario.date)),
        phrases.named(_("Status"), phrases.text(scenario.status)),
        *([phrases.named(_("On the word of"), phrases.text(scenario.voice))] if scenario.voice else []),
        *([phrases.named(_("Whose reading"), phrases.party(scenario.held_by))] if scenario.held_by else []),
        *(phrases.named(heading, in_a_line(papers, phrases)) for heading, papers in deck.threads[scenario.id]),
        phrases.text(scenario.summary),
        write.cited(scenario),
        "",
    ]
    for disposition, territories in disposed_alike(site, scenario):
        lines += [
            phrases.named(names(site, territories), phrases.in_full(disposition)),
            *write.grounds(disposition),
            "",
        ]
    lines += [write.with_citation(phrases.text(note.text), note) for note in scenario.notes]
    used = dict.fromkeys(write.used)
    return "\n".join([*lines, "", _("Sources"), *(_reference(deck.sources[key]) for key in used)])


def notes_of_pair(site: Site, left: Record, right: Record, levels: str) -> str:
    """Return the speaker notes of a comparison: what differs, territory by territory, from left to right."""
    phrases, _ = site.phrases, site.phrases.gettext
    rows = zip(site.territory_names, left.cells, right.cells, levels, strict=True)
    change = _("{before} → {after}")
    differing = [
        phrases.named(place.label, change.format(before=old.phrase, after=new.phrase))
        for place, old, new, level in rows
        if level != "s"
    ]
    heading = _("What differs from left to right")
    return "\n".join(
        [
            change.format(before=phrases.dated(left.title, left.date), after=phrases.dated(right.title, right.date)),
            heading,
            *(differing or [_("Nothing: both do the same with every territory.")]),
        ]
    )


def _reference(item: dict[str, Any]) -> str:
    return " ".join(part for part in (format_source(item), item.get("URL", "")) if part)


class _Writer:
    """Writes citations, and knows which sources it has cited."""

    def __init__(self, site: Site, deck: Deck) -> None:
        self.phrases, self.sources, self.locators = site.phrases, deck.sources, deck.locators
        self.used: list[str] = []

    def cited(self, citation: Citation) -> str:
        """Return a citation in brackets, with its mark."""
        self.used.append(citation.source)
        item = self.sources[citation.source]
        mark = self.phrases.gettext(VERIFICATION[citation.verification][0])
        locator = self.locators.get(citation.locator, citation.locator)
        return self.phrases.gettext("[{title}, {locator}; {mark}]").format(
            title=item.get("title-short") or item["title"], locator=locator, mark=mark
        )

    def with_citation(self, text: str, citation: Citation) -> str:
        """Return a text and where it stands."""
        return self.phrases.gettext("{text} {citation}").format(text=text, citation=self.cited(citation))

    def grounds(self, one: Disposition) -> list[str]:
        """Return on what conditions and on whose word a disposition is made."""
        phrases, _ = self.phrases, self.phrases.gettext
        conditions: list[Condition] = one.conditions
        _language, quoted, rendered = phrases.quote(one)
        return [
            *("• " + self.with_citation(phrases.text(condition.text), condition) for condition in conditions),
            *([phrases.text(one.note)] if one.note else []),
            self.with_citation(phrases.quoted(quoted), one) if quoted else self.cited(one),
            *([_("Our translation: {text}").format(text=rendered)] if rendered else []),
        ]
