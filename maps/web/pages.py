"""What each page is made from: this record on the right, those that the left map offers, and the facts beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from atlas_files.digest import digest
from claims import compare
from maps.geometry.prepared import PreparedGeometry
from maps.view.areas import areas_of
from maps.view.atlas_view import AtlasView
from maps.view.records import CONTROL, Record, levels, records_of_control, same_control
from maps.view.threads import thread
from maps.web.maps_markup import SIDES, MapsMarkup, maps_markup
from maps.web.page import Comparison, Page
from maps.web.render import render_compare, render_page
from maps.web.web_site import WebSite

MarkupOf = Callable[[PreparedGeometry], MapsMarkup]


class Pages:
    """Gathers what the web pages of one atlas in one language are made from, beside the view of it.

    ``markup`` returns the maps of the pages as folium writes them.
    """

    def __init__(self, view: AtlasView, markup: MarkupOf = maps_markup) -> None:
        self.view, self._markup = view, markup
        self._source_order = {key: number for number, key in enumerate(view.claims.sources)}

    @cached_property
    def web(self) -> WebSite:
        """The site as its web pages carry it."""
        site = self.view.site
        return WebSite.make(site, self._markup(site.geometry), self.view.font)

    def scenario(self, scenario_id: str, left: str | None = None) -> str:
        """Return the page of one scenario: one HTML file that asks nothing of any network."""
        return render_page(self.web, self.page(scenario_id, left))

    def compare(self) -> str:
        """Return the page on which any two scenarios can be compared."""
        return render_compare(self.web, self.any_two())

    # ---- what they are made from -----------------------------------------------------------------------------

    def page(self, scenario_id: str, left: str | None = None) -> Page:
        """Return what the page of one scenario is made from, beside the site; ``left``: its left map's record."""
        view, scenarios = self.view, self.view.claims.scenarios
        scenario = scenarios[scenario_id]
        control, administrations = view.control_at(scenario_id)
        against, groups = left or view.picker.against(scenario), view.picker.offered(scenario)
        if not any(against in ids for _heading, ids in groups):
            groups += view.picker.by_era([against])
        offered = [scenario_id, *(one for _heading, ids in groups for one in ids)]
        records = {one: control if one == CONTROL else view.records[one] for one in offered}
        before, after = (view.records.get(other) for other in view.picker.neighbours(scenario_id))
        rows = [row for one in administrations for row in one.rows]
        cited = {*scenario.cited, *(row.source for row in rows)}
        areas = [territory.area_locator for territory in view.geodata.territories.values()]
        return Page(
            Comparison(
                scenario_id,
                against,
                groups,
                records,
                view.levels(scenario_id, against),
                elsewhere={CONTROL: same_control(control, scenario, self._controls)[0]},
                one_way=view.picker.one_way(scenario_id, records),
            ),
            scenario,
            administrations,
            (before, after),
            scenarios[scenario.reading_of].title if scenario.reading_of else None,
            [(other, scenarios[other].title) for other in view.picker.readings(scenario_id)],
            thread(view.claims, scenario, view.phrases),
            areas_of(scenario, view.geodata.territories, view.phrases),
            {one: view.claims.sources[one] for one in sorted(cited, key=self._source_order.__getitem__)},
            tuple(sorted(set(scenario.cited))),
            view.claims.locators_in(view.language, [*scenario.citations, *rows, *areas]),
            view.claims.source_notes_in(view.language, sorted(cited)),
        )

    def any_two(self) -> Comparison:
        """Return what the page for any two scenarios is made from, beside the site."""
        view, scenarios = self.view, self.view.claims.scenarios
        here = view.claims.atlas.default_baseline
        against = scenarios[here].compare_to or next(one for one in scenarios if one != here or len(scenarios) == 1)
        differences = compare(scenarios[against], scenarios[here])
        more = [one for one in scenarios if one not in {here, against}][: len(SIDES) - 2]
        control = dict(self._controls)
        for one, scenario in scenarios.items():
            control |= [same_control(view.control_at(one)[0], scenario, self._controls)]
        groups = view.picker.by_era(list(scenarios))
        control = dict(sorted(control.items()))  # records stand in the order of groups
        groups += [(view.phrases.gettext("Actual control"), list(control))] if control else []
        return Comparison(here, against, groups, view.records | control, levels(differences, view.territories), more)

    @cached_property
    def _controls(self) -> dict[str, Record]:
        """Control from each day on which it changed."""
        return records_of_control(self.view.claims, self.view.territories, self.view.phrases)

    # ---- and digests of it -----------------------------------------------------------------------------------

    def page_fingerprint(self, scenario_id: str) -> str:
        """Return a digest of all that a scenario's page is made from."""
        return digest(self.view.site.page_fingerprint, self.page(scenario_id))

    @cached_property
    def compare_fingerprint(self) -> str:
        """A digest of all that the page for any scenarios is made from."""
        return digest(self.view.site.page_fingerprint, self.any_two())
