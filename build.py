"""The only door: reads an atlas, checks it, renders it and writes the site. The only place that prints or exits."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from problems import Problems

if TYPE_CHECKING:
    from claims import Claims
    from geodata import Geodata

HERE = Path(__file__).resolve().parent
BROKEN = 1  # exit status; typer itself exits with 2 on wrong usage
RECORD = "build.json"  # what the site was made from, and what was made: the next build's memory
DATA = {".toml", ".json", ".geojson"}
CODE = {".py", ".j2", ".js", ".css", ".po"}
Output = tuple[str, Callable[[], str | bytes]]  # a path below the site, and what makes the file
DRAWN_WITH = ("babel", "branca", "django-js-lib-leaflet", "folium", "geopandas", "jinja2", "pyogrio", "shapely")


class Part(StrEnum):
    """What can be built by itself."""

    pages = "pages"
    data = "data"


def read(root: Path) -> tuple[Problems, Geodata | None, Claims | None]:
    """Read and check a whole atlas folder; the problems are complete, whatever else is None."""
    import claims  # noqa: PLC0415 - after usage is checked: --help need not wait for shapely and pydantic
    import geodata  # noqa: PLC0415

    problems = Problems(root)
    said = claims.load(problems)
    drawn = geodata.load(problems, said.atlas.languages if said else [])
    if said and drawn:
        claims.check(said, list(drawn.territories), problems)
        notes = [
            (key, name, getattr(one, name)) for key, one in drawn.territories.items() for name in ("note", "area_note")
        ]
        claims.check_words(said, [(geodata.TERRITORIES, f"{key}.{name}", text) for key, name, text in notes], problems)
    return problems, drawn, said


def outputs(drawn: Geodata, said: Claims, only: list[str], languages: list[str], parts: list[Part]) -> Iterator[Output]:
    """Yield each output's path below the site, with the function that makes its text."""
    from maps import Pages, exports, render_index  # noqa: PLC0415 - folium takes its time

    default = said.atlas.languages[0]
    for language in languages:
        folder = "" if language == default else f"{language}/"
        pages = Pages(drawn, said, language)
        if Part.pages in parts:
            for key in only or said.scenarios:
                yield f"{folder}{key}.html", lambda pages=pages, key=key: pages.scenario(key)  # type: ignore[misc]
            if not only:
                yield f"{folder}compare.html", lambda pages=pages: pages.compare()  # type: ignore[misc]
                yield f"{folder}index.html", lambda pages=pages: render_index(pages)  # type: ignore[misc]
        if Part.data in parts and language == default and not only:
            yield from exports(drawn, said, pages.phrases)


def record_of(atlas: Path) -> dict[str, dict[str, str]]:
    """Return what a site is made from: sha256 of each data file and of the program, versions of what draws it."""
    data = [atlas / "claims", atlas / "geodata"]
    files = sorted(path for folder in data for path in folder.rglob("*") if path.suffix in DATA and path.is_file())
    program = [
        *HERE.glob("*.py"),
        *(path for name in ("claims", "geodata", "maps") for path in (HERE / name).rglob("*")),
    ]
    code = hashlib.sha256()
    for path in sorted(program):
        if path.suffix in CODE:
            code.update(path.relative_to(HERE).as_posix().encode() + path.read_bytes())
    return {
        "inputs": {path.relative_to(atlas).as_posix(): sha256(path.read_bytes()) for path in files},
        "program": {"sha256": code.hexdigest(), **{name: version(name) for name in DRAWN_WITH}},
    }


def sha256(content: bytes) -> str:
    """Return the hexadecimal digest of a file's content."""
    return hashlib.sha256(content).hexdigest()


