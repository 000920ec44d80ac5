"""One build, step by step: is there anything to do; read and check; find what is stale; make it; put it in place."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from atlas_files.digest import sha256
from claims_atlas.briefs import Briefs
from claims_atlas.cache import Cache, cache_folder
from claims_atlas.file_hashes import FileHashes
from claims_atlas.fingerprint import Fingerprint
from claims_atlas.geometry_worker import Geometry
from claims_atlas.manifest import MANIFEST, Manifest
from claims_atlas.parsed import Parsed
from claims_atlas.requests import Request, summary
from claims_atlas.writer import Folder, NotWrittenError, only_one

if TYPE_CHECKING:
    from atlas_files.problems import Problems
    from claims import Claims, Known
    from claims_atlas.changes import Snapshot
    from claims_atlas.tasks import Output
    from geodata import Geodata
    from maps.web.pages import AtlasView

FEW = 200  # pages that one process has drawn before others have started
MOST_TOLD = 40  # lines of what a change did

Pool = Callable[[int], AbstractContextManager[Executor | None]]
Progress = Callable[[Iterator[tuple[str, bytes]], int], Iterator[tuple[str, bytes]]]


class BrokenError(Exception):
    """A build that ends without a site: the lines that say why."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class UsageError(Exception):
    """An option that asks for what the atlas has not."""

    def __init__(self, option: str, found: str) -> None:
        super().__init__(found)
        self.option, self.found = option, found


@dataclass(frozen=True)
class Door:
    """What ``build.py`` lends to a build: how an atlas is read, its outputs and their parts, how progress is shown."""

    read: Callable[..., tuple[Problems, Geodata | None, Claims | None]]
    outputs: Callable[..., Iterator[Output]]
    parts: Sequence[str]
    progress: Progress


