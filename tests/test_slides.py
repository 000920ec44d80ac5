"""The deck: native shapes that can be recoloured, notes that can be cited, a file that office programs open."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from claims import Atlas
from claims_atlas.reading import read
from maps.slides.deck import Deck, deck_of
from maps.slides.fills import NOBODYS, Fill, fill_of
from maps.slides.freeforms import freeform
from maps.slides.slide_legend import LINE, lines
from maps.slides.slides import language_tag, render_slides
from maps.view.atlas_view import AtlasView
from maps.view.symbols import colours_of
from maps.view.wordings import VERIFICATION
from tests.conftest import WORLD, Build
from tests.sampling import each
from tests.shipped import SHIPPED
from tests.test_build import OFFER, edit

OFFERED, READING = "1910-offer", "1911-reading-by-blue"


@pytest.fixture
def world(world: Path) -> Path:
    """The small atlas, with a slide that compares."""
    baseline = 'default_baseline = "1900-treaty"'
    edit(world / "claims/atlas.toml", baseline, f'{baseline}\ndeck = ["{OFFERED}"]')
    return world


class Made:
    """A deck, what it was made from, and how it reads."""

    def __init__(self, pages: AtlasView, only: list[str]) -> None:
        self.pages = pages
        self.deck: Deck = deck_of(pages, only)
        self.content = render_slides(pages.site, self.deck)
        self.slides = list(Presentation(io.BytesIO(self.content)).slides)
        count, pairs = len(self.deck.shown), len(self.deck.pairs)
        self.front, self.of = self.slides[0], dict(zip(self.deck.shown, self.slides[1 : count + 1], strict=False))
        self.pairs, self.rest = self.slides[count + 1 : count + 1 + pairs], self.slides[count + 1 + pairs :]


@pytest.fixture(scope="module")
def made() -> Made:
    """The English deck of the atlas that ships."""
    return Made(AtlasView(SHIPPED.geodata, SHIPPED.claims, "en"), [])


@pytest.fixture(scope="module")
def japanese() -> Made:
    return Made(AtlasView(SHIPPED.geodata, SHIPPED.claims, "ja"), ["1956-joint-declaration"])


@pytest.fixture(scope="module")
def small() -> Made:
    """The deck of the small atlas."""
    _problems, drawn, claims = read(WORLD)
    assert drawn and claims
    return Made(AtlasView(drawn, claims, "en"), [])


def groups(slide: Any) -> dict[str, Any]:
    return {shape.name: shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP}


def freeforms(group: Any) -> list[Any]:
    return [shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]


def colours(element: Any) -> set[str]:
    return {each.get("val") for each in element.iter("{*}srgbClr")}


def look(shape: Any) -> frozenset[str]:
    """The colours that fill a shape."""
    (fill,) = [each for each in shape.element.spPr if each.tag.endswith(("gradFill", "pattFill", "solidFill"))]
    return frozenset(colours(fill))


def words(slide: Any) -> Iterator[str]:
    for text in slide.element.iter("{*}t"):
        yield text.text


def test_a_deck_is_16_to_9_and_each_slide_has_its_title_and_no_placeholder_that_is_empty(made: Made) -> None:
    deck = Presentation(io.BytesIO(made.content))
    assert deck.slide_width * 9 == deck.slide_height * 16
    assert all(slide.shapes.title.text for slide in deck.slides)
    assert all(shape.text_frame.text for slide in deck.slides for shape in slide.placeholders)
    assert [slide.shapes.title.text for slide in made.of.values()] == [
        made.deck.records[key].title for key in SHIPPED.claims.scenarios
    ]


def test_titles_stand_where_a_template_would_put_them(made: Made) -> None:
    for slide in made.slides:
        title = slide.shapes.title.element
        assert title.find(".//{*}xfrm") is None and not list(title.iter("{*}latin", "{*}ea", "{*}solidFill"))


def test_each_territory_is_a_group_of_freeforms_of_its_name_on_every_map(made: Made) -> None:
    names = {place.label for place in made.pages.territory_names}
    for slide in made.of.values():
        found = groups(slide)
        assert names <= set(found)
        assert all(freeforms(found[name]) for name in names)
    for (left, right, _marks), slide in zip(made.deck.pairs, made.pairs, strict=True):
        shorts = [made.deck.records[key].short for key in (left, right)]
        assert {f"{name} — {short}" for name in names for short in shorts} <= set(groups(slide))


def test_what_is_outside_the_main_view_is_drawn_in_the_overview(made: Made) -> None:
    for name in ("Urup to Shumshu", "Southern Karafuto / Southern Sakhalin"):
        group = groups(made.of["1956-joint-declaration"])[name]
        sea = groups(made.of["1956-joint-declaration"])["Map"]
        assert freeforms(group)[-1].width > 0
        assert sea.left <= group.left and group.left + group.width <= sea.left + sea.width


def test_a_freeform_has_the_corners_of_the_figures_rings() -> None:
    form = freeform((((15, -20), (20, -20), (20, -15), (17, -16)), ((100, 100), (110, 100), (110, 110))))
    assert (form.x, form.y, form.width, form.height) == (15, -20, 95, 130)
    assert form.contours.count("<a:close/>") == 2
    assert form.contours.startswith('<a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="5" y="0"/></a:lnTo>')
    assert '<a:moveTo><a:pt x="85" y="120"/></a:moveTo>' in form.contours


def test_a_text_takes_the_lines_that_its_words_need() -> None:
    assert lines("one", 10, 10 * 3) == 1
    assert lines("one two", 10, 10 * 3) == 2  # a letter is taken to be about 6 wide
    assert lines("one two", 10, 10 * 4.5) == 1
    assert lines("one two", 10, 10 * 4.5, bold=True) == 2
    assert lines("平和条約", 10, 10 * 2.3) == 2  # no spaces, and twice as wide


def test_shapes_of_a_map_are_filled_by_what_is_done_with_the_territory(made: Made) -> None:
    found = groups(made.of["1956-joint-declaration"])
    shikotan, etorofu = freeforms(found["Shikotan"]), freeforms(found["Etorofu / Iturup"])
    parties = {key: party.colour[1:] for key, party in SHIPPED.claims.atlas.parties.items()}
    assert {parties["ussr"], parties["japan"]} <= look(shikotan[0])
    assert colours(etorofu[0].element.spPr.find("{*}solidFill")) == {"FFFFFF"}
    assert etorofu[0].element.spPr.find(".//{*}prstDash").get("val") == "sysDot"


def test_fills_differ_wherever_the_outcome_differs_and_nobodys_wear_no_partys_colour(made: Made) -> None:
    atlas: Atlas = SHIPPED.claims.atlas
    symbols = {cell.symbol for record in made.pages.records.values() for cell in record.cells}
    looks: dict[Fill, set[tuple[str, tuple[str, ...]]]] = {}
    for symbol in symbols:
        shown = tuple(atlas.parties[party].colour for party in symbol.parties)
        looks.setdefault(fill_of(symbol, atlas), set()).add((symbol.form, shown))
    assert all(len(meant) == 1 for meant in looks.values())
    everybodys = {party.colour for party in atlas.parties.values()}
    assert {"silent", "renounced", "not-recognised", "deferred"} == set(NOBODYS)
    for symbol in symbols:
        fill = fill_of(symbol, atlas)
        if symbol.form in NOBODYS:
            assert not {fill.ink, fill.ground} & everybodys
        assert (fill.dash == "solid") == (symbol.standing == "settled" and symbol.form != "silent")


def test_the_legend_wears_the_fills_of_the_map(made: Made) -> None:
    for slide in made.of.values():
        found = groups(slide)
        worn = {look(freeforms(found[place.label])[-1]) for place in made.pages.territory_names}
        shown = {look(each) for each in found["Legend"].shapes if not each.text_frame.text}
        assert worn == shown


def test_parties_are_bands_of_their_colours_on_each_island(made: Made) -> None:
    seen = set()
    for key, slide in made.of.items():
        for place, cell in zip(made.pages.territory_names, made.deck.records[key].cells, strict=True):
            if not cell.symbol.banded:
                continue
            islands = freeforms(groups(slide)[place.label])
            theirs = {colour[1:] for colour in colours_of(SHIPPED.claims.atlas, cell.symbol)}
            assert all(theirs <= look(island) for island in islands), (key, place.id)
            figure = made.pages.site.figure(made.deck.records[key])
            shown = [
                one for shapes in (figure.shapes, figure.overview.shapes if figure.overview else ()) for one in shapes
            ]
            assert len(islands) == sum(len(one.islands) for one in shown if one.id == place.id)
            seen.add(cell.symbol.form)
    assert {"transfers", "undivided"} <= seen


def test_the_map_is_told_in_words_and_leads_to_its_page(made: Made) -> None:
    for key, slide in made.of.items():
        says = groups(slide)["Map"].element.nvGrpSpPr.cNvPr.get("descr")
        cells = zip(made.pages.territory_names, made.deck.records[key].cells, strict=True)
        assert all(f"{place.label}: {cell.phrase}" in says for place, cell in cells)
        links = [one.target_ref for one in slide.part.rels.values() if one.is_external]
        assert links == [f"{key}.html"]
        assert len(list(slide.element.iter("{*}hlinkClick"))) == 1


def test_the_notes_have_summary_conditions_and_each_citation_with_its_mark(made: Made) -> None:
    for scenario in made.deck.scenarios.values():
        notes = made.of[scenario.id].notes_slide.notes_text_frame.text
        assert scenario.summary["en"] in notes
        for disposition in scenario.territories.values():
            for one in (scenario, disposition, *disposition.conditions, *scenario.notes):
                assert f"{one.locator}; {VERIFICATION[one.verification][0]}]" in notes
            assert all(condition.text["en"] in notes for condition in disposition.conditions)


def test_a_comparison_marks_and_lists_what_differs(made: Made) -> None:
    slide = made.pairs[0]
    assert made.deck.pairs[0][:2] == ("1955-molotov-proposal", "1955-08-soviet-proposal")
    assert {"≠ Shikotan", "≠ Habomai Islands", "Etorofu / Iturup"} <= set(words(slide))
    assert "≠ Habomai Islands, Shikotan: " in set(words(slide))
    notes = slide.notes_slide.notes_text_frame.text
    assert "Shikotan: claimed for the USSR → offered: transfer from the USSR to Japan" in notes
    assert "Etorofu / Iturup: claimed for the USSR →" not in notes
    assert all(made.deck.scenarios[key].summary["en"] in notes for key in made.deck.pairs[0][:2])


def test_the_matrix_has_a_cell_for_each_scenario_and_territory(made: Made) -> None:
    tables = [shape.table for slide in made.rest for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    assert rows == [[one.short, *(cell.label for cell in one.cells)] for one in made.pages.records.values()]


def test_every_cited_source_stands_on_the_slides_of_sources(made: Made) -> None:
    listed = " ".join(text for slide in made.rest for text in words(slide))
    assert all(
        str(item["title"]) in listed for item in SHIPPED.claims.sources.values() if item["id"] in made.deck.sources
    )
    assert "World Vector Shoreline" in listed


def test_text_is_in_the_language_and_the_fonts_are_the_themes(japanese: Made) -> None:
    assert "日ソ共同宣言" in japanese.of["1956-joint-declaration"].shapes.title.text
    for slide in japanese.slides:
        assert {run.get("lang") for run in slide.element.iter("{*}rPr")} == {"ja-JP"}
        assert not list(slide.element.iter("{*}latin", "{*}ea"))
    assert [language_tag(code) for code in ("en", "ru", "xx")] == ["en-GB", "ru-RU", "xx"]


def test_nothing_in_the_file_tells_of_a_machine_or_a_moment(made: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(made.content)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in file.namelist() if "thumbnail" in name or "printer" in name]
    core = Presentation(io.BytesIO(made.content)).core_properties
    assert (core.author, core.last_modified_by, core.created.year, core.title) == (
        "",
        "",
        1980,
        SHIPPED.claims.atlas.title["en"],
    )


def test_links_lead_to_the_web_where_the_site_has_an_address(world: Path, tmp_path: Path, run_build: Build) -> None:
    build = ("--atlas", world, "--out", tmp_path, "--part", "slides")
    for options, start in ((), ""), (("--base-url", "https://example.org/atlas"), "https://example.org/atlas/"):
        assert run_build(*build, *options).returncode == 0
        rels = [one for slide in Presentation(tmp_path / "slides.pptx").slides for one in slide.part.rels.values()]
        links = {one.target_ref for one in rels if one.is_external}
        assert links == {
            start + file for file in ("index.html", "1900-treaty.html", f"{OFFERED}.html", f"{READING}.html")
        }


def test_other_processes_make_the_same_bytes(tmp_path: Path, run_build: Build) -> None:
    for seed in "12":
        env = {**os.environ, "PYTHONHASHSEED": seed}
        arguments = ("--atlas", WORLD, "--out", tmp_path / seed, "--part", "slides", "--force")
        assert run_build(*arguments, env=env).returncode == 0
    assert (tmp_path / "1/slides.pptx").read_bytes() == (tmp_path / "2/slides.pptx").read_bytes()


@pytest.mark.parametrize("deck", each(["small", "japanese", "made"], 0, always=["small"]))
def test_the_audit_finds_nothing(deck: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    path = tmp_path / "slides.pptx"
    path.write_bytes(request.getfixturevalue(deck).content)
    assert [str(error) for error in validate_pptx(path).errors] == []


def test_only_some_scenarios_make_a_deck_when_it_is_asked_for_and_the_full_one_comes_back(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    out = tmp_path / "site"
    deck = out / "slides.pptx"
    build = ("--atlas", world, "--out", out)
    assert run_build(*build, "--only", OFFERED).returncode == 0
    assert not deck.exists()
    assert run_build(*build).returncode == 0
    full = deck.read_bytes()
    assert run_build(*build, "--only", OFFERED).returncode == 0
    assert deck.read_bytes() == full
    assert run_build(*build, "--only", OFFERED, "--part", "slides").returncode == 0
    titles = [slide.shapes.title.text for slide in Presentation(deck).slides]
    assert titles[:3] == ["Three isles", "Red's offer", "Treaty 1900 and Offer 1910, compared"]
    assert "Treaty of the Isles" not in titles
    assert run_build(*build).returncode == 0
    assert deck.read_bytes() == full


def test_each_language_has_its_deck_in_its_folder(world: Path, tmp_path: Path, run_build: Build) -> None:
    edit(world / "claims/atlas.toml", 'languages = ["en"]', 'languages = ["en", "ja"]')
    for name in ("South Isle", "Far Isle"):
        edit(world / "geodata/territories.toml", f'name.en = ["{name}"]', f'name.en = ["{name}"]\nname.ja = ["島"]')
    out = tmp_path / "site"
    assert run_build("--atlas", world, "--out", out, "--part", "slides", "--lang", "ja").returncode == 0
    assert [path.relative_to(out).as_posix() for path in out.rglob("*.pptx")] == ["ja/slides.pptx"]


def test_a_deck_is_made_again_where_something_that_it_shows_changed(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    out = tmp_path / "site"
    build = ("--atlas", world, "--out", out, "--part", "slides")
    run_build(*build)
    edit(world / OFFER, 'text.en = "Once peace is made."', 'text.en = "Once peace has been made."')
    run_build(*build)
    notes = [s.notes_slide.notes_text_frame.text for s in Presentation(out / "slides.pptx").slides if s.has_notes_slide]
    assert any("Once peace has been made." in text for text in notes)


def test_a_title_that_has_no_room_is_set_smaller_and_no_other_one(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    title = "A long title of an offer. " * 12
    edit(world / OFFER, "title.en = ", f'title.en = "{title}" # ')
    edit(world / "claims/atlas.toml", "title.en = ", f'title.en = "{title}" # ')
    done = run_build("--atlas", world, "--out", tmp_path / "out", "--part", "slides")
    assert done.returncode == 0, done.stderr
    deck = Presentation(str(tmp_path / "out" / "slides.pptx"))
    titles = [slide.shapes.title for slide in deck.slides]
    sizes = [one.text_frame.paragraphs[0].runs[0].font.size for one in titles]
    for one, size in zip(titles, sizes, strict=True):
        assert (size is None) == (one.text_frame.text != title)
        if size:
            assert lines(title, size.pt, one.width.pt) * size.pt * LINE <= one.height.pt
    assert len([size for size in sizes if size]) == 2
    assert len(deck.core_properties.title) <= 255
    assert validate_pptx(str(tmp_path / "out" / "slides.pptx")).is_valid
