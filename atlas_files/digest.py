"""The one digest of this program: of bytes, and of data."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date


def sha256(content: bytes) -> str:
    """Return the hexadecimal digest of a file's content."""
    return hashlib.sha256(content).hexdigest()


def digest(*parts: object) -> str:
    """Return the sha256 of data: models, dataclasses, dates, and dictionaries and sequences of these and plain values.

    What knows its own ``fingerprint``, because many share it, stands for itself with that.
    """
    return sha256(json.dumps(parts, default=_plain).encode())


def _plain(value: object) -> object:
    own = getattr(value, "fingerprint", None)
    if isinstance(own, str):
        return own
    if (dump := getattr(value, "model_dump_json", None)) is not None:  # pydantic's; importing it takes its time
        return dump()
    if is_dataclass(value):
        return [type(value).__name__, *(getattr(value, field.name) for field in fields(value))]
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no digest")
