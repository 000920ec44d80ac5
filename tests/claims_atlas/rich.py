"""A small atlas in which every key of every data file has a value, and what each of them may be changed to."""

from __future__ import annotations

import importlib
import inspect
import itertools
import json
import pkgutil
import shutil
import tomllib
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

import claims
import geodata
from claims.atlas import Atlas
from claims.model import Control, Scenario, Source
from claims.neutrality import Words
from claims.stories import Story
from geodata.geojson import ContextProperties, LineProperties, OutlineProperties
from geodata.model import Place as MapPlace
from geodata.model import Provenance, Territory, Water
from tests.conftest import WORLD

CITED = {"source": "gazette", "locator": "p. 7", "verification": "secondary"}
ATLAS, SOURCES = "claims/atlas.toml", "claims/sources.json"
OFFER, READING = "claims/scenarios/1910-offer.toml", "claims/scenarios/1911-reading-by-blue.toml"
TREATY, TITLE = "claims/scenarios/1900-treaty.toml", "claims/scenarios/1912-title.toml"
TERRITORIES, PROVENANCE = "geodata/territories.toml", "geodata/sources.toml"
PLACES, LOCATORS, STORY = "geodata/places.toml", "claims/locators.toml", "claims/stories/two.toml"
# Which model a file is read as: of the whole, or of each of its tables.
WHOLE = {ATLAS: Atlas, OFFER: Scenario, READING: Scenario, TREATY: Scenario, TITLE: Scenario}
WHOLE |= {"claims/neutrality.toml": Words, STORY: Story}
EACH = {"claims/control.toml": Control, SOURCES: Source, TERRITORIES: Territory}
EACH |= {"geodata/waters.toml": Water, PROVENANCE: Provenance, PLACES: MapPlace}
OUTLINES, CONTEXT, LINES = "geodata/outlines.geojson", "geodata/context.geojson", "geodata/lines.geojson"
PROPERTIES = {OUTLINES: OutlineProperties, CONTEXT: ContextProperties, LINES: LineProperties}
RICH: dict[str, dict[str, Any]] = {
    ATLAS: {
        "subtitle": {"en": "Red and Blue"},
        "licence": {"en": "Anybody may print it."},
        "languages": ["en", "ja"],
        "deck": ["1910-offer"],
        "kinds": {"oath": {"name": {"en": "oath"}}},
        "conditions": {"tribute": {"text": {"en": "against tribute"}}},
        "start": [{"title": {"en": "Here", "ja": "ここ"}, "show": ["1900-treaty", "1910-offer"], "story": "two"}],
        "eras": [{"name": {"en": "Then"}, "from": "1890"}, {"name": {"en": "Later"}, "from": "1911"}],
        "parties": {
            "red": {
                "name": {"en": "Red"},
                "forms": {"en": {"in_text": "the Reds"}},
                "colour": "#E69F00",
                "texture": "dots",
            },
            "blue": {"name": {"en": "Blue"}, "colour": "#0072B2", "texture": "lines"},
            "grey": {"name": {"en": "Grey"}, "colour": "#999999", "texture": "grid"},
        },
    },
    OFFER: {"voice": {"en": "On the word of a clerk."}, "summary": {"en": "An unheard-of offer."}},
    READING: {},
    TREATY: {},
    TITLE: {
        "date": "1912-02-03",
        "kind": "oath",
        "actors": ["grey"],
        "title": {"en": "Grey's view"},
        "short": {"en": "Grey 1912"},
        "summary": {"en": "Grey does not recognise Red's title."},
        "status": {"en": "Grey's position"},
        **CITED,
        "dispositions": [
            {
                "of": ["north-isle"],
                "outcome": "not-recognised",
                "title_of": "red",
                "by": "grey",
                "how": "named",
                **CITED,
                "note": {"en": "It says no more."},
                "quote": {"ja": "承認しない。"},
                "translation": {"en": "We do not recognise it."},
            },
            {"of": ["south-isle"], "outcome": "undivided", "between": ["red", "blue"], "how": "named", **CITED},
        ],
        "others": {
            "outcome": "holds",
            "holder": "blue",
            "from": "red",
            "administration": "grey",
            "how": "named",
            **CITED,
            "conditions": [
                {"type": "recognition", "text": {"en": "If it is recognised."}, **CITED},
                {"type": "tribute", "text": {"en": "If tribute is paid."}, **CITED},
            ],
        },
    },
    STORY: {
        "title": {"en": "Two papers", "ja": "二つの文書"},
        "source": "gazette",
        "author": {"en": "Grey", "ja": "グレイ"},
        "minutes": 5,  # as six would be: the notes take five and a half
        "step": [
            {
                "id": "view",
                "show": ["1912-title"],
                "heading": {"en": "A view", "ja": "見解"},
                "say": {"en": "Grey speaks.", "ja": "グレイが語る。"},
                "quote": "north-isle",
                "excerpt": {"en": "We do not recognise it.", "ja": "承認しない。"},
                **CITED,
                "further": [CITED],
                "notes": {"en": "word " * 660, "ja": "語" * 1452},
            },
            {
                "id": "both",
                "show": ["1900-treaty", "1910-offer"],
                "view": ["north-isle", "south-isle"],
                "emphasise": ["south-isle"],
                "heading": {"en": "Two", "ja": "二つ"},
                "say": {"en": "The offer answers the treaty.", "ja": "提案は条約に答える。"},
                **CITED,
            },
        ],
    },
    "claims/control.toml": {},
    "claims/neutrality.toml": {
        "word": [{"language": "en", "pattern": "unheard-of", "why": "judges", "better": "'new'"}] * 2,
        "exception": [{"file": OFFER, "key": "summary.en", "word": "unheard-of", "reason": "Nobody had heard of it."}],
    },
    TERRITORIES: {},
    "geodata/waters.toml": {
        "strait": {"name": {"en": ["The Strait"], "ja": ["海峡"]}, "at": [12.5, 50.5], "shown": "always"}
    },
    PLACES: {
        "haven": {
            **{"name": {"en": ["Haven"], "ja": ["港"]}, "at": [12.1, 50.2], "rank": 1, "kind": "town"},
            "source": "survey",
        }
    },
    LOCATORS: {"p. 7": {"ja": "7頁"}},
    PROVENANCE: {
        "chart": {
            **{name: f"A {name}." for name in ("title", "producer", "licence", "version", "distributor", "processing")},
            **{name: f"Its {name}." for name in ("licence_note", "accuracy", "published", "accessed")},
            **{"url": "https://example.org/chart", "file": "chart.dat", "bytes": 12, "sha256": "0" * 64},
            "translated": {
                "ja": {
                    **{"title": "海図", "producer": "測量者", "licence": "公有", "version": "第一版"},
                    **{"licence_note": "自由。", "accuracy": "正確。"},
                }
            },
        }
    },
}


