"""Digests of what an output is made from: equal where the output would be, different where it may not be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pydantic import BaseModel


def digest(*parts: object) -> str:
    """Return the sha256 of data: models, dataclasses, and dictionaries and sequences of these and of plain values."""
    total = hashlib.sha256()
    for text in _texts(parts):
        total.update(f"{len(text)}:{text}".encode())
    return total.hexdigest()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield value.model_dump_json()
    elif isinstance(value, dict):
        yield f"dict {len(value)}"
        for key, each in value.items():
            yield str(key)
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        yield f"list {len(value)}"
        for each in value:
            yield from _texts(each)
    else:
        yield repr(value)
