"""Contrasts of fills, outlines and coasts in any atlas's colours; bands and strokes that suit every island."""

from __future__ import annotations

import itertools
import re
from functools import cache

import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import Atlas, Claims
from claims.atlas import Party
from claims_atlas.reading import read
from geodata import Geodata
from maps.geometry.figure import PANEL, TENTHS, Figure, Island
from maps.geometry.preparer import LocalPreparer
from maps.kit import palette
from maps.kit.palette import EDGE, FILLS, HALF_UNDER, LAND, PAPER, SEA, contrast, edge_on, luminance, mix
from maps.slides.fills import fill_of
from maps.view.atlas_view import AtlasView
from maps.view.symbols import BANDED, Symbol, bands, colours_of, patterns, stroke, times_on
from tests.conftest import ROOT, WORLD
from tests.sampling import examples

ATLASES = {"shipped": ROOT, "world": WORLD}
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.fixture(params=ATLASES, scope="module")
def atlas(request: pytest.FixtureRequest) -> tuple[Geodata, Claims]:
    _problems, geodata, claims = read(ATLASES[request.param])
    assert geodata is not None
    assert claims is not None
    return geodata, claims


def symbols(atlas: Atlas) -> list[Symbol]:
    """Every symbol that the parties of an atlas can make."""
    parties, pairs = list(atlas.parties), list(itertools.permutations(atlas.parties, 2))
    ways = ("settled", "claimed", "offered", "reported")
    made = [Symbol.make("holds", (party,), way) for party in parties for way in ways]
    made += [Symbol.make("administered", (party,)) for party in parties]
    made += [Symbol.make(form, pair, way) for form in sorted(BANDED) for pair in pairs for way in ways]
    made += [Symbol.make(form, parties) for form in ("undivided", "split", "contested-scope", "administered")]
    return made + [Symbol.make(form, ()) for form in ("renounced", "not-recognised", "deferred", "silent")]


@cache
def small() -> Atlas:
    _problems, _geodata, claims = read(WORLD)
    assert claims is not None
    return claims.atlas


def with_colours(*colours: str) -> Atlas:
    """The small atlas with other parties."""
    parties = {
        f"p{number}": Party(name={"en": str(number)}, colour=colour, texture="plain")
        for number, colour in enumerate(colours)
    }
    return small().model_copy(update={"parties": parties})


def test_contrast_is_that_of_the_standard_and_the_same_in_grey() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # as WCAG's own examples have it
    for colour in ("#E69F00", "#0072B2", "#009E73"):
        value = luminance(colour)
        level = round(255 * (12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055))
        assert contrast(f"#{level:02X}{level:02X}{level:02X}", colour) == pytest.approx(1, abs=0.02)


def test_coasts_hatches_and_letters_are_seen_on_what_lies_beside_them() -> None:
    for line, grounds in {
        palette.COAST: (SEA, LAND, palette.SHORE),
        palette.OUTLINE: (SEA, LAND, PAPER),
        palette.HATCH: (SEA, PAPER),
        palette.TALKS: (SEA, PAPER),
        palette.FRAME: (SEA, LAND),
    }.items():
        assert min(contrast(line, ground) for ground in grounds) >= EDGE, line
    for ink, grounds in {
        palette.INK: (SEA, LAND, PAPER),
        palette.WATER_INK: (SEA,),
        palette.LAND_INK: (SEA, LAND),
        palette.NET_INK: (SEA, PAPER),
    }.items():
        assert min(contrast(ink, ground) for ground in grounds) >= 4.5, ink
    assert contrast(palette.SHORE, palette.COAST) > contrast(SEA, palette.COAST)


def test_no_territory_wears_the_colours_of_sea_and_land(atlas: tuple[Geodata, Claims]) -> None:
    for symbol in symbols(atlas[1].atlas):
        made = str(patterns(atlas[1].atlas, [symbol], alone=True))
        assert not {SEA, LAND} & set(re.findall("#[0-9A-F]{6}", made))


@settings(deadline=None)
@given(COLOURS)
def test_the_outline_is_seen_on_any_fill_or_the_fill_on_all_around(colour: str) -> None:
    # On a fill so dark that no dark line is seen, the fill is its own edge.
    for fill in (colour, mix(colour, PAPER, palette.TINT), mix(colour, palette.MUTED, palette.CONTROL)):
        own_edge = min(contrast(fill, ground) for ground in (SEA, LAND, PAPER)) >= EDGE
        assert contrast(palette.OUTLINE, fill) >= EDGE or own_edge


