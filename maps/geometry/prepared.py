"""The geometry of an atlas as all its outputs carry it: prepared once, then plain data that needs no library.

It depends on geodata and on which territories the main view shows, and on no language: names are kept in all of them,
and chosen when they are written. Labels are laid out on it for each picture by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter

from maps.geometry.figure import Figure, Miniature

Bounds = tuple[tuple[float, float], tuple[float, float]]  # (south, west), (north, east) in degrees: Leaflet's order
Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Named:
    """What has a name of its own on a web page.

    Attributes
    ----------
    territory
        The number of its territory, in their order; None for what belongs to none.
    name, names
        Its name, and those that it has in some languages beside it.
    coded
        Its rings, the exterior first, or its one line, as texts of ``encoding.py``.
    """

    territory: int | None
    name: str
    names: dict[str, str]
    coded: tuple[str, ...]

    def name_in(self, language: str) -> str:
        """Return its name in a language."""
        return self.names.get(language, self.name)


@dataclass(frozen=True)
class WebGeometry:
    """What web pages draw.

    Attributes
    ----------
    per_degree
        Units a degree in which positions are coded.
    outlines, context, lines
        Outlines in the order of their file, rings of the land around, former boundaries.
    views
        'main' and 'whole'.
    main
        The numbers of the territories that the main view is of.
    """

    per_degree: int
    outlines: tuple[Named, ...]
    context: tuple[str, ...]
    lines: tuple[Named, ...]
    views: dict[str, Bounds]
    main: tuple[int, ...]

    def members(self, language: str) -> dict[str, Any]:
        """Return the members of a page's data block, named in a language."""
        return {
            "per_degree": self.per_degree,
            "outlines": [[one.territory, one.name_in(language), *one.coded] for one in self.outlines],
            "context": self.context,
            "views": self.views,
            "main": self.main,
            "lines": [{"name": one.name_in(language), "path": one.coded[0]} for one in self.lines],
        }


@dataclass(frozen=True)
class PreparedGeometry:
    """What all outputs of an atlas share, whatever their language.

    Attributes
    ----------
    web
        What pages draw.
    small
        Ids of the territories that are specks on a page's overview.
    figures
        The still pictures: 'main', of the main view, with an overview in its corner, and 'whole', of all territories.
    miniatures
        The small maps of the same views.
    sources
        Ids of the sources that the outlines name, each once.
    """

    web: WebGeometry
    small: tuple[str, ...]
    figures: dict[str, Figure]
    miniatures: dict[str, Miniature]
    sources: tuple[str, ...]


def to_text(kind: type[Kept], value: Kept) -> str:
    """Return plain data of a type, such as those of this module, as text to be kept."""
    return TypeAdapter(kind).dump_json(value).decode()


def from_text(kind: type[Kept], text: str) -> Kept:
    """Return what :func:`to_text` made a text of."""
    return TypeAdapter(kind).validate_json(text)
