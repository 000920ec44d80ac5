"""From the upstream shoreline to ``outlines.geojson`` and ``context.geojson``: the committed bytes again.

Nobody needs this to use or edit an atlas. To run it, download Debian's package ``xtide-coastline`` (``apt-get download
xtide-coastline``; it need not be installed) and give its file, or the ``wvs1.dat`` inside, to
``python -m geodata.recipe FILE``.

The shoreline does not say what is land, nor which island is which. ``faces.csv`` does: one row, with an interior
point, for every face that the lines enclose. kind is ``outline`` (claimed: an island of the territory named),
``context`` (land that is drawn and never claimed) or ``water``.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import itertools
import json
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyproj
import shapely

from geodata.wvs import read_shoreline

HERE = Path(__file__).parent
SHA256 = "f9c5c044ee42f2fa78d4b56a0417b14a14b6205e25a334adeee407efda220ddf"  # of wvs1.dat
FRAME = (138, 41, 160, 55)  # west, south, east, north in whole degrees: what the views of the atlas can show
CUT = 50  # degrees north: where the Treaty of Portsmouth (1905, art. IX) divided Sakhalin
TOLERANCE = 250.0  # metres, to which context is simplified; claimed outlines are not
SAKHALIN = (142.9, 50.1)  # a point of the face that is cut
_LOCAL = pyproj.CRS("+proj=laea +lat_0=47 +lon_0=148 +datum=WGS84 +units=m")


class RecipeError(ValueError):
    """The upstream file or ``faces.csv`` is not what the recipe expects; one line a fault."""


@dataclass(frozen=True)
class Face:
    """A row of ``faces.csv``; ``point`` is lon, lat in degrees."""

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


def unpack(source: Path, folder: Path) -> Path:
    """Return the path of ``wvs1.dat``: ``source`` itself, or taken out of a Debian package into ``folder``."""
    content = source.read_bytes()
    if not content.startswith(b"!<arch>\n"):
        return source
    at = 8  # an ar archive: 60-byte headers, the size in bytes 48 to 57, members padded to even
    while at < len(content):
        name, size = content[at : at + 16].decode().strip(" /"), int(content[at + 48 : at + 58])
        if name.startswith("data.tar"):
            with tarfile.open(fileobj=io.BytesIO(content[at + 60 : at + 60 + size])) as archive:
                member = next((m for m in archive if m.name.endswith("/wvs1.dat")), None)
                stream = member and archive.extractfile(member)
                if stream:
                    target = folder / "wvs1.dat"
                    target.write_bytes(stream.read())
                    return target
        at += 60 + size + size % 2
    raise RecipeError(f"{source}: holds no wvs1.dat")


def check_hash(path: Path, expected: str = SHA256) -> None:
    """Raise RecipeError unless the file is the one the outlines were made from."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise RecipeError(f"{path}: sha256: found {found}, expected {expected}")


def polygonise(path: Path) -> tuple[list[shapely.Polygon], int]:
    """Return every face of the frame, Sakhalin cut in two, and the number of lines that enclose none (rocks)."""
    west, south, east, north = FRAME
    # A line may end a step beyond its cell: one degree more is read than is kept.
    lines = read_shoreline(path, west - 1, south - 1, east + 1, north + 1)
    west, south, east, north = (3600 * degrees for degrees in FRAME)
    frame = shapely.box(west, south, east, north)
    drawn = [shapely.LineString(line) for line in lines if len(np.unique(line, axis=0)) > 1]
    shore = shapely.intersection(drawn, frame, grid_size=1)
    # Noded, not just joined end to end: Hokkaidō, Sakhalin and Shumshu touch themselves. In whole arc-seconds, so that
    # a node where two lines cross is on the source's own grid.
    noded = shapely.union_all([*shore, frame.exterior], grid_size=1)
    faces, _cuts, rocks, _invalid = shapely.polygonize_full([noded])
    middle = shapely.Point(SAKHALIN[0] * 3600, SAKHALIN[1] * 3600)
    sakhalin = next(face for face in shapely.get_parts(faces) if face.contains(middle))
    parallel = shapely.LineString([(west, 3600 * CUT), (east, 3600 * CUT)]).intersection(sakhalin, grid_size=1)
    cut = shapely.polygonize([shapely.union_all([noded, parallel], grid_size=1)])
    return [shapely.transform(face, lambda xy: xy / 3600) for face in shapely.get_parts(cut)], len(
        shapely.get_parts(rocks)
    )


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


