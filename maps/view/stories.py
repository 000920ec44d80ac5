"""What a story says, step by step, as plain data: said once for its file, its slides and its section of the handout."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from claims import Citation, Claims, Control, Disposition, Step, Story, administration_at
from claims.stories import CONTROL_AT, control_date, quoted
from maps.kit.citations import format_source
from maps.kit.templating import N_
from maps.view.atlas_view import AtlasView
from maps.view.lecture import Cited, Ground, Lecture, Quoted, Shown, Slide
from maps.view.opening_view import View, opening_view
from maps.view.records import Record, record_of_control_on
from maps.view.wordings import VERIFICATION

PLACE = N_("{number} of {count}")
CHANGED, DIFFERENT, UNCHANGED = N_("Changed: {changes}."), N_("Different: {changes}."), N_("The map does not change.")
ARGUED = N_("argued by {author}")


def lecture_of(view: AtlasView, story: Story) -> Lecture:
    """Return what a story says in the language of a view."""
    teller = _Teller(view, story)
    slides = tuple(teller.slide(number) for number in range(len(story.steps)))
    cited = {one.source for one in story.citations} | {
        one.cited.source for s in slides for m in s.maps for one in m.grounds
    }
    sources = (
        (key, format_source(item), item.get("URL", "")) for key, item in view.claims.sources.items() if key in cited
    )
    title, author = view.phrases.text(story.title), view.phrases.text(story.author)
    return Lecture(story.id, title, author, story.minutes, slides, tuple(sources))


def step_that_shows(claims: Claims, scenario_id: str) -> str:
    """Return the address of the step that shows a scenario, alone if there is one, '' where no story shows it."""
    found = [(story, step) for story in claims.stories.values() for step in story.steps if scenario_id in step.show]
    story, step = min(found, key=lambda pair: len(pair[1].show), default=(None, None))
    return f"story-{story.id}.html#{step.id}" if story and step else ""


def text_of(lecture: Lecture) -> str:
    """Return all text of a lecture, one behind the other: what its file has beside the words of the interface."""
    return json.dumps(asdict(lecture), ensure_ascii=False)


class _Teller:
    def __init__(self, view: AtlasView, story: Story) -> None:
        self.view, self.story, self.phrases = view, story, view.phrases
        self.labels = {place.id: place.label for place in view.territory_names}
        self.records = [[self.record(one) for one in step.show] for step in story.steps]

    def record(self, shown: str) -> Record:
        if not shown.startswith(CONTROL_AT):
            return self.view.records[shown]
        return record_of_control_on(self.view.claims, control_date(shown), self.view.territories, self.phrases)

    def slide(self, number: int) -> Slide:
        step, records, claims = self.story.steps[number], self.records[number], self.view.claims
        two = len(records) > 1
        before = records[0] if two else self.records[number - 1][-1] if number else None
        changed = self.changed(before, records[-1])
        emphasised = step.emphasise or (list(changed) if two or step.view == "changed" else [])
        argued = self.story.argued(step, claims.sources)
        _ = self.phrases.gettext
        return Slide(
            step.id,
            tuple(Shown(one, self.grounds(shown, one)) for shown, one in zip(step.show, records, strict=True)),
            self.seen(step, records, changed),
            tuple(emphasised),
            changed,
            _(PLACE).format(number=number + 1, count=len(self.story.steps)),
            self.changes(before, records[-1], changed, DIFFERENT if two else CHANGED),
            self.phrases.series(dict.fromkeys(one.date for one in records)),
            self.phrases.text(step.heading),
            self.phrases.text(step.say),
            _(ARGUED).format(author=self.phrases.text(self.story.author)) if argued else "",
            self.shown_quote(step),
            self.cited(step),
            tuple(map(self.cited, step.further)),
            self.phrases.text(step.notes),
        )

    def changed(self, before: Record | None, after: Record) -> tuple[str, ...]:
        """Return the territories in which two maps differ to the eye or in words."""
        if before is None:
            return ()
        cells = zip(self.view.territories, before.cells, after.cells, strict=True)
        return tuple(key for key, one, other in cells if (one.symbol, one.label) != (other.symbol, other.label))

    def seen(self, step: Step, records: Sequence[Record], changed: Iterable[str]) -> View:
        """Return the nearest view that shows what a step asks for."""
        main = self.view.claims.atlas.main_view
        if step.view in ("main", "whole"):
            return step.view  # type: ignore[return-value]
        wanted = set(step.view if isinstance(step.view, list) else changed)
        if not wanted:
            return opening_view(records[-1], None, self.view.territories, main)
        return "main" if wanted <= set(main) else "whole"

    def changes(self, before: Record | None, after: Record, changed: Sequence[str], message: str) -> str:
        """Return what changes, in words: territories of which the same is said together."""
        _ = self.phrases.gettext
        if before is None:
            return ""
        groups: dict[str, list[str]] = {}
        for key, cell in zip(self.view.territories, after.cells, strict=True):
            if key in changed:
                groups.setdefault(cell.phrase, []).append(self.labels[key])
        said = [self.phrases.named(self.phrases.series(names), phrase) for phrase, names in groups.items()]
        return _(message).format(changes=self.phrases.enumerated(said)) if said else _(UNCHANGED)

    # ---- what it rests on --------------------------------------------------------------------------------------

    def cited(self, one: Citation) -> Cited:
        item = self.view.claims.sources[one.source]
        locator = self.view.claims.locator(self.view.language, one.locator)
        title = str(item.get("title-short") or item["title"])
        degree = self.phrases.gettext(VERIFICATION[one.verification][0])
        return Cited(one.source, title, locator, degree, one.verification)

    def shown_quote(self, step: Step) -> Quoted | None:
        found = quoted(step, self.view.claims.scenarios) if step.quote else None
        return self.quote(found, step.excerpt.get(self.view.language, "")) if found else None

    def quote(self, one: Disposition, excerpt: str = "") -> Quoted | None:
        """Return words in this language, the document's own or a rendering; else as the document has them."""
        language, original, rendered = self.phrases.quote(one)
        if rendered:
            return Quoted(self.view.language, excerpt or rendered, rendered=True)
        return Quoted(language, excerpt or original, rendered=False) if original else None

    def grounds(self, shown: str, record: Record) -> tuple[Ground, ...]:
        """Return what a map rests on: a scenario's dispositions, or the rows of control at a date."""
        cells = dict(zip(self.view.territories, record.cells, strict=True))
        if shown.startswith(CONTROL_AT):
            return tuple(self.control(cells[row.territory].phrase, row) for row in self.rows(shown))
        dispositions = self.view.claims.scenarios[shown].dispositions
        return tuple(self.ground(one) for one in dispositions)

    def ground(self, one: Disposition) -> Ground:
        conditions = tuple((self.phrases.text(each.text), self.cited(each)) for each in one.conditions)
        names = self.phrases.series(self.labels[key] for key in one.territories)
        return Ground(one.territories, names, self.phrases.in_full(one), conditions, self.quote(one), self.cited(one))

    def control(self, phrase: str, row: Control) -> Ground:
        return Ground((row.territory,), self.labels[row.territory], phrase, (), None, self.cited(row))

    def rows(self, shown: str) -> list[Control]:
        date = control_date(shown)
        found = [administration_at(self.view.claims.control, key, date) for key in self.view.territories]
        return [row for one in found for row in one.rows]
