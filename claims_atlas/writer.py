"""Putting files in place: each whole or not at all, by one build at a time, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import gettempdir

from atlas_files.digest import sha256
from claims_atlas.cache import cache_folder


class NotWrittenError(Exception):
    """Why the site, or a file of it, could not be written: one line for the reader."""


@contextlib.contextmanager
def only_one(out: Path) -> Iterator[None]:
    """Hold the site for this build; raise NotWrittenError where another one holds it. A killed build holds nothing."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - a build with nothing to do needs no lock

    name = f"{sha256(str(out.resolve()).encode())[:32]}.lock"
    for folder in (cache_folder(), Path(gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(folder / name)
            lock.acquire(blocking=False)
        except Timeout:
            raise NotWrittenError(f"{out}: another build is writing there; build again when it has finished") from None
        except OSError:
            continue
        try:
            yield
        finally:
            lock.release()
        return
    yield  # nowhere to hold a lock: files are still put in place whole


class Folder:
    """The folder of a site. New files are finished beside it and then take their place in one step.

    So not even a build that is killed leaves half a file in it. Where the place beside it cannot be used (another
    file system, not ours to write), they are finished in a hidden folder inside.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self._partial: Path | None = None

    def write(self, path: str, content: bytes) -> None:
        """Put one file in place; raise NotWrittenError, and leave what was there, where that cannot be done."""
        target = self.out / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._put(target, content)
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
                self._leave_beside()  # the site is a mount of its own, though of the same device
                self._put(target, content)
        except OSError as error:
            raise NotWrittenError(f"{target}: cannot be written: {error.strerror}") from error

    def _put(self, target: Path, content: bytes) -> None:
        partial = self._staging() / target.name
        try:
            partial.write_bytes(content)
            partial.replace(target)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise

    def remove(self, paths: Iterable[str]) -> int:
        """Remove files of the site, and folders that are then empty; nothing outside it. Return how many there were."""
        inside, removed = self.out.resolve(), 0
        for path in paths:
            target = self.out / path
            if not target.resolve().is_relative_to(inside) or not target.is_file():
                continue
            try:
                target.unlink()
            except OSError as error:
                raise NotWrittenError(f"{target}: cannot be removed: {error.strerror}") from error
            removed += 1
            for parent in target.relative_to(self.out).parents[:-1]:
                with contextlib.suppress(OSError):
                    (self.out / parent).rmdir()
        return removed

    def close(self) -> None:
        """Remove the place for unfinished files, an earlier build's too."""
        for place in self._places():
            shutil.rmtree(place, ignore_errors=True)
        self._partial = None

    def _places(self) -> tuple[Path, Path]:
        out = self.out.resolve()
        return out.parent / f".{out.name}.partial", out / ".partial"

    def _staging(self) -> Path:
        if self._partial is None:
            beside, _inside = self._places()
            try:
                beside.mkdir(exist_ok=True)
                usable = beside.stat().st_dev == self.out.stat().st_dev and os.access(beside, os.W_OK)
            except OSError:
                usable = False
            self._partial = beside
            if not usable:
                self._leave_beside()
        return self._partial

    def _leave_beside(self) -> None:
        beside, inside = self._places()
        with contextlib.suppress(OSError):
            beside.rmdir()
        inside.mkdir(exist_ok=True)
        self._partial = inside
