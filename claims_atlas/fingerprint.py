"""What a site is made from, as digests: the data of an atlas, this program, and the versions of what it draws with."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from atlas_files.digest import sha256
from claims_atlas.cache import Cache
from claims_atlas.distribution import PROGRAM, versions
from claims_atlas.file_hashes import FileHashes, State, state_of

DATA = {".toml", ".json", ".geojson"}
CODE = {".py", ".j2", ".js", ".css", ".po", ".mo", ".typ"}
PACKAGES = ("atlas_files", "claims", "claims_atlas", "geodata", "maps")


@dataclass(frozen=True)
class Fingerprint:
    """What a site is made from.

    Attributes
    ----------
    inputs
        sha256 of each data file of the atlas, '' of one that cannot be read.
    program
        sha256 of the program, and the versions of Python and of what the program requires.
    states
        The states of the data files, by name: a file that was changed and changed back is not what it was.
    """

    inputs: dict[str, str]
    program: dict[str, str]
    states: dict[str, State | None]

    @classmethod
    def of(cls, atlas: Path, file_hashes: FileHashes, cache: Cache) -> Fingerprint:
        """Take the digests of an atlas and of this program."""
        data = _files(atlas, ("claims", "geodata"), DATA)
        code = [(name, file_hashes.of(path)) for name, path in _files(PROGRAM, PACKAGES, CODE)]
        text = "".join(f"{name} {digest}\n" for name, digest in code)
        return cls(
            {name: file_hashes.of(path) or "" for name, path in data},
            {"sha256": sha256(text.encode()), **versions(cache)},
            {name: _state(path) for name, path in data},
        )

    def of_output(self, own: str, *, shapes: bool) -> str:
        """Return the fingerprint of an output: of the program, of its ``own`` inputs and maybe of all geodata."""
        return sha256(json.dumps([self.of_inputs("geodata/" if shapes else None), own]).encode())

    def of_inputs(self, prefix: str | None) -> str:
        """Return a digest of the program and of the data files whose names begin so; None: of no file."""
        names = [] if prefix is None else [name for name in self.inputs if name.startswith(prefix)]
        inputs = {name: self.inputs[name] for name in names}
        return sha256(json.dumps([inputs, self.program], sort_keys=True).encode())


def _state(path: str) -> State | None:
    try:
        return state_of(path)
    except OSError:
        return None


def _files(root: Path, folders: Iterable[str], endings: set[str]) -> list[tuple[str, str]]:
    """Return what has one of these endings below some folders: name relative to the root, with '/', and path.

    A folder of such a name is there too: whoever reads it as a file will say what is wrong with it. What editors and
    systems leave (``.#x.toml``) is not. A folder may be a link, though to none that holds it.
    """
    found = []
    for folder in folders:
        start = str(root / folder)
        seen = set()
        for place, inner, names in os.walk(start, followlinks=True):
            if (real := os.path.realpath(place)) in seen:
                inner.clear()
                continue
            seen.add(real)
            below = f"{folder}{place[len(start) :]}".replace(os.sep, "/")
            here = [name for name in (*inner, *names) if name[name.rfind(".") :] in endings and name[0] != "."]
            found += [(_written(f"{below}/{name}"), os.path.join(place, name)) for name in here]  # noqa: PTH118
    return sorted(found)


def _written(name: str) -> str:
    """Return a name that can be written, whatever bytes a file system has it in."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
