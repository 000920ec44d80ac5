"""Pictures for slides: what a page compares, or its own record alone, as SVG, PNG and PDF of 16:9."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from maps.geometry.figure import PANEL, label_width
from maps.geometry.svg_path import svg_line, svg_path
from maps.kit.fonts import FAMILY
from maps.kit.templating import template, typesetting
from maps.kit.text import to_json
from maps.kit.text_metrics import SWATCH, fit, fit_all
from maps.kit.typesetting import typeset
from maps.stills.contents import Still
from maps.view.grouping import names, shown_alike
from maps.view.records import Record
from maps.view.site import Site
from maps.view.symbols import Symbol, patterns

WIDTH, HEIGHT = 1920, 1080  # units of the drawing; px of a PNG
PAGE, POINTS_PER_INCH = 960, 72  # width of the page of a PDF in points
_EDGE, _GAP = 40, 24  # left free around all of it, and between two maps
_FOOT = 1002  # where the line of sources begins


@dataclass(frozen=True)
class StillOptions:
    """How pictures are made: ``scale`` times 1920 × 1080 px (PNG alone), with or without a white ground."""

    scale: int = 1
    transparent: bool = False


def still_svg(site: Site, still: Still, options: StillOptions) -> str:
    """Return the picture as SVG, with text that stays text."""
    two = len(still.records) > 1
    figure, labels = site.figure(still.levels)
    sides = [_half(site, still, number) for number in range(2)] if two else [_one(site, still)]
    return template("stills/still.svg.j2", site.language).render(
        lang=site.language,
        phrases=site.phrases,
        title=_title(site, still),
        alt=still_text(site, still).rstrip(),
        transparent=options.transparent,
        figure=figure,
        labels=labels,
        svg_path=svg_path,
        svg_line=svg_line,
        w=PANEL[0],
        h=PANEL[1],
        scale=sides[0]["scale"],
        two=two,
        sides=sides,
        levels=still.levels,
        names={place.id: place.label for place in site.territory_names},
        order={place.id: number for number, place in enumerate(site.territory_names)},
        label_width=label_width,
        waters={key: site.names(site.waters[key]) for key in labels.waters},
        patterns=patterns(site.atlas, _symbols(still.records), alone=True),
        source=fit(_source(site, still), WIDTH - 2 * _EDGE, HEIGHT - _FOOT - 8, (15, 14, 13, 12, 11, 10)),
        source_y=_FOOT,
    )


def still_png(site: Site, still: Still, options: StillOptions) -> bytes:
    """Return the picture as PNG of 1920 × 1080 px, or ``options.scale`` times that."""
    ppi = POINTS_PER_INCH * WIDTH * options.scale / PAGE
    return typeset(_sources(site, still, options), "png", ppi=ppi)


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
        rows = [f"{place.label}: {cell.phrase}" for place, cell in zip(site.territory_names, record.cells, strict=True)]
        parts.append(f"{record.title} ({record.date}). {'; '.join(rows)}.")
    changed = [place.label for place, mark in zip(site.territory_names, still.levels, strict=True) if mark == "c"]
    if len(still.records) > 1:
        parts.append(
            _("Different holders: {territories}.").format(territories=_(", ").join(changed))
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
    record, key_y = still.records[number], top + width / PANEL[0] * PANEL[1] + 12
    head = fit(record.title, width, 80, range(32, 20, -1))
    return {
        "record": record,
        "x": x,
        "y": 108 - head.height,
        "head": head,
        "facts": fit(record.date, width, 32, range(22, 14, -1)),
        "facts_x": x,
        "facts_y": 110,
        "map_y": top,
        "scale": round(scale, 4),
        "key_x": x,
        "rows": _key(site, still, record, key_y, width, _FOOT - 10 - key_y, range(22, 7, -1)),
    }


def _one(site: Site, still: Still) -> dict[str, Any]:
    """Lay out a single map: title above, the map, and beside it what it is and the key."""
    top, height = 140, _FOOT - 20 - 140
    scale = height / PANEL[1]
    x = _EDGE + PANEL[0] * scale + _GAP + 8
    width, record = WIDTH - _EDGE - x, still.records[0]
    facts = fit("\n".join([record.date, *still.facts]), width, 300, range(26, 14, -1))
    key_y = top + facts.height + 28
    return {
        "record": record,
        "x": _EDGE,
        "y": 30,
        "head": fit(record.title, WIDTH - 2 * _EDGE, 96, (48, 44, 40, 36, 33, 30)),
        "facts": facts,
        "facts_x": x,
        "facts_y": top,
        "map_y": top,
        "scale": round(scale, 4),
        "key_x": x,
        "rows": _key(site, still, record, key_y, width, top + height - key_y, range(27, 7, -1)),
    }


def _key(  # noqa: PLR0913, PLR0917 - a box has four sides
    site: Site, still: Still, record: Record, y: float, width: float, height: float, sizes: Iterable[int]
) -> list[dict[str, Any]]:
    """Lay out the key: each symbol once, with the territories that wear it and what is done with them."""
    two = len(still.records) > 1
    differing = "".join("c" if two and level == "c" else "s" for level in still.levels)
    groups = [
        (record.cells[alike[0]], "≠ " if differing[alike[0]] == "c" else "", [site.territory_names[n] for n in alike])
        for alike in shown_alike([record], differing)
    ]
    texts = [f"{mark}{names(site, territories)}: {cell.phrase}" for cell, mark, territories in groups]
    found = []
    for (cell, *_rest), block in zip(groups, fit_all(texts, width, height, sizes, 0.5, SWATCH), strict=True):
        found.append({"symbol": cell.symbol, "block": block, "y": round(y, 1)})
        y += block.height + 0.5 * block.size
    return found


# ---- in words --------------------------------------------------------------------------------------------------


def _title(site: Site, still: Still) -> str:
    _, titles = site.phrases.gettext, [record.title for record in still.records]
    if len(titles) == 1:
        return titles[0]
    return _("{left} and {right}, compared").format(left=titles[0], right=titles[1])


def _source(site: Site, still: Still) -> str:
    _ = site.phrases.gettext
    cited = [f"{title}: {source}" for title, source in still.sources]
    if len(cited) == 1:
        cited = [still.sources[0][1]]
    return " ".join([_("Source:"), *cited, site.credit, site.phrases.text(site.atlas.title) + "."])


def _symbols(records: Iterable[Record]) -> list[Symbol]:
    return [cell.symbol for record in records for cell in record.cells]
