"""Every built page, read as text: what it must hold and what it must not reach for."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from claims_atlas.reading import read
from maps.view.atlas_view import AtlasView
from maps.view.picker import MOST_OFFERED
from maps.view.symbols import mix, symbol_of
from maps.web.pages import Pages
from tests.conftest import WORLD
from tests.shipped import SCENARIOS, SHIPPED

PAGES = [*SCENARIOS, "index", "compare"]
BUDGET, INDEX_BUDGET = 330_000, 600_000
PICTURES = ("stills/", "slides.", "handout.")  # of parts that this site is built without


class Reader(HTMLParser):
    """Collects what a page would load, its ids, links and visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.handlers: list[str] = []
        self.words: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        for name, value in attrs:
            twin = tag == "link" and ("rel", "alternate") in attrs  # named, not fetched
            if name in ("src", "srcset", "data", "poster") or (name == "href" and tag != "a" and not twin):
                if not (value or "").startswith("#"):  # a part of this page
                    self.loads.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name.startswith("on") or name == "style":
                self.handlers.append(f"{tag} {name}")

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.words.append(data)


@pytest.mark.parametrize("key", PAGES)
def test_a_page_loads_nothing_and_says_so_in_its_policy(key: str, site: Path) -> None:
    html = (site / f"{key}.html").read_text(encoding="utf-8")
    reader = Reader(html)
    assert reader.loads == []
    assert reader.handlers == []
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    directives = dict(part.split(" ", 1) for part in policy[1].replace("&#39;", "'").split("; "))
    assert directives.pop("default-src") == directives.pop("form-action") == directives.pop("base-uri") == "'none'"
    assert directives.pop("img-src") == directives.pop("font-src") == "data:"
    assert set(directives) == {"script-src", "style-src"}
    assert "unsafe" not in policy[1]
    assert not re.search(
        r"url\((?!#|&quot;#|\"#|data:)[^)]*\)", html.replace("`url(#${symbol})`", "").replace("url(#", "url(#")
    )
    assert "sourceMappingURL" not in html


@pytest.mark.parametrize("key", PAGES)
def test_a_page_keeps_to_its_weight(key: str, site: Path) -> None:
    assert (site / f"{key}.html").stat().st_size <= (INDEX_BUDGET if key == "index" else BUDGET)


@pytest.mark.parametrize("key", PAGES)
def test_every_link_inside_the_site_leads_somewhere_and_no_id_stands_twice(key: str, site: Path) -> None:
    reader = Reader((site / f"{key}.html").read_text(encoding="utf-8"))
    assert len(reader.ids) == len(set(reader.ids))
    for link in reader.links:
        if link.startswith("#"):
            assert link[1:] in reader.ids, link
        elif not link.startswith(("https://", "http://", *PICTURES)):
            assert (site / link.split("#")[0]).is_file(), link


@pytest.mark.parametrize("key", SCENARIOS)
def test_a_page_says_everything_its_record_holds(key: str, site: Path) -> None:
    scenario = SHIPPED.claims.scenarios[key]
    html = (site / f"{key}.html").read_text(encoding="utf-8")
    words = re.sub(r"\s+", " ", "".join(Reader(html).words))
    for text in (scenario.title, scenario.summary, scenario.status, SHIPPED.claims.atlas.notice):
        assert text["en"] in words
    for note in scenario.notes:
        assert note.text["en"] in words
    for disposition in scenario.territories.values():
        assert (disposition.quote.get("en") or next(iter(disposition.quote.values()), "")) in words
        assert f"{disposition.locator} {disposition.verification}" in words
        for condition in disposition.conditions:
            assert condition.text["en"] in words
        assert f'id="s-{disposition.source}"' in html
    for name in (
        "歯舞群島",
        "色丹島",
        "国後島",
        "択捉島",
        "Хабомаи",
        "Шикотан",
        "Кунашир",
        "Итуруп",
        "Iturup",
        "Kunashir",
    ):
        assert name in words
    assert "World Vector Shoreline" in words


def test_pages_of_readings_and_their_document_link_both_ways(site: Path) -> None:
    document = Reader((site / "1956-joint-declaration.html").read_text(encoding="utf-8")).links
    for reading in ("1956-declaration-japanese-reading", "1956-declaration-soviet-reading"):
        assert f"{reading}.html" in document
        assert "1956-joint-declaration.html" in Reader((site / f"{reading}.html").read_text(encoding="utf-8")).links


def test_what_was_not_read_is_marked_on_the_page(world_site: Path) -> None:
    html = (world_site / "1910-offer.html").read_text(encoding="utf-8")
    assert '<span class="mark unverified">unverified</span>' in html


def test_hostile_text_stays_text(world_site: Path) -> None:
    html = (world_site / "1900-treaty.html").read_text(encoding="utf-8")
    assert "`${so}` it is, said &#34;the clerk&#34; &lt;/script&gt;" in html


