"""Sources in words: CSL-JSON items as a reader of a history book expects them.

A small formatter of our own, after the order of notes of the Chicago Manual of Style: citation styles made for articles
print a treaty's title twice or drop its series. Every variable of CSL is in the line, or in :data:`NOT_SHOWN`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

# What is not in the line, and why; all of it is in the exported bibliography.
NOT_SHOWN = {
    **dict.fromkeys(("id", "citation-key", "citation-label", "citation-number", "type"), "the item's own housekeeping"),
    **dict.fromkeys(("note", "URL"), "stands beside the line"),
    **dict.fromkeys(("title-short", "shortTitle"), "is what the source is called where there is no room"),
    **dict.fromkeys(
        ("container-title-short", "journalAbbreviation", "translated-title-short", "volume-title-short"),
        "the whole title is there",
    ),
    **dict.fromkeys(
        ("first-reference-note-number", "locator", "year-suffix", "page-first"), "a citation's, not an item's"
    ),
    **dict.fromkeys(
        ("abstract", "annote", "keyword", "categories", "custom", "language"), "says what is in it, not where"
    ),
    **dict.fromkeys(("ISAN", "ISBN", "ISCI", "ISMN", "ISRC", "ISSN", "ISWC", "PMCID", "PMID"), "a trade's number"),
    **dict.fromkeys(("source", "license"), "a copy's"),
}
_LEADING = ("author", "composer", "editor", "compiler", "chair", "director", "organizer")
# What those do who do not stand first.
_BY = {
    "author": "by",
    "chair": "chaired by",
    "collection-editor": "series ed.",
    "compiler": "comp.",
    "composer": "composed by",
    "contributor": "with",
    "curator": "curated by",
    "director": "dir.",
    "editor": "ed.",
    "editor-translator": "ed. and trans.",
    "editorial-director": "ed.",
    "executive-producer": "exec. prod.",
    "guest": "guest",
    "host": "hosted by",
    "illustrator": "ill.",
    "interviewer": "interviewed by",
    "narrator": "narrated by",
    "organizer": "organised by",
    "performer": "performed by",
    "producer": "prod.",
    "recipient": "to",
    "script-writer": "written by",
    "series-creator": "created by",
    "translator": "trans.",
}
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?/?>")
_CONTRACTED = {1: "st", 2: "nd", 3: "rd"}


def format_source(item: Mapping[str, Any]) -> str:
    """Return one CSL-JSON item as a line of text, without its address.

    Names, “title” (or a title standing alone, or a [description]), whoever else had a part in it, container, volume,
    number, place and publisher, date, pages, archive; parts that are not given are left out.
    """
    lead = next((role for role in _LEADING if item.get(role)), "")
    names = "; ".join(_name(name) for name in item.get(lead) or [])
    if lead in ("editor", "compiler"):
        names += f" ({_BY[lead]})"
    title = _text(item, "title")
    if item.get("container-title") and not title.startswith("["):  # brackets mark a description, not a title
        title = f"“{title}”"
    others = [(role, word) for role, word in _BY.items() if role != lead and role not in ("collection-editor",)]
    found = [
        names,
        title,
        *(f"[{_text(item, key)}]" for key in ("translated-title", "original-title") if item.get(key)),
        *_reviewed(item),
        *(f"{word} {_people(item[role])}" for role, word in others if item.get(role)),
        *_labelled(item, {"genre": "{}", "medium": "{}", "dimensions": "{}", "scale": "{}"}),
        *_container(item),
        *_labelled(item, {"number": "no. {}", "authority": "{}", "jurisdiction": "{}", "references": "{}"}),
        *_labelled(item, {"status": "{}", "version": "version {}", "printing": "printing {}"}),
        *_event(item),
        ": ".join(_text(item, key) for key in ("publisher-place", "publisher") if item.get(key)),
        *_dates(item),
        _pages(_text(item, "page")),
        *_labelled(item, {"number-of-pages": "{} pp.", "number-of-volumes": "{} vols"}),
        *_labelled(item, dict.fromkeys(("archive-place", "archive", "archive_collection", "archive_location"), "{}")),
        *_labelled(item, {"call-number": "{}", "DOI": "doi:{}"}),
    ]
    if item.get("accessed"):
        found.append(f"accessed {date_of(item['accessed'])}")
    return ", ".join(part for part in found if part) + "."


def cite(item: Mapping[str, Any], locator: str) -> str:
    """Return a source as a line of text, with the place in it."""
    return f"{format_source(item)[:-1]}, {locator}." if locator else format_source(item)


def date_of(date: Mapping[str, Any]) -> str:
    """Return a date of CSL in words: as its days are known, or as it is said."""
    days = "/".join("-".join(f"{int(part):02d}" for part in end) for end in date.get("date-parts", []))
    said = days or str(date.get("literal") or date.get("raw") or date.get("edtf") or "")
    season = f"season {date['season']}" if str(date.get("season", "")).isdigit() else str(date.get("season", ""))
    whole = ", ".join(part for part in (season, said) if part)
    return f"c. {whole}" if date.get("circa") else whole


def short_title(item: Mapping[str, Any]) -> str:
    """Return what a source is called where there is no room for its line."""
    return plain(str(item.get("title-short") or item["title"]))


def plain(text: str) -> str:
    """Return text without the markup that CSL allows in it."""
    return _MARKUP.sub("", text)


def _text(item: Mapping[str, Any], key: str) -> str:
    return plain(str(item.get(key, "")))


def _labelled(item: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[str]:
    yield from (label.format(_text(item, key)) for key, label in labels.items() if item.get(key))


def _container(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield what it is a part of, and which part."""
    if item.get("container-author"):
        yield f"in {_people(item['container-author'])}"
    yield _text(item, "container-title")
    yield from _labelled(item, {"volume-title": "{}", "part-title": "{}"})
    series = " ".join(_text(item, key) for key in ("collection-title", "collection-number") if item.get(key))
    if item.get("collection-editor"):
        series = f"{series}, {_BY['collection-editor']} {_people(item['collection-editor'])}".removeprefix(", ")
    yield f"({series})" if series else ""
    edition = _text(item, "edition")
    yield f"{edition}{_ordinal(int(edition))} ed." if edition.isdecimal() and len(edition) < 4 else edition  # noqa: PLR2004
    labels = {"volume": "vol. {}", "issue": "no. {}", "part": "pt. {}", "part-number": "pt. {}", "section": "sec. {}"}
    labels |= {
        "division": "{}",
        "chapter-number": "ch. {}",
        "supplement": "suppl. {}",
        "supplement-number": "suppl. {}",
    }
    yield from _labelled(item, labels)


