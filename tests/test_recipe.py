"""The reader and the recipe on shapes small enough to write out: nothing here needs the upstream file."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import numpy as np
import pytest
import shapely

from geodata import recipe
from geodata.recipe import Face, RecipeError, check_hash, collection, feature, match, read_faces, simplify, unpack
from geodata.wvs import PAYLOAD, RECORD, ShorelineError, read_shoreline

HEADER_AND_MAP = 128 * RECORD


def block(lat: int, lon: int, steps: list[tuple[int, int]], goes_on: bool = False) -> bytes:
    """A block of a cell: a start, then (lat, lon) steps in arc-seconds."""
    count = len(steps)
    if goes_on:
        lat, lon = lat + (1 << 18), lon + (1 << 18)
    first = goes_on << 7 | count >> 2
    second = (count & 3) << 6 | (lat >> 16) << 3 | lon >> 16
    start = bytes([first, second]) + (lat & 65535).to_bytes(2) + (lon & 65535).to_bytes(2)
    return start + bytes(128 + one for step in steps for one in step)


def file_of(cells: dict[tuple[int, int], bytes]) -> bytes:
    """A whole file with these data for the cells whose south-west corners (lat, lon) are given."""
    content = bytearray(HEADER_AND_MAP + 64800 * RECORD)
    content[3], content[4], content[5] = RECORD, 5, 1
    for (lat, lon), data in cells.items():
        cell = (lat + 90) * 360 + lon + 180
        content[RECORD + cell // 8] |= 1 << (7 - cell % 8)
        record, rest = 128 + cell, data
        while True:
            piece, rest = rest[:PAYLOAD], rest[PAYLOAD:]
            at = record * RECORD
            content[at : at + len(piece)] = piece
            if not rest:
                content[at + PAYLOAD] = len(piece) + 1
                break
            record = len(content) // RECORD  # the chain goes on at the end of the file
            content[at + PAYLOAD + 1 : at + RECORD] = (record + 1).to_bytes(3)
            content += bytes(RECORD)
    return bytes(content)


def test_lines_are_read_from_blocks_continuations_and_chained_records(tmp_path: Path) -> None:
    long = [(1, -1)] * 40
    data = block(100, 200, long) + block(5, -7, [(2, 2)], goes_on=True) + block(0, 3599, [(10, 0), (0, -100)])
    path = tmp_path / "shore.dat"
    path.write_bytes(file_of({(44, 147): data, (45, 147): block(1, 2, [])}))
    first, second, third = read_shoreline(path, 147, 44, 148, 46)
    x, y = 147 * 3600 + 200, 44 * 3600 + 100
    expected = [(x - step, y + step) for step in range(41)] + [(x - 47, y + 45), (x - 45, y + 47)]
    assert first.tolist() == [list(position) for position in expected]
    assert second.tolist() == [
        [147 * 3600 + 3599, 44 * 3600],
        [147 * 3600 + 3599, 44 * 3600 + 10],
        [147 * 3600 + 3499, 44 * 3600 + 10],
    ]
    assert third.tolist() == [[147 * 3600 + 2, 45 * 3600 + 1]]
    assert read_shoreline(path, 0, 0, 2, 2) == []


def test_a_foreign_or_broken_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shore.dat"
    path.write_bytes(b"something else")
    with pytest.raises(ShorelineError, match="header"):
        read_shoreline(path, 147, 44, 148, 45)
    whole = file_of({(44, 147): block(100, 200, [(1, 1)] * 40)})
    path.write_bytes(whole[:-RECORD])
    with pytest.raises(ShorelineError, match="chain of records"):
        read_shoreline(path, 147, 44, 148, 45)
    short = bytearray(file_of({(44, 147): block(100, 200, [(1, 1)])}))
    short[(128 + 134 * 360 + 327) * RECORD + PAYLOAD] = 8  # the last step is not there
    path.write_bytes(bytes(short))
    with pytest.raises(ShorelineError, match="break off"):
        read_shoreline(path, 147, 44, 148, 45)


def test_the_wrong_upstream_file_is_named_with_both_hashes(tmp_path: Path) -> None:
    path = tmp_path / "wvs1.dat"
    path.write_bytes(b"not it")
    with pytest.raises(RecipeError) as caught:
        check_hash(path)
    assert str(caught.value).startswith(f"{path}: sha256: found ")
    assert str(caught.value).endswith(f"expected {recipe.SHA256}")


def test_the_shoreline_is_taken_out_of_a_debian_package_without_installing_it(tmp_path: Path) -> None:
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w:xz") as archive:
        member = tarfile.TarInfo("./usr/share/xtide-wvs/wvs1.dat")
        member.size = 5
        archive.addfile(member, io.BytesIO(b"shore"))
    members = [(b"debian-binary", b"2.0\n"), (b"data.tar.xz", tar.getvalue())]
    package = b"!<arch>\n"
    for name, content in members:
        package += name.ljust(48) + str(len(content)).encode().ljust(10) + b"`\n" + content + b"\n" * (len(content) % 2)
    path = tmp_path / "package.deb"
    path.write_bytes(package)
    assert unpack(path, tmp_path).read_bytes() == b"shore"
    path.write_bytes(b"!<arch>\n")
    with pytest.raises(RecipeError, match=r"holds no wvs1\.dat"):
        unpack(path, tmp_path)


def face(name: str, x: float, y: float) -> Face:
    return Face(name, "outline", "isle", name, "", "", shapely.Point(x, y))


def test_points_and_faces_that_do_not_match_are_all_listed() -> None:
    faces = [shapely.box(0, 0, 1, 1), shapely.box(2, 0, 3, 1)]
    with pytest.raises(RecipeError) as caught:
        match([face("a", 0.5, 0.5), face("b", 0.6, 0.6), face("c", 9, 9)], faces)
    assert str(caught.value).splitlines() == [
        "faces.csv: b: the point is in the same face as that of a",
        "faces.csv: c: the point 9.0, 9.0 is in no face",
        "faces.csv: no point for the face at 2.50000, 0.50000",
    ]
    assert match([face("b", 2.5, 0.5), face("a", 0.5, 0.5)], faces)["b"] is faces[1]


def test_simplified_context_keeps_to_its_vertices_its_tolerance_and_the_cut() -> None:
    angles = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    wobble = 0.4 + 0.001 * np.sin(40 * angles)
    circle = shapely.Polygon(np.column_stack([143 + wobble * np.cos(angles), 50 + wobble * np.sin(angles)]))
    north = circle.intersection(shapely.box(142, recipe.CUT, 144, 51))
    simple = simplify(north)
    assert simple.is_valid
    before = {tuple(xy) for xy in shapely.get_coordinates(north).tolist()}
    after = {tuple(xy) for xy in shapely.get_coordinates(simple).tolist()}
    assert after <= before and len(after) < len(before) / 2
    assert simple.hausdorff_distance(north) * 111_200 < recipe.TOLERANCE * 1.1
    cut = shapely.LineString([(142, recipe.CUT), (144, recipe.CUT)])
    assert simple.intersection(cut).equals(north.intersection(cut))


def test_a_feature_has_right_handed_rings_whichever_way_its_outline_ran() -> None:
    clockwise = shapely.Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])
    row = face("a", 0.5, 0.5)
    assert feature(row, clockwise) == feature(row, clockwise.reverse())
    assert '"coordinates": [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]]' in feature(row, clockwise)
    assert collection(["1", "2"]) == '{"type": "FeatureCollection", "features": [\n1,\n2\n]}\n'


def test_every_claimed_or_drawn_face_has_a_row_and_every_row_a_feature() -> None:
    rows = read_faces(recipe.HERE / "faces.csv")
    assert len({row.id for row in rows}) == len(rows)
    for kind, file in (("outline", "outlines.geojson"), ("context", "context.geojson")):
        text = (recipe.HERE / file).read_text(encoding="utf-8")
        ids = [row.id for row in rows if row.kind == kind]
        assert text.count('"type": "Feature",') == len(ids)
        assert all(f'"id": "{one}"' in text for one in ids)
    assert {row.kind for row in rows} == {"outline", "context", "water"}
    assert all(bool(row.territory) == (row.kind == "outline") for row in rows)
