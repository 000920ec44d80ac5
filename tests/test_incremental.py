"""A build does only the work that a change needs, and its site is to the byte that of a build from nothing."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims_atlas import fingerprint
from claims_atlas.builder import BrokenError, Build
from claims_atlas.cache import Cache
from claims_atlas.cli import site
from claims_atlas.file_hashes import FileHashes
from claims_atlas.site_graph import Part, Selection
from tests.conftest import ROOT, WORLD
from tests.conftest import Build as Run
from tests.sampling import examples
from tests.test_build import OFFER, contents, edit
from tests.test_rules import RULES


def make(atlas: Path, out: Path, *, force: bool = False, part: list[str] | None = None) -> tuple[list[str], list[str]]:
    """Build in this process; return what was drawn and the lines that were said."""
    drawn = []

    def progress(made: Iterator[tuple[str, bytes]], _count: int) -> Iterator[tuple[str, bytes]]:
        for path, content in made:
            drawn.append(path)
            yield path, content

    lines = list(Build(atlas, out, Selection(parts=part or ()), force).run(jobs=1, progress=progress))
    return drawn, lines


def broken(atlas: Path, out: Path, *, force: bool = False, part: list[str] | None = None) -> list[str]:
    """Build; return the lines that say why that cannot be done."""
    try:
        make(atlas, out, force=force, part=part)
    except BrokenError as error:
        return error.lines
    return []


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small atlas and its site, to be copied: ``world`` and ``site`` in a folder."""
    folder = tmp_path_factory.mktemp("first")
    shutil.copytree(WORLD, folder / "world")
    drawn, _lines = make(folder / "world", folder / "site")
    assert set(drawn) == set(contents(folder / "site")) - {"build.json"}
    return folder


