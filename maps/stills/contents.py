"""What a still shows, as plain data: what a scenario's page compares, or its own record alone."""

from __future__ import annotations

from dataclasses import dataclass

from maps.kit.citations import cite, format_source
from maps.view.atlas_view import AtlasView
from maps.view.records import CONTROL, Record
from maps.view.stories import Slide


@dataclass(frozen=True)
class Still:
    """What a still shows.

    Attributes
    ----------
    records
        One, or the left and the right one.
    levels
        One letter a territory: s(ame), t(erms), c(hanged).
    sources
        Title and source of each record in words.
    facts
        What stands beside a single map: kind, actors, whose word, status.
    """

    records: tuple[Record, ...]
    levels: str
    sources: tuple[tuple[str, str], ...]
    facts: tuple[str, ...] = ()


def still_of(view: AtlasView, scenario_id: str, left: str | None = None, *, single: bool = False) -> Still:
    """Return what the still of a scenario shows: its page's comparison, that with ``left``, or it alone."""
    claims, phrases, _ = view.claims, view.phrases, view.phrases.gettext
    scenario, levels, right = claims.scenarios[scenario_id], view.levels(scenario_id, left), view.records[scenario_id]
    if single:
        facts = [phrases.kind(scenario.kind), *map(phrases.text, (scenario.voice, scenario.status))]
        return Still((right,), levels, (_sourced(view, right),), tuple(filter(None, facts)))
    against = left or view.picker.against(scenario)
    if against == CONTROL:
        other, administrations = view.control_at(scenario_id)
        cited = dict.fromkeys(row.source for one in administrations for row in one.rows)
        sources = other.title, " ".join(format_source(claims.sources[one]) for one in cited)
    else:
        other = view.records[against]
        sources = _sourced(view, other)
    return Still((other, right), levels, (sources, _sourced(view, right)))


def still_of_step(view: AtlasView, slide: Slide) -> Still:
    """Return what the still of a story's step shows: its map or its two, with its heading and its sentence."""
    records = tuple(one.record for one in slide.maps)
    two = len(records) > 1
    levels = "".join("c" if two and key in slide.changed else "s" for key in view.territories)
    one, phrases = slide.cited, view.phrases
    form = phrases.gettext("[{title}, {locator}; {mark}]")
    cited = form.format(title=one.title, locator=one.locator, mark=one.degree)
    if two:
        return Still(records, levels, (("", cited),))
    said = phrases.named(slide.argued, slide.say) if slide.argued else slide.say
    return Still(records, levels, ((records[0].title, cited),), (slide.heading, said))


def _sourced(view: AtlasView, record: Record) -> tuple[str, str]:
    """Return a scenario's title and its source."""
    scenario = view.claims.scenarios[record.id]
    locator = view.claims.locator(view.language, scenario.locator)
    return record.title, cite(view.claims.sources[scenario.source], locator)
