"""What writes slides into a deck: placeholders, native shapes from templates, links, sources; for every deck."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from typing import Any

from babel.core import get_global

from maps.kit.templating import template
from maps.slides.marks import seal
from maps.slides.presentation import BODY, FRONT, FRONT_BOXES, TITLE, TITLE_AND_BODY, empty
from maps.slides.slide_legend import LINE, Rectangle, lines
from maps.slides.slide_map import Box
from maps.slides.tiles import as_pictures
from maps.view.site import Site

TOP = 86  # points: where maps begin, below the title
FOOT = (36, 492, 888, 34)  # x, y, width, height in points: the line on sources, and the link
SUBTITLES = (20, 16, 14, 12)  # points: sizes of the first slide's subtitle, the largest that fits
_SOURCE_SIZE = 12  # points
# The same of titles, of the first slide's title, and of the line on sources
_TITLES, _FRONT_TITLES, _FEET = (26, 22, 18, 15, 12, 10), (40, 32, 26, 20, 16), (9, 8, 7, 6)


def largest(text: str, width: float, height: float, sizes: Sequence[int]) -> int:
    """Return the first of the type sizes in which a text is likely to fit a box (points), else the last."""
    return next((size for size in sizes if lines(text, size, width) * size * LINE <= height), sizes[-1])


def smaller(text: str, box: Rectangle, sizes: Sequence[int]) -> int:
    """Return the type size in which a text fits a box, where that is not the first one, the layout's own; else 0."""
    size = largest(text, *box[2:], sizes)
    return size if size != sizes[0] else 0


def language_tag(language: str) -> str:
    """Return a language as office programs want it, with a region (BCP 47): 'ja-JP'."""
    likely = {"en": "en_GB"}.get(language) or get_global("likely_subtags").get(language, language)
    parts = str(likely).split("_")
    return f"{parts[0]}-{parts[-1]}" if len(parts) > 1 else language


class DeckWriter:
    """Adds slides to a presentation, one by one. ``_`` words come from the site's language.

    ``title`` is that of the deck, ``references`` the works that it cites, in words; ``pictures``: pattern fills are
    tiled pictures.
    """

    def __init__(self, site: Site, title: str, references: Sequence[str], *, pictures: bool = False) -> None:
        self.site, self.references, self.pictures, self.phrases = site, references, pictures, site.phrases
        self.lang = language_tag(site.language)
        self.file = empty(title, self.lang)

    def _(self, message: str) -> str:
        return self.phrases.gettext(message)

    def sources(self) -> None:
        """Add the slides of the bibliography, and of the outlines."""
        entries = [*self.references]
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

    def _numbered(self, heading: str, number: int, count: int) -> str:
        """Return the heading of one of several slides that belong together."""
        form = "{heading}" if count == 1 else self._("{heading} ({number} of {count})")
        return form.format(heading=heading, number=number, count=count)

    def _slide(self, layout: int, title: str, notes: str) -> Any:
        slide = self.file.slides.add_slide(self.file.slide_layouts[layout])
        box, sizes = (FRONT_BOXES[0], _FRONT_TITLES) if layout == FRONT else (TITLE, _TITLES)
        self._write(slide.shapes.title.text_frame, title, size=smaller(title, box, sizes))
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

    def _put(self, slide: Any, xml: str) -> None:
        from pptx.oxml import parse_xml  # noqa: PLC0415

        tree = parse_xml(xml)
        seal(tree)
        if self.pictures:
            as_pictures(tree, lambda png: str(slide.part.get_or_add_image_part(io.BytesIO(png))[1]))
        for shape in tree:
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
        x, y, width, height = FOOT
        if words:
            size = largest(words, width - 420, height, _FEET)
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
