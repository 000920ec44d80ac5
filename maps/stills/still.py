"""Pictures for slides: what a page compares, or its own record alone, as SVG, PNG and PDF of 16:9."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from maps.geometry.figure import PANEL
from maps.kit.palette import FAMILY, families
from maps.kit.templating import template, typesetting
from maps.kit.text import to_json
from maps.kit.text_metrics import SWATCH, fit, fit_all
from maps.kit.typesetting import typeset
from maps.stills.contents import Still
from maps.view.grouping import record_in_words
from maps.view.panel import MEANINGS, Panel, signs
from maps.view.patterns import patterns
from maps.view.records import Record
from maps.view.site import Site
from maps.view.symbols import Symbol

WIDTH, HEIGHT = 1920, 1080  # units of the drawing; px of a PNG
PAGE, POINTS_PER_INCH = 960, 72  # width of the page of a PDF in points
_EDGE, _GAP = 40, 24  # left free around all of it, and between two maps
_FOOT = 1002  # where the line of sources begins


@dataclass(frozen=True)
class StillOptions:
    """How pictures are made: ``scale`` times 1920 × 1080 px (PNG alone), with or without a white ground."""

    scale: int = 1
    transparent: bool = False


def panels(site: Site, still: Still) -> list[Panel]:
    """Return a still's maps: both in one view, that of what the last record disposes of."""
    *others, record = still.records
    figure = site.figure(record, others[0] if others else None)
    beside = (*reversed(still.records),) if others else (None,)
    return [Panel(site, figure, one, other) for one, other in zip(still.records, beside, strict=True)]


def still_svg(site: Site, still: Still, options: StillOptions) -> str:
    """Return the picture as SVG, with text that stays text."""
    two = len(still.records) > 1
    sides = [_half(site, still, number) for number in range(2)] if two else [_one(site, still)]
    return template("stills/still.svg.j2", site.language).render(
        lang=site.language,
        family=families(),
        title=_title(site, still),
        alt=still_text(site, still).rstrip(),
        transparent=options.transparent,
        sides=sides,
        patterns=patterns(site.atlas, _symbols(still.records), alone=True),
        source=fit(_source(site, still), WIDTH - 2 * _EDGE, HEIGHT - _FOOT - 8, (15, 14, 13, 12, 11, 10)),
        source_y=_FOOT,
    )


def still_png(site: Site, still: Still, options: StillOptions) -> bytes:
    """Return the picture as PNG of 1920 × 1080 px, or ``options.scale`` times that, with a palette."""
    from maps.stills.palette_png import with_palette  # noqa: PLC0415 - only such pictures need what it brings along

    ppi = POINTS_PER_INCH * WIDTH * options.scale / PAGE
    return with_palette(typeset(_sources(site, still, options), "png", ppi=ppi))


def still_pdf(site: Site, still: Still, options: StillOptions) -> bytes:
    """Return the picture as a PDF page of 16:9, drawn in lines and curves, its fonts inside."""
    return typeset(_sources(site, still, options))


def _sources(site: Site, still: Still, options: StillOptions) -> dict[str, str]:
    facts = {
        "title": _title(site, still),
        "alt": still_text(site, still).strip(),
        "language": site.language,
        "family": FAMILY,
        "width": PAGE,
        "height": PAGE * HEIGHT / WIDTH,
    }
    return {
        "main.typ": typesetting("kit/picture.typ"),
        "data.json": to_json(facts),
        "picture.svg": still_svg(site, still, options),
    }


def still_text(site: Site, still: Still, _options: StillOptions | None = None) -> str:
    """Return what the picture shows in words: its alternative text."""
    _ = site.phrases.gettext
    parts = [_("Map: {title}.").format(title=_title(site, still))]
    for record in still.records:
        parts.append(record_in_words(site, record))
    changed = [place.label for place, mark in zip(site.territory_names, still.levels, strict=True) if mark == "c"]
    if len(still.records) > 1:
        parts.append(
            _("Different holders: {territories}.").format(territories=site.phrases.series(changed))
            if changed
            else _("No territory has different holders.")
        )
    return "\n".join(parts) + "\n"


# The files of a picture, by their ending
STILLS: dict[str, Callable[[Site, Still, StillOptions], str | bytes]] = {
    "svg": still_svg,
    "png": still_png,
    "pdf": still_pdf,
    "txt": still_text,
}

