"""``--changes FILE``: what a build changes in what records say, on one page beside it. It is no part of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claims_atlas.changes import Snapshot, changes
from maps.stills.before_after import Changed, before_after
from maps.stills.contents import still_of
from maps.stills.still import StillOptions, still_svg
from maps.view.atlas_view import AtlasView


def changes_page(before: Snapshot, after: Snapshot, view: AtlasView, out: Path) -> str:
    """Return the page: pictures before as they stand in the site at ``out``, and as the build makes them."""
    return before_after(view.site, list(_changed(before, after, view, out)) if before else [])


def _changed(before: Snapshot, after: Snapshot, view: AtlasView, out: Path) -> Iterator[Changed]:
    for key in dict.fromkeys((*after, *sorted(before))):
        was, now = ({key: one[key]} if key in one else {} for one in (before, after))
        lines = tuple(line.removeprefix(f"{key}: ") for line in changes(was, now, view))
        if not lines:
            continue
        picture = out / f"stills/{key}.map.svg"
        old = picture.read_text(encoding="utf-8") if picture.is_file() else ""
        new = still_svg(view.site, still_of(view, key, single=True), StillOptions()) if now else ""
        yield Changed(key, view.records[key].title if now else key, lines, old, new)
