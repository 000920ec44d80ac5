"""Geometry is prepared once for all languages, knows none of their words, and is then plain data."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from claims import Claims
from claims_atlas.builder import Build
from claims_atlas.geometry_worker import Geometry, _preparer
from claims_atlas.reading import read
from claims_atlas.site_graph import Part, Selection
from geodata import Geodata
from maps.geometry import prepare
from maps.geometry.prepared import PreparedGeometry, from_text, to_text
from maps.geometry.preparer import LocalPreparer
from maps.geometry.still_labels import Words, lay_out
from maps.view.atlas_view import AtlasView
from maps.web import leaflet, maps_markup
from maps.web.maps_markup import MapsMarkup
from maps.web.pages import Pages
from tests.conftest import ROOT, WORLD
from tests.test_build import edit

ATLASES = {"shipped": ROOT, "world": WORLD}
LANGUAGES = ("en", "ja", "ru")


@pytest.fixture(params=ATLASES, scope="module")
def atlas(request: pytest.FixtureRequest) -> tuple[Geodata, Claims]:
    _problems, geodata, claims = read(ATLASES[request.param])
    assert geodata is not None
    assert claims is not None
    return geodata, claims


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each step was taken."""
    counted: Counter[str] = Counter()

    def count(place: Any, name: str) -> None:
        step: Callable[..., Any] = getattr(place, name)

        def counting(*arguments: Any, **options: Any) -> Any:
            counted[name] += 1
            return step(*arguments, **options)

        monkeypatch.setattr(place, name, counting)

    count(prepare.Projected, "of")
    for name in ("make_figure", "web_geometry"):
        count(prepare, name)
    maps_markup._maps.cache_clear()
    count(leaflet.ComparisonMaps, "parts")
    return counted


ONCE = {"of": 2, "make_figure": 2, "web_geometry": 1, "parts": 3}  # two figures: of the main view, and of all


