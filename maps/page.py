"""One page a scenario: this record on the right, another on the left, and every fact beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from babel import Locale
from markupsafe import Markup

from claims import Administration, Claims, Disposition, Scenario, compare
from geodata import Geodata, Water
from maps import assets
from maps.citations import format_source
from maps.drawing import Drawing, is_small, to_json
from maps.figure import Figure, label_width
from maps.leaflet import Comparison, SideMap
from maps.phrases import DEGREES, HOW, KINDS, VERIFICATION, Phrases
from maps.picker import Picker
from maps.record import CONTROL, Record, differences_against, levels, meaning, record_of, record_of_control
from maps.symbols import Symbol, patterns
from maps.templates import N_, template


@dataclass(frozen=True)
class Place:
    """A territory as pages name it: ``name`` with all naming traditions, ``label`` shorter for the map."""

    id: str
    name: str
    label: str
    others: tuple[tuple[str, str], ...]


class Pages:
    """Renders the pages of one atlas in one language. Pure: text out, nothing written, nothing remembered between."""

    def __init__(self, geodata: Geodata, claims: Claims, language: str) -> None:
        self.geodata, self.claims, self.language = geodata, claims, language
        self.phrases = Phrases(claims.atlas, language)
        self.home = "" if language == claims.atlas.languages[0] else "../"
        self.territories = list(geodata.territories)
        self.picker = Picker(claims, self.phrases)
        self.records = {key: record_of(s, self.territories, self.phrases) for key, s in claims.scenarios.items()}

    @cached_property
    def drawing(self) -> Drawing:
        """The geometry of all pages."""
        return Drawing.make(self.geodata, self.claims.atlas.main_view, self.language)

    @cached_property
    def figure(self) -> Figure:
        """The geometry of all still pictures."""
        return Figure.make(self.geodata, self.claims.atlas.main_view, self._label_lines, self._water_lines)

    @cached_property
    def _label_lines(self) -> dict[str, list[str]]:
        """Each territory's name and the longest words that any record puts under it."""
        longest = [
            max((r.cells[i].label for r in self.records.values()), key=len) for i, _t in enumerate(self.territories)
        ]
        return {place.id: [place.label, words] for place, words in zip(self.places, longest, strict=True)}

    @cached_property
    def _water_lines(self) -> dict[str, list[str]]:
        """The names of the waters that the still picture's panels may show."""
        close = {key: water for key, water in self.geodata.waters.items() if water.shown != "far"}
        return {key: self._water(water)["names"] for key, water in close.items()}

    @cached_property
    def places(self) -> list[Place]:
        """The territories in this language, in order."""
        return [self._place(key) for key in self.territories]

    def _place(self, key: str) -> Place:
        names = self.geodata.territories[key].name
        own = names.get(self.language) or names[self.claims.atlas.languages[0]]
        others = tuple((code, " / ".join(each)) for code, each in names.items() if code != self.language)
        return Place(key, " / ".join(own), " / ".join(own), others)

    def twins(self, file: str) -> list[dict[str, str]]:
        """Return the same page in the atlas's other languages: code, the language's own name, relative address."""
        default = self.claims.atlas.languages[0]
        return [
            {
                "code": code,
                "name": (Locale.parse(code).get_display_name(code) or code).capitalize(),
                "href": self.home + ("" if code == default else f"{code}/") + file,
            }
            for code in self.claims.atlas.languages
            if code != self.language
        ]

    # ---- a page ----------------------------------------------------------------------------------------------

    def scenario(self, key: str) -> str:
        """Return the page of one scenario: one HTML file that asks nothing of any network."""
        scenario, _ = self.claims.scenarios[key], self.phrases.gettext
        control, administrations = record_of_control(self.claims, scenario, self.territories, self.phrases)
        against = self.picker.against(scenario)
        groups = self.picker.offered(scenario)
        differences = differences_against(self.claims, against, administrations, scenario)
        stage = self._stage(key, against, groups, {CONTROL: control, **self.records}, levels(differences))
        spans = _spans([scenario.territories[territory] for territory in self.territories])
        rows = [
            {**row, **self._details(scenario, row["territory"].id), "span": span}
            for row, span in zip(stage.pop("rows"), spans, strict=True)
        ]
        title, date = self.phrases.text(scenario.title), self.phrases.date(scenario.date)
        return template("page.html.j2", self.language).render(
            **stage,
            **self._facts(scenario, administrations),
            rows=rows,
            both=False,
            twins=self.twins(f"{key}.html"),
            neighbours=[
                (arrow, self.records.get(other)) for arrow, other in zip("←→", self.picker.neighbours(key), strict=True)
            ],
            cite_as=_("“{title}” ({date}), in: {atlas}. The Claims Atlas, {file}.").format(
                title=title, date=date, atlas=self.phrases.text(self.claims.atlas.title), file=f"{key}.html"
            ),
            snippet=SNIPPET.format(title=f"{title}, {date}".replace('"', "&quot;"), file=f"{key}.html"),
        )

    def compare(self) -> str:
        """Return the page on which any two scenarios can be compared."""
        scenarios = self.claims.scenarios
        here = self.claims.atlas.default_baseline
        against = scenarios[here].compare_to or next(key for key in scenarios if key != here or len(scenarios) == 1)
        differences = compare(scenarios[against], scenarios[here])
        groups = self.picker.by_era(list(scenarios))
        more = [key for key in scenarios if key not in {here, against}][: len(MORE)]
        stage = self._stage(here, against, groups, self.records, levels(differences), more)
        return template("compare.html.j2", self.language).render(**stage, both=True, twins=self.twins("compare.html"))

    def _stage(  # noqa: PLR0913, PLR0917 - what two kinds of page have in common
        self,
        here: str,
        against: str,
        groups: list[tuple[str, list[str]]],
        records: dict[str, Record],
        level: str,
        further: Sequence[str] = (),
    ) -> dict[str, Any]:
        """Return what the templates need for the pickers, the maps, the legend and the list of differences."""
        listed = [one for _heading, keys in groups for one in keys]
        offered = {one: records[one] for one in (listed if here in listed else [here, *listed])}
        symbols = self._symbols(offered.values())
        left, right = offered[against], offered[here]
        more = {side: offered[one] for side, one in zip(MORE, further, strict=False)}
        html, script = self._maps({"left": left, "right": right, **more})
        own = [assets.own(f"{name}.js") for name in ("shape", "atlas", "overview", "labels", "graticule", "page")]
        scripts, start = [assets.leaflet_script(), *own], assets.Inline.make(script)
        return {
            **self._common(scripts, start, [assets.leaflet_style(), assets.own("atlas.css")]),
            "html": Markup(html),
            "picture": self._picture(left, right, level),
            "patterns": patterns(self.claims.atlas, symbols),
            "legend": [
                (symbol, meaning(symbol, self.phrases))
                for symbol in symbols
                if any(cell.symbol == symbol for cell in (*left.cells, *right.cells))
            ],
            "left": left,
            "right": right,
            "more": more,
            "data": Markup(self._data(here, against, groups, offered, symbols)),
            "rows": [
                {"territory": place, "level": LEVELS[letter], "before": old, "after": new}
                for place, old, new, letter in zip(self.places, left.cells, right.cells, level, strict=True)
            ],
        }

    def _maps(self, records: dict[str, Record]) -> tuple[str, str]:
        whole = self.drawing.views["whole"]
        return Comparison(*(SideMap(side, record, whole) for side, record in records.items())).parts()

    def _picture(self, left: Record, right: Record, marks: str) -> Markup:
        _ = self.phrases.gettext
        svg = template("figure.svg.j2", self.language).render(
            phrases=self.phrases,
            waters=self._water_lines,
            figure=self.figure,
            sides=[("left", left), ("right", right)],
            title=_("{left} and {right}, compared").format(left=left.title, right=right.title),
            marks=marks,
            names={place.id: place.label for place in self.places},
            order={key: number for number, key in enumerate(self.territories)},
            widths={key: label_width(lines) for key, lines in self._label_lines.items()},
            credit=_("Outlines: {title}. Outlines are cartographic, not legal.").format(
                title="; ".join(entry.title for entry in self.geodata.sources.values() if entry.sha256)
            ),
        )
        return Markup(svg)

    @staticmethod
    def _symbols(records: Iterable[Record]) -> list[Symbol]:
        used = {cell.symbol for record in records for cell in record.cells}
        return sorted(used, key=lambda symbol: symbol.id)

    def _data(
        self,
        key: str,
        against: str,
        groups: list[tuple[str, list[str]]],
        offered: dict[str, Record],
        symbols: list[Symbol],
    ) -> str:
        _ = self.phrases.gettext
        # Many records say the same of a territory: each cell stands once. Who holds, and on what terms, is only ever
        # compared: a number for each is enough.
        cells = list(dict.fromkeys(cell for record in offered.values() for cell in record.cells))
        keys = {key: number for number, key in enumerate(sorted({k for c in cells for k in (c.who, c.terms)}))}
        at = {cell: number for number, cell in enumerate(cells)}
        members = {
            "here": key,
            "against": against,
            "symbols": {symbol.id: [meaning(symbol, self.phrases), symbol.dash] for symbol in symbols},
            "territories": [self._territory(place) for place in self.places],
            "cells": [[c.symbol.id, c.label, c.phrase, keys[c.who], keys[c.terms] if c.terms else -1] for c in cells],
            "records": {
                one: [record.title, record.date, [at[cell] for cell in record.cells]] for one, record in offered.items()
            },
            # The records stand in this order, after the page's own where that is in no group.
            "groups": [[heading, len(keys)] for heading, keys in groups],
            "waters": [self._water(water) for water in self.geodata.waters.values()],
            "words": {
                "changed": _("differs from the left map"),
                "terms": _(TERMS),
                "nothing": _(NOTHING),
                "degrees": {letter: _(form) for letter, form in DEGREES.items()},
                "km": _("km"),
                "m": _("m"),
                "show_whole": _("Overview of all territories: show them all on both maps"),
                "show_main": _("Overview of all territories: go back to the main view"),
                "copied": _("Copied."),
                "copy_by_hand": _("The text is selected: copy it with the keyboard."),
            },
        }
        return "{" + self.drawing.json + "," + to_json(members)[1:]

    def _territory(self, place: Place) -> dict[str, Any]:
        lon, lat = self.geodata.territories[place.id].label
        polygons = [outline.polygon for outline in self.geodata.outlines if outline.territory == place.id]
        return {"id": place.id, "name": place.name, "label": place.label, "at": [lat, lon], "small": is_small(polygons)}

    def _water(self, water: Water) -> dict[str, Any]:
        names = water.name.get(self.language) or water.name[self.claims.atlas.languages[0]]
        return {"names": names, "at": [water.at[1], water.at[0]], "shown": water.shown}

    def _common(
        self, scripts: list[assets.Inline], start: assets.Inline, styles: list[assets.Inline]
    ) -> dict[str, Any]:
        sources, _ = self.claims.sources, self.phrases.gettext
        return {
            "lang": self.language,
            "atlas": self.claims.atlas,
            "phrases": self.phrases,
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
                "titles": {key: item.get("title-short") or item["title"] for key, item in sources.items()},
            },
        }

    def _facts(self, scenario: Scenario, administrations: tuple[Administration, ...]) -> dict[str, Any]:
        scenarios, phrases = self.claims.scenarios, self.phrases
        others = [(code, text) for code, text in scenario.title.items() if code != self.language]
        cited = dict.fromkeys([*_cited(scenario), *(row.source for one in administrations for row in one.rows)])
        return {
            "s": scenario,
            "parties": phrases.gettext(", ").join(map(phrases.party, scenario.actors)),
            "other_titles": others,
            "document": scenarios.get(scenario.reading_of or ""),
            "readings": [other for other in scenarios.values() if other.reading_of == scenario.id],
            "control_rows": [
                (place, row) for place, one in zip(self.places, administrations, strict=True) for row in one.rows
            ],
            "sources": [self._source(key) for key in sorted(cited, key=list(self.claims.sources).index)],
            "provenance": list(self.geodata.sources.items()),
        }

    def _source(self, key: str) -> dict[str, str]:
        item = self.claims.sources[key]
        return {"id": key, "text": format_source(item), "url": item.get("URL", ""), "note": item.get("note", "")}

    def _details(self, scenario: Scenario, territory: str) -> dict[str, Any]:
        """Return what the table adds to a row of the stage."""
        disposition = scenario.territories[territory]
        return {
            "d": disposition,
            "outcome": self.phrases.outcome(disposition),
            "geo": self.geodata.territories[territory],
        }


