"""A comparison as Markdown, where a page cannot be shown: title, dispositions, citation, the still in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from maps.stills.contents import Still
from maps.stills.still import still_text
from maps.view.site import Site
from maps.web.sharing import cite_as

# What CommonMark, and its tables, may take for markup
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")


def comparison_markdown(site: Site, still: Still, title: str) -> str:
    """Return two records, the right one's file the page to be cited, as Markdown."""
    _ = site.phrases.gettext
    left, right = still.records
    heads = [_("Territory"), *(site.phrases.dated(record.title, record.date) for record in still.records)]
    cells = zip(site.territory_names, left.cells, right.cells, still.levels, strict=True)
    table = [
        [place.name, before.phrase, f"{'≠ ' if level == 'c' else ''}{after.phrase}"]
        for place, before, after, level in cells
    ]
    sources = ["- " + escaped(site.phrases.named(record, source)) for record, source in still.sources]
    citation = cite_as(site, right.url, right.title, right.date)
    parts = [
        f"**{escaped(title)}**",
        "\n".join([_row(heads), "|" + "---|" * len(heads), *map(_row, table)]),
        "\n".join([escaped(site.phrases.heading(_("Sources"))), "", *sources]),
        escaped(site.phrases.named(_("Cite it as"), citation)),
        escaped(site.credit),
        "\n".join(f"> {escaped(line)}\n>" for line in still_text(site, still).splitlines()).removesuffix("\n>"),
    ]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, in one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"
