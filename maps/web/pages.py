"""What each page is made from: this record on the right, those that the left map offers, and the facts beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from atlas_files.digest import digest
from claims import Administration, Claims, compare
from geodata import Geodata
from maps.geometry.figure import Figure
from maps.geometry.prepared import SIDES, GeometryRequest, PreparedGeometry, prepare
from maps.kit.citations import format_source
from maps.stills.still import Still
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
    same_control,
)
from maps.view.site import Site, TerritoryNames, names_of, place
from maps.web.page import Comparison, Page
from maps.web.render import render_compare, render_page

Prepare = Callable[[GeometryRequest], PreparedGeometry]


class AtlasView:
    """Gathers what the pages of one atlas in one language are made from. Pure: nothing is written.

    ``geometry`` returns the geometry that is wanted, prepared, where that is not to be made of ``geodata`` here;
    ``base`` is the address of the folder that the site stands in, '' where nobody has said.
    """

    def __init__(
        self, geodata: Geodata, claims: Claims, language: str, geometry: Prepare | None = None, base: str = ""
    ) -> None:
        self.geodata, self.claims, self.language, self.base = geodata, claims, language, base
        self.phrases = Phrases(claims.atlas, language)
        self.territories = list(geodata.territories)
        self.picker = Picker(claims, self.phrases)
        self.records = {key: record_of(claims, key, self.territories, self.phrases) for key in claims.scenarios}
        self._ground = geometry or partial(prepare, geodata)
        self._source_order = {key: number for number, key in enumerate(claims.sources)}

    @cached_property
    def site(self) -> Site:
        """What the pages share."""
        geodata, atlas = self.geodata, self.claims.atlas
        close = {key: water for key, water in geodata.waters.items() if water.shown != "far"}
        waters = {key: names_of(water, self.language, atlas.languages[0]) for key, water in close.items()}
        geometry = self._ground(GeometryRequest(self.language, atlas.main_view, self.label_lines, waters))
        return Site(
            self.language,
            atlas,
            geodata.territories,
            geodata.waters,
            geodata.sources,
            geometry,
            self.base,
        )

    @property
    def figure(self) -> Figure:
        """The geometry of all still pictures."""
        return self.site.geometry.figure

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
        return render_page(self.site, self.page(key, left))

    def compare(self) -> str:
        """Return the page on which any two scenarios can be compared."""
        return render_compare(self.site, self.any_two())

    # ---- what they are made from -----------------------------------------------------------------------------

    def page(self, key: str, left: str | None = None) -> Page:
        """Return what the page of one scenario is made from, beside the site; ``left``: its left map's record."""
        scenario, briefs = self.claims.scenarios[key], self.claims.briefs
        control, administrations = record_of_control(self.claims, scenario, self.territories, self.phrases)
        against, groups = left or self.picker.against(scenario), self.picker.offered(scenario)
        if not any(against in ids for _heading, ids in groups):
            groups += self.picker.by_era([against])
        differences = differences_against(self.claims, against, administrations, scenario)
        offered = [key, *(one for _heading, ids in groups for one in ids)]
        records = {one: control if one == CONTROL else self.records[one] for one in offered}
        before, after = (self.records.get(other) for other in self.picker.neighbours(key))
        cited = {*briefs[key].cited, *(row.source for one in administrations for row in one.rows)}
        return Page(
            Comparison(
                key,
                against,
                groups,
                records,
                levels(differences, self.territories),
                elsewhere={CONTROL: same_control(control, scenario, self._controls)[0]},
                one_way=self.picker.one_way(key, records),
            ),
            scenario,
            administrations,
            (before, after),
            briefs[scenario.reading_of].title if scenario.reading_of else None,
            [(other, briefs[other].title) for other in self.picker.readings(key)],
            {one: self.claims.sources[one] for one in sorted(cited, key=self._source_order.__getitem__)},
            frozenset(briefs[key].cited),
        )

    def marks(self, key: str) -> str:
        """Return how far a scenario differs from what its page opens with: one letter a territory."""
        scenario = self.claims.scenarios[key]
        control = self._control_at(key)[1]
        differences = differences_against(self.claims, self.picker.against(scenario), control, scenario)
        return levels(differences, self.territories)

    @cached_property
    def _controls(self) -> dict[str, Record]:
        """Control from each day on which it changed."""
        return records_of_control(self.claims, self.territories, self.phrases)

    def _control_at(self, key: str) -> tuple[Record, tuple[Administration, ...]]:
        return record_of_control(self.claims, self.claims.briefs[key], self.territories, self.phrases)

    def picture(self, key: str, *, single: bool = False) -> Still:
        """Return what the still picture of a scenario shows: its page's comparison, or it alone."""
        scenario, phrases, _ = self.claims.scenarios[key], self.phrases, self.phrases.gettext
        against, marks, right = self.picker.against(scenario), self.marks(key), self.records[key]
        if single:
            facts = [_(KINDS[scenario.kind]), *map(phrases.text, (scenario.voice, scenario.status))]
            return Still((right,), marks, (self._sourced(right),), tuple(filter(None, facts)))
        if against == CONTROL:
            left, administrations = self._control_at(key)
            cited = dict.fromkeys(row.source for one in administrations for row in one.rows)
            sources = left.title, " ".join(format_source(self.claims.sources[one]) for one in cited)
        else:
            left = self.records[against]
            sources = self._sourced(left)
        return Still((left, right), marks, (sources, self._sourced(right)))

    def _sourced(self, record: Record) -> tuple[str, str]:
        """Return a scenario's title and its source."""
        scenario = self.claims.scenarios[record.id]
        source = format_source(self.claims.sources[scenario.source])
        return record.title, f"{source[:-1]}, {scenario.locator}."

    def any_two(self) -> Comparison:
        """Return what the page for any two scenarios is made from, beside the site."""
        scenarios = self.claims.scenarios
        here = self.claims.atlas.default_baseline
        against = scenarios[here].compare_to or next(key for key in scenarios if key != here or len(scenarios) == 1)
        differences = compare(scenarios[against], scenarios[here])
        more = [key for key in scenarios if key not in {here, against}][: len(SIDES) - 2]
        control = dict(self._controls)
        for key in scenarios:
            control |= [same_control(self._control_at(key)[0], self.claims.briefs[key], self._controls)]
        groups = self.picker.by_era(list(scenarios))
        groups += [(self.phrases.gettext("Actual control"), sorted(control))] if control else []
        return Comparison(here, against, groups, self.records | control, levels(differences, self.territories), more)

    # ---- and a digest of it ------------------------------------------------------------------------------------

    def key(self, key: str) -> str:
        """Return a digest of all that a scenario's page is made from, without gathering it.

        What differs follows from the records, for they hold all that is compared.
        """
        briefs = self.claims.briefs
        scenario = briefs[key]
        against = self.picker.against(scenario)
        groups = self.picker.offered(scenario)
        offered = [self._keys[one] for _heading, ids in groups for one in ids if one != CONTROL]
        document = briefs[scenario.reading_of].title if scenario.reading_of else None
        readings = [(other, briefs[other].title) for other in self.picker.readings(key)]
        return digest(
            self.site.page_fingerprint,
            self._control_key,
            scenario.key,
            [self._keys.get(other) for other in (key, *self.picker.neighbours(key))],
            against,
            " ".join([*offered, *(f"{heading}: {' '.join(ids)}" for heading, ids in groups)]),
            document,
            readings,
            [self._source_keys[source] for source in scenario.cited],
        )

    @cached_property
    def _control_key(self) -> str:
        rows = self.claims.control
        return digest(rows, [self._source_keys[row.source] for row in rows])

    @cached_property
    def _source_keys(self) -> dict[str, str]:
        return {key: digest(number, item) for number, (key, item) in enumerate(self.claims.sources.items())}

    @cached_property
    def common_key(self) -> str:
        """A digest of all that the pages about every scenario are made from."""
        return digest(self.site.page_fingerprint, self._keys, [brief.listed for brief in self.claims.briefs.values()])

    @cached_property
    def index_fingerprint(self) -> str:
        """A digest of all that the index, and the page for any scenarios, are made from."""
        return digest(self.common_key, self._control_key)

    @cached_property
    def _keys(self) -> dict[str, str]:
        """By scenario, a digest of all that its record is made from, beside the site."""
        briefs = self.claims.briefs
        return {key: digest(r.id, r.title, r.short, r.date, briefs[key].said) for key, r in self.records.items()}
