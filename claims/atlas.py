"""The shape of ``atlas.toml``: what is said once for the whole atlas."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from claims.model import Closed, Date, Id, Language, Text

Texture = Literal["dots", "lines", "grid", "crosses", "waves", "plain"]


def _written(languages: list[str]) -> list[str]:
    """Refuse a language in which no date can be written, and one that stands there twice."""
    from babel import localedata  # noqa: PLC0415 - what only reads scenarios has no use for it

    if unknown := [one for one in languages if not localedata.exists(one.replace("-", "_"))]:
        raise ValueError(f"'{unknown[0]}' is not known; expected a language of the CLDR")
    if len(set(languages)) < len(languages):
        raise ValueError(f"found {languages}, expected each language once")
    return languages


class Party(Closed):
    """A state or body that can hold, transfer, renounce or claim, and how its part is drawn."""

    name: Text
    in_text: Text = Field(default={})  # as it stands in a sentence, where that differs: "the USSR"
    colour: Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]
    texture: Texture


class Era(Closed):
    """A stretch of time by which pickers group scenarios, up to the next one's beginning."""

    name: Text
    from_: Date = Field(alias="from")


class Atlas(Closed):
    """What is said once for the whole atlas. ``languages`` begins with the default language.

    ``deck`` has the ids of the scenarios whose comparison with their counterpart has a slide of its own.
    """

    id: Id
    title: Text
    subtitle: Text = Field(default={})
    languages: Annotated[list[Language], Field(min_length=1), AfterValidator(_written)]
    main_view: Annotated[list[str], Field(min_length=1)]
    default_baseline: str
    deck: list[str] = Field(default=[])
    notice: Text
    licence: Text = Field(default={})  # of the record, as the handout states it
    eras: list[Era] = Field(default=[])
    parties: dict[Id, Party]
