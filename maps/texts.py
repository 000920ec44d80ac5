"""Text that stands inside other text."""

from __future__ import annotations

import json
from typing import Any


def to_json(data: Any) -> str:
    """Return JSON for a ``<script>``: UTF-8, no spaces, and no ``<`` that could end the script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
