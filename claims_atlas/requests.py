"""The question before every other: does the site stand as it should? Answered from hashes alone."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from atlas_files.digest import sha256
from claims_atlas.cache import Cache, cache_folder
from claims_atlas.file_hashes import FileHashes
from claims_atlas.fingerprint import Fingerprint
from claims_atlas.manifest import Manifest


@dataclass(frozen=True)
class Request:
    """A build of whole languages and parts; ``lang`` is empty for all of the atlas's. Paths are as they were given.

    ``options`` are those that are not as usual.
    """

    atlas: str
    out: str
    lang: list[str]
    parts: list[str]
    options: dict[str, str]

    def current(self, fingerprint: Fingerprint, file_hashes: FileHashes) -> int | None:
        """Return how many files the site has, if it is exactly what a build would make; None where it is not."""
        out = Path(self.out)
        manifest = Manifest.read(out)
        asked = [f"{language}/{part}" for language in self.lang or manifest.languages for part in self.parts]
        if not manifest.is_current(fingerprint, self.options, asked, out, file_hashes):
            return None
        file_hashes.save()
        return len(manifest.outputs)


def remember(arguments: list[str], request: Request) -> None:
    """Note what a command line asks for, so that the same one need not be read again."""
    Cache(cache_folder()).put(_name(arguments), json.dumps(asdict(request)))


def answer(arguments: list[str]) -> str | None:
    """Return the line that ends a build, if this command line was seen before and there is nothing to do for it."""
    cache = Cache(cache_folder())
    text = cache.get(_name(arguments))
    if text is None:
        return None
    request = Request(**json.loads(text))
    file_hashes = FileHashes(cache, Path(request.out))
    count = request.current(Fingerprint.of(Path(request.atlas), file_hashes, cache), file_hashes)
    return None if count is None else summary(Path(request.out), count, 0, 0)


def summary(out: Path, count: int, written: int, removed: int, *, dry: bool = False) -> str:
    """Return the line that ends a build."""
    files = "1 file" if count == 1 else f"{count} files"
    if dry:
        return f"{files} in {out}: {written} would be made, {removed} would be removed; nothing is written"
    return f"{files} in {out}: {written} written, {count - written} as they were, {removed} removed"


def _name(arguments: list[str]) -> str:
    return f"request-{sha256(json.dumps([sys.argv[0], str(Path.cwd()), *arguments]).encode())[:32]}"
