"""Items of the bibliography in CSL-JSON: its variables by kind, and an item with each in one form.

What reference managers write and means the same is taken: null or nothing for what is not there, a number for a text, a
text for a number, a list of one for a text, a date as one text (EDTF). Anything else is a line that names the variable.
"""

from __future__ import annotations

import contextlib
import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from atlas_files.problems import did_you_mean


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The variables of CSL 1.0.2 and its input schema (citationstyles.org).
NAMES = _words("""
    author chair collection-editor compiler composer container-author contributor curator director editor
    editor-translator editorial-director executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer series-creator
    translator
""")
DATES = _words("accessed available-date container event-date issued original-date submitted")
TEXTS = _words("""
    abstract annote archive archive-place archive_collection archive_location authority call-number
    chapter-number citation-key citation-label citation-number collection-number collection-title
    container-title container-title-short dimensions division DOI edition event event-place event-title
    first-reference-note-number genre id ISAN ISBN ISCI ISMN ISRC ISSN ISWC issue journalAbbreviation
    jurisdiction keyword language license locator medium note number number-of-pages number-of-volumes
    original-publisher original-publisher-place original-title page page-first part part-number part-title PMCID
    PMID printing publisher publisher-place references reviewed-genre reviewed-title scale section shortTitle
    source status supplement supplement-number title title-short translated-title translated-title-short type
    URL version volume volume-title volume-title-short year-suffix
""")
# Those that may be numbers.
NUMBERS = _words("""
    chapter-number citation-number collection-number edition first-reference-note-number id issue locator number
    number-of-pages number-of-volumes page page-first part part-number printing supplement supplement-number
    volume
""")
OTHER = frozenset({"categories", "custom"})  # a list of words, and what has no variable: kept as they are
VARIABLES = NAMES | DATES | TEXTS | OTHER

