"""What an address asks for is what the page shows, or the page says that it cannot be."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.sampling import each
from tests.shipped import SCENARIOS

Open = Callable[..., Any]
PROPOSAL, DECLARATION, YALTA = "1955-08-soviet-proposal", "1956-joint-declaration", "1945-yalta-agreement"
SHOWN = "Object.values(atlas.sides).map(one => one.record)"
FILLS = "side => atlas.sides[side].paths.map(p => p.getElement().getAttribute('fill'))"


def test_what_is_written_is_read_again(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html").page
    for parts in (
        {},
        {"vs": PROPOSAL},
        {"vs": "a=b&c", "this": "100%", "view": "44.123,147.000,7.25", "lines": "", "embed": ""},
        {"vs": "択捉", "third": "x y", "fourth": "#", "show": "етс", "one": ""},
    ):
        once = page.evaluate("parts => address.write(new Map(Object.entries(parts)))", parts)
        assert page.evaluate("hash => Object.fromEntries(address.read(hash))", once) == parts
        assert once.startswith("#") and " " not in once


SIZES = [(1280, 720), (768, 1024), (390, 844)]
PARTS = ["vs=100%", "vs=%E3%81", "view=1.2.3", "view=1.2.3,4,5", "view=99,0,3", "view=,,", "show=%", "&&=&", "%%%=%"]


@pytest.mark.parametrize("key", [DECLARATION, "compare"])
def test_a_part_that_cannot_be_read_is_as_good_as_none(key: str, site: Path, open_page: Open) -> None:
    view = "(() => { const b = atlas.sides.right.map.getBounds(); return [b.getWest(), b.getNorth()]; })()"
    states = f"[{SHOWN}, {view}, document.querySelectorAll('path.territory').length]"
    opened = open_page(site / f"{key}.html")
    plain = opened.page.evaluate(states)
    for part in PARTS:
        opened.page.goto("about:blank")
        opened.go((site / f"{key}.html").as_uri() + f"#{part}")
        assert opened.page.evaluate(states) == plain, part
    assert opened.console == []


@pytest.mark.parametrize("asked", ["constructor", "1812-no-such-record", "__proto__"])
def test_a_link_that_names_an_unknown_record_says_so(asked: str, site: Path, open_page: Open) -> None:
    opened = open_page(site / f"{DECLARATION}.html", f"#vs={asked}")
    said = opened.page.locator("#said")
    assert asked in said.inner_text()
    assert opened.page.evaluate(SHOWN) == [PROPOSAL, DECLARATION]
    said.locator("a").click()
    opened.page.wait_for_url("**/compare.html#*")
    assert asked in opened.page.locator("#said").inner_text()
    opened.page.locator("#picker_left").select_option(YALTA)
    assert opened.page.evaluate(SHOWN) == [YALTA, DECLARATION]
    assert opened.console == []


def test_a_known_record_is_nothing_to_speak_of(site: Path, open_page: Open) -> None:
    page = open_page(site / f"{DECLARATION}.html", f"#vs={YALTA}").page
    assert page.locator("#said").is_hidden() and page.evaluate(SHOWN) == [YALTA, DECLARATION]


@pytest.mark.parametrize("key", each(SCENARIOS, 3))
def test_every_page_offers_every_other_record(key: str, site: Path, open_page: Open) -> None:
    page = open_page(site / f"{key}.html").page
    offered = page.locator("#picker_left option").evaluate_all("all => all.map(one => one.value)")
    assert sorted(offered) == sorted({*SCENARIOS, "control"} - {key})
    assert page.evaluate("atlas.data.one_way") == []


PAIRS = [(YALTA, DECLARATION), *(tuple(random.Random(seed).sample(SCENARIOS, 2)) for seed in range(4))]


@pytest.mark.parametrize(("left", "right"), each(PAIRS, 0, always=PAIRS[:2]))
def test_swap_links_languages_and_back_keep_the_comparison(left: str, right: str, site: Path, open_page: Open) -> None:
    page = open_page(site / f"{right}.html").page
    page.locator("#picker_left").select_option(left)
    page.locator(".languages a[hreflang=ja]").click()
    page.wait_for_url("**/ja/*")
    assert page.evaluate(SHOWN) == [left, right]
    page.locator("#swap").click()
    page.wait_for_url(f"**/ja/{left}.html#*")
    assert page.evaluate(SHOWN) == [right, left]
    page.locator("#swap").click()
    page.wait_for_url(f"**/ja/{right}.html#*")
    assert page.evaluate(SHOWN) == [left, right]
    page.locator(".more-maps").click()
    page.wait_for_url("**/ja/compare.html#*")
    assert page.evaluate(SHOWN) == [left, right]
    for _ in range(3):
        page.go_back()
    assert page.evaluate(SHOWN) == [left, right]


def test_a_page_hands_control_on_as_it_was(site: Path, open_page: Open) -> None:
    for key in ("1945-08-yalta-soviet-reading", PROPOSAL, "1905-portsmouth-treaty"):
        page = open_page(site / f"{key}.html", "#vs=control").page
        before = page.evaluate(FILLS, "left")
        page.locator(".more-maps").click()
        page.wait_for_url("**/compare.html#*")
        assert page.evaluate(FILLS, "left") == before and page.locator("#said").is_hidden()


@pytest.mark.parametrize(
    ("count", "size"), each(product((2, 3, 4), SIZES), 0, always=[(2, SIZES[0]), (3, SIZES[2]), (4, SIZES[1])])
)
def test_two_to_four_maps_are_drawn_at_every_size(
    count: int, size: tuple[int, int], site: Path, open_page: Open
) -> None:
    opened = open_page(site / "compare.html", width=size[0], height=size[1])
    page = opened.page
    page.locator("#how-many").select_option(str(count))
    again = open_page(site / "compare.html", page.evaluate("location.hash"), width=size[0], height=size[1])
    for one in (opened, again):
        records = one.page.evaluate(SHOWN)
        assert len(records) == len(set(records)) == count
        for side in ("left", "right", "third", "fourth")[:count]:
            assert one.page.locator(f"#map_{side} path.territory:not([d='M0 0'])").count() >= 6
            assert one.page.locator(f"#map_{side} [data-label]").count() >= 4
        assert one.console == []
