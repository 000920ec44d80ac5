"""How a map in a deck knows what it shows: a title on each territory and label, with the digest of how it was made.

The title is ``atlas: <record> <territory> <language> <view> <digest>``, with ``label`` before the digest where it is of
what is written. Office programs keep it with the group, whatever is done to that; no reader sees it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from atlas_files.digest import digest

MARK, TILE = "atlas:", "tile:"  # of a group; of a shape whose pattern fill is a tiled picture
_FORM = re.compile(rf"{MARK} (\S+) (\S+) (\S+) (\S+)( label)?(?: ([0-9a-f]{{12}}))?")
_FILLS = {"solidFill", "pattFill", "gradFill", "blipFill", "noFill", "grpFill"}


@dataclass(frozen=True)
class Mark:
    """What a group of a deck shows: of which record, which territory, in which language and view; '' is no digest."""

    record: str
    territory: str
    language: str
    view: str
    label: bool = False
    digest: str = ""

    def __str__(self) -> str:
        parts = [MARK, self.record, self.territory, self.language, self.view]
        return " ".join([*parts, *(["label"] if self.label else []), *([self.digest] if self.digest else [])])


def mark_of(group: Any) -> Mark | None:
    """Return the mark of a group (``p:grpSp``), None where it has none."""
    named = group.find("{*}nvGrpSpPr/{*}cNvPr")
    found = _FORM.fullmatch(named.get("title", "")) if named is not None else None
    if not found:
        return None
    record, territory, language, view, label, sealed = found.groups()
    return Mark(record, territory, language, view, bool(label), sealed or "")


def made(group: Any, mark: Mark) -> str:
    """Return a digest of what a group shows as it is: of a label its words, else fills and outlines of its shapes."""
    if mark.label:
        return digest(said(group))[:12]
    looks = [_filled(one, shape) for shape in group.iter("{*}spPr") for one in shape if _name(one) in _FILLS | {"ln"}]
    return digest(looks)[:12]


def _filled(element: Any, shape: Any) -> Any:
    """Return a fill or an outline as plain data; a tiled picture as the pattern fill that it stands for."""
    named = shape.getparent().find("{*}nvSpPr/{*}cNvPr")
    words = (named.get("title", "") if named is not None else "").split()
    if _name(element) != "blipFill" or words[:1] != [TILE]:
        return _look(element)
    _tile, pattern, ink, ground = words
    colours = (("fgClr", ink), ("bgClr", ground))
    return ["pattFill", [("prst", pattern)], [[name, [], [["srgbClr", [("val", one)], []]]] for name, one in colours]]


def seal(tree: Any) -> None:
    """Give each marked group its digest."""
    for group in tree.iter("{*}grpSp"):
        mark = mark_of(group)
        if mark:
            sealed = Mark(mark.record, mark.territory, mark.language, mark.view, mark.label, made(group, mark))
            group.find("{*}nvGrpSpPr/{*}cNvPr").set("title", str(sealed))


def said(group: Any) -> list[str]:
    """Return the lines of a label."""
    return ["".join(run.text or "" for run in one.iter("{*}t")) for one in group.iter("{*}p")]


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _look(element: Any) -> Any:
    """Return a fill or an outline as plain data, without what programs write as they like: prefixes, widths."""
    attributes = sorted((key, value) for key, value in element.attrib.items() if key in ("val", "prst", "pos", "ang"))
    return [_name(element), attributes, [_look(one) for one in element]]
