"""A lecture's slides: a deck of native shapes, with what a lecturer says and cites in the speaker notes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from typing import Any

from babel.core import get_global

from claims import Scenario
from maps.geometry.figure import PANEL
from maps.kit.citations import format_source, short_title
from maps.kit.templating import template
from maps.slides.deck import Deck
from maps.slides.fills import fill_of
from maps.slides.freeforms import EMU
from maps.slides.notes import notes_of, notes_of_pair
from maps.slides.presentation import BODY, FRONT, FRONT_BOXES, TITLE, TITLE_AND_BODY, TITLE_ONLY, empty, packed
from maps.slides.slide_legend import LINE, TERMS, Rectangle, legends, lines
from maps.slides.slide_map import Box, Map
from maps.view.panel import MEANINGS, signs
from maps.view.records import Record
from maps.view.site import Site
from maps.view.wordings import VERIFICATION

_RATIO = PANEL[1] / PANEL[0]
_TOP = 86  # points: where maps begin, below the title
_FOOT = (36, 492, 888, 34)  # x, y, width, height in points: the line on sources, and the link
_ROWS = 8  # of a matrix slide, at most
_NAMES = 210  # points: width of the matrix's first column
_SOURCE_SIZE = 12  # points
# The same of titles, of title and subtitle of the first slide, and of the line on sources: the largest that fits
_TITLES, _FRONT_TITLES, _SUBTITLES = (26, 22, 18, 15, 12, 10), (40, 32, 26, 20, 16), (20, 16, 14, 12)
_FEET = (9, 8, 7, 6)


def render_slides(site: Site, deck: Deck) -> bytes:
    """Return a deck as a PowerPoint file (Office Open XML, ISO/IEC 29500): the same bytes for the same deck."""
    slides = _Slides(site, deck)
    slides.front()
    for key in deck.shown:
        slides.scenario(deck.scenarios[key], deck.records[key])
    for left, right, levels in deck.pairs:
        slides.pair(deck.records[left], deck.records[right], levels)
    for heading, keys in deck.eras:
        slides.matrix(heading, keys)
    slides.sources()
    return packed(slides.file)


def _largest(text: str, width: float, height: float, sizes: Sequence[int]) -> int:
    """Return the first of the type sizes in which a text is likely to fit a box (points), else the last."""
    return next((size for size in sizes if lines(text, size, width) * size * LINE <= height), sizes[-1])


def _smaller(text: str, box: Rectangle, sizes: Sequence[int]) -> int:
    """Return the type size in which a text fits a box, where that is not the first one, the layout's own; else 0."""
    size = _largest(text, *box[2:], sizes)
    return size if size != sizes[0] else 0


def language_tag(language: str) -> str:
    """Return a language as office programs want it, with a region (BCP 47): 'ja-JP'."""
    likely = {"en": "en_GB"}.get(language) or get_global("likely_subtags").get(language, language)
    parts = str(likely).split("_")
    return f"{parts[0]}-{parts[-1]}" if len(parts) > 1 else language


