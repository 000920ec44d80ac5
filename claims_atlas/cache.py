"""What is remembered between builds outside the site, in the user's cache folder: texts by name.

It only ever saves time: without it, or where it does not fit, all is worked out anew. No code is ever loaded from it.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

from atlas_files.digest import sha256

APPLICATION = "claims-atlas"
DAY = 86400  # seconds
_KEPT = 30 * DAY  # since it was last used


def cache_folder() -> Path:
    """Return the user's cache folder for this program; it may not be there."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - late, like every import that a build may not need

    return user_cache_path(APPLICATION, appauthor=False)


def version_of(form: type) -> str:
    """Return the version of what is kept of a dataclass: another one as soon as a field, or a field's type, is."""
    return sha256(repr([(field.name, field.type) for field in fields(form)]).encode())[:16]


class Cache:
    """Texts by name, each with its digest: one that was damaged is as good as none. ``fresh``: so is every one.

    A name has all that its text depends on: a digest of the data and of the program, or the version of its form.
    """

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self.folder, self._fresh = folder, fresh

    def get(self, name: str) -> str | None:
        """Return a text that was kept, or None."""
        path = self.folder / name
        try:
            head, _line, content = (b"" if self._fresh else path.read_bytes()).partition(b"\n")
            if head != sha256(content).encode():
                return None
            if path.stat().st_mtime < time.time() - DAY:
                os.utime(path)  # it is of use
        except OSError:
            return None
        return content.decode()

    def put(self, name: str, text: str) -> None:
        """Keep a text, if it can be kept, and drop what nobody has used for a month."""
        content = text.encode()
        partial = self.folder / f"{name}.{os.getpid()}"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(f"{sha256(content)}\n".encode() + content)
            partial.replace(self.folder / name)
            self._prune()

    def _prune(self) -> None:
        """Remove what was last used long ago, other versions' files too; a lock may be held."""
        for path in self.folder.iterdir():
            if path.suffix != ".lock" and path.is_file() and path.stat().st_mtime < time.time() - _KEPT:
                path.unlink(missing_ok=True)


def of_folder(folder: Path) -> str:
    """Return a name for what is kept of a folder."""
    return sha256(str(folder.resolve()).encode())[:32]
