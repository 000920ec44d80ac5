"""The templates and other files of this package."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

# English is the language of the messages themselves. Never the system's catalogues: a page must not depend on them.
TRANSLATIONS = NullTranslations()


@cache
def environment() -> Environment:
    """Return the one environment: everything is escaped, a misspelt name is an error."""
    env = Environment(
        loader=PackageLoader("maps"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_translations(TRANSLATIONS)  # type: ignore[attr-defined]
    return env


def template(name: str) -> Template:
    """Return a template of ``maps/templates``."""
    return environment().get_template(name)


def static(name: str) -> str:
    """Return the text of a file of ``maps/static``."""
    return (files("maps") / "static" / name).read_text(encoding="utf-8")
