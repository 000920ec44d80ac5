"""``claims-atlas``, ``python -m claims_atlas`` and ``python build.py``: at once where there is nothing to do."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Answer a command line, this process's own if none is given."""
    from claims_atlas.repeated import answer  # noqa: PLC0415 - all that a build with nothing to do needs

    # A terminal that cannot show a character shows its number instead of stopping the build.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    arguments = sys.argv[1:] if arguments is None else arguments
    nothing_to_do = answer(arguments)
    if nothing_to_do is None:
        from claims_atlas import cli  # noqa: PLC0415

        cli.main(arguments)
    elif "--quiet" not in arguments:
        print(nothing_to_do)


if __name__ == "__main__":
    main()
