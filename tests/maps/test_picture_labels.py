"""No label of a picture lies on another territory: measured on what is drawn, in every kind of picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
import shapely
import shapely.affinity

from claims_atlas.reading import read
from maps.geometry.figure import PANEL, TENTHS, Figure
from maps.geometry.preparer import LocalPreparer
from maps.handout.handout import handout_map
from maps.kit.palette import NAME, OUTCOME
from maps.kit.text_width import text_width
from maps.slides.slide_map import Box, Map
from maps.stills.contents import still_of
from maps.stills.still import StillOptions, still_svg
from maps.view.atlas_view import AtlasView
from maps.web.pages import Pages
from maps.web.render import picture
from maps.web.web_site import WebSite
from tests.conftest import WORLD
from tests.maps.label_rules import COVERED, filled
from tests.sampling import each
from tests.shipped import LANGUAGES, SCENARIOS, SHIPPED

SVG = "{http://www.w3.org/2000/svg}"
ABOVE, BELOW = 0.8, 0.22  # how far letters reach from the line they stand on, in their size
NONE = 1e-6

Boxes = dict[str, Any]
Drawn = tuple[str, Figure, Boxes, Boxes, dict[str, str]]  # kind; figure; labels, leaders as shapes; what labels say


@cache
def preparer() -> LocalPreparer:
    return LocalPreparer(SHIPPED.geodata)


@cache
def view_in(language: str) -> AtlasView:
    return AtlasView(SHIPPED.geodata, SHIPPED.claims, language, preparer())


@cache
def web_of(view: AtlasView) -> WebSite:
    return Pages(view).web


@cache
def world() -> AtlasView:
    _problems, geodata, claims = read(WORLD)
    assert geodata is not None
    assert claims is not None
    return AtlasView(geodata, claims, "en")


@cache
def territories(figure: Figure) -> dict[str, Any]:
    found = {}
    for shape in figure.shapes:
        rings = [[value / TENTHS for at in ring for value in at] for ring in shape.rings]
        found[shape.id] = filled(rings).intersection(shapely.box(0, 0, *PANEL)) if rings else shapely.Polygon()
    return found


def extent(text: ElementTree.Element) -> Any:
    """The box of a label's lines, as the fonts of pictures have them."""
    boxes = []
    for line in text.iter(f"{SVG}tspan"):
        size, x, y = (float(line.get(name, "nan")) for name in ("font-size", "x", "y"))
        width = text_width(line.text or "", bold=line.get("class") == "m-name") * size
        left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "")]
        boxes.append(shapely.box(left, y - ABOVE * size, left + width, y + BELOW * size))
    return shapely.union_all(boxes).envelope


def drawn(kind: str, panel: ElementTree.Element, figure: Figure) -> Drawn:
    texts = {str(one.get("data-label")): one for one in panel.iter(f"{SVG}text") if one.get("data-label")}
    lines = {one.get("data-leader"): one.get("d", "") for one in panel.iter(f"{SVG}path") if one.get("data-leader")}
    ends = {key: [float(value) for value in re.findall(r"-?[\d.]+", d)] for key, d in lines.items()}
    leaders = {str(key): shapely.LineString(np.reshape(xy, (2, 2))) for key, xy in ends.items()}
    said = {key: "".join(one.itertext()) for key, one in texts.items()}
    return kind, figure, {key: extent(one) for key, one in texts.items()}, leaders, said


def pictures(view: AtlasView, key: str) -> Iterator[Drawn]:
    """Every map of a scenario in every kind of picture."""
    site, still = view.site, still_of(view, key)
    left, right = still.records
    for single in (False, True):
        shown = still_of(view, key, single=single)
        tree = ElementTree.fromstring(still_svg(site, shown, StillOptions()))
        maps = [
            one[0]
            for one in tree.iter(f"{SVG}g")
            if "scale" in one.get("transform", "") and one.find(f"{SVG}g") is not None
        ]
        assert len(maps) == len(shown.records)
        for panel in maps:
            others = shown.records[0] if not single else None
            yield drawn(f"still of {len(maps)}", panel, site.figure(right, others))
    yield drawn("handout", ElementTree.fromstring(handout_map(site, right)), site.figure(right))
    html = str(picture(web_of(view), left, right)).replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ')
    for side in ElementTree.fromstring(html).iter("div"):
        if side.get("data-side"):
            yield drawn(f"page, {side.get('data-side')}", side, site.figure(right, left))
    slides = [
        ("slide", Map(site, site.figure(right), right, Box(0, 0, 1, 1))),
        ("slide of two, left", Map(site, site.figure(right, left), left, Box(0, 0, 1, 1), right, bare=True)),
        ("slide of two, right", Map(site, site.figure(right, left), right, Box(0, 0, 1, 1), left, bare=True)),
    ]
    for kind, one in slides:
        labels = one.labels.labels
        leaders = {
            each.territory: shapely.LineString(np.reshape(each.leader, (2, 2))) for each in labels if each.leader
        }
        said = {label.territory: "".join(line.text for line in label.lines) for label in labels}
        yield kind, one.figure, {label.territory: shapely.box(*label.box) for label in labels}, leaders, said


