"""Symbols are told apart without colour: by every kind of eye, and in grey."""

from __future__ import annotations

import io
import itertools
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from maps.view.patterns import patterns
from maps.view.symbols import Symbol
from tests.shipped import SHIPPED

PARTIES = ("japan", "ussr")
TILE = 48  # CSS px: four repeats of a pattern
# Two symbols must differ by this much, whoever looks: in CIELAB units, the mean difference pixel by pixel at the most
# alike shift of one tile against the other. About 2.3 is what an eye can just notice.
LEAST = 5.0

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB; grey is relative luminance.
EYES = {
    "all colours": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "grey": [[0.2126, 0.7152, 0.0722]] * 3,
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def symbols() -> list[Symbol]:
    """Every symbol that two parties can make, each outcome settled and, where that is drawn, only claimed."""
    japan, ussr = PARTIES
    both = (japan, ussr)
    made = [Symbol.make("holds", (p,), s) for p in PARTIES for s in ("settled", "claimed")]
    made += [Symbol.make("transfers", pair, s) for pair in (both, both[::-1]) for s in ("settled", "offered")]
    made += [Symbol.make(form, both, s) for form in ("undivided", "split") for s in ("settled", "reported")]
    made += [Symbol.make("contested-scope", both)]
    made += [Symbol.make(form, ()) for form in ("renounced", "not-recognised", "deferred", "silent")]
    made += [Symbol.make("referred", ("allied-powers",))]
    made += [Symbol.make("administered", (p,)) for p in PARTIES] + [Symbol.make("administered", both)]
    return made


@pytest.fixture(scope="module")
def tiles(browser: Any) -> dict[str, NDArray[np.float64]]:
    """Each symbol as linear RGB, TILE × TILE × 3, as the browser draws it."""
    page = browser.new_page(viewport={"width": TILE, "height": TILE})
    found = {}
    for symbol in symbols():
        page.set_content(
            f'<body style="margin:0"><svg width="{TILE}" height="{TILE}" style="display:block"><defs>'
            f"{patterns(SHIPPED.claims.atlas, [symbol])}</defs>"
            f'<rect width="{TILE}" height="{TILE}" fill="url(#{symbol.id})"/></svg>'
        )
        srgb = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("RGB")) / 255
        found[symbol.id] = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    page.close()
    return found


def lab(linear: NDArray[np.float64], eye: Any) -> NDArray[np.float64]:
    """Linear RGB as an eye sees it, in CIELAB (D65)."""
    xyz = np.clip(linear @ np.array(eye).T, 0, 1) @ XYZ.T / [0.95047, 1, 1.08883]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)


def difference(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The mean CIELAB difference of two tiles at the shift at which they are most alike."""
    shifts = itertools.product(range(0, 18, 2), repeat=2)
    return min(float(np.linalg.norm(one - np.roll(other, shift, (0, 1)), axis=-1).mean()) for shift in shifts)


@pytest.mark.parametrize("eye", EYES)
def test_any_two_symbols_differ_by_the_stated_least_to_every_eye(
    eye: str, tiles: dict[str, NDArray[np.float64]]
) -> None:
    seen = {name: lab(tile, EYES[eye]) for name, tile in tiles.items()}
    pairs = {(a, b): difference(seen[a], seen[b]) for a, b in itertools.combinations(seen, 2)}
    alike = {pair: round(value, 1) for pair, value in pairs.items() if value < LEAST}
    assert alike == {}
