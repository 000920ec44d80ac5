"""The one digest of this program: of bytes, and of data."""

from __future__ import annotations

import hashlib
import json


def sha256(content: bytes) -> str:
    """Return the hexadecimal digest of a file's content."""
    return hashlib.sha256(content).hexdigest()


def digest(*parts: object) -> str:
    """Return the sha256 of data: models, dataclasses, and dictionaries and sequences of these and of plain values."""
    return sha256(json.dumps(parts, default=_text).encode())


def _text(value: object) -> str:
    # A pydantic model, told by its method: a build with nothing to do imports no pydantic.
    dump = getattr(value, "model_dump_json", None)
    return str(dump()) if dump else repr(value)
