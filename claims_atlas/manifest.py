"""The manifest of a site (``build.json``): what was made from what, the next build's memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from atlas_files.digest import sha256
from claims_atlas.cache import version_of
from claims_atlas.file_hashes import FileHashes
from claims_atlas.fingerprint import Fingerprint

MANIFEST = "build.json"


@dataclass
class Manifest:
    """What is in a site, and what it was made from. It has no time and no path: the same site, the same manifest.

    Attributes
    ----------
    atlas
        Id of the atlas.
    inputs, program
        As a fingerprint has them.
    options
        What the build was asked to make otherwise than usual: option and value.
    complete
        'language/part' of what is there in full and up to date with ``inputs``, ``program`` and ``options``.
    dispositions
        What each scenario did with each territory, to tell what a change did.
    outputs, fingerprints
        By path: sha256 of the file, and a digest of all that it was made from. A sha256 of '' is a file that was to be
        made by a build that did not come to its end.
    """

    atlas: str = ""
    inputs: dict[str, str] = field(default_factory=dict)
    program: dict[str, str] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    complete: list[str] = field(default_factory=list)
    dispositions: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, out: Path) -> Manifest:
        """Return the manifest of a site; an empty one where there is none, or it is damaged or of another version."""
        try:
            head, version, digest, body = (out / MANIFEST).read_bytes().split(b"\n", 3)
        except (OSError, ValueError):
            return cls()
        if [head, version, digest] != _head(body):
            return cls()
        return cls(**json.loads(b"{" + body))

    def text(self) -> str:
        """Return the manifest as it is written: in an order of its own, a line for each file and each scenario."""
        self.outputs, self.fingerprints = dict(sorted(self.outputs.items())), dict(sorted(self.fingerprints.items()))
        members = [f"{_line(each.name)}: {_lines(getattr(self, each.name))}" for each in fields(self)]
        body = ",\n".join(members) + "\n}\n"
        return b"\n".join([*_head(body.encode()), b""]).decode() + body

    def made_of(self, fingerprint: Fingerprint, options: Mapping[str, str]) -> bool:
        """Say whether data, program and options are what they were."""
        return (self.inputs, self.program, self.options) == (fingerprint.inputs, fingerprint.program, dict(options))

    def has(self, path: str, fingerprint: str, out: Path, file_hashes: FileHashes) -> bool:
        """Say whether an output is there as it was made, and from the same."""
        same = self.fingerprints.get(path) == fingerprint and bool(self.outputs.get(path))
        return same and self._intact(path, out, file_hashes)

    def is_intact(self, out: Path, file_hashes: FileHashes) -> bool:
        """Say whether every output, and the manifest itself, is on disk as it was made."""
        return file_hashes.unchanged(out / MANIFEST) and all(
            self._intact(path, out, file_hashes) for path in self.outputs
        )

    def _intact(self, path: str, out: Path, file_hashes: FileHashes) -> bool:
        return file_hashes.of(out / path) == self.outputs[path]


def atlas_of(out: Path) -> str | None:
    """Return the id of the atlas whose site a folder holds, by a manifest of any version; None where none says."""
    try:
        data = json.loads((out / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    found = data.get("atlas") if isinstance(data, dict) else None
    return found if isinstance(found, str) and found else None


def _head(body: bytes) -> list[bytes]:
    """Return the first lines: a manifest of another version, or one that was damaged, has others."""
    return [b"{", f'"version": "{version_of(Manifest)}",'.encode(), f'"sha256": "{sha256(body)}",'.encode()]


def _lines(value: object) -> str:
    if not isinstance(value, dict):
        return _line(value)
    return "{\n" + ",\n".join(f" {_line(key)}: {_line(each)}" for key, each in value.items()) + "\n}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
