"""What a site consists of: each output's path, the function that makes it, and a digest of all that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

# What takes its time to import is imported where it is used: a build with nothing to do needs next to none of it.
if TYPE_CHECKING:
    from claims import Claims, Story
    from claims_atlas.tasks import Output
    from maps.stills.contents import Still
    from maps.stills.still import StillOptions
    from maps.view.atlas_view import AtlasView
    from maps.view.site import Site
    from maps.web.index import Index
    from maps.web.pages import MarkupOf, Pages


class Part(StrEnum):
    """What can be built by itself."""

    pages = "pages"
    data = "data"
    stories = "stories"
    handout = "handout"
    slides = "slides"
    stills = "stills"


class Fills(StrEnum):
    """What echoes a pattern on a slide."""

    patterns = "patterns"
    pictures = "pictures"


@dataclass(frozen=True)
class Selection:
    """What of a site is asked for: languages and parts, of some scenarios ``only``; empty is all of them.

    ``options`` are those that are not as usual.
    """

    only: Sequence[str] = ()
    languages: Sequence[str] = ()
    parts: Sequence[str] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    def whole(self, languages: Sequence[str]) -> list[str]:
        """Return 'language/part' of what is made in full, of an atlas in these languages."""
        parts = [str(part) for part in self.parts or Part]
        return [] if self.only else sorted(f"{each}/{part}" for each in self.languages or languages for part in parts)


def outputs(
    view_in: Callable[[str], AtlasView], markup: MarkupOf, languages: Sequence[str], selection: Selection
) -> Iterator[Output]:
    """Yield each output of an atlas in these languages: its path below the site, and what makes it.

    ``markup`` is what writes the maps of its pages.
    """
    # Whoever has edited a line looks at its page first; a handout takes as long as hundreds of pages.
    makers: dict[Part, Callable[[AtlasView, Selection], Iterator[Output]]] = {
        Part.pages: partial(_pages, markup),
        Part.stories: _stories,
        Part.data: _data,
        Part.stills: _stills,
        Part.slides: _slides,
        Part.handout: _handouts,
    }
    for part, make in makers.items():
        for language in (selection.languages or languages) if part in (selection.parts or Part) else ():
            folder = "" if language == languages[0] else f"{language}/"
            yield from ((folder + path, task) for path, task in make(view_in(language), selection))


def _pages(markup: MarkupOf, view: AtlasView, selection: Selection) -> Iterator[Output]:
    from atlas_files.digest import digest  # noqa: PLC0415
    from claims_atlas.tasks import Task  # noqa: PLC0415
    from maps.web.index import index_of, render_index  # noqa: PLC0415
    from maps.web.pages import Pages  # noqa: PLC0415
    from maps.web.render import render_compare, render_page  # noqa: PLC0415

    pages = Pages(view, markup)
    _ = view.font  # now, while there is a process that subsets fonts
    for one in selection.only or view.claims.scenarios:
        yield f"{one}.html", Task(render_page, partial(_page, pages, one), pages.page_fingerprint(one))
    if not selection.only:
        yield "compare.html", Task(render_compare, partial(_any_two, pages), pages.compare_fingerprint)
        index = index_of(view)
        own = digest(view.site.page_fingerprint, index)
        yield "index.html", Task(render_index, partial(_index, pages, index), own)


def _page(pages: Pages, scenario_id: str) -> tuple[object, ...]:
    return pages.web, pages.page(scenario_id)


def _index(pages: Pages, index: Index) -> tuple[object, ...]:
    return pages.web, index


def _any_two(pages: Pages) -> tuple[object, ...]:
    return pages.web, pages.any_two()


def _arguments(*arguments: object) -> tuple[object, ...]:
    return arguments


def _stills(view: AtlasView, selection: Selection) -> Iterator[Output]:
    from atlas_files.digest import digest  # noqa: PLC0415
    from claims_atlas.tasks import Task  # noqa: PLC0415
    from maps.stills.contents import still_of, still_of_step  # noqa: PLC0415
    from maps.stills.still import STILLS, StillOptions  # noqa: PLC0415
    from maps.view.stories import lecture_of  # noqa: PLC0415

    weight = {"svg": 1, "png": 10, "pdf": 3, "txt": 1}
    options = StillOptions(int(selection.options.get("scale", 1)), "transparent" in selection.options)
    if story_id := selection.options.get("story"):
        slides = lecture_of(view, view.claims.stories[story_id]).slides
        named = [(f"story-{story_id}-{n:02d}-{one.id}", still_of_step(view, one)) for n, one in enumerate(slides, 1)]
    else:
        ids = selection.only or view.claims.scenarios
        forms = (("", False), (".map", True))
        named = [(one + form, still_of(view, one, single=single)) for one in ids for form, single in forms]
    for name, still in named:
        own = digest(view.site.fingerprint, still, options)
        for ending, draw in STILLS.items():
            task = Task(draw, partial(_still, view, still, options), own, weight[ending])
            yield f"stills/{name}.{ending}", task


def _still(view: AtlasView, still: Still, options: StillOptions) -> tuple[object, ...]:
    return view.site, still, options


def _stories(view: AtlasView, selection: Selection) -> Iterator[Output]:
    from claims_atlas.tasks import Task  # noqa: PLC0415
    from maps.stories.render import render_story, story_fingerprint  # noqa: PLC0415
    from maps.view.stories import lecture_of, text_of  # noqa: PLC0415

    for story in view.claims.stories.values():
        if selection.only and not set(selection.only) & set(story.shown):
            continue  # it shows none of the scenarios that are asked for
        inputs = partial(_story, view, story)
        _ = view.font_for(text_of(lecture_of(view, story)))  # now, while there is a process that subsets fonts
        yield f"story-{story.id}.html", Task(render_story, inputs, story_fingerprint(view, story), 2)


def _story(view: AtlasView, story: Story) -> tuple[object, ...]:
    from maps.view.stories import lecture_of, text_of  # noqa: PLC0415

    lecture = lecture_of(view, story)
    return view.site, view.font_for(text_of(lecture)), lecture


def _data(view: AtlasView, selection: Selection) -> Iterator[Output]:
    from claims_atlas.tasks import Task  # noqa: PLC0415
    from maps.data.exports import exports  # noqa: PLC0415

    if selection.only or view.language != view.claims.atlas.languages[0]:
        return  # the tables are of all scenarios and languages at once
    for path, make, own, shapes in exports(view.geodata, view.claims, view.phrases):
        yield path, Task(make, _arguments, own, here=True, shapes=shapes)


def _handouts(view: AtlasView, selection: Selection) -> Iterator[Output]:
    from claims_atlas.tasks import Task  # noqa: PLC0415
    from maps.handout.handout import handout_fingerprint, render_handout  # noqa: PLC0415

    inputs = partial(_handout, view, list(selection.only or view.claims.scenarios))
    yield "handout.pdf", Task(render_handout, inputs, handout_fingerprint(*inputs()), 500)


def _handout(view: AtlasView, ids: list[str]) -> tuple[Site, Claims, list[tuple[str, list[str]]]]:
    return view.site, view.claims, view.picker.by_era(ids)


def _slides(view: AtlasView, selection: Selection) -> Iterator[Output]:
    from atlas_files.digest import digest  # noqa: PLC0415
    from claims_atlas.tasks import Task  # noqa: PLC0415
    from maps.slides.deck import deck_fingerprint  # noqa: PLC0415
    from maps.slides.slides import render_slides  # noqa: PLC0415

    if story_id := selection.options.get("story"):
        yield from _story_slides(view, story_id, selection)
        return
    pictures = "fills" in selection.options
    inputs, own = partial(_deck, view, selection.only), digest(deck_fingerprint(view, selection.only), pictures)
    yield "slides.pptx", Task(partial(render_slides, pictures=pictures), inputs, own, 150)


def _deck(view: AtlasView, only: Sequence[str]) -> tuple[object, ...]:
    from maps.slides.deck import deck_of  # noqa: PLC0415

    return view.site, deck_of(view, only)


def _story_slides(view: AtlasView, story_id: str, selection: Selection) -> Iterator[Output]:
    from atlas_files.digest import digest  # noqa: PLC0415
    from claims_atlas.tasks import Task  # noqa: PLC0415
    from maps.slides.story_slides import render_story_slides, story_deck  # noqa: PLC0415

    story = view.claims.stories[story_id]
    pictures = "fills" in selection.options
    own = digest(view.site.page_fingerprint, story_deck(view, story)[1], pictures)
    render = partial(render_story_slides, pictures=pictures)
    yield f"story-{story_id}.pptx", Task(render, partial(story_deck, view, story), own, 60)
