"""One page with what has changed since a build: each record's picture before and after, and the change in words."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from maps.kit.templating import static, template
from maps.view.site import Site


@dataclass(frozen=True)
class Changed:
    """A record of which something else is said: its pictures as SVG, '' where there is none, and lines in words."""

    id: str
    title: str
    lines: tuple[str, ...]
    before: str
    after: str


def before_after(site: Site, changed: list[Changed]) -> str:
    """Return the page: one file that asks nothing of any network."""
    style = static("before_after.css", "stills")
    rows = [(one, _address(one.before), _address(one.after)) for one in changed]
    return template("stills/before_after.html.j2", site.language).render(
        lang=site.language,
        title=site.phrases.text(site.atlas.title),
        rows=rows,
        style=style,
        hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


def _address(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode() if svg else ""
