"""PDF and PNG by typst, with the fonts that come from a package and none of the machine's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from threading import Lock
from typing import Any

from maps.kit.fonts import font_files

_ONE = Lock()  # the compiler serves one thread at a time


def typeset(
    sources: Mapping[str, str], form: str = "pdf", *, ppi: float | None = None, standard: str | None = None
) -> bytes:
    """Return what typst makes of ``main.typ`` and the other files that it names: the same bytes each time.

    Parameters
    ----------
    sources
        Texts by the names that they have for each other.
    form
        'pdf', or 'png' of a single page.
    ppi
        px an inch of a 'png'.
    standard
        What a 'pdf' keeps to, such as 'ua-1'; to none, where it has a letter that the fonts lack.
    """
    files = {name: text.encode() for name, text in sources.items()}
    make = partial(_compiler().compile, input=files, format=form, ppi=ppi, timestamp=0)
    with _ONE:
        try:
            return bytes(make(pdf_standards=standard or []))
        except RuntimeError as error:  # typst's own
            # PDF/UA allows no boxes for letters that the fonts lack: better such a PDF, tagged all the same, than none.
            if not standard or "could not be displayed" not in str(error):
                raise
        return bytes(make())


@cache
def _compiler() -> Any:
    import typst  # noqa: PLC0415 - large, and only what is not a page needs it

    folders = sorted({str(path.parent) for path in font_files()})
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
