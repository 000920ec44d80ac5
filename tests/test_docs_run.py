"""Every command and every line of Python in README and docs/ is run, in a copy of the project; what is not says why."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT
from tests.sampling import each

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
RUN = {"python", "console"}
COMMANDS = RUN | {"bash", "bat", "powershell", "py", "sh", "shell"}  # a block of these is run, or says why it is not
MOST_NOT_RUN = 12
RUNNER = [sys.executable, "-P", ROOT / "tests" / "run_document.py"]  # -P: tests/maps is not maps
_BLOCK = re.compile(r"(?:<!-- not run: (.+?) -->\n)?^```(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A block of a document: what is in it, where it stands, and why it is not run, '' if it is."""

    language: str
    line: int
    text: str
    not_run: str


def blocks(document: Path) -> list[Block]:
    text = document.read_text(encoding="utf-8")
    return [
        Block(found[2], text.count("\n", 0, found.start(2)) + 1, found[3], found[1] or "")
        for found in _BLOCK.finditer(text)
    ]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, set up: its .venv runs what the tests run with, and needs no network."""
    copy = tmp_path / "project"
    shutil.copytree(
        ROOT, copy, ignore=shutil.ignore_patterns(".*", "build", "dist", "site", "__pycache__", "*.egg-info")
    )
    scripts = copy / ".venv" / "bin"
    scripts.mkdir(parents=True)
    for name, arguments in (("python", ""), ("python3", ""), ("claims-atlas", " -m claims_atlas")):
        (scripts / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{arguments} "$@"\n', encoding="utf-8")
        (scripts / name).chmod(0o755)
    for stamp in ("site", "test"):
        (copy / ".venv" / f"{stamp}.stamp").touch()
    return copy


@pytest.mark.parametrize("document", each(DOCUMENTS, 0, always=DOCUMENTS[:1]), ids=lambda path: path.name)
def test_what_a_document_says_to_type_works(document: Path, project: Path, tmp_path: Path) -> None:
    todo = [block[:3] for block in blocks(document) if block.language in RUN and not block.not_run]
    (tmp_path / "blocks.json").write_text(json.dumps(todo), encoding="utf-8")
    scripts = project / ".venv" / "bin"
    environment = {**os.environ, "PYTHONPATH": str(project), "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [*RUNNER, tmp_path / "blocks.json"],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{document.name}\n{done.stdout}"


def test_what_is_not_run_says_why_and_is_little() -> None:
    not_run = [
        f"{document.name}:{block.line}: {block.language}: {block.not_run or 'NO REASON GIVEN'}"
        for document in DOCUMENTS
        for block in blocks(document)
        if block.language in COMMANDS and (block.not_run or block.language not in RUN)
    ]
    print("\n".join(not_run))
    assert not any("NO REASON GIVEN" in line for line in not_run), not_run
    assert len(not_run) <= MOST_NOT_RUN, not_run


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_no_command_stands_in_a_block_that_says_no_language(document: Path) -> None:
    for block in blocks(document):
        assert block.language or not re.search(r"^[$>] ", block.text, re.MULTILINE), f"{document.name}:{block.line}"


def test_a_block_that_fails_or_prints_something_else_is_found(tmp_path: Path) -> None:
    def run(*todo: tuple[str, int, str]) -> int:
        (tmp_path / "blocks.json").write_text(json.dumps(todo), encoding="utf-8")
        command = [*RUNNER, tmp_path / "blocks.json"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode

    assert run(("python", 1, "x = 1\n"), ("python", 5, "assert x == 1\nx\n")) == 0
    assert run(("python", 1, "x = 1\n"), ("python", 5, "y\n")) == 1
    assert run(("console", 1, "$ echo one; echo two\none\n...\n$ echo \\\nthree\nthree\n")) == 0
    assert run(("console", 1, "$ echo one\ntwo\n")) == 1
    assert run(("console", 1, "$ exit 3\n")) == 1
