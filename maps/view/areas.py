"""What a scenario does with how much of the official areas: sums of cited figures, never of outlines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from claims import Scenario
from geodata import Territory
from maps.view.phrases import Phrases
from maps.view.site import place

SUMMED = ("holds", "transfers")  # outcomes that give a territory to somebody


@dataclass(frozen=True)
class Areas:
    """Sums in words.

    Attributes
    ----------
    lines
        One for each thing that is done: "to be transferred from … to …: 342.49 of 4,998.40 km², 6.9 %".
    basis
        What the whole is the sum of, and what has no figure.
    sources
        Where the figures stand: an id of ``geodata/sources.toml``, and the locators there.
    """

    lines: tuple[str, ...]
    basis: str
    sources: tuple[tuple[str, tuple[str, ...]], ...]


def areas_of(scenario: Scenario, territories: Mapping[str, Territory], phrases: Phrases) -> Areas | None:
    """Return the sums of a scenario; None where it gives no territory with an official area to anybody."""
    known = {key: one.area_km2 for key, one in territories.items() if one.area_km2 is not None}
    groups: dict[str, list[str]] = {}
    for key, disposition in scenario.territories.items():
        if disposition.outcome in SUMMED:
            groups.setdefault(phrases.outcome(disposition), []).append(key)
    if not any(key in known for keys in groups.values() for key in keys):
        return None
    _ = phrases.gettext

    def names(keys: Iterable[str]) -> str:
        default = phrases.atlas.languages[0]
        return phrases.series(place(key, territories[key], phrases.language, default).label for key in keys)

    whole, lines = total(known.values()), []
    for what, keys in groups.items():
        counted, left = [key for key in keys if key in known], [key for key in keys if key not in known]
        if counted:
            part = total(known[key] for key in counted)
            form = _("{what} ({names}): {area} of {whole} km², {share} %")
            if left:
                form = _("{what} ({names}): {area} of {whole} km², {share} %; not counted: {others}")
            line = form.format(
                what=what,
                names=names(counted),
                area=phrases.number(part),
                whole=phrases.number(whole),
                share=phrases.number(share(part, whole)),
                others=names(left),
            )
            lines.append(line)
        else:
            lines.append(_("{what} ({names}): no official figure").format(what=what, names=names(left)))
    basis = [_("The whole is the sum of the official figures for {names}.").format(names=names(known))]
    if missing := [key for key in territories if key not in known]:
        basis.append(_("No official figure: {names}.").format(names=names(missing)))
    sources: dict[str, dict[str, None]] = {}
    for key in known:
        locators = sources.setdefault(territories[key].area_source or "", {})
        if territories[key].area_locator:
            locators[territories[key].area_locator] = None
    return Areas(tuple(lines), phrases.sentences(*basis), tuple((key, tuple(found)) for key, found in sources.items()))


def total(figures: Iterable[Decimal]) -> Decimal:
    """Return a sum, with no more decimals than the coarsest of its figures has."""
    figures = list(figures)
    coarsest = max(int(figure.as_tuple().exponent) for figure in figures)
    return sum(figures, Decimal(0)).quantize(Decimal(1).scaleb(min(coarsest, 0)))


def share(part: Decimal, whole: Decimal) -> Decimal:
    """Return a part in per cent, to one decimal; 100 is all of it and nothing less."""
    return Decimal(100) if part == whole else (100 * part / whole).quantize(Decimal("0.1"))
