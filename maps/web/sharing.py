"""What stands for a page elsewhere: the card of a link to it, its citation, its frame in another page."""

from __future__ import annotations

from dataclasses import dataclass

from maps.view.records import Record
from maps.view.site import Site

# Titled, and within what a learning platform's sandbox allows. It follows the width of its column; in a narrow one
# it is higher than 16:9: one map stands above the other.
SNIPPET = (
    '<iframe src="{address}#embed" title="{title}" width="960" height="560" loading="lazy" '
    'sandbox="allow-scripts allow-popups" allow="clipboard-write; fullscreen" '
    'style="width: 100%; aspect-ratio: 16 / 9; height: auto; min-height: 560px; border: 0"></iframe>'
)


@dataclass(frozen=True)
class Card:
    """What a link to a page shows where it is shared (Open Graph, https://ogp.me); every address is absolute.

    Attributes
    ----------
    url, image
        Addresses of the page and of its picture, 1920 × 1080 px.
    alt
        The picture in words.
    """

    url: str
    image: str
    alt: str

    @classmethod
    def of(cls, site: Site, file: str, record: Record) -> Card | None:
        """Return the card of a page with a record's still picture; None where nobody has said where the site stands."""
        if not site.base:
            return None
        image = site.address(f"stills/{record.id}.png")
        return cls(site.address(file), image, site.phrases.dated(record.title, record.date))


def cite_as(site: Site, file: str, title: str, date: str) -> str:
    """Return how to cite a page."""
    _ = site.phrases.gettext
    return _("“{title}” ({date}), in: {atlas}. The Claims Atlas, {file}.").format(
        title=title, date=date, atlas=site.phrases.text(site.atlas.title), file=site.address(file)
    )


def snippet(site: Site, file: str, title: str) -> str:
    """Return the HTML of a frame that shows a page in another one."""
    return SNIPPET.format(title=title.replace('"', "&quot;"), address=site.address(file))
