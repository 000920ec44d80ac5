"""What a site is made from, as digests: the data of an atlas, this program, and the versions of what draws with it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from atlas_files.digest import sha256
from claims_atlas.cache import Cache
from claims_atlas.file_hashes import FileHashes

PROGRAM = Path(__file__).resolve().parent.parent  # the folder that has the packages
DATA = {".toml", ".json", ".geojson"}
CODE = {".py", ".j2", ".js", ".css", ".po", ".mo", ".typ"}
PACKAGES = ("atlas_files", "claims", "claims_atlas", "geodata", "maps")
DRAWN_WITH = (
    "babel",
    "branca",
    "brotli",
    "django-js-lib-leaflet",
    "folium",
    "fonttools",
    "geopandas",
    "jinja2",
    "markupsafe",
    "mini-racer",
    "noto-cjk-sans-jp-bold",
    "noto-cjk-sans-jp-regular",
    "numpy",
    "pillow",
    "pydantic",
    "pyogrio",
    "pyproj",
    "python-pptx",
    "rcssmin",
    "rjsmin",
    "shapely",
    "typst",
)


def versions(cache: Cache) -> dict[str, str]:
    """Return the versions of what draws, asked for again only when something was installed or removed."""
    folders = [(name, Path(name).stat().st_mtime_ns) for name in sys.path if name and Path(name).is_dir()]
    name = f"versions-{sha256(json.dumps([sys.version, folders, DRAWN_WITH]).encode())[:32]}"
    text = cache.get(name)
    if text is None:
        from importlib.metadata import version  # noqa: PLC0415 - it parses mail headers

        text = json.dumps({name: version(name) for name in DRAWN_WITH})
        cache.put(name, text)
    found: dict[str, str] = json.loads(text)
    return found


@dataclass(frozen=True)
class Fingerprint:
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
    def of(cls, atlas: Path, file_hashes: FileHashes, cache: Cache) -> Fingerprint:
        """Take the digests of an atlas and of this program."""
        data = {name: file_hashes.of(path) for name, path in _files(atlas, ("claims", "geodata"), DATA)}
        code = [(name, file_hashes.of(path)) for name, path in _files(PROGRAM, PACKAGES, CODE)]
        text = "".join(f"{name} {digest}\n" for name, digest in code)
        return cls(
            {name: digest for name, digest in data.items() if digest},
            {"sha256": sha256(text.encode()), **versions(cache)},
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
