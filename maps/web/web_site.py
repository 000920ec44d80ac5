"""What all web pages of one atlas in one language share: the site, and the text of it that is made once."""

from __future__ import annotations

from dataclasses import dataclass

from maps.geometry.figure import label_width
from maps.geometry.svg_path import svg_line, svg_path
from maps.kit.templating import template
from maps.kit.text import to_json
from maps.view.site import Site
from maps.web.maps_markup import MapsMarkup


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
        What the still pictures of all pages share, as SVG to be defined once in each: by the figure's name.
    """

    site: Site
    geometry: str
    markup: MapsMarkup
    defs: dict[str, str]

    @classmethod
    def make(cls, site: Site, markup: MapsMarkup, label_lines: dict[str, list[str]]) -> WebSite:
        """Write what is shared; ``label_lines`` are the lines of each territory's label at their longest."""
        members = to_json(site.geometry.web.members(site.language))[1:-1]
        return cls(site, members, markup, {view: _defs(site, view, label_lines) for view in site.geometry.figures})


def _defs(site: Site, view: str, label_lines: dict[str, list[str]]) -> str:
    return template("web/figure_defs.svg.j2", site.language).render(
        figure=site.geometry.figures[view],
        labels=site.labels[view],
        svg_path=svg_path,
        svg_line=svg_line,
        names={place.id: place.label for place in site.territory_names},
        waters={key: site.names(water) for key, water in site.waters.items()},
        widths={key: label_width(lines) for key, lines in label_lines.items()},
        degrees=site.phrases.degrees,
    )
