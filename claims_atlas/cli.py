"""The command line: ``claims-atlas``, ``python -m claims_atlas``, ``python build.py``. It alone prints and exits."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from claims_atlas.base_url import folder_address
from claims_atlas.distribution import NAME, PROGRAM, in_a_clone, this
from claims_atlas.site_graph import Fills, Part, Selection

# What takes its time to import is imported where it is used: a build with nothing to do needs next to none of it.
if TYPE_CHECKING:
    from concurrent.futures import Executor

SHIPPED = PROGRAM  # the atlas that ships, beside this program
BROKEN = 1  # exit status; typer itself exits with 2 on wrong usage
DEFAULT = "build"  # the command that need not be named

AtlasOption = Annotated[
    Path, typer.Option(help="Folder of the atlas: it holds claims/ and geodata/.", show_default="the built-in one")
]


class _Commands(TyperGroup):
    """Commands of which one need not be named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default command before arguments that begin with none."""
        named = bool(args) and (args[0] in self.commands or args[0] in ("--help", "--version"))
        return super().parse_args(ctx, args if named else [DEFAULT, *args])


app = typer.Typer(cls=_Commands, add_completion=False, pretty_exceptions_enable=False)


def _version(asked: bool) -> None:
    if asked:
        print(f"{NAME} {this().version}")
        raise typer.Exit


@app.callback()
def _common(
    _asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Build comparative maps of what each treaty, proposal and position would do with disputed territories.

    Without a command: build. Its options: build --help.
    """


@app.command()
def build(  # noqa: PLR0913, PLR0917 - these are the options
    ctx: typer.Context,
    atlas: AtlasOption = SHIPPED,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write the site to.", show_default="site, in the atlas's folder")
    ] = None,
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
    story: Annotated[
        str,
        typer.Option(metavar="ID", help="With --part slides or stills: those of this story (claims/stories)."),
    ] = "",
    fills: Annotated[
        Fills,
        typer.Option(help="What slides are filled with: patterns, or pictures that all programs draw alike."),
    ] = Fills.patterns,
    base_url: Annotated[str, typer.Option(metavar="URL", help="Address of the folder that the site stands in.")] = "",
    changes: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page with the maps that change, before and after.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but problems.")] = False,
) -> None:
    """Check an atlas and build its site: one self-contained page a scenario, an index, the data, what lectures need.

    Exit status 0: built, or nothing wrong. 1: problems in the data, all listed,
    nothing written; or a site that cannot be written. 2: wrong usage.
    """
    _check_folder(atlas)
    _check_out(out)
    if watch:
        from claims_atlas.watcher import watched  # noqa: PLC0415

        for _status in watched(_unwatched(ctx.obj), [atlas, PROGRAM]):
            _say(quiet, f"watching {atlas}; Ctrl-C ends it")
        return
    from claims_atlas.builder import Build, UsageError  # noqa: PLC0415
    from claims_atlas.repeated import remember  # noqa: PLC0415

    options = ({"scale": str(scale)} if scale > 1 else {}) | ({"transparent": ""} if transparent else {})
    if story and not (part and set(part) <= {Part.slides, Part.stills}):
        raise typer.BadParameter("goes with --part slides or --part stills", param_hint="--story")
    options |= ({"story": story} if story else {}) | ({"fills": ""} if fills == Fills.pictures else {})
    options |= {"base_url": folder_address(base_url)} if base_url else {}
    # A deck or a handout of some scenarios is made where it is asked for, never in place of the whole one.
    parts = part or ([Part.pages, Part.stills] if only else [])
    asked = Build(atlas, out or default_out(atlas), Selection(only or (), lang or (), parts, options), force, changes)

    def progress(made: Iterator[tuple[str, bytes]], count: int) -> Iterator[tuple[str, bytes]]:
        return _with_progress(made, count, quiet)

    with _problems_said():
        try:
            for line in asked.check() if check else asked.run(dry=dry_run, jobs=jobs, progress=progress):
                _say(quiet, line)
            if not (only or check or dry_run or force or changes):
                remember(ctx.obj, atlas, asked.out, asked.selection)
        except UsageError as error:
            raise typer.BadParameter(error.found, param_hint=error.option) from None


