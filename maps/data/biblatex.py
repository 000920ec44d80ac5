"""The bibliography as BibLaTeX, for readers who do not use Zotero."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from maps.kit.citations import date_of, plain

# CSL types to BibLaTeX entry types; anything else is @misc.
TYPES = {
    "article-journal": "article",
    "article-newspaper": "article",
    "article-magazine": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "paper-conference": "inproceedings",
    "report": "report",
    "thesis": "thesis",
    "webpage": "online",
}
_CONTAINERS = {
    "article": "journaltitle",
    **dict.fromkeys(("incollection", "inreference", "inproceedings"), "booktitle"),
}
# BibLaTeX fields, and the CSL variables they come from.
FIELDS = {
    "title": "title",
    "shorttitle": "title-short",
    "origtitle": "original-title",
    "edition": "edition",
    "volume": "volume",
    "volumes": "number-of-volumes",
    "part": "part",
    "chapter": "chapter-number",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "type": "genre",
    "version": "version",
    "publisher": "publisher",
    "location": "publisher-place",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place",
    "eventtitle": "event-title",
    "venue": "event-place",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "langid": "language",
    "abstract": "abstract",
    "keywords": "keyword",
    "note": "note",
}
DATES = {"date": "issued", "urldate": "accessed", "eventdate": "event-date", "origdate": "original-date"}
NAMES = {
    **{role: role for role in ("author", "editor", "translator")},
    **{"bookauthor": "container-author", "holder": "organizer", "commentator": "reviewed-author"},
}
# What BibLaTeX has no field for, said at the end of the entry.
ADDED = (
    *("archive-place", "archive", "archive_collection", "archive_location", "call-number", "authority", "jurisdiction"),
    *("references", "status", "medium", "scale", "dimensions", "section", "supplement", "part-title", "volume-title"),
    *("translated-title", "reviewed-title", "printing", "division"),
)
_VERBATIM = ("url", "doi")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{one: f"\\{one}" for one in "#$%&_{}"},
}
_MARKUP = re.compile(r"<(i|b|sup|sub|span)(?:\s[^<>]*)?>(.*?)</\1>", re.DOTALL)
_COMMANDS = {"i": r"\emph", "b": r"\textbf", "sup": r"\textsuperscript", "sub": r"\textsubscript", "span": ""}


def biblatex(items: Iterable[Mapping[str, Any]]) -> str:
    """Return CSL-JSON items as BibLaTeX entries (UTF-8), in their order, keyed by their id."""
    keys: dict[str, int] = {}
    return "\n".join(_entry(item, _key(str(item["id"]), keys)) for item in items)


def _key(own: str, keys: dict[str, int]) -> str:
    """Return a key of letters that BibTeX takes; a second one of the same has a number."""
    key = re.sub(r"[^\w:.+/-]", "-", own)
    keys[key] = keys.get(key, 0) + 1
    return key if keys[key] == 1 else f"{key}-{keys[key]}"


def _entry(item: Mapping[str, Any], key: str) -> str:
    kind = TYPES.get(str(item["type"]), "misc")
    fields = {field: _names(item.get(variable, [])) for field, variable in NAMES.items()}
    fields |= {
        field: _verbatim(item[v]) if field in _VERBATIM else escaped(str(item[v])) for field, v in _present(item)
    }
    container = escaped(str(item.get("container-title", "")))
    fields[_CONTAINERS.get(kind, "series")] = container
    fields |= dict(_numbers(item, kind, container))
    fields |= {field: _date(item.get(variable, {})) for field, variable in DATES.items()}
    added = [escaped(str(item[variable])) for variable in ADDED if item.get(variable)]
    if item.get("issued") and not fields["date"]:
        added.append(escaped(date_of(item["issued"])))
    fields["addendum"] = ", ".join(added)
    lines = [f"  {field} = {{{value}}}" for field, value in fields.items() if value]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _present(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((field, variable) for field, variable in FIELDS.items() if item.get(variable))


def _numbers(item: Mapping[str, Any], kind: str, container: str) -> Iterator[tuple[str, str]]:
    """Yield the series and the numbers: of an issue, of a paper, or in its series, as BibLaTeX tells them apart."""
    issue, number, series = (escaped(str(item.get(v, ""))) for v in ("issue", "number", "collection-title"))
    in_series = escaped(str(item.get("collection-number", "")))
    if series:
        yield "series", f"{series}, {container}" if container and kind not in _CONTAINERS else series
    first = [one for one in (issue, number, in_series) if one]
    if first:
        yield "number", ", ".join(first)


def _date(date: Mapping[str, Any]) -> str:
    """Return a date in EDTF, as BibLaTeX reads it; '' where its days are not known."""
    days = date_of({"date-parts": date.get("date-parts", [])})
    return f"{days}~" if days and date.get("circa") else days


def _names(names: Iterable[Mapping[str, Any]]) -> str:
    return " and ".join(map(_name, names))


def _name(name: Mapping[str, Any]) -> str:
    # A body's name in braces of its own is not taken apart.
    if name.get("literal"):
        return f"{{{escaped(str(name['literal']))}}}"
    family = " ".join(_part(name[key]) for key in ("non-dropping-particle", "family") if name.get(key))
    given = " ".join(_part(name[key]) for key in ("given", "dropping-particle") if name.get(key))
    return ", ".join(part for part in (family, _part(name.get("suffix", "")), given) if part)


def _part(text: str) -> str:
    """Return a part of a name; in braces where it would be taken for two names, or two parts."""
    return f"{{{escaped(text)}}}" if re.search(r",|\band\b", text, re.IGNORECASE) else escaped(text)


def _verbatim(text: str) -> str:
    """Return an address or a number that BibLaTeX takes letter by letter."""
    return quote(str(text), safe="/:?#[]@!$&'()*+,;=%-._~") if re.search(r"[\\{}\s]", str(text)) else str(text)


def escaped(text: str) -> str:
    """Return text as LaTeX sets it: every letter itself, and the markup that CSL allows as commands."""
    found, at = [], 0
    for match in _MARKUP.finditer(text):
        found += [_letters(text[at : match.start()]), f"{_COMMANDS[match[1]]}{{{escaped(match[2])}}}"]
        at = match.end()
    return "".join([*found, _letters(text[at:])])


def _letters(text: str) -> str:
    return "".join(_ESCAPES.get(letter, letter) for letter in plain(text))
