"""Run the blocks of a document in order, as a reader would: ``python -P run_document.py blocks.json``.

Python blocks share one namespace, as the cells of a notebook do, and what a block ends with is shown as a notebook
shows it. Commands of console blocks follow ``$``; the lines below a command must be in what it prints, in this order,
``...`` apart.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def run_python(source: str, namespace: dict[str, Any], name: str) -> None:
    """Run a block; show the value of its last expression."""
    tree = ast.parse(source, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), namespace)
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)
        for show in ("_repr_mimebundle_", "_repr_html_", "__repr__"):
            if hasattr(value, show):
                assert getattr(value, show)(), f"{name}: {show} shows nothing"
                break


def run_console(text: str, name: str) -> None:
    """Run each command of a block and look for the lines that the document shows below it."""
    for part in ("\n" + text).split("\n$ ")[1:]:
        command, *shown = part.replace("\\\n", " ").splitlines()
        done = subprocess.run(
            command, shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
        )
        print(f"$ {command}\n{done.stdout}", flush=True)
        assert done.returncode == 0, f"{name}: exit status {done.returncode}: {command}"
        printed = iter(line.rstrip() for line in done.stdout.splitlines())
        for line in shown:
            if line.strip() not in ("", "...", "…"):
                assert line.rstrip() in printed, f"{name}: `{command}` does not print: {line}"


if __name__ == "__main__":
    names: dict[str, Any] = {"__name__": "__main__"}
    for language, first_line, text in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
        if language == "python":
            run_python(text, names, f"line {first_line}")
        else:
            run_console(text, f"line {first_line}")
