"""What all pages of one atlas in one language share, and nothing else: what a page is made from, beside its sheet."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from claims import Atlas
from geodata import Provenance, Territory, Water
from maps.ground import Ground
from maps.keys import digest
from maps.phrases import Phrases


@dataclass(frozen=True)
class Place:
    """A territory as pages name it: ``name`` with all naming traditions, ``label`` shorter for the map."""

    id: str
    name: str
    label: str
    others: tuple[tuple[str, str], ...]


def place(key: str, territory: Territory, language: str, default: str) -> Place:
    """Return a territory's names in a language."""
    names = territory.name
    own = names.get(language) or names[default]
    others = tuple((code, " / ".join(each)) for code, each in names.items() if code != language)
    return Place(key, " / ".join(own), " / ".join(own), others)


@dataclass(frozen=True)
class Setting:
    """The common part of pages. Plain data: it can be sent to another process and gives the same page there."""

    language: str
    atlas: Atlas
    territories: dict[str, Territory]
    waters: dict[str, Water]
    provenance: dict[str, Provenance]
    ground: Ground

    def __getstate__(self) -> dict[str, Any]:
        """What is sent: the fields, and nothing that was worked out from them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def phrases(self) -> Phrases:
        """The phrases of the language."""
        return Phrases(self.atlas, self.language)

    @cached_property
    def places(self) -> list[Place]:
        """The territories in this language, in order."""
        default = self.atlas.languages[0]
        return [place(key, territory, self.language, default) for key, territory in self.territories.items()]

    @cached_property
    def key(self) -> str:
        """A digest of all of it."""
        return digest(*(getattr(self, field.name) for field in fields(self)))