class _Slides:
    """Adds slides to a presentation, one by one. ``_`` words come from the site's language."""

    def __init__(self, site: Site, deck: Deck) -> None:
        self.site, self.deck, self.phrases = site, deck, site.phrases
        self.lang = language_tag(site.language)
        self.file = empty(site.phrases.text(site.atlas.title), self.lang)

    def _(self, message: str) -> str:
        return self.phrases.gettext(message)

    # ---- the slides --------------------------------------------------------------------------------------------

    def front(self) -> None:
        """Add the title slide: what the atlas is, and its notice."""
        atlas = self.site.atlas
        slide = self._slide(FRONT, self.phrases.text(atlas.title), self.phrases.text(atlas.notice))
        if subtitle := self.phrases.text(atlas.subtitle):
            self._write(slide.placeholders[1].text_frame, subtitle, size=_smaller(subtitle, FRONT_BOXES[1], _SUBTITLES))
        else:
            slide.placeholders[1].element.getparent().remove(slide.placeholders[1].element)
        notice = [([(self.phrases.text(atlas.notice), 12, False, "")], "l")]
        link = self._link(slide, "index.html", self._("Interactive atlas: {file}"))
        self._parts(
            slide,
            texts=[
                (self._("Notice"), Box.points(72, 350, 816, 110), "t", notice),
                (self._("Link"), Box.points(72, 492, 816, 20), "ctr", [([link], "l")]),
            ],
        )

    def scenario(self, scenario: Scenario, record: Record) -> None:
        """Add the slide of a scenario: its map, its legend, its notes."""
        slide = self._slide(TITLE_ONLY, record.title, notes_of(self.site, scenario, self.deck))
        new = self._ids()
        box = Box.points(36, _TOP, PANEL[0], PANEL[1])
        self._put(slide, Map(self.site, self.site.figure(record), record, box).xml(new, self.lang))
        facts, status = f"{record.date} · {self.phrases.kind(scenario.kind)}", self.phrases.text(scenario.status)
        x, width = 36 + PANEL[0] + 16, 924 - 36 - PANEL[0] - 16
        height = lines(facts, 15, width, bold=True) * 15 * LINE + lines(status, 12, width) * 12 * LINE
        said = [([(facts, 15, True, "")], "l"), ([(status, 12, False, "")], "l")]
        y = _TOP + height + 14
        item = self.deck.sources[scenario.source]
        cited = self._("Source: {source}, {locator} ({mark}).").format(
            source=short_title(item),
            locator=self.deck.locators.get(scenario.locator, scenario.locator),
            mark=self._(VERIFICATION[scenario.verification][0]),
        )
        self._parts(
            slide,
            new,
            keys=legends(self.site, [record], [(x, y, width, _TOP + PANEL[1] - y)]),
            texts=[
                (self._("Date"), Box.points(x, _TOP, width, height), "t", said),
                *self._foot(slide, self.phrases.sentences(cited, self.site.credit), f"{scenario.id}.html"),
            ],
        )

    def pair(self, left: Record, right: Record, levels: str) -> None:
        """Add the slide of a comparison: two maps and two legends side by side, what differs marked."""
        heading = self._("{left} and {right}, compared").format(left=left.short, right=right.short)
        each = [notes_of(self.site, self.deck.scenarios[side.id], self.deck) for side in (left, right)]
        notes = [notes_of_pair(self.site, left, right, levels), *each]
        slide = self._slide(TITLE_ONLY, heading, "\n\n".join(notes))
        new, width, figure = self._ids(), 356.0, self.site.figure(right, left)
        sides = [(36.0, left, right), (488.0, right, left)]
        texts = []
        for x, record, against in sides:
            box = Box.points(x, _TOP + 22, width, width * _RATIO)
            made = Map(self.site, figure, record, box, against, record.short, bare=True)
            self._put(slide, made.xml(new, self.lang))
            caption = f"{record.short} · {record.date}"
            texts.append((record.short, Box.points(x, _TOP, 436, 20), "t", [([(caption, 12, True, "")], "l")]))
        y = _TOP + 22 + width * _RATIO + 8
        boxes = [(x, y, 436.0, _FOOT[1] - 6 - y) for x, _record, _against in sides]
        used = {*signs(left, right), *signs(right, left)}
        key = [f"{sign} {self._(words)}" for sign, words in MEANINGS.items() if sign in used]
        key += [f"{TERMS} {self._('same parties, other terms')}"] if "t" in levels else []
        signed = self._("{text}.").format(text=self.phrases.enumerated(key)) if key else ""
        texts += self._foot(slide, self.phrases.sentences(signed, self.site.credit), f"{right.id}.html")
        self._parts(slide, new, keys=legends(self.site, [left, right], boxes, levels), texts=texts)

    def matrix(self, heading: str, keys: list[str]) -> None:
        """Add the slides on which an era's scenarios and the territories make a table."""
        each = math.ceil(len(keys) / math.ceil(len(keys) / _ROWS))
        chunks = [keys[start : start + each] for start in range(0, len(keys), each)]
        for number, chunk in enumerate(chunks, 1):
            title = self._numbered(heading, number, len(chunks))
            slide = self._slide(TITLE_ONLY, title, "")
            territory_names = self.site.territory_names
            widths = [_NAMES, *[(BODY[2] - _NAMES) / len(territory_names)] * len(territory_names)]
            rows: list[list[Any]] = [[("", None, True), *((place.label, None, True) for place in territory_names)]]
            for record in map(self.deck.records.__getitem__, chunk):
                cells = [(cell.label, fill_of(cell.symbol, self.site.atlas), False) for cell in record.cells]
                rows.append([(record.short, None, True), *cells])
            height = min(46, (_FOOT[1] - _TOP - 10) / len(rows))
            table = {
                "name": self._("Scenarios and territories: {era}").format(era=title),
                "box": Box.points(BODY[0], _TOP, BODY[2], height * len(rows)),
                "widths": [round(width * EMU) for width in widths],
                "heights": [round(height * EMU)] * len(rows),
                "rows": rows,
                "size": 11,
            }
            self._parts(slide, texts=self._foot(slide, "", "index.html"), table=table)

    def sources(self) -> None:
        """Add the slides of the bibliography, and of the outlines."""
        entries = [format_source(item) for item in self.deck.sources.values()]
        licensed = self._("{title}. {producer}. Licence: {licence}.")
        entries += [
            licensed.format(title=one.title, producer=one.producer, licence=one.licence)
            for one in self.site.provenance.values()
        ]
        pages = list(_paged(entries, BODY[2] - 30, BODY[3]))
        for number, page in enumerate(pages, 1):
            title = self._numbered(self._("Sources"), number, len(pages))
            slide = self._slide(TITLE_AND_BODY, title, "")
            self._write(slide.placeholders[1].text_frame, *page, size=_SOURCE_SIZE)

    # ---- what they share ---------------------------------------------------------------------------------------

    def _numbered(self, heading: str, number: int, count: int) -> str:
        """Return the heading of one of several slides that belong together."""
        form = "{heading}" if count == 1 else self._("{heading} ({number} of {count})")
        return form.format(heading=heading, number=number, count=count)

    def _slide(self, layout: int, title: str, notes: str) -> Any:
        slide = self.file.slides.add_slide(self.file.slide_layouts[layout])
        box, sizes = (FRONT_BOXES[0], _FRONT_TITLES) if layout == FRONT else (TITLE, _TITLES)
        self._write(slide.shapes.title.text_frame, title, size=_smaller(title, box, sizes))
        if notes:
            self._write(slide.notes_slide.notes_text_frame, *notes.split("\n"))
        return slide

    def _write(self, frame: Any, *paragraphs: str, size: int = 0) -> None:
        """Write text into a placeholder: its type is the layout's, its language the deck's."""
        frame.text = "\n".join(paragraphs)
        for run in frame._txBody.iter("{*}r"):
            properties = run.get_or_add_rPr()
            properties.set("lang", self.lang)
            if size:
                properties.set("sz", str(size * 100))

    @staticmethod
    def _ids() -> Any:
        """Return what gives ids that no placeholder of a slide has."""
        return partial(next, count(101))

    @staticmethod
    def _put(slide: Any, xml: str) -> None:
        from pptx.oxml import parse_xml  # noqa: PLC0415

        for shape in parse_xml(xml):
            slide.shapes._spTree.append(shape)

    def _parts(self, slide: Any, new: Any = None, **parts: Any) -> None:
        each = {"keys": (), "texts": (), "table": None, **parts}
        made = template("slides/slide_parts.xml.j2", self.site.language).render(
            new=new or self._ids(), lang=self.lang, **each
        )
        self._put(slide, made)

    def _link(self, slide: Any, file: str, words: str) -> tuple[str, int, bool, str]:
        """Return a run of text that leads to a page: on the web, where the site has an address, or beside the deck."""
        from pptx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415

        key = slide.part.relate_to(self.site.address(file), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return words.format(file=file), 11, False, key

    def _foot(self, slide: Any, words: str, file: str) -> Iterator[tuple[str, Box, str, Any]]:
        """Yield the texts at the foot of a slide."""
        x, y, width, height = _FOOT
        if words:
            size = _largest(words, width - 420, height, _FEET)
            yield self._("Source"), Box.points(x, y, width - 420, height), "t", [([(words, size, False, "")], "l")]
        link = self._link(slide, file, self._("Interactive page: {file}"))
        yield self._("Link"), Box.points(x + width - 410, y, 410, 16), "t", [([link], "r")]


def _paged(entries: list[str], width: float, height: float) -> Iterator[list[str]]:
    """Yield the entries that a slide has room for, and the next ones."""
    page: list[str] = []
    left = height
    for entry in entries:
        needed = (lines(entry, _SOURCE_SIZE, width) * LINE + 0.3) * _SOURCE_SIZE
        if page and needed > left:
            yield page
            page, left = [], height
        page.append(entry)
        left -= needed
    yield page