_NAME = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"}
_NAME_FLAGS = {"comma-suffix", "static-ordering", "parse-names"}
_EDTF = re.compile(
    r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?([~?%]?)(?:/(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?([~?%]?))?",
    re.ASCII,
)
_EXTRA = re.compile(r"([A-Za-z][\w.\s-]{1,40}?)\s*[:=]\s*(.*)")  # a line of Zotero's Extra field
_VARIABLE_BY_NAME = {key.lower().replace("_", "-"): key for key in sorted(VARIABLES - OTHER)}
_PARTS = 3  # of a date: year, month, day
_MONTHS, _SEASONS, _DAYS = 12, range(21, 25), 31


def read_item(item: dict[str, Any], note: Callable[[str, str], None]) -> dict[str, Any]:
    """Return an item with what it holds, each variable in one form; ``note`` what is wrong, by variable."""
    read = {}
    for key, found in item.items():
        if key not in VARIABLES:
            note(key, f"is not a variable of CSL{did_you_mean(key, sorted(VARIABLES))}")
            continue
        if found is None or found in ([], {}) or (isinstance(found, str) and not found.strip()):
            continue
        try:
            value = _value(key, found)
        except ValueError as error:
            note(key, str(error))
        else:
            if value:
                read[key] = value
    return _without_extra(read)


def _without_extra(read: dict[str, Any]) -> dict[str, Any]:
    """Return an item whose note has lost what reference managers keep there: ``Edition: 2``, keys of their own.

    A variable that stands in the note alone is read from there, as Zotero and its kin do.
    """
    left = []
    for line in read.get("note", "").split("\n"):
        match = _EXTRA.fullmatch(line.strip())
        key = _VARIABLE_BY_NAME.get(re.sub(r"[\s_]+", "-", match[1].strip().lower())) if match else None
        if match and match[1].lower().startswith("tex."):
            continue
        if not match or not key or key in ("note", "title", "id", "type", "author"):
            left.append(line)
        elif key not in read:
            with contextlib.suppress(ValueError):
                read[key] = _extra(key, match[2].strip())
    note = "\n".join(left).strip()
    return {key: value for key, value in ({**read, "note": note}).items() if value}


def _extra(key: str, text: str) -> Any:
    if key in NAMES:
        family, _bars, given = text.partition("||")
        return [{"family": family.strip(), "given": given.strip()} if given else {"literal": text}]
    return _date(text) if key in DATES else text


def _value(key: str, found: Any) -> Any:
    if key in NAMES:
        if not isinstance(found, list):
            raise ValueError(f"found {_shown(found)}, expected a list of names")
        return [name for name in map(_name, found) if name]
    if key in DATES:
        return _date(found)
    if key in OTHER:
        return found
    if isinstance(found, int | float) and key not in NUMBERS:
        raise ValueError(f"found {type(found).__name__} {found}, expected text in quotes")
    return _text(found)


def _text(found: Any) -> str:
    if isinstance(found, list) and len(found) == 1:
        found = found[0]
    if isinstance(found, bool) or not isinstance(found, str | int | float) or found in (math.inf, -math.inf):
        raise ValueError(f"found {_shown(found)}, expected text in quotes")
    return str(found).strip()


def _name(found: Any) -> dict[str, Any]:
    """Return a person's or a body's name; an empty one where nothing is said."""
    if not isinstance(found, dict):
        raise ValueError(f'found {_shown(found)}, expected a name: {{"family": …, "given": …}} or {{"literal": …}}')
    name: dict[str, Any] = {}
    for key, value in found.items():
        if key in _NAME_FLAGS:
            name[key] = value
        elif key not in _NAME:
            raise ValueError(f"'{_line(key)}' is not a part of a name{did_you_mean(key, sorted(_NAME))}")
        elif value is not None and not isinstance(value, str):
            raise ValueError(f"found {_shown(value)} as '{key}', expected text in quotes")
        elif value and value.strip():
            name[key] = value.strip()
    if not name.keys() & {"family", "given", "literal"}:
        if name.keys() - _NAME_FLAGS:
            raise ValueError(f"found {_shown(found)}, expected a name with 'family', 'given' or 'literal'")
        return {}
    return name


def _date(found: Any) -> dict[str, Any]:
    """Return a date: its days as whole numbers, and whatever else is said of it; an empty one where nothing is."""
    if isinstance(found, str):
        found = {"edtf": found}
    if not isinstance(found, dict):
        raise ValueError(f'found {_shown(found)}, expected a date: {{"date-parts": [[1956, 10, 19]]}}')
    if unknown := found.keys() - {"date-parts", "season", "circa", "literal", "raw", "edtf"}:
        key = min(unknown)
        known = ["date-parts", "season", "circa", "literal", "raw", "edtf"]
        raise ValueError(f"'{_line(key)}' is not a part of a date{did_you_mean(key, known)}")
    date: dict[str, Any] = {}
    given = found.get("date-parts")
    if given is not None and not (isinstance(given, list) and all(isinstance(one, list) for one in given)):
        raise ValueError(f"found {_shown(given)} as 'date-parts', expected [[year, month, day]]")
    ends = [end for end in map(_end, given or []) if end]
    if len(ends) > 2:  # noqa: PLR2004 - an interval has two
        raise ValueError(f"found {len(ends)} ends in 'date-parts', expected one date, or the two of an interval")
    for key in ("literal", "raw", "edtf", "season"):
        if found.get(key) not in (None, ""):
            date[key] = _text(found[key])
    if found.get("circa") not in (None, False, "", 0, "0", "false"):
        date["circa"] = True
    written = date.get("edtf") or date.get("raw", "")
    if not ends and (match := _EDTF.fullmatch(written)):
        ends = [end for end in (_end(list(match.groups()[:3])), _end(list(match.groups()[4:7]))) if end]
        if match[4] or match[8]:
            date["circa"] = True
        date.pop("edtf", None)
        date.pop("raw", None)
    return {"date-parts": ends, **date} if ends else date if date.keys() - {"circa"} else {}


def _end(parts: list[Any]) -> list[int]:
    """Return year, month and day of one end of a date, as far as they are said; nothing where there is no year."""
    given = [*parts]
    while given and (given[-1] is None or given[-1] == ""):
        given.pop()
    if len(given) > _PARTS:
        raise ValueError(f"found {_shown(parts)} in 'date-parts', expected [year, month, day] or less")
    numbers = [*_whole(given, parts)]
    month, day = [*numbers[1:], 1, 1][:2]
    if not (1 <= month <= _MONTHS or month in _SEASONS) or not 1 <= day <= _DAYS:
        raise ValueError(f"found {_shown(parts)} in 'date-parts', expected a date that there is")
    return numbers


def _whole(given: list[Any], parts: list[Any]) -> Iterator[int]:
    for one in given:
        if isinstance(one, bool) or not re.fullmatch(r"-?\d{1,4}", str(one).removesuffix(".0"), re.ASCII):
            raise ValueError(f"found {_shown(parts)} in 'date-parts', expected whole numbers: year, month, day")
        yield int(str(one).removesuffix(".0"))


def _shown(found: Any) -> str:
    text = json.dumps(found, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004 - characters in a line


def _line(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004
