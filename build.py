"""The door of a clone: ``python build.py`` is the command ``claims-atlas``."""

from claims_atlas.__main__ import run

if __name__ == "__main__":
    run()
