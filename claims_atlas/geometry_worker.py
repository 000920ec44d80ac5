"""The geometry of an atlas, read, checked and prepared by a process of its own.

What it takes (shapely, pyproj, folium) is large and slow to import. Most builds find all of it kept from an earlier
one, and the others read the claims meanwhile.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from atlas_files.digest import sha256
from claims_atlas.cache import Cache
from claims_atlas.fingerprint import Fingerprint

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from maps.geometry.prepared import GeometryRequest, PreparedGeometry


class Geometry:
    """What is known of the shapes of an atlas as it stands at ``fingerprint``."""

    def __init__(self, atlas: Path, fingerprint: Fingerprint, cache: Cache) -> None:
        self._atlas, self._cache = atlas, cache
        self._key = fingerprint.of_inputs("geodata/")
        self._executor: Executor | None = None
        self._checked: Future[list[str]] | None = None

    def __enter__(self) -> Geometry:
        """Begin to check the shapes, if these very files have not been found sound before."""
        if self._cache.get(f"sound-{self._key}") is None:
            self._checked = self._other().submit(problems_of, self._atlas)
            self._other().submit(ready)
        return self

    def __exit__(self, *_error: object) -> None:
        """Let the other process go; it needs no waiting for."""
        if self._executor:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def problems(self) -> list[str]:
        """Return what is wrong with the geodata, languages apart."""
        found = self._checked.result() if self._checked else []
        if self._checked and not found:
            self._cache.put(f"sound-{self._key}", "")
        return found

    def geometry(self, request: GeometryRequest) -> PreparedGeometry:
        """Return the prepared geometry."""
        from maps.geometry.prepared import PreparedGeometry  # noqa: PLC0415
        from maps.kit.templating import compile_all  # noqa: PLC0415

        name = f"geometry-{sha256(json.dumps([self._key, asdict(request)]).encode())}"
        text = self._cache.get(name)
        if text is None:
            made = self._other().submit(ground_of, self._atlas, request)
            compile_all(request.language)  # all pages are to be drawn, and meanwhile there is nothing else to do
            text = made.result()
            self._cache.put(name, text)
        return PreparedGeometry.from_json(text)

    def _other(self) -> Executor:
        if self._executor is None:
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
            from multiprocessing import get_context  # noqa: PLC0415

            self._executor = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        return self._executor


def problems_of(atlas: Path) -> list[str]:
    """Return what is wrong with an atlas's geodata."""
    import geodata  # noqa: PLC0415
    from atlas_files.problems import Problems  # noqa: PLC0415

    problems = Problems(atlas)
    geodata.load(problems, [])
    return problems.lines


def ready() -> None:
    """Import what geometry is prepared with, before it is known what is wanted of it."""
    from maps.geometry import make_figure, web_geometry  # noqa: F401, PLC0415
    from maps.web import leaflet  # noqa: F401, PLC0415


def ground_of(atlas: Path, request: GeometryRequest) -> str:
    """Return the prepared geometry of an atlas, as text."""
    import geodata  # noqa: PLC0415
    from atlas_files.problems import Problems  # noqa: PLC0415
    from maps.geometry.prepared import prepare  # noqa: PLC0415

    drawn = geodata.load(Problems(atlas), [])
    if drawn is None:
        raise RuntimeError("the geodata were changed while they were read")
    return prepare(drawn, request).to_json()