@pytest.fixture
def built(first: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Return a small atlas with its site, to be changed."""
    folder = Path(shutil.copytree(first, tmp_path / "built"))
    return folder / "world", folder / "site"


def test_nothing_is_drawn_where_nothing_changed(built: tuple[Path, Path]) -> None:
    assert make(*built)[0] == []


def test_everything_is_drawn_again_by_another_program(
    built: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    atlas, out = built
    monkeypatch.setattr(fingerprint, "versions", lambda _cache: {"shapely": "another"})
    drawn, _lines = make(atlas, out)
    assert set(drawn) == set(contents(out)) - {"build.json"}


def test_the_index_is_drawn_where_something_that_it_shows_changed(built: tuple[Path, Path]) -> None:
    atlas, out = built
    edit(atlas / "claims/scenarios/1900-treaty.toml", 'kind = "treaty"', 'kind = "statement"')
    drawn, _lines = make(atlas, out)
    assert "index.html" in drawn


def test_a_summary_is_drawn_on_its_page_and_in_deck_and_handout_alone(built: tuple[Path, Path]) -> None:
    world, out = built
    edit(world / OFFER, "summary.en = ", 'summary.en = "Edited." # ')
    drawn, lines = make(world, out)
    assert drawn[0] == "1910-offer.html"
    assert sorted(drawn[1:]) == ["handout.pdf", "slides.pptx"]
    assert "Edited." in (out / "1910-offer.html").read_text(encoding="utf-8")
    count = len(contents(out)) - 1
    assert lines == [f"{count} files in {out}: 3 written, {count - 3} as they were, 0 removed"]


def test_a_title_is_drawn_wherever_it_is_offered(built: tuple[Path, Path]) -> None:
    world, out = built
    edit(world / OFFER, "title.en = ", 'title.en = "Another name" # ')
    make(world, out)
    for page in ("1900-treaty", "1911-reading-by-blue", "compare"):
        assert "Another name" in (out / f"{page}.html").read_text(encoding="utf-8")


def test_a_source_is_drawn_where_it_is_cited(built: tuple[Path, Path]) -> None:
    world, out = built
    edit(world / "claims/sources.json", "Treaty of the Isles", "Great Treaty of the Isles")
    drawn, _lines = make(world, out)
    pictures = {Path(path).stem for path in drawn if path.endswith(".png")}
    beside_it = {"1911-reading-by-blue", "1910-offer"}
    assert pictures == {"1900-treaty.map", "1900-treaty", *beside_it}
    rest = [path for path in drawn if not path.startswith("stills/")]
    pages = ["1900-treaty.html", "1911-reading-by-blue.html"]
    assert sorted(rest) == sorted([*pages, "data/sources.json", "data/sources.bib", "slides.pptx", "handout.pdf"])


def test_an_output_that_was_changed_or_removed_is_made_again(built: tuple[Path, Path]) -> None:
    world, out = built
    before = contents(out)
    text = (out / "index.html").read_bytes()
    (out / "index.html").write_bytes(text[:-2] + b"!\n")  # of the same length
    (out / "1910-offer.html").unlink()
    assert set(make(world, out)[0]) == {"index.html", "1910-offer.html"}
    assert contents(out) == before


def test_a_part_built_on_changed_data_does_not_make_the_rest_pass_for_up_to_date(built: tuple[Path, Path]) -> None:
    world, out = built
    edit(world / OFFER, "summary.en = ", 'summary.en = "Edited." # ')
    make(world, out, part=["data"])
    assert "1910-offer.html" in make(world, out)[0]


def test_a_damaged_memory_only_costs_time(built: tuple[Path, Path], cache: Path) -> None:
    world, out = built
    before = contents(out)
    for path in (cache / "claims-atlas").iterdir():
        if path.is_file() and path.suffix != ".lock":
            path.write_bytes(path.read_bytes()[:-3] + b"!!!")
    (out / "build.json").write_text("{}", encoding="utf-8")
    make(world, out)
    assert contents(out) == before


@pytest.mark.usefixtures("here")
def test_what_breaks_a_rule_of_geodata_that_were_sound_is_said_as_by_a_first_build(world: Path, tmp_path: Path) -> None:
    make(world, tmp_path / "site")
    rules = [(rule.file, rule.old, rule.new) for rule in RULES.values() if rule.file.startswith("geodata/")]
    assert rules
    for file, old, new in rules:
        text = (world / file).read_text(encoding="utf-8")
        assert old in text, (file, old)
        (world / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        found = broken(world, tmp_path / "site")
        assert found and found == broken(world, tmp_path / "site", force=True), (file, old)
        (world / file).write_text(text, encoding="utf-8")
    assert make(world, tmp_path / "site")[0] == []


def test_a_site_with_nothing_to_do_imports_nothing_that_draws(world: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", ROOT / "build.py", "--atlas", world, "--out", tmp_path / "site"]
    subprocess.run(command, check=True, capture_output=True)
    again = subprocess.run(command, check=True, capture_output=True, text=True)
    assert "0 written" in again.stdout
    names = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in again.stderr.splitlines()}
    assert "hashlib" in names
    large = {"folium", "geopandas", "jinja2", "numpy", "pandas", "pydantic", "rich", "shapely", "tomli", "typer"}
    assert not names & large


def test_editing_words_imports_no_geometry_library(world: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", ROOT / "build.py", "--atlas", world, "--out", tmp_path / "site"]
    subprocess.run(command, check=True, capture_output=True)
    edit(world / OFFER, "summary.en = ", 'summary.en = "Edited." # ')
    again = subprocess.run(command, check=True, capture_output=True, text=True)
    assert "3 written" in again.stdout
    names = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in again.stderr.splitlines()}
    assert "jinja2" in names
    assert not names & {"folium", "geopandas", "numpy", "pandas", "pyproj", "shapely"}


def test_any_executor_makes_the_same_pages(built: tuple[Path, Path], tmp_path: Path) -> None:
    world, out = built
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        list(site(world, tmp_path / "elsewhere", executor))
    assert contents(tmp_path / "elsewhere") == contents(out)


def test_pages_are_drawn_by_the_executor_that_is_given(world: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as executor:
        given = []
        submit = executor.submit
        executor.submit = lambda *given_: given.append(pickle.loads(pickle.dumps(given_))) or submit(*given_)  # type: ignore
        list(site(world, tmp_path / "site", executor))
    here = {"build.json", *(path for path in contents(tmp_path / "site") if path.startswith("data/"))}
    assert sum(len(tasks) for _run, tasks in given) == len(contents(tmp_path / "site")) - len(here)


def test_jobs_do_not_change_a_byte(world: Path, tmp_path: Path, run_build: Run) -> None:
    run_build("--atlas", world, "--out", tmp_path / "one", "--jobs", "1")
    run_build("--atlas", world, "--out", tmp_path / "two", "--jobs", "2")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


# ---- any sequence of edits -----------------------------------------------------------------------

Edit = Callable[[Path, Path], None]
COPY = "1905-copy"
WORDS = st.sampled_from(["One.", "Two.", "Three."])


def summary(word: str) -> Edit:
    def apply(world: Path, _out: Path) -> None:
        for path in (world / "claims/scenarios").glob("*-offer.toml"):
            lines = path.read_text(encoding="utf-8").splitlines()
            path.write_text(
                "\n".join(f'summary.en = "{word}"' if line.startswith("summary.en") else line for line in lines) + "\n",
                encoding="utf-8",
            )

    return apply


def add(world: Path, _out: Path) -> None:
    text = (world / "claims/scenarios/1900-treaty.toml").read_text(encoding="utf-8")
    lines = ['date = "1905"' if line.startswith("date") else line for line in text.splitlines()]
    (world / f"claims/scenarios/{COPY}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def remove(world: Path, _out: Path) -> None:
    (world / f"claims/scenarios/{COPY}.toml").unlink(missing_ok=True)


def rename(world: Path, _out: Path) -> None:
    path = world / f"claims/scenarios/{COPY}.toml"
    if path.exists():
        path.rename(path.with_stem(f"{COPY}-again"))


def geometry(shift: int) -> Edit:
    def apply(world: Path, _out: Path) -> None:
        path = world / "geodata/outlines.geojson"
        text = (WORLD / "geodata/outlines.geojson").read_text(encoding="utf-8")
        data = json.loads(text)
        ring = data["features"][0]["geometry"]["coordinates"][0]
        for position in (ring[0], ring[-1]):
            position[0] = round(position[0] - shift / 100, 5)
        path.write_text(json.dumps(data), encoding="utf-8")

    return apply


def colour(number: int) -> Edit:
    def apply(world: Path, _out: Path) -> None:
        text = (WORLD / "claims/atlas.toml").read_text(encoding="utf-8")
        (world / "claims/atlas.toml").write_text(text.replace("#E69F00", f"#E69F0{number}"), encoding="utf-8")

    return apply


def outcome(holder: str) -> Edit:
    def apply(world: Path, _out: Path) -> None:
        text = (WORLD / OFFER).read_text(encoding="utf-8")
        new = text.replace('outcome = "holds"\nholder = "red"', f'outcome = "holds"\nholder = "{holder}"')
        (world / OFFER).write_text(new, encoding="utf-8")

    return apply


def damage(number: int, how: str) -> Edit:
    def apply(_world: Path, out: Path) -> None:
        files = sorted(path for path in out.rglob("*") if path.is_file())
        if not files:
            return
        path = files[number % len(files)]
        if how == "delete":
            path.unlink()
        else:
            content = path.read_bytes()
            path.write_bytes(content[:-1] + (b"?" if how == "corrupt" else b""))

    return apply


def words(file: str, old: str, new: str) -> Edit:
    """An edit of any other data file, from how it ships, or back to it."""

    def apply(world: Path, _out: Path) -> None:
        if not (world / file).exists():
            return
        text = (world / file).read_text(encoding="utf-8")
        assert old in text or new in text
        (world / file).write_text(text.replace(old, new) if old in text else text.replace(new, old), encoding="utf-8")

    return apply


OTHERS = [
    words("claims/scenarios/1900-treaty.toml", 'title.en = "', 'title.en = "So-called '),
    words("claims/control.toml", 'locator = "', 'locator = "at '),
    words("claims/sources.json", '"title": "What Red offers', '"title": "On what Red offers'),
    words("claims/sources.json", '"title": "Treaty', '"title": "Text of the Treaty'),
    words("geodata/territories.toml", '"Far Isle"', '"Farther Isle"'),
    words("geodata/sources.toml", 'producer = "', 'producer = "The '),
    words("claims/scenarios/1911-reading-by-blue.toml", 'title.en = "', 'title.en = "Another '),
    # These break a rule.
    words("claims/sources.json", '"id": "treaty"', '"id": "treatise"'),
    words("claims/scenarios/1911-reading-by-blue.toml", 'held_by = "blue"', 'held_by = "green"'),
    words("claims/atlas.toml", 'default_baseline = "1900-treaty"', 'default_baseline = "1900-treatise"'),
]


def partial_build(part: str) -> Edit:
    def apply(world: Path, out: Path) -> None:
        broken(world, out, part=[part])

    return apply


EDITS = st.one_of(
    st.builds(summary, WORDS),
    st.sampled_from([add, remove, rename]),
    st.sampled_from(OTHERS),
    st.builds(geometry, st.integers(0, 2)),
    st.builds(colour, st.integers(0, 2)),
    st.builds(outcome, st.sampled_from(["red", "blue"])),
    st.builds(damage, st.integers(0, 20), st.sampled_from(["delete", "corrupt", "truncate"])),
    st.builds(partial_build, st.sampled_from(list(Part))),
)


@pytest.fixture(scope="module")
def here() -> Iterator[None]:
    """Geometry is prepared in this process: a new one each time would take longer than all the rest."""
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(1) as executor:
        patch.setattr("claims_atlas.geometry_worker.Geometry._other", lambda _self: executor)
        yield


@pytest.mark.usefixtures("here")
@settings(max_examples=examples(25), deadline=None, suppress_health_check=list(HealthCheck))
@given(rounds=st.lists(st.lists(EDITS, max_size=3), min_size=1, max_size=4))
def test_after_any_edits_the_site_is_that_of_a_build_from_nothing(
    rounds: list[list[Edit]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("edited")
    world, out = Path(shutil.copytree(WORLD, place / "world")), place / "site"
    for edits in rounds:
        for apply in edits:
            apply(world, out)
        found = broken(world, out)
    assert broken(world, place / "clean", force=True) == found
    assert found or contents(out) == contents(place / "clean")
    shutil.rmtree(place)


# ---- the memory of files' states -----------------------------------------------------------------


def test_a_file_is_read_again_only_where_its_state_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_text("one", encoding="utf-8")
    monkeypatch.setattr("claims_atlas.file_hashes._settled", lambda _state, _now: True)
    keeping = Cache(tmp_path / "kept")
    first = FileHashes(keeping, tmp_path / "site")
    digest = first.of(path)
    first.save()
    second = FileHashes(Cache(tmp_path / "kept"), tmp_path / "site")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _self: pytest.fail("read though nothing had changed"))
        assert second.of(path) == digest
    state = path.stat()
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))  # an edit that hides its time
    assert FileHashes(keeping, tmp_path / "site").of(path) != digest


def test_a_file_that_was_just_changed_is_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("one", encoding="utf-8")
    keeping = Cache(tmp_path / "kept")
    hashes = FileHashes(keeping, tmp_path / "site")
    hashes.of(path)
    hashes.save()
    assert not FileHashes(keeping, tmp_path / "site").unchanged(path)
