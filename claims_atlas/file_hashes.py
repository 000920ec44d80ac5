"""The digests of files by their state on disk, remembered between builds."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from atlas_files.digest import sha256
from claims_atlas.cache import Cache, of_folder

_SECOND = 1_000_000_000


class FileHashes:
    """The sha256 of files, read again only where size, times or inode have changed since they were last read.

    A file that was changed within its file system's grain of being read could change once more without a trace: it is
    read again the next time.

    Attributes
    ----------
    made
        The files of the site that earlier builds made, as far as is known here.
    """

    def __init__(self, cache: Cache, out: Path) -> None:
        self._cache, self._name = cache, f"state-{of_folder(out)}"
        self._known: dict[str, list[object]] = {}
        self.made: list[str] = []
        text = cache.get(self._name)
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
            self._cache.put(self._name, json.dumps([self.made, self._seen], separators=(",", ":")))


def _state(name: str) -> list[object]:
    stat = os.stat(name)  # noqa: PTH116 - thousands of times, and Path.stat is slower
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def _settled(state: list[object], now: int) -> bool:
    latest = max(int(str(time)) for time in state[1:3])
    grain = _SECOND // 50 if latest % _SECOND else 2 * _SECOND  # whole seconds: a file system that knows no finer
    return latest < now - grain
