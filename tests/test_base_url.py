"""A site that knows its address: cards of links, absolute addresses; and one that does not, which has none of it."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import WORLD, Build

BASE = "https://example.org/atlas/"
PAGE = "1910-offer.html"


@pytest.fixture(scope="module")
def based(tmp_path_factory: pytest.TempPathFactory, run_build: Build) -> Path:
    out = tmp_path_factory.mktemp("based") / "site"
    done = run_build("--atlas", WORLD, "--out", out, "--base-url", BASE)
    assert done.returncode == 0, done.stderr
    return out


def head(path: Path) -> dict[str, str]:
    """What a page says of itself to others, by property or relation."""
    text = path.read_text(encoding="utf-8").split("<style>")[0]
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', text)
    found += re.findall(r'<link rel="(canonical)" href="([^"]*)">', text)
    found += re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]*)">', text)
    return {name: html.unescape(value) for name, value in found}


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_page_has_a_card_whose_addresses_are_absolute_and_lead_into_the_site(based: Path) -> None:
    assert len(pages(based)) == 5
    for path in pages(based):
        said = head(path)
        own = BASE + path.relative_to(based).as_posix()
        assert said["og:url"] == said["canonical"] == own
        assert said["og:type"] == "website"
        assert said["og:title"] and said["og:image:alt"] and said["og:description"] == said["description"]
        assert (said["og:image:width"], said["og:image:height"]) == ("1920", "1080")
        assert said["twitter:card"] == "summary_large_image"
        picture = based / said["og:image"].removeprefix(BASE)
        assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        assert picture.parent == path.parent / "stills"
        assert said["og:image"].startswith(BASE)


def test_a_page_names_itself_and_its_twins_by_absolute_addresses(tmp_path: Path, run_build: Build) -> None:
    key = "1956-joint-declaration"
    done = run_build("--out", tmp_path, "--only", key, "--lang", "ja", "--part", "pages", "--base-url", BASE)
    assert done.returncode == 0, done.stderr
    said = head(tmp_path / "ja" / f"{key}.html")
    twins = {code: address for code, address in said.items() if re.fullmatch("[a-z]{2}", code)}
    assert twins == {code: f"{BASE}{folder}{key}.html" for code, folder in (("en", ""), ("ja", "ja/"), ("ru", "ru/"))}
    assert said["canonical"] == twins["ja"]
    assert said["og:image"] == f"{BASE}ja/stills/{key}.png"


def test_the_index_shows_the_default_baseline(based: Path) -> None:
    assert head(based / "index.html")["og:image"] == f"{BASE}stills/1900-treaty.png"


def test_snippet_and_citation_have_the_address_and_links_stay_relative(based: Path) -> None:
    text = html.unescape((based / PAGE).read_text(encoding="utf-8"))
    assert f'<iframe src="{BASE}{PAGE}#embed"' in text
    assert f"The Claims Atlas, {BASE}{PAGE}." in text
    links = re.findall(r'<a [^>]*href="([^"#]+)"', text)
    assert links and not any(link.startswith(BASE) for link in links)


def test_without_an_address_a_page_has_none_of_it(world_site: Path) -> None:
    for path in pages(world_site):
        text = path.read_text(encoding="utf-8")
        for word in ("og:", "twitter:", "canonical", BASE):
            assert word not in text.split("<style>")[0]
    text = html.unescape((world_site / PAGE).read_text(encoding="utf-8"))
    assert f'<iframe src="{PAGE}#embed"' in text
    assert f"The Claims Atlas, {PAGE}." in text


def test_every_picture_that_a_page_links_to_is_in_the_site(world_site: Path) -> None:
    for path in pages(world_site):
        links = re.findall(r'href="(stills/[^"]+)"', path.read_text(encoding="utf-8"))
        assert len(links) == (0 if path.stem in ("index", "compare") else 6)
        for link in links:
            assert (path.parent / link).is_file(), link


def test_an_address_without_its_slash_is_the_same_one(tmp_path: Path, based: Path, run_build: Build) -> None:
    done = run_build("--atlas", WORLD, "--out", tmp_path, "--part", "pages", "--base-url", BASE.rstrip("/"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / PAGE).read_bytes() == (based / PAGE).read_bytes()


@pytest.mark.parametrize(
    "url",
    [
        "example.org/atlas/",
        "ftp://example.org/",
        "https://",
        "https:///atlas/",
        "https://example.org/?page=1",
        "https://example.org/#top",
        "https://example.org/an atlas/",
        "https://[example/",
        "https://example.org:port/",
    ],
)
def test_what_is_no_address_of_a_folder_is_wrong_usage(url: str, tmp_path: Path, run_build: Build) -> None:
    done = run_build("--atlas", WORLD, "--out", tmp_path / "site", "--base-url", url)
    assert done.returncode == 2
    assert "--base-url" in done.stderr and "http" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_another_address_makes_the_pages_anew_and_no_picture(tmp_path: Path, based: Path, run_build: Build) -> None:
    out = Path(shutil.copytree(based, tmp_path / "site"))
    arguments = ("--atlas", WORLD, "--out", out, "--base-url")
    count, made = len(list(out.rglob("*"))), len(pages(out)) + 1  # and the deck, whose links lead there
    assert "0 written" in run_build(*arguments, BASE).stdout.splitlines()[-1]
    assert f" {made} written" in run_build(*arguments, "https://example.com/").stdout.splitlines()[-1]
    assert "https://example.com/" in (out / PAGE).read_text(encoding="utf-8")
    assert " 0 written" in run_build(*arguments, "https://example.com/").stdout.splitlines()[-1]
    without = run_build("--atlas", WORLD, "--out", out)
    assert f" {made} written" in without.stdout.splitlines()[-1]
    assert "example.com" not in (out / PAGE).read_text(encoding="utf-8")
    assert len(list(out.rglob("*"))) == count
