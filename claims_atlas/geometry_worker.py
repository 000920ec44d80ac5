"""The geometry of an atlas, read, checked and prepared by a process of its own.

What it takes (shapely, pyproj, folium) is large and slow to import. Most builds find all of it kept from an earlier
one, and the others read the claims meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from atlas_files.digest import digest
from claims_atlas.cache import Cache
from claims_atlas.fingerprint import Fingerprint

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from maps.geometry.prepared import PreparedGeometry
    from maps.geometry.preparer import LocalPreparer
    from maps.kit.web_font import WebFont
    from maps.web.maps_markup import MapsMarkup

Kept = TypeVar("Kept")


class ChangedError(Exception):
    """Geodata that were sound a moment ago, and are not now: a file was saved meanwhile."""


class Geometry:
    """What is known of the shapes of an atlas as it stands at ``fingerprint``."""

    def __init__(self, atlas: Path, fingerprint: Fingerprint, cache: Cache) -> None:
        self._atlas, self._cache = atlas, cache
        self._key = fingerprint.of_inputs("geodata/")
        self._drawn_with = digest([one for one in sorted(fingerprint.program.items()) if one[0] != "sha256"])
        self._executor: Executor | None = None
        self._checked: Future[list[str]] | None = None
        self._found: dict[str, Any] = {}

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

    def geometry(self, main_view: Sequence[str]) -> PreparedGeometry:
        """Return the prepared geometry."""
        from maps.geometry.prepared import PreparedGeometry  # noqa: PLC0415

        geometry = self._remembered("geometry", PreparedGeometry, list(main_view))
        self.markup(geometry)  # now, while there is a process that has folium
        return geometry

    def markup(self, geometry: PreparedGeometry) -> MapsMarkup:
        """Return the maps of the pages as folium writes them."""
        from maps.web.maps_markup import MapsMarkup  # noqa: PLC0415

        return self._remembered("markup", MapsMarkup, geometry)

    def font(self, letters: str, *, kerned: bool = True) -> WebFont:
        """Return the type of the pages, which knows nothing of the atlas."""
        from maps.kit.web_font import WebFont  # noqa: PLC0415

        return self._remembered("font", WebFont, letters, key=self._drawn_with, kerned=kerned)

    def _remembered(self, what: str, kind: type[Kept], *arguments: object, key: str = "", **options: object) -> Kept:
        """Return what the preparer's method of that name does: of an earlier build, of this one, or made elsewhere.

        ``key``: a digest of what else it depends on, where that is not the geodata.
        """
        from maps.geometry.prepared import from_text  # noqa: PLC0415
        from maps.kit.templating import SOURCE, compile_all  # noqa: PLC0415

        name = f"{what}-{digest(key or self._key, *arguments, sorted(options.items()))}"
        if name not in self._found:
            text = self._cache.get(name)
            if text is None:
                made = self._other().submit(prepared, self._atlas, self._key, what, kind, arguments, options)
                compile_all(SOURCE)  # all pages are to be drawn, and meanwhile there is nothing else to do
                text = made.result()
                self._cache.put(name, text)
            self._found[name] = from_text(kind, text)
        found: Kept = self._found[name]
        return found

    def _other(self) -> Executor:
        if self._executor is None:
            from claims_atlas.workers import workers  # noqa: PLC0415

            self._executor = workers(1)
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
    from maps.geometry import prepare  # noqa: F401, PLC0415
    from maps.web import leaflet  # noqa: F401, PLC0415


def prepared(  # noqa: PLR0913, PLR0917 - what a process is sent
    atlas: Path,
    fingerprint: str,
    what: str,
    kind: type[Any],
    arguments: tuple[object, ...],
    options: Mapping[str, object],
) -> str:
    """Return what a method of an atlas's preparer returns, or the maps of its pages, of some kind, as text."""
    from maps.geometry.prepared import to_text  # noqa: PLC0415
    from maps.web.maps_markup import maps_markup  # noqa: PLC0415

    make: Callable[..., Any] = maps_markup if what == "markup" else getattr(_preparer(atlas, fingerprint), what)
    return to_text(kind, make(*arguments, **options))


@lru_cache(1)
def _preparer(atlas: Path, _fingerprint: str) -> LocalPreparer:
    """Return what prepares an atlas as its geodata now are, once for all languages."""
    import geodata  # noqa: PLC0415
    from atlas_files.problems import Problems  # noqa: PLC0415
    from maps.geometry.preparer import LocalPreparer  # noqa: PLC0415

    found = geodata.load(Problems(atlas), [])
    if found is None:
        raise ChangedError
    return LocalPreparer(found)