def test_three_languages_share_one_projection_and_one_set_of_paths(
    atlas: tuple[Geodata, Claims], calls: Counter[str]
) -> None:
    shared = LocalPreparer(atlas[0])
    views = [AtlasView(*atlas, language, shared) for language in LANGUAGES]
    for view in views:
        assert Pages(view).scenario(next(iter(view.claims.scenarios)))
    assert calls == ONCE
    first, *others = (view.site.geometry for view in views)
    assert all(other is first for other in others)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What prepares geometry beside a build is a thread of this process, whose calls can be counted.

    It is there while the atlas is read, and no other is begun for what was forgotten then.
    """
    open_: set[Geometry] = set()
    enter = Geometry.__enter__

    def entered(geometry: Geometry) -> Geometry:
        open_.add(geometry)
        return enter(geometry)

    def other(geometry: Geometry) -> ThreadPoolExecutor:
        assert geometry in open_
        return executor

    with ThreadPoolExecutor(1) as executor:
        monkeypatch.setattr(Geometry, "__enter__", entered)
        monkeypatch.setattr(Geometry, "__exit__", lambda geometry, *_error: open_.discard(geometry))
        monkeypatch.setattr(Geometry, "_other", other)
        _preparer.cache_clear()
        yield


def build(atlas: Path, out: Path) -> None:
    """Build one page in each language."""
    selection = Selection(["1956-joint-declaration"], [], [Part.pages])
    lines = list(Build(atlas, out, selection).run(jobs=1))
    assert lines[-1].startswith("3 files")


@pytest.mark.usefixtures("here")
def test_a_build_of_three_languages_prepares_once_and_the_next_not_at_all(
    tmp_path: Path, calls: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    world = tmp_path / "atlas"
    for folder in ("claims", "geodata"):
        shutil.copytree(ROOT / folder, world / folder)
    build(world, tmp_path / "site")
    assert calls == ONCE

    calls.clear()
    build(world, tmp_path / "site")
    assert calls == {}

    # Other words are laid out on the geometry as it was.
    edit(world / "claims/atlas.toml", 'name.ja = "ソ連"', 'name.ja = "ソビエト社会主義共和国連邦"')
    build(world, tmp_path / "site")
    assert calls == {}


def texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from texts(one)


def test_prepared_geometry_holds_no_word_of_claims_and_every_name_of_the_geodata(atlas: tuple[Geodata, Claims]) -> None:
    geodata, claims = atlas
    text = to_text(PreparedGeometry, LocalPreparer(geodata).geometry(claims.atlas.main_view))
    held = set(texts(json.loads(text)))
    for outline in geodata.outlines:
        assert {outline.name, *outline.names.values()} <= held
    for line in geodata.lines:
        assert {line.name, *line.names.values()} <= held
    assert claims.atlas.parties
    for party in claims.atlas.parties.values():
        assert not {*party.name.values()} & held


def test_what_is_kept_of_the_geometry_comes_back_as_it_was(atlas: tuple[Geodata, Claims]) -> None:
    geodata, claims = atlas
    local = LocalPreparer(geodata)
    geometry = local.geometry(claims.atlas.main_view)
    assert from_text(PreparedGeometry, to_text(PreparedGeometry, geometry)) == geometry
    assert any(ring for figure in geometry.figures.values() for shape in figure.shapes for ring in shape.rings)

    markup = maps_markup.maps_markup(geometry)
    assert from_text(MapsMarkup, to_text(MapsMarkup, markup)) == markup


def test_a_name_too_long_for_the_panel_moves_no_ring(atlas: tuple[Geodata, Claims]) -> None:
    geodata, claims = atlas
    local = LocalPreparer(geodata)
    geometry = local.geometry(claims.atlas.main_view)
    before = to_text(PreparedGeometry, geometry)
    figure = geometry.figures["main"]

    def laid_out(name: str) -> set[tuple[str, str]]:
        words = [Words(key, name, "I", str(number)) for number, key in enumerate(geodata.territories)]
        found = lay_out(figure, tuple(words), ())
        assert set(found.numbers) == {label.territory for label in found.labels if label.kind == "number"}
        return {(label.territory, label.kind) for label in found.labels}

    shown = {shape.id for shape in figure.shapes if shape.islands}
    assert shown >= set(claims.atlas.main_view)
    assert laid_out("I") == {(key, "full") for key in shown}
    assert laid_out("I" * 200) == {(key, "number") for key in shown}
    assert to_text(PreparedGeometry, geometry) == before


def test_prepared_geometry_is_read_again_without_a_geometry_library(
    atlas: tuple[Geodata, Claims], tmp_path: Path
) -> None:
    geodata, claims = atlas
    path = tmp_path / "geometry.json"
    path.write_text(
        to_text(PreparedGeometry, LocalPreparer(geodata).geometry(claims.atlas.main_view)), encoding="utf-8"
    )
    program = (
        "import sys; from pathlib import Path\n"
        "from maps.geometry.prepared import PreparedGeometry, from_text\n"
        "from maps.geometry.svg_path import svg_path\n"
        "from maps.slides.freeforms import freeform\n"
        "import maps.web.web_site, maps.web.maps_markup, maps.geometry.preparer\n"
        "geometry = from_text(PreparedGeometry, Path(sys.argv[1]).read_text(encoding='utf-8'))\n"
        "rings = geometry.figures['main'].shapes[0].rings\n"
        "assert svg_path(rings) and freeform(rings).contours\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, path], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "pydantic" in done.stdout.split()
    assert not {"shapely", "pyproj", "numpy", "folium", "branca"} & set(done.stdout.split())


def test_geometry_knows_neither_what_is_said_nor_the_web() -> None:
    for path in sorted((ROOT / "maps/geometry").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in {"maps", "claims"}:
                assert (node.module or "").startswith(("maps.geometry", "maps.kit")), f"{path.name}: {node.module}"
