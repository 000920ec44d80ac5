"""Reading the ``geodata`` folder of an atlas; its shapes only when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from atlas_files.problems import Problems
from geodata.longitude import middle_of, near
from geodata.model import Place, Provenance, Territory, Water
from geodata.tables import Tables, read_tables

if TYPE_CHECKING:
    import shapely

    from geodata.shapes import Line, Outline, Shapes


class Geodata:
    """Everything in ``geodata/``: territories in the order they are shown, outlines in the order of the file.

    ``context`` is land that is drawn and never claimed, as polygons in lon, lat (degrees, WGS 84). ``lines``,
    ``waters`` and ``places`` are empty where the atlas has no file of them.
    """

    def __init__(self, tables: Tables, shapes: Callable[[], Shapes]) -> None:
        self.territories: dict[str, Territory] = tables.territories
        self.waters: dict[str, Water] = tables.waters
        self.places: dict[str, Place] = tables.places
        self.sources: dict[str, Provenance] = tables.sources
        self._read_shapes = shapes

    @cached_property
    def shapes(self) -> Shapes:
        """What the GeoJSON files hold: read at the first look, for shapely takes its time."""
        return self._read_shapes()

    @property
    def outlines(self) -> list[Outline]:
        """The outlines of the territories."""
        return self.shapes.outlines

    @property
    def context(self) -> list[shapely.Polygon]:
        """The land around."""
        return self.shapes.context

    @property
    def lines(self) -> list[Line]:
        """The former boundaries."""
        return self.shapes.lines


def load(problems: Problems, languages: Sequence[str], *, sound: bool = False) -> Geodata | None:
    """Read the geodata below ``problems.root``; None, with every problem noted, where a rule is broken.

    Every territory must have a name in each of ``languages`` and at least one outline. Shapes that are known to be
    ``sound``, because the same files were read before, are not read until somebody looks at them.
    """
    before = len(problems.lines)
    tables = read_tables(problems, languages)
    middle = middle_of(territory.label[0] for territory in tables.territories.values())

    def shapes() -> Shapes:
        from geodata.shapes import read_shapes  # noqa: PLC0415 - shapely takes its time

        labels = {key: territory.label for key, territory in tables.territories.items()}
        return read_shapes(problems, tables.ids, labels, middle)

    tables = _around(tables, middle)

    drawn = Geodata(tables, shapes)
    if not sound:
        _ = drawn.shapes
    return drawn if len(problems.lines) == before else None


def _around(tables: Tables, middle: float) -> Tables:
    """Return tables whose positions lie within half a turn of the atlas's middle."""

    def moved(at: tuple[float, float]) -> tuple[float, float]:
        return near(at[0], middle), at[1]

    return replace(
        tables,
        territories={
            key: one.model_copy(update={"label": moved(one.label)}) for key, one in tables.territories.items()
        },
        waters={key: one.model_copy(update={"at": moved(one.at)}) for key, one in tables.waters.items()},
        places={key: one.model_copy(update={"at": moved(one.at)}) for key, one in tables.places.items()},
    )
