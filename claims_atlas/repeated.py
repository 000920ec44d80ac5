"""A command line that was answered before, and has nothing to do: answered without reading it again.

What reads command lines (typer, which brings pydantic along) takes three quarters of the time of such a build: 0.15 s
of 0.20 s. What a command line asked for is remembered; whether there is anything to do is found out each time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from atlas_files.digest import sha256
from claims_atlas.cache import Cache, cache_folder, version_of
from claims_atlas.file_hashes import FileHashes
from claims_atlas.fingerprint import Fingerprint
from claims_atlas.plan import Planner, summary
from claims_atlas.site_graph import Selection

_READER = Path(__file__).with_name("cli.py")  # what reads command lines


@dataclass(frozen=True)
class Asked:
    """What a command line asked for: folders as they were given, and a selection of whole languages and parts."""

    atlas: str
    out: str
    languages: list[str]
    parts: list[str]
    options: dict[str, str]


def remember(arguments: Sequence[str], atlas: Path, out: Path, selection: Selection) -> None:
    """Note what a command line has asked for."""
    parts = [str(part) for part in selection.parts]
    asked = Asked(str(atlas), str(out), list(selection.languages), parts, dict(selection.options))
    Cache(cache_folder()).put(_name(arguments), json.dumps(asdict(asked)))


def answer(arguments: Sequence[str]) -> str | None:
    """Return the line that ends a build, if this command line was answered before and there is nothing to do."""
    cache = Cache(cache_folder())
    text = cache.get(_name(arguments))
    if text is None:
        return None
    asked = Asked(**json.loads(text))
    out, file_hashes = Path(asked.out), FileHashes(cache, Path(asked.out))
    fingerprint = Fingerprint.of(Path(asked.atlas), file_hashes, cache)
    selection = Selection((), asked.languages, asked.parts, asked.options)
    count = Planner(out, selection, fingerprint, file_hashes, force=False).current()
    if count is None:
        return None
    file_hashes.save()
    return summary(out, count, 0, 0)


def _name(arguments: Sequence[str]) -> str:
    reader = sha256(_READER.read_bytes())
    told_apart = json.dumps([str(Path.cwd()), str(_READER), reader, *arguments])
    return f"asked-{version_of(Asked)}-{sha256(told_apart.encode())[:32]}"
