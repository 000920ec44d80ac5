"""The index: every scenario at a glance, filtered and searched from disk."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from atlas_files.problems import Problems
from claims import Claims, check
from claims.dates import Edtf
from claims_atlas.reading import read
from geodata import Geodata
from maps.geometry.preparer import LocalPreparer
from maps.view.atlas_view import AtlasView
from maps.view.opening_view import opening_view
from maps.view.prominence import by_prominence, one_of_each_first
from maps.web.index import index_of, render_index
from maps.web.index_rows import CORE
from maps.web.maps_markup import MapsMarkup
from maps.web.miniatures import Miniatures
from maps.web.timeline import Timeline
from maps.web.timeline_names import place_names
from maps.web.timeline_sections import MARK, WIDTH
from maps.web.web_site import WebSite
from tests.conftest import ROOT, WORLD, becomes
from tests.sampling import each
from tests.shipped import LANGUAGES, SHIPPED

Open = Callable[..., Any]


ATLASES = ("shipped", "world")
DECLARATION = "1956-joint-declaration"


@cache
def atlas(name: str) -> tuple[Geodata, Claims, LocalPreparer]:
    problems, geodata, claims = read(WORLD if name == "world" else ROOT)
    assert geodata and claims, problems.lines
    return geodata, claims, LocalPreparer(geodata)


@cache
def view(name: str, language: str = "en") -> AtlasView:
    geodata, claims, preparer = atlas(name)
    return AtlasView(geodata, claims, language, preparer)


@cache
def html(name: str, language: str = "en") -> str:
    """The index of an atlas as it is written."""
    one = view(name, language)
    return render_index(WebSite(one.site, "", MapsMarkup.__new__(MapsMarkup), {}, one.font), index_of(one))


@pytest.fixture
def index(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write the index of an atlas in a language, alone."""

    def write(name: str, language: str = "en") -> Path:
        path = tmp_path / f"{name}-{language}.html"
        path.write_text(html(name, language), encoding="utf-8")
        return path

    return write


@cache
def line(name: str = "shipped") -> Timeline:
    claims = view(name).claims
    eras = [(era.name["en"], era.from_.first) for era in claims.atlas.eras]
    dates = {key: scenario.date for key, scenario in claims.scenarios.items()}
    return Timeline.make(dates, claims.control, eras, view(name).territories)


def shown(page: Any) -> list[str]:
    return page.locator("[data-record]:not(.out)").evaluate_all("rows => rows.map(row => row.id)")


