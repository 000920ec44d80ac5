"""What all web pages of one atlas in one language share: the site, and the text of it that is made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maps.geometry.figure import Figure, Shape
from maps.geometry.svg_path import svg_path
from maps.kit.templating import template
from maps.kit.text import to_json
from maps.kit.web_font import WebFont
from maps.view.panel import Panel
from maps.view.records import Record
from maps.view.site import Site
from maps.view.symbols import stroke, times_on
from maps.web.maps_markup import MapsMarkup

Groups = dict[tuple[int, float], list[str]]  # paths by how often bands come again on them, and the outline's width


@dataclass(frozen=True)
class WebSite:
    """A site as its web pages carry it. Plain data, like the site itself.

    Attributes
    ----------
    site
        What the pages share with all other outputs.
    geometry
        Members of a page's data block (outlines, context, views …), as text without the outer braces.
    markup
        Their maps, as folium writes them.
    defs
        What the still pictures of all pages share, by view, as SVG to be defined once in each.
    font
        Their type: ``@font-face`` rules by ``font.css()``, to be named by ``web_families()``.
    """

    site: Site
    geometry: str
    markup: MapsMarkup
    defs: dict[str, str]
    font: WebFont

    @classmethod
    def make(cls, site: Site, markup: MapsMarkup, font: WebFont) -> WebSite:
        """Write what is shared."""
        defs = {name: _defs(site, figure) for name, figure in site.geometry.figures.items()}
        return cls(site, to_json(site.geometry.web.members(site.language))[1:-1], markup, defs, font)


def grouped(shapes: Sequence[Shape]) -> dict[str, Groups]:
    """Return the paths of territories' islands, by id and then by what they wear."""
    found: dict[str, Groups] = {}
    for shape in shapes:
        groups = found.setdefault(shape.id, {})
        for island in sorted(shape.islands, key=lambda one: -one.span):
            groups.setdefault((times_on(island.span), stroke(island.span)), []).append(svg_path(island.rings))
    return found


def _defs(site: Site, figure: Figure) -> str:
    nobody = Record("", "", "", "", "", ())
    return template("web/figure_defs.svg.j2", site.language).render(
        p=Panel(site, figure, nobody).ground(),
        shapes=list(grouped(figure.shapes).items()),
        small=list(grouped(figure.overview.shapes).items()) if figure.overview else [],
    )