def broken(figure: Figure, labels: Boxes, leaders: Boxes) -> Iterator[str]:
    """Every rule that a map breaks, in words."""
    shapes = territories(figure)
    panel = shapely.box(0, 0, *PANEL)
    furniture = [shapely.box(*box) for box in ([figure.overview.box] if figure.overview else []) + [figure.scale.box]]
    for key in (key for key, shape in shapes.items() if shape.area > 1 and key not in labels):
        yield f"{key} is in view and has neither name nor number"
    yield from _broken_by_labels(shapes, labels, leaders, panel, furniture)
    yield from _broken_by_leaders(shapes, leaders)


def _broken_by_labels(shapes: Boxes, labels: Boxes, leaders: Boxes, panel: Any, furniture: list[Any]) -> Iterator[str]:
    for key, box in labels.items():
        if not panel.covers(box):
            yield f"the label of {key} leaves the map"
        if any(box.intersection(other).area > 1 for other in furniture):
            yield f"the label of {key} lies on overview or scale bar"
        for other, shape in shapes.items():
            if other != key and (area := box.intersection(shape).area) > COVERED:
                yield f"the label of {key} covers {area:.0f} square units of {other}"
        for other, beside in labels.items():
            if other > key and box.intersection(beside).area > NONE:
                yield f"the labels of {key} and {other} lie on each other"
        for other, line in leaders.items():
            if line.intersection(box).length > NONE:
                yield f"the leader of {other} runs under the label of {key}"


def _broken_by_leaders(shapes: Boxes, leaders: Boxes) -> Iterator[str]:
    for key, line in leaders.items():
        for other, shape in shapes.items():
            if other != key and line.intersection(shape).length > NONE:
                yield f"the leader of {key} crosses {other}"
        if shapes[key].distance(shapely.Point(line.coords[-1])) > 0.1:
            yield f"the leader of {key} does not end on it"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "key", each(SCENARIOS, 4, always=("1956-joint-declaration", "1905-portsmouth-treaty", "1955-08-soviet-proposal"))
)
def test_labels_and_leaders_of_every_picture_keep_off_other_territories(key: str, language: str) -> None:
    view, kinds = view_in(language), 0
    cells = dict(zip(view.territories, view.records[key].cells, strict=True))
    for kind, figure, labels, leaders, said in pictures(view, key):
        kinds += 1
        assert list(broken(figure, labels, leaders)) == [], (kind, said)
        if kind == "still of 1":  # its labels say what the record does
            names = {place.id: place.label for place in view.territory_names}
            for territory, words in said.items():
                whole = re.sub(r"\s", "", names[territory] + cells[territory].label)
                assert re.sub(r"\s", "", words) in (whole, re.sub(r"\s", "", names[territory])) or words.isdigit()
    assert kinds == 2 + 1 + 1 + 2 + 3


@pytest.mark.parametrize("key", ["1900-treaty", "1910-offer", "1911-reading-by-blue"])
def test_labels_of_another_atlas_keep_them_too(key: str) -> None:
    for kind, figure, labels, leaders, said in pictures(world(), key):
        assert list(broken(figure, labels, leaders)) == [], (kind, said)


def test_what_is_measured_would_be_found() -> None:
    view = view_in("en")
    _kind, figure, labels, _leaders, _said = next(pictures(view, "1956-joint-declaration"))
    shapes = territories(figure)
    spot = shapes["kunashiri"].representative_point()
    label = labels["shikotan"]
    moved = shapely.affinity.translate(label, spot.x - label.centroid.x, spot.y - label.centroid.y)
    assert any("shikotan covers" in line for line in broken(figure, {**labels, "shikotan": moved}, {}))
    line = shapely.LineString([(spot.x - 90, spot.y), (spot.x + 90, spot.y)])
    assert any("crosses kunashiri" in one for one in broken(figure, labels, {"etorofu": line}))
    assert any("etorofu is in view" in one for one in broken(figure, {"shikotan": label}, {}))


def test_letters_are_measured_as_large_as_they_are_drawn() -> None:
    assert text_width("Kunashiri", bold=True) > text_width("Kunashiri") > 4
    assert text_width("国後島") == pytest.approx(3)
    assert NAME > OUTCOME
