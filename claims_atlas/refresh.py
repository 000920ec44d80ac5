"""A lecturer's own deck, brought up to date with the atlas: ``claims-atlas refresh DECK.pptx``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile

from claims_atlas.builder import BrokenError, sound
from claims_atlas.reading import read


def refresh(deck: Path, atlas: Path, out: Path | None = None) -> Iterator[str]:
    """Write a deck anew whose maps say what the atlas says; yield the lines that say what changed and what was left."""
    from maps.geometry.preparer import LocalPreparer  # noqa: PLC0415
    from maps.slides.refresh import refreshed  # noqa: PLC0415
    from maps.view.atlas_view import AtlasView  # noqa: PLC0415

    geodata, claims = sound(*read(atlas))
    preparer = LocalPreparer(geodata)
    view_in = cache(lambda language: AtlasView(geodata, claims, language, preparer))
    before = deck.read_bytes()
    try:
        after, lines = refreshed(before, view_in, claims.atlas.languages)
    except (BadZipFile, KeyError):
        raise BrokenError([f"{deck}: is not a deck; expected a PowerPoint file (.pptx)"]) from None
    yield from lines
    target = out or deck
    if after != before or out:
        with NamedTemporaryFile(dir=target.parent, delete=False) as unfinished:
            unfinished.write(after)
        os.replace(unfinished.name, target)  # noqa: PTH105 - the deck takes its place in one step
    changed = sum("left as it is" not in line for line in lines)
    yield f"{target}: {changed} changed, {len(lines) - changed} left as they are"
