"""Data and instructions flow one way: atlas_files, then geodata and claims, then maps, then claims_atlas."""

from __future__ import annotations

import ast
import json
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# What each package may import of ours; a room of maps stands under its own name.
MAY_IMPORT = {
    "atlas_files": {"atlas_files"},
    "geodata": {"geodata", "atlas_files"},
    "claims": {"claims", "atlas_files"},
    "maps": {"maps", "claims", "geodata", "atlas_files"},
    "claims_atlas": {"claims_atlas", "maps", "claims", "geodata", "atlas_files"},
    "build": {"claims_atlas"},
}
# What the rooms of maps may import of each other: those that make outputs stand on those that they share, and none of
# them on another. A climb between two of them would stand here, with its reason.
ROOMS: dict[str, set[str]] = {
    "kit": set(),
    "geometry": {"kit"},
    "view": {"geometry", "kit"},
    **{room: {"view", "geometry", "kit"} for room in ("web", "stills", "slides", "handout", "data")},
    "stories": {"web", "view", "geometry", "kit"},  # a file of the site under the policy of its pages
    "notebook": {"web", "stills", "data", "view", "geometry", "kit"},  # shows what the others make
}
PACKAGES = ("atlas_files", "geodata", "claims", "maps", "claims_atlas")
MODULES = [ROOT / "build.py", *(path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py")))]
LONGEST_LINE = 160  # letters, in a template, a style or a script
LONGEST_MODULE = 250  # lines
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_no_import_runs_against_the_flow(module: Path) -> None:
    layer = module.relative_to(ROOT).parts[0].removesuffix(".py")
    ours = imported(ast.parse(module.read_text(encoding="utf-8"))) & MAY_IMPORT.keys()
    assert ours <= MAY_IMPORT[layer]


def rooms_in(module: Path) -> set[str]:
    """Return the rooms of maps that a module imports, at once or late."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update([node.module, *(f"{node.module}.{alias.name}" for alias in node.names)])
    return {name.split(".")[1] for name in names if name.startswith("maps.")} & ROOMS.keys()


def test_every_room_of_maps_has_its_place_in_the_flow() -> None:
    assert {path.parent.name for path in (ROOT / "maps").glob("*/__init__.py")} == ROOMS.keys()


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_of_maps_imports_one_that_stands_on_it_or_beside_it(room: str) -> None:
    modules = sorted((ROOT / "maps" / room).rglob("*.py"))
    assert modules
    for module in modules:
        assert rooms_in(module) <= ROOMS[room] | {room}, module.name


def dotted(module: Path) -> str:
    return ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_no_modules_import_each_other_in_a_circle() -> None:
    ours = {dotted(module): module for module in MODULES}
    graph: dict[str, set[str]] = {}
    for name, module in ours.items():
        found: set[str] = set()
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                within = {f"{node.module}.{alias.name}" for alias in node.names} & ours.keys()
                found |= within or ({node.module} & ours.keys())
        graph[name] = found - {name}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_only_commands_print_or_exit(module: Path) -> None:
    commands = ("claims_atlas/__main__.py", "claims_atlas/cli.py", "geodata/recipe/make.py")
    if module.relative_to(ROOT).as_posix() in commands:
        return
    calls = [
        node.func for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    names = {call.id for call in calls if isinstance(call, ast.Name)}
    assert not names & {"print", "exit", "input"}


def test_templates_styles_and_scripts_are_files_and_never_python_strings() -> None:
    for path in MODULES:
        for mark in ("<div", "<table", "<script>", "function ("):
            assert mark not in path.read_text(encoding="utf-8").replace("``<script>``", ""), f"{path.name}: {mark}"


def files_of_maps(*patterns: str) -> list[Path]:
    """Return the files of maps that match a pattern."""
    return sorted(path for pattern in patterns for path in (ROOT / "maps").rglob(pattern))


def test_every_line_of_a_template_style_or_script_can_be_read_and_reviewed() -> None:
    files = files_of_maps("*.j2", "*.typ", "*.css", "*.js")
    assert {"page.html.j2", "panel.svg.j2", "atlas.css", "atlas.js", "label_layout.js"} <= {path.name for path in files}
    long = [
        f"{path.relative_to(ROOT)}:{number}: {len(line)} letters"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST_LINE
    ]
    assert long == []


def test_every_module_of_the_program_can_be_read_in_one_sitting() -> None:
    lines = {
        name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in zip(NAMES, MODULES, strict=True)
    }
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}


def test_the_types_of_every_script_are_checked() -> None:
    """By the command that jsconfig.json names: each script is in its list and asks for it."""
    settings = ROOT / "maps" / "web" / "static" / "jsconfig.json"
    names = json.loads(settings.read_text(encoding="utf-8"))["files"]
    scripts = files_of_maps("*.js")
    assert sorted((settings.parent / name).resolve() for name in names) == scripts
    for path in scripts:
        assert "\n// @ts-check\n" in path.read_text(encoding="utf-8"), path.name
