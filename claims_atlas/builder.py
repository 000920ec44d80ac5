"""One build, step by step: is there anything to do; read and check; plan; make; put in place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from atlas_files.digest import sha256
from claims_atlas.cache import Cache, cache_folder
from claims_atlas.file_hashes import FileHashes
from claims_atlas.fingerprint import Fingerprint
from claims_atlas.geometry_worker import ChangedError, Geometry
from claims_atlas.manifest import MANIFEST, atlas_of
from claims_atlas.plan import Plan, Planner, summary
from claims_atlas.reading import read
from claims_atlas.site_graph import Selection
from claims_atlas.tasks import Output, processors, render
from claims_atlas.writer import Folder, NotWrittenError, only_one

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from atlas_files.problems import Problems
    from claims import Claims
    from geodata import Geodata
    from maps.view.atlas_view import AtlasView

FEW = 200  # pages that one process has drawn before others have started

Progress = Callable[[Iterator[tuple[str, bytes]], int], Iterable[tuple[str, bytes]]]


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
class Build:
    """A site of an atlas in a folder, and what of it is asked for; ``force``: whatever is remembered.

    ``changes`` is a file for a page with what the build changes, None for none.
    """

    atlas: Path
    out: Path
    selection: Selection = field(default_factory=Selection)
    force: bool = False
    changes: Path | None = None

    def check(self) -> list[str]:
        """Read and check the atlas; return a line that says what it holds, and one for what is not translated."""
        from claims_atlas.untranslated import untranslated  # noqa: PLC0415

        geodata, claims = sound(*read(self.atlas))
        scenarios, territories = (
            _counted(len(claims.scenarios), "scenario"),
            _counted(len(geodata.territories), "territory"),
        )
        return [f"{scenarios}, {territories}: no problem found", *untranslated(geodata, claims)]

    def run(
        self,
        *,
        dry: bool = False,
        jobs: int | None = None,
        executor: Executor | None = None,
        progress: Progress = lambda made, _count: made,
    ) -> Iterator[str]:
        """Build, and yield the lines that say what was done; ``dry``: what would be.

        Outputs are made by the ``executor``, if one is given, ``jobs`` at a time if that is said; else by ``jobs``
        processes where there is enough to do.
        """
        file_hashes = FileHashes(Cache(cache_folder()), self.out)
        planner = self._planner(file_hashes)
        count = planner.current() if self.changes is None else None
        if count is not None:
            file_hashes.save()
            yield summary(self.out, count, 0, 0, dry=dry)
            return
        try:
            with nullcontext() if dry else only_one(self.out):
                plan = self._read_and_plan(planner)
                if dry:
                    yield from plan.lines(self.out)
                    return
                made = progress(_made(plan.stale, executor, jobs), len(plan.stale))
                written, removed = self._commit(plan, made, file_hashes)
        except NotWrittenError as error:
            raise BrokenError([str(error)]) from None
        if self.changes:
            self.changes.write_text(plan.page, encoding="utf-8")
        yield from plan.changes
        yield summary(self.out, plan.count, written, removed)

    def _planner(self, file_hashes: FileHashes) -> Planner:
        fingerprint = Fingerprint.of(self.atlas, file_hashes, self._cache)
        return Planner(self.out, self.selection, fingerprint, file_hashes, self.force)

    @property
    def _cache(self) -> Cache:
        return Cache(cache_folder(), fresh=self.force)

    # ---- read and plan -------------------------------------------------------------------------------------------

    def _read_and_plan(self, planner: Planner) -> Plan:
        """Read the atlas and find out what there is to do; once more, if a file is saved meanwhile."""
        while True:
            plan = None
            with suppress(ChangedError), Geometry(self.atlas, planner.fingerprint, self._cache) as geometry:
                geodata, claims = self._read(geometry)
                views = self._views(geodata, claims, geometry)
                plan = planner.plan(claims, views, geometry.markup)
                if self.changes:
                    plan = replace(plan, page=self._changes_page(plan, views(claims.atlas.languages[0])))
                if any(task.shapes for _path, task in plan.stale):
                    _ = geodata.shapes
            before, planner = planner, self._planner(planner.file_hashes)
            if plan and planner.fingerprint == before.fingerprint:
                return plan

    def _changes_page(self, plan: Plan, view: AtlasView) -> str:
        from claims_atlas.changes_page import changes_page  # noqa: PLC0415

        return changes_page(plan.before.dispositions, plan.after.dispositions, view, self.out)

    def _read(self, geometry: Geometry) -> tuple[Geodata, Claims]:
        """Read and check the atlas, and whether what is asked for can be made of it."""
        problems, geodata, claims = read(self.atlas, sound=True)
        problems.lines.extend(line for line in geometry.problems() if line not in problems.lines)
        geodata, claims = sound(problems, geodata, claims)
        for option, asked, there in (
            ("--only", self.selection.only, list(claims.scenarios)),
            ("--lang", self.selection.languages, claims.atlas.languages),
            ("--story", [told] if (told := self.selection.options.get("story")) else [], list(claims.stories)),
        ):
            for one in asked:
                if one not in there:
                    raise UsageError(option, f"{one!r} is not in this atlas: {', '.join(there)}")
        found = atlas_of(self.out)
        if found not in (None, claims.atlas.id):
            line = f"{self.out}: holds the site of another atlas, '{found}'; give another folder with --out"
            raise BrokenError([line])
        return geodata, claims

    def _views(self, geodata: Geodata, claims: Claims, geometry: Geometry) -> Callable[[str], AtlasView]:
        """Return what has the view of the atlas in each language, gathered once."""
        from maps.view.atlas_view import AtlasView  # noqa: PLC0415 - a build with nothing to do has no view

        base = self.selection.options.get("base_url", "")
        return cache(lambda language: AtlasView(geodata, claims, language, geometry, base))

    # ---- commit --------------------------------------------------------------------------------------------------

    def _commit(self, plan: Plan, made: Iterable[tuple[str, bytes]], file_hashes: FileHashes) -> tuple[int, int]:
        """Put what was made in place and remove what is gone; return how many files were written and removed."""
        written = 0
        with closing(Folder(self.out)) as folder:
            _announce(folder, plan)
            for path, content in made:
                written += self._put(folder, path, content, file_hashes)
                plan.after.outputs[path] = sha256(content)
            removed = folder.remove(plan.gone)
            self._put(folder, MANIFEST, plan.after.text().encode(), file_hashes)
        file_hashes.made = sorted(plan.after.outputs)
        file_hashes.save(self.out / path for path in file_hashes.made)
        return written, removed

    def _put(self, folder: Folder, path: str, content: bytes, file_hashes: FileHashes) -> bool:
        """Write a file, if it is not there as it should be; say whether it was written."""
        digest = sha256(content)
        if not self.force and file_hashes.of(self.out / path) == digest:
            return False
        folder.write(path, content)
        file_hashes.written(self.out / path, digest)
        return True


def sound(problems: Problems, geodata: Geodata | None, claims: Claims | None) -> tuple[Geodata, Claims]:
    """Return an atlas that was read; raise BrokenError where it breaks a rule."""
    if problems or geodata is None or claims is None:
        count = len(problems.lines)
        raise BrokenError([*problems.shown(), f"{count} problem{'' if count == 1 else 's'}, nothing written"])
    return geodata, claims


def _announce(folder: Folder, plan: Plan) -> None:
    """Put new outputs in the manifest before they are made: what a killed build leaves is known."""
    new = {path: "" for path, _task in plan.stale if path not in plan.before.outputs}
    if new:
        before = replace(plan.before, atlas=plan.after.atlas, outputs={**plan.before.outputs, **new})
        folder.write(MANIFEST, before.text().encode())


def _made(stale: list[Output], executor: Executor | None, jobs: int | None) -> Iterator[tuple[str, bytes]]:
    """Yield what is made. Where that is little, a page that was edited waits for no process to start."""
    light = [one for one in stale if one[1].weight < FEW / 2]
    heavy = [one for one in stale if one[1].weight >= FEW / 2]
    if executor:
        yield from render([*heavy, *light], executor, jobs)
        return
    little = sum(task.weight for _path, task in light) < FEW
    for some in (light, heavy) if little else ([*heavy, *light],):
        with _pool(jobs or processors(), sum(task.weight for _path, task in some)) as pool:
            yield from render(some, pool, jobs)


def _pool(jobs: int, weight: int) -> AbstractContextManager[Executor | None]:
    """Return processes, where there is work for them, or None."""
    if jobs == 1 or weight < FEW:
        return nullcontext()
    from claims_atlas.workers import workers  # noqa: PLC0415

    most = 61 if sys.platform == "win32" else jobs  # of processes that Windows waits for at once
    return workers(min(jobs, most))


def _counted(count: int, noun: str) -> str:
    """Return a number of things in words: '1 territory', '2 territories'."""
    return f"{count} {noun if count == 1 else noun[:-1] + 'ies' if noun.endswith('y') else noun + 's'}"