# ---- what stands where -----------------------------------------------------------------------------------------


def _half(site: Site, still: Still, number: int) -> dict[str, Any]:
    """Lay out the left or the right half: title, date, map, key."""
    width = (WIDTH - 2 * _EDGE - _GAP) / 2
    x, scale, top = _EDGE + number * (width + _GAP), width / PANEL[0], 148
    panel, key_y = panels(site, still)[number], top + width / PANEL[0] * PANEL[1] + 12
    record = panel.record
    head = fit(record.title, width, 80, range(32, 20, -1))
    return {
        "panel": panel.context(),
        "x": x,
        "y": 108 - head.height,
        "head": head,
        "facts": fit(record.date, width, 32, range(22, 14, -1)),
        "facts_x": x,
        "facts_y": 110,
        "map_y": top,
        "scale": round(scale, 4),
        "key_x": x,
        "rows": _key(panel, key_y, width, _FOOT - 10 - key_y, range(22, 7, -1)),
    }


def _one(site: Site, still: Still) -> dict[str, Any]:
    """Lay out a single map: title above, the map, and beside it what it is and the key."""
    top, height = 140, _FOOT - 20 - 140
    scale = height / PANEL[1]
    x = _EDGE + PANEL[0] * scale + _GAP + 8
    width, record, panel = WIDTH - _EDGE - x, still.records[0], panels(site, still)[0]
    facts = fit("\n".join([record.date, *still.facts]), width, 300, range(26, 14, -1))
    key_y = top + facts.height + 28
    return {
        "panel": panel.context(),
        "x": _EDGE,
        "y": 30,
        "head": fit(record.title, WIDTH - 2 * _EDGE, 96, (48, 44, 40, 36, 33, 30)),
        "facts": facts,
        "facts_x": x,
        "facts_y": top,
        "map_y": top,
        "scale": round(scale, 4),
        "key_x": x,
        "rows": _key(panel, key_y, width, top + height - key_y, range(27, 7, -1)),
    }


def _key(panel: Panel, y: float, width: float, height: float, sizes: Iterable[int]) -> list[dict[str, Any]]:
    """Lay out the key: each symbol once, with the territories that wear it and what is done with them; then the signs.

    Where numbers stand on the map, the key has them all.
    """
    site, record = panel.site, panel.record
    _, numbered = site.phrases.gettext, panel.labels.numbers
    rows: dict[tuple[Symbol | None, str, str], list[str]] = {}
    used = signs(record, panel.against)
    for number, (place, cell, sign) in enumerate(zip(site.territory_names, record.cells, used, strict=True), 1):
        name = f"{number} {place.label}" if numbered else place.label
        rows.setdefault((cell.symbol, cell.phrase, sign), []).append(name)
    phrases = site.phrases
    texts = [
        f"{sign} {phrases.named(phrases.series(names), phrase)}".strip()
        for (_symbol, phrase, sign), names in rows.items()
    ]
    if meant := [f"{sign} {_(words)}" for sign, words in MEANINGS.items() if sign in used]:
        rows[None, "", ""] = []
        texts.append(phrases.enumerated(meant))
    found = []
    for (symbol, _phrase, _sign), block in zip(rows, fit_all(texts, width, height, sizes, 0.5, SWATCH), strict=True):
        found.append({"symbol": symbol, "block": block, "y": round(y, 1)})
        y += block.height + 0.5 * block.size
    return found


# ---- in words --------------------------------------------------------------------------------------------------


def _title(site: Site, still: Still) -> str:
    _, titles = site.phrases.gettext, [record.title for record in still.records]
    if len(titles) == 1:
        return titles[0]
    return _("{left} and {right}, compared").format(left=titles[0], right=titles[1])


def _source(site: Site, still: Still) -> str:
    phrases = site.phrases
    cited = [phrases.named(title, source) for title, source in still.sources]
    if len(cited) == 1:
        cited = [still.sources[0][1]]
    source = phrases.named(phrases.gettext("Source"), phrases.sentences(*cited))
    atlas = phrases.gettext("{text}.").format(text=phrases.text(site.atlas.title))
    return phrases.sentences(source, site.credit, atlas)


def _symbols(records: Iterable[Record]) -> list[Symbol]:
    return [cell.symbol for record in records for cell in record.cells]
