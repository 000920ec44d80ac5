"""The atlas that ships, read when a test looks at it: a slip in its data fails that test with the problem lines."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import pytest

from claims import Claims
from claims_atlas.reading import read
from geodata import Geodata

ROOT = Path(__file__).resolve().parent.parent
# What tests are made for, each: known without reading any file.
SCENARIOS = sorted(path.stem for path in (ROOT / "claims/scenarios").glob("*.toml"))
LANGUAGES = ("en", "ja", "ru")


class ShippedAtlas:
    """The atlas that ships, read once."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root

    @property
    def claims(self) -> Claims:
        return self._read[1]

    @property
    def geodata(self) -> Geodata:
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[Geodata, Claims]:
        problems, geodata, claims = read(self.root)
        if problems or geodata is None or claims is None:
            pytest.fail("\n".join(problems.lines), pytrace=False)
        return geodata, claims


SHIPPED = ShippedAtlas()
