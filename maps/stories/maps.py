"""The maps of a story: what stands still is made once a view, what a record wears once a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from maps.geometry.figure import PANEL, Figure, Shape, inside
from maps.geometry.still_labels import Label
from maps.geometry.still_names import letters
from maps.kit.palette import OUTCOME
from maps.stories.labels import SteadyLabels, steady_labels
from maps.view.lecture import Lecture, Slide
from maps.view.panel import Panel
from maps.view.records import Record
from maps.view.site import Site
from maps.view.symbols import bands_id
from maps.web.web_site import Groups, grouped

# At 1920 x 1080: how wide a map is drawn in px, alone and as one of two, and how high a territory's name is.
WIDTHS = {"one": 1290.0, "two": 952.0}
NAMES_PX = (38.0, 34.0, 30.0, 27.0)  # the first with which every outcome is written
KEYS = {"main": "m", "whole": "w"}  # in ids of the definitions


@dataclass(frozen=True)
class MapView:
    """What all of a story's maps of one view share: ground, shapes; by layout, labels and what they lie on."""

    key: str
    figure: Figure
    shapes: dict[str, Groups]
    small: dict[str, Groups]
    labels: dict[str, SteadyLabels]
    grounds: dict[str, dict[str, str]]
    ground: dict[str, Any]


def form_of(slide: Slide) -> str:
    """Return 'one' or 'two': how many maps stand beside each other."""
    return "two" if len(slide.maps) > 1 else "one"


def layout_of(slide: Slide) -> str:
    """Return which labels a step's maps have: those of all steps of one map, or its own where it has two."""
    return slide.id if len(slide.maps) > 1 else "one"


def views_of(site: Site, lecture: Lecture) -> dict[str, MapView]:
    """Return the views that a story shows, by name."""
    views: dict[str, dict[str, dict[str, Record]]] = {}
    for slide in lecture.slides:
        shown = views.setdefault(slide.view, {}).setdefault(layout_of(slide), {})
        shown |= {one.record.id: one.record for one in slide.maps}
    nobody = Record("", "", "", "", "", ())
    found = {}
    for name, layouts in views.items():
        figure = site.geometry.figures[name]
        labels = {key: _largest(site, figure, list(records.values()), key) for key, records in layouts.items()}
        small = grouped(figure.overview.shapes) if figure.overview else {}
        ground = {**Panel(site, figure, nobody).ground(), "letters": letters}
        grounds = {
            key: {label.territory: _ground(figure, label) for label in each.labels} for key, each in labels.items()
        }
        found[name] = MapView(KEYS[name], figure, grouped(figure.shapes), small, labels, grounds, ground)
    return found


def _largest(site: Site, figure: Figure, records: list[Record], layout: str) -> SteadyLabels:
    """Return the labels in the largest letters with which every territory's outcome has room, else in the first."""
    width = WIDTHS["one" if layout == "one" else "two"]
    found = (steady_labels(site, figure, records, px / 15 * PANEL[0] / width) for px in NAMES_PX)
    first = next(found)
    return next((one for one in (first, *found) if all(label.kind == "full" for label in one.labels)), first)


def map_of(site: Site, view: MapView, slide: Slide, record: Record, ids: Mapping[str, str]) -> dict[str, Any]:
    """Return what the template of a map is rendered with."""
    layout, figure = layout_of(slide), view.figure
    steady = view.labels[layout]
    overview = figure.overview
    return {
        "key": view.key,
        "layout": layout,
        "w": PANEL[0],
        "h": PANEL[1],
        "size": round(OUTCOME * steady.size, 2),
        "territories": _worn(view.key, figure.shapes, view.shapes, record, slide.emphasised, ids),
        "small": _worn(f"{view.key}o", overview.shapes, view.small, record, (), ids) if overview else [],
        "corner": overview.box[:2] if overview else None,
        "labels": [
            {
                "territory": label.territory,
                "align": label.align,
                "ground": view.grounds[layout][label.territory],
                "size": 0 if factor == 1 else round(OUTCOME * steady.size * factor, 2),
                "lines": [line for line in label.lines if not line.bold],
            }
            for label, factor in steady.of(record, list(site.territories))
        ],
        "numbers": steady.numbers,
    }


def _worn(  # noqa: PLR0913, PLR0917 - what is drawn, and what it wears
    key: str,
    shapes: Sequence[Shape],
    groups: Mapping[str, Groups],
    record: Record,
    emphasised: Sequence[str],
    ids: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Return what each territory that is in view wears; where that is bands, what its groups of islands wear."""
    found = []
    for shape, cell in zip(shapes, record.cells, strict=True):
        symbol, href = cell.symbol, f"{key}-{shape.id}"
        uses = [
            (f"{href}-{number}", ids[bands_id(symbol, times)])
            for number, (times, _width) in enumerate(groups[shape.id], 1)
        ]
        if not shape.islands:
            continue
        found.append(
            {
                "id": shape.id,
                "href": href,
                "fill": ids[symbol.id],
                "dash": symbol.dash,
                "quiet": symbol.form == "silent",
                "emphasised": shape.id in emphasised,
                "uses": uses if symbol.banded else [],
            }
        )
    return found


def _ground(figure: Figure, label: Label) -> str:
    """Return what a label stands on: 'own' shape, 'land' or 'sea'."""
    left, top, right, bottom = label.box
    x, y = (left + right) / 2, (top + bottom) / 2
    own = next(shape for shape in figure.shapes if shape.id == label.territory)
    return "own" if inside(own.rings, x, y) else "land" if figure.on_land(x, y) else "sea"
