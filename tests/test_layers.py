"""Data and instructions flow one way: geodata and claims, then maps, then build.py."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "problems": set(),
    "geodata": {"geodata", "problems"},
    "claims": {"claims", "problems"},
    "maps": {"maps", "claims", "geodata", "problems"},
    # What a build needs beside data and pictures; each knows those above it.
    "keeping": set(),
    "rendering": set(),
    "writing": {"keeping"},
    "incremental": {"keeping"},
    "standing": {"incremental", "keeping"},
    "watching": {"incremental"},
    "knowing": {"claims", "incremental", "keeping"},
    "preparing": {"maps", "geodata", "problems", "incremental", "keeping"},
    "building": {
        "maps",
        "claims",
        "geodata",
        "problems",
        "keeping",
        "rendering",
        "writing",
        "incremental",
        "standing",
        "knowing",
        "preparing",
    },
    "outputs": {"maps", "claims", "rendering"},
    "build": {"claims", "geodata", "problems", "building", "outputs", "standing", "watching"},
}
MODULES = sorted(ROOT.glob("*.py"))
MODULES += [path for name in ("geodata", "claims", "maps") for path in sorted((ROOT / name).rglob("*.py"))]
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


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_only_the_door_and_the_recipe_print_or_exit(module: Path) -> None:
    if module.name in ("build.py", "recipe.py"):
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