def data_of(path: Path) -> Any:
    """A data file as it is parsed."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix in (".json", ".geojson") else tomllib.loads(text)


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def put(path: Path, data: Any) -> None:
    """Write a data file."""
    if path.suffix in (".json", ".geojson"):
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    else:
        lines = [f"{json.dumps(key)} = {toml(value)}\n" for key, value in data.items()]
        path.write_text("".join(lines), encoding="utf-8")


def rich_atlas(folder: Path) -> Path:
    """The small atlas with a value for every key."""
    world = Path(shutil.copytree(WORLD, folder))
    (world / STORY).parent.mkdir()
    for file, more in RICH.items():
        put(world / file, (data_of(world / file) if (world / file).exists() else {}) | more)
    territories = data_of(world / TERRITORIES)
    for key, territory in territories.items():
        territory["name"]["ja"] = [f"{key} の島"]
    territories["north-isle"] |= {
        "label_sides": ["e"],
        **{"area_source": "survey", "area_locator": "p. 2", "area_verification": "secondary"},
        **{"area_note": {"en": "Without the lake."}, "note": {"en": "It is cold."}},
    }
    put(world / TERRITORIES, territories)
    control = data_of(world / "claims/control.toml")
    control["control"][0] |= {"jointly_with": "grey", "note": {"en": "By turns."}}
    put(world / "claims/control.toml", control)
    sources = data_of(world / SOURCES)
    sources[1] |= {"title-short": "Offers", "URL": "https://example.org/gazette", "note": "Evening edition."}
    sources[0] |= {"editor": [{"family": "Black"}], "shortTitle": "Treaty"}
    put(world / SOURCES, sources)
    line = {"type": "LineString", "coordinates": [[9.8, 49.5], [15.2, 49.6]]}
    properties = {"id": "old", "name": "Line of 1890", "name_ja": "線", "source": "survey"}
    feature = {"type": "Feature", "properties": properties, "geometry": line}
    put(world / LINES, {"type": "FeatureCollection", "features": [feature]})
    islet = {"type": "Polygon", "coordinates": [[[14.2, 49.5], [14.3, 49.5], [14.3, 49.6], [14.2, 49.6], [14.2, 49.5]]]}
    properties = {"id": "islet", "territory": "far-isle", "name": "Islet", "source": "survey"}
    outlines = data_of(world / OUTLINES)
    outlines["features"].append({"type": "Feature", "properties": properties, "geometry": islet})
    put(world / OUTLINES, outlines)
    return world


class Place(NamedTuple):
    """Where a file has the value of a model's field."""

    file: str
    path: tuple[str | int, ...]
    annotation: Any


