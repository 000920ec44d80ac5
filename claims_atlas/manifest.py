"""The manifest of a site (``build.json``): what was made from what, the next build's memory."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path

from claims_atlas.file_hashes import FileHashes
from claims_atlas.fingerprint import Fingerprint

MANIFEST = "build.json"


@dataclass
class Manifest:
    """What is in a site, and what it was made from. It has no time and no path: the same site, the same manifest.

    Attributes
    ----------
    outputs, keys
        By path: sha256 of the file, and a digest of all that it was made from. A sha256 of '' is a file that was to be
        made by a build that did not come to its end.
    options
        What the build was asked to make otherwise than usual: option and value.
    whole
        'language/part' of what is there in full and up to date with ``inputs``, ``program`` and ``options``.
    dispositions
        What each scenario did with each territory, to tell what a change did.
    """

    inputs: dict[str, str] = field(default_factory=dict)
    program: dict[str, str] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    whole: list[str] = field(default_factory=list)
    dispositions: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, out: Path) -> Manifest:
        """Return the manifest of a site; an empty one where there is none, or none that can be read."""
        try:
            data = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
            known = {each.name: data[each.name] for each in fields(cls) if each.name in data}
        except (OSError, ValueError, TypeError):
            return cls()
        empty = cls()
        sound = all(type(value) is type(getattr(empty, name)) for name, value in known.items())
        return cls(**known) if sound else empty

    def text(self) -> str:
        """Return the manifest as it is written: in an order of its own, a line for each file and each scenario."""
        data = vars(self) | {
            "outputs": dict(sorted(self.outputs.items())),
            "keys": dict(sorted(self.keys.items())),
            "whole": sorted(self.whole),
        }
        return "{\n" + ",\n".join(f"{_line(name)}: {_lines(value)}" for name, value in data.items()) + "\n}\n"

    def made_of(self, fingerprint: Fingerprint, options: dict[str, str]) -> bool:
        """Say whether data, program and options are what they were."""
        return (self.inputs, self.program, self.options) == (fingerprint.inputs, fingerprint.program, options)

    def has(self, path: str, key: str, out: Path, file_hashes: FileHashes) -> bool:
        """Say whether an output is there as it was made, and from the same."""
        return self.keys.get(path) == key and bool(self.outputs.get(path)) and self.intact(path, out, file_hashes)

    def intact(self, path: str, out: Path, file_hashes: FileHashes) -> bool:
        """Say whether an output is on disk as it was made."""
        return file_hashes.of(out / path) == self.outputs.get(path, "")

    def is_current(
        self,
        fingerprint: Fingerprint,
        options: dict[str, str],
        asked: Iterable[str],
        out: Path,
        file_hashes: FileHashes,
    ) -> bool:
        """Say whether the site is exactly what was ``asked`` for ('language/part'), with nothing to do."""
        return (
            self.made_of(fingerprint, options)
            and self.whole == sorted(asked)
            and file_hashes.known(out / MANIFEST)
            and all(self.intact(path, out, file_hashes) for path in self.outputs)
        )


def _lines(value: object) -> str:
    if not isinstance(value, dict):
        return _line(value)
    return "{\n" + ",\n".join(f" {_line(key)}: {_line(each)}" for key, each in value.items()) + "\n}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
