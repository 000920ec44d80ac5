"""The shape of the tables of ``geodata``: territories, seas, places, sources."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from atlas_files.problems import ADDRESS, LANGUAGE


def _float(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _decimal(value: Any) -> Any:
    return Decimal(value) if type(value) is int else value


Longitude = Annotated[float, Field(ge=-180, le=180, strict=True), BeforeValidator(_float)]
Latitude = Annotated[float, Field(ge=-90, le=90, strict=True), BeforeValidator(_float)]
Side = Literal["n", "ne", "e", "se", "s", "sw", "w", "nw"]
# km², the Earth's at most, with the decimals that the file has: they are the figure's precision.
Area = Annotated[Decimal, Field(gt=0, le=510_100_000, allow_inf_nan=False, strict=True), BeforeValidator(_decimal)]
ShortText = Annotated[str, Field(max_length=200)]  # what a map can show
Names = dict[
    Annotated[str, Field(pattern=LANGUAGE)], Annotated[list[ShortText], Field(min_length=1, max_length=12)]
]  # by language


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Territory(_Closed):
    """The unit that a scenario disposes of.

    ``name`` gives, by language (BCP 47), the names in use: the first labels the map, the others are those of the
    other naming traditions. ``label`` is the lon, lat (degrees, WGS 84) that a label points at. ``area_km2`` is an
    official figure cited as a fact, never computed from the outline. ``label_sides`` are the sides on which its label
    is to stand where there is room, the best first.
    """

    name: Names
    label: tuple[Longitude, Latitude]
    area_km2: Area | None = None
    area_source: str | None = None
    area_locator: str = ""
    area_verification: Literal["verified", "secondary", "unverified"] | None = None
    area_note: dict[str, str] = {}
    note: dict[str, str] = {}
    label_sides: list[Side] = []


class Water(_Closed):
    """A sea or strait: its names by language, where they stand (lon, lat, degrees), and in which views."""

    name: Names
    at: tuple[Longitude, Latitude]
    shown: Literal["close", "far", "always"] = "always"


class Place(_Closed):
    """Land, a town, cape or island that a map names and nobody disposes of by that name.

    ``name`` gives, by language, the names of the naming traditions; ``at`` is lon, lat (degrees, WGS 84): where land is
    named, and where the others lie. ``rank`` says from how near it is named: 1 from anywhere, 2 to 4 from ever nearer.
    ``source`` is where its position stands.
    """

    name: Names
    at: tuple[Longitude, Latitude]
    rank: Annotated[int, Field(ge=1, le=4)]
    kind: Literal["land", "town", "cape", "island", "sea"]
    source: str


class ProvenanceWords(_Closed):
    """What readers are told of a source, in another language than the atlas's default; '' where that stands."""

    title: str = ""
    producer: str = ""
    licence: str = ""
    version: str = ""
    licence_note: str = ""
    accuracy: str = ""


class Provenance(_Closed):
    """Where outlines or figures come from; ``file`` and ``sha256`` are those of the upstream file."""

    title: str
    producer: str
    licence: str
    version: str
    distributor: str = ""
    licence_note: str = ""
    url: Annotated[str, Field(pattern=ADDRESS)] = ""
    file: str = ""
    bytes: int | None = None
    sha256: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    processing: str = ""
    accuracy: str = ""
    published: str = ""
    accessed: str = ""
    translated: dict[Annotated[str, Field(pattern=LANGUAGE)], ProvenanceWords] = {}

    def in_language(self, language: str) -> Provenance:
        """Return the same as readers of a language are told it, and no other language's words."""
        words = self.translated.get(language, ProvenanceWords())
        return self.model_copy(update={**words.model_dump(exclude_defaults=True), "translated": {}})
