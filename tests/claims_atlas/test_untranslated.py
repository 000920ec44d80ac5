"""What stays in another language is counted by a check."""

from __future__ import annotations

from pathlib import Path

from claims_atlas.builder import Build
from tests.claims_atlas import rich
from tests.conftest import ROOT


def test_a_check_counts_what_is_not_translated(world: Path, tmp_path: Path) -> None:
    atlas = world / "claims/atlas.toml"
    assert len(Build(world, tmp_path / "site").check()) == 1
    rich.put(atlas, rich.data_of(atlas) | {"languages": ["en", "sv", "ja"]})
    territories = rich.data_of(world / "geodata/territories.toml")
    for territory in territories.values():
        territory["name"] |= {"sv": ["Ö"], "ja": ["島"]}
    rich.put(world / "geodata/territories.toml", territories)
    _found, swedish, japanese = Build(world, tmp_path / "site").check()
    assert swedish.startswith("sv: ") and " words of the interface are not translated" in swedish
    assert japanese.startswith("ja: ") and "words" not in japanese
    data = rich.data_of(atlas)
    rich.put(atlas, data | {"notice": {**data["notice"], "ja": "注意"}})
    _found, _swedish, after = Build(world, tmp_path / "site").check()
    before, now = (int(line.split()[1]) for line in (japanese, after))
    assert now == before - 1


def test_all_words_of_the_interface_of_the_atlas_that_ships_are_translated(tmp_path: Path) -> None:
    assert not any("words of the interface" in line for line in Build(ROOT, tmp_path / "site").check())
