"""What is remembered between builds outside the site: hashes of files by their state on disk, and prepared geometry.

It lies in the user's cache folder and only ever saves time: without it, or where it does not fit, all is worked out
anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

APPLICATION = "claims-atlas"
_DAYS = 30  # kept since it was last of use
_SECOND = 1_000_000_000


def sha256(content: bytes) -> str:
    """Return the hexadecimal digest of a file's content."""
    return hashlib.sha256(content).hexdigest()


def cache_folder() -> Path:
    """Return the user's cache folder for this program; it may not be there."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - late, like every import that a build may not need

    return user_cache_path(APPLICATION, appauthor=False)


class Keeping:
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


class Parsed:
    """Reads TOML, and what it has read before from memory: JSON is read ten times as fast, and only where it is wanted.

    What is kept has a line for each file: the sha256 of its text, and its tables.
    """

    def __init__(self, keeping: Keeping, atlas: Path) -> None:
        self._keeping, self._name = keeping, f"parsed-{of_folder(atlas)}"
        lines = (keeping.content(self._name) or b"").splitlines()
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
            self._keeping.put(self._name, b"\n".join(self._used.values()).decode())


def of_folder(folder: Path) -> str:
    """Return a name for what is kept of a folder."""
    return sha256(str(folder.resolve()).encode())[:32]


def worth_keeping(now: Iterable[str], before: Iterable[str]) -> bool:
    """Say whether enough is new to be worth writing all of it."""
    now, before = set(now), set(before)
    return 20 * len(now ^ before) > len(now)


class Hashes:
    """The sha256 of files, read again only where size, times or inode have changed since they were last read.

    A file that was changed within its file system's grain of being read could change once more without a trace: it is
    read again the next time.

    Attributes
    ----------
    made
        The files of the site that earlier builds made, as far as is known here.
    """

    def __init__(self, keeping: Keeping, out: Path) -> None:
        self._keeping, self._name = keeping, f"state-{of_folder(out)}"
        self._known: dict[str, list[object]] = {}
        self.made: list[str] = []
        text = keeping.get(self._name)
        if text is not None:
            self.made, self._known = json.loads(text)
        self._before = (self.made, self._known)
        self._seen: dict[str, list[object]] = {}

    def of(self, path: Path | str) -> str | None:
        """Return a file's digest, None where there is no such file."""
        name = str(path)
        try:
            state = _state(name)
            known = self._seen.get(name) or self._known.get(name)
            if known and known[:-1] == state:
                self._seen[name] = known
                return str(known[-1])
            digest = sha256(Path(path).read_bytes())
        except OSError:
            return None
        if _settled(state, time.time_ns()):
            self._seen[name] = [*state, digest]
        return digest

    def seen(self, path: Path) -> bool:
        """Say whether this build has looked at a file."""
        return str(path) in self._seen

    def note(self, path: Path, digest: str) -> None:
        """Note the digest of a file that this build has just written."""
        self._seen[str(path)] = [*_state(str(path)), digest]

    def known(self, path: Path) -> bool:
        """Say whether a file is as an earlier build left or saw it."""
        known = self._known.get(str(path))
        return known is not None and known[-1] == self.of(path)

    def save(self) -> None:
        """Keep what was seen, where that is anything new."""
        if (self.made, self._seen) != self._before:
            self._keeping.put(self._name, json.dumps([self.made, self._seen], separators=(",", ":")))


def _state(name: str) -> list[object]:
    stat = os.stat(name)  # noqa: PTH116 - thousands of times, and Path.stat is slower
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def _settled(state: list[object], now: int) -> bool:
    latest = max(int(str(time)) for time in state[1:3])
    grain = _SECOND // 50 if latest % _SECOND else 2 * _SECOND  # whole seconds: a file system that knows no finer
    return latest < now - grain
