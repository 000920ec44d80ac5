"""Data and instructions flow one way: atlas_files, then geodata and claims, then maps, then claims_atlas."""

from __future__ import annotations

import ast
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
PACKAGES = ("atlas_files", "geodata", "claims", "maps", "claims_atlas")
MODULES = [ROOT / "build.py", *(path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py")))]
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
def test_only_commands_print_or_exit(module: Path) -> None:
    if module.relative_to(ROOT).as_posix() in ("claims_atlas/cli.py", "geodata/recipe/make.py"):
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
