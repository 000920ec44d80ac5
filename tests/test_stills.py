"""Pictures for slides: each form and language of them, with real glyphs, and the same bytes each time."""

from __future__ import annotations

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
from PIL import Image

from claims import Claims
from geodata import Geodata
from maps.kit.text_metrics import ems, fit, wrapped
from maps.stills.contents import still_of
from maps.stills.still import STILLS, Still, StillOptions, still_pdf, still_png, still_svg, still_text
from maps.view.atlas_view import AtlasView
from tests.conftest import WORLD, Build
from tests.sampling import each
from tests.shipped import LANGUAGES, SCENARIOS, SHIPPED
from tests.test_handout import fonts_of

SVG = "{http://www.w3.org/2000/svg}"
BOTH = "1956-joint-declaration"
OUTER = "1905-portsmouth-treaty"  # disposes of southern Sakhalin alone
EARLY = "1875-st-petersburg-treaty"


@pytest.fixture(scope="module")
def atlas() -> tuple[Geodata, Claims]:
    return SHIPPED.geodata, SHIPPED.claims


@pytest.fixture(scope="module")
def pages(atlas: tuple[Geodata, Claims]) -> dict[str, AtlasView]:
    return {language: AtlasView(*atlas, language) for language in ("en", "ja", "ru")}


def svg_of(pages: AtlasView, key: str, look: StillOptions = StillOptions(), *, single: bool = False) -> str:  # noqa: B008 - frozen
    return still_svg(pages.site, still_of(pages, key, single=single), look)


def texts(svg: str) -> str:
    return " ".join("".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(f"{SVG}tspan"))


def test_a_build_makes_every_form_of_every_scenario_in_every_language(world_site: Path) -> None:
    scenarios = [path.stem for path in (WORLD / "claims" / "scenarios").glob("*.toml")]
    for folder in (world_site, *(path for path in world_site.iterdir() if len(path.name) == 2)):
        made = {path.name for path in (folder / "stills").iterdir()}
        assert made == {f"{key}{form}.{ending}" for key in scenarios for form in ("", ".map") for ending in STILLS}


@pytest.mark.parametrize("single", [False, True])
@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_a_picture_has_titles_key_scale_bar_and_sources_in_real_text(
    pages: dict[str, AtlasView], language: str, single: bool
) -> None:
    own = pages[language]
    said = texts(svg_of(own, BOTH, single=single))
    squeezed = re.sub(r"\s", "", said)
    picture = still_of(own, BOTH, single=single)
    for record in picture.records:
        assert re.sub(r"\s", "", record.title) in squeezed
        assert re.sub(r"\s", "", record.date) in squeezed
        for cell in record.cells:
            assert re.sub(r"\s", "", cell.phrase) in squeezed
    for _title, source in picture.sources:
        assert re.sub(r"\s", "", source) in squeezed
    assert re.sub(r"\s", "", own.site.credit) in squeezed
    assert own.phrases.gettext("{number} km").format(number=50) in svg_of(own, BOTH, single=single)
    assert ("The whole region" in svg_of(own, BOTH, single=single)) == (language == "en")


def test_a_picture_shows_what_its_record_disposes_of(pages: dict[str, AtlasView]) -> None:
    own = pages["en"]
    for single in (False, True):
        assert 'data-territory="southern-sakhalin" fill="url(#p-holds-japan)" ' in svg_of(own, OUTER, single=single)
        assert 'data-overview="southern-sakhalin"' not in svg_of(own, OUTER, single=single)
        assert 'data-overview="southern-sakhalin"' in svg_of(own, BOTH, single=single)


