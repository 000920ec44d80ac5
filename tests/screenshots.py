"""Pictures of every kind of page, for people to look at: make screenshots. No test depends on them."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import find_or_bring

PAGES = ("index", "compare", "1955-08-soviet-proposal", "1956-joint-declaration", "1951-san-francisco-treaty")
STATES = {"": "", "-whole": "#view=whole&lines", "-control": "#vs=control", "-embed": "#embed"}
SIZES = ((1280, 720), (1920, 1080), (768, 1024), (390, 844))


def main(site: Path, out: Path) -> None:
    """Take each page at each size, with the network refused, and each scenario's page as printed."""
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_bring(), args=["--no-sandbox", "--disable-gpu"])
        for width, height in SIZES:
            page = browser.new_context(viewport={"width": width, "height": height}, offline=True).new_page()
            for name in PAGES:
                for suffix, fragment in STATES.items() if name[0].isdigit() else [("", "")]:
                    page.goto("about:blank")  # or a new fragment alone would not load the page anew
                    page.goto((site / f"{name}.html").resolve().as_uri() + fragment)
                    page.screenshot(path=out / f"{name}{suffix}-{width}.png", full_page=not suffix)
                    if not suffix and width == SIZES[0][0] and name[0].isdigit():
                        page.pdf(path=out / f"{name}.pdf", prefer_css_page_size=True, print_background=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