def test_silent_renounced_and_unrecognised_territories_wear_no_partys_colour() -> None:
    seen = set()
    for scenario in SHIPPED.claims.scenarios.values():
        for disposition in scenario.territories.values():
            symbol = symbol_of(disposition)
            if disposition.outcome in ("silent", "renounced", "not-recognised"):
                seen.add(disposition.outcome)
                assert symbol.parties == ()
            if disposition.outcome == "contested-scope":
                assert len(symbol.parties) == 2
            if disposition.outcome == "transfers":
                assert symbol.parties == (disposition.from_, disposition.to)
    assert {"silent", "renounced"} <= seen


def test_each_symbol_of_the_atlas_is_drawn_differently_from_each_other_but_for_its_words(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    drawn = re.findall(r'<pattern id="([^"]*)"(.*?)</pattern>', html, re.DOTALL)
    by_look: dict[str, list[str]] = {}
    for name, look in drawn:
        by_look.setdefault(look, []).append(re.sub("-(claimed|offered|reported)$", "", name).replace("russia", "ussr"))
    # The same form for the same parties, claimed or reported, looks alike and is told apart by its word; Russia follows
    # the USSR and is drawn as it is.
    assert all(len(set(names)) == 1 for names in by_look.values())


def test_a_page_offers_at_most_a_hundred_and_nineteen_others_and_always_its_counterpart_and_control() -> None:
    problems, drawn, claims = read(WORLD)
    assert drawn and claims and not problems
    many = {
        f"1800-s{number:03d}": claims.scenarios["1900-treaty"].model_copy(update={"id": f"1800-s{number:03d}"})
        for number in range(140)
    }
    last = claims.scenarios["1910-offer"]
    crowded = type(claims)(claims.atlas, {**many, **claims.scenarios, last.id: last}, claims.control, claims.sources)
    offered = [key for _heading, keys in AtlasView(drawn, crowded, "en").picker.offered(last) for key in keys]
    assert len(offered) == len(set(offered)) == MOST_OFFERED  # its own apart, and control among them
    assert offered[0] == "1900-treaty" and "control" in offered


def test_what_a_page_has_no_room_to_offer_can_be_compared_on_the_page_for_more(site: Path) -> None:
    pages = Pages(AtlasView(SHIPPED.geodata, SHIPPED.claims, "en"))
    anywhere = {one for _heading, ids in pages.any_two().groups for one in ids}
    assert anywhere >= SHIPPED.claims.scenarios.keys()
    for key in SHIPPED.claims.scenarios:
        assert 'href="compare.html"' in (site / f"{key}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", [0, 1, 17, 80, 150])
def test_a_page_offers_the_nearest_in_time_and_what_it_opens_with(place: int) -> None:
    problems, drawn, claims = read(WORLD)
    assert drawn and claims and not problems
    plain = claims.scenarios["1900-treaty"].model_copy(update={"compare_to": None})
    ids = [f"1800-s{number:03d}" for number in range(150)]
    many = {one: plain.model_copy(update={"id": one}) for one in ids}
    order = [*many, claims.atlas.default_baseline]
    crowded = type(claims)(claims.atlas, {**many, order[-1]: plain}, claims.control, claims.sources)
    here = crowded.scenarios[order[place]]
    offered = [key for _heading, keys in AtlasView(drawn, crowded, "en").picker.offered(here) for key in keys]
    ranked = sorted(set(order) - {order[place]}, key=lambda key: (abs(order.index(key) - place), order.index(key)))
    near = ranked[: MOST_OFFERED - 1]
    expected = near if place == 150 or order[-1] in near else [*near[:-1], order[-1]]
    assert set(offered) == {"control", *expected}


def test_mixing_colours_is_linear_between_its_ends() -> None:
    assert (mix("#E69F00", "#FFFFFF", 1), mix("#E69F00", "#FFFFFF", 0)) == ("#E69F00", "#FFFFFF")
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_swap_knows_which_pages_do_not_offer_this_one() -> None:
    _problems, drawn, claims = read(WORLD)
    assert drawn and claims
    plain = claims.scenarios["1900-treaty"].model_copy(update={"compare_to": None})
    many = {f"1800-s{n:03d}": plain.model_copy(update={"id": f"1800-s{n:03d}"}) for n in range(150)}
    order = [*many, claims.atlas.default_baseline]
    crowded = type(claims)(claims.atlas, {**many, order[-1]: plain}, claims.control, claims.sources)
    view = AtlasView(drawn, crowded, "en")
    for here in (order[0], order[40], order[-2], order[-1]):
        comparison = Pages(view).page(here).comparison
        scenarios = comparison.records.keys() - {"control", here}
        assert set(comparison.one_way) == {one for one in scenarios if here not in view.picker.offers(one)}
    assert Pages(view).page(order[-1]).comparison.one_way == []  # the baseline is offered everywhere
    assert Pages(view).page(order[0]).comparison.one_way != []
