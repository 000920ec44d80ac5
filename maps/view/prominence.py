"""Which scenarios stand for an atlas where there is no room for all: those that its own data name most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claims import Claims


def by_prominence(claims: Claims) -> list[str]:
    """Return all scenarios, those first to which the data refer most often; of two alike, the earlier one.

    A scenario is referred to by another that is its counterpart, its reading or its answer, and by what the atlas
    opens and compares with.
    """
    atlas, named = claims.atlas, Counter[str]()
    named.update([atlas.default_baseline, *atlas.deck, *(one for start in atlas.start for one in start.show)])
    for scenario in claims.scenarios.values():
        named.update(filter(None, (scenario.compare_to, scenario.reading_of, scenario.answers)))
    return sorted(claims.scenarios, key=lambda key: -named[key])


def one_of_each_first(ranked: Sequence[str], groups: Iterable[Iterable[str]]) -> list[str]:
    """Return the same, but the first of each group before all others: no group is left without one."""
    place = {key: number for number, key in enumerate(ranked)}
    first = {min(group, key=place.__getitem__) for group in groups}
    return sorted(ranked, key=lambda key: (key not in first, place[key]))
