"""The command line: reads an atlas, checks it, renders it and writes the site. The only place that prints or exits."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims_atlas.reading import read
from claims_atlas.site_graph import Part, outputs

# What takes its time to import is imported where it is used: a build with nothing to do needs next to none of it.
if TYPE_CHECKING:
    from concurrent.futures import Executor


SHIPPED = Path(__file__).resolve().parent.parent  # the atlas that ships, beside this program
BROKEN = 1  # exit status; typer itself exits with 2 on wrong usage


def site(atlas: Path, out: Path, executor: Executor | None = None) -> Iterator[str]:
    """Build all of a site, its pages drawn by any executor; yield the lines that say what was done."""
    from claims_atlas.builder import Build, Door  # noqa: PLC0415

    door = Door(read, outputs, list(Part), lambda made, _count: made)
    return Build(door, atlas, out, [], [], []).run(executor=executor)


def main(  # noqa: PLR0913, PLR0917 - these are the options
    atlas: Annotated[
        Path,
        typer.Option(help="Folder of the atlas: it holds claims/ and geodata/.", show_default="the built-in one"),
    ] = SHIPPED,
    out: Annotated[Path, typer.Option(help="Folder to write the site to.")] = Path("site"),
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Build just this scenario, a file in claims/scenarios (repeatable)."),
    ] = None,
    lang: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Build just this language (repeatable).")
    ] = None,
    part: Annotated[
        list[Part] | None, typer.Option(metavar="PART", help=f"Build just this part: {', '.join(Part)} (repeatable).")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Check the data and write nothing.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what a build would do and write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write every file again, even where nothing changed.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever a file is saved.")] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes that draw; one a processor, if not given.")
    ] = None,
    scale: Annotated[int, typer.Option(min=1, max=4, metavar="N", help="Make stills of N times 1920 × 1080 px.")] = 1,
    transparent: Annotated[bool, typer.Option("--transparent", help="Leave the stills' ground transparent.")] = False,
    base_url: Annotated[str, typer.Option(metavar="URL", help="Address of the folder that the site stands in.")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but problems.")] = False,
) -> None:
    """Check an atlas and build its site: one self-contained page a scenario, an index, the data, what lectures need.

    Exit status 0: built, or nothing wrong. 1: problems in the data, all listed,
    nothing written; or a site that cannot be written. 2: wrong usage.
    """
    # A terminal that cannot show a character shows its number instead of stopping the build.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if not atlas.is_dir():
        raise typer.BadParameter(f"{atlas} is not a folder", param_hint="--atlas")
    if watch:
        from claims_atlas.watcher import watched  # noqa: PLC0415

        arguments = [argument for argument in sys.argv[1:] if argument != "--watch"]
        for _status in watched([sys.executable, "-m", "claims_atlas", *arguments], [atlas, SHIPPED]):
            _say(quiet, f"watching {atlas}; Ctrl-C ends it")
        return
    from claims_atlas.builder import BrokenError, Build, Door, UsageError  # noqa: PLC0415
    from claims_atlas.requests import remember  # noqa: PLC0415

    door = Door(read, outputs, list(Part), lambda made, count: _with_progress(made, count, quiet))
    options = ({"scale": str(scale)} if scale > 1 else {}) | ({"transparent": ""} if transparent else {})
    options |= {"base_url": _folder_address(base_url)} if base_url else {}
    # A deck or a handout of some scenarios is made where it is asked for, never in place of the whole one.
    parts = part or ([Part.pages, Part.stills] if only else [])
    build = Build(door, atlas, out, only or [], lang or [], parts, force, options)
    try:
        for line in [build.check()] if check else build.run(dry=dry_run, jobs=jobs):
            _say(quiet, line)
        if not (only or check or dry_run or force):
            remember(sys.argv[1:], build.request())
    except UsageError as error:
        raise typer.BadParameter(error.found, param_hint=error.option) from None
    except BrokenError as error:
        for line in error.lines:
            print(line, file=sys.stderr)
        raise typer.Exit(BROKEN) from None


def _folder_address(url: str) -> str:
    """Return the address of a folder on the web with its slash; anything else is wrong usage."""
    import re  # noqa: PLC0415
    from urllib.parse import urlsplit  # noqa: PLC0415

    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:
        sound = False
    if not sound or re.search(r"[\s?#\"<>\\]", url):
        expected = "an address with http:// or https:// and a host, without query or fragment"
        raise typer.BadParameter(f"{url!r} is not {expected}", param_hint="--base-url")
    return url.rstrip("/") + "/"


def _with_progress(made: Iterator[tuple[str, bytes]], count: int, quiet: bool) -> Iterator[tuple[str, bytes]]:
    """Pass outputs on one by one: a moving bar on a terminal, plain lines elsewhere, nothing when quiet."""
    if quiet or not count:
        yield from made
    elif sys.stdout.isatty():
        from rich.progress import track  # noqa: PLC0415 - only a terminal needs it

        yield from track(made, description="Drawing", total=count)
    else:
        every = max(1, count // 50)
        for number, item in enumerate(made, 1):
            if number % every == 0 or number == count:
                print(f"{number}/{count} {item[0]}", flush=True)
            yield item


def _say(quiet: bool, line: str) -> None:
    if not quiet:
        print(line, flush=True)


def run() -> None:
    """Answer the command line."""
    typer.run(main)
