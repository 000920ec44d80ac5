"""Labels of the maps as a browser draws them, on the real shapes: none hides another territory, and none is hidden."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from tests.maps.label_rules import COVERED, filled
from tests.sampling import each
from tests.shipped import LANGUAGES, SCENARIOS

Open = Callable[..., Any]
SIZES = {
    "wide": (1280, 720, ""),
    "tablet": (768, 1024, ""),
    "phone": (390, 844, ""),
    "frame": (960, 540, "#embed"),
    "small frame": (600, 400, "#embed"),
}
EVERY = [f"{key} {language} {size}" for key, language, size in itertools.product(SCENARIOS, LANGUAGES, SIZES)]
ALWAYS = ["1955-08-soviet-proposal ru wide", "1956-joint-declaration en phone"]  # where labels once hid islands
_EDGE = 1.0  # px: a box of text has more room around its letters than that

# All of a side in px of its map. A text's box is that of its lines; rings are those that are drawn.
MEASURED = """side => {
  const shown = atlas.sides[side], map = shown.map, node = map.getContainer(), origin = node.getBoundingClientRect();
  const box = (one) => { const r = one.getBoundingClientRect();
    return [r.left - origin.left, r.top - origin.top, r.right - origin.left, r.bottom - origin.top]; };
  const corner = map.containerPointToLayerPoint([0, 0]);
  const moved = (ring) => Array.from(ring, (value, at) => value - (at % 2 ? corner.y : corner.x));
  const rings = (path) => path.traced().px.map(moved), id = (index) => atlas.data.territories[index].id;
  const each = (selector, of) => Object.fromEntries([...node.querySelectorAll(selector)].map(of));
  const { x: width, y: height } = map.getSize();
  return {
    width, height, shapes: Object.fromEntries(shown.paths.map((path) => [id(path.territory), rings(path)])),
    dots: Object.fromEntries(shown.dots.filter((dot) => shown.group.hasLayer(dot))
      .map((dot) => [id(dot.territory), box(dot.getElement())])),
    labels: each("[data-label]", (one) => [one.dataset.label, box(one)]),
    leaders: each("[data-leader]", (one) => { const { x, y } = one.ownerSVGElement.getBoundingClientRect();
      const [a, b, c, d] = one.getAttribute("d").match(/-?[\\d.]+/g).map(Number);
      const off = [x - origin.left, y - origin.top];
      return [one.dataset.leader, [a + off[0], b + off[1], c + off[0], d + off[1]]]; }),
    names: [...node.querySelectorAll(".labels text:is(.water, .land, .place)")]
      .map((one) => [one.textContent, box(one)]),
    listed: [...document.querySelectorAll(`#numbers_${side} li`)].map((one) => id(one.value - 1)),
    furniture: [document.getElementById(`overview_${side}`), ...node.querySelectorAll(".leaflet-control")]
      .filter((one) => one.getClientRects().length && getComputedStyle(one).visibility === "visible").map(box),
  };
}"""


def faults(drawn: dict[str, Any]) -> list[str]:
    """Return in words what stands on what it must not stand on."""
    view = shapely.box(0, 0, drawn["width"], drawn["height"])
    shapes = {key: filled(rings).intersection(view) for key, rings in drawn["shapes"].items()}
    shapes |= {
        key: shapely.union(shapes[key], shapely.box(*box).intersection(view)) for key, box in drawn["dots"].items()
    }
    labels = {key: shapely.box(*box) for key, box in drawn["labels"].items()}
    inner = {key: one.buffer(-_EDGE) for key, one in labels.items()}
    leaders = {key: shapely.LineString(np.reshape(ends, (2, 2))) for key, ends in drawn["leaders"].items()}
    found = []
    for key, other in itertools.permutations(shapes, 2):
        if key in labels and (area := labels[key].intersection(shapes[other]).area) > COVERED:
            found.append(f"the label of {key} covers {area:.0f} px² of {other}")
        if key in leaders and leaders[key].intersection(shapes[other]).length > _EDGE:
            found.append(f"the leader of {key} crosses {other}")
        if key in leaders and other in inner and leaders[key].intersects(inner[other]):
            found.append(f"the leader of {key} runs under the label of {other}")
    for key, other in itertools.combinations(inner, 2):
        if inner[key].intersects(inner[other]):
            found.append(f"the labels of {key} and {other} meet")
    for key, one in inner.items():
        if not view.covers(one):
            found.append(f"the label of {key} leaves the map")
        found += [
            f"the label of {key} lies under a button" for box in drawn["furniture"] if one.intersects(shapely.box(*box))
        ]
        found += [
            f"“{name}” meets the label of {key}"
            for name, box in drawn["names"]
            if one.intersects(shapely.box(*box).buffer(-_EDGE))
        ]
    seen = {key for key, one in shapes.items() if one.area > _EDGE}
    return found + [f"{key} has no label" for key in seen - labels.keys() - set(drawn["listed"])]


@pytest.mark.parametrize("page", each(EVERY, 4, ALWAYS))
def test_no_label_hides_another_territory_or_is_hidden(page: str, site: Path, open_page: Open) -> None:
    key, language, size = page.split(" ", 2)
    width, height, state = SIZES[size]
    folder = site if language == LANGUAGES[0] else site / language
    opened = open_page(folder / f"{key}.html", state, width=width, height=height).page
    opened.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    for side in ("left", "right"):
        assert faults(opened.evaluate(MEASURED, side)) == [], side


def test_what_is_measured_would_be_found(site: Path, open_page: Open) -> None:
    page = open_page(site / "1955-08-soviet-proposal.html").page
    drawn = page.evaluate(MEASURED, "right")
    assert faults(drawn) == [] and len(drawn["labels"]) >= 4
    kunashiri = filled(drawn["shapes"]["kunashiri"]).bounds
    moved = {**drawn, "labels": {**drawn["labels"], "habomai": list(kunashiri)}}
    assert any("label of habomai covers" in fault for fault in faults(moved))
    without = {**drawn, "labels": {key: box for key, box in drawn["labels"].items() if key != "shikotan"}}
    assert "shikotan has no label" in faults(without)
    across = {**drawn, "leaders": {"habomai": [kunashiri[0], kunashiri[1], kunashiri[2], kunashiri[3]]}}
    assert any("leader of habomai crosses kunashiri" in fault for fault in faults(across))
