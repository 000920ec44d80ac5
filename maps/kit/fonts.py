"""The fonts of everything that is drawn outside a browser: from a package, so that no machine has to have any.

Noto Sans CJK JP has Latin, Cyrillic and Japanese in one family, in the forms that Japanese readers expect. SIL Open
Font License 1.1. See https://pypi.org/project/noto-cjk-sans-jp-regular/.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def font_files() -> tuple[Path, ...]:
    """Return the paths of the regular and the bold face (OpenType, CFF outlines)."""
    return tuple(
        Path(str(files(f"noto_cjk_sans_jp_{face.lower()}") / f"NotoSansCJKjp-{face}.otf"))
        for face in ("Regular", "Bold")
    )
