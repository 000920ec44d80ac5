"""Pages from what they are made from: pure functions of plain data, that any process can run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from claims import Disposition, Scenario
from maps.kit.citations import format_source
from maps.kit.templating import N_, template
from maps.kit.text import opening
from maps.kit.web_font import LICENCE
from maps.view.grouping import grounded_alike
from maps.view.panel import Panel, signs
from maps.view.records import CONTROL, Cell, Record, in_short
from maps.view.site import Site
from maps.view.substance import substance
from maps.view.symbols import Symbol, patterns
from maps.view.wordings import KINDS, VERIFICATION
from maps.web import assets
from maps.web.data_block import NOTHING, TERMS, data_block
from maps.web.maps_markup import SIDES
from maps.web.page import Comparison, Page
from maps.web.sharing import Card, cite_as, snippet
from maps.web.web_site import WebSite, grouped

SCRIPTS = (
    "address.js", "rings.js", "atlas.js", "shape.js", "draw.js", "fills.js", "names.js", "labels.js", "arrange.js",
    "overview.js", "graticule.js", "words.js", "figure.js", "view.js", "gestures.js", "one.js", "state.js", "page.js",
)  # fmt: skip
_KIN = 3  # the document, and two of its readings, stand beside the picker
STYLES = ("atlas.css", "strip.css", "maps.css", "record.css", "figure.css", "embed.css", "access.css", "print.css")
LEVELS = {"s": "same", "t": "terms", "c": "changed"}
LEAFLET = N_(
    "Map drawing: Leaflet 1.9.4 (Volodymyr Agafonkin and contributors, BSD-2-Clause), inside this file. "
    "The file asks nothing of any network."
)


def render_page(web: WebSite, page: Page) -> str:
    """Return the page of one scenario: one HTML file that asks nothing of any network."""
    site, scenario = web.site, page.scenario
    phrases, comparison = site.phrases, _stage(web, page.comparison)
    # A group's conditions and citation stand in its first row, for all of its rows.
    details = [
        {**_details(site, place.id, disposition), "span": 0 if number else len(group)}
        for group in grounded_alike(site, scenario)
        for number, (place, disposition) in enumerate(group)
    ]
    rows = [{**row, **more} for row, more in zip(comparison.pop("rows"), details, strict=True)]
    comparison["words"] |= {
        "titles": {key: item.get("title-short") or item["title"] for key, item in page.sources.items()},
        "locators": page.locators,
    }
    title, date, file = phrases.text(scenario.title), phrases.date(scenario.date), f"{scenario.id}.html"
    return template("web/page.html.j2", site.language).render(
        **comparison,
        **_facts(site, page),
        rows=rows,
        both=False,
        description=opening(phrases.text(scenario.summary)),
        twins=site.twins(file),
        card=Card.of(site, file, page.comparison.records[scenario.id]),
        neighbours=page.neighbours,
        substance=substance(scenario, {place.id: place.label for place in site.territory_names}, phrases),
        main_quote=_main_quote(site, scenario),
        chips=_chips(site, page),
        cite_as=cite_as(site, file, title, date),
        snippet=snippet(site, file, phrases.dated(title, date)),
    )


def render_compare(web: WebSite, comparison: Comparison) -> str:
    """Return the page on which any scenarios, two to four, can be compared."""
    site = web.site
    return template("web/compare.html.j2", site.language).render(
        **_stage(web, comparison),
        both=True,
        twins=site.twins("compare.html"),
        card=Card.of(site, "compare.html", comparison.records[comparison.here]),
    )


def _stage(web: WebSite, comparison: Comparison) -> dict[str, Any]:
    """Return what the templates need for the pickers, the maps, the legend and the list of differences."""
    site, records = web.site, comparison.records
    symbols = _symbols(records.values())
    left, right = records[comparison.against], records[comparison.here]
    more = {side: records[one] for side, one in zip(SIDES[2:], comparison.more, strict=False)}
    html, script = web.markup.captioned({"left": left, "right": right, **more})
    styles = [assets.leaflet_style(), assets.look(web.font), assets.own(*STYLES)]
    return {
        **_common(site, assets.Inline.make(script), styles),
        "html": html,
        "view": site.opening_view(right, left),
        "picture": picture(web, left, right),
        "marks": set(map(kind, left.cells, right.cells, comparison.levels)),
        "has_lines": bool(site.geometry.web.lines),
        "has_inset": set(site.atlas.main_view) != set(site.territories),
        "patterns": patterns(site.atlas, symbols),
        "legend": [
            (symbol, in_short(symbol, site.phrases))
            for symbol in symbols
            if any(cell.symbol == symbol for cell in (*left.cells, *right.cells))
        ],
        "left": left,
        "right": right,
        "more": more,
        "data": Markup(data_block(web, comparison, symbols)),
        "rows": [
            {"territory": place, "level": LEVELS[letter], "before": old, "after": new}
            for place, old, new, letter in zip(
                site.territory_names, left.cells, right.cells, comparison.levels, strict=True
            )
        ],
    }


def kind(left: Cell, right: Cell, level: str) -> str:
    """Return how two cells differ to a reader: 'otherwise', 'nothing' where one is silent, '' where they do not."""
    return "" if level != "c" else "nothing" if left.silent or right.silent else "otherwise"


def _main_quote(site: Site, scenario: Scenario) -> Disposition | None:
    """Return the first disposition that quotes the words by which the record disposes of something."""
    found = [scenario.territories[place.id] for place in site.territory_names]
    return next((one for one in found if one.quote and one.outcome != "silent"), None)


def _chips(site: Site, page: Page) -> list[tuple[str, str]]:
    """Return what is picked most: (id, words) of the counterpart, of documents and readings, of control."""
    _, scenario, records = site.phrases.gettext, page.scenario, page.comparison.records
    chips = {scenario.compare_to or "": _("Counterpart")}
    kin = [scenario.reading_of, *(key for key, _title in page.readings)][:_KIN]
    chips |= {key: re.split(": |：", records[key].short)[-1] for key in kin if key in records and key not in chips}
    chips |= {CONTROL: _("Who held it")}
    chips.pop("", None)
    return [(key, words) for key, words in chips.items() if key in records]


def picture(web: WebSite, left: Record, right: Record) -> Markup:
    """Return the still picture of two records, for print and for a page without script."""
    site = web.site
    _ = site.phrases.gettext
    view, figure = site.opening_view(right, left), site.figure(right, left)
    panels = [Panel(site, figure, left, right), Panel(site, figure, right, left)]
    svg = template("web/figure.svg.j2", site.language).render(
        defs=Markup(web.defs[view]),
        p=panels[0].ground(),
        sides=[
            (side, one.record, one.context(), signs(one.record, one.against))
            for side, one in zip(("left", "right"), panels, strict=True)
        ],
        shapes={key: list(groups) for key, groups in grouped(figure.shapes).items()},
        small={key: list(groups) for key, groups in grouped(figure.overview.shapes).items()} if figure.overview else {},
        title=_("{left} and {right}, compared").format(left=left.title, right=right.title),
        names={place.id: place.label for place in site.territory_names},
        credit=site.credit,
    )
    return Markup(svg)


def _symbols(records: Iterable[Record]) -> list[Symbol]:
    objects = {id(cell): cell.symbol for record in records for cell in record.cells}
    return sorted(set(objects.values()), key=lambda symbol: symbol.id)


def _common(site: Site, start: assets.Inline, styles: list[assets.Inline]) -> dict[str, Any]:
    _ = site.phrases.gettext
    first, load, packed = assets.own("type.js", "live.js"), assets.own("load.js"), assets.packed(*SCRIPTS)
    return {
        "lang": site.language,
        "atlas": site.atlas,
        "phrases": site.phrases,
        "packed": packed,
        "leaflet_notice": assets.leaflet_notice(),
        "start": start,
        "load": load,
        "styles": styles,
        "first": first,
        "policy": assets.policy([first, load, packed, start], styles),
        "words": {
            "kinds": {key: _(word) for key, word in KINDS.items()},
            "degrees": {key: _(word) for key, (word, _meaning) in VERIFICATION.items()},
            "terms": _(TERMS),
            "nothing": _(NOTHING),
            "leaflet": site.phrases.sentences(_(LEAFLET), _(LICENCE)),
        },
    }


def _facts(site: Site, page: Page) -> dict[str, Any]:
    scenario, phrases = page.scenario, site.phrases
    return {
        "s": scenario,
        "parties": phrases.series(map(phrases.party, scenario.actors)),
        "other_titles": [(code, text) for code, text in scenario.title.items() if code != site.language],
        "document": {"title": page.document},
        "thread": page.thread,
        "areas": page.areas,
        "readings": [{"id": key, "title": title} for key, title in page.readings],
        "control_rows": [
            (place, row)
            for place, one in zip(site.territory_names, page.administrations, strict=True)
            for row in one.rows
        ],
        "sources": [
            {
                "id": key,
                "text": format_source(item),
                "url": item.get("URL", ""),
                "note": item.get("note", ""),
                "of_control": key not in page.own_sources,
                "translated": page.source_notes.get(key, ""),
            }
            for key, item in page.sources.items()
        ],
        "provenance": list(site.provenance.items()),
    }


def _details(site: Site, territory: str, disposition: Disposition) -> dict[str, Any]:
    """Return what the table adds to a row of the stage."""
    return {
        "d": disposition,
        "outcome": site.phrases.outcome(disposition),
        "how": site.phrases.how(disposition),
        "geo": site.territories[territory],
    }
