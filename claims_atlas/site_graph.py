"""What a site consists of: each output's path, the function that makes it, and a digest of all that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

# What takes its time to import is imported where it is used: a build with nothing to do needs next to none of it.
if TYPE_CHECKING:
    from claims import Claims
    from claims_atlas.tasks import Output
    from maps.stills.still import Still, StillOptions
    from maps.view.site import Site
    from maps.web.pages import AtlasView


class Part(StrEnum):
    """What can be built by itself."""

    pages = "pages"
    data = "data"
    handout = "handout"
    slides = "slides"
    stills = "stills"


def outputs(  # noqa: PLR0913, PLR0917 - what was asked for, word by word
    said: Claims,
    pages_in: Callable[[str], AtlasView],
    languages: Sequence[str],
    only: Sequence[str],
    parts: Sequence[str],
    options: Mapping[str, str],
) -> Iterator[Output]:
    """Yield each output's path below the site, with the function that makes its text or bytes.

    A ``Task`` or ``Whole`` says what it depends on; anything else is made again whenever any input changes.
    """
    default = said.atlas.languages[0]
    # Whoever has edited a line looks at its page first; a handout takes as long as hundreds of pages.
    makers = {Part.pages: _pages, Part.data: _data, Part.stills: _stills, Part.slides: _slides, Part.handout: _handouts}
    for part, make in makers.items():
        for language in languages if part in parts else ():
            folder = "" if language == default else f"{language}/"
            yield from ((folder + path, output) for path, output in make(pages_in(language), only, options))


def _pages(pages: AtlasView, only: Sequence[str], _options: Mapping[str, str]) -> Iterator[Output]:
    from claims_atlas.tasks import Task, Whole  # noqa: PLC0415
    from maps.web.index import render_index  # noqa: PLC0415
    from maps.web.render import render_compare, render_page  # noqa: PLC0415

    for key in only or pages.claims.scenarios:
        yield f"{key}.html", Task(render_page, partial(_page, pages, key), pages.key(key))
    if not only:
        yield "compare.html", Task(render_compare, partial(_any_two, pages), pages.index_fingerprint)
        yield "index.html", Whole(partial(render_index, pages), pages.index_fingerprint)


def _page(pages: AtlasView, key: str) -> tuple[object, ...]:
    return pages.web, pages.page(key)


def _any_two(pages: AtlasView) -> tuple[object, ...]:
    return pages.web, pages.any_two()


def _stills(pages: AtlasView, only: Sequence[str], options: Mapping[str, str]) -> Iterator[Output]:
    from atlas_files.digest import digest  # noqa: PLC0415
    from claims_atlas.tasks import Task  # noqa: PLC0415
    from maps.stills.still import STILLS, StillOptions  # noqa: PLC0415

    weight = {"svg": 1, "png": 10, "pdf": 3, "txt": 1}
    look = StillOptions(int(options.get("scale", 1)), "transparent" in options)
    for key in only or pages.claims.scenarios:
        for form, single in (("", False), (".map", True)):
            picture = pages.picture(key, single=single)
            own = digest(pages.site.key, picture, look)
            for ending, draw in STILLS.items():
                yield (
                    f"stills/{key}{form}.{ending}",
                    Task(draw, partial(_still, pages, picture, look), own, weight[ending]),
                )


def _still(pages: AtlasView, picture: Still, look: StillOptions) -> tuple[object, ...]:
    return pages.site, picture, look


def _data(pages: AtlasView, only: Sequence[str], _options: Mapping[str, str]) -> Iterator[Output]:
    from claims_atlas.tasks import Whole  # noqa: PLC0415
    from maps.data.exports import exports  # noqa: PLC0415

    if only or pages.language != pages.claims.atlas.languages[0]:
        return  # the tables are of all scenarios and languages at once
    for path, make, key, shapes in exports(pages.geodata, pages.claims, pages.phrases):
        yield path, Whole(make, key, shapes)


def _handouts(pages: AtlasView, only: Sequence[str], _options: Mapping[str, str]) -> Iterator[Output]:
    from claims_atlas.tasks import Task  # noqa: PLC0415
    from maps.handout.handout import handout_fingerprint, render_handout  # noqa: PLC0415

    inputs = partial(_handout, pages, list(only or pages.claims.scenarios))
    yield "handout.pdf", Task(render_handout, inputs, handout_fingerprint(*inputs()), 500)


def _handout(pages: AtlasView, keys: list[str]) -> tuple[Site, Claims, list[tuple[str, list[str]]]]:
    return pages.site, pages.claims, pages.picker.by_era(keys)


def _slides(pages: AtlasView, only: Sequence[str], _options: Mapping[str, str]) -> Iterator[Output]:
    from claims_atlas.tasks import Task  # noqa: PLC0415
    from maps.slides.deck import deck_fingerprint  # noqa: PLC0415
    from maps.slides.slides import render_slides  # noqa: PLC0415

    yield "slides.pptx", Task(render_slides, partial(_deck, pages, only), deck_fingerprint(pages, only), 150)


def _deck(pages: AtlasView, only: Sequence[str]) -> tuple[object, ...]:
    from maps.slides.deck import deck_of  # noqa: PLC0415

    return pages.site, deck_of(pages, only)
