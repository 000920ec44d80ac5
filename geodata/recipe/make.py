"""From the upstream shoreline to ``outlines.geojson`` and ``context.geojson``: the committed bytes again.

Nobody needs this to use or edit an atlas. To run it, download Debian's package ``xtide-coastline`` (``apt-get download
xtide-coastline``; it need not be installed) and give its file, or the ``wvs1.dat`` inside, to
``python -m geodata.recipe FILE``. What each face is, ``faces.csv`` says.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from geodata.recipe.faces import CUT, check_kinds, match, read_faces
from geodata.recipe.geojson import collection, feature
from geodata.recipe.upstream import check_hash, unpack
from geodata.recipe.wvs import read_shoreline

HERE = Path(__file__).parent  # faces.csv stands here
GEODATA = HERE.parent
FRAME = (138, 41, 160, 55)  # west, south, east, north in whole degrees: what the views of the atlas can show
TOLERANCE, FAR_TOLERANCE = 250.0, 1000.0  # metres, to which context is simplified; claimed outlines are not
NEAR = (144, 43, 149.5, 46)  # west, south, east, north in degrees: where context is seen from near
SAKHALIN = (142.9, 50.1)  # a point of the face that is cut
_LOCAL = pyproj.CRS("+proj=laea +lat_0=47 +lon_0=148 +datum=WGS84 +units=m")


@dataclass(frozen=True)
class Report:
    """What the recipe made: ``files`` is the text of each by name, ``faces`` the number of faces of each kind.

    ``rocks`` and ``points`` are lines of two positions, and of one on no other line, that enclose no area: left out.
    """

    files: dict[str, str]
    faces: Counter[str]
    rocks: int
    points: int


def count_rocks(lines: Sequence[NDArray[np.int64]]) -> tuple[int, int]:
    """Return how many lines (n, 2) in the frame go to one other position and back, and how many are a lone position."""
    frame = shapely.box(*(3600 * degrees for degrees in FRAME))
    sizes = [len(np.unique(line, axis=0)) for line in lines]
    within = [frame.contains(shapely.Point(line[0])) for line in lines]
    pairs = [
        line
        for line, size, inside in zip(lines, sizes, within, strict=True)
        if inside and size == 2 and (line[0] == line[-1]).all()  # noqa: PLR2004
    ]
    spots = [
        shapely.Point(line[0]) for line, size, inside in zip(lines, sizes, within, strict=True) if inside and size == 1
    ]
    # A line that only touches the next cell leaves a single position there: that is no rock.
    longer = shapely.STRtree([shapely.LineString(line) for line, size in zip(lines, sizes, strict=True) if size > 1])
    return len(pairs), sum(len(longer.query(spot, predicate="intersects")) == 0 for spot in spots)


def polygonise(lines: Sequence[NDArray[np.int64]]) -> list[shapely.Polygon]:
    """Return every face that lines (n, 2; lon, lat in arc-seconds) make in the frame, in degrees; Sakhalin is two."""
    west, south, east, north = (3600 * degrees for degrees in FRAME)
    frame = shapely.box(west, south, east, north)
    drawn = [shapely.LineString(line) for line in lines if len(np.unique(line, axis=0)) > 1]
    shore = shapely.intersection(drawn, frame, grid_size=1)
    # Noded, not just joined end to end: Hokkaidō, Sakhalin and Shumshu touch themselves. In whole arc-seconds, so that
    # a node where two lines cross is on the source's own grid.
    noded = shapely.union_all([*shore, frame.exterior], grid_size=1)
    middle = shapely.Point(SAKHALIN[0] * 3600, SAKHALIN[1] * 3600)
    sakhalin = next(face for face in shapely.get_parts(shapely.polygonize([noded])) if face.contains(middle))
    parallel = shapely.LineString([(west, 3600 * CUT), (east, 3600 * CUT)]).intersection(sakhalin, grid_size=1)
    cut = shapely.polygonize([shapely.union_all([noded, parallel], grid_size=1)])
    return [shapely.transform(face, lambda xy: xy / 3600) for face in shapely.get_parts(cut)]


def simplify(face: shapely.Polygon) -> shapely.Polygon:
    """Return context land with fewer vertices, none of them moved.

    The line is nowhere off by more than ``TOLERANCE``, or ``FAR_TOLERANCE`` outside ``NEAR``. The corners on the frame
    and on the cut stay, so that northern Sakhalin meets the southern part exactly.
    """
    to_metres = pyproj.Transformer.from_crs("OGC:CRS84", _LOCAL, always_xy=True)

    def fewer(ring: shapely.LinearRing) -> list[tuple[float, float]]:
        xy = shapely.get_coordinates(ring)
        fixed = np.flatnonzero(np.isin(xy[:, 0], (FRAME[0], FRAME[2])) | np.isin(xy[:, 1], (FRAME[1], FRAME[3], CUT)))
        west, south, east, north = NEAR
        near = (xy[:, 0] > west) & (xy[:, 0] < east) & (xy[:, 1] > south) & (xy[:, 1] < north)
        ends = sorted({0, len(xy) // 2, len(xy) - 1, *fixed.tolist(), *(np.flatnonzero(np.diff(near)) + 1).tolist()})
        kept: list[tuple[float, float]] = []
        for start, stop in itertools.pairwise(ends):
            metres = np.column_stack(to_metres.transform(*xy[start : stop + 1].T))
            tolerance = TOLERANCE if near[start:stop].any() else FAR_TOLERANCE
            chain = shapely.get_coordinates(shapely.simplify(shapely.LineString(metres), tolerance))
            positions = {
                (x, y): tuple(lonlat)
                for (x, y), lonlat in zip(metres.tolist(), xy[start : stop + 1].tolist(), strict=True)
            }
            kept += [positions[x, y] for x, y in chain[:-1].tolist()]
        return kept

    rings = [fewer(ring) for ring in (face.exterior, *face.interiors)]
    if len(rings[0]) < 3:  # noqa: PLR2004 - an islet smaller than the tolerance stays as it is
        return face
    simple = shapely.Polygon(rings[0], [hole for hole in rings[1:] if len(hole) > 2])  # noqa: PLR2004
    return simple if simple.is_valid else face


def make(source: Path) -> Report:
    """Return the files that the recipe makes from ``wvs1.dat`` or the Debian package, and what was left out.

    Raises
    ------
    RecipeError, ShorelineError
        If the source is not the one expected, or ``faces.csv`` does not fit it.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = unpack(source, Path(folder))
        check_hash(path)
        west, south, east, north = FRAME
        # A line may end a step beyond its cell: one degree more is read than is kept.
        lines = read_shoreline(path, west - 1, south - 1, east + 1, north + 1)
    rows = read_faces(HERE / "faces.csv")
    found = match(rows, polygonise(lines))
    check_kinds(rows, found)
    files = {
        "outlines.geojson": collection(feature(row, found[row.id]) for row in rows if row.kind == "outline"),
        "context.geojson": collection(feature(row, simplify(found[row.id])) for row in rows if row.kind == "context"),
    }
    return Report(files, Counter(row.kind for row in rows), *count_rocks(lines))


def main() -> int:
    """Run the recipe from the command line."""
    parser = argparse.ArgumentParser(prog="python -m geodata.recipe", description="Make the outlines anew.")
    parser.add_argument("source", type=Path, help="wvs1.dat, or Debian's xtide-coastline package with it")
    parser.add_argument("--out", type=Path, default=GEODATA, help="folder to write to (default: geodata)")
    options = parser.parse_args()
    try:
        report = make(options.source)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    for name, text in report.files.items():
        (options.out / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{options.out / name}: {len(text.encode())} bytes")
    print("faces:", ", ".join(f"{number} {kind}" for kind, number in report.faces.items()))
    print(f"left out, without area: {report.rocks} rocks of two positions, {report.points} of one")
    return 0
