"""One page a scenario: this record on the right, another on the left, and every fact beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from claims import Administration, Claims, Scenario
from geodata import Geodata
from maps import assets
from maps.citations import format_source
from maps.drawing import Drawing, is_small, to_json
from maps.figure import Figure, label_width
from maps.leaflet import Comparison, SideMap
from maps.phrases import HOW, KINDS, VERIFICATION, Phrases
from maps.record import CONTROL, Record, differences_against, levels, meaning, record_of, record_of_control
from maps.symbols import Symbol, patterns
from maps.templates import TRANSLATIONS, template

_ = TRANSLATIONS.gettext
MOST_OFFERED = 60  # other scenarios in a page's picker


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
        self.territories = list(geodata.territories)
        self.records = {key: record_of(s, self.territories, self.phrases) for key, s in claims.scenarios.items()}

    @cached_property
    def drawing(self) -> Drawing:
        """The geometry of all pages."""
        return Drawing.make(self.geodata, self.claims.atlas.main_view)

    @cached_property
    def figure(self) -> Figure:
        """The geometry of all still pictures."""
        return Figure.make(self.geodata, self.claims.atlas.main_view, self._label_lines)

    @cached_property
    def _label_lines(self) -> dict[str, list[str]]:
        """Each territory's name and the longest words that any record puts under it."""
        longest = [
            max((r.cells[i].label for r in self.records.values()), key=len) for i, _t in enumerate(self.territories)
        ]
        return {place.id: [place.label, words] for place, words in zip(self.places, longest, strict=True)}

    @cached_property
    def places(self) -> list[Place]:
        """The territories in this language, in order."""
        return [self._place(key) for key in self.territories]

    def _place(self, key: str) -> Place:
        names = self.geodata.territories[key].name
        own = names.get(self.language) or names[self.claims.atlas.languages[0]]
        others = tuple((code, " / ".join(each)) for code, each in names.items() if code != self.language)
        return Place(key, " / ".join(own), " / ".join(own), others)

    # ---- the picker ------------------------------------------------------------------------------------------

    def offered(self, scenario: Scenario) -> list[tuple[str, list[str]]]:
        """Return what the left map can show, in groups of (heading, record ids): at most ``MOST_OFFERED`` scenarios.

        The counterpart, the readings of the same document, control, and then the scenarios nearest in time.
        """
        scenarios = self.claims.scenarios
        counterpart = [scenario.compare_to] if scenario.compare_to else []
        document = scenario.reading_of or scenario.id
        kin = [s.id for s in scenarios.values() if document in (s.id, s.reading_of) and s.id != scenario.id]
        kin = [key for key in kin if key not in counterpart]
        order = list(scenarios)
        here = order.index(scenario.id)
        rest = [key for key in order if key not in {scenario.id, *counterpart, *kin}]
        nearest = sorted(rest, key=lambda key: abs(order.index(key) - here))[
            : MOST_OFFERED - len(counterpart) - len(kin)
        ]
        groups = [
            (_("Natural counterpart"), counterpart),
            (_("The document and its readings"), kin),
            (_("Actual control"), [CONTROL]),
            (_("In order of time"), [key for key in order if key in set(nearest)]),
        ]
        return [(heading, keys) for heading, keys in groups if keys]

    def against(self, scenario: Scenario) -> str:
        """Return the record that the left map opens with."""
        default = self.claims.atlas.default_baseline
        return scenario.compare_to or (default if default != scenario.id else CONTROL)

    # ---- a page ----------------------------------------------------------------------------------------------

    def scenario(self, key: str) -> str:
        """Return the page of one scenario: one HTML file that asks nothing of any network."""
        scenario = self.claims.scenarios[key]
        control, administrations = record_of_control(self.claims, scenario, self.territories, self.phrases)
        groups = self.offered(scenario)
        records = {CONTROL: control, **self.records}
        offered = {one: records[one] for one in [key, *(one for _heading, keys in groups for one in keys)]}
        against = self.against(scenario)
        compared = {
            one: levels(differences_against(self.claims, one, administrations, scenario))
            for one in offered
            if one != key
        }
        symbols = self._symbols(offered.values())
        html, script = self._maps(offered[against], offered[key])
        data = self._data(key, against, offered, compared, symbols)
        scripts = [assets.leaflet_script(), assets.own("atlas.js"), assets.Inline.make(script)]
        styles = [assets.leaflet_style(), assets.own("atlas.css")]
        return template("page.html.j2").render(
            **self._common(scripts, styles),
            **self._facts(scenario, administrations),
            html=Markup(html),
            picture=self._picture(offered[against], offered[key], compared[against]),
            patterns=patterns(self.claims.atlas, symbols),
            legend=[(symbol, meaning(symbol, self.phrases)) for symbol in symbols],
            groups=[(heading, [offered[one] for one in keys]) for heading, keys in groups],
            against=against,
            data=Markup(data),
            rows=list(self._rows(scenario, offered[against], offered[key], compared[against])),
        )

    def _maps(self, left: Record, right: Record) -> tuple[str, str]:
        whole = self.drawing.views["whole"]
        return Comparison(SideMap("left", left, whole), SideMap("right", right, whole)).parts()

    def _picture(self, left: Record, right: Record, marks: str) -> Markup:
        svg = template("figure.svg.j2").render(
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
        self, key: str, against: str, offered: dict[str, Record], compared: dict[str, str], symbols: list[Symbol]
    ) -> str:
        members = {
            "here": key,
            "against": against,
            "levels": compared,
            "dashes": {symbol.id: symbol.dash for symbol in symbols if symbol.dash},
            "territories": [self._territory(place) for place in self.places],
            "records": {
                one: {
                    "title": record.title,
                    "short": record.short,
                    "date": record.date,
                    "url": record.url,
                    "cells": [[cell.symbol.id, cell.label, cell.phrase] for cell in record.cells],
                }
                for one, record in offered.items()
            },
            "words": {
                "changed": _("differs from the left map"),
                "terms": TERMS,
                "nothing": NOTHING,
                "show_whole": _("Overview of all territories: show them all on both maps"),
                "show_main": _("Overview of all territories: go back to the main view"),
            },
        }
        return "{" + self.drawing.json + "," + to_json(members)[1:]

    def _territory(self, place: Place) -> dict[str, Any]:
        lon, lat = self.geodata.territories[place.id].label
        polygons = [outline.polygon for outline in self.geodata.outlines if outline.territory == place.id]
        return {"id": place.id, "name": place.name, "label": place.label, "at": [lat, lon], "small": is_small(polygons)}

    def _common(self, scripts: list[assets.Inline], styles: list[assets.Inline]) -> dict[str, Any]:
        sources = self.claims.sources
        return {
            "lang": self.language,
            "atlas": self.claims.atlas,
            "phrases": self.phrases,
            "scripts": scripts,
            "styles": styles,
            "policy": assets.policy(scripts, styles),
            "words": {
                "kinds": KINDS,
                "how": HOW,
                "verification": VERIFICATION,
                "terms": TERMS,
                "nothing": NOTHING,
                "titles": {key: item.get("title-short") or item["title"] for key, item in sources.items()},
            },
        }

    def _facts(self, scenario: Scenario, administrations: tuple[Administration, ...]) -> dict[str, Any]:
        scenarios, phrases = self.claims.scenarios, self.phrases
        others = [(code, text) for code, text in scenario.title.items() if code != self.language]
        cited = dict.fromkeys([*_cited(scenario), *(row.source for one in administrations for row in one.rows)])
        return {
            "s": scenario,
            "parties": [phrases.party(party) for party in scenario.actors],
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

    def _rows(self, scenario: Scenario, before: Record, after: Record, level: str) -> Iterator[dict[str, Any]]:
        names = {"s": "same", "t": "terms", "c": "changed"}
        for place, old, new, letter in zip(self.places, before.cells, after.cells, level, strict=True):
            disposition = scenario.territories[place.id]
            yield {
                "territory": place,
                "level": names[letter],
                "before": old,
                "after": new,
                "d": disposition,
                "outcome": self.phrases.outcome(disposition),
                "geo": self.geodata.territories[place.id],
            }


TERMS = _("same parties, other terms:")
NOTHING = _("Nothing: both do the same with every territory.")


def _cited(scenario: Scenario) -> Iterator[str]:
    """Yield the sources of a scenario in the order in which the page cites them."""
    yield scenario.source
    for disposition in scenario.territories.values():
        yield disposition.source
        for condition in disposition.conditions:
            yield condition.source
    for note in scenario.notes:
        yield note.source
