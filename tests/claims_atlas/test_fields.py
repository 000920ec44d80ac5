"""Whatever is edited, a build makes of it what a build from nothing makes: for every field of every data model."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from atlas_files.digest import digest
from claims_atlas.builder import BrokenError, Build
from claims_atlas.reading import read
from tests.claims_atlas import rich
from tests.sampling import each
from tests.test_build import contents, edit

ONE_VALUE = {"Feature.type", "FeatureCollection.type"}  # nothing else may stand there
FIELDS = sorted({f"{model.__name__}.{field}" for model in rich.models() for field in model.model_fields} - ONE_VALUE)


def another_name(world: Path) -> None:
    (world / rich.TITLE).rename((world / rich.TITLE).with_stem("1912-view"))
    story = world / rich.STORY
    story.write_text(story.read_text(encoding="utf-8").replace("1912-title", "1912-view"), encoding="utf-8")


def another_story(world: Path) -> None:
    (world / rich.STORY).rename((world / rich.STORY).with_stem("three"))
    start_with(world, story="three")


def start_with(world: Path, **changed: Any) -> None:
    """What the index opens with leads elsewhere."""
    atlas = rich.data_of(world / rich.ATLAS)
    atlas["start"][0] |= changed
    rich.put(world / rich.ATLAS, atlas)


def another_label(world: Path) -> None:
    """A name begins elsewhere in its own territory."""
    territories = rich.data_of(world / rich.TERRITORIES)
    first = next(iter(territories.values()))
    first["label"] = [first["label"][0] + 0.1, first["label"][1]]
    rich.put(world / rich.TERRITORIES, territories)


def no_quote(world: Path) -> None:
    """A step that quotes nothing has no excerpt either."""
    story = rich.data_of(world / rich.STORY)
    for step in story["step"]:
        step.pop("quote", None)
        step.pop("excerpt", None)
    rich.put(world / rich.STORY, story)


def another_order(world: Path) -> None:
    rich.put(world / rich.TERRITORIES, dict(reversed(rich.data_of(world / rich.TERRITORIES).items())))


def another_excuse(file: str, key: str) -> Callable[[Path], None]:
    """The word that is excused stands elsewhere, and so does its exception."""

    def apply(world: Path) -> None:
        edit(world / rich.OFFER, "unheard-of", "new")
        data = rich.data_of(world / file)
        rich.put(world / file, rich.changed(data, (key, "en"), "An unheard-of thing."))
        rules = rich.data_of(world / "claims/neutrality.toml")
        excuse = rules["exception"][0] | {"file": file, "key": f"{key}.en"}
        rich.put(world / "claims/neutrality.toml", rules | {"exception": [excuse]})

    return apply


def one_language_less(world: Path) -> None:
    """The second language goes, and so do the translations into it, which have no place without it."""
    atlas = rich.data_of(world / rich.ATLAS)
    rich.put(world / rich.ATLAS, atlas | {"languages": atlas["languages"][:1]})
    for file in ("claims/locators.toml", "claims/source_notes.toml", rich.STORY):
        (world / file).unlink(missing_ok=True)
    start_with(world, story="")


def another_day_of_change(world: Path) -> None:
    text = (world / CONTROL).read_text(encoding="utf-8")
    (world / CONTROL).write_text(text.replace("1905-01-01/1905-02-01", "1904"), encoding="utf-8")


def territories_changed_about(world: Path) -> None:
    rows = rich.data_of(world / CONTROL)["control"]
    first, last = rows[0]["territory"], rows[-1]["territory"]
    rows[0]["territory"], rows[-1]["territory"] = last, first
    rich.put(world / CONTROL, {"control": rows})


def another(*path: str | int, value: Any) -> Callable[[Path], None]:
    """Another value in the file of outlines."""

    def apply(world: Path) -> None:
        data = rich.data_of(world / rich.OUTLINES)
        place = rich.at(data, path[:-1])
        place[path[-1]] = value(place.get(path[-1]))
        rich.put(world / rich.OUTLINES, data)

    return apply


def another_translation(world: Path) -> None:
    rich.put(world / rich.LOCATORS, {"p. 7": {"ja": "第7頁"}})


def moved(geometry: dict[str, Any]) -> dict[str, Any]:
    (x, y), *ring = geometry["coordinates"][0][:-1]
    return {**geometry, "coordinates": [[[x, y + 0.01], *ring, [x, y + 0.01]]]}


# What is made of more than one value: names, orders, words with exceptions, rows that follow each other.
APART: dict[str, Callable[[Path], None]] = {
    "Atlas.languages": one_language_less,
    "Control.territory": territories_changed_about,
    "Control.until": another_day_of_change,
    "Feature.geometry": another("features", 1, "geometry", value=moved),
    "Feature.id": another("features", 1, "id", value=lambda _none: 7),
    "Feature.properties": another("features", 1, "properties", value=lambda all_: {**all_, "name_ja": "南島"}),
    "FeatureCollection.crs": another("crs", value=lambda _none: {"type": "name", "properties": {"name": "EPSG:4326"}}),
    "FeatureCollection.features": another("features", value=lambda features: features[::-1]),
    "Scenario.id": another_name,
    "Start.story": partial(start_with, story=""),
    "Step.quote": no_quote,
    "Story.id": another_story,
    "Territory.label": another_label,
    "Translations.root": another_translation,
    "Scenario.order": another_order,
    "Exemption.file": another_excuse(rich.READING, "summary"),
    "Exemption.key": another_excuse(rich.OFFER, "status"),
}
CONTROL = "claims/control.toml"


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Geometry is prepared here, and nothing is typeset: a PDF or PNG is a digest of what it would be made from."""

    def typeset(sources: Any, form: str = "pdf", **options: Any) -> bytes:
        return digest(dict(sources), form, options).encode()

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(1) as executor:
        patch.setattr("claims_atlas.geometry_worker.Geometry._other", lambda _self: executor)
        patch.setattr("claims_atlas.builder.FEW", 10**6)  # no process for any of it
        for module in ("maps.stills.still", "maps.handout.handout"):
            patch.setattr(f"{module}.typeset", typeset)
        patch.setattr("maps.stills.palette_png.with_palette", lambda png: png)
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rich atlas in the folder ``atlas``, and its site in ``site``."""
    folder = tmp_path_factory.mktemp("rich")
    world = rich.rich_atlas(folder / "atlas")
    assert read(world)[0].lines == []
    list(Build(world, folder / "site").run(jobs=1))
    return folder


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "rich"))


def edited(field: str, world: Path) -> None:
    """Change a field at the first place where that breaks no rule."""
    if field in APART:
        APART[field](world)
        assert read(world)[0].lines == []
        return
    ids = [*rich.data_of(world / rich.ATLAS)["parties"], *rich.data_of(world / rich.TERRITORIES)]
    ids += [path.stem for path in (world / "claims/scenarios").iterdir()]
    ids += [item["id"] for item in rich.data_of(world / rich.SOURCES)] + list(rich.data_of(world / rich.PROVENANCE))
    ids += ["agreement", "autonomy"]  # of the shared lists
    for place in rich.places(world)[field]:
        file, data = world / place.file, rich.data_of(world / place.file)
        now = rich.at(data, place.path)
        for value in rich.other_values(now, place.annotation, ids):
            if value == now and (not isinstance(value, dict) or list(value) == list(now)):
                continue
            rich.put(file, rich.changed(data, place.path, value))
            if not read(world)[0].lines:
                return
        rich.put(file, data)
    pytest.fail(f"no value of {field} can be changed: the atlas needs a place where it can")


def test_the_atlas_has_a_value_for_every_field_of_every_model(built: Path) -> None:
    assert {*rich.places(built / "atlas"), *APART} >= set(FIELDS)


@pytest.mark.parametrize("field", each(FIELDS, 10, always=["Control.party", "Note.text"]))
def test_a_build_after_an_edit_is_a_build_from_nothing(field: str, copy: Path, tmp_path: Path) -> None:
    before = contents(copy / "atlas")
    edited(field, copy / "atlas")
    if field == "Atlas.id":
        with pytest.raises(BrokenError, match="holds the site of another atlas"):
            list(Build(copy / "atlas", copy / "site").run(jobs=1))
        return
    list(Build(copy / "atlas", copy / "site").run(jobs=1))
    list(Build(copy / "atlas", tmp_path / "clean", force=True).run(jobs=1))
    assert contents(copy / "site") == contents(tmp_path / "clean")
    assert contents(copy / "atlas") != before


@pytest.mark.parametrize(("page", "why"), [("1910-offer", "a neighbour in time"), ("1900-treaty", "a reading of it")])
def test_a_page_names_what_its_picker_does_not_offer_as_a_build_from_nothing_does(
    page: str, why: str, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maps.view.picker.Picker.offered", lambda _self, _scenario: [("Control", ["control"])])
    list(Build(copy / "atlas", copy / "site", force=True).run(jobs=1))
    reading = copy / "atlas" / rich.READING
    rich.put(reading, rich.data_of(reading) | {key: {"en": "Quite another"} for key in ("title", "short")})
    list(Build(copy / "atlas", copy / "site").run(jobs=1))
    list(Build(copy / "atlas", tmp_path / "clean", force=True).run(jobs=1))
    assert "Quite another" in (copy / "site" / f"{page}.html").read_text(encoding="utf-8"), why
    assert contents(copy / "site") == contents(tmp_path / "clean")
