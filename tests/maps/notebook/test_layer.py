"""A scenario's layer on somebody's own folium map wears the atlas's fills and says its facts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import folium
import js_lib_leaflet
import pytest
from PIL import Image

from claims_atlas import dispositions, layer
from claims_atlas.session import SHIPPED
from tests.conftest import WORLD
from tests.test_build import OFFER, edit

CLAIMED, SETTLED = "1955-08-soviet-proposal", "1956-joint-declaration"
Open = Callable[[folium.Map], Any]


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open a plain folium map as it is saved; of all that it fetches, it gets Leaflet, and that from a package."""
    leaflet = Path(js_lib_leaflet.__file__).parent
    context = browser.new_context(viewport={"width": 900, "height": 700})
    errors: list[str] = []

    def answer(route: Any) -> None:
        name = route.request.url.rsplit("/", 1)[-1]
        if route.request.url.startswith("file:"):
            route.continue_()
        elif name in ("leaflet.js", "leaflet.css"):
            route.fulfill(path=str(next(leaflet.rglob(name))))
        else:
            route.abort()

    def open_(map_: folium.Map) -> Any:
        map_.save(str(tmp_path / "map.html"))
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.route("**/*", answer)
        page.goto((tmp_path / "map.html").as_uri())
        page.locator("path.leaflet-interactive").first.wait_for(state="attached")
        return page

    yield open_
    context.close()
    assert errors == []


def plain_map(**options: Any) -> folium.Map:
    return folium.Map([43.9, 146.3], zoom_start=8, tiles=None, **options)


def test_it_is_a_feature_group_named_after_the_scenario_with_a_feature_a_territory() -> None:
    group = layer(SETTLED)
    assert isinstance(group, folium.FeatureGroup)
    assert group.layer_name == "Joint Declaration of Japan and the USSR (19 October 1956)"
    (shapes,) = (child for child in group._children.values() if isinstance(child, folium.GeoJson))
    properties = [feature["properties"] for feature in shapes.data["features"]]
    assert [row["territory"] for row in properties] == list(dispositions(SETTLED).territory)
    assert set(dispositions(SETTLED).columns) - {"geometry"} <= set(properties[0])


@pytest.mark.parametrize("canvas", [False, True])
def test_each_territory_wears_a_pattern_that_is_there_and_paints(show: Open, canvas: bool) -> None:
    map_ = plain_map(prefer_canvas=canvas)
    layer(SETTLED).add_to(map_)
    page = show(map_)
    fills = page.eval_on_selector_all("path.leaflet-interactive", "paths => paths.map(p => p.getAttribute('fill'))")
    assert len(fills) == 6 and all(re.fullmatch(r"url\(#atlas-[0-9a-f]{8}-p-[a-z.-]+\)", fill) for fill in fills)
    for fill in set(fills):
        assert page.locator(f":is(pattern, linearGradient)[id='{fill[5:-1]}']").count() == 1
    # Shikotan, to be transferred: bands of both parties' colours are on the screen.
    colours = painted(page, 1)
    assert {(0, 0x72, 0xB2), (0xE6, 0x9F, 0)} <= {colour for colour, count in colours.items() if count > 20}


def painted(page: Any, index: int) -> dict[Any, int]:
    with Image.open(io.BytesIO(page.locator("path.leaflet-interactive").nth(index).screenshot())) as image:
        return {colour: count for count, colour in image.convert("RGB").getcolors(1 << 24) or []}


def test_what_is_only_claimed_or_offered_is_dashed_and_what_is_settled_is_not(show: Open) -> None:
    map_ = plain_map()
    layer(CLAIMED).add_to(map_)
    dashes = show(map_).eval_on_selector_all(
        "path.leaflet-interactive", "paths => paths.map(p => p.getAttribute('stroke-dasharray'))"
    )
    assert dashes == ["5 3"] * 6
    map_ = plain_map()
    layer(SETTLED).add_to(map_)
    dashes = show(map_).eval_on_selector_all(
        "path.leaflet-interactive", "paths => paths.map(p => p.getAttribute('stroke-dasharray'))"
    )
    assert dashes == [None, None, "1 3", "1 3", "1 3", "1 3"]


@pytest.mark.parametrize(("atlas", "id", "index"), [(SHIPPED, SETTLED, 1), (WORLD, "1910-offer", 2)])
def test_a_tooltip_says_names_disposition_record_and_source(show: Open, atlas: Path, id: str, index: int) -> None:
    row = dispositions(id, atlas=atlas).iloc[index]
    map_, group = folium.Map(tiles=None), layer(id, atlas=atlas)
    group.add_to(map_)
    west, south, east, north = row.geometry.bounds
    map_.fit_bounds([[south, west], [north, east]])
    page = show(map_)
    page.wait_for_timeout(400)
    page.locator("path.leaflet-interactive").nth(index).hover(force=True)
    shown = page.locator(".leaflet-tooltip").inner_text()
    assert row.territory_name in shown and row.phrase in shown and row.title in shown
    assert row.locator is None or row.locator in shown
    box = page.locator(".leaflet-tooltip").bounding_box()
    assert 150 < box["width"] < 420


def test_two_layers_are_switched_in_the_control_and_two_atlases_keep_their_colours(show: Open) -> None:
    map_ = plain_map()
    layer(SETTLED).add_to(map_)
    other = layer("1910-offer", atlas=WORLD)
    other.show = False
    other.add_to(map_)
    folium.LayerControl(collapsed=False).add_to(map_)
    page = show(map_)
    assert page.locator("path.leaflet-interactive").count() == 6
    boxes = page.locator(".leaflet-control-layers-overlays input")
    assert boxes.count() == 2
    boxes.nth(1).check()
    count = page.locator("path.leaflet-interactive").count()
    assert count == 6 + len(dispositions("1910-offer", atlas=WORLD))
    ids = page.eval_on_selector_all("pattern, linearGradient", "all => all.map(p => p.id)")
    assert len({id[:14] for id in ids}) == 2
    assert "Outlines are cartographic" in page.locator(".leaflet-control-attribution").inner_text()


def test_no_text_of_the_data_is_markup_on_the_map(show: Open, world: Path) -> None:
    attack = "<img src=x onerror=alert(1)>`${alert(2)}</script><script>alert(3)</script>"
    edit(world / OFFER, "title.en = ", f'title.en = "{attack}" # ')
    edit(world / "geodata/sources.toml", "title = ", f'title = "{attack}" # ')
    map_ = folium.Map(tiles=None)
    group = layer("1910-offer", atlas=world)
    group.add_to(map_)
    folium.LayerControl(collapsed=False).add_to(map_)
    west, south, east, north = dispositions("1910-offer", atlas=world).total_bounds
    map_.fit_bounds([[south, west], [north, east]])
    page = show(map_)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.wait_for_timeout(400)
    page.locator("path.leaflet-interactive").nth(2).hover(force=True)
    assert attack in page.locator(".leaflet-tooltip").inner_text()
    assert attack in page.locator(".leaflet-control-layers").inner_text()
    assert page.locator("img").count() == 0 and dialogs == []
