"""Reading what a scenario does with the territories: tables of several of them, of the others, or of one each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from atlas_files.problems import Problems, did_you_mean
from claims.model import Disposition

LISTED, OTHERS, EACH = "dispositions", "others", "territories"  # the keys of a scenario that dispose


@dataclass(frozen=True)
class _Table:
    """A table of the file: its key, the key that names its territories, these, and the rest of it.

    ``named`` is None for those that no table names, and empty where it cannot be read.
    """

    key: str
    names: str
    named: tuple[str, ...] | None
    rest: dict[str, Any]


def read_dispositions(
    data: dict[str, Any], territories: Sequence[str] | None, file: str, problems: Problems
) -> tuple[Disposition, ...]:
    """Return a scenario's dispositions, each once, in the order of their first territories.

    ``[[dispositions]]`` name theirs in ``of``, ``[others]`` has all that no table names, and ``[territories.<id>]``,
    the older form, has one. Every broken rule is noted; where there is one, not all may be returned. ``territories``
    is None where nobody knows which the atlas has: then their names are not looked at.
    """
    tables = list(_tables(data, file, problems))
    left = _left(tables, territories, file, problems)
    found: dict[str, list[tuple[str, Disposition]]] = {}
    for table in tables:
        named = left if table.named is None else table.named
        one = problems.validate(Disposition, {**table.rest, "of": named}, file, table.key)
        if one:
            found.setdefault(one.model_dump_json(exclude={"territories"}), []).append((table.key, one))
    if territories is None:
        return ()
    groups = []
    for alike in found.values():
        covered = {territory for _key, one in alike for territory in one.territories}
        group = tuple(territory for territory in territories if territory in covered)
        groups.append(alike[0][1].covering(group, tuple(key for key, _one in alike)))
    return tuple(sorted(groups, key=lambda one: [territories.index(territory) for territory in one.territories]))


def _tables(data: dict[str, Any], file: str, problems: Problems) -> Iterator[_Table]:
    """Yield the tables that dispose, noting what has not the shape of one."""
    listed, each = data.get(LISTED, []), data.get(EACH, {})
    if not data.keys() & {LISTED, OTHERS, EACH}:
        problems.add(file, LISTED, "is missing; expected [[dispositions]] tables, each with its territories in 'of'")
    if not isinstance(listed, list):
        problems.add(file, LISTED, "is one table; expected a list of [[dispositions]] tables")
        listed = []
    if not isinstance(each, dict):
        problems.add(file, EACH, f"found {each!r}, expected a table for each territory")
        each = {}
    for number, table in enumerate(listed, 1):
        key = f"{LISTED}.{number}"
        if rest := _rest(key, table, file, problems):
            yield _Table(key, f"{key}.of", _named(f"{key}.of", rest, file, problems), rest)
    for territory, table in each.items():
        key = f"{EACH}.{territory}"
        if rest := _rest(key, table, file, problems):
            _no_names(key, rest, file, problems)
            yield _Table(key, EACH, (territory,), rest)
    if OTHERS in data and (rest := _rest(OTHERS, data[OTHERS], file, problems)):
        _no_names(OTHERS, rest, file, problems)
        yield _Table(OTHERS, OTHERS, None, rest)


def _rest(key: str, table: Any, file: str, problems: Problems) -> dict[str, Any]:
    """Return a copy of a table; an empty one, noting it, where there is no table or nothing in it."""
    if isinstance(table, dict) and table:
        return dict(table)
    problems.add(file, key, f"found {table!r}, expected a table with an outcome")
    return {}


def _named(key: str, rest: dict[str, Any], file: str, problems: Problems) -> tuple[str, ...]:
    """Take the territories that a table names out of it."""
    if "of" not in rest:
        problems.add(file, key, "is missing; expected a list of territories")
        return ()
    found = rest.pop("of")
    if not isinstance(found, list) or not found or not all(isinstance(one, str) for one in found):
        problems.add(file, key, f"found {found!r}, expected a list of one territory or more")
        return ()
    return tuple(found)


def _no_names(key: str, rest: dict[str, Any], file: str, problems: Problems) -> None:
    if rest.pop("of", None) is not None:
        problems.add(file, f"{key}.of", "is not a key here; expected it in [[dispositions]]")


def _left(
    tables: Sequence[_Table], territories: Sequence[str] | None, file: str, problems: Problems
) -> tuple[str, ...]:
    """Return the territories that no table names, noting what is named wrongly, twice, or not at all."""
    if territories is None:
        return ()
    named: dict[str, str] = {}
    for table in tables:
        for one in table.named or ():
            if one not in territories:
                problems.add(file, table.names, f"'{one}' is not a territory{did_you_mean(one, territories)}")
            elif one in named:
                problems.add(file, table.names, f"'{one}' is in {named[one]} too; expected each territory once")
            named.setdefault(one, table.key)
    left = tuple(territory for territory in territories if territory not in named)
    if any(table.named is None for table in tables):
        if not left:
            problems.add(file, OTHERS, "has no territory; expected none where tables name them all")
    elif all(table.named for table in tables):
        for territory in left if tables else ():
            if any(table.names != EACH for table in tables):
                problems.add(file, LISTED, f"'{territory}' is in none; expected each territory once, or [others]")
            else:
                problems.add(file, f"{EACH}.{territory}", "is missing: a scenario disposes of every territory")
    return left
