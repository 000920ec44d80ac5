"""A lecturer's own deck after a datum has changed: what came from the atlas is made anew in its place, nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from itertools import count
from typing import Any

from claims.stories import CONTROL_AT, control_date
from maps.geometry.figure import PANEL
from maps.slides.deck_writer import TOP, language_tag
from maps.slides.marks import Mark, made, mark_of, said, seal
from maps.slides.slide_map import Box, Map
from maps.view.atlas_view import AtlasView
from maps.view.records import Record, record_of_control_on

_PRESENTATION, _RELS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"


def refreshed(deck: bytes, view_in: Callable[[str], AtlasView], languages: list[str]) -> tuple[bytes, list[str]]:
    """Return a deck whose maps say what the atlas says, and a line for each thing that changed or was left.

    Parts in which nothing changes keep their bytes.
    """
    fresh, new, lines = _Fresh(view_in, languages), io.BytesIO(), []
    with zipfile.ZipFile(io.BytesIO(deck)) as old, zipfile.ZipFile(new, "w") as out:
        changed = {}
        for number, name in _slides(old):
            content, found = _slide(old.read(name), fresh)
            lines += [f"slide {number}: {line}" for line in found]
            if content:
                changed[name] = content
        for entry in old.infolist():
            out.writestr(entry, changed.get(entry.filename) or old.read(entry), entry.compress_type)
    return (new.getvalue() if changed else deck), lines


def _slides(deck: zipfile.ZipFile) -> Iterator[tuple[int, str]]:
    """Yield the slides in the order in which they are shown: number, and name of the part."""
    from pptx.oxml import parse_xml  # noqa: PLC0415

    targets = {one.get("Id"): str(one.get("Target")) for one in parse_xml(deck.read(_RELS))}
    shown = parse_xml(deck.read(_PRESENTATION)).iter("{*}sldId")
    for number, one in enumerate(shown, 1):
        key = next(value for name, value in one.attrib.items() if name.endswith("}id"))
        yield number, "ppt/" + targets[key].removeprefix("/ppt/")


def _slide(content: bytes, fresh: _Fresh) -> tuple[bytes | None, list[str]]:
    """Return a slide as it is to be, None where it stays as it is, and what is to be said of it."""
    from pptx.opc.oxml import serialize_part_xml  # noqa: PLC0415
    from pptx.oxml import parse_xml  # noqa: PLC0415

    lines: list[str] = []
    tree, changed = parse_xml(content), False
    ids = count(1 + max((int(one.get("id", "0")) for one in tree.iter("{*}cNvPr")), default=0))
    for group in list(tree.iter("{*}grpSp")):
        mark = mark_of(group)
        if mark is None:
            continue
        named = group.find("{*}nvGrpSpPr/{*}cNvPr")
        other = fresh.group(mark)
        if other is None:
            lines.append(f"{named.get('name')}: '{mark.record}' is not in the atlas any more; left as it is")
            continue
        now = mark_of(other)
        if now is None or now.digest == mark.digest:
            continue
        if made(group, mark) != mark.digest:
            lines.append(f"{named.get('name')}: changed by hand, left as it is; the atlas has {_words(other, mark)}")
            continue
        lines.append(f"{named.get('name')}: was {_words(group, mark)}, is {_words(other, mark)}")
        changed = True
        (_write if mark.label else _repaint)(group, deepcopy(other), ids)
        named.set("title", str(now))
    return (bytes(serialize_part_xml(tree)) if changed else None), lines


def _words(group: Any, mark: Mark) -> str:
    """Return what a group says, in quotation marks."""
    text = " / ".join(said(group)) if mark.label else group.find("{*}nvGrpSpPr/{*}cNvPr").get("descr", "")
    return f"“{text}”"


def _repaint(group: Any, other: Any, ids: Iterator[int]) -> None:
    """Put other shapes into a group, which keeps its place and its size."""
    old, new = (one.find("{*}grpSpPr/{*}xfrm") for one in (group, other))
    for name in ("chOff", "chExt"):
        mine, theirs = old.find(f"{{*}}{name}"), new.find(f"{{*}}{name}")
        for key, value in theirs.attrib.items():
            mine.set(key, value)
    for one in group[2:]:
        group.remove(one)
    for one in other[2:]:
        for named in one.iter("{*}cNvPr"):
            named.set("id", str(next(ids)))
        group.append(one)
    descr = other.find("{*}nvGrpSpPr/{*}cNvPr").get("descr", "")
    group.find("{*}nvGrpSpPr/{*}cNvPr").set("descr", descr)


def _write(group: Any, other: Any, _ids: Iterator[int]) -> None:
    """Put other words into a label, line by line, in the type that it has."""
    words, lines = said(other), list(group.iter("{*}p"))
    for _more in words[len(lines) :]:
        lines[-1].addnext(deepcopy(lines[-1]))
        lines = list(group.iter("{*}p"))
    for line in lines[len(words) :]:
        line.getparent().remove(line)
    for line, text in zip(lines, words, strict=False):
        first, *rest = list(line.iter("{*}t"))
        first.text = text
        for one in rest:
            one.getparent().getparent().remove(one.getparent())


class _Fresh:
    """The groups of maps as the atlas would make them now."""

    def __init__(self, view_in: Callable[[str], AtlasView], languages: list[str]) -> None:
        self.view_in, self.languages = view_in, languages
        self._map = cache(self._made)

    def group(self, mark: Mark) -> Any:
        """Return the group that would have this mark, None where there is none."""
        tree = self._map(mark.record, mark.language, mark.view)
        if tree is None:
            return None
        found = ((one, mark_of(one)) for one in tree.iter("{*}grpSp"))
        wanted = mark.territory, mark.label
        return next((one for one, other in found if other and (other.territory, other.label) == wanted), None)

    def _made(self, record_id: str, language: str, view_name: str) -> Any:
        from pptx.oxml import parse_xml  # noqa: PLC0415

        if language not in self.languages:
            return None
        view = self.view_in(language)
        record, figure = self._record(view, record_id), view.site.geometry.figures.get(view_name)
        if record is None or figure is None:
            return None
        shown = Map(view.site, figure, record, Box.points(36, TOP, *PANEL))
        tree = parse_xml(shown.xml(count(101).__next__, language_tag(language)))
        seal(tree)
        return tree

    @staticmethod
    def _record(view: AtlasView, record_id: str) -> Record | None:
        if not record_id.startswith(CONTROL_AT):
            return view.records.get(record_id)
        return record_of_control_on(view.claims, control_date(record_id), view.territories, view.phrases)
