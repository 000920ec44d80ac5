"""The index: the atlas at a glance. Timeline, matrix of scenarios and territories, a small map of each scenario."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from maps.geometry.svg_path import svg_path
from maps.kit.templating import template
from maps.view.atlas_view import AtlasView
from maps.view.records import Record, meaning
from maps.view.symbols import Symbol, patterns
from maps.view.wordings import KINDS, OUTCOMES
from maps.web import assets
from maps.web.sharing import Card
from maps.web.timeline import BAND, MARK, WIDTH, Band, Timeline
from maps.web.web_site import WebSite


@dataclass(frozen=True)
class Index:
    """What an index is made from, beside the site: plain data.

    Attributes
    ----------
    line, bands
        The timeline, and its bands of control with what each wears.
    titles
        What a scenario is called on the timeline, by id.
    ideas
        Ids of the scenarios that are no government's proposals.
    symbols
        All that territories wear.
    eras
        The rows of the matrix by era: (code of the era in addresses, its name, rows).
    filters
        The choices of each filter.
    opening
        The record whose picture stands for the page where a link to it is shared.
    """

    line: Timeline
    bands: list[tuple[Band, Symbol]]
    titles: dict[str, str]
    ideas: list[str]
    symbols: list[Symbol]
    eras: list[tuple[str, str, list[dict[str, Any]]]]
    filters: list[dict[str, Any]]
    opening: Record


def index_of(view: AtlasView) -> Index:
    """Return what the index of an atlas is made from."""
    claims, phrases, records = view.claims, view.phrases, view.records
    eras = view.picker.by_coded_era(claims.scenarios)
    names = [phrases.text(era.name) for era in claims.atlas.eras] or [eras[0][1]]
    line = Timeline.make(claims, view.territories, names)
    bands = [(band, Symbol.make("administered", band.control.parties)) for band in line.bands]
    used = {cell.symbol for record in records.values() for cell in record.cells} | {one for _, one in bands}
    form = phrases.gettext("{title} ({kind})")
    kinds = {key: phrases.kind(scenario.kind) for key, scenario in claims.scenarios.items()}
    return Index(
        line,
        bands,
        {
            key: phrases.named(record.date, form.format(title=record.title, kind=kinds[key]))
            for key, record in records.items()
        },
        [key for key, scenario in claims.scenarios.items() if scenario.kind == "idea"],
        sorted(used, key=lambda symbol: symbol.id),
        [(code, name, [_row(view, code, key) for key in keys]) for code, name, keys in eras],
        _filters(view, [(code, name) for code, name, _keys in eras]),
        records[claims.atlas.default_baseline],
    )


def render_index(web: WebSite, index: Index) -> str:
    """Return the index page of an atlas: one HTML file, of use without script, which filters and searches it."""
    site, script = web.site, assets.own("index.js")
    styles = [assets.look(web.font), assets.own("atlas.css"), assets.own("index.css")]
    return template("web/index.html.j2", site.language).render(
        lang=site.language,
        home=site.home,
        twins=site.twins("index.html"),
        card=Card.of(site, "index.html", index.opening),
        atlas=site.atlas,
        phrases=site.phrases,
        styles=styles,
        script=script,
        policy=assets.policy([script], styles),
        patterns=patterns(site.atlas, index.symbols),
        legend=[(symbol, meaning(symbol, site.phrases)) for symbol in index.symbols],
        territories=site.territory_names,
        miniature=site.geometry.miniature,
        svg_path=svg_path,
        line=index.line,
        titles=index.titles,
        ideas=index.ideas,
        bands=index.bands,
        sizes={"width": WIDTH, "mark": MARK, "band": BAND},
        eras=[(name, rows) for _code, name, rows in index.eras],
        filters=index.filters,
    )


def _row(view: AtlasView, era: str, key: str) -> dict[str, Any]:
    scenario, record, phrases = view.claims.scenarios[key], view.records[key], view.phrases
    said = [*scenario.title.values(), *scenario.short.values(), *scenario.voice.values()]
    return {
        "id": key,
        "title": record.title,
        "short": record.short,
        "date": record.date,
        "cells": record.cells,
        "kind": phrases.kind(scenario.kind),
        "status": phrases.text(scenario.status),
        "reading": scenario.reading_of is not None,
        "against": view.picker.against(scenario),
        # What the page's filters look at, in the order in which they stand.
        "facts": {
            "era": era,
            "kind": scenario.kind,
            "actor": " ".join(scenario.actors),
            "outcomes": " ".join(scenario.territories[territory].outcome for territory in view.territories),
            "words": _plain(" ".join([*said, record.date, key])),
        },
    }


def _plain(words: str) -> str:
    """Return words as the search compares them: in lower case, without accents, as index.js has them too."""
    return "".join(one for one in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(one))


def _filters(view: AtlasView, eras: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the choices of each filter: its name in the address, its label, and (value, words) pairs."""
    claims, phrases, _ = view.claims, view.phrases, view.phrases.gettext
    scenarios = claims.scenarios.values()
    used = {scenario.kind for scenario in scenarios}
    kinds = [(kind, phrases.kind(kind)) for kind in (*KINDS, *claims.atlas.kinds) if kind in used]
    actors = {party for scenario in scenarios for party in scenario.actors}
    outcomes = {one.outcome for scenario in scenarios for one in scenario.territories.values()}
    return [
        {"name": "era", "label": _("Era"), "choices": eras},
        {
            "name": "kind",
            "label": _("Kind"),
            "choices": kinds,
        },
        {
            "name": "actor",
            "label": _("Actor"),
            "choices": [(party, phrases.party(party)) for party in claims.atlas.parties if party in actors],
        },
        {
            "name": "territory",
            "label": _("Territory"),
            "choices": [(place.id, place.label) for place in view.territory_names],
        },
        {
            "name": "outcome",
            "label": _("Outcome"),
            "choices": [(key, _(word)) for key, word in OUTCOMES.items() if key in outcomes],
        },
    ]
