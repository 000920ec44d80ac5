"""The shape of ``atlas.toml``: what is said once for the whole atlas."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from atlas_files.problems import COLOUR
from claims.closed_lists import MOST_PARTIES
from claims.model import Closed, Date, Id, Language, Name, Text, Title

Texture = Literal["dots", "lines", "grid", "crosses", "waves", "plain"]


def _written(languages: list[str]) -> list[str]:
    """Refuse a language in which no date can be written, and one that stands there twice."""
    from babel import localedata  # noqa: PLC0415 - what only reads scenarios has no use for it

    if unknown := [one for one in languages if not localedata.exists(one.replace("-", "_"))]:
        raise ValueError(f"'{unknown[0]}' is not known; expected a language of the CLDR")
    if len(set(languages)) < len(languages):
        raise ValueError(f"found {languages}, expected each language once")
    return languages


Form = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]


class Party(Closed):
    """A state or body that can hold, transfer, renounce or claim, and how its part is drawn.

    ``forms`` has, by language, the forms of the name that messages ask for: ``in_text``, as it stands in a sentence
    ("the USSR"); ``number``, 'plural' where verbs are to agree with that; cases and whatever else a language needs.
    ``in_text`` as a key of its own is short for the first.
    """

    name: Name
    forms: dict[Language, dict[Form, Annotated[str, Field(max_length=200)]]] = Field(default={})
    colour: Annotated[str, Field(pattern=COLOUR), AfterValidator(str.upper)]
    texture: Texture

    @model_validator(mode="before")
    @classmethod
    def _in_text_is_a_form(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("in_text"), dict):
            return data
        given = data.get("forms", {})
        forms = {**given} if isinstance(given, dict) else {}
        for language, words in data["in_text"].items():
            forms[language] = {"in_text": words, **forms.get(language, {})}
        return {**{key: value for key, value in data.items() if key != "in_text"}, "forms": forms}


class OwnKind(Closed):
    """A kind of record that the shared list has not: how it is called."""

    name: Name


class OwnCondition(Closed):
    """A type of condition that the shared list has not: in the few words that stand behind what it conditions."""

    text: Name


class Era(Closed):
    """A stretch of time by which pickers group scenarios, up to the next one's beginning."""

    name: Name
    from_: Date = Field(alias="from")


class Start(Closed):
    """What the index opens with: a comparison of two scenarios, or one alone, by ids, and how it is called.

    With a ``story``, by its id, it leads to that, and shows the scenarios as its sign.
    """

    title: Text
    show: list[str]
    story: str = ""


class Atlas(Closed):
    """What is said once for the whole atlas. ``languages`` begins with the default language.

    ``kinds`` and ``conditions`` are words of its own beside the shared lists.
    ``deck`` has the ids of the scenarios whose comparison with their counterpart has a slide of its own.
    """

    id: Id
    title: Title
    subtitle: Title = Field(default={})
    languages: Annotated[list[Language], Field(min_length=1), AfterValidator(_written)]
    main_view: Annotated[list[str], Field(min_length=1)]
    default_baseline: str
    deck: Annotated[list[str], Field(max_length=100)] = Field(default=[])
    notice: Text
    licence: Text = Field(default={})  # of the record, as the handout states it
    eras: list[Era] = Field(default=[])
    start: list[Start] = Field(default=[])
    kinds: dict[Id, OwnKind] = Field(default={})
    conditions: dict[Id, OwnCondition] = Field(default={})
    parties: Annotated[dict[Id, Party], Field(min_length=1, max_length=MOST_PARTIES)]