def test_the_outline_is_seen_on_every_fill_of_these_atlases(atlas: tuple[Geodata, Claims]) -> None:
    for symbol in symbols(atlas[1].atlas):
        assert (
            min((contrast(palette.OUTLINE, fill) for fill in colours_of(atlas[1].atlas, symbol)), default=EDGE) >= EDGE
        )


def neighbours_differ(atlas: Atlas) -> None:
    for symbol in symbols(atlas):
        if not symbol.banded:
            continue
        for times in (1, 2, 3):
            found = bands(atlas, symbol, times)
            assert found[0].start == 0
            assert found[-1].end == 1
            own = [band.colour for band in found if band.colour in colours_of(atlas, symbol)]
            assert len(own) >= len(symbol.parties) * times
            for band, beside in itertools.pairwise(found):
                assert band.end == beside.start
                assert contrast(band.colour, beside.colour) >= FILLS, (symbol.id, band, beside)


def test_bands_are_as_many_as_parties_and_each_differs_from_the_next(atlas: tuple[Geodata, Claims]) -> None:
    neighbours_differ(atlas[1].atlas)


@settings(deadline=None, max_examples=examples(30))
@given(COLOURS, COLOURS, COLOURS)
def test_so_they_do_in_whatever_colours_an_atlas_has(one: str, two: str, three: str) -> None:
    neighbours_differ(with_colours(one, two, three))


def test_fills_that_are_alike_in_grey_have_unlike_patterns(atlas: tuple[Geodata, Claims]) -> None:
    data = atlas[1].atlas
    for (key, one), (other, two) in itertools.combinations(data.parties.items(), 2):
        if one.colour == two.colour:
            continue  # one state drawn as the one that it follows
        assert contrast(one.colour, two.colour) >= FILLS or one.texture != two.texture, (key, other)
    for key, party in data.parties.items():
        full, tinted = Symbol.make("holds", (key,)), Symbol.make("holds", (key,), "claimed")
        shades = colours_of(data, full)[0], colours_of(data, tinted)[0]
        assert mix(party.colour, PAPER, 0.45) == shades[1]
        assert contrast(*shades) >= FILLS or (full.dash, tinted.dash) == ("", "5 3")


def test_slides_have_the_same_bands(atlas: tuple[Geodata, Claims]) -> None:
    data = atlas[1].atlas
    for symbol in symbols(data):
        fill = fill_of(symbol, data, 1)
        assert fill.bands == (tuple(bands(data, symbol, 1)) if symbol.banded else ())
        assert fill.line == palette.OUTLINE


# ---- on each island ------------------------------------------------------------------------------------------------


def shape_of(island: Island) -> shapely.Geometry:
    outer, *holes = [[(x / TENTHS, y / TENTHS) for x, y in ring] for ring in island.rings]
    return shapely.make_valid(shapely.Polygon(outer, holes))


def figures(atlas: tuple[Geodata, Claims]) -> dict[str, Figure]:
    return LocalPreparer(atlas[0]).geometry(atlas[1].atlas.main_view).figures


def test_every_island_of_12_units_or_more_shows_every_partys_band(atlas: tuple[Geodata, Claims]) -> None:
    data, seen = atlas[1].atlas, 0
    giver, receiver = sorted(data.parties)[:2]
    symbol = Symbol.make("transfers", (giver, receiver))
    for figure in figures(atlas).values():
        for island in (one for shape in figure.shapes for one in shape.islands if one.span >= HALF_UNDER):
            land = shape_of(island)
            west, north, east, south = land.bounds
            moved = shapely.affinity.translate(land, -west, -north)
            unit = shapely.affinity.scale(moved, 1 / (east - west), 1 / (south - north), origin=(0, 0))
            shown = {
                band.colour
                for band in bands(data, symbol, times_on(island.span))
                if unit.intersection(strip(band.start, band.end)).area > 0.01
            }
            assert set(colours_of(data, symbol)) <= shown, island.span
            seen += 1
    assert seen > 3


def strip(start: float, end: float) -> shapely.Polygon:
    """What lies between two places along a gradient from lower left (0, 1) to upper right (1, 0) of the unit square."""
    return shapely.Polygon([(2 * start - 2, -1), (2 * end - 2, -1), (2 * end + 1, 2), (2 * start + 1, 2)])


