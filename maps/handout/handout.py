"""The handout: every scenario of an atlas on paper, with its dispositions, conditions, notes and sources, as one PDF.

``contents.py`` gathers what it says, ``templates/handout.typ`` says how that looks, and typst sets it.
"""

from __future__ import annotations

from atlas_files.digest import digest
from claims import Claims
from maps.geometry.figure import PANEL
from maps.handout.contents import Contents, Eras
from maps.kit.palette import FAMILY
from maps.kit.templating import template, typesetting
from maps.kit.text import to_json
from maps.kit.typesetting import typeset
from maps.view.panel import Panel
from maps.view.patterns import patterns
from maps.view.records import Record
from maps.view.site import Site
from maps.view.symbols import Symbol

PRINTED = 1.15  # size of letters in maps: at 92 mm, names are 8.1 pt and outcomes 7.6


def render_handout(site: Site, claims: Claims, eras: Eras) -> bytes:
    """Return the handout of some scenarios, grouped by era, as PDF: A4, tagged (PDF/UA-1), without a date."""
    contents = Contents(site, claims, eras)
    files = {
        "main.typ": typesetting("handout/handout.typ"),
        "data.json": to_json({"family": FAMILY, **contents.data()}),
        **{f"maps/{record.id}.svg": handout_map(site, record) for record in contents.records},
        **{f"symbols/{symbol.id}.svg": _swatch(site, symbol) for symbol in contents.symbols},
    }
    return typeset(files, standard="ua-1")


def handout_fingerprint(site: Site, claims: Claims, eras: Eras) -> str:
    """Return a digest of all that such a handout is made from: words in other languages are not."""
    contents = Contents(site, claims, eras)
    return digest(site.fingerprint, contents.records, contents.data())


def handout_map(site: Site, record: Record) -> str:
    """Return the map of a record as SVG."""
    return template("handout/handout_map.svg.j2", site.language).render(
        family=f'"{FAMILY}"',
        patterns=patterns(site.atlas, {cell.symbol for cell in record.cells}, alone=True),
        p=Panel(site, site.figure(record), record, size=PRINTED).context(),
        w=PANEL[0],
        h=PANEL[1],
    )


def _swatch(site: Site, symbol: Symbol) -> str:
    return template("handout/swatch.svg.j2").render(patterns=patterns(site.atlas, [symbol], alone=True), symbol=symbol)
