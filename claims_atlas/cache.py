"""What is remembered between builds outside the site, in the user's cache folder: texts by name.

It only ever saves time: without it, or where it does not fit, all is worked out anew.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

from atlas_files.digest import sha256

APPLICATION = "claims-atlas"
_DAYS = 30  # kept since it was last of use


def cache_folder() -> Path:
    """Return the user's cache folder for this program; it may not be there."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - late, like every import that a build may not need

    return user_cache_path(APPLICATION, appauthor=False)


class Cache:
    """Texts by name, each with its digest: one that was damaged is as good as none. ``fresh``: so is every one."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self.folder, self._fresh = folder, fresh

    def get(self, name: str) -> str | None:
        """Return a text that was kept, or None."""
        content = self.content(name)
        return None if content is None else content.decode()

    def content(self, name: str) -> bytes | None:
        """Return a text that was kept, as UTF-8, or None."""
        try:
            head, _line, content = (b"" if self._fresh else (self.folder / name).read_bytes()).partition(b"\n")
        except OSError:
            return None
        return content if head == sha256(content).encode() else None

    def put(self, name: str, text: str) -> None:
        """Keep a text, if it can be kept, and drop what nobody has used for a month."""
        content = text.encode()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            partial = self.folder / f"{name}.{os.getpid()}"
            partial.write_bytes(f"{sha256(content)}\n".encode() + content)
            partial.replace(self.folder / name)
            for path in self.folder.iterdir():
                if path.stat().st_mtime < time.time() - _DAYS * 86400:
                    path.unlink()
        except OSError:
            pass


def of_folder(folder: Path) -> str:
    """Return a name for what is kept of a folder."""
    return sha256(str(folder.resolve()).encode())[:32]


def worth_keeping(now: Iterable[str], before: Iterable[str]) -> bool:
    """Say whether enough is new to be worth writing all of it."""
    now, before = set(now), set(before)
    return 20 * len(now ^ before) > len(now)
