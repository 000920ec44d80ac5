"""The distribution: this program's version, and the versions of all that it draws with."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from atlas_files.digest import sha256
from claims_atlas.cache import Cache

PROGRAM = Path(__file__).resolve().parent.parent  # the folder that has the packages
NAME = "claims-atlas"
_PROJECT = PROGRAM / "pyproject.toml"


class Distribution(NamedTuple):
    """What is said of a distribution: its version and what it requires, as in its metadata."""

    version: str
    requires: list[str]


def in_a_clone() -> bool:
    """Say whether this program runs from a clone, which need not be installed."""
    return _PROJECT.is_file() and f'\nname = "{NAME}"\n' in _PROJECT.read_text(encoding="utf-8")


def this() -> Distribution:
    """Return what is said of this program: in a clone by its project file, else by the metadata that is installed."""
    if in_a_clone():
        from tomllib import loads  # noqa: PLC0415

        project = loads(_PROJECT.read_text(encoding="utf-8"))["project"]
        return Distribution(project["version"], project["dependencies"])
    from importlib.metadata import distribution  # noqa: PLC0415 - it parses mail headers

    found = distribution(NAME)
    return Distribution(found.version, found.requires or [])


def versions(cache: Cache) -> dict[str, str]:
    """Return the versions of Python and of what this program requires, and what that requires in its turn.

    They are asked for again only when something was installed or removed.
    """
    folders = [(name, Path(name).stat().st_mtime_ns) for name in sys.path if name and Path(name).is_dir()]
    project = sha256(_PROJECT.read_bytes()) if in_a_clone() else ""
    code = sha256(Path(__file__).read_bytes())
    name = f"versions-{sha256(json.dumps([sys.version, folders, project, code]).encode())[:32]}"
    text = cache.get(name)
    if text is None:
        text = json.dumps(dict(sorted(_versions())))
        cache.put(name, text)
    found: dict[str, str] = json.loads(text)
    return found


def _versions() -> Iterator[tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415
    from platform import python_implementation, python_version  # noqa: PLC0415

    from packaging.requirements import Requirement  # noqa: PLC0415
    from packaging.utils import canonicalize_name  # noqa: PLC0415

    yield "python", f"{python_implementation()} {python_version()}"
    todo = [(Requirement(text), "") for text in this().requires]
    seen: set[tuple[str, str]] = set()
    while todo:
        requirement, extra = todo.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = str(canonicalize_name(requirement.name))
        new = {(name, extra) for extra in ("", *requirement.extras)} - seen
        seen |= new
        try:
            found = distribution(name)
        except PackageNotFoundError:
            yield name, "not installed"
            continue
        yield name, found.version
        todo += [(Requirement(text), extra) for _name, extra in new for text in found.requires or []]
