"""A lecture's slides: a deck of native shapes, with what a lecturer says and cites in the speaker notes."""

from __future__ import annotations

import math
from typing import Any

from claims import Scenario
from maps.geometry.figure import PANEL
from maps.kit.citations import format_source, short_title
from maps.slides.deck import Deck
from maps.slides.deck_writer import FOOT, SUBTITLES, TOP, DeckWriter, smaller
from maps.slides.fills import fill_of
from maps.slides.freeforms import EMU
from maps.slides.notes import notes_of, notes_of_pair
from maps.slides.presentation import BODY, FRONT, FRONT_BOXES, TITLE_ONLY, packed
from maps.slides.slide_legend import LINE, TERMS, legends, lines
from maps.slides.slide_map import Box, Map
from maps.view.panel import MEANINGS, signs
from maps.view.records import Record
from maps.view.site import Site
from maps.view.wordings import VERIFICATION

_RATIO = PANEL[1] / PANEL[0]
_ROWS = 8  # of a matrix slide, at most
_NAMES = 210  # points: width of the matrix's first column


def render_slides(site: Site, deck: Deck, *, pictures: bool = False) -> bytes:
    """Return a deck as a PowerPoint file (Office Open XML, ISO/IEC 29500): the same bytes for the same deck."""
    slides = _Slides(site, deck, pictures=pictures)
    slides.front()
    for key in deck.shown:
        slides.scenario(deck.scenarios[key], deck.records[key])
    for left, right, levels in deck.pairs:
        slides.pair(deck.records[left], deck.records[right], levels)
    for heading, keys in deck.eras:
        slides.matrix(heading, keys)
    slides.sources()
    return packed(slides.file)


class _Slides(DeckWriter):
    """The slides of scenarios."""

    def __init__(self, site: Site, deck: Deck, *, pictures: bool) -> None:
        references = list(map(format_source, deck.sources.values()))
        super().__init__(site, site.phrases.text(site.atlas.title), references, pictures=pictures)
        self.deck = deck

    def front(self) -> None:
        """Add the title slide: what the atlas is, and its notice."""
        atlas = self.site.atlas
        slide = self._slide(FRONT, self.phrases.text(atlas.title), self.phrases.text(atlas.notice))
        if subtitle := self.phrases.text(atlas.subtitle):
            self._write(slide.placeholders[1].text_frame, subtitle, size=smaller(subtitle, FRONT_BOXES[1], SUBTITLES))
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
        box = Box.points(36, TOP, PANEL[0], PANEL[1])
        self._put(slide, Map(self.site, self.site.figure(record), record, box).xml(new, self.lang))
        facts, status = f"{record.date} · {self.phrases.kind(scenario.kind)}", self.phrases.text(scenario.status)
        x, width = 36 + PANEL[0] + 16, 924 - 36 - PANEL[0] - 16
        height = lines(facts, 15, width, bold=True) * 15 * LINE + lines(status, 12, width) * 12 * LINE
        said = [([(facts, 15, True, "")], "l"), ([(status, 12, False, "")], "l")]
        y = TOP + height + 14
        item = self.deck.sources[scenario.source]
        cited = self._("Source: {source}, {locator} ({mark}).").format(
            source=short_title(item),
            locator=self.deck.locators.get(scenario.locator, scenario.locator),
            mark=self._(VERIFICATION[scenario.verification][0]),
        )
        self._parts(
            slide,
            new,
            keys=legends(self.site, [record], [(x, y, width, TOP + PANEL[1] - y)]),
            texts=[
                (self._("Date"), Box.points(x, TOP, width, height), "t", said),
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
            box = Box.points(x, TOP + 22, width, width * _RATIO)
            made = Map(self.site, figure, record, box, against, record.short, bare=True)
            self._put(slide, made.xml(new, self.lang))
            caption = f"{record.short} · {record.date}"
            texts.append((record.short, Box.points(x, TOP, 436, 20), "t", [([(caption, 12, True, "")], "l")]))
        y = TOP + 22 + width * _RATIO + 8
        boxes = [(x, y, 436.0, FOOT[1] - 6 - y) for x, _record, _against in sides]
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
            height = min(46, (FOOT[1] - TOP - 10) / len(rows))
            table = {
                "name": self._("Scenarios and territories: {era}").format(era=title),
                "box": Box.points(BODY[0], TOP, BODY[2], height * len(rows)),
                "widths": [round(width * EMU) for width in widths],
                "heights": [round(height * EMU)] * len(rows),
                "rows": rows,
                "size": 11,
            }
            self._parts(slide, texts=self._foot(slide, "", "index.html"), table=table)