def models() -> list[type[BaseModel]]:
    """Every data model of claims and geodata."""
    found = set()
    for package in (claims, geodata):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if not module.ispkg:
                members = inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
                found |= {one for _name, one in members if issubclass(one, BaseModel) and one.model_fields}
    kinds = {base for one in found for base in one.__mro__[1:]}  # of which there are others alone
    return sorted(found - kinds, key=lambda one: one.__qualname__)


def _inner(annotation: Any) -> type[BaseModel] | None:
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_inner, typing.get_args(annotation))), None)


def _places(file: str, path: tuple[str | int, ...], model: type[BaseModel], data: Any) -> Iterator[tuple[str, Place]]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in data:
            place = Place(file, (*path, key), field.annotation)
            yield f"{model.__name__}.{name}", place
            if inner := _inner(field.annotation):
                yield from _below(file, place.path, inner, data[key])


def _below(file: str, path: tuple[str | int, ...], model: type[BaseModel], data: Any) -> Iterator[tuple[str, Place]]:
    if isinstance(data, list):
        for number, one in enumerate(data):
            yield from _below(file, (*path, number), model, one)
    elif set(data) & {field.alias or name for name, field in model.model_fields.items()}:
        yield from _places(file, path, model, data)
    else:
        for key, one in data.items():
            yield from _below(file, (*path, key), model, one)


def places(world: Path) -> dict[str, list[Place]]:
    """By 'Model.field': every place in the atlas's files that has a value of it."""
    found: dict[str, list[Place]] = {}
    for file, model in (*WHOLE.items(), *EACH.items()):
        data = data_of(world / file)
        at = list(_places(file, (), model, data) if file in WHOLE else _below(file, (), model, data))
        if model is Scenario:  # the file's tables are made into dispositions
            disposition = _inner(Scenario.model_fields["dispositions"].annotation)
            assert disposition
            for key in ("territories", "others"):
                if key in data:
                    at += _below(file, (key,), disposition, data[key])
        for name, place in at:
            found.setdefault(name, []).append(place)
    for file, kind in PROPERTIES.items():
        for number, feature in enumerate(data_of(world / file)["features"]):
            for name, place in _places(file, ("features", number, "properties"), kind, feature["properties"]):
                found.setdefault(name, []).append(place)
    return found


def other_values(value: Any, annotation: Any, ids: list[str]) -> Iterator[Any]:
    """What a value may be changed to; the first that breaks no rule will do."""
    words = [arg for arg in _flat(annotation) if isinstance(arg, str)]
    if words:
        yield from (word for word in words if word != value)
    elif isinstance(value, str):
        yield value.title()
        yield from (f"{value[:-1]}{digit}" for digit in "123")  # a date, a colour, a digest
        yield from ids
        yield from (f"{value} edited", f"{value}-edited")
    elif isinstance(value, bool | int | float):
        yield value + 1
    elif isinstance(value, dict):
        for key in value:
            yield from ({**value, key: other} for other in other_values(value[key], None, ids))
        yield dict(reversed(value.items()))
    elif isinstance(value, list):
        yield from (value[:n] + value[n + 1 :] for n in range(len(value)))
        for number, one in enumerate(value):
            yield from ([*value[:number], other, *value[number + 1 :]] for other in other_values(one, None, ids))


def _flat(annotation: Any) -> Iterator[Any]:
    """The words of a closed list, if an annotation is one."""
    if typing.get_origin(annotation) is typing.Literal:
        yield from typing.get_args(annotation)
    elif isinstance(annotation, types.UnionType) or typing.get_origin(annotation) in (typing.Annotated, typing.Union):
        yield from itertools.chain.from_iterable(map(_flat, typing.get_args(annotation)))


def changed(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """Return data with another value at a path."""
    if not path:
        return value
    if isinstance(data, list):
        return [changed(one, path[1:], value) if n == path[0] else one for n, one in enumerate(data)]
    return {key: changed(one, path[1:], value) if key == path[0] else one for key, one in data.items()}


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    """Return the value at a path."""
    for key in path:
        data = data[key]
    return data
