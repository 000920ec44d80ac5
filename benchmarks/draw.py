"""How long a browser takes to draw a page, against the hand-written folium page with its assets on the same disk.

    python benchmarks/draw.py [RUNS]

Both pages are opened from disk, in turn, in one Chromium; a page counts as drawn when both of its maps hold all their
paths (one an outline there, one a territory here) and two frames have passed since. The fills of this atlas's page are
on the screen before: in the still picture, which stands until the maps take its place. Prints medians and their ratios.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from offlinefolium.elements import _res as assets
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.chromium import find_or_bring  # noqa: E402

SCENARIO = "1956-joint-declaration"
DRAWN = """([selector, count]) => new Promise((done, fail) => {
  setTimeout(fail, 20000, "not drawn in 20 s"); const look = () => {
  if (document.querySelectorAll(selector).length >= count)
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  else setTimeout(look, 1); }; look(); })"""


def local(page: Path, folder: Path) -> Path:
    """Put the scripts and styles that the hand-written page links to on the same disk, as they are; return the page.

    They come out of the package ``folium-offline``, which carries the files behind folium's addresses.
    """
    html = page.read_text(encoding="utf-8")
    for number, address in enumerate(re.findall(r'(?:src|href)="(https?://[^"]+)"', html)):
        name = f"{number}{Path(address).suffix}"
        (folder / name).write_text(assets[address], encoding="utf-8")
        html = html.replace(f'"{address}"', f'"{name}"')
    target = folder / "hand-written.html"
    target.write_text(html, encoding="utf-8")
    return target


def milliseconds(browser: Browser, page: Path, selector: str, count: int) -> float:
    """Open a page in a fresh context and return how long so many elements take to be seen, from its loading on."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    opened = context.new_page()
    opened.goto(page.as_uri(), wait_until="commit")
    drawn: float = opened.evaluate(DRAWN, [selector, count])
    context.close()
    return drawn


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        options = ["--only", SCENARIO, "--part", "pages", "--lang", "en", "--quiet"]
        subprocess.run([sys.executable, ROOT / "build.py", "--out", folder / "site", *options], check=True)
        subprocess.run([sys.executable, ROOT / "benchmarks/hand_written_folium.py", folder / "folium"], check=True)
        ours = folder / "site" / f"{SCENARIO}.html"
        theirs = local(next((folder / "folium").glob(f"*-{SCENARIO}.html")), folder)
        browser = playwright.chromium.launch(executable_path=find_or_bring(), args=["--no-sandbox", "--disable-gpu"])
        outlines = (ROOT / "geodata/outlines.geojson").read_text(encoding="utf-8").count('"type": "Feature",')
        territories = len(tomllib.loads((ROOT / "geodata/territories.toml").read_text(encoding="utf-8")))
        live = "path.leaflet-interactive"
        measured = [
            ("hand-written", theirs, live, 2 * outlines),
            ("maps", ours, live, 2 * territories),
            ("fills", ours, f"#figure .panel [data-territory], {live}", 2 * territories),
        ]
        times: dict[str, list[float]] = {what: [] for what, *_rest in measured}
        for run in range(runs + 1):
            for what, page, selector, count in measured:
                taken = milliseconds(browser, page, selector, count)
                if run:  # the first of each warms the disk
                    times[what].append(taken)
        browser.close()
    medians = {what: statistics.median(taken) for what, taken in times.items()}
    for what, taken in times.items():
        print(f"{what}: median {medians[what]:.0f} ms of {runs} (from {min(taken):.0f} to {max(taken):.0f})")
    for what in ("maps", "fills"):
        print(f"{what}, ratio: {medians[what] / medians['hand-written']:.2f}")


if __name__ == "__main__":
    main()
