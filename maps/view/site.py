"""What all pages of one atlas in one language share, and nothing else: what a page is made from, beside its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from babel import Locale

from atlas_files.digest import digest
from claims import Atlas
from geodata import Place, Provenance, Territory, Water
from maps.geometry.figure import Figure
from maps.geometry.prepared import PreparedGeometry
from maps.geometry.still_labels import Name
from maps.view.opening_view import View, opening_view
from maps.view.phrases import Phrases
from maps.view.records import Record


@dataclass(frozen=True)
class TerritoryNames:
    """A territory as pages name it: ``name`` with all naming traditions, ``label`` shorter for the map."""

    id: str
    name: str
    label: str
    others: tuple[tuple[str, str], ...]


def place(key: str, territory: Territory, language: str, default: str) -> TerritoryNames:
    """Return a territory's names in a language."""
    names = territory.name
    own = names.get(language) or names[default]
    others = tuple((code, " / ".join(each)) for code, each in names.items() if code != language)
    return TerritoryNames(key, " / ".join(own), " / ".join(own), others)


def names_of(water: Water, language: str, default: str) -> list[str]:
    """Return a water's names in a language, a line each."""
    return water.name.get(language) or water.name[default]


def credit(provenance: Mapping[str, Provenance], phrases: Phrases, sources: Iterable[str]) -> str:
    """Return where outlines come from, in a line: those of the sources that they name, by id."""
    titles = [provenance[source].in_language(phrases.language).title for source in sources]
    words = phrases.gettext("Outlines: {title}. Outlines are cartographic, not legal.")
    return words.format(title=phrases.enumerated(titles))


@dataclass(frozen=True)
class Site:
    """The common part of pages. Plain data: it can be sent to another process and gives the same page there.

    ``base`` is the address of the folder that the site stands in, with its slash; '' where nobody has said.
    """

    language: str
    atlas: Atlas
    territories: dict[str, Territory]
    waters: dict[str, Water]
    places: dict[str, Place]
    provenance: dict[str, Provenance]
    geometry: PreparedGeometry
    base: str = ""

    def __getstate__(self) -> dict[str, Any]:
        """What is sent: the fields, and nothing that was worked out from them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def phrases(self) -> Phrases:
        """The phrases of the language."""
        return Phrases(self.atlas, self.language)

    @cached_property
    def territory_names(self) -> list[TerritoryNames]:
        """The territories in this language, in order."""
        default = self.atlas.languages[0]
        return [place(key, territory, self.language, default) for key, territory in self.territories.items()]

    @property
    def home(self) -> str:
        """The relative address of the folder of the atlas's default language: '' for its own pages."""
        return "" if self.language == self.atlas.languages[0] else "../"

    def address(self, file: str) -> str:
        """Return the absolute address of a file in this language's folder; just the file where there is no base."""
        return self.base + self._folder(self.language) + file if self.base else file

    def _folder(self, code: str) -> str:
        return "" if code == self.atlas.languages[0] else f"{code}/"

    @property
    def credit(self) -> str:
        """Where the outlines come from, in a line."""
        return credit(self.provenance, self.phrases, self.geometry.sources)

    def figure(self, record: Record, against: Record | None = None) -> Figure:
        """Return the still picture in the view that shows what a record disposes of, beside another one or alone."""
        return self.geometry.figures[self.opening_view(record, against)]

    def opening_view(self, record: Record, against: Record | None = None) -> View:
        """Return the name of that view."""
        return opening_view(record, against, list(self.territories), self.atlas.main_view)

    @cached_property
    def map_names(self) -> tuple[Name, ...]:
        """The names of seas, land and places in this language, in the order in which they take their places."""
        default = self.atlas.languages[0]
        found = [Name(key, "water", 1, tuple(self.names(water))) for key, water in self.waters.items()]
        for key, one in self.places.items():
            names = one.name.get(self.language) or one.name[default]
            found.append(Name(key, one.kind, one.rank, (names[0] if one.kind == "land" else " / ".join(names),)))
        return tuple(sorted(found, key=lambda name: (name.rank, name.kind != "land")))

    def names(self, water: Water) -> list[str]:
        """Return a water's names in this language."""
        return names_of(water, self.language, self.atlas.languages[0])

    def twins(self, file: str) -> list[dict[str, str]]:
        """Return the same page in the atlas's other languages: code, the language's own name, and addresses.

        ``href`` is relative, ``url`` absolute where there is a base.
        """
        return [
            {
                "code": code,
                "name": (Locale.parse(code, sep="-").get_display_name() or code).capitalize(),
                "href": self.home + self._folder(code) + file,
                "url": (self.base or self.home) + self._folder(code) + file,
            }
            for code in self.atlas.languages
            if code != self.language
        ]

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all of it but the base, of which pictures show nothing."""
        return digest(*(getattr(self, field.name) for field in fields(self) if field.name != "base"))

    @cached_property
    def page_fingerprint(self) -> str:
        """A digest of all of it."""
        return digest(self.fingerprint, self.base)
