"""The door of a clone: ``python build.py`` is the command ``claims-atlas``."""

from claims_atlas.__main__ import main

if __name__ == "__main__":
    main()
