"""``python -m claims_atlas`` is the command ``claims-atlas``."""

from claims_atlas.cli import main

if __name__ == "__main__":
    main()