MORE = ("third", "fourth")  # maps that the page for comparing can show beside the two
LEVELS = {"s": "same", "t": "terms", "c": "changed"}
TERMS = N_("same parties, other terms:")
NOTHING = N_("Nothing: both do the same with every territory.")

LEAFLET = N_(
    "Map drawing: Leaflet 1.9.4 (Volodymyr Agafonkin and contributors, BSD-2-Clause), inside this file. "
    "The file asks nothing of any network."
)
# Responsive, titled, and within what a learning platform's sandbox allows.
SNIPPET = (
    '<iframe src="{file}#embed" title="{title}" loading="lazy" sandbox="allow-scripts allow-popups" '
    'allow="clipboard-write" style="width: 100%; aspect-ratio: 16 / 9; border: 0"></iframe>'
)


def _spans(dispositions: list[Disposition]) -> list[int]:
    """Return how many rows each row's conditions and citation stand for: 0 where they are those of the row above."""
    spans: list[int] = []
    for number, one in enumerate(dispositions):
        start = number
        while start and not spans[start - 1]:
            start -= 1
        above = dispositions[start - 1] if start else None
        if above and (above.conditions, _citation(above)) == (one.conditions, _citation(one)):
            spans[start - 1] += 1
            spans.append(0)
        else:
            spans.append(1)
    return spans


def _citation(one: Disposition) -> tuple[object, ...]:
    return one.source, one.locator, one.verification, one.quote, one.translation


def _cited(scenario: Scenario) -> Iterator[str]:
    """Yield the sources of a scenario in the order in which the page cites them."""
    yield scenario.source
    for disposition in scenario.territories.values():
        yield disposition.source
        for condition in disposition.conditions:
            yield condition.source
    for note in scenario.notes:
        yield note.source
