"""Where the geometry that many outputs share comes from: made here, or remembered by whoever builds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Protocol

from geodata import Geodata
from maps.geometry.prepared import PreparedGeometry
from maps.kit.web_font import WebFont, web_font

if TYPE_CHECKING:
    from maps.geometry.prepare import Preparation


class Preparer(Protocol):
    """What prepares an atlas's geometry for all of its languages."""

    def geometry(self, main_view: Sequence[str]) -> PreparedGeometry:
        """Return the geometry of the atlas whose main view shows some territories."""

    def font(self, letters: str, *, kerned: bool = True) -> WebFont:
        """Return the type of web pages, with some letters."""


class LocalPreparer:
    """Prepares an atlas's geometry in this process, once for all languages."""

    def __init__(self, geodata: Geodata) -> None:
        self._geodata = geodata
        self._geometry = cache(lambda *main_view: self._preparation.geometry(main_view))

    @cached_property
    def _preparation(self) -> Preparation:
        from maps.geometry.prepare import Preparation  # noqa: PLC0415 - large libraries, which a build may not need

        return Preparation(self._geodata)

    def geometry(self, main_view: Sequence[str]) -> PreparedGeometry:
        """Prepare the geometry."""
        return self._geometry(*main_view)

    def font(self, letters: str, *, kerned: bool = True) -> WebFont:
        """Subset the fonts."""
        return web_font(letters, kerned=kerned)