@app.command("list")
def list_scenarios(
    atlas: AtlasOption = SHIPPED,
    lang: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Language of the titles; the atlas's first one, if not given."),
    ] = None,
) -> None:
    """List the scenarios of an atlas in order of time: id, date (EDTF), title, with tabs between."""
    from claims_atlas.builder import sound  # noqa: PLC0415
    from claims_atlas.reading import read  # noqa: PLC0415

    _check_folder(atlas)
    with _problems_said():
        _geodata, claims = sound(*read(atlas))
    languages = claims.atlas.languages
    if lang not in (None, *languages):
        raise typer.BadParameter(f"{lang!r} is not in this atlas: {', '.join(languages)}", param_hint="--lang")
    for scenario in claims.scenarios.values():
        title = scenario.title.get(lang or languages[0]) or scenario.title[languages[0]]
        print(scenario.id, scenario.date.text, title, sep="\t")


@app.command()
def refresh(
    deck: Annotated[Path, typer.Argument(metavar="DECK.pptx", help="A deck with maps from an atlas.", exists=True)],
    atlas: AtlasOption = SHIPPED,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it there.", show_default="in place of the deck")
    ] = None,
) -> None:
    """Bring the maps of a deck up to date with the atlas; what was changed by hand is left, and named."""
    from claims_atlas.refresh import refresh as bring_up_to_date  # noqa: PLC0415

    _check_folder(atlas)
    with _problems_said():
        for line in bring_up_to_date(deck, atlas, out):
            print(line)


def site(atlas: Path, out: Path, executor: Executor | None = None, jobs: int | None = None) -> Iterator[str]:
    """Build all of a site, made by any executor, ``jobs`` outputs at a time; yield the lines that say what was done."""
    from claims_atlas.builder import Build  # noqa: PLC0415

    return Build(atlas, out).run(executor=executor, jobs=jobs)


def default_out(atlas: Path) -> Path:
    """Return where an atlas's site stands if nobody says: within the atlas, but never within an installed program."""
    folder = Path() if atlas.resolve() == SHIPPED and not in_a_clone() else atlas
    try:
        return folder.resolve().relative_to(Path.cwd()) / "site"
    except ValueError:
        return folder / "site"


def main(arguments: Sequence[str] | None = None) -> None:
    """Answer a command line, this process's own if none is given, and exit."""
    arguments = sys.argv[1:] if arguments is None else arguments
    app(list(arguments), obj=arguments)


def _check_folder(atlas: Path) -> None:
    if not atlas.is_dir():
        raise typer.BadParameter(f"{atlas} is not a folder", param_hint="--atlas")


def _check_out(out: Path | None) -> None:
    if out is not None:
        try:
            out.resolve()
        except (OSError, RuntimeError, ValueError):  # a link to itself, a name that no file can have
            raise typer.BadParameter(f"{str(out)!r} cannot be a folder", param_hint="--out") from None
        if out.exists() and not out.is_dir():
            raise typer.BadParameter(f"{out} is not a folder", param_hint="--out")


@contextmanager
def _problems_said() -> Iterator[None]:
    """Print the lines of what is broken, and exit."""
    from claims_atlas.builder import BrokenError  # noqa: PLC0415

    try:
        yield
    except BrokenError as error:
        for line in error.lines:
            print(line, file=sys.stderr)
        raise typer.Exit(BROKEN) from None
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except Exception as error:
        from claims_atlas.unforeseen import told  # noqa: PLC0415

        print(told(error), file=sys.stderr)
        raise typer.Exit(BROKEN) from None


def _unwatched(arguments: Sequence[str]) -> list[str]:
    """Return a command line without watching, for a process of its own."""
    door = [str(PROGRAM / "build.py")] if in_a_clone() else ["-m", "claims_atlas"]
    return [sys.executable, *door, *(argument for argument in arguments if argument != "--watch")]


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
