"""A scenario as a layer for anybody's own folium map: its territories in the atlas's fills, with tooltips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import folium
from branca.element import MacroElement
from folium.utilities import JsCode
from markupsafe import Markup, escape

from atlas_files.digest import digest
from claims import Claims
from geodata import Geodata
from maps.data.frames import dispositions_frame
from maps.kit.citations import cite
from maps.kit.templating import template
from maps.view.patterns import patterns
from maps.view.phrases import Phrases
from maps.view.records import record_of
from maps.view.site import credit
from maps.view.symbols import Symbol

OUTLINE = "#222222"
TOOLTIP = "width: max-content; max-width: 22rem; white-space: normal"


class _Patterns(MacroElement):
    """The definitions of the fills, once in the document of the map: SVG paths refer to them by id."""

    _template = template("notebook/layer_patterns.html.j2")

    def __init__(self, definitions: Markup) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Patterns"
        self.definitions = definitions


def scenario_layer(geodata: Geodata, claims: Claims, phrases: Phrases, scenario_id: str) -> folium.FeatureGroup:
    """Return the layer of a scenario; each feature's properties are the columns of its row in the frame."""
    territories = list(geodata.territories)
    record = record_of(claims, scenario_id, territories, phrases)
    own = digest(claims.atlas.parties)[:8]  # of two atlases on one map, each has its own colours
    symbols = {
        territory: replace(cell.symbol, id=f"atlas-{own}-{cell.symbol.id}")
        for territory, cell in zip(territories, record.cells, strict=True)
    }
    frame = dispositions_frame(geodata, claims, phrases, [scenario_id])
    # folium puts properties into the tooltip as HTML: this one is made to be that.
    frame["tooltip"] = [
        template("notebook/layer_tooltip.html.j2")
        .render(row=row, dated=phrases.dated(record.title, record.date), source=_source(claims, phrases.language, row))
        .strip()
        for row in frame.to_dict("records")
    ]
    group = folium.FeatureGroup(name=str(escape(phrases.dated(record.title, record.date))))
    _Patterns(patterns(claims.atlas, symbols.values(), alone=True)).add_to(group)
    folium.GeoJson(
        frame.__geo_interface__,
        style_function=lambda feature: _style(symbols[feature["properties"]["territory"]]),
        # A class of its own, so that its width is not that of the map's other tooltips.
        tooltip=folium.GeoJsonTooltip(["tooltip"], labels=False, style=TOOLTIP, class_name="claims-atlas-tooltip"),
        # Patterns are SVG's: so are these paths, on a map that prefers a canvas too.
        renderer=JsCode("L.svg()"),
        attribution=str(
            escape(credit(geodata.sources, phrases, dict.fromkeys(one.source for one in geodata.outlines)))
        ),
    ).add_to(group)
    return group


def _source(claims: Claims, language: str, row: Mapping[str, Any]) -> str:
    return cite(claims.sources[row["source"]], claims.locator(language, row["locator"] or ""))


def _style(symbol: Symbol) -> dict[str, Any]:
    """Return how Leaflet draws what wears a symbol."""
    style = {"color": OUTLINE, "weight": 1, "fillColor": f"url(#{symbol.id})", "fillOpacity": 1}
    return style | ({"dashArray": symbol.dash} if symbol.dash else {})
