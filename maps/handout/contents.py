"""What a handout says, as plain data: front matter, every scenario, control, sources, where the outlines come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from claims import Claims, Scenario, administration_at
from claims.model import Citation, Control, Disposition
from maps.handout.lectures import lectures, told
from maps.kit.citations import format_source, short_title
from maps.kit.templating import N_
from maps.view.areas import areas_of
from maps.view.grouping import grounded_alike, names, runs
from maps.view.records import meaning, record_of
from maps.view.site import Site, TerritoryNames
from maps.view.symbols import Symbol, symbol_of
from maps.view.threads import in_a_line, thread
from maps.view.wordings import OUTCOMES, STANDINGS, VERIFICATION

Eras = Sequence[tuple[str, Sequence[str]]]  # heading, ids of scenarios
Data = dict[str, Any]

WORDS = {
    "comma": N_(", "),
    "named": N_("{name}: {text}"),
    "cited": N_("{title}, {locator} {mark}"),
    "aside": N_("{text} ({aside})"),
    "contents": N_("Contents"),
    "marks": N_("How near to the source"),
    "legend": N_("Legend"),
    "fills": N_(
        "A fill is an outcome, not a flag. What is only claimed, offered or reported is drawn lighter and dashed. "
        "The overview in a corner of each map shows all territories, and its frame the part that the map shows."
    ),
    "territory": N_("Territory"),
    "record": N_("This record"),
    "conditions": N_("Conditions"),
    "areas": N_("Official areas"),
    "notes": N_("Notes"),
    "lectures": N_("Lectures"),
    "control_at": N_("Who administered what at this date"),
    "control": N_("Who administered what, and when"),
    "not_title": N_("Control is not title."),
    "sources": N_("Sources"),
    "provenance": N_("Outlines and areas"),
    "licence": N_("Licence"),
}


class Contents:
    """Gathers it for some scenarios of an atlas, in one language."""

    def __init__(self, site: Site, claims: Claims, eras: Eras) -> None:
        self.site, self.claims, self.eras = site, claims, eras
        self.phrases, self._ = site.phrases, site.phrases.gettext
        self.scenarios = [claims.scenarios[key] for _era, keys in eras for key in keys]
        self.stories = told(claims, [one.id for one in self.scenarios])
        self.records = [record_of(claims, one.id, site.territories, self.phrases) for one in self.scenarios]

    @property
    def symbols(self) -> list[Symbol]:
        """All that territories wear in these scenarios, in order of outcome, parties and standing."""
        used = {cell.symbol for record in self.records for cell in record.cells}
        order, ways = list(OUTCOMES), STANDINGS
        return sorted(used, key=lambda one: (order.index(one.form), one.parties, ways.index(one.standing)))

    def data(self) -> Data:
        """Return all of it, as the typst template reads it."""
        phrases, atlas, _ = self.phrases, self.site.atlas, self._
        return {
            "language": self.site.language,
            "title": phrases.text(atlas.title),
            "subtitle": phrases.text(atlas.subtitle),
            "notice": phrases.text(atlas.notice),
            "licence": phrases.text(atlas.licence),
            "words": {key: _(word) for key, word in WORDS.items()},
            "marks": {key: [_(word), _(means)] for key, (word, means) in VERIFICATION.items()},
            "legend": [[symbol.id, meaning(symbol, phrases)] for symbol in self.symbols],
            "eras": [
                {"name": era, "scenarios": [self._scenario(self.claims.scenarios[key]) for key in keys]}
                for era, keys in self.eras
            ],
            "lectures": list(lectures(self.claims, phrases, self.stories, self._cite)),
            "control": [
                {
                    "name": place.name,
                    "rows": [self._term(row) for row in self.claims.control if row.territory == place.id],
                }
                for place in self.site.territory_names
            ],
            "sources": self._sources(),
            "provenance": self._provenance(),
            # What the sums are of is the same for every scenario: it is said once.
            "areas": next(filter(None, map(self._areas, self.scenarios)), None),
            "territories": [note for place in self.site.territory_names for note in self._territory(place)],
        }

    def _scenario(self, scenario: Scenario) -> Data:
        phrases, _ = self.phrases, self._
        facts = [
            (_("Actors"), phrases.series(map(phrases.party, scenario.actors))),
            (
                _("A reading of"),
                phrases.text(self.claims.scenarios[scenario.reading_of].title) if scenario.reading_of else "",
            ),
            (_("Whose reading"), phrases.party(scenario.held_by) if scenario.held_by else ""),
            *((heading, in_a_line(papers, phrases)) for heading, papers in thread(self.claims, scenario, phrases)),
            (_("On the word of"), phrases.text(scenario.voice)),
            (_("Status"), phrases.text(scenario.status)),
        ]
        own = self.site.language
        return {
            "id": scenario.id,
            "title": phrases.text(scenario.title),
            "others": [[code, title] for code, title in scenario.title.items() if code != own],
            "reading": bool(scenario.reading_of),
            "date": phrases.date(scenario.date),
            "kind": phrases.kind(scenario.kind),
            "facts": [phrases.named(name, text) for name, text in facts if text],
            "cite": self._cite(scenario),
            "summary": phrases.text(scenario.summary),
            "alt": _("Map of “{title}” ({date}); the table beside it says the same in words.").format(
                title=phrases.text(scenario.title), date=phrases.date(scenario.date)
            ),
            "groups": list(self._groups(scenario)),
            "notes": [{"text": phrases.text(note.text), "cite": self._cite(note)} for note in scenario.notes],
            "areas": self._areas(scenario),
            "control": self._control_at(scenario),
        }

    def _groups(self, scenario: Scenario) -> Iterable[Data]:
        """Yield the territories, those together that share conditions and citation."""
        for rows in grounded_alike(self.site, scenario):
            yield {"rows": [self._row(*row) for row in rows], **self._grounds(rows[0][1])}

    def _row(self, place: TerritoryNames, disposition: Disposition) -> Data:
        return {
            "name": place.name,
            "symbol": symbol_of(disposition).id,
            "outcome": self.phrases.outcome(disposition),
            "how": self.phrases.how(disposition),
            "note": self.phrases.text(disposition.note),
        }

    def _grounds(self, disposition: Disposition) -> Data:
        """Return what a disposition hangs on and where it stands."""
        language, quoted, rendered = self.phrases.quote(disposition)
        rendered = rendered and self._("Our translation: {text}").format(text=rendered)
        return {
            "conditions": [
                {"text": self.phrases.text(one.text), "cite": self._cite(one)} for one in disposition.conditions
            ],
            "cite": self._cite(disposition),
            "quote": {"language": language, "text": quoted, "rendered": rendered} if quoted else None,
        }

    def _cite(self, citation: Citation) -> Data:
        item = self.claims.sources[citation.source]
        return {
            "source": citation.source,
            "title": short_title(item),
            "locator": self._locator(citation.locator),
            "mark": citation.verification,
        }

    def _locator(self, locator: str) -> str:
        return self.claims.locator(self.site.language, locator)

    def _areas(self, scenario: Scenario) -> Data | None:
        sums = areas_of(scenario, self.site.territories, self.phrases)
        if sums is None:
            return None
        cited = [
            self.phrases.series([self.site.provenance[key].title, *map(self._locator, locators)])
            for key, locators in sums.sources
        ]
        return {"lines": sums.lines, "basis": sums.basis, "cite": self.phrases.enumerated(cited)}

    def _control_at(self, scenario: Scenario) -> str:
        """Return who administered what at a scenario's date, territories together that had the same answer."""
        at = [
            (place, self.phrases.administered(administration_at(self.claims.control, place.id, scenario.date)))
            for place in self.site.territory_names
        ]
        groups = runs(at, lambda one: one[1])
        return self.phrases.enumerated(
            self.phrases.named(names(self.site, (place for place, _words in group)), group[0][1]) for group in groups
        )

    def _term(self, row: Control) -> Data:
        return {"text": self.phrases.term(row), "cite": self._cite(row), "note": self.phrases.text(row.note)}

    def _sources(self) -> list[Data]:
        cited = {source for scenario in self.scenarios for source in scenario.cited}
        cited |= {row.source for row in self.claims.control}
        cited |= {step.source for story in self.stories for step in story.steps}
        notes = self.claims.source_notes_in(self.site.language, cited)
        return [
            {
                "id": key,
                "text": format_source(item),
                "url": item.get("URL", ""),
                "note": notes.get(key) or item.get("note", ""),
            }
            for key, item in self.claims.sources.items()
            if key in cited
        ]

    def _provenance(self) -> list[Data]:
        form = self._("{title}. {producer}. Licence: {licence}; version: {version}.")
        return [
            {
                "text": form.format(title=one.title, producer=one.producer, licence=one.licence, version=one.version),
                "more": self.phrases.sentences(one.licence_note, one.accuracy),
                "url": one.url,
            }
            for one in self.site.provenance.values()
        ]

    def _territory(self, place: TerritoryNames) -> Iterable[Data]:
        """Yield a territory's area and what is to be said of it."""
        territory = self.site.territories[place.id]
        if territory.area_km2:
            locator = self._locator(territory.area_locator) if territory.area_locator else ""
            yield {"name": place.label, "text": self.phrases.area(territory.area_km2, locator)}
        for text in (territory.note, territory.area_note):
            if text:
                yield {"name": place.label, "text": self.phrases.text(text)}
