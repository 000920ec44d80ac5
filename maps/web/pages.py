"""What each page is made from: this record on the right, those that the left map offers, and the facts beside them."""

from __future__ import annotations

from functools import cached_property

from atlas_files.digest import digest
from claims import Administration, Claims, compare
from geodata import Geodata
from maps.geometry.prepared import StillWords
from maps.kit.citations import cite, format_source
from maps.stills.still import Still
from maps.view.areas import areas_of
from maps.view.phrases import KINDS, Phrases
from maps.view.picker import Picker
from maps.view.records import (
    CONTROL,
    Record,
    differences_against,
    levels,
    record_of,
    record_of_control,
    records_of_control,
)
from maps.view.site import Site, TerritoryNames, names_of, place
from maps.view.threads import thread
from maps.web.maps_markup import SIDES
from maps.web.page import Comparison, Page
from maps.web.preparer import LocalPreparer, Preparer
from maps.web.render import render_compare, render_page
from maps.web.web_site import WebSite


class AtlasView:
    """Gathers what the pages of one atlas in one language are made from. Pure: nothing is written.

    ``preparer`` prepares the geometry where that is not to be made of ``geodata`` here;
    ``base`` is the address of the folder that the site stands in, '' where nobody has said.
    """

    def __init__(
        self, geodata: Geodata, claims: Claims, language: str, preparer: Preparer | None = None, base: str = ""
    ) -> None:
        self.geodata, self.claims, self.language, self.base = geodata, claims, language, base
        self.phrases = Phrases(claims.atlas, language)
        self.territories = list(geodata.territories)
        self.picker = Picker(claims, self.phrases)
        self.records = {key: record_of(claims, key, self.territories, self.phrases) for key in claims.scenarios}
        self._preparer = preparer or LocalPreparer(geodata)
        self._source_order = {key: number for number, key in enumerate(claims.sources)}

    @cached_property
    def site(self) -> Site:
        """What the pages share."""
        geodata, atlas = self.geodata, self.claims.atlas
        waters = {key: names_of(water, self.language, atlas.languages[0]) for key, water in geodata.waters.items()}
        geometry = self._preparer.geometry(atlas.main_view)
        return Site(
            self.language,
            atlas,
            geodata.territories,
            geodata.waters,
            geodata.sources,
            geometry,
            self._preparer.labels(geometry, StillWords(self.label_lines, waters)),
            self.base,
        )

    @cached_property
    def web(self) -> WebSite:
        """The site as its web pages carry it."""
        return WebSite.make(self.site, self._preparer.markup(self.site.geometry), self.label_lines)

    @cached_property
    def label_lines(self) -> dict[str, list[str]]:
        """Each territory's name and the longest words that any record puts under it."""
        longest = [
            max((r.cells[i].label for r in self.records.values()), key=len) for i, _t in enumerate(self.territories)
        ]
        return {each.id: [each.label, words] for each, words in zip(self.territory_names, longest, strict=True)}

    @cached_property
    def territory_names(self) -> list[TerritoryNames]:
        """The territories in this language, in order."""
        default = self.claims.atlas.languages[0]
        return [place(key, t, self.language, default) for key, t in self.geodata.territories.items()]

    def scenario(self, key: str, left: str | None = None) -> str:
        """Return the page of one scenario: one HTML file that asks nothing of any network."""
        return render_page(self.web, self.page(key, left))

    def compare(self) -> str:
        """Return the page on which any two scenarios can be compared."""
        return render_compare(self.web, self.any_two())

    # ---- what they are made from -----------------------------------------------------------------------------

    def page(self, key: str, left: str | None = None) -> Page:
        """Return what the page of one scenario is made from, beside the site; ``left``: its left map's record."""
        scenarios = self.claims.scenarios
        scenario = scenarios[key]
        control, administrations = record_of_control(self.claims, scenario, self.territories, self.phrases)
        against, groups = left or self.picker.against(scenario), self.picker.offered(scenario)
        if not any(against in ids for _heading, ids in groups):
            groups += self.picker.by_era([against])
        differences = differences_against(self.claims, against, administrations, scenario)
        offered = [key, *(one for _heading, ids in groups for one in ids)]
        records = {one: control if one == CONTROL else self.records[one] for one in offered}
        before, after = (self.records.get(other) for other in self.picker.neighbours(key))
        rows = [row for one in administrations for row in one.rows]
        cited = {*scenario.cited, *(row.source for row in rows)}
        areas = [territory.area_locator for territory in self.geodata.territories.values()]
        return Page(
            Comparison(key, against, groups, records, levels(differences, self.territories)),
            scenario,
            administrations,
            (before, after),
            scenarios[scenario.reading_of].title if scenario.reading_of else None,
            [(other, scenarios[other].title) for other in self.picker.readings(key)],
            thread(self.claims, scenario, self.phrases),
            areas_of(scenario, self.geodata.territories, self.phrases),
            {one: self.claims.sources[one] for one in sorted(cited, key=self._source_order.__getitem__)},
            self.claims.locators_in(self.language, [*scenario.citations, *rows, *areas]),
            self.claims.source_notes_in(self.language, sorted(cited)),
        )

    def marks(self, key: str, left: str | None = None) -> str:
        """Return how far a scenario differs from its left map, or what its page opens with: one letter a territory."""
        scenario = self.claims.scenarios[key]
        control = self._control_at(key)[1]
        differences = differences_against(self.claims, left or self.picker.against(scenario), control, scenario)
        return levels(differences, self.territories)

    def _control_at(self, key: str) -> tuple[Record, tuple[Administration, ...]]:
        return record_of_control(self.claims, self.claims.scenarios[key], self.territories, self.phrases)

    def picture(self, key: str, left: str | None = None, *, single: bool = False) -> Still:
        """Return what the still picture of a scenario shows: its page's comparison, that with ``left``, or it alone."""
        scenario, phrases, _ = self.claims.scenarios[key], self.phrases, self.phrases.gettext
        against, marks, right = left or self.picker.against(scenario), self.marks(key, left), self.records[key]
        if single:
            facts = [_(KINDS[scenario.kind]), *map(phrases.text, (scenario.voice, scenario.status))]
            return Still((right,), marks, (self._sourced(right),), tuple(filter(None, facts)))
        if against == CONTROL:
            other, administrations = self._control_at(key)
            cited = dict.fromkeys(row.source for one in administrations for row in one.rows)
            sources = other.title, " ".join(format_source(self.claims.sources[one]) for one in cited)
        else:
            other = self.records[against]
            sources = self._sourced(other)
        return Still((other, right), marks, (sources, self._sourced(right)))

    def _sourced(self, record: Record) -> tuple[str, str]:
        """Return a scenario's title and its source."""
        scenario = self.claims.scenarios[record.id]
        locator = self.claims.locator(self.language, scenario.locator)
        return record.title, cite(self.claims.sources[scenario.source], locator)

    def any_two(self) -> Comparison:
        """Return what the page for any two scenarios is made from, beside the site."""
        scenarios = self.claims.scenarios
        here = self.claims.atlas.default_baseline
        against = scenarios[here].compare_to or next(key for key in scenarios if key != here or len(scenarios) == 1)
        differences = compare(scenarios[against], scenarios[here])
        more = [key for key in scenarios if key not in {here, against}][: len(SIDES) - 2]
        control = records_of_control(self.claims, self.territories, self.phrases)
        groups = self.picker.by_era(list(scenarios))
        groups += [(self.phrases.gettext("Actual control"), list(control))] if control else []
        return Comparison(here, against, groups, self.records | control, levels(differences, self.territories), more)

    # ---- and digests of it -----------------------------------------------------------------------------------

    def page_fingerprint(self, scenario_id: str) -> str:
        """Return a digest of all that a scenario's page is made from."""
        return digest(self.site.page_fingerprint, self.page(scenario_id))

    @cached_property
    def compare_fingerprint(self) -> str:
        """A digest of all that the page for any scenarios is made from."""
        return digest(self.site.page_fingerprint, self.any_two())
