"""Kinds and conditions of an atlas's own stand where those of all atlases do."""

from __future__ import annotations

from pathlib import Path

from claims_atlas.reading import read
from maps.view.phrases import Phrases
from maps.view.substance import substance
from tests.claims_atlas import rich


def test_a_kind_and_a_condition_of_ones_own_are_said_in_their_own_words(tmp_path: Path) -> None:
    problems, geodata, claims = read(rich.rich_atlas(tmp_path / "rich"))
    assert problems.lines == [] and geodata is not None and claims is not None
    phrases, scenario = Phrases(claims.atlas, "en"), claims.scenarios["1912-title"]
    assert phrases.kind(scenario.kind) == "oath" and phrases.kind("award") == "award"
    [last] = [one for one in scenario.dispositions if one.conditions]
    assert "against recognition of the rest, against tribute" in phrases.phrase(last)
    names = {key: key for key in geodata.territories}
    assert "against tribute" in substance(scenario, names, phrases)
    assert Phrases(claims.atlas, "ja").condition("plebiscite") == "住民投票の後"
