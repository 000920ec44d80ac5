"""What a user writes today: one folium DualMap a scenario, GeoJson layers with tooltips, on the same outlines.

The reference that the atlas is measured against. Fair to it: outlines are read once, nothing is drawn that a lecture
would not want, and the map opens on the same view.

    python benchmarks/hand_written_folium.py OUT [COUNT]

writes COUNT pages (default: one a scenario; more are made by going round the scenarios again) to the folder OUT.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

import folium
from folium.plugins import DualMap

ROOT = Path(__file__).resolve().parent.parent
COLOURS = {"japan": "#E69F00", "ussr": "#0072B2"}


def style(outcome: dict[str, str]) -> dict[str, object]:
    """Return a fill for a disposition: the holder's colour, the receiver's where it is to be transferred, else grey."""
    party = outcome.get("to") or outcome.get("holder") or ""
    return {"fillColor": COLOURS.get(party, "#BBBBBB"), "color": "#333333", "weight": 1, "fillOpacity": 0.8}


def disposition_of(scenario: dict, territory: str) -> dict:
    """Return what a scenario does with a territory."""
    named = (table for table in scenario.get("dispositions", []) if territory in table["of"])
    return next(named, scenario.get("others", {}))


def draw(target: folium.Map, outlines: dict, scenario: dict) -> None:
    """Add one layer of outlines with tooltips to one of the two maps."""
    features = []
    for feature in outlines["features"]:
        disposition = disposition_of(scenario, feature["properties"]["territory"])
        properties = {**feature["properties"], "outcome": disposition["outcome"]}
        features.append({**feature, "properties": {**properties, "style": style(disposition)}})
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda feature: feature["properties"]["style"],
        tooltip=folium.GeoJsonTooltip(["name", "territory", "outcome"]),
    ).add_to(target)


def main() -> None:
    """Write the pages."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    outlines = json.loads((ROOT / "geodata/outlines.geojson").read_text(encoding="utf-8"))
    context = json.loads((ROOT / "geodata/context.geojson").read_text(encoding="utf-8"))
    scenarios = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "claims/scenarios").glob("*.toml"))
    }
    names = list(scenarios)
    for number in range(int(sys.argv[2]) if sys.argv[2:] else len(names)):
        name = names[number % len(names)]
        pair = DualMap(location=(44.4, 147.0), zoom_start=8, tiles=None)
        for side, key in ((pair.m1, scenarios[name]["compare_to"]), (pair.m2, name)):
            folium.GeoJson(
                context, style_function=lambda _: {"fillColor": "#F1EDE4", "color": "#A99F8C", "weight": 1}
            ).add_to(side)
            draw(side, outlines, scenarios[key])
        pair.save(str(out / f"{number:05d}-{name}.html"))


if __name__ == "__main__":
    main()
