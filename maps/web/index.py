"""The index: the atlas at a glance. Where to start, the line of time, a small map of each scenario, and the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from claims import Control
from claims.atlas import Start as Beginning
from claims.dates import Edtf
from maps.geometry.figure import MINIATURE
from maps.kit.templating import template
from maps.view.atlas_view import AtlasView
from maps.view.patterns import patterns
from maps.view.prominence import by_prominence, one_of_each_first
from maps.view.records import Record, in_short, meaning
from maps.view.site import Site
from maps.view.symbols import Symbol
from maps.web import assets
from maps.web.index_rows import Era, Filter, Row, eras_of, filters_of
from maps.web.miniatures import Miniatures
from maps.web.sharing import Card
from maps.web.timeline import BAND, Timeline
from maps.web.timeline_names import place_names, wide
from maps.web.timeline_sections import MARK, WIDTH, ticks_of
from maps.web.web_site import WebSite

_NAMED, _ROWS = 12, 6  # scenarios that the line of time names at most, and rows of names
_SMALL = 12  # size of the letters of territories' names on it


@dataclass(frozen=True)
class Start:
    """What the page opens with: a title, the records that it shows, and the address of their page."""

    title: str
    shown: list[str]
    address: str


@dataclass(frozen=True)
class Index:
    """What an index is made from, beside the site: plain data.

    Attributes
    ----------
    dates, control
        What stands on the line of time: when, by scenario, and who administered what.
    eras
        All scenarios, as rows by era.
    begins
        Names and first days of the eras on the line.
    named
        Ids of all scenarios, those first whose names the line has before others'.
    ideas
        Ids of those that are no government's proposals.
    start
        Where a reader may start.
    filters
        The choices of each filter.
    opening
        The record whose picture stands for the page where a link to it is shared.
    """

    dates: dict[str, Edtf]
    control: list[Control]
    eras: list[Era]
    begins: list[tuple[str, date]]
    named: list[str]
    ideas: list[str]
    start: list[Start]
    filters: list[Filter]
    opening: Record


def index_of(view: AtlasView) -> Index:
    """Return what the index of an atlas is made from."""
    claims = view.claims
    ranked = by_prominence(claims)
    eras = eras_of(view, ranked)
    return Index(
        {key: scenario.date for key, scenario in claims.scenarios.items()},
        claims.control,
        eras,
        [(view.phrases.text(era.name), era.from_.first) for era in claims.atlas.eras],
        one_of_each_first(ranked, [[row.record.id for row in era.rows] for era in eras]),
        [key for key, scenario in claims.scenarios.items() if scenario.kind == "idea"],
        [Start(view.phrases.text(one.title), one.show, _address(view, one)) for one in claims.atlas.start],
        filters_of(view, eras),
        view.records[claims.atlas.default_baseline],
    )


def _address(view: AtlasView, start: Beginning) -> str:
    """Return where a start leads: to its story, or to a record's page, with another one beside it.

    Where that page does not offer the other one, to the page that compares any.
    """
    if start.story:
        return f"story-{start.story}.html"
    *against, record = start.show
    if not against:
        return f"{record}.html"
    if against[0] in view.picker.offers(record):
        return f"{record}.html#vs={against[0]}"
    return f"compare.html#vs={against[0]}&this={record}"


def render_index(web: WebSite, index: Index) -> str:
    """Return the index page of an atlas: one HTML file, of use without script, which filters and searches it."""
    site, script = web.site, assets.own("address.js", "index.js")
    styles = [assets.look(web.font), *(assets.own(*names) for names in _STYLES)]
    rows = {row.record.id: row for era in index.eras for row in era.rows}
    worn = {cell.symbol for row in rows.values() for cell in row.record.cells}
    line = _line(site, index, rows)
    return template("web/index.html.j2", site.language).render(
        lang=site.language,
        home=site.home,
        twins=site.twins("index.html"),
        card=Card.of(site, "index.html", index.opening),
        atlas=site.atlas,
        phrases=site.phrases,
        styles=styles,
        script=script,
        policy=assets.policy([script], styles),
        patterns=patterns(site.atlas, worn | {symbol for symbol, _words in line["key"]}),
        legend=[(symbol, meaning(symbol, site.phrases)) for symbol in sorted(worn, key=_by_id)],
        territories=site.territory_names,
        size=MINIATURE,
        small=Miniatures(site),
        start=[(one, [rows[key] for key in one.shown]) for one in index.start],
        eras=index.eras,
        filters=index.filters,
        t=line,
    )


_STYLES = (("atlas.css",), ("index.css",), ("index_line.css",), ("index_matrix.css",), ("access.css",))


def _by_id(symbol: Symbol) -> str:
    return symbol.id


def _line(site: Site, index: Index, rows: dict[str, Row]) -> dict[str, Any]:
    """Return what the line of time is drawn from, laid out with the widths of its words."""
    phrases, titles = site.phrases, {key: row.record.short for key, row in rows.items()}
    left = max(wide(place.label, _SMALL) for place in site.territory_names) + 12
    line = Timeline.make(index.dates, index.control, index.begins, list(site.territories), left)
    wanted = ((key, titles[key], line.places[key]) for key in index.named[: 3 * _NAMED])  # not all have room
    names = place_names(wanted, WIDTH, _ROWS, _NAMED)
    eras = [(str(era), name, line.middle(era)) for era, name in enumerate(line.eras) if name]
    bands = [(band, Symbol.make("administered", band.control.parties)) for band in line.bands]
    return {
        "line": line,
        "names": names,
        "marks": line.marks(one.id for one in names),
        "eras": place_names(eras, WIDTH, len(eras), len(eras)),
        "bands": [(band, symbol, phrases.term(band.control)) for band, symbol in bands],
        "key": [(one, in_short(one, phrases)) for one in sorted({symbol for _band, symbol in bands}, key=_by_id)],
        "titles": {key: _title(site, row) for key, row in rows.items()},
        "ideas": index.ideas,
        "ticks": [(str(day.year) if year else phrases.month(day), x) for day, x, year in ticks_of(line.sections)],
        "width": WIDTH,
        "mark": MARK,
        "band": BAND,
    }


def _title(site: Site, row: Row) -> str:
    """Return what a scenario is called where its mark stands."""
    form = site.phrases.gettext("{title} ({kind})")
    return site.phrases.named(row.record.date, form.format(title=row.record.title, kind=row.kind))
