"""The digests of files by their state on disk, remembered between builds."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from atlas_files.digest import sha256
from claims_atlas.cache import Cache, of_folder, version_of

State = tuple[int, int, int, int]  # size in bytes, times of change of content and of state in ns, inode
_SECOND = 1_000_000_000


@dataclass
class Remembered:
    """What is remembered for a site.

    Attributes
    ----------
    made
        The files of the site that earlier builds made.
    files
        By path: its state (size, two times, inode) and its sha256.
    """

    made: list[str] = field(default_factory=list)
    files: dict[str, tuple[int, int, int, int, str]] = field(default_factory=dict)


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
        self._cache, self._name = cache, f"files-{version_of(Remembered)}-{of_folder(out)}"
        text = cache.get(self._name)
        self._before = Remembered() if text is None else Remembered(**json.loads(text))
        self.made = self._before.made
        self._seen: dict[str, tuple[int, int, int, int, str]] = {}

    def of(self, path: Path | str) -> str | None:
        """Return a file's digest, None where there is no such file."""
        name = str(path)
        try:
            state = state_of(name)
            if not os.path.isfile(name):  # noqa: PTH113 - a pipe, say: reading it might not end
                return None
            remembered = self._seen.get(name) or self._before.files.get(name)
            if remembered and tuple(remembered[:4]) == state:
                self._seen[name] = remembered
                return remembered[4]
            digest = sha256(Path(path).read_bytes())
        except OSError:
            return None
        if _settled(state, time.time_ns()):
            self._seen[name] = (*state, digest)
        return digest

    def written(self, path: Path, digest: str) -> None:
        """Remember the digest of a file that this build has just written."""
        self._seen[str(path)] = (*state_of(str(path)), digest)

    def unchanged(self, path: Path) -> bool:
        """Say whether a file is as an earlier build left or saw it."""
        remembered = self._before.files.get(str(path))
        return remembered is not None and remembered[4] == self.of(path)

    def save(self, site: Iterable[Path] = ()) -> None:
        """Keep what was seen, and what is known of the files of the site, where that is anything new."""
        for path in site:
            if str(path) not in self._seen:
                self.of(path)
        now = Remembered(self.made, self._seen)
        if now != self._before:
            self._cache.put(self._name, json.dumps(asdict(now), separators=(",", ":")))


def state_of(path: str) -> State:
    """Return what tells a file from another one at its place; raise OSError where there is none."""
    stat = os.stat(path)  # noqa: PTH116 - thousands of times, and Path.stat is slower
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _settled(state: State, now: int) -> bool:
    latest = max(state[1:3])
    grain = _SECOND // 50 if latest % _SECOND else 2 * _SECOND  # whole seconds: a file system that knows no finer
    return latest < now - grain
