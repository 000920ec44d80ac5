"""A story's slides: a title, its steps with maps of native shapes, its sources; what the speaker says in the notes."""

from __future__ import annotations

from claims import Story
from maps.geometry.figure import PANEL
from maps.slides.deck_writer import SUBTITLES, TOP, DeckWriter, largest, smaller
from maps.slides.presentation import FRONT, FRONT_BOXES, TITLE_ONLY, packed
from maps.slides.slide_legend import legends
from maps.slides.slide_map import Box, Map
from maps.view.atlas_view import AtlasView
from maps.view.lecture import Cited, Lecture, Slide
from maps.view.records import Record
from maps.view.site import Site
from maps.view.stories import lecture_of

_SAY, _QUOTE = (20, 18, 16, 14, 12), (16, 14, 13, 12, 11, 10)  # points: the largest that fits
_PAIR_SAY = (18, 16, 14, 12)


def render_story_slides(site: Site, lecture: Lecture, *, pictures: bool = False) -> bytes:
    """Return a story's deck as a PowerPoint file: the same bytes for the same story."""
    slides = _StorySlides(site, lecture, pictures=pictures)
    slides.front()
    for slide in lecture.slides:
        if len(slide.maps) > 1:
            slides.two(slide)
        else:
            slides.one(slide)
    slides.sources()
    return packed(slides.file)


def story_deck(view: AtlasView, story: Story) -> tuple[object, ...]:
    """Return what a story's deck is made from."""
    return view.site, lecture_of(view, story)


class _StorySlides(DeckWriter):
    def __init__(self, site: Site, lecture: Lecture, *, pictures: bool) -> None:
        super().__init__(site, lecture.title, [text for _key, text, _url in lecture.sources], pictures=pictures)
        self.lecture = lecture

    def front(self) -> None:
        """Add the title slide."""
        atlas = self.phrases.text(self.site.atlas.title)
        slide = self._slide(FRONT, self.lecture.title, self.phrases.text(self.site.atlas.notice))
        said = [atlas, self._("{number} minutes").format(number=self.lecture.minutes)]
        text = "\n".join(said)
        self._write(slide.placeholders[1].text_frame, *said, size=smaller(text, FRONT_BOXES[1], SUBTITLES))
        link = self._link(slide, self.lecture.file, self._("Interactive page: {file}"))
        self._parts(slide, texts=[(self._("Link"), Box.points(72, 492, 816, 20), "ctr", [([link], "l")])])

    def one(self, step: Slide) -> None:
        """Add a step of one map: beside it the date, the sentence, the quote and the key."""
        record = step.maps[0].record
        slide, new = self._slide(TITLE_ONLY, step.heading, self._notes(step)), self._ids()
        figure = self.site.geometry.figures[step.view]
        self._put(slide, Map(self.site, figure, record, Box.points(36, TOP, *PANEL)).xml(new, self.lang))
        x = 36 + PANEL[0] + 16
        width = 924 - x
        quote = 130 if step.quote else 0
        paragraphs = [([(step.dates, 15, True, "")], "l")]
        paragraphs += [([(step.argued, 12, True, "")], "l")] if step.argued else []
        paragraphs.append(([(step.say, largest(step.say, width, 120, _SAY), False, "")], "l"))
        texts = [(self._("Date"), Box.points(x, TOP, width, 160), "t", paragraphs)]
        if step.quote:
            size = largest(self._quoted(step), width, quote, _QUOTE)
            said = [([(self._quoted(step), size, False, "")], "l")]
            texts.append((self._("Quote"), Box.points(x, TOP + 166, width, quote), "t", said))
        y = TOP + 172 + quote
        keys = legends(self.site, [record], [(x, y, width, TOP + PANEL[1] - y)])
        self._parts(slide, new, keys=keys, texts=[*texts, *self._foot(slide, self._source(step), self._address(step))])

    def two(self, step: Slide) -> None:
        """Add a step of two maps side by side, the sentence under them."""
        slide, new = self._slide(TITLE_ONLY, step.heading, self._notes(step)), self._ids()
        width, figure = 356.0, self.site.geometry.figures[step.view]
        left, right = (one.record for one in step.maps)
        texts = []
        for x, record, against in ((36.0, left, right), (488.0, right, left)):
            box = Box.points(x, TOP + 22, width, width * PANEL[1] / PANEL[0])
            made = Map(self.site, figure, record, box, against, self._name(record), bare=True)
            self._put(slide, made.xml(new, self.lang))
            caption = f"{record.short} · {record.date}"
            texts.append((self._name(record), Box.points(x, TOP, 436, 20), "t", [([(caption, 12, True, "")], "l")]))
        y = TOP + 22 + width * PANEL[1] / PANEL[0] + 4
        said = self.phrases.named(step.argued, step.say) if step.argued else step.say
        size = largest(said, 888, 44, _PAIR_SAY)
        texts.append((self._("Date"), Box.points(36, y, 888, 46), "t", [([(said, size, False, "")], "l")]))
        boxes = [(x, y + 48, 436.0, 488.0 - y - 50) for x in (36.0, 488.0)]
        keys = legends(self.site, [left, right], boxes)
        self._parts(slide, new, keys=keys, texts=[*texts, *self._foot(slide, self._source(step), self._address(step))])

    # ---- what it says ------------------------------------------------------------------------------------------

    @staticmethod
    def _name(record: Record) -> str:
        return f"{record.short} {record.date}" if not record.url else record.short

    def _address(self, step: Slide) -> str:
        return f"{self.lecture.file}#{step.id}"

    def _quoted(self, step: Slide) -> str:
        quote = step.quote
        if not quote:
            return ""
        words = self.phrases.quoted(quote.text)
        aside = self._("{text} ({aside})").format(text=words, aside=self._("our translation"))
        return aside if quote.rendered else words

    def _source(self, step: Slide) -> str:
        cited = self._("Source: {source}, {locator} ({mark}).").format(
            source=step.cited.title, locator=step.cited.locator, mark=step.cited.degree
        )
        return self.phrases.sentences(cited, self.site.credit)

    def _cited(self, one: Cited) -> str:
        return self._("[{title}, {locator}; {mark}]").format(title=one.title, locator=one.locator, mark=one.degree)

    def _notes(self, step: Slide) -> str:
        """Return the speaker's notes, then what the maps rest on."""
        lines = [step.notes, *map(self._cited, (step.cited, *step.further)), "", step.changes]
        for shown in step.maps:
            lines += ["", self.phrases.dated(shown.record.title, shown.record.date)]
            for ground in shown.grounds:
                lines.append(f"{self.phrases.named(ground.names, ground.phrase)} {self._cited(ground.cited)}")
                lines += [f"• {text} {self._cited(cited)}" for text, cited in ground.conditions]
        return "\n".join(lines)
