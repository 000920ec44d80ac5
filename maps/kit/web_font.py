"""The pages' own type: the letters of Latin and Cyrillic out of the family that pictures are set in.

Noto Sans CJK JP as its package ships it, subset to woff2 (SIL Open Font License 1.1, which allows that; it reserves no
name). Japanese comes from the system: a page's letters of it would weigh more than the rest of the page.
"""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from functools import cache

from maps.kit.fonts import font_files
from maps.kit.palette import FALLBACK, FAMILY
from maps.kit.templating import N_

EMBEDDED = "Atlas Noto"  # a name of its own, so that a system's Noto Sans CJK JP still has what is not embedded
WEIGHTS = (400, 700)
LICENCE = N_(
    "Type: Noto Sans CJK JP (Adobe and Google, SIL Open Font License 1.1), the letters of Latin and Cyrillic "
    "inside this file."
)


def _span(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


PUNCTUATION = "–—‘’‚“”„«»‹›…•·†‡′″№°²³½¼¾×±−≠≈∅→←↑↓↔⇄●◐○▶✓§©"
COMMON = "ĀāĒēĪīŌōŪū–—‘’“”„«»‹›…·©↑↓←→№"  # what names, or a language's own punctuation, may have anywhere
LATIN = _span(" ", "~") + _span("À", "ÿ") + "ĀāĒēĪīŌōŪūŃńŇňŒœĚě" + PUNCTUATION
CYRILLIC = _span("А", "я") + "Ёё"

_CYRILLIC = {"ru", "bg"}  # languages whose letters are all there


@dataclass(frozen=True)
class WebFont:
    """The embedded faces: ``faces`` are woff2 as base64, regular and bold; ``letters`` all that they have."""

    faces: tuple[str, str]
    letters: str

    def css(self) -> str:
        """Return the rules ``@font-face``, for a policy that has ``font-src data:``."""
        return "".join(
            f'@font-face{{font-family:"{EMBEDDED}";font-weight:{weight};font-display:block;'
            f'src:url(data:font/woff2;base64,{face}) format("woff2")}}'
            for weight, face in zip(WEIGHTS, self.faces, strict=True)
        )


def web_families() -> str:
    """Return the order of fonts on pages, as a value of ``font-family``: what is embedded, then as in pictures."""
    return ", ".join(f'"{name}"' if name != "sans-serif" else name for name in (EMBEDDED, FAMILY, *FALLBACK))


def letters(language: str) -> str:
    """Return the letters that the pages of a language embed: those of Cyrillic where it is written in them."""
    return LATIN + (CYRILLIC if language.split("-", maxsplit=1)[0] in _CYRILLIC else "")


def letters_in(language: str, text: str) -> str:
    """Return the letters that a file in a language embeds for a text: of those that are rare, what it has."""
    common = set(_span(" ", "~") + CYRILLIC + COMMON) | set(text)
    return "".join(letter for letter in letters(language) if letter in common)


@cache
def web_font(wanted: str, *, kerned: bool = True) -> WebFont:
    """Return the faces with some letters, those that the family has: the same bytes each time.

    Without kerning, a fifth smaller, letters stand as pictures measure them.
    """
    from fontTools.subset import Options, Subsetter, load_font, save_font  # noqa: PLC0415 - large, and seldom needed

    faces, found = [], set(wanted)
    for path in font_files():
        options = Options(
            flavor="woff2",
            hinting=False,
            desubroutinize=True,
            layout_features=["kern"] if kerned else [],
            recalc_timestamp=False,
        )
        options.name_IDs, options.drop_tables = (
            [0, 1, 2, 13, 14],
            [*options.drop_tables, "VORG", "vhea", "vmtx", "BASE"],
        )
        font = load_font(str(path), options)
        found &= set(map(chr, font.getBestCmap()))
        subsetter = Subsetter(options)
        subsetter.populate(text=wanted)
        subsetter.subset(font)
        packed = io.BytesIO()
        save_font(font, packed, options)
        font.close()
        faces.append(base64.b64encode(packed.getvalue()).decode())
    regular, bold = faces
    return WebFont((regular, bold), "".join(sorted(found)))