def simplify(face: shapely.Polygon) -> shapely.Polygon:
    """Return context land with fewer vertices, none of them moved, the line nowhere off by more than ``TOLERANCE``.

    The corners on the frame and on the cut stay, so that northern Sakhalin meets the southern part exactly.
    """
    to_metres = pyproj.Transformer.from_crs("OGC:CRS84", _LOCAL, always_xy=True)

    def fewer(ring: shapely.LinearRing) -> list[tuple[float, float]]:
        xy = shapely.get_coordinates(ring)
        fixed = np.flatnonzero(np.isin(xy[:, 0], (FRAME[0], FRAME[2])) | np.isin(xy[:, 1], (FRAME[1], FRAME[3], CUT)))
        ends = sorted({0, len(xy) // 2, len(xy) - 1, *fixed.tolist()})
        kept: list[tuple[float, float]] = []
        for start, stop in itertools.pairwise(ends):
            metres = np.column_stack(to_metres.transform(*xy[start : stop + 1].T))
            chain = shapely.get_coordinates(shapely.simplify(shapely.LineString(metres), TOLERANCE))
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


def feature(row: Face, polygon: shapely.Polygon) -> str:
    """Return a GeoJSON feature on one line: right-handed rings (RFC 7946), five decimals, always the same start."""
    properties = {
        "id": row.id,
        "territory": row.territory,
        "name": row.name,
        "name_ja": row.name_ja,
        "name_ru": row.name_ru,
    }
    properties = {key: value for key, value in properties.items() if value} | {"source": "wvs"}
    normal = shapely.orient_polygons(shapely.normalize(polygon))
    rings = [np.round(shapely.get_coordinates(ring), 5).tolist() for ring in (normal.exterior, *normal.interiors)]
    geometry = {"type": "Polygon", "coordinates": rings}
    return json.dumps({"type": "Feature", "properties": properties, "geometry": geometry}, ensure_ascii=False)


def collection(features: Iterable[str]) -> str:
    """Return a GeoJSON file, a feature a line."""
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"


def make(source: Path) -> tuple[dict[str, str], str]:
    """Return the text of each file that the recipe makes, and a sentence on what was left out."""
    with tempfile.TemporaryDirectory() as folder:
        path = unpack(source, Path(folder))
        check_hash(path)
        faces, rocks = polygonise(path)
    rows = read_faces(HERE / "faces.csv")
    found = match(rows, faces)
    land = [row for row in rows if row.kind != "water"]
    files = {
        "outlines.geojson": collection(feature(row, found[row.id]) for row in land if row.kind == "outline"),
        "context.geojson": collection(feature(row, simplify(found[row.id])) for row in land if row.kind == "context"),
    }
    return files, f"{len(found)} faces; {rocks} two-point lines left out (rocks that enclose no area)"


def main() -> int:
    """Run the recipe from the command line."""
    parser = argparse.ArgumentParser(prog="python -m geodata.recipe", description="Make the outlines anew.")
    parser.add_argument("source", type=Path, help="wvs1.dat, or Debian's xtide-coastline package with it")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: geodata)")
    options = parser.parse_args()
    try:
        files, said = make(options.source)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    for name, text in files.items():
        (options.out / name).write_text(text, encoding="utf-8")
        print(f"{options.out / name}: {len(text.encode())} bytes")
    print(said)
    return 0


if __name__ == "__main__":
    sys.exit(main())
