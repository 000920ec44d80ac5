"""Every reader-facing text of the atlas that ships stands in each of its languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from tests.conftest import ROOT
from tests.sampling import each
from tests.shipped import LANGUAGES, SHIPPED

BUDGET, INDEX_BUDGET = 330_000, 600_000  # bytes a page


def texts(where: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table from languages to words, with the path to it."""
    if isinstance(value, BaseModel):
        for key in type(value).model_fields:
            if key not in ("quote", "excerpt", "translation", "languages", "forms"):
                yield from texts(f"{where}.{key}", getattr(value, key))
    elif isinstance(value, dict) and value and all(len(str(key)) == 2 for key in value):
        yield where, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(f"{where}.{key}", item)
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from texts(f"{where}.{number}", item)


def everything() -> list[tuple[str, dict[str, Any]]]:
    parts = {
        "atlas": SHIPPED.claims.atlas,
        **SHIPPED.claims.scenarios,
        **SHIPPED.claims.stories,
        "control": SHIPPED.claims.control,
        "territories": SHIPPED.geodata.territories,
        "waters": SHIPPED.geodata.waters,
    }
    return [found for where, part in parts.items() for found in texts(where, part)]


def test_no_text_lacks_a_language_of_the_atlas() -> None:
    found = everything()
    assert len(found) > 200
    missing = [f"{where}.{language}" for where, text in found for language in LANGUAGES if not text.get(language)]
    assert missing == []


def test_every_locator_and_note_on_a_source_has_every_language() -> None:
    claims, geodata = SHIPPED.claims, SHIPPED.geodata
    cited = {one.locator for scenario in claims.scenarios.values() for one in scenario.citations}
    cited |= {row.locator for row in claims.control}
    cited |= {one.locator for story in claims.stories.values() for one in story.citations}
    cited |= {one.area_locator for one in geodata.territories.values()} - {""}
    noted = {key for key, item in claims.sources.items() if item.get("note")}
    assert len(cited) > 200 and len(noted) > 100
    for language in set(LANGUAGES) - {claims.atlas.languages[0]}:
        assert sorted(cited - claims.locators_in(language, cited).keys()) == []
        assert sorted(noted - claims.source_notes_in(language, noted).keys()) == []


def test_a_quote_is_in_the_pages_language_or_rendered_in_it() -> None:
    missing = [
        f"{key}.{territory}.{language}"
        for key, scenario in SHIPPED.claims.scenarios.items()
        for territory, disposition in scenario.territories.items()
        for language in LANGUAGES
        if disposition.quote and language not in disposition.quote and not disposition.translation.get(language)
    ]
    assert missing == []


def test_outlines_and_lines_have_a_name_in_each_language() -> None:
    for thing in [*SHIPPED.geodata.outlines, *SHIPPED.geodata.lines]:
        for language in LANGUAGES[1:]:
            assert thing.names.get(language), f"{thing.name}: {language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_any_language_is_over_its_weight(language: str, site: Path) -> None:
    folder = site if language == LANGUAGES[0] else site / language
    sizes = {path.name: path.stat().st_size for path in folder.glob("*.html")}
    assert len(sizes) == len(SHIPPED.claims.scenarios) + len(SHIPPED.claims.stories) + 2
    index = sizes.pop("index.html")
    assert index <= INDEX_BUDGET
    assert {name: size for name, size in sizes.items() if size > BUDGET} == {}


def test_what_has_no_language_of_its_own_is_in_every_language_of_the_atlas() -> None:
    assert {path.stem for path in (ROOT / "maps" / "locale").glob("*.po")} >= set(LANGUAGES) - {"en"}


WIDE, NARROW = (1280, 720), (390, 844)


@pytest.mark.parametrize(("language", "size"), each(product(LANGUAGES[1:], (WIDE, NARROW)), 0, always=[("ru", NARROW)]))
def test_a_page_in_another_language_opens_quietly_and_axe_finds_nothing(
    language: str, size: tuple[int, int], site: Path, open_page: Callable[..., Any]
) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    for key in ("1956-joint-declaration", "index", "compare"):
        opened = open_page(site / language / f"{key}.html", width=size[0], height=size[1])
        assert opened.page.locator("html").get_attribute("lang") == language
        found = Axe().run(opened.page).response["violations"]
        assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []
        assert opened.console == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("key", ["1955-04-us-internal", "1955-08-soviet-proposal", "1973-tanaka-brezhnev"])
def test_a_long_record_prints_on_two_sheets_in_other_languages_too(
    language: str, key: str, site: Path, open_page: Callable[..., Any]
) -> None:
    pdf = open_page(site / language / f"{key}.html").page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2


@pytest.mark.parametrize(
    ("language", "size"), each(product(LANGUAGES, (WIDE, (1920, 1080), (768, 1024), NARROW)), 3, always=[("ru", WIDE)])
)
def test_labels_keep_off_each_other_in_every_language(
    language: str, size: tuple[int, int], site: Path, open_page: Callable[..., Any]
) -> None:
    folder = site if language == LANGUAGES[0] else site / language
    page = open_page(folder / "1955-08-soviet-proposal.html", "#view=whole", width=size[0], height=size[1]).page
    for side in ("left", "right"):
        boxes = page.locator(f"#map_{side} [data-label]").evaluate_all(
            "nodes => nodes.map(n => n.getBoundingClientRect()).map(r => [r.left, r.top, r.right, r.bottom])"
        )
        assert len(boxes) >= 5
        for number, a in enumerate(boxes):
            for b in boxes[:number]:
                assert not (a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1), (a, b)


def test_a_page_links_to_its_twins_and_the_comparison_goes_along(site: Path, open_page: Callable[..., Any]) -> None:
    page = open_page(site / "1955-08-soviet-proposal.html").page
    page.locator("#picker_left").select_option("1956-joint-declaration")
    page.locator("nav a[hreflang='ja']").click()
    page.wait_for_url("**/ja/1955-08-soviet-proposal.html#vs=1956-joint-declaration")
    assert page.locator("#picker_left").input_value() == "1956-joint-declaration"
    assert page.locator("h1").inner_text() == SHIPPED.claims.scenarios["1955-08-soviet-proposal"].title["ja"]
    page.locator("nav a[hreflang='ru']").click()
    page.wait_for_url("**/ru/1955-08-soviet-proposal.html#vs=1956-joint-declaration")
    for link in page.locator("link[rel='alternate']").evaluate_all("links => links.map(link => link.href)"):
        assert Path(link.removeprefix("file://")).is_file()
