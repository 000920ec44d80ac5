"""What every page carries: Leaflet out of its installed package, our own script and style, and the policy for them."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin

from maps.kit.palette import custom_properties
from maps.kit.templating import static
from maps.kit.web_font import WebFont, web_families

LABELS = ("label_forms.js", "label_grid.js", "label_places.js", "label_search.js", "label_layout.js")
_UNUSED = re.compile(
    "popup|control-layers|div-icon|tile|image-layer|zoom-anim|vml|attribution|shadow|canvas|oldie|crosshair|draggable"
    r"|marker-pane img|tooltip-(?:top|bottom)|scale-line:not"
)
_OLD = re.compile(r"[^;{}]*-(?:ms|moz)-[^;}]*;")  # for browsers that know the names without a prefix by now


@dataclass(frozen=True)
class Inline:
    """A script or style to stand in the page.

    Attributes
    ----------
    text
        As it stands between the tags, to the byte.
    hash
        For the Content-Security-Policy: 'sha256-…' of that text.
    """

    text: Markup
    hash: str

    @classmethod
    def make(cls, text: str) -> Inline:
        """Wrap a script or style that is our own or Leaflet's; raise ValueError if it would end its own tag."""
        if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
            raise ValueError("the text would end the tag that it stands in")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        return cls(Markup(text), f"'sha256-{digest}'")


@dataclass(frozen=True)
class Packed:
    """A script that stands in a page compressed, for ``load.js`` to unpack and run.

    Attributes
    ----------
    text
        zlib's format, as base64.
    hash
        That of the script itself, which the policy has to allow.
    """

    text: str
    hash: str

    @classmethod
    def make(cls, script: str) -> Packed:
        """Pack a script: the same bytes each time."""
        return cls(base64.b64encode(zlib.compress(script.encode(), 9)).decode(), Inline.make(script).hash)


@cache
def packed(*names: str) -> Packed:
    """Return what draws maps as one script: Leaflet, the layout of labels, which pictures share, and ours, by name."""
    labels = [(files("maps") / "geometry" / name).read_text(encoding="utf-8") for name in LABELS]
    own_ones = map(jsmin, [*labels, *map(static, names)])
    return Packed.make("\n".join(['"use strict";', _leaflet_script(), *own_ones]) + "\n")


def leaflet_notice() -> Markup:
    """Return the words that begin Leaflet's script, which its licence asks to be kept, as a comment of a page."""
    words = re.sub(r"(?m)^ ?\*? ?(@preserve)?", "", _leaflet_script().partition("*/")[0].removeprefix("/*"))
    return Markup(f"<!-- {words.strip()} -->")


@cache
def _leaflet_script() -> str:
    """Return Leaflet 1.9.4 as its package ships it, less the pointer to a source map that is not there."""
    text = (_leaflet() / "leaflet.js").read_text(encoding="utf-8")
    return re.sub(r"\n?//# sourceMappingURL=.*", "", text).strip()


@cache
def leaflet_style() -> Inline:
    """Return Leaflet's style without what no page here shows: pictures, pop-ups, the layer switch, its markers."""
    text = re.sub(r"/\*.*?\*/", "", (_leaflet() / "leaflet.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    rules = re.findall(r"((?:@media[^{]*\{)?)([^{}]+)(\{[^{}]*\}(?:\s*\})?)", text)
    kept = []
    for opening, selectors, body in rules:
        used = [selector.strip() for selector in selectors.split(",") if not _UNUSED.search(selector)]
        if used and "url(" not in body:
            kept.append(opening + ", ".join(used) + _OLD.sub("", body))
    return Inline.make(cssmin("\n".join(kept)))


@cache
def own(*names: str) -> Inline:
    """Return scripts, or styles, of ``maps/static`` as one, without comments and needless spaces."""
    shorter = jsmin if names[0].endswith(".js") else cssmin
    return Inline.make("\n".join(shorter(static(name)) for name in names))


@cache
def look(font: WebFont) -> Inline:
    """Return the style that all others stand on: the type (``--type``) and the colours of maps (``--map-…``)."""
    return Inline.make(f"{font.css()}:root{{--type:{web_families()};{custom_properties()}}}")


def _label_script(name: str) -> str:
    return (files("maps") / "geometry" / name).read_text(encoding="utf-8")


def policy(scripts: Iterable[Inline | Packed], styles: Iterable[Inline]) -> str:
    """Return the Content-Security-Policy under which a page runs: these scripts and styles, and no network."""
    return "; ".join(
        [
            "default-src 'none'",
            "form-action 'none'",
            "base-uri 'none'",
            "img-src data:",
            "font-src data:",
            "script-src " + (" ".join(script.hash for script in scripts) or "'none'"),
            "style-src " + (" ".join(style.hash for style in styles) or "'none'"),
        ]
    )


def _leaflet() -> Traversable:
    return files("js_lib_leaflet") / "static" / "js_lib_leaflet"
