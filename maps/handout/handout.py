"""The handout: every scenario of an atlas on paper, with its dispositions, conditions, notes and sources, as one PDF.

``contents.py`` gathers what it says, ``templates/handout.typ`` says how that looks, and typst sets it.
"""

from __future__ import annotations

from collections.abc import Mapping

from atlas_files.digest import digest
from claims import Claims
from maps.geometry.figure import PANEL, label_width
from maps.geometry.svg_path import svg_line, svg_path
from maps.handout.contents import Contents, Eras
from maps.kit.fonts import FAMILY
from maps.kit.templating import template, typesetting
from maps.kit.text import to_json
from maps.kit.typesetting import typeset
from maps.view.records import Record
from maps.view.site import Site
from maps.view.symbols import Symbol, patterns


def render_handout(site: Site, claims: Claims, eras: Eras, levels: Mapping[str, str]) -> bytes:
    """Return the handout of some scenarios, grouped by era, as PDF: A4, tagged (PDF/UA-1), without a date.

    ``levels`` has, by id, a letter a territory for how far a scenario differs from what its page opens with.
    """
    contents = Contents(site, claims, eras)
    files = {
        "main.typ": typesetting("handout/handout.typ"),
        "data.json": to_json({"family": FAMILY, **contents.data()}),
        **{f"maps/{record.id}.svg": _map(site, record, levels[record.id]) for record in contents.records},
        **{f"symbols/{symbol.id}.svg": _swatch(site, symbol) for symbol in contents.symbols},
    }
    return typeset(files, standard="ua-1")


def handout_fingerprint(site: Site, claims: Claims, eras: Eras, levels: Mapping[str, str]) -> str:
    """Return a digest of all that such a handout is made from: words in other languages are not."""
    contents = Contents(site, claims, eras)
    return digest(site.fingerprint, contents.records, contents.data(), levels)


def _map(site: Site, record: Record, levels: str) -> str:
    figure, labels = site.figure(levels)
    return template("handout/handout_map.svg.j2", site.language).render(
        family=f'"{FAMILY}"',
        phrases=site.phrases,
        patterns=patterns(site.atlas, {cell.symbol for cell in record.cells}, alone=True),
        figure=figure,
        labels=labels,
        svg_path=svg_path,
        svg_line=svg_line,
        w=PANEL[0],
        h=PANEL[1],
        record=record,
        waters={key: site.names(site.waters[key]) for key in labels.waters},
        names={place.id: place.label for place in site.territory_names},
        order={place.id: number for number, place in enumerate(site.territory_names)},
        label_width=label_width,
    )


def _swatch(site: Site, symbol: Symbol) -> str:
    return template("handout/swatch.svg.j2").render(patterns=patterns(site.atlas, [symbol]), symbol=symbol)
