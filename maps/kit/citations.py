"""Sources in words: CSL-JSON items as a reader of a history book expects them.

A small formatter of our own: citation styles made for articles print a treaty's title twice or drop its series.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def format_source(item: Mapping[str, Any]) -> str:
    """Return one CSL-JSON item as a line of text, without its address.

    Names, “title” (or a title standing alone, or a [description]), container, volume, number, place and publisher,
    date, pages; parts that are not given are left out.
    """
    names = "; ".join(_name(name) for name in item.get("author") or item.get("editor") or [])
    title = str(item["title"])
    if item.get("container-title") and not title.startswith("["):  # brackets mark a description, not a title
        title = f"“{title}”"
    details = [
        str(item.get("genre", "")),
        str(item.get("container-title", "")),
        f"vol. {item['volume']}" if item.get("volume") else "",
        f"no. {item['number']}" if item.get("number") else "",
        ": ".join(str(item[key]) for key in ("publisher-place", "publisher") if item.get(key)),
        _issued(item),
        _pages(str(item.get("page", ""))),
    ]
    return ", ".join(part for part in (names, title, *details) if part) + "."


def cite(item: Mapping[str, Any], locator: str) -> str:
    """Return a source as a line of text, with the place in it."""
    return f"{format_source(item)[:-1]}, {locator}." if locator else format_source(item)


def _name(name: Mapping[str, str]) -> str:
    if name.get("literal"):
        return name["literal"]
    return ", ".join(part for part in (name.get("family", ""), name.get("given", "")) if part)


def _issued(item: Mapping[str, Any]) -> str:
    ends = item.get("issued", {}).get("date-parts", [])
    return "/".join("-".join(f"{int(part):02d}" for part in end) for end in ends)


def _pages(page: str) -> str:
    if not page:
        return ""
    return f"pp. {page.replace('-', '–')}" if any(mark in page for mark in "-–,") else f"p. {page}"
