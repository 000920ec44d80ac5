"""The atlases that a notebook works with: read as a build reads them, and again when a file of theirs has changed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from atlas_files.digest import digest, sha256
from atlas_files.problems import did_you_mean
from claims import Claims
from claims_atlas.fingerprint import DATA
from claims_atlas.reading import read
from geodata import Geodata
from maps.view.phrases import Phrases

if TYPE_CHECKING:
    from maps.geometry.preparer import LocalPreparer
    from maps.view.atlas_view import AtlasView
    from maps.web.pages import Pages

SHIPPED = Path(__file__).resolve().parent.parent  # the atlas that ships, beside this program


class OpenAtlas:
    """A whole atlas that breaks no rule, and what is made of it in the languages that were asked for."""

    def __init__(self, geodata: Geodata, claims: Claims) -> None:
        self.geodata, self.claims = geodata, claims
        self._pages: dict[str, Pages] = {}

    def language(self, asked: str | None) -> str:
        """Return the language that is asked for, the default one for None; raise ValueError where it has none such."""
        languages = self.claims.atlas.languages
        if asked not in (None, *languages):
            raise ValueError(f"'{asked}' is not a language of this atlas{did_you_mean(str(asked), languages)}")
        return asked or languages[0]

    def scenario(self, asked: str, also: Iterable[str] = ()) -> str:
        """Return the id that is asked for; raise ValueError where it is no scenario's and none of ``also``."""
        ids = [*self.claims.scenarios, *also]
        if asked not in ids:
            raise ValueError(f"'{asked}' is not a scenario of this atlas{did_you_mean(str(asked), ids)}")
        return asked

    def phrases(self, language: str | None) -> Phrases:
        """Return the phrases of a language, the default one for None."""
        return Phrases(self.claims.atlas, self.language(language))

    def view(self, language: str | None) -> AtlasView:
        """Return what the outputs of a language show."""
        return self.pages(language).view

    def pages(self, language: str | None) -> Pages:
        """Return what pages of a language are made from."""
        from maps.view.atlas_view import AtlasView  # noqa: PLC0415 - tables do without
        from maps.web.pages import Pages  # noqa: PLC0415

        language = self.language(language)
        if language not in self._pages:
            self._pages[language] = Pages(AtlasView(self.geodata, self.claims, language, self._preparer))
        return self._pages[language]

    @cached_property
    def _preparer(self) -> LocalPreparer:
        """What prepares the geometry, once for all languages."""
        from maps.geometry.preparer import LocalPreparer  # noqa: PLC0415 - tables do without

        return LocalPreparer(self.geodata)


_open: dict[Path, tuple[str, OpenAtlas]] = {}


def open_atlas(folder: Path | str) -> OpenAtlas:
    """Return an atlas as its files stand now.

    Raises
    ------
    ValueError
        Where a build would refuse the atlas: with all of its problem lines.
    """
    root = Path(folder).resolve()
    if not root.is_dir():
        raise ValueError(f"'{folder}' is not a folder; expected one with claims/ and geodata/")
    while True:  # a file that is saved while the others are read is seen here
        state = _state(root)
        kept = _open.get(root)
        if kept and kept[0] == state:
            return kept[1]
        problems, geodata, claims = read(root)
        if _state(root) == state:
            break
    if problems or geodata is None or claims is None:
        raise ValueError("\n".join(problems.lines))
    _open[root] = state, OpenAtlas(geodata, claims)
    return _open[root][1]


def _state(root: Path) -> str:
    """Return a digest of every data file."""
    paths = sorted(path for name in ("claims", "geodata") for path in (root / name).rglob("*") if path.suffix in DATA)
    return digest([(str(path), sha256(path.read_bytes())) for path in paths if path.is_file()])
