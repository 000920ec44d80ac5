"""Where the labels of a picture stand: the layout of the pages (label_layout.js), run in an engine of its own.

Plain data in and out; the types are described in the scripts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

SCRIPTS = ("label_grid.js", "label_places.js", "label_layout.js")


def script() -> str:
    """Return the code as a page inlines it: it defines ``labelLayout`` with ``layout`` and ``forms``."""
    return "\n".join(Path(__file__).with_name(name).read_text("utf-8") for name in SCRIPTS)


@cache
def _engine() -> MiniRacer:
    engine = MiniRacer()
    engine.eval(script() + "\nconst inJson = (name, given) => JSON.stringify(labelLayout[name](...JSON.parse(given)));")
    return engine


def _call(name: str, *given: Any) -> Any:
    return json.loads(_engine().eval(f"inJson({json.dumps(name)}, {json.dumps(json.dumps(given))})"))


def layout(picture: dict[str, Any]) -> dict[str, Any]:
    """Return ``labels`` by territory, ``numbers`` and ``notes`` of a picture (``LabelMap`` in the script)."""
    result: dict[str, Any] = _call("layout", picture)
    return result


def forms(names: Sequence[tuple[str, str, str]]) -> list[list[dict[str, Any]]]:
    """Return the ways to write each label, given as name, outcome and number; the caller adds ``width`` and ``height``."""
    return [_call("forms", *each) for each in names]
