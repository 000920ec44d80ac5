"""Pages from what they are made from: pure functions of plain data, that any process can run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from claims import Disposition, Scenario
from maps.web import assets
from maps.geometry.prepared import SIDES
from maps.kit.citations import format_source
from maps.kit.templating import N_, template
from maps.kit.text import opening
from maps.view.context import Setting
from maps.view.phrases import HOW, KINDS, VERIFICATION
from maps.view.records import Record, meaning
from maps.view.symbols import Symbol, patterns
from maps.web.data_block import NOTHING, TERMS, data_block
from maps.web.page_context import Sheet, Stage
from maps.web.sharing import Card, cite_as, snippet

LEVELS = {"s": "same", "t": "terms", "c": "changed"}
LEAFLET = N_(
    "Map drawing: Leaflet 1.9.4 (Volodymyr Agafonkin and contributors, BSD-2-Clause), inside this file. "
    "The file asks nothing of any network."
)


def render_page(setting: Setting, sheet: Sheet) -> str:
    """Return the page of one scenario: one HTML file that asks nothing of any network."""
    scenario, phrases = sheet.scenario, setting.phrases
    stage = _stage(setting, sheet.stage)
    merged = spans([scenario.territories[place.id] for place in setting.places])
    rows = [
        {**row, **_details(setting, scenario, row["territory"].id), "span": span}
        for row, span in zip(stage.pop("rows"), merged, strict=True)
    ]
    stage["words"]["titles"] = {key: item.get("title-short") or item["title"] for key, item in sheet.sources.items()}
    title, date, file = phrases.text(scenario.title), phrases.date(scenario.date), f"{scenario.id}.html"
    return template("web/page.html.j2", setting.language).render(
        **stage,
        **_facts(setting, sheet),
        rows=rows,
        both=False,
        description=opening(phrases.text(scenario.summary)),
        twins=setting.twins(file),
        card=Card.of(setting, file, sheet.stage.records[scenario.id]),
        neighbours=list(zip("←→", sheet.neighbours, strict=True)),
        cite_as=cite_as(setting, file, title, date),
        snippet=snippet(setting, file, f"{title}, {date}"),
    )


def render_compare(setting: Setting, stage: Stage) -> str:
    """Return the page on which any scenarios, two to four, can be compared."""
    return template("web/compare.html.j2", setting.language).render(
        **_stage(setting, stage),
        both=True,
        twins=setting.twins("compare.html"),
        card=Card.of(setting, "compare.html", stage.records[stage.here]),
    )


def _stage(setting: Setting, stage: Stage) -> dict[str, Any]:
    """Return what the templates need for the pickers, the maps, the legend and the list of differences."""
    records = stage.records
    symbols = _symbols(records.values())
    left, right = records[stage.against], records[stage.here]
    more = {side: records[one] for side, one in zip(SIDES[2:], stage.more, strict=False)}
    html, script = setting.ground.drawn({"left": left, "right": right, **more})
    own = assets.own("shape.js", "atlas.js", "overview.js", "labels.js", "graticule.js", "page.js")
    scripts, start = [assets.leaflet_script(), own], assets.Inline.make(script)
    return {
        **_common(setting, scripts, start, [assets.leaflet_style(), assets.own("atlas.css")]),
        "html": html,
        "picture": _picture(setting, left, right, stage.level),
        "patterns": patterns(setting.atlas, symbols),
        "legend": [
            (symbol, meaning(symbol, setting.phrases))
            for symbol in symbols
            if any(cell.symbol == symbol for cell in (*left.cells, *right.cells))
        ],
        "left": left,
        "right": right,
        "more": more,
        "data": Markup(data_block(setting, stage, symbols)),
        "rows": [
            {"territory": place, "level": LEVELS[letter], "before": old, "after": new}
            for place, old, new, letter in zip(setting.places, left.cells, right.cells, stage.level, strict=True)
        ],
    }


def _picture(setting: Setting, left: Record, right: Record, marks: str) -> Markup:
    _, figure = setting.phrases.gettext, setting.ground.figure
    svg = template("web/figure.svg.j2", setting.language).render(
        figure=figure,
        defs=Markup(setting.ground.defs),
        sides=[("left", left), ("right", right)],
        title=_("{left} and {right}, compared").format(left=left.title, right=right.title),
        marks=marks,
        names={place.id: place.label for place in setting.places},
        order={place.id: number for number, place in enumerate(setting.places)},
        credit=setting.credit,
    )
    return Markup(svg)


def _symbols(records: Iterable[Record]) -> list[Symbol]:
    objects = {id(cell): cell.symbol for record in records for cell in record.cells}
    return sorted(set(objects.values()), key=lambda symbol: symbol.id)


def _common(
    setting: Setting, scripts: list[assets.Inline], start: assets.Inline, styles: list[assets.Inline]
) -> dict[str, Any]:
    _ = setting.phrases.gettext
    return {
        "lang": setting.language,
        "atlas": setting.atlas,
        "phrases": setting.phrases,
        "scripts": scripts,
        "start": start,
        "styles": styles,
        "first": assets.own("live.js"),
        "policy": assets.policy([assets.own("live.js"), *scripts, start], styles),
        "words": {
            "kinds": {key: _(word) for key, word in KINDS.items()},
            "how": {key: _(word) for key, word in HOW.items()},
            "degrees": {key: _(word) for key, (word, _meaning) in VERIFICATION.items()},
            "verification": {key: _(meaning) for key, (_word, meaning) in VERIFICATION.items()},
            "terms": _(TERMS),
            "nothing": _(NOTHING),
            "leaflet": _(LEAFLET),
        },
    }


def _facts(setting: Setting, sheet: Sheet) -> dict[str, Any]:
    scenario, phrases = sheet.scenario, setting.phrases
    return {
        "s": scenario,
        "parties": phrases.gettext(", ").join(map(phrases.party, scenario.actors)),
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


def spans(dispositions: list[Disposition]) -> list[int]:
    """Return how many rows each row's conditions and citation stand for: 0 where they are those of the row above."""
    found: list[int] = []
    for number, one in enumerate(dispositions):
        start = number
        while start and not found[start - 1]:
            start -= 1
        above = dispositions[start - 1] if start else None
        if above and (above.conditions, _citation(above)) == (one.conditions, _citation(one)):
            found[start - 1] += 1
            found.append(0)
        else:
            found.append(1)
    return found


def _citation(one: Disposition) -> tuple[object, ...]:
    return one.source, one.locator, one.verification, one.quote, one.translation
