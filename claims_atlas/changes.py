"""What has become of dispositions since the last build, in words."""

from __future__ import annotations

from collections.abc import Iterator

from atlas_files.digest import digest
from claims import Scenario
from maps.view.atlas_view import AtlasView

Snapshot = dict[str, dict[str, list[str]]]  # by scenario and territory: who, terms, phrase, digest of the whole


def snapshot(view: AtlasView) -> Snapshot:
    """Return what an atlas says of each scenario's territories, to be compared with at the next build."""
    return {
        scenario_id: {
            territory: [cell.who, cell.terms, cell.phrase, _digest(view.claims.scenarios[scenario_id], territory)]
            for territory, cell in zip(view.territories, record.cells, strict=True)
        }
        for scenario_id, record in view.records.items()
    }


def _digest(scenario: Scenario, territory: str) -> str:
    """Return a digest of a disposition, whatever other territories it covers."""
    return digest(scenario.territories[territory].model_dump_json(exclude={"territories"}))[:16]


def changes(before: Snapshot, after: Snapshot, view: AtlasView) -> Iterator[str]:
    """Yield a line for each disposition that is not what it was, and for each scenario that came or went."""
    names = {place.id: place.label for place in view.territory_names}
    for scenario_id, now in after.items():
        was = before.get(scenario_id)
        if was is None:
            yield f"{scenario_id}: new"
            continue
        for territory in dict.fromkeys((*now, *was)):
            if territory not in now or territory not in was:
                yield f"{scenario_id}: {names.get(territory, territory)}: {'gone' if territory in was else 'new'}"
        for territory, cell in now.items():
            if territory in was and was[territory] != cell:
                yield f"{scenario_id}: {names[territory]}: {_became(was[territory], cell)}"
    for scenario_id in sorted(before.keys() - after.keys()):
        yield f"{scenario_id}: gone"


def _became(was: list[str], now: list[str]) -> str:
    if was[0] != now[0]:
        return f"was “{was[2]}”, is “{now[2]}”"
    if was[1] != now[1]:
        return f"same parties, other terms: was “{was[2]}”, is “{now[2]}”"
    if was[3] != now[3]:
        return f"still “{now[2]}”, with other words or citations"
    return f"still the same, now put as “{now[2]}”"
