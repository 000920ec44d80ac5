"""The handout: every scenario of an atlas on paper, with its dispositions, conditions, notes and sources, as one PDF.

``contents.py`` gathers what it says, ``templates/handout.typ`` says how that looks, and typst sets it.
"""

from __future__ import annotations

from collections.abc import Mapping

from atlas_files.digest import digest
from claims import Claims
from maps.geometry.figure import PANEL, label_width
from maps.handout.contents import Contents, Eras
from maps.kit.fonts import FAMILY
from maps.kit.templating import template, typesetting
from maps.kit.text import to_json
from maps.kit.typesetting import typeset
from maps.view.context import Setting
from maps.view.records import Record
from maps.view.symbols import Symbol, patterns


def render_handout(setting: Setting, claims: Claims, eras: Eras, marks: Mapping[str, str]) -> bytes:
    """Return the handout of some scenarios, grouped by era, as PDF: A4, tagged (PDF/UA-1), without a date.

    ``marks`` has, by id, a letter a territory for how far a scenario differs from what its page opens with.
    """
    contents = Contents(setting, claims, eras)
    files = {
        "main.typ": typesetting("handout/handout.typ"),
        "data.json": to_json({"family": FAMILY, **contents.data()}),
        **{f"maps/{record.id}.svg": _map(setting, record, marks[record.id]) for record in contents.records},
        **{f"symbols/{symbol.id}.svg": _swatch(setting, symbol) for symbol in contents.symbols},
    }
    return typeset(files, standard="ua-1")


def handout_key(setting: Setting, claims: Claims, eras: Eras, marks: Mapping[str, str]) -> str:
    """Return a digest of all that such a handout is made from: words in other languages are not."""
    contents = Contents(setting, claims, eras)
    return digest(setting.key, contents.records, contents.data(), marks)


def _map(setting: Setting, record: Record, marks: str) -> str:
    figure = setting.figure(marks)
    return template("handout/handout_map.svg.j2", setting.language).render(
        family=f'"{FAMILY}"',
        phrases=setting.phrases,
        patterns=patterns(setting.atlas, {cell.symbol for cell in record.cells}, alone=True),
        figure=figure,
        w=PANEL[0],
        h=PANEL[1],
        record=record,
        waters={key: setting.names(setting.waters[key]) for key in figure.waters},
        names={place.id: place.label for place in setting.places},
        order={place.id: number for number, place in enumerate(setting.places)},
        label_width=label_width,
    )


def _swatch(setting: Setting, symbol: Symbol) -> str:
    return template("handout/swatch.svg.j2").render(patterns=patterns(setting.atlas, [symbol]), symbol=symbol)
