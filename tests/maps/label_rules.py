"""The rules of labels, measured on the real shapes, with nothing of the layout's own geometry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely

COVERED = 60.0  # px² of another territory that a label may cover
_LEVEL = 0.01  # px by which another territory may be nearer than a label's own
_NONE = 1e-6  # px, px²: less is a matter of rounding


def filled(rings: list[list[float]]) -> shapely.Geometry:
    """Return what rings fill where an odd number of them lie over each other; their lines, where they fill nothing."""
    lines = [np.reshape(ring, (-1, 2)) for ring in rings]
    areas = np.array([shapely.make_valid(shapely.Polygon(xy)) for xy in lines if len(xy) > 2], dtype=object)
    one, other = shapely.STRtree(areas).query(areas, predicate="intersects")
    over = set(one[one != other])
    whole = shapely.union_all([area for number, area in enumerate(areas) if number not in over])
    for number in over:
        whole = whole.symmetric_difference(areas[number])
    if whole.area > 0:
        return whole
    return shapely.union_all([shapely.LineString(xy) if len(xy) > 1 else shapely.Point(xy[0]) for xy in lines])


class Rules:
    """The rules in one view: its shapes are looked at once, however many labels are laid out in it."""

    def __init__(self, picture: dict[str, Any]) -> None:
        self.view = shapely.box(0, 0, picture["width"], picture["height"])
        self.shapes = {each["id"]: filled(each["rings"]) for each in picture["territories"]}
        self.obstacles = [shapely.box(*box) for box in picture.get("obstacles", [])]
        # What is out of view is nobody's neighbour.
        self.seen = {key: one.intersection(self.view) for key, one in self.shapes.items()}
        self.in_view = {key for key, one in self.seen.items() if one.area > _NONE}
        for one in (*self.shapes.values(), *self.seen.values()):
            shapely.prepare(one)

    def broken(self, picture: dict[str, Any], result: dict[str, Any]) -> list[str]:
        """Return every rule that a layout breaks, in words; none if it keeps them all."""
        labels: dict[str, Any] = result["labels"]
        numbered = {key for key, label in labels.items() if label["kind"] == "number"}
        found = [f"{key} is in view and has no label" for key in self.in_view - labels.keys() - set(result["omitted"])]
        if len(result["numbers"]) != len(numbered | set(result["omitted"])) or numbered & set(result["omitted"]):
            found.append("the list of numbers is not of those numbered and omitted")
        boxes = {key: shapely.box(*label["box"]) for key, label in labels.items()}
        drawn = {key: label["leader"] for key, label in labels.items() if label["leader"]}
        leaders = {key: shapely.LineString(np.reshape(ends, (2, 2))) for key, ends in drawn.items()}
        forms = {each["id"]: each["forms"] for each in picture["territories"]}
        for key, label in labels.items():
            box, leader, form = boxes[key], leaders.get(key), forms[key][label["form"]]
            left, top, right, bottom = label["box"]
            off = abs(right - left - form["width"]) + abs(bottom - top - form["height"])
            if off > _NONE or form["kind"] != label["kind"]:
                found.append(f"the label of {key} is not as large as its form")
            if not self.view.buffer(_NONE).covers(box):
                found.append(f"the label of {key} leaves the view")
            found += self._shapes(key, box, leader)
            others = {f"{other}'s label": one for other, one in boxes.items() if other != key}
            found += self._beside(key, box, leader, others)
            later = {other: one for other, one in leaders.items() if leader and other > key}
            found += [
                f"the leaders of {key} and {other} cross" for other, one in later.items() if one.intersects(leader)
            ]
        return found

    def _shapes(self, key: str, box: Any, leader: Any) -> Iterator[str]:
        mine = 0 if leader else self.seen[key].distance(box)
        for other, one in self.seen.items():
            if other == key:
                continue
            if one.intersects(box) and (area := one.intersection(box).area) > COVERED:
                yield f"the label of {key} covers {area:.0f} px² of {other}"
            if leader and one.intersects(leader) and one.intersection(leader).length > _NONE:
                yield f"the leader of {key} crosses {other}"
            if not leader and mine > _LEVEL and one.dwithin(box, mine - _LEVEL):
                yield f"the label of {key} is nearer to {other}, and has no leader"
        if leader and not self.shapes[key].dwithin(shapely.Point(leader.coords[-1]), _NONE):
            yield f"the leader of {key} does not end on it"

    def _beside(self, key: str, box: Any, leader: Any, labels: dict[str, Any]) -> Iterator[str]:
        for name, one in [*labels.items(), *(("an obstacle", obstacle) for obstacle in self.obstacles)]:
            if box.intersects(one) and box.intersection(one).area > _NONE:
                yield f"the label of {key} lies on {name}"
            if leader and leader.intersects(one) and leader.intersection(one).length > _NONE:
                yield f"the leader of {key} runs under {name}"
        if leader and leader.intersection(box).length > _NONE:
            yield f"the leader of {key} runs under its own label"
