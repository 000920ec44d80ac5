"""A slip in the data of the atlas that ships fails the tests that look at it, and ends no collection of tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.shipped import LANGUAGES, SCENARIOS, SHIPPED, ShippedAtlas
from tests.test_build import OFFER, edit

MODULES = sorted((ROOT / "tests").rglob("*.py"))


def collected(tree: ast.Module) -> Iterator[ast.AST]:
    """What runs when a module is imported: all but the bodies of functions."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        yield node
        inside = node.body if isinstance(node, ast.FunctionDef | ast.Lambda) else []
        todo += [
            one for one in ast.iter_child_nodes(node) if one not in (inside if isinstance(inside, list) else [inside])
        ]


def reads(node: ast.AST) -> bool:
    called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "read"
    looked = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "SHIPPED"
    return called or looked


def test_a_slip_fails_a_test_with_its_problem_line(world: Path) -> None:
    edit(world / OFFER, 'outcome = "transfers"', 'outcome = "transfered"')
    with pytest.raises(pytest.fail.Exception, match="'transfered' is not an outcome; did you mean 'transfers'"):
        _ = ShippedAtlas(world).claims


@pytest.mark.parametrize("module", MODULES, ids=[path.relative_to(ROOT).as_posix() for path in MODULES])
def test_no_test_reads_an_atlas_while_it_is_collected(module: Path) -> None:
    lines = [node.lineno for node in collected(ast.parse(module.read_text(encoding="utf-8"))) if reads(node)]
    assert lines == []


def test_what_tests_are_made_for_is_what_the_atlas_has() -> None:
    assert set(SCENARIOS) == set(SHIPPED.claims.scenarios)
    assert tuple(SHIPPED.claims.atlas.languages) == LANGUAGES
