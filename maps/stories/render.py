"""The file of a story: one HTML file with all of its steps, that asks nothing of any network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas_files.digest import digest
from claims import Story
from maps.kit.templating import template
from maps.kit.text import opening
from maps.kit.text_metrics import fit_all
from maps.kit.web_font import LICENCE, WebFont
from maps.stories.maps import MapView, form_of, map_of, views_of
from maps.stories.palettes import paint
from maps.view.atlas_view import AtlasView
from maps.view.lecture import Lecture, Shown, Slide
from maps.view.records import in_short
from maps.view.site import Site
from maps.view.stories import lecture_of
from maps.view.symbols import Symbol
from maps.web import assets
from maps.web.sharing import Card, snippet

ROOM = "stories"
STYLES = ("stage.css", "map.css", "tools.css", "flow.css", "paper.css")
SCRIPTS = ("state.js", "fade.js", "screen.js", "detail.js", "notes.js", "keys.js")
# Sizes of type in px at 1920 x 1080, the largest first: what is too long for its place is set smaller.
TITLE, SAY, QUOTE = (58, 52, 46, 40), (36, 33, 30), (33, 30, 27, 24, 21)


def story_fingerprint(view: AtlasView, story: Story) -> str:
    """Return a digest of all that a story's file is made from."""
    return digest(view.site.page_fingerprint, lecture_of(view, story))


def render_story(site: Site, font: WebFont, lecture: Lecture) -> str:
    """Return the file of a story."""
    phrases, views = site.phrases, views_of(site, lecture)
    symbols = sorted({symbol for slide in lecture.slides for symbol in _symbols(slide)}, key=lambda one: one.id)
    painted = paint(site.atlas, symbols)
    styles = [_type(font), assets.Inline.make(painted.css), assets.own(*STYLES, room=ROOM)]
    apart = assets.own("notes.css", room=ROOM)  # of the notes' window
    scripts = [assets.own(*SCRIPTS, room=ROOM)]
    scenarios = [one.record for slide in lecture.slides for one in slide.maps if one.record.url]
    # What rests on the same, as control on two days between which nothing changed, is said once.
    rests: dict[object, list[Shown]] = {}
    for one in (one for slide in lecture.slides for one in slide.maps):
        rests.setdefault((one.record.title, one.grounds), []).append(one)
    return template("stories/story.html.j2", site.language).render(
        lang=site.language,
        atlas=site.atlas,
        phrases=phrases,
        lecture=lecture,
        twins=site.twins(lecture.file),
        card=Card.of(site, lecture.file, scenarios[0]) if scenarios else None,
        description=opening(lecture.slides[0].say),
        policy=assets.policy(scripts, [*styles, apart]),
        styles=styles,
        apart=apart,
        script=scripts[0],
        patterns=painted.patterns,
        ids=painted.ids,
        views=list(views.values()),
        slides=[_slide(site, slide, views[slide.view], painted.ids) for slide in lecture.slides],
        records=[next(iter(some)) for some in rests.values()],
        rests={one.record.id: some[0].record.id for some in rests.values() for one in some},
        names=site.territory_names,
        credit=site.credit,
        licence=phrases.gettext(LICENCE),
        snippet=snippet(site, lecture.file, lecture.title),
    )


def _type(font: WebFont) -> assets.Inline:
    """Return the type of pages: shown whenever it is there, for the labels are laid out with it."""
    return assets.Inline.make(str(assets.look(font).text).replace("font-display:optional", "font-display:block"))


def _slide(site: Site, slide: Slide, view: MapView, ids: Mapping[str, str]) -> dict[str, Any]:
    form = form_of(slide)
    maps = [map_of(site, view, slide, one.record, ids) for one in slide.maps]
    names = [place.label for place in site.territory_names]
    return {
        "s": slide,
        "form": form,
        "maps": list(zip(slide.maps, maps, strict=True)),
        "key": [(symbol, in_short(symbol, site.phrases)) for symbol in _symbols(slide)],
        "numbers": [
            f"{number} {name}"
            for number, (key, name) in enumerate(zip(site.territories, names, strict=True), 1)
            if key in maps[0]["numbers"]
        ],
        **_sizes(slide, form),
    }


def _symbols(slide: Slide) -> list[Symbol]:
    """Return what the territories of a step wear, each once, in their order."""
    return list(dict.fromkeys(cell.symbol for one in slide.maps for cell in one.record.cells))


def _sizes(slide: Slide, form: str) -> dict[str, int]:
    """Return the sizes in which a step's title, sentence and quote fit their places beside or under the maps."""
    quote, argued = slide.quote, 32 * bool(slide.argued)
    rendered = 30 * bool(quote and quote.rendered)  # the line that says so
    if form == "two":
        return {
            "title": _size(slide.heading, 530, 140 if slide.one_date else 180, TITLE),
            "say": _size(slide.say, 540 if quote else 1180, 170 - argued, SAY),
            "quote": _size(quote.text, 570, 165 - rendered, QUOTE) if quote else 0,
        }
    title, say = _size(slide.heading, 520, 230, TITLE), _size(slide.say, 520, 300, SAY)
    above = _height(slide.heading, 520, title) + _height(slide.say, 520, say) + argued + rendered
    above += _height(slide.maps[0].record.title, 520, 25)
    room = 1080 - 52 - 41 - 24 - 3 * 26 - 84 - 90 - above  # less date, gaps, foot and source
    return {"title": title, "say": say, "quote": _size(quote.text, 480, max(room, 100), QUOTE) if quote else 0}


def _size(text: str, width: float, height: float, sizes: tuple[int, ...]) -> int:
    return int(fit_all([text], width, height, sizes)[0].size)


def _height(text: str, width: float, size: int) -> float:
    return fit_all([text], width, 1, [size])[0].height
