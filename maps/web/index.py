"""The index: the atlas at a glance. Timeline, matrix of scenarios and territories, a small map of each scenario."""

from __future__ import annotations

import unicodedata
from typing import Any

from maps.geometry.svg_path import svg_path
from maps.kit.templating import template
from maps.view.phrases import KINDS, OUTCOMES
from maps.view.records import meaning
from maps.view.symbols import Symbol, patterns
from maps.web import assets
from maps.web.pages import AtlasView
from maps.web.sharing import Card
from maps.web.timeline import BAND, MARK, WIDTH, Timeline


def render_index(pages: AtlasView) -> str:
    """Return the index page of an atlas: one HTML file, of use without script, which filters and searches it."""
    claims, phrases = pages.claims, pages.phrases
    styles = [assets.look(pages.web.font), assets.own("atlas.css"), assets.own("index.css")]
    script = assets.own("index.js")
    eras = pages.picker.by_era(list(claims.scenarios))
    codes = {
        phrases.text(era.name): era.from_.text for era in claims.atlas.eras
    }  # one in every language, for addresses
    line = Timeline.make(
        claims, pages.territories, [phrases.text(era.name) for era in claims.atlas.eras] or [eras[0][0]]
    )
    bands = [(band, Symbol.make("administered", band.control.parties)) for band in line.bands]
    used = {cell.symbol for record in pages.records.values() for cell in record.cells} | {one for _, one in bands}
    symbols = sorted(used, key=lambda symbol: symbol.id)
    return template("web/index.html.j2", pages.language).render(
        lang=pages.language,
        home=pages.site.home,
        twins=pages.site.twins("index.html"),
        card=Card.of(pages.site, "index.html", pages.records[claims.atlas.default_baseline]),
        atlas=claims.atlas,
        phrases=phrases,
        styles=styles,
        script=script,
        policy=assets.policy([script], styles),
        patterns=patterns(claims.atlas, symbols),
        legend=[(symbol, meaning(symbol, phrases)) for symbol in symbols],
        territories=pages.territory_names,
        miniature=pages.site.geometry.miniature,
        svg_path=svg_path,
        line=line,
        titles={
            key: f"{record.date}: {record.title} · {phrases.gettext(KINDS[claims.scenarios[key].kind])}"
            for key, record in pages.records.items()
        },
        ideas={key for key, scenario in claims.scenarios.items() if scenario.kind == "idea"},
        bands=bands,
        sizes={"width": WIDTH, "mark": MARK, "band": BAND},
        eras=[(name, [_row(pages, codes.get(name, name), key) for key in keys]) for name, keys in eras],
        filters=_filters(pages, [(codes.get(name, name), name) for name, _keys in eras]),
    )


def _row(pages: AtlasView, era: str, key: str) -> dict[str, Any]:
    scenario, record, phrases = pages.claims.scenarios[key], pages.records[key], pages.phrases
    said = [*scenario.title.values(), *scenario.short.values(), *scenario.voice.values()]
    return {
        "id": key,
        "title": record.title,
        "short": record.short,
        "date": record.date,
        "cells": record.cells,
        "kind": phrases.gettext(KINDS[scenario.kind]),
        "status": phrases.text(scenario.status),
        "reading": scenario.reading_of is not None,
        "against": pages.picker.against(scenario),
        # What the page's filters look at, in the order in which they stand.
        "facts": {
            "era": era,
            "kind": scenario.kind,
            "actor": " ".join(scenario.actors),
            "outcomes": " ".join(scenario.territories[territory].outcome for territory in pages.territories),
            "words": _plain(" ".join([*said, record.date, key])),
        },
    }


def _plain(words: str) -> str:
    """Return words as the search compares them: in lower case, without accents, as index.js has them too."""
    return "".join(one for one in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(one))


def _filters(pages: AtlasView, eras: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the choices of each filter: its name in the address, its label, and (value, words) pairs."""
    claims, phrases, _ = pages.claims, pages.phrases, pages.phrases.gettext
    scenarios = claims.scenarios.values()
    used = {scenario.kind for scenario in scenarios}
    kinds = [(kind, _(word)) for kind, word in KINDS.items() if kind in used]
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
            "choices": [(place.id, place.label) for place in pages.territory_names],
        },
        {
            "name": "outcome",
            "label": _("Outcome"),
            "choices": [(key, _(word)) for key, word in OUTCOMES.items() if key in outcomes],
        },
    ]
