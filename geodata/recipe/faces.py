"""Which face is what: the rows of ``faces.csv``, held against the faces that the shoreline encloses.

The shoreline does not say what is land, nor which island is which. ``faces.csv`` does: one row, with an interior
point, for every face. kind is ``outline`` (claimed: an island of the territory named), ``context`` (land that is drawn
and never claimed), ``omitted`` (an islet below 1 km² of surrounding land, not drawn) or ``water``.
"""

from __future__ import annotations

import csv
import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely

from geodata.recipe.upstream import RecipeError

KINDS = ("outline", "context", "omitted", "water")
CUT = 50  # degrees north: where the Treaty of Portsmouth (1905, art. IX) divided Sakhalin


@dataclass(frozen=True)
class Face:
    """A row of ``faces.csv``; ``point`` is lon, lat in degrees, WGS 84."""

    id: str
    kind: str
    territory: str
    name: str
    name_ja: str
    name_ru: str
    point: shapely.Point


def read_faces(path: Path) -> list[Face]:
    """Return the rows of ``faces.csv``, in order."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Face(**{key: row[key] for key in row.keys() - {"lon", "lat"}}, point=_point(row))
            for row in csv.DictReader(file)
        ]


def _point(row: dict[str, str]) -> shapely.Point:
    return shapely.Point(float(row["lon"]), float(row["lat"]))


def match(rows: Sequence[Face], faces: Sequence[shapely.Polygon]) -> dict[str, shapely.Polygon]:
    """Return each row's face by id.

    Raises
    ------
    RecipeError
        If a point finds no face, two points find the same, or a face finds no point: all of them, a line each.
    """
    tree, faults = shapely.STRtree(list(faces)), []
    found: dict[int, str] = {}
    for row in rows:
        hits = tree.query(row.point, predicate="within")
        if len(hits) == 0:
            faults.append(f"faces.csv: {row.id}: the point {row.point.x}, {row.point.y} is in no face")
        elif int(hits[0]) in found:
            faults.append(f"faces.csv: {row.id}: the point is in the same face as that of {found[int(hits[0])]}")
        else:
            found[int(hits[0])] = row.id
    for number in sorted(set(range(len(faces))) - found.keys()):
        place = faces[number].representative_point()
        faults.append(f"faces.csv: no point for the face at {place.x:.5f}, {place.y:.5f}")
    if faults:
        raise RecipeError("\n".join(faults))
    return {name: faces[number] for number, name in found.items()}


def check_kinds(rows: Sequence[Face], found: Mapping[str, shapely.Polygon]) -> None:
    """Raise RecipeError, a line for each, where a row's kind is unknown or its face cannot be of that kind.

    A shoreline has land on one side and water on the other. So most of a face's edge must be shared with faces of the
    other sort; most and not all, because islets may overlap the coast by an arc-second. The cut is no shoreline.
    """
    faults = [f"faces.csv: {row.id}: '{row.kind}' is not a kind" for row in rows if row.kind not in KINDS]
    wet = {row.id: row.kind == "water" for row in rows}
    beside: dict[frozenset[tuple[float, float]], list[str]] = {}
    for name, face in found.items():
        for ring in (face.exterior, *face.interiors):
            for ends in itertools.pairwise(map(tuple, shapely.get_coordinates(ring).tolist())):
                beside.setdefault(frozenset(ends), []).append(name)
    balance = dict.fromkeys(found, 0.0)
    for edge, names in beside.items():
        if len(names) == 2 and any(lat != CUT for _, lat in edge):  # noqa: PLR2004 - one name: the frame
            sign = 1 if wet[names[0]] != wet[names[1]] else -1
            for name in names:
                balance[name] += sign * math.dist(*edge)
    faults += [
        f"faces.csv: {row.id}: a face of kind '{row.kind}' that borders mostly on {'water' if wet[row.id] else 'land'}"
        for row in rows
        if balance[row.id] < 0
    ]
    if faults:
        raise RecipeError("\n".join(faults))
