"""PDF and PNG by typst, with the fonts that come from a package and none of the machine's."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from maps.fonts import font_files


def typeset(name: str, inputs: dict[str, str], form: str = "pdf", ppi: float | None = None) -> bytes:
    """Return what a template of ``maps/templates`` makes of its inputs (``sys.inputs``): the same bytes each time.

    ``form`` is 'pdf' or, of a single page, 'png' of ``ppi`` px an inch.
    """
    source = (files("maps") / "templates" / name).read_bytes()
    made = _compiler().compile(input=source, format=form, ppi=ppi, sys_inputs=inputs, timestamp=0)
    return bytes(made)


@cache
def _compiler() -> Any:
    import typst  # noqa: PLC0415 - large, and only PDFs need it

    folders = sorted({str(path.parent) for path in font_files()})
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
