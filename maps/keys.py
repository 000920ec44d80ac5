"""Digests of what an output is made from: equal where the output would be, different where it may not be."""

from __future__ import annotations

import json
from hashlib import sha256

from pydantic import BaseModel


def digest(*parts: object) -> str:
    """Return the sha256 of data: models, dataclasses, and dictionaries and sequences of these and of plain values."""
    return sha256(json.dumps(parts, default=_text).encode()).hexdigest()


def _text(value: object) -> str:
    return value.model_dump_json() if isinstance(value, BaseModel) else repr(value)
