"""Pages from what they are made from: pure functions of plain data, that any process can run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from claims import Scenario
from geodata import Water
from maps import assets
from maps.citations import format_source
from maps.phrases import HOW, KINDS, VERIFICATION
from maps.record import Record, meaning
from maps.setting import Place, Setting
from maps.sheet import Sheet, Stage
from maps.symbols import Symbol, patterns
from maps.templates import TRANSLATIONS, template
from maps.texts import to_json

_ = TRANSLATIONS.gettext

LEVELS = {"s": "same", "t": "terms", "c": "changed"}
TERMS = _("same parties, other terms:")
NOTHING = _("Nothing: both do the same with every territory.")

LEAFLET = _(
    "Map drawing: Leaflet 1.9.4 (Volodymyr Agafonkin and contributors, BSD-2-Clause), inside this file. "
    "The file asks nothing of any network."
)
# Responsive, titled, and within what a learning platform's sandbox allows.
SNIPPET = (
    '<iframe src="{file}#embed" title="{title}" loading="lazy" sandbox="allow-scripts allow-popups" '
    'allow="clipboard-write" style="width: 100%; aspect-ratio: 16 / 9; border: 0"></iframe>'
)


def render_page(setting: Setting, sheet: Sheet) -> str:
    """Return the page of one scenario: one HTML file that asks nothing of any network."""
    scenario, phrases = sheet.scenario, setting.phrases
    stage = _stage(setting, sheet.stage)
    rows = [{**row, **_details(setting, scenario, row["territory"].id)} for row in stage.pop("rows")]
    stage["words"]["titles"] = {key: item.get("title-short") or item["title"] for key, item in sheet.sources.items()}
    title, date, file = phrases.text(scenario.title), phrases.date(scenario.date), f"{scenario.id}.html"
    return template("page.html.j2").render(
        **stage,
        **_facts(setting, sheet),
        rows=rows,
        both=False,
        neighbours=list(zip("←→", sheet.neighbours, strict=True)),
        cite_as=_("“{title}” ({date}), in: {atlas}. The Claims Atlas, {file}.").format(
            title=title, date=date, atlas=phrases.text(setting.atlas.title), file=file
        ),
        snippet=SNIPPET.format(title=f"{title}, {date}".replace('"', "&quot;"), file=file),
    )


def render_compare(setting: Setting, stage: Stage) -> str:
    """Return the page on which any two scenarios can be compared."""
    return template("compare.html.j2").render(**_stage(setting, stage), both=True)


def _stage(setting: Setting, stage: Stage) -> dict[str, Any]:
    """Return what the templates need for the pickers, the maps, the legend and the list of differences."""
    records = stage.records
    symbols = _symbols(records.values())
    left, right = records[stage.against], records[stage.here]
    own = [assets.own(f"{name}.js") for name in ("atlas", "labels", "graticule", "page")]
    scripts = [assets.leaflet_script(), *own, assets.Inline.make(setting.ground.script)]
    return {
        **_common(setting, scripts, [assets.leaflet_style(), assets.own("atlas.css")]),
        "html": setting.ground.maps(left, right),
        "picture": _picture(setting, left, right, stage.level),
        "patterns": patterns(setting.atlas, symbols),
        "legend": [(symbol, meaning(symbol, setting.phrases)) for symbol in symbols],
        "groups": [(heading, [records[one] for one in keys]) for heading, keys in stage.groups],
        "here": stage.here,
        "against": stage.against,
        "data": Markup(_data(setting, stage, symbols)),
        "rows": [
            {"territory": place, "level": LEVELS[letter], "before": old, "after": new}
            for place, old, new, letter in zip(setting.places, left.cells, right.cells, stage.level, strict=True)
        ],
    }


def _picture(setting: Setting, left: Record, right: Record, marks: str) -> Markup:
    svg = template("figure.svg.j2").render(
        figure=setting.ground.figure,
        sides=[("left", left), ("right", right)],
        title=_("{left} and {right}, compared").format(left=left.title, right=right.title),
        marks=marks,
        names={place.id: place.label for place in setting.places},
        order={place.id: number for number, place in enumerate(setting.places)},
        widths=setting.ground.widths,
        credit=_("Outlines: {title}. Outlines are cartographic, not legal.").format(
            title="; ".join(entry.title for entry in setting.provenance.values() if entry.sha256)
        ),
    )
    return Markup(svg)


def _symbols(records: Iterable[Record]) -> list[Symbol]:
    used = {cell.symbol for record in records for cell in record.cells}
    return sorted(used, key=lambda symbol: symbol.id)


def _data(setting: Setting, stage: Stage, symbols: list[Symbol]) -> str:
    # Who holds, and on what terms, is only ever compared: a number for each is enough.
    used = {key for record in stage.records.values() for cell in record.cells for key in (cell.who, cell.terms)}
    keys = {key: number for number, key in enumerate(sorted(used))}
    members = {
        "here": stage.here,
        "against": stage.against,
        "dashes": {symbol.id: symbol.dash for symbol in symbols if symbol.dash},
        "territories": [_territory(setting, place) for place in setting.places],
        "records": {
            one: {
                "title": record.title,
                "short": record.short,
                "date": record.date,
                "url": record.url,
                "cells": [
                    [c.symbol.id, c.label, c.phrase, keys[c.who], keys[c.terms] if c.terms else -1]
                    for c in record.cells
                ],
            }
            for one, record in stage.records.items()
        },
        "waters": [_water(setting, water) for water in setting.waters.values()],
        "words": {
            "changed": _("differs from the left map"),
            "terms": TERMS,
            "nothing": NOTHING,
            "show_whole": _("Overview of all territories: show them all on both maps"),
            "show_main": _("Overview of all territories: go back to the main view"),
            "copied": _("Copied."),
            "copy_by_hand": _("The text is selected: copy it with the keyboard."),
        },
    }
    return "{" + setting.ground.json + "," + to_json(members)[1:]


def _territory(setting: Setting, place: Place) -> dict[str, Any]:
    lon, lat = setting.territories[place.id].label
    small = place.id in setting.ground.small
    return {"id": place.id, "name": place.name, "label": place.label, "at": [lat, lon], "small": small}


def _water(setting: Setting, water: Water) -> dict[str, Any]:
    names = water.name.get(setting.language) or water.name[setting.atlas.languages[0]]
    return {"names": names, "at": [water.at[1], water.at[0]], "shown": water.shown}


def _common(setting: Setting, scripts: list[assets.Inline], styles: list[assets.Inline]) -> dict[str, Any]:
    return {
        "lang": setting.language,
        "atlas": setting.atlas,
        "phrases": setting.phrases,
        "scripts": scripts,
        "styles": styles,
        "first": assets.own("live.js"),
        "policy": assets.policy([assets.own("live.js"), *scripts], styles),
        "words": {
            "kinds": KINDS,
            "how": HOW,
            "verification": VERIFICATION,
            "terms": TERMS,
            "nothing": NOTHING,
            "leaflet": LEAFLET,
        },
    }


def _facts(setting: Setting, sheet: Sheet) -> dict[str, Any]:
    scenario, phrases = sheet.scenario, setting.phrases
    return {
        "s": scenario,
        "parties": [phrases.party(party) for party in scenario.actors],
        "other_titles": [(code, text) for code, text in scenario.title.items() if code != setting.language],
        "document": {"title": sheet.document},
        "readings": [{"id": key, "title": title} for key, title in sheet.readings],
        "control_rows": [
            (place, row) for place, one in zip(setting.places, sheet.administrations, strict=True) for row in one.rows
        ],
        "sources": [
            {"id": key, "text": format_source(item), "url": item.get("URL", ""), "note": item.get("note", "")}
            for key, item in sheet.sources.items()
        ],
        "provenance": list(setting.provenance.items()),
    }


def _details(setting: Setting, scenario: Scenario, territory: str) -> dict[str, Any]:
    """Return what the table adds to a row of the stage."""
    disposition = scenario.territories[territory]
    return {
        "d": disposition,
        "outcome": setting.phrases.outcome(disposition),
        "geo": setting.territories[territory],
    }