def test_strokes_shrink_with_the_island_and_bands_with_them() -> None:
    assert [stroke(span) for span in (5.9, 6, 19.9, 20, 300)] == [0, 1, 1, palette.STROKE, palette.STROKE]
    assert [times_on(span) for span in (1, 11.9, 40, 300)] == [1, 1, 2, 3]
    assert stroke(300, Symbol.make("silent", ())) == 1


def test_an_archipelago_keeps_its_fill() -> None:
    """1,376 islets of a few units: no outline lies on what is smaller than it can bear."""
    islets = [Island((((0, 0), (span, 0), (span, span), (0, span)),), span / TENTHS) for span in range(5, 300)]
    for islet in islets:
        area = shape_of(islet).area
        assert shape_of(islet).buffer(-stroke(islet.span) / 2).area >= 0.45 * area


# ---- overview and scale bar ------------------------------------------------------------------------------------------


def test_overview_and_scale_bar_cover_no_territory(atlas: tuple[Geodata, Claims]) -> None:
    for name, figure in figures(atlas).items():
        boxes = [figure.scale.box, *([figure.overview.box] if figure.overview else [])]
        for box in boxes:
            assert shapely.box(0, 0, *PANEL).contains(shapely.box(*box))
            for shape in figure.shapes:
                for island in shape.islands:
                    assert not shape_of(island).intersects(shapely.box(*box)), (name, shape.id)
        if len(boxes) > 1:
            assert not shapely.box(*boxes[0]).intersects(shapely.box(*boxes[1]))
        assert (figure.overview is None) == (name == "whole")
        metres = figure.kilometres * 1000 * figure.scale.length / PANEL[0]
        assert metres == pytest.approx(figure.scale.metres, rel=0.01)
        assert figure.scale.metres >= 10


def test_the_frame_on_the_overview_is_what_the_map_shows(atlas: tuple[Geodata, Claims]) -> None:
    main = figures(atlas)["main"]
    assert main.overview is not None
    left, top, right, bottom = main.overview.box
    frame = shapely.Polygon([(x / TENTHS, y / TENTHS) for x, y in main.overview.frame])
    assert shapely.box(-0.1, -0.1, right - left + 0.1, bottom - top + 0.1).contains(frame)
    shown = {shape.id for shape in main.shapes if shape.islands}
    for shape in main.overview.shapes:
        inside = any(frame.intersects(shape_of(island)) for island in shape.islands)
        assert inside or shape.id not in shown, shape.id


def test_no_overview_repeats_a_map_that_shows_everything(atlas: tuple[Geodata, Claims]) -> None:
    geometry = LocalPreparer(atlas[0]).geometry(list(atlas[0].territories))
    assert geometry.figures["main"].overview is None


def test_a_map_is_upright_where_its_own_middle_is(atlas: tuple[Geodata, Claims]) -> None:
    """The projection is centred on what is shown: the middle meridian of a map of one territory is upright."""
    geodata, _claims = atlas
    far = list(geodata.territories)[-1]
    figure = LocalPreparer(geodata).geometry([far]).figures["main"]
    meridians = [
        one.line for one in figure.graticule if one.line[0][1] > PANEL[1] - 3 or one.line[-1][1] > PANEL[1] - 3
    ]
    middle = min(meridians, key=lambda line: abs(line[0][0] - PANEL[0] / 2))
    (x, y), (to_x, to_y) = middle[0], middle[-1]
    assert abs(to_x - x) < abs(to_y - y) * 0.05


def test_the_views_follow_what_a_record_disposes_of() -> None:
    _problems, geodata, claims = read(ROOT)
    assert geodata is not None
    assert claims is not None
    view = AtlasView(geodata, claims, "en")
    figures_of = view.site.geometry.figures
    expected = {
        "1905-portsmouth-treaty": "whole",
        "1956-joint-declaration": "main",
        "1867-sakhalin-provisional-regulations": "whole",
        "1955-08-soviet-proposal": "main",
    }
    for key, name in expected.items():
        assert view.site.figure(view.records[key]) is figures_of[name], key
    # Silence is never the reason: whatever it stands beside.
    declaration, treaty = view.records["1956-joint-declaration"], view.records["1905-portsmouth-treaty"]
    assert view.site.figure(declaration, treaty) is figures_of["main"]
    assert view.site.figure(treaty, declaration) is figures_of["whole"]


def test_edge_on_is_black_or_white_where_the_outline_would_not_be_seen() -> None:
    assert edge_on("#FFFFFF", "#E69F00") == palette.OUTLINE
    assert edge_on("#000080", "#000060") == PAPER
