"""What of an atlas stands in its default language on the pages of another, counted."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims import Claims
    from claims.model import Text
    from geodata import Geodata


def untranslated(geodata: Geodata, claims: Claims) -> Iterator[str]:
    """Yield a line for each language of an atlas that has not all of its texts, or not all words of the interface."""
    texts = [text for text in _texts(geodata, claims) if any(text.values())]
    default, *others = claims.atlas.languages
    words = _words()
    for language in others:
        missing = sum(not text.get(language, "").strip() for text in texts)
        said = [f"{missing} of {len(texts)} texts"] if missing else []
        translated = words.get(language, set())
        every = set().union(*words.values())
        if left := len(every - translated):
            said.append(f"{left} of {len(every)} words of the interface")
        if said:
            yield f"{language}: {' and '.join(said)} are not translated; they stand in '{default}' or English"


def _texts(geodata: Geodata, claims: Claims) -> Iterator[Text]:
    atlas = claims.atlas
    yield from (atlas.title, atlas.subtitle, atlas.notice, atlas.licence)
    yield from (party.name for party in atlas.parties.values())
    yield from (era.name for era in atlas.eras)
    yield from (kind.name for kind in atlas.kinds.values())
    yield from (condition.text for condition in atlas.conditions.values())
    for territory in geodata.territories.values():
        yield from (territory.note, territory.area_note)
    yield from (row.note for row in claims.control)
    for scenario in claims.scenarios.values():
        yield from (scenario.title, scenario.short, scenario.summary, scenario.status, scenario.voice)
        yield from (note.text for note in scenario.notes)
        for disposition in scenario.dispositions:
            yield disposition.note
            yield from (condition.text for condition in disposition.conditions)


def _words() -> dict[str, set[str]]:
    """Return the words of the interface that are translated, by language."""
    from babel.messages.pofile import read_po  # noqa: PLC0415

    found = {}
    for catalogue in sorted((files("maps") / "locale").iterdir(), key=lambda path: path.name):
        if catalogue.name.endswith(".po"):
            with catalogue.open("rb") as file:
                messages = read_po(file)
            found[catalogue.name.removesuffix(".po")] = {
                str(one.id if isinstance(one.id, str) else one.id[0]) for one in messages if one.id and one.string
            }
    return found