def write_site(
    out: Path, made: dict[str, bytes], record: dict[str, dict[str, str]], *, complete: bool, force: bool
) -> tuple[int, int]:
    """Write the outputs, each whole or not at all; return how many were written and how many removed.

    A file whose bytes are the same is left as it is, unless ``force``. After a ``complete`` build, what an earlier
    one made and this one does not is removed; what no build made is never touched.
    """
    try:
        before = json.loads((out / RECORD).read_text(encoding="utf-8"))["outputs"]
    except (OSError, ValueError, KeyError, TypeError):
        before = {}
    gone = sorted(before.keys() - made.keys()) if complete else []
    kept = {path: digest for path, digest in before.items() if path not in gone}
    digests = {**kept, **{path: sha256(content) for path, content in made.items()}}
    everything = json.dumps({**record, "outputs": dict(sorted(digests.items()))}, indent=1, ensure_ascii=False) + "\n"
    written = sum(_write(out / path, content, force) for path, content in made.items())
    removed = 0
    for path in gone:
        target = (out / path).resolve()
        if target.is_relative_to(out.resolve()) and target.is_file():
            target.unlink()
            removed += 1
    _write(out / RECORD, everything.encode(), force)
    return written, removed


def _write(path: Path, content: bytes, force: bool) -> bool:
    """Put the content in place in one step; say whether anything was written."""
    if not force and path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return True


def _with_progress(todo: list[Output], quiet: bool) -> Iterator[Output]:
    """Pass the outputs on one by one: a moving bar on a terminal, plain lines elsewhere, nothing when quiet."""
    if quiet:
        yield from todo
    elif sys.stdout.isatty():
        from rich.progress import track  # noqa: PLC0415 - only a terminal needs it

        yield from track(todo, description="Drawing")
    else:
        every = max(1, len(todo) // 50)
        for number, item in enumerate(todo, 1):
            if number % every == 0 or number == len(todo):
                print(f"{number}/{len(todo)} {item[0]}", flush=True)
            yield item


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _say(quiet: bool, line: str) -> None:
    if not quiet:
        print(line)


def main(  # noqa: PLR0913, PLR0917 - these are the options
    atlas: Annotated[Path, typer.Option(help="Folder of the atlas: it holds claims/ and geodata/.")] = HERE,
    out: Annotated[Path, typer.Option(help="Folder to write the site to.")] = Path("site"),
    only: Annotated[list[str] | None, typer.Option(metavar="ID", help="Build just this scenario (repeatable).")] = None,
    lang: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Build just this language (repeatable).")
    ] = None,
    part: Annotated[list[Part] | None, typer.Option(help="Build just this part (repeatable).")] = None,
    check: Annotated[bool, typer.Option("--check", help="Check the data and write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write every file again, even where nothing changed.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but problems.")] = False,
) -> None:
    """Check an atlas and build its site: one self-contained page a scenario, an index, the data.

    Exit status: 0 built (or nothing wrong), 1 problems in the data (all listed, nothing written), 2 wrong usage.
    """
    # A terminal that cannot show a character shows its number instead of stopping the build.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if not atlas.is_dir():
        raise typer.BadParameter(f"{atlas} is not a folder", param_hint="--atlas")
    problems, drawn, said = read(atlas)
    if problems or drawn is None or said is None:
        for line in problems.lines:
            print(line, file=sys.stderr)
        count = len(problems.lines)
        print(f"{count} problem{'' if count == 1 else 's'}, nothing written", file=sys.stderr)
        raise typer.Exit(BROKEN)
    for name, asked, known in (("--only", only, list(said.scenarios)), ("--lang", lang, said.atlas.languages)):
        for one in asked or []:
            if one not in known:
                raise typer.BadParameter(f"{one!r} is not in this atlas: {', '.join(known)}", param_hint=name)
    if check:
        _say(quiet, f"{len(said.scenarios)} scenarios, {len(drawn.territories)} territories: no problem found")
        return
    todo = list(outputs(drawn, said, only or [], lang or said.atlas.languages, part or list(Part)))
    made = {path: _bytes(make()) for path, make in _with_progress(todo, quiet)}
    try:
        written, removed = write_site(out, made, record_of(atlas), complete=not (only or lang or part), force=force)
    except OSError as error:
        print(f"{error.filename or out}: cannot be written: {error.strerror}", file=sys.stderr)
        raise typer.Exit(BROKEN) from None
    _say(quiet, f"{len(made)} files in {out}: {written} written, {len(made) - written} as they were, {removed} removed")


if __name__ == "__main__":
    typer.run(main)
