"""The recipe on shapes small enough to write out: nothing here needs the upstream file."""

from __future__ import annotations

import io
import tarfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from geodata.recipe import make
from geodata.recipe.faces import CUT, KINDS, Face, check_kinds, match, read_faces
from geodata.recipe.geojson import collection, feature
from geodata.recipe.make import count_rocks, polygonise, simplify
from geodata.recipe.upstream import SHA256, RecipeError, check_hash, unpack


def test_the_wrong_upstream_file_is_named_with_both_hashes(tmp_path: Path) -> None:
    path = tmp_path / "wvs1.dat"
    path.write_bytes(b"not it")
    with pytest.raises(RecipeError) as caught:
        check_hash(path)
    assert str(caught.value).startswith(f"{path}: sha256: found ")
    assert str(caught.value).endswith(f"expected {SHA256}")


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
    path.write_bytes(package[: -len(tar.getvalue()) // 2])
    with pytest.raises(RecipeError, match="not a whole Debian package"):
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


def test_a_kind_that_the_shoreline_contradicts_is_named() -> None:
    island, lake, islet = shapely.box(1, 1, 9, 9), shapely.box(3, 3, 7, 7), shapely.box(4, 4, 5, 5)
    found = {"sea": shapely.box(0, 0, 10, 10) - island, "isle": island - lake, "lake": lake - islet, "islet": islet}
    kinds = {"sea": "water", "isle": "outline", "lake": "water", "islet": "omitted"}

    def rows(**changed: str) -> list[Face]:
        return [replace(face(name, 0, 0), kind=kind) for name, kind in {**kinds, **changed}.items()]

    check_kinds(rows(), found)
    with pytest.raises(RecipeError) as caught:
        check_kinds(rows(islet="water"), found)
    assert str(caught.value) == "faces.csv: islet: a face of kind 'water' that borders mostly on water"
    with pytest.raises(RecipeError, match="islet: 'land' is not a kind"):
        check_kinds(rows(islet="land"), found)


def test_sakhalin_is_cut_in_two_along_whole_arc_seconds_and_rocks_are_counted() -> None:
    def ring(*lonlat: tuple[float, float]) -> NDArray[np.int64]:
        return np.round(np.array(lonlat) * 3600).astype(np.int64)

    sakhalin = ring((142.5, 49.7), (143.3, 49.9), (143.11111, 50.5), (142.3, 50.4), (142.5, 49.7))
    rock, spot, touch = ring((145, 45), (145.001, 45), (145, 45)), ring((146, 45)), ring((143.3, 49.9))
    faces = polygonise([sakhalin, rock, spot, touch])
    assert count_rocks([sakhalin, rock, spot, touch]) == (1, 1)
    land = [one for one in faces if one.area < 10]
    assert sorted(one.bounds[1] < 49.99 for one in land) == [False, True]
    seconds = shapely.get_coordinates(land) * 3600
    assert np.abs(seconds - np.round(seconds)).max() < 1e-6
    shared = land[0].intersection(land[1])
    assert shared.geom_type == "LineString" and set(shapely.get_coordinates(shared)[:, 1]) == {CUT}


@pytest.mark.parametrize(("longitude", "tolerance"), [(143, make.FAR_TOLERANCE), (146, make.TOLERANCE)])
def test_simplified_context_keeps_to_its_vertices_its_tolerance_and_the_cut(
    longitude: float, tolerance: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "NEAR", (145, 40, 147, 55))
    angles = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    wobble = 0.4 + 0.001 * np.sin(40 * angles)
    circle = shapely.Polygon(np.column_stack([longitude + wobble * np.cos(angles), 50 + wobble * np.sin(angles)]))
    north = circle.intersection(shapely.box(longitude - 1, CUT, longitude + 1, 51))
    simple = simplify(north)
    assert simple.is_valid
    before = {tuple(xy) for xy in shapely.get_coordinates(north).tolist()}
    after = {tuple(xy) for xy in shapely.get_coordinates(simple).tolist()}
    assert after <= before and len(after) < len(before) / 2
    assert simple.hausdorff_distance(north) * 111_200 < tolerance * 1.1
    cut = shapely.LineString([(longitude - 1, CUT), (longitude + 1, CUT)])
    assert simple.intersection(cut).equals(north.intersection(cut))


def test_a_feature_has_right_handed_rings_whichever_way_its_outline_ran() -> None:
    clockwise = shapely.Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])
    row = face("a", 0.5, 0.5)
    assert feature(row, clockwise) == feature(row, clockwise.reverse())
    assert '"coordinates": [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]]' in feature(row, clockwise)
    assert collection(["1", "2"]) == '{"type": "FeatureCollection", "features": [\n1,\n2\n]}\n'


def test_every_claimed_or_drawn_face_has_a_row_and_every_row_a_feature() -> None:
    rows = read_faces(make.HERE / "faces.csv")
    assert len({row.id for row in rows}) == len(rows)
    for kind, file in (("outline", "outlines.geojson"), ("context", "context.geojson")):
        text = (make.GEODATA / file).read_text(encoding="utf-8")
        ids = [row.id for row in rows if row.kind == kind]
        assert text.count('"type": "Feature",') == len(ids)
        assert all(f'"id": "{one}"' in text for one in ids)
    assert {row.kind for row in rows} == set(KINDS)
    assert all(bool(row.territory) == (row.kind == "outline") for row in rows)
