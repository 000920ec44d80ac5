"""Where the labels of a picture stand: the layout of the pages (label_layout.js), run in an engine of its own.

Plain data in and out; the types are described in the scripts.
"""

from __future__ import annotations

import json
from atexit import register
from functools import cache
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

SCRIPTS = ("label_forms.js", "label_grid.js", "label_places.js", "label_search.js", "label_layout.js")
_CALL = "const call = (name, given) => JSON.stringify({ labelForms, labelLayout }[name](...JSON.parse(given)));"


def script() -> str:
    """Return the code as a page inlines it: it defines ``labelForms`` and ``labelLayout``."""
    return "\n".join(Path(__file__).with_name(name).read_text("utf-8") for name in SCRIPTS)


@cache
def _engine() -> MiniRacer:
    """Return this process's engine. It does not outlive a fork: processes that lay out are spawned."""
    engine = MiniRacer()
    register(engine.close)  # else the process does not end
    engine.eval(f"{script()}\n{_CALL}")
    return engine


def _call(name: str, *given: Any) -> Any:
    # As one string each way: the engine's own conversion of nested data takes longer than the layout.
    return json.loads(str(_engine().eval(f"call({json.dumps(name)}, {json.dumps(json.dumps(given))})")))


def layout(picture: dict[str, Any]) -> dict[str, Any]:
    """Return ``labels`` by territory, ``numbers`` and ``notes`` of a picture (``LabelMap`` in the script)."""
    result: dict[str, Any] = _call("labelLayout", picture)
    return result


def forms(name: str, outcome: str, number: str) -> list[dict[str, Any]]:
    """Return the ways to write a label, the best first: the caller adds ``width`` and ``height`` to each."""
    result: list[dict[str, Any]] = _call("labelForms", name, outcome, number)
    return result