def test_every_scenario_is_on_the_line_in_the_matrix_and_has_a_small_map(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html").page
    for attribute in ("data-mark", "data-tile"):
        found = page.locator(f"[{attribute}]").evaluate_all(
            "(nodes, name) => nodes.map(n => n.getAttribute(name))", attribute
        )
        assert sorted(found) == sorted(SHIPPED.claims.scenarios)
    assert shown(page) == list(SHIPPED.claims.scenarios)
    for key, scenario in SHIPPED.claims.scenarios.items():
        cells = page.locator(f"[id='{key}'] td a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert cells == [f"{key}.html#show={territory}" for territory in scenario.territories]
        assert page.locator(f"[id='{key}'] a[href^='compare.html']").get_attribute("href").endswith(f"&this={key}")


@pytest.mark.parametrize("name", ATLASES)
def test_time_runs_from_left_to_right_and_no_two_marks_meet(name: str) -> None:
    for on_top in ([], by_prominence(view(name).claims)[:12]):
        marks = line(name).marks(on_top)
        assert [one.x for one in marks] == sorted(one.x for one in marks)
        for one, other in itertools.combinations(marks, 2):
            assert one.lane != other.lane or abs(one.x - other.x) >= MARK
            if abs(one.x - other.x) < MARK and (one.id in on_top) != (other.id in on_top):
                assert (one.lane > other.lane) == (one.id in on_top)
        assert all(line(name).left + 5 < one.x < WIDTH - 5 for one in marks)


@pytest.mark.parametrize("name", ATLASES)
def test_within_a_section_time_runs_evenly_and_where_its_scale_changes_the_line_is_broken(name: str) -> None:
    sections = line(name).sections
    for section in sections:
        middle = section.first + timedelta(days=(section.last - section.first).days // 2)
        ends = section.at(section.first), section.at(section.last)
        assert section.at(middle) == pytest.approx(sum(ends) / 2, abs=0.6), section
        assert section.left < ends[0] < ends[1] < section.right
    for before, after in itertools.pairwise(sections):
        assert (before.last, before.right) == (after.first, after.left)
        assert after.broken == (abs(after.scale / before.scale - 1) > 0.02)
    drawn = html(name).count('class="broken"')
    assert drawn == sum(one.broken for one in index_line(name).sections)


def index_line(name: str) -> Timeline:
    """The line as the page has it, beside names of territories of their own width."""
    left = float(html(name).split('class="axis" d="M')[1].split()[0])
    claims = view(name).claims
    eras = [(era.name["en"], era.from_.first) for era in claims.atlas.eras]
    dates = {key: scenario.date for key, scenario in claims.scenarios.items()}
    return Timeline.make(dates, claims.control, eras, view(name).territories, left)


def test_marks_pile_up_less_where_an_era_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    cut = line()
    assert {one.era for one in cut.sections} == set(range(len(SHIPPED.claims.atlas.eras)))
    monkeypatch.setattr("maps.web.timeline_sections._CUTS", 0)
    dates = {key: scenario.date for key, scenario in SHIPPED.claims.scenarios.items()}
    eras = [(era.name["en"], era.from_.first) for era in SHIPPED.claims.atlas.eras]
    whole = Timeline.make(dates, SHIPPED.claims.control, eras, view("shipped").territories)
    assert len(whole.sections) == len(eras) < len(cut.sections)
    assert max(one.lane for one in cut.marks()) + 2 < max(one.lane for one in whole.marks())


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_a_title_to_start_with_is_missed_in_each_language_of_the_atlas(language: str) -> None:
    claims = SHIPPED.claims
    first, second, *_others = claims.atlas.start
    title = {code: words for code, words in second.title.items() if code != language}
    atlas = claims.atlas.model_copy(update={"start": [first, second.model_copy(update={"title": title})]})
    problems = Problems(ROOT)
    check(replace(claims, atlas=atlas), view("shipped").territories, problems)
    key = f"claims/atlas.toml: start.2.title.{language}"
    assert problems.lines == [f"{key}: is missing; expected one in each language of the atlas"]


@pytest.mark.parametrize("name", ATLASES)
def test_control_follows_itself_to_the_present_and_every_change_of_hands_is_drawn(name: str) -> None:
    one = line(name)
    for row, territory in enumerate(view(name).territories):
        bands = [band for band in one.bands if band.territory == territory]
        assert {band.row for band in bands} == {row}
        for before, after in itertools.pairwise(bands):
            assert before.x + before.width == pytest.approx(after.x, abs=0.11)
        assert bands[-1].x + bands[-1].width == pytest.approx(WIDTH)


def test_a_change_of_hands_after_the_last_scenario_is_drawn() -> None:
    claims = view("world").claims
    *_rest, last = [row for row in claims.control if row.territory == "north-isle"]
    handed = last.model_copy(update={"from_": Edtf.parse("1987-03-01"), "party": "red"})
    until = last.model_copy(update={"until": Edtf.parse("1987-03-01")})
    dates = {key: scenario.date for key, scenario in claims.scenarios.items()}
    found = Timeline.make(dates, [until, handed], [], view("world").territories)
    before, after = found.bands
    assert before.x + before.width == pytest.approx(after.x)
    assert after.x + after.width == WIDTH and after.width > 5


@pytest.mark.parametrize("name", ATLASES)
def test_the_line_names_those_that_the_data_name_most_and_one_of_each_era(name: str) -> None:
    claims = view(name).claims
    ranked = by_prominence(claims)
    assert sorted(ranked) == sorted(claims.scenarios)
    assert ranked[0] == claims.atlas.default_baseline
    groups = [keys for _code, _name, keys in view(name).picker.by_coded_era(claims.scenarios)]
    first = one_of_each_first(ranked, groups)[: len(groups)]
    assert [sum(key in first for key in keys) for keys in groups] == [1] * len(groups)


def test_no_leader_on_the_line_runs_through_a_name_and_no_two_names_meet() -> None:
    wanted = [(str(n), "a name of a record", 40.0 * n + n % 3) for n in range(30)]
    placed = place_names(wanted, WIDTH, 5, 12)
    assert len(placed) == 12 and "0" in {one.id for one in placed}
    for one, other in itertools.permutations(placed, 2):
        assert one.row != other.row or one.right <= other.left or other.right <= one.left
        assert not (one.left < other.x < one.right and one.row <= other.row)
    assert all(0 <= one.left < one.right <= WIDTH and one.row < 5 for one in placed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dozen_records_are_named_on_the_line_each_with_its_leader(language: str) -> None:
    page = html("shipped", language)
    named, leaders = re.findall(r'data-name="([^"]+)"', page), re.findall(r'data-leader="([^"]+)"', page)
    assert sorted(named) == sorted(leaders) and 8 <= len(named) <= 12
    assert SHIPPED.claims.atlas.default_baseline in named


# ---- where to start, and the small maps ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_start_leads_to_the_comparison_that_it_shows(language: str) -> None:
    page, starts = html("shipped", language), SHIPPED.claims.atlas.start
    found = re.findall(r'<a class="start" href="([^"]+)"', page)
    stories = [f"story-{start.story}.html" for start in starts if start.story]
    assert found == [f"{start.show[1]}.html#vs={start.show[0]}" for start in starts if not start.story] + stories != []
    assert re.findall(r'data-shown="([^"]+)"', page) == [key for start in starts for key in start.show]
    assert all(start.title[language] in page for start in starts)


def test_the_shipped_atlas_starts_with_two_comparisons_of_the_talks_and_a_lecture() -> None:
    *pairs, lecture = SHIPPED.claims.atlas.start
    assert lecture.story in SHIPPED.claims.stories
    assert [set(start.show) for start in pairs] == [
        {"1955-molotov-proposal", "1955-08-soviet-proposal"},
        {"1956-declaration-soviet-reading", "1956-declaration-japanese-reading"},
    ]


def test_an_atlas_that_says_nowhere_where_to_start_has_an_index_all_the_same() -> None:
    page = html("world")
    assert 'class="starts"' not in page
    assert re.findall(r'data-tile="([^"$]+)"', page) == list(view("world").claims.scenarios)
    assert 'id="time"' in page and 'class="matrix"' in page


@pytest.mark.parametrize("name", ATLASES)
def test_each_small_map_says_what_its_record_says_in_the_view_of_its_page(name: str) -> None:
    site, small = view(name).site, Miniatures(view(name).site)
    defs = small.defs()
    for record in view(name).records.values():
        (drawn,) = small.maps([record])
        shown = opening_view(record, None, view(name).territories, site.atlas.main_view)
        geometry = site.geometry.miniatures[shown]
        main = {re.match(r"[a-z]+(\d+)", one)[1] for one, *_fill in drawn.painted if one[1] == "m"}
        in_view = {str(n) for n, shape in enumerate(geometry.shapes) if shape.islands}
        speaks = {str(n) for n, cell in enumerate(record.cells) if not cell.silent}
        assert main == speaks & in_view, record.id
        if geometry.overview:
            over = {re.match(r"[a-z]+(\d+)", one)[1] for one, *_fill in drawn.painted if one[1] == "o"}
            assert over == speaks, record.id
        for one, fill, dash in drawn.painted:
            assert f'id="{one}"' in defs and f'id="{drawn.ground}"' in defs
            cell = record.cells[int(re.match(r"[a-z]+(\d+)", one)[1])]
            assert fill.split("-_")[0] == cell.symbol.id and dash == cell.symbol.dash


@pytest.mark.parametrize("name", ATLASES)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_whatever_a_small_map_refers_to_is_in_the_page(name: str, language: str) -> None:
    page = html(name, language)
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    used = set(re.findall(r'<use href="#([^"]+)"', page)) | set(re.findall(r"url\(#([^)]+)\)", page))
    assert len(used) > 5 and used <= ids


# ---- filters, search, folding -------------------------------------------------------------------------------------


def test_filters_leave_what_they_say(site: Path, open_page: Open) -> None:
    opened = open_page(site / "index.html")
    page = opened.page
    page.locator("[name=kind]").select_option("reading")
    assert shown(page) == [key for key, s in SHIPPED.claims.scenarios.items() if s.kind == "reading"]
    page.locator("[type=reset]").click()
    page.locator("[data-record].out").first.wait_for(state="detached")
    page.locator("[name=territory]").select_option("etorofu")
    assert shown(page) == [
        k for k, s in SHIPPED.claims.scenarios.items() if s.territories["etorofu"].outcome != "silent"
    ]
    page.locator("[name=outcome]").select_option("deferred")
    assert shown(page) == [
        k for k, s in SHIPPED.claims.scenarios.items() if s.territories["etorofu"].outcome == "deferred"
    ]
    assert page.locator("[data-tile]:not(.out)").count() == len(shown(page))
    assert page.locator("#count").inner_text().startswith(f"{len(shown(page))} of {len(SHIPPED.claims.scenarios)}")
    again = open_page(site / "index.html", page.evaluate("location.hash")).page
    assert shown(again) == shown(page)
    assert opened.console == []


def test_search_finds_a_title_in_any_language_by_keyboard(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html").page
    page.locator("[name=q]").focus()
    page.keyboard.type("共同宣言")
    assert "1956-joint-declaration" in shown(page) and len(shown(page)) < len(SHIPPED.claims.scenarios)
    page.locator("[name=q]").fill("MOLOTOV proposal")
    assert shown(page) == ["1955-molotov-proposal"]
    page.locator("[name=q]").fill("Kono links")
    assert shown(page) == ["1956-10-kono-okinawa-link"]


def test_search_finds_who_spoke_where_no_title_names_them(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html").page
    page.locator("[name=q]").fill("лавров")
    assert "2018-singapore-russian-reading" in shown(page)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_what_is_filtered_is_filtered_in_the_twin(language: str, site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html", "#era=1955&kind=reading").page
    here = shown(page)
    page.locator(f"a[hreflang={language}]").click()
    page.wait_for_url(f"**/{language}/index.html#*")
    expected = [
        key for key, one in SHIPPED.claims.scenarios.items() if one.kind == "reading" and one.date.first.year == 1955
    ]
    assert shown(page) == here == expected and len(expected) > 1


@pytest.mark.parametrize("part", ["q=100%", "q=%E3%81", "territory=constructor", "era=__proto__&kind=%", "x", "=&="])
def test_an_unreadable_part_of_an_address_is_as_good_as_none(
    part: str, index: Callable[..., Path], open_page: Open
) -> None:
    opened = open_page(index("world"), f"#{part}")
    assert opened.page.locator("#find").is_visible()
    assert shown(opened.page) == list(view("world").claims.scenarios)
    opened.page.locator("[name=q]").fill("offer")
    assert shown(opened.page) == ["1910-offer"]
    assert opened.page.evaluate("location.hash") == "#q=offer"
    assert opened.console == []


def test_eras_are_folded_to_their_core_until_unfolded_or_searched(index: Callable[..., Path], open_page: Open) -> None:
    page = open_page(index("shipped")).page
    visible = "rows => rows.filter(row => row.offsetHeight > 0).map(row => row.id)"
    rows, button = page.locator("[data-record]"), page.locator(".unfold button")
    first = rows.evaluate_all(visible)
    eras = {one.code: one for one in index_of(view("shipped")).eras}
    assert first == [row.record.id for era in eras.values() for row in era.rows if row.core]
    assert SHIPPED.claims.atlas.default_baseline in first
    for era in eras.values():
        assert era.folded == (len(era.rows) - CORE if len(era.rows) > CORE + 2 else 0)
    folded = [era for era in eras.values() if era.folded]
    words = button.all_inner_texts()
    assert words == [f"+ {era.folded} more of {era.years}" for era in folded]
    button.first.focus()
    page.keyboard.press("Enter")
    assert len(rows.evaluate_all(visible)) == len(first) + folded[0].folded
    assert button.first.get_attribute("aria-expanded") == "true"
    page.locator("[name=q]").fill("1956")
    found = shown(page)
    assert rows.evaluate_all(visible) == found and len(found) > 20
    assert page.locator(".unfold:visible").count() == 0
    page.locator("[type=reset]").click()
    becomes(page, "location.hash === ''")
    assert len(rows.evaluate_all(visible)) == len(first) + folded[0].folded


def test_a_row_that_an_address_names_is_not_folded_away(index: Callable[..., Path], open_page: Open) -> None:
    folded = next(row.record.id for era in index_of(view("shipped")).eras for row in era.rows if not row.core)
    page = open_page(index("shipped"), f"#{folded}").page
    assert page.locator(f"[id='{folded}']").is_visible()


def test_a_mark_answers_on_hover_and_on_focus_with_its_map_its_name_and_what_it_says(
    index: Callable[..., Path], open_page: Open
) -> None:
    opened = open_page(index("shipped"))
    page, preview = opened.page, opened.page.locator("#preview")
    row = next(row for era in index_of(view("shipped")).eras for row in era.rows if row.record.id == DECLARATION)
    mark = page.locator(f"[data-mark='{DECLARATION}']")
    assert not preview.is_visible()
    for answer in (lambda: mark.locator("circle").hover(), mark.focus):
        answer()
        preview.wait_for(state="visible")
        assert row.record.short in preview.inner_text() and row.substance in preview.inner_text()
        uses = "svg => [...svg.querySelectorAll('use')].map(use => use.outerHTML)"
        assert preview.locator("svg").evaluate(uses) == page.locator(f"[data-tile='{DECLARATION}'] svg").evaluate(uses)
        box = preview.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 1280
        page.keyboard.press("Escape")
        assert not preview.is_visible()
        page.mouse.move(2, 2)
    assert opened.console == []


# ---- the page ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_every_target_is_24_px_high_and_wide_and_no_two_marks_share_one(
    size: tuple[int, int], index: Callable[..., Path], open_page: Open
) -> None:
    page = open_page(index("shipped"), width=size[0], height=size[1]).page
    boxes = page.locator("#time .hit").evaluate_all(
        "nodes => nodes.map(node => node.getBoundingClientRect()).map(b => [b.x, b.y, b.right, b.bottom])"
    )
    assert len(boxes) == len(SHIPPED.claims.scenarios)
    for one, other in itertools.combinations(boxes, 2):
        assert (
            one[2] <= other[0] + 0.1 or other[2] <= one[0] + 0.1 or one[3] <= other[1] + 0.1 or other[3] <= one[1] + 0.1
        )
    small = page.locator("a, button, select, input").evaluate_all(
        """nodes => nodes.filter(node => !node.matches('.skip, #time a, footer a')).map(node => [node.outerHTML,
        node.getBoundingClientRect()]).filter(([, b]) => b.height && (b.height < 24 || b.width < 24)).map(([h]) => h)"""
    )
    assert all(min(box[2] - box[0], box[3] - box[1]) > 23.9 for box in boxes)
    assert [one[:200] for one in small if "data/" not in one] == []


def test_a_phone_has_where_to_start_within_two_screens_and_no_sideways_scrolling(
    index: Callable[..., Path], open_page: Open
) -> None:
    for language in LANGUAGES:
        page = open_page(index("shipped", language), width=390, height=844).page
        boxes = page.locator(".start").evaluate_all("nodes => nodes.map(n => n.getBoundingClientRect().bottom)")
        assert len(boxes) == len(SHIPPED.claims.atlas.start) and max(boxes) <= 2 * 844
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_first_screen_has_where_to_start_and_the_line_of_time(index: Callable[..., Path], open_page: Open) -> None:
    for language in LANGUAGES:
        page = open_page(index("shipped", language)).page
        bottoms = page.locator(".start").evaluate_all("nodes => nodes.map(n => n.getBoundingClientRect().bottom)")
        maps = page.locator(".start .mini").evaluate_all("nodes => nodes.map(n => n.clientWidth)")
        assert max(bottoms) <= 345 and min(maps) >= 220
        assert page.locator("#time .axis").first.bounding_box()["y"] < 720


def test_skip_links_lead_past_the_line_of_time(index: Callable[..., Path], open_page: Open) -> None:
    page = open_page(index("world")).page
    skips = page.locator(".skip")
    assert skips.count() == 3
    for n in range(3):
        target = skips.nth(n).get_attribute("href")
        page.locator(f".skip[href='{target}']").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == target.lstrip("#")


@pytest.mark.parametrize("language", each(["en", "ru"], 0, always=["en"]))
def test_the_first_printed_page_has_where_to_start_and_the_line_of_time(
    language: str, index: Callable[..., Path], open_page: Open, tmp_path: Path
) -> None:
    import pypdfium2  # noqa: PLC0415

    page = open_page(index("shipped", language)).page
    page.pdf(path=tmp_path / "index.pdf", prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(tmp_path / "index.pdf")
    text = document[0].get_textpage().get_text_range()
    assert SHIPPED.claims.atlas.start[1].title[language] in text.replace("\r\n", " ")
    assert "1855" in text and "2010" in text
    everything = "".join(one.get_textpage().get_text_range() for one in document)
    assert all(f"{scenario.date.first.year}" in everything for scenario in SHIPPED.claims.scenarios.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_weighs_no_more_than_its_budget(language: str) -> None:
    assert len(html("shipped", language).encode()) <= 600_000


def test_lines_of_the_templates_can_be_reviewed() -> None:
    paths = [*(ROOT / "maps/web/templates").glob("index*.j2"), ROOT / "maps/web/templates/miniatures.svg.j2"]
    assert len(paths) > 3
    lines = {f"{path.name}:{n}": row for path in paths for n, row in enumerate(path.read_text("utf-8").splitlines(), 1)}
    assert {place: len(row) for place, row in lines.items() if len(row) > 160} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_on_the_line_are_legible_in_forced_colours(
    scheme: str, index: Callable[..., Path], open_page: Open
) -> None:
    page = open_page(index("shipped"), forced_colors="active", color_scheme=scheme).page
    colours = page.locator("#time text").evaluate_all("nodes => [...new Set(nodes.map(n => getComputedStyle(n).fill))]")
    assert colours == ["rgb(255, 255, 255)" if scheme == "dark" else "rgb(0, 0, 0)"]


def test_names_of_territories_stay_in_view_on_a_wide_page(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html").page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("id => document.getElementById(id).scrollIntoView()", DECLARATION)
    filters, head = page.locator("#find").bounding_box(), page.locator(".matrix thead th").last.bounding_box()
    assert filters["y"] == 0
    assert head["y"] == pytest.approx(filters["height"], abs=1)


def test_a_narrow_page_shows_each_cell_with_its_territory_and_no_sideways_scrolling(
    site: Path, open_page: Open
) -> None:
    page = open_page(site / "index.html").page
    page.set_viewport_size({"width": 390, "height": 844})
    cells = page.locator("[id='1956-joint-declaration'] td a")
    boxes = [cells.nth(n).bounding_box() for n in range(len(SHIPPED.geodata.territories))]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    before = "link => getComputedStyle(link, '::before').content"
    assert cells.first.evaluate(before) == '"Habomai Islands"'


def test_names_on_the_line_are_whole_and_do_not_meet(index: Callable[..., Path], open_page: Open) -> None:
    for language in LANGUAGES:
        page = open_page(index("shipped", language)).page
        names = page.locator("#time :is(.t-era, [data-name])").evaluate_all(
            "nodes => nodes.map(node => node.getBBox()).map(b => [b.x, b.y, b.x + b.width, b.y + b.height])"
        )
        assert len(names) >= len(SHIPPED.claims.atlas.eras) + 8
        assert all(left >= 0 and right <= WIDTH for left, _top, right, _bottom in names)
        for one, other in itertools.combinations(names, 2):
            assert one[2] < other[0] or other[2] < one[0] or one[3] <= other[1] + 3 or other[3] <= one[1] + 3


def test_without_script_the_index_shows_everything_and_no_filter(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html", java_script_enabled=False).page
    assert not page.locator("#find").is_visible()
    assert page.locator("[data-record]").count() == len(SHIPPED.claims.scenarios)


def test_a_cell_leads_to_its_page_with_its_territory_in_view(site: Path, open_page: Open) -> None:
    page = open_page(site / "index.html").page
    page.locator("[id='1956-joint-declaration'] td a").nth(5).click()
    page.wait_for_url("**/1956-joint-declaration.html#*")
    becomes(page, "document.documentElement.classList.contains('drawn')")
    assert page.evaluate("atlas.sides.right.map.getBounds().contains(atlas.data.territories[5].at)")
