"""What has become of dispositions since the last build, in words."""

from __future__ import annotations

from collections.abc import Iterator

from maps.web.pages import AtlasView

Snapshot = dict[str, dict[str, list[str]]]  # by scenario and territory: who, terms, phrase, digest of the whole


def snapshot(pages: AtlasView) -> Snapshot:
    """Return what an atlas says of each scenario's territories, to be compared with at the next build."""
    briefs = pages.claims.briefs
    return {
        key: {
            territory: [cell.who, cell.terms, cell.phrase, briefs[key].dispositions[territory]]
            for territory, cell in zip(pages.territories, record.cells, strict=True)
        }
        for key, record in pages.records.items()
    }


def changes(before: Snapshot, after: Snapshot, pages: AtlasView) -> Iterator[str]:
    """Yield a line for each disposition that is not what it was, and for each scenario that came or went."""
    names = {place.id: place.label for place in pages.territory_names}
    for key, now in after.items():
        was = before.get(key)
        if was is None:
            yield f"{key}: new"
            continue
        for territory in dict.fromkeys((*now, *was)):
            if territory not in now or territory not in was:
                yield f"{key}: {names.get(territory, territory)}: {'gone' if territory in was else 'new'}"
        for territory, cell in now.items():
            if territory in was and list(was[territory]) != list(cell):
                yield f"{key}: {names[territory]}: {_became(was[territory], cell)}"
    for key in sorted(before.keys() - after.keys()):
        yield f"{key}: gone"


def _became(was: list[str], now: list[str]) -> str:
    if was[0] != now[0]:
        return f"was “{was[2]}”, is “{now[2]}”"
    if was[1] != now[1]:
        return f"same parties, other terms: was “{was[2]}”, is “{now[2]}”"
    if was[3] != now[3]:
        return f"still “{now[2]}”, with other words or citations"
    return f"still the same, now put as “{now[2]}”"