def _event(item: Mapping[str, Any]) -> Iterator[str]:
    yield from _labelled(item, {"event-title": "{}", "event": "{}", "event-place": "{}"})
    if item.get("event-date"):
        yield date_of(item["event-date"])


def _dates(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield when it came out, and when and where it did before."""
    yield date_of(item.get("issued", {}))
    for key, word in (("submitted", "submitted"), ("available-date", "available"), ("container", "whole of")):
        if item.get(key):
            yield f"{word} {date_of(item[key])}"
    before = [
        ": ".join(_text(item, f"original-{k}") for k in ("publisher-place", "publisher") if item.get(f"original-{k}"))
    ]
    before += [_people(item.get("original-author", [])), date_of(item.get("original-date", {}))]
    if any(before):
        yield f"first published {', '.join(part for part in before if part)}"


def _reviewed(item: Mapping[str, Any]) -> Iterator[str]:
    people = _people(item.get("reviewed-author", []))
    found = [*_labelled(item, {"reviewed-genre": "{}", "reviewed-title": "{}"}), *([f"by {people}"] if people else [])]
    if found:
        yield f"review of {' '.join(found)}"


def _name(name: Mapping[str, Any]) -> str:
    """Return a name as it stands first: family, given; particles and suffixes where they belong."""
    if name.get("literal"):
        return str(name["literal"])
    family = " ".join(str(name[key]) for key in ("non-dropping-particle", "family") if name.get(key))
    given = " ".join(str(name[key]) for key in ("given", "dropping-particle") if name.get(key))
    return ", ".join(part for part in (family, given, str(name.get("suffix", ""))) if part)


def _people(names: list[Mapping[str, Any]]) -> str:
    """Return names as they stand in a line: given before family, where they are written with spaces."""
    found = []
    for name in names:
        parts = [str(name[k]) for k in ("given", "dropping-particle", "non-dropping-particle", "family") if name.get(k)]
        if not any(part.isascii() or part[:1].upper() != part[:1].lower() for part in parts):
            parts.reverse()  # a script without capitals: the family comes first
        whole = str(name.get("literal") or " ".join(parts))
        found.append(f"{whole}, {name['suffix']}" if name.get("suffix") else whole)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def _ordinal(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else _CONTRACTED.get(number % 10, "th")


def _pages(page: str) -> str:
    if not page:
        return ""
    return f"pp. {page.replace('-', '–')}" if any(mark in page for mark in "-–,") else f"p. {page}"