@dataclass(frozen=True)
class Build:
    """What is asked for. ``only``, ``lang``, ``part`` and ``options`` are empty where everything is, and as usual."""

    door: Door
    atlas: Path
    out: Path
    only: list[str]
    lang: list[str]
    part: Sequence[str]
    force: bool = False
    options: Mapping[str, str] = field(default_factory=dict)

    def request(self) -> Request:
        """Return what a build asks for, scenarios apart."""
        parts = [str(part) for part in self.part or self.door.parts]
        return Request(str(self.atlas.resolve()), str(self.out), self.lang, parts, dict(self.options))

    def check(self) -> str:
        """Read and check the atlas; return a line that says what it holds."""
        drawn, said = self._sound(*self.door.read(self.atlas))
        return f"{_counted(len(said.scenarios), 'scenario')}, {_counted(len(drawn.territories), 'territory')}: no problem found"

    def run(self, *, dry: bool = False, jobs: int | None = None, executor: Executor | None = None) -> Iterator[str]:
        """Build, and yield the lines that say what was done; ``dry``: what would be.

        Pages are drawn by the ``executor``, if one is given, else by ``jobs`` processes where there are enough pages.
        """
        cache = Cache(cache_folder(), fresh=self.force)
        file_hashes = FileHashes(Cache(cache_folder()), self.out)
        fingerprint = Fingerprint.of(self.atlas, file_hashes, cache)
        if not (self.force or self.only):
            count = self.request().current(fingerprint, file_hashes)
            if count is not None:
                yield summary(self.out, count, 0, 0, dry=dry)
                return
        try:
            with only_one(self.out) if not dry else nullcontext():
                yield from self._run(fingerprint, cache, file_hashes, dry=dry, pool=partial(_pool, jobs, executor))
        except NotWrittenError as error:
            raise BrokenError([str(error)]) from None

    def _run(
        self, fingerprint: Fingerprint, cache: Cache, file_hashes: FileHashes, *, dry: bool, pool: Pool
    ) -> Iterator[str]:
        gc.disable()  # none of what is read is garbage before the end
        # Whatever is saved while the files are read is seen here, and they are read once more.
        while True:
            parsed, briefs = Parsed(cache, self.atlas), Briefs(cache, self.atlas)
            with Geometry(self.atlas, fingerprint, cache) as geometry:
                drawn, said = self._read(parsed, briefs.known(fingerprint, parsed), geometry)
                pages = self._pages(drawn, said, geometry)
                asked = self._languages(said), self.only, self.part or self.door.parts, self.options
                found = list(self.door.outputs(said, pages, *asked))
            before, fingerprint = fingerprint, Fingerprint.of(self.atlas, file_hashes, cache)
            if before == fingerprint:
                break
        gc.freeze()
        gc.enable()
        parsed.save()
        briefs.save(fingerprint, said, parsed)
        manifest = Manifest.read(self.out)
        keys = {
            path: fingerprint.key_of(getattr(make, "key", None), shapes=getattr(make, "shapes", False))
            for path, make in found
        }
        stale = [
            (path, make)
            for path, make in found
            if self.force or not manifest.has(path, keys[path], self.out, file_hashes)
        ]
        complete = not (self.only or self.lang or self.part)
        gone = sorted({*manifest.outputs, *file_hashes.made} - {*keys, MANIFEST}) if complete else []
        after, lines = self._told(pages(said.atlas.languages[0]), manifest)
        if dry:
            yield from (f"would make {path}" for path, _make in stale)
            yield from (f"would remove {path}" for path in gone if (self.out / path).is_file())
            yield from lines
            yield summary(self.out, len(found), len(stale), len(gone), dry=True)
            return
        with closing(Folder(self.out)) as folder:
            self._announce(folder, manifest, [path for path, _make in stale])
            written, digests = 0, {}
            for path, content in self.door.progress(_made(stale, pool), len(stale)):
                digest = sha256(content)
                if self.force or file_hashes.of(self.out / path) != digest:
                    folder.write(path, content)
                    file_hashes.note(self.out / path, digest)
                    written += 1
                digests[path] = digest
            removed = folder.remove(gone)
            new = self._record(fingerprint, manifest, said, keys, digests, after, gone)
            text = new.text().encode()
            if self.force or file_hashes.of(self.out / MANIFEST) != sha256(text):
                folder.write(MANIFEST, text)
                file_hashes.note(self.out / MANIFEST, sha256(text))
        file_hashes.made = sorted(new.outputs)
        for path in file_hashes.made:
            if not file_hashes.seen(self.out / path):
                file_hashes.of(self.out / path)
        file_hashes.save()
        yield from lines
        yield summary(self.out, len(found), written, removed)

    # ---- reading -------------------------------------------------------------------------------------------------

    def _read(self, parsed: Parsed, known: Known, geometry: Geometry) -> tuple[Geodata, Claims]:
        """Read and check the atlas."""
        problems, drawn, said = self.door.read(self.atlas, sound=True, parse=parsed, known=known)
        problems.lines.extend(line for line in geometry.problems() if line not in problems.lines)
        drawn, said = self._sound(problems, drawn, said)
        for option, asked, there in (
            ("--only", self.only, list(said.scenarios)),
            ("--lang", self.lang, said.atlas.languages),
        ):
            for one in asked:
                if one not in there:
                    raise UsageError(option, f"{one!r} is not in this atlas: {', '.join(there)}")
        return drawn, said

    @staticmethod
    def _sound(problems: Problems, drawn: Geodata | None, said: Claims | None) -> tuple[Geodata, Claims]:
        if problems or drawn is None or said is None:
            count = len(problems.lines)
            raise BrokenError([*problems.lines, f"{count} problem{'' if count == 1 else 's'}, nothing written"])
        return drawn, said

    def _pages(self, drawn: Geodata, said: Claims, geometry: Geometry) -> Callable[[str], AtlasView]:
        """Return what has the pages of each language, gathered once."""
        from jinja2 import FileSystemBytecodeCache  # noqa: PLC0415

        from maps.kit.templating import environment  # noqa: PLC0415
        from maps.web.pages import AtlasView  # noqa: PLC0415

        if os.access(cache_folder(), os.W_OK):
            for language in said.atlas.languages:
                environment(language).bytecode_cache = FileSystemBytecodeCache(str(cache_folder()))
        return cache(lambda language: AtlasView(drawn, said, language, geometry, self.options.get("base_url", "")))

    def _languages(self, said: Claims) -> list[str]:
        return self.lang or said.atlas.languages

    # ---- remembering -----------------------------------------------------------------------------------------------

    def _announce(self, folder: Folder, manifest: Manifest, paths: list[str]) -> None:
        """Put new outputs in the manifest before they are made: what a killed build leaves is known."""
        new = {path: "" for path in paths if path not in manifest.outputs}
        if new:
            manifest.outputs |= new
            folder.write(MANIFEST, manifest.text().encode())

    def _record(  # noqa: PLR0913, PLR0917
        self,
        fingerprint: Fingerprint,
        before: Manifest,
        said: Claims,
        keys: dict[str, str],
        digests: dict[str, str],
        dispositions: Snapshot,
        gone: list[str],
    ) -> Manifest:
        """Return the manifest of the site as it is now."""
        whole = (
            set()
            if self.only
            else {f"{language}/{part}" for language in self._languages(said) for part in self.part or self.door.parts}
        )
        # What was made of some scenarios alone stands where that of all of them did: then nothing is known to be whole.
        same = all(before.keys.get(path, key) == key for path, key in keys.items())
        if same and before.made_of(fingerprint, dict(self.options)):
            whole |= set(before.whole)
        outputs = {path: digest for path, digest in {**before.outputs, **digests}.items() if path not in gone}
        known = {path: key for path, key in {**before.keys, **keys}.items() if path in outputs}
        made_from = fingerprint.inputs, fingerprint.program, said.atlas.languages, dict(self.options)
        return Manifest(*made_from, sorted(whole), dispositions, outputs, known)

    @staticmethod
    def _told(pages: AtlasView, manifest: Manifest) -> tuple[Snapshot, list[str]]:
        """Return what the atlas says of each territory, and what has become of what it said at the last build."""
        from claims_atlas.changes import changes, snapshot  # noqa: PLC0415

        after = snapshot(pages)
        lines = list(changes(manifest.dispositions, after, pages)) if manifest.dispositions else []
        more = len(lines) - MOST_TOLD
        return after, lines if more <= 0 else [*lines[:MOST_TOLD], f"… and {more} more"]


def _made(stale: list[Output], pool: Pool) -> Iterator[tuple[str, bytes]]:
    """Yield what is made, first what is made quickly: a page that was edited waits for no process to start."""
    from claims_atlas.tasks import render, weight  # noqa: PLC0415

    light = [one for one in stale if weight(one[1]) < FEW / 2]
    for some in (light, [one for one in stale if weight(one[1]) >= FEW / 2]):
        with pool(sum(weight(make) for _path, make in some)) as executor:
            yield from render(some, executor)


def _pool(jobs: int | None, executor: Executor | None, count: int) -> AbstractContextManager[Executor | None]:
    """Return what draws: the executor that was given, processes where there is work for them, or None."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    jobs = jobs or processors or 1
    if executor or jobs == 1 or count < FEW:
        return nullcontext(executor)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _counted(count: int, noun: str) -> str:
    """Return a number of things in words: '1 territory', '2 territories'."""
    return f"{count} {noun if count == 1 else noun[:-1] + 'ies' if noun.endswith('y') else noun + 's'}"
