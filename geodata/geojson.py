"""GeoJSON (RFC 7946) as models: what files of outlines, context and lines may hold. Knows no geometry library.

What does not fit is a problem line, with what was found and what was expected. What other programs write and means the
same is taken: a feature's own id, attributes beside ours, WGS 84 in its other spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, field_validator

from atlas_files.problems import LANGUAGE, Problems
from geodata.geometries import shown

# Longitude and latitude of these agree with WGS 84 to some metres at most: WGS 84 (also with height), JGD2011, JGD2000,
# ETRS89, NAD83, CGCS2000, SIRGAS 2000.
_AS_WGS84 = frozenset({"crs84", "4326", "4979", "6668", "4612", "4258", "4269", "4490", "4674"})
_CRS = re.compile(
    r"(?:urn:ogc:def:crs:|https?://www\.opengis\.net/def/crs/)?(?:ogc|epsg)[:/]+(?:[\d.]+[:/]+)?(\w+)", re.IGNORECASE
)


_LONGEST = 200  # letters of what a map can show


def _id(value: Any) -> Any:
    """Take a number for an id, as databases write them."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _written(text: str) -> str:
    if not text.strip():
        raise ValueError("is missing")
    if len(text) > _LONGEST:
        raise ValueError(f"has {len(text):,} letters, expected {_LONGEST} at most")
    if not text.isprintable():
        raise ValueError(f"found {shown(text)}, expected text of one line")
    return text


Words = Annotated[str, AfterValidator(_written)]
Id = Annotated[str, BeforeValidator(_id), AfterValidator(_written)]


class _Open(BaseModel):
    """What other programs add beside our own properties does no harm."""

    model_config = ConfigDict(extra="allow", frozen=True)


class _Named(_Open):
    name: Words

    @property
    def names(self) -> dict[str, str]:
        """The properties ``name_ja``, ``name_ru`` … by language."""
        extra = self.model_extra or {}
        return {key.removeprefix("name_"): name for key, name in extra.items() if _is_name(key) and name}


class OutlineProperties(_Named):
    """What is said of an outline: one island, or one part of one."""

    id: Id
    territory: Words
    source: Words


class ContextProperties(_Open):
    """What is said of land around."""

    source: Words


class LineProperties(_Named):
    """What is said of a former boundary."""

    source: Words | None = None


class Feature(_Open):
    """A feature: its ``geometry`` is read by itself."""

    type: str
    id: Any = None
    properties: dict[str, Any] = {}
    geometry: Any = None

    @field_validator("type")
    @classmethod
    def _is_feature(cls, found: str) -> str:
        if found != "Feature":
            raise ValueError(f"found {shown(found)}, expected 'Feature'")
        return found

    @field_validator("properties", mode="before")
    @classmethod
    def _of_object(cls, found: Any) -> Any:
        if not isinstance(found, dict | None):
            raise ValueError(f"found {shown(found)}, expected an object")
        return found or {}


class FeatureCollection(_Open):
    """A whole file, its features not yet read."""

    type: str
    crs: Any = None
    features: list[Any]

    @field_validator("type")
    @classmethod
    def _is_collection(cls, found: str) -> str:
        if found != "FeatureCollection":
            raise ValueError(f"found {shown(found)}, expected 'FeatureCollection'")
        return found

    @field_validator("crs")
    @classmethod
    def _is_wgs84(cls, found: Any) -> Any:
        """RFC 7946 has no ``crs``; older writers put one."""
        name = _crs_name(found)
        match = _CRS.fullmatch(name) if name else None
        if found is not None and (match is None or match[1].lower() not in _AS_WGS84):
            raise ValueError(f"found {shown(name or found)}, expected longitude and latitude on WGS 84 (RFC 7946)")
        return found

    @field_validator("features", mode="before")
    @classmethod
    def _is_list(cls, found: Any) -> Any:
        if not isinstance(found, list):
            raise ValueError(f"found {shown(found)}, expected a list of GeoJSON features")
        return found


def read_features(problems: Problems, file: str) -> Iterator[tuple[str, Feature]]:
    """Yield the features of a file, each with a key for problem lines, noting every problem."""
    data = problems.read_json(file)
    if data is None:
        return
    if not isinstance(data, dict):
        problems.add(file, "", f"found {shown(data)}, expected a GeoJSON FeatureCollection")
        return
    collection = problems.validate(FeatureCollection, data, file)
    for number, one in enumerate(collection.features if collection else (), 1):
        if not isinstance(one, dict):
            problems.add(file, f"feature {number}", f"found {shown(one)}, expected a GeoJSON Feature")
            continue
        key = _key(one, number)
        feature = problems.validate(Feature, one, file, key)
        if feature is not None:
            properties = feature.properties if feature.id is None else {"id": feature.id, **feature.properties}
            _check_names(problems, file, key, properties)
            yield key, feature.model_copy(update={"properties": properties})


def _key(feature: dict[str, Any], number: int) -> str:
    """Return what problem lines call a feature: its id, if it has one that can be read, else its number."""
    properties = feature.get("properties")
    found = properties.get("id") if isinstance(properties, dict) else None
    identifier = _id(feature.get("id") if found is None else found)
    return identifier if isinstance(identifier, str) and identifier.strip() else f"feature {number}"


def _crs_name(found: Any) -> str:
    """Return the name in a ``crs`` of the older GeoJSON, '' where there is none."""
    if isinstance(found, str):
        return found
    properties = found.get("properties") if isinstance(found, dict) else None
    if not isinstance(properties, dict):
        return ""
    name, code = properties.get("name"), properties.get("code")
    return name if isinstance(name, str) else f"EPSG:{code}" if isinstance(code, int | str) else ""


def _is_name(key: str) -> bool:
    return key.startswith("name_") and re.fullmatch(LANGUAGE, key.removeprefix("name_")) is not None


def _check_names(problems: Problems, file: str, key: str, properties: dict[str, Any]) -> None:
    """Note names that are no text, and keys of names that differ in capitals alone: tables see no difference there."""
    seen: dict[str, str] = {}
    for name, found in properties.items():
        if not _is_name(name.lower()):
            continue
        if name.lower() in seen:
            problems.add(file, f"{key}.{name}", f"differs from '{seen[name.lower()]}' in capitals alone")
        elif not _is_name(name):
            problems.add(file, f"{key}.{name}", f"is not a name in a language; did you mean '{name.lower()}'?")
        elif not isinstance(found, str | None):
            problems.add(file, f"{key}.{name}", f"found {shown(found)}, expected text in quotes")
        elif len(found or "") > _LONGEST:
            problems.add(file, f"{key}.{name}", f"has {len(found or ''):,} letters, expected {_LONGEST} at most")
        seen[name.lower()] = name
