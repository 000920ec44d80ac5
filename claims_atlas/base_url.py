"""The address at which a site will stand, as ``--base-url`` gives it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import typer


def folder_address(url: str) -> str:
    """Return the address of a folder on the web with its slash; anything else is wrong usage."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:
        sound = False
    if not sound or not url.isprintable() or re.search(r"[\s?#\"<>\\]", url):
        expected = "an address with http:// or https:// and a host, without query or fragment"
        raise typer.BadParameter(f"{url!r} is not {expected}", param_hint="--base-url")
    return url.rstrip("/") + "/"
