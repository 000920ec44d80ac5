"""The bibliography as Zotero is to read it and give it back.

Zotero keeps a key as ``citation-key``, and has no field for every variable in every type of item. What it has none for
it keeps as lines of its Extra field, which is CSL's note (``container-title: …``); :mod:`claims.csl` reads them back.
Which type keeps what is set down here cautiously and was not tried with Zotero itself: what is doubtful goes to Extra.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from maps.kit.citations import date_of

# What items of any type keep, and what those of some types keep beside it, with Zotero's own conversion.
_ALWAYS = frozenset(
    (
        *(
            "abstract",
            "accessed",
            "archive",
            "archive_location",
            "author",
            "call-number",
            "citation-key",
            "id",
            "issued",
        ),
        *("language", "note", "shortTitle", "title", "title-short", "type", "URL"),
    )
)
_BOOK = (
    "collection-number collection-title edition editor ISBN number-of-volumes publisher publisher-place translator "
    "volume"
)
KEPT = {
    kind: frozenset(kept.split())
    for kind, kept in {
        "article-journal": "collection-title container-title DOI ISSN issue journalAbbreviation page volume",
        "article-magazine": "container-title ISSN issue page volume",
        "article-newspaper": "container-title edition ISSN page publisher-place section",
        "book": f"{_BOOK} number-of-pages",
        "chapter": f"{_BOOK} container-title page",
        "report": "collection-title genre number page publisher publisher-place",
        "thesis": "genre number-of-pages publisher publisher-place",
        "webpage": "container-title genre",
    }.items()
}


def zotero(items: Iterable[Mapping[str, Any]]) -> str:
    """Return CSL-JSON in which what Zotero may not keep stands in Extra lines, too."""
    return json.dumps([_item(item) for item in items], ensure_ascii=False, indent=2) + "\n"


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    kept = _ALWAYS | KEPT.get(str(item["type"]), frozenset())
    extra = [line for key, value in item.items() if key not in kept for line in _lines(key, value)]
    note = "\n".join([*extra, *([item["note"]] if item.get("note") else [])])
    written = {key: value for key, value in item.items() if value and key != "note"}
    return {"id": item["id"], "citation-key": item["id"], **written, **({"note": note} if note else {})}


def _lines(key: str, value: Any) -> list[str]:
    """Return a variable as lines of Zotero's Extra field."""
    if isinstance(value, dict):
        return [f"{key}: {date_of(value)}"] if "date-parts" in value else []
    if isinstance(value, list):
        return [
            f"{key}: {one.get('literal') or ' || '.join(one.get(part, '') for part in ('family', 'given'))}"
            for one in value
            if isinstance(one, dict)
        ]
    return [f"{key}: {value}"] if value and "\n" not in str(value) else []
