"""Folders of a command line: what cannot be one is wrong usage."""

from __future__ import annotations

from pathlib import Path

import typer


def check_folder(atlas: Path) -> None:
    """Refuse to read an atlas from what is no folder."""
    if not atlas.is_dir():
        raise typer.BadParameter(f"{atlas} is not a folder", param_hint="--atlas")


def check_out(out: Path | None) -> None:
    """Refuse to write a site where no folder can be."""
    if out is not None:
        try:
            out.resolve()
        except (OSError, RuntimeError, ValueError):  # a link to itself, a name that no file can have
            raise typer.BadParameter(f"{str(out)!r} cannot be a folder", param_hint="--out") from None
        if out.exists() and not out.is_dir():
            raise typer.BadParameter(f"{out} is not a folder", param_hint="--out")
