"""``claims-atlas``, ``python -m claims_atlas`` and ``python build.py``: at once where there is nothing to do."""

import sys


def run() -> None:
    """Answer a command line: from memory where its site stands as it should, else by a build."""
    from claims_atlas.requests import answer  # noqa: PLC0415 - all that a build with nothing to do needs

    # A terminal that cannot show a character shows its number instead of stopping the build.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    nothing_to_do = answer(sys.argv[1:])
    if nothing_to_do is None:
        from claims_atlas import cli  # noqa: PLC0415

        cli.run()
    elif "--quiet" not in sys.argv:
        print(nothing_to_do)


if __name__ == "__main__":
    run()
