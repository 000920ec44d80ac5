"""The templates of all rooms, by room and name (``web/page.html.j2``), and the interface's words."""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from maps.kit import palette

ROOMS = ("kit", "view", "web", "stills", "slides", "handout", "stories", "notebook")  # those that have templates
SOURCE = "en"  # the language of the messages themselves


def N_(message: str) -> str:
    """Mark a message for the catalogues; it is translated where it is used."""
    return message


def direction(language: str) -> str:
    """Return in which direction a language is written: 'ltr' or 'rtl'."""
    from babel import Locale  # noqa: PLC0415

    return Locale.parse(language, sep="-").text_direction


class _RightToLeft(NullTranslations):
    """Words of a language that is written from right to left: arrows that stand in a line point the other way."""

    def __init__(self, words: NullTranslations) -> None:
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        return self._words.gettext(message).translate(_TURNED)

    def ngettext(self, one: str, several: str, number: int) -> str:
        return self._words.ngettext(one, several, number).translate(_TURNED)


_TURNED = str.maketrans("→←", "←→")  # what browsers do not turn by themselves


@cache
def translations(language: str) -> NullTranslations:
    """Return the interface's words in a language, with arrows as it is written."""
    words = _translations(language)
    return _RightToLeft(words) if direction(language) == "rtl" else words


def _translations(language: str) -> NullTranslations:
    """Return the interface's words in a language: those of ``maps/locale/<language>.po``, English where there is none.

    Never the system's catalogues: a page must not depend on them.
    """
    catalogue = files("maps") / "locale" / f"{language}.po"
    if not catalogue.is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - an atlas in English alone has no use for them
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = io.BytesIO()
    with catalogue.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def environment(language: str) -> Environment:
    """Return a language's environment: everything is escaped, a misspelt name is an error."""
    env = Environment(
        loader=PrefixLoader({room: PackageLoader("maps", f"{room}/templates") for room in ROOMS}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.globals["palette"] = palette
    env.globals["direction"] = direction(language)
    env.filters["fill"] = fill
    env.install_gettext_translations(translations(language))  # type: ignore[attr-defined]
    return env


def fill(form: str, **parts: object) -> Markup:
    """Return a message with its places filled, in templates: what is markup stays that, all else is escaped."""
    return escape(form).format(**parts)


def template(name: str, language: str = SOURCE) -> Template:
    """Return a template that speaks a language; its name begins with its room."""
    return environment(language).get_template(name)


def compile_all(language: str) -> None:
    """Compile all templates of a language, those that are not yet."""
    for name in environment(language).list_templates():
        template(name, language)


def static(name: str, room: str = "web") -> str:
    """Return the text of a script or style of a room."""
    return (files("maps") / room / "static" / name).read_text(encoding="utf-8")


def typesetting(name: str) -> str:
    """Return the text of a typst template; its name begins with its room."""
    room, _, file = name.partition("/")
    return (files("maps") / room / "templates" / file).read_text(encoding="utf-8")