@pytest.mark.parametrize("key", each(SCENARIOS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_a_picture_reaches_beyond_it_nor_the_key_into_the_sources(
    pages: dict[str, AtlasView], language: str, key: str
) -> None:
    for single in (False, True):
        tree = ElementTree.fromstring(svg_of(pages[language], key, single=single))
        for parent in (tree, *tree.findall(f"{SVG}g")):
            moved = re.match(r"translate\(([\d.]+) ([\d.]+)\)$", parent.get("transform", ""))
            if parent is not tree and not moved:
                continue  # a map
            x, y = map(float, moved.groups()) if moved else (0, 0)
            for block in parent.findall(f"{SVG}text"):
                size, last = float(block.get("font-size")), 1002 if moved else 1076
                for line in block.iter(f"{SVG}tspan"):
                    assert y + float(line.get("y")) <= last, (single, line.text)
                    assert x + float(line.get("x")) + ems(line.text or "") * size <= 1920, (single, line.text)


def test_a_silent_territory_wears_no_party_in_a_picture(pages: dict[str, AtlasView]) -> None:
    tree = ElementTree.fromstring(svg_of(pages["en"], BOTH, single=True))
    fills = {one.get("data-territory"): one.get("fill") for one in tree.iter(f"{SVG}g")}
    assert fills["etorofu"] == "url(#p-silent)"
    assert fills["shikotan"] == "url(#p-transfers-ussr-japan)"


@pytest.mark.parametrize(("look", "size"), [(StillOptions(), (1920, 1080)), (StillOptions(scale=2), (3840, 2160))])
def test_a_png_has_the_size_that_was_asked_for(
    pages: dict[str, AtlasView], look: StillOptions, size: tuple[int, int]
) -> None:
    own = pages["en"]
    with Image.open(io.BytesIO(still_png(own.site, still_of(own, BOTH), look))) as image:
        assert image.size == size


def test_only_a_transparent_picture_lets_the_ground_show_through(pages: dict[str, AtlasView]) -> None:
    own = pages["en"]
    for look, alpha in ((StillOptions(), 255), (StillOptions(transparent=True), 0)):
        with Image.open(io.BytesIO(still_png(own.site, still_of(own, BOTH), look))) as image:
            assert image.convert("RGBA").getpixel((5, 5))[3] == alpha


@pytest.mark.parametrize(
    ("language", "letters"), [("ja", "日共宣言歯舞"), ("ru", "СовместнаяДекл"), ("en", "JointDecl")]
)
def test_a_pdf_carries_the_glyphs_of_its_language_inside(
    pages: dict[str, AtlasView], language: str, letters: str
) -> None:
    own = pages[language]
    (page,) = pdfium.PdfDocument(still_pdf(own.site, still_of(own, BOTH, single=True), StillOptions()))
    assert page.get_size() == (960, 540)
    assert set(letters) <= set(page.get_textpage().get_text_range())
    fonts = fonts_of(page)
    assert fonts
    assert fonts <= {("NotoSansCJKjp-Regular", 1), ("NotoSansCJKjp-Bold", 1)}


@pytest.mark.parametrize("text", ["歯舞", "Хабомаи"])
def test_a_png_shows_different_letters_as_different_shapes_never_as_boxes(
    pages: dict[str, AtlasView], text: str
) -> None:
    own = pages["ja"]
    picture = still_of(own, BOTH, single=True)
    (record,) = picture.records

    def drawn(title: str) -> bytes:
        changed = Still((type(record)(**{**vars(record), "title": title}),), picture.levels, picture.sources)
        with Image.open(io.BytesIO(still_png(own.site, changed, StillOptions()))) as image:
            return image.convert("L").crop((0, 0, 1920, 130)).tobytes()

    # Boxes for missing glyphs all look alike: another order of the same letters would be the same picture.
    assert drawn(text) != drawn(text[::-1])


@pytest.mark.parametrize("ending", STILLS)
def test_a_picture_is_the_same_bytes_each_time(pages: dict[str, AtlasView], ending: str) -> None:
    own = pages["ru"]
    picture = still_of(own, BOTH)
    assert STILLS[ending](own.site, picture, StillOptions()) == STILLS[ending](own.site, picture, StillOptions())


def test_the_alternative_text_says_what_each_territory_is_shown_as(pages: dict[str, AtlasView]) -> None:
    own = pages["en"]
    picture = still_of(own, BOTH)
    said = still_text(own.site, picture)
    for record in picture.records:
        for place, cell in zip(own.territory_names, record.cells, strict=True):
            assert f"{place.label}: {cell.phrase}" in said
    assert "Different holders: Kunashiri" in said


@pytest.mark.full
def test_another_size_makes_the_pictures_anew_and_the_pages_not(tmp_path: Path, run_build: Build) -> None:
    build_ = ("--atlas", WORLD, "--out", tmp_path / "site", "--lang", "en", "--part", "pages", "--part", "stills")
    assert run_build(*build_).returncode == 0
    picture, page = tmp_path / "site/stills/1910-offer.png", tmp_path / "site/1910-offer.html"
    before = picture.read_bytes(), page.stat().st_mtime_ns
    assert run_build(*build_, "--scale", "2").returncode == 0
    with Image.open(picture) as image:
        assert image.size == (3840, 2160)
    assert page.stat().st_mtime_ns == before[1]
    assert run_build(*build_).returncode == 0
    assert picture.read_bytes() == before[0]


def test_a_size_that_is_none_is_wrong_usage(run_build: Build) -> None:
    done = run_build("--atlas", WORLD, "--scale", "0")
    assert done.returncode == 2
    assert "--scale" in done.stderr


def test_text_breaks_at_spaces_and_between_japanese_letters() -> None:
    assert wrapped("one two three", 4.5) == ["one two", "three"]
    assert wrapped("日本国と連邦", 3) == ["日本国", "と連邦"]
    assert wrapped("日本国、連邦", 3) == ["日本国、", "連邦"]
    assert wrapped("連邦（日本）", 3) == ["連邦", "（日本）"]


def test_text_is_set_as_large_as_there_is_room() -> None:
    assert fit("short", 1000, 40, (30, 20)).size == 30
    assert fit("a text that is too long for this line", 400, 40, (30, 20)).size == 20


def test_a_word_that_is_longer_than_a_line_is_parted() -> None:
    assert wrapped("a " + "w" * 10, 4 * 0.51) == ["a", "wwww", "wwww", "ww"]


def test_text_that_fits_in_no_size_is_cut_where_its_box_ends() -> None:
    block = fit("word " * 100, 400, 60, (30, 20))
    assert block.height <= 60
    assert block.lines[-1].endswith("…")
    assert max(map(ems, block.lines)) * block.size <= 400
    assert fit("word " * 100, 400, 5, (20,)).lines[0].startswith("word")  # never nothing


@pytest.mark.parametrize("title", ["A long title. " * 22, "南北諸島の帰属に関する条約" * 24, "w" * 300, "ע" * 60])
@pytest.mark.parametrize("single", [False, True])
def test_no_title_reaches_beyond_its_picture_or_into_the_map(
    pages: dict[str, AtlasView], title: str, single: bool
) -> None:
    own = pages["en"]
    picture = still_of(own, BOTH, single=single)
    records = tuple(type(one)(**{**vars(one), "title": title}) for one in picture.records)
    tree = ElementTree.fromstring(still_svg(own.site, Still(records, picture.levels, picture.sources), StillOptions()))
    heads = [one for one in tree.iter(f"{SVG}text") if one.get("class") == "head"]
    assert len(heads) == len(records)
    for head in heads:
        size = float(head.get("font-size", 0))
        for line in head:
            assert size * 0.7 <= float(line.get("y", 0)) <= 140
            assert float(line.get("x", 0)) + ems(line.text or "") * size <= 1920


def test_a_picture_beside_control_cites_who_administered_at_its_date_and_no_other_day(
    pages: dict[str, AtlasView], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = pages["en"]
    monkeypatch.setattr(own.picker, "against", lambda _scenario: "control")
    (_title, early), _right = still_of(own, EARLY).sources
    (_title, late), _right = still_of(own, BOTH).sources
    assert early and late
    assert early != late
