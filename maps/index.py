"""The index: every scenario in order of time, and what each would do with each territory."""

from __future__ import annotations

from maps import assets
from maps.page import Pages
from maps.phrases import KINDS
from maps.record import meaning
from maps.symbols import patterns
from maps.templates import template


def render_index(pages: Pages) -> str:
    """Return the index page of an atlas: one HTML file, no script."""
    claims, phrases = pages.claims, pages.phrases
    styles = [assets.own("atlas.css")]
    records = list(pages.records.values())
    used = {cell.symbol for record in records for cell in record.cells}
    symbols = sorted(used, key=lambda symbol: symbol.id)
    rows = [
        {
            "id": record.id,
            "title": record.title,
            "date": record.date,
            "cells": record.cells,
            "kind": phrases.gettext(KINDS[claims.scenarios[record.id].kind]),
            "status": phrases.text(claims.scenarios[record.id].status),
            "reading": claims.scenarios[record.id].reading_of is not None,
        }
        for record in records
    ]
    return template("index.html.j2", pages.language).render(
        lang=pages.language,
        home=pages.home,
        twins=pages.twins("index.html"),
        atlas=claims.atlas,
        phrases=phrases,
        styles=styles,
        policy=assets.policy([], styles),
        patterns=patterns(claims.atlas, symbols),
        legend=[(symbol, meaning(symbol, phrases)) for symbol in symbols],
        territories=pages.places,
        records=rows,
    )
