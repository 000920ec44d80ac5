"""What a build has to do: which outputs are stale, which are gone, and the manifest of the site as it will be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claims_atlas.file_hashes import FileHashes
from claims_atlas.fingerprint import Fingerprint
from claims_atlas.manifest import MANIFEST, Manifest
from claims_atlas.site_graph import Selection, outputs
from claims_atlas.tasks import Output

if TYPE_CHECKING:
    from claims import Claims
    from maps.view.atlas_view import AtlasView
    from maps.web.pages import MarkupOf

MOST_CHANGES = 40  # lines of what has become of dispositions


@dataclass(frozen=True)
class Plan:
    """What a build has to do.

    Attributes
    ----------
    before
        The manifest of the site as it is.
    after
        That of the site as it will be, but for the digests of what is still to be made.
    stale
        What is to be made.
    gone
        Paths of what is to be removed.
    changes
        Lines that say what has become of dispositions.
    count
        How many outputs were asked for.
    page
        A page with what the build changes, where it was asked for.
    """

    before: Manifest
    after: Manifest
    stale: list[Output]
    gone: list[str]
    changes: list[str]
    count: int
    page: str = ""

    def lines(self, out: Path) -> Iterator[str]:
        """Yield the lines that say what the build would do."""
        yield from (f"would make {path}" for path, _task in self.stale)
        yield from (f"would remove {path}" for path in self.gone if (out / path).is_file())
        yield from self.changes
        yield summary(out, self.count, len(self.stale), len(self.gone), dry=True)


def summary(out: Path, count: int, written: int, removed: int, *, dry: bool = False) -> str:
    """Return the line that ends a build."""
    files = "1 file" if count == 1 else f"{count} files"
    if dry:
        return f"{files} in {out}: {written} would be made, {removed} would be removed; nothing is written"
    return f"{files} in {out}: {written} written, {count - written} as they were, {removed} removed"


@dataclass(frozen=True)
class Planner:
    """Finds out what there is to do for a selection of a site; ``force``: all of it."""

    out: Path
    selection: Selection
    fingerprint: Fingerprint
    file_hashes: FileHashes
    force: bool

    def current(self) -> int | None:
        """Return how many files the site has, if it is exactly what is asked for; None where it is not."""
        manifest = Manifest.read(self.out)
        whole = self.selection.whole(manifest.languages)
        current = (
            not self.force
            and bool(whole)
            and manifest.complete == whole
            and manifest.made_of(self.fingerprint, self.selection.options)
            and manifest.is_intact(self.out, self.file_hashes)
        )
        return len(manifest.outputs) if current else None

    def plan(self, claims: Claims, view_in: Callable[[str], AtlasView], markup: MarkupOf) -> Plan:
        """Return what is to be done, of an atlas that breaks no rule, by its view in each language.

        ``markup`` is what writes the maps of its pages.
        """
        before, languages, selection = Manifest.read(self.out), claims.atlas.languages, self.selection
        tasks = dict(outputs(view_in, markup, languages, selection))
        now = {path: self.fingerprint.of_output(task.fingerprint, shapes=task.shapes) for path, task in tasks.items()}
        stale = [(path, task) for path, task in tasks.items() if self.force or not self._has(before, path, now[path])]
        everything = not (selection.only or selection.languages or selection.parts)
        gone = sorted({*before.outputs, *self.file_hashes.made} - {*now, MANIFEST}) if everything else []
        dispositions, changes = _changes(view_in(languages[0]), before)
        after = Manifest(
            claims.atlas.id,
            self.fingerprint.inputs,
            self.fingerprint.program,
            languages,
            dict(selection.options),
            self._complete(before, now, languages),
            dispositions,
            {path: digest for path, digest in before.outputs.items() if path not in gone},
            {path: each for path, each in {**before.fingerprints, **now}.items() if path not in gone},
        )
        return Plan(before, after, stale, gone, changes, len(tasks))

    def _has(self, manifest: Manifest, path: str, fingerprint: str) -> bool:
        return manifest.has(path, fingerprint, self.out, self.file_hashes)

    def _complete(self, before: Manifest, now: dict[str, str], languages: Sequence[str]) -> list[str]:
        """Return what is there in full after the build.

        What was made of some scenarios alone stands where that of all of them did: then nothing is known to be whole.
        """
        whole = self.selection.whole(languages)
        same = all(before.fingerprints.get(path, each) == each for path, each in now.items())
        if same and before.made_of(self.fingerprint, self.selection.options):
            return sorted({*whole, *before.complete})
        return whole


def _changes(view: AtlasView, before: Manifest) -> tuple[dict[str, dict[str, list[str]]], list[str]]:
    """Return what the atlas says of each territory, and what has become of what it said at the last build."""
    from claims_atlas.changes import changes, snapshot  # noqa: PLC0415 - a build with nothing to do has no view

    after = snapshot(view)
    lines = list(changes(before.dispositions, after, view)) if before.dispositions else []
    more = len(lines) - MOST_CHANGES
    return after, lines if more <= 0 else [*lines[:MOST_CHANGES], f"… and {more} more"]
