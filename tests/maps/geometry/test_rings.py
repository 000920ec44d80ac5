"""Rings of integers, and their two writers: what is written is what the rings hold."""

from __future__ import annotations

import re

import shapely
from hypothesis import given
from hypothesis import strategies as st

from maps.geometry.figure import Ring, Rings
from maps.geometry.projection import View
from maps.geometry.rings import rings_in
from maps.geometry.svg_path import svg_line, svg_path
from maps.slides.freeforms import freeform
from tests.maps.geometry.test_coordinate import rings_of

POSITIONS = st.tuples(st.integers(-6000, 6000), st.integers(-6000, 6000))


def apart(ring: list[tuple[int, int]]) -> Ring:
    """A ring as they are made: no position falls together with the one before."""
    return tuple(at for number, at in enumerate(ring) if not number or at != ring[number - 1])


RINGS = st.lists(st.lists(POSITIONS, min_size=3, max_size=12).map(apart), min_size=1, max_size=4).map(tuple)


@given(rings=RINGS)
def test_an_svg_path_reads_as_the_rings_that_were_written(rings: Rings) -> None:
    path = svg_path(rings)
    assert tuple(map(tuple, rings_of(path))) == rings
    assert not re.search(r"\de|-0(?![.\d])|(?<!\d)0\.", path)


@given(rings=RINGS)
def test_a_freeform_reads_as_the_rings_that_were_written(rings: Rings) -> None:
    form = freeform(rings)
    contours = [part for part in form.contours.split("<a:close/>") if part]
    found = [
        tuple((form.x + int(x), form.y + int(y)) for x, y in re.findall(r'<a:pt x="(\d+)" y="(\d+)"/>', contour))
        for contour in contours
    ]
    assert tuple(found) == rings
    assert all(contour.startswith("<a:moveTo>") and contour.count("<a:moveTo>") == 1 for contour in contours)
    xs, ys = zip(*(at for ring in rings for at in ring), strict=True)
    assert (form.width, form.height) == (max(xs) - min(xs), max(ys) - min(ys))


def test_numbers_of_a_path_need_no_character_more() -> None:
    assert svg_path((((15, -20), (20, -20), (20, -15), (17, -16)),)) == "M1.5-2l.5 0 0 .5-.3-.1z"
    assert svg_path((((0, 0), (-5, 100), (5520, 5)), ((10, 10), (10, 20), (20, 10)))) == (
        "M0 0l-.5 10 552.5-9.5zM1 1l0 1 1-1z"
    )
    assert svg_path(()) == ""
    assert svg_line([(0.0, 12.5), (552.0, 400.0)]) == "M0 12.5L552 400"


def test_a_square_is_cut_to_the_window_and_counted_in_tenths_from_its_upper_left_corner() -> None:
    view = View((0.0, 0.0, 1000.0, 500.0), 100.0)  # a tenth of a unit a metre
    assert rings_in(view, [shapely.box(200, 100, 400, 300)]) == (((200, 400), (200, 200), (400, 200), (400, 400)),)
    beyond = rings_in(view, [shapely.box(900, -100, 2000, 100)])
    assert {at for ring in beyond for at in ring} == {(900, 400), (900, 500), (1000, 400), (1000, 500)}
    assert rings_in(view, [shapely.box(2000, 0, 3000, 100)]) == ()


def test_a_lagoon_stays_and_what_no_eye_can_see_goes() -> None:
    view = View((0.0, 0.0, 1000.0, 1000.0), 100.0)
    atoll = shapely.box(100, 100, 900, 900) - shapely.box(400, 400, 600, 600)
    assert [len(ring) for ring in rings_in(view, [atoll])] == [4, 4]
    assert rings_in(view, [shapely.box(500, 500, 500.2, 500.2)]) == ()
    straight = shapely.Polygon([(100, 100), (500, 100.5), (900, 100), (900, 900), (100, 900)])
    assert [len(ring) for ring in rings_in(view, [straight])] == [4]  # half a metre is a twentieth of a unit
