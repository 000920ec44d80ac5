"""What a build has to do: what it would be made from, against the record of what the last one made, and from what."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path

from keeping import Hashes, Keeping, sha256

HERE = Path(__file__).resolve().parent
RECORD = "build.json"  # what the site was made from, and what was made: the next build's memory
DATA = {".toml", ".json", ".geojson"}
CODE = {".py", ".j2", ".js", ".css", ".po", ".mo", ".typ"}
PACKAGES = ("claims", "geodata", "maps")
DRAWN_WITH = (
    "babel",
    "branca",
    "django-js-lib-leaflet",
    "folium",
    "geopandas",
    "jinja2",
    "markupsafe",
    "noto-cjk-sans-jp-bold",
    "noto-cjk-sans-jp-regular",
    "numpy",
    "pydantic",
    "pyogrio",
    "pyproj",
    "python-pptx",
    "rcssmin",
    "rjsmin",
    "shapely",
    "typst",
)


def versions(keeping: Keeping) -> dict[str, str]:
    """Return the versions of what draws, asked for again only when something was installed or removed."""
    folders = [(name, Path(name).stat().st_mtime_ns) for name in sys.path if name and Path(name).is_dir()]
    name = f"versions-{sha256(json.dumps([sys.version, folders, DRAWN_WITH]).encode())[:32]}"
    text = keeping.get(name)
    if text is None:
        from importlib.metadata import version  # noqa: PLC0415 - it parses mail headers

        text = json.dumps({name: version(name) for name in DRAWN_WITH})
        keeping.put(name, text)
    found: dict[str, str] = json.loads(text)
    return found


@dataclass(frozen=True)
class Origin:
    """What a site is made from.

    Attributes
    ----------
    inputs
        sha256 of each data file of the atlas.
    program
        sha256 of the program, and the versions of what draws with it.
    """

    inputs: dict[str, str]
    program: dict[str, str]

    @classmethod
    def of(cls, atlas: Path, hashes: Hashes, keeping: Keeping) -> Origin:
        """Take the digests of an atlas and of this program."""
        data = {name: hashes.of(path) for name, path in _files(atlas, ("claims", "geodata"), DATA)}
        code = [(name, hashes.of(path)) for name, path in _files(HERE, PACKAGES, CODE)]
        code += [(path.name, hashes.of(path)) for path in sorted(HERE.glob("*.py"))]
        text = "".join(f"{name} {digest}\n" for name, digest in code)
        return cls(
            {name: digest for name, digest in data.items() if digest},
            {"sha256": sha256(text.encode()), **versions(keeping)},
        )

    def key_of(self, own: str | None, *, shapes: bool = False) -> str:
        """Return the key of an output: of the program, its ``own`` digest and maybe the shapes; else of all inputs."""
        files = self.key("geodata/") if shapes else sorted(self.program.items())
        return sha256(f"{files} {own}".encode()) if own else self.key()

    def key(self, *prefixes: str) -> str:
        """Return a digest of the program and of the inputs whose names begin so: of all of them, if none is given."""
        inputs = [item for item in self.inputs.items() if not prefixes or item[0].startswith(prefixes)]
        return sha256(json.dumps([inputs, sorted(self.program.items())]).encode())


def _files(root: Path, folders: Iterable[str], endings: set[str]) -> list[tuple[str, str]]:
    """Return the files with these endings below some folders: name relative to the root, with '/', and path."""
    found = []
    for folder in folders:
        start = str(root / folder)
        for place, _folders, names in os.walk(start):
            below = f"{folder}{place[len(start) :]}".replace(os.sep, "/")
            found += [(f"{below}/{name}", os.path.join(place, name)) for name in names if _ending(name) in endings]  # noqa: PTH118
    return sorted(found)


def _ending(name: str) -> str:
    return name[name.rfind(".") :]


@dataclass
class Record:
    """What is in a site, and what it was made from. It has no time and no path: the same site, the same record.

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
    def read(cls, out: Path) -> Record:
        """Return the record of a site; an empty one where there is none, or none that can be read."""
        try:
            data = json.loads((out / RECORD).read_text(encoding="utf-8"))
            known = {each.name: data[each.name] for each in fields(cls) if each.name in data}
        except (OSError, ValueError, TypeError):
            return cls()
        empty = cls()
        sound = all(type(value) is type(getattr(empty, name)) for name, value in known.items())
        return cls(**known) if sound else empty

    def text(self) -> str:
        """Return the record as it is written: in an order of its own, a line for each file and each scenario."""
        data = vars(self) | {
            "outputs": dict(sorted(self.outputs.items())),
            "keys": dict(sorted(self.keys.items())),
            "whole": sorted(self.whole),
        }
        return "{\n" + ",\n".join(f"{_line(name)}: {_lines(value)}" for name, value in data.items()) + "\n}\n"

    def made_of(self, origin: Origin, options: dict[str, str]) -> bool:
        """Say whether data, program and options are what they were."""
        return (self.inputs, self.program, self.options) == (origin.inputs, origin.program, options)

    def has(self, path: str, key: str, out: Path, hashes: Hashes) -> bool:
        """Say whether an output is there as it was made, and from the same."""
        return self.keys.get(path) == key and bool(self.outputs.get(path)) and self.intact(path, out, hashes)

    def intact(self, path: str, out: Path, hashes: Hashes) -> bool:
        """Say whether an output is on disk as it was made."""
        return hashes.of(out / path) == self.outputs.get(path, "")

    def is_current(
        self, origin: Origin, options: dict[str, str], asked: Iterable[str], out: Path, hashes: Hashes
    ) -> bool:
        """Say whether the site is exactly what was ``asked`` for ('language/part'), with nothing to do."""
        return (
            self.made_of(origin, options)
            and self.whole == sorted(asked)
            and hashes.known(out / RECORD)
            and all(self.intact(path, out, hashes) for path in self.outputs)
        )


def _lines(value: object) -> str:
    if not isinstance(value, dict):
        return _line(value)
    return "{\n" + ",\n".join(f" {_line(key)}: {_line(each)}" for key, each in value.items()) + "\n}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
