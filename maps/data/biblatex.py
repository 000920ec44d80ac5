"""The bibliography as BibLaTeX, for readers who do not use Zotero."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

# CSL types to BibLaTeX entry types; anything else is @misc.
TYPES = {
    "article-journal": "article",
    "article-newspaper": "article",
    "article-magazine": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "report",
    "thesis": "thesis",
    "webpage": "online",
}
# BibLaTeX fields, and the CSL keys they come from.
FIELDS = {
    "title": "title",
    "shorttitle": "title-short",
    "volume": "volume",
    "number": "number",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "location": "publisher-place",
    "url": "URL",
    "langid": "language",
    "note": "note",
}
_ESCAPED = re.compile(r"([#$%&_{}])")


def biblatex(items: Iterable[Mapping[str, Any]]) -> str:
    """Return CSL-JSON items as BibLaTeX entries (UTF-8), in their order, keyed by their id."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: Mapping[str, Any]) -> str:
    kind = TYPES.get(str(item["type"]), "misc")
    fields = {"author": _names(item.get("author", [])), "editor": _names(item.get("editor", []))}
    container = str(item.get("container-title", ""))
    fields["booktitle" if kind == "incollection" else "journaltitle" if kind == "article" else "series"] = container
    fields |= {field: str(item[key]) for field, key in FIELDS.items() if item.get(key)}
    fields["date"] = "/".join(
        "-".join(f"{int(part):02d}" for part in end) for end in item.get("issued", {}).get("date-parts", [])
    )
    lines = [f"  {field} = {{{_escape(value, field)}}}" for field, value in fields.items() if value]
    return f"@{kind}{{{item['id']},\n" + ",\n".join(lines) + "\n}\n"


def _names(names: Iterable[Mapping[str, str]]) -> str:
    # A body's name in braces of its own is not taken apart.
    return " and ".join(
        f"{{{name['literal']}}}"
        if name.get("literal")
        else ", ".join(part for part in (name.get("family"), name.get("given")) if part)
        for name in names
    )


def _escape(value: str, field: str) -> str:
    if field in ("url", "author", "editor"):
        return value
    return _ESCAPED.sub(r"\\\1", value)
