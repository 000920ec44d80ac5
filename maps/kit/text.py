"""Text that stands inside other text."""

from __future__ import annotations

import json
import re
from typing import Any


def to_json(data: Any) -> str:
    """Return JSON for a ``<script>``: UTF-8, no spaces, and no ``<`` that could end the script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def opening(text: str, most: int = 200) -> str:
    """Return the sentences that a text begins with, as many as fit in ``most`` characters, one at least."""
    ends = [match.end() for match in re.finditer(r"[.!?](?=\s|$)|。(?![」』）])", text)] or [len(text)]
    return text[: max((end for end in ends if end <= most), default=ends[0])]
