"""A page's data block: all that its script draws and says, as JSON."""

from __future__ import annotations

import itertools
from typing import Any

from geodata import Water
from maps.geometry.still_labels import Name, written
from maps.kit.templating import N_
from maps.kit.text import to_json
from maps.view.panel import OVERVIEW
from maps.view.records import in_short
from maps.view.site import Site, TerritoryNames
from maps.view.symbols import Symbol
from maps.view.wordings import DEGREES
from maps.web.page import Comparison
from maps.web.web_site import WebSite

TERMS = N_("same parties, other terms:")
NOTHING = N_("Nothing: both do the same with every territory.")


def data_block(web: WebSite, comparison: Comparison, symbols: list[Symbol]) -> str:
    """Return the data block of a page that offers a stage's records, in these symbols."""
    site, offered = web.site, comparison.records
    _ = site.phrases.gettext
    comma = _(", ")
    # Many records say the same of a territory: each cell stands once. Who holds, and on what terms, is only ever
    # compared: a number for each is enough.
    objects = {id(cell): cell for record in offered.values() for cell in record.cells}
    cells = list(dict.fromkeys(objects.values()))
    keys = {key: number for number, key in enumerate(sorted({k for c in cells for k in (c.who, c.terms)}))}
    numbers = {cell: number for number, cell in enumerate(cells)}
    at = {key: numbers[cell] for key, cell in objects.items()}  # most are one object, and hashing takes its time
    worn = {symbol: number for number, symbol in enumerate(symbols)}
    # So does each clause of what they and the legend say.
    said = [[cell.label, *cell.phrase.split(comma)] for cell in cells]
    legend = [[in_short(symbol, site.phrases)] for symbol in symbols]
    clauses = {clause: number for number, clause in enumerate(dict.fromkeys(itertools.chain(*said, *legend)))}
    members = {
        "here": comparison.here,
        "against": comparison.against,
        "elsewhere": comparison.elsewhere,
        "one_way": list(comparison.one_way),
        # Dash of the outline, the key's words, and whether who wears it is silent.
        "symbols": {
            symbol.id: [symbol.dash, clauses[words], int(symbol.form == "silent")]
            for symbol, (words,) in zip(symbols, legend, strict=True)
        },
        "territories": [_territory(site, place) for place in site.territory_names],
        "clauses": list(clauses),
        "comma": comma,
        # Symbol, who, terms, and the clauses of the label and of the phrase, all by number.
        "cells": [
            [
                worn[cell.symbol],
                keys[cell.who],
                keys[cell.terms] if cell.terms else -1,
                *map(clauses.__getitem__, words),
            ]
            for cell, words in zip(cells, said, strict=True)
        ],
        "records": {
            one: [record.title, record.date, [at[id(cell)] for cell in record.cells]] for one, record in offered.items()
        },
        # The records stand in this order, after the page's own where that is in no group.
        "groups": [[heading, len(ids)] for heading, ids in comparison.groups],
        "waters": [_water(site, water) for water in site.waters.values()],
        "places": [_place(site, name) for name in site.map_names if name.kind != "water"],
        "words": {
            "otherwise": _("says otherwise"),
            "nothing_said": _("says nothing, the other does"),
            "terms": _(TERMS),
            "nothing": _(NOTHING),
            "degrees": {letter: _(form) for letter, form in DEGREES.items()},
            "km": _("{number} km"),
            "m": _("{number} m"),
            "named": _("{name}: {text}"),
            "dated": _("{title} ({date})"),
            "change": _("{before} → {after}"),
            "noted": _("{note} {change}"),
            "option": _("{date} — {title}"),
            "on_map": _("{map} — {change}"),
            "aside": _("{text} ({aside})"),
            "comma": comma,
            "overview": _(OVERVIEW),
            "show_whole": _("Overview of all territories: show them all on both maps"),
            "zoom_in": _("Zoom in"),
            "zoom_out": _("Zoom out"),
            "unknown": _("“{id}” is not among the records of this page; it opens with what it has."),
            "elsewhere": _("Look for it among all records"),
            "full_screen": _("Full screen"),
            "copied": _("Copied."),
            "copy_by_hand": _("The text is selected: copy it with the keyboard."),
        },
    }
    return "{" + web.geometry + "," + to_json(members)[1:]


def _territory(site: Site, place: TerritoryNames) -> dict[str, Any]:
    lon, lat = site.territories[place.id].label
    small = place.id in site.geometry.small
    sides = site.territories[place.id].label_sides
    return {"id": place.id, "name": place.name, "label": place.label, "at": [lat, lon], "small": small, "sides": sides}


def _place(site: Site, name: Name) -> dict[str, Any]:
    lon, lat = site.places[name.id].at
    lines = [written(name.kind, line) for line in name.lines]
    return {"names": lines, "at": [lat, lon], "rank": name.rank, "kind": name.kind}


def _water(site: Site, water: Water) -> dict[str, Any]:
    return {"names": site.names(water), "at": [water.at[1], water.at[0]], "shown": water.shown}
