"""TOML that was read before, from memory."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from atlas_files.digest import sha256
from claims_atlas.cache import Cache, of_folder, worth_keeping


class Parsed:
    """Reads TOML, and what it has read before from memory: JSON is read ten times as fast, and only where it is wanted.

    What is kept has a line for each file: the sha256 of its text, and its tables.
    """

    def __init__(self, cache: Cache, atlas: Path) -> None:
        self._cache, self._name = cache, f"parsed-{of_folder(atlas)}"
        lines = (cache.content(self._name) or b"").splitlines()
        self._before = {line[:64].decode(errors="replace"): line for line in lines}
        self._used: dict[str, bytes] = {}

    def __call__(self, text: str) -> dict[str, Any]:
        """Return a TOML file's tables."""
        key = sha256(text.encode())
        if self.use(key):
            return self.tables(key)
        from tomli import loads  # noqa: PLC0415

        data = loads(text)
        # JSON has no dates; a file with one is read as TOML each time.
        with contextlib.suppress(TypeError):
            self._used[key] = f"{key} {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}".encode()
        return data

    def use(self, key: str) -> bool:
        """Say whether the tables of the text with this sha256 are in memory, where they then stay."""
        line = self._used.get(key) or self._before.get(key)
        if line:
            self._used[key] = line
        return line is not None

    def tables(self, key: str) -> dict[str, Any]:
        """Return the tables of a text that is in use."""
        data: dict[str, Any] = json.loads(self._used[key][65:])
        return data

    def save(self) -> None:
        """Keep what was used, where enough of it is new to be worth writing all of it."""
        if worth_keeping(self._used.keys(), self._before.keys()):
            self._cache.put(self._name, b"\n".join(self._used.values()).decode())
