"""What is wrong with an atlas, collected so that all of it can be shown at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import tomli  # tomllib, compiled: three times as fast
from pydantic import BaseModel, ValidationError

from atlas_files.alike import alike_counted
from atlas_files.plain import faults, in_a_line
from atlas_files.text_file import is_there, read_text

Model = TypeVar("Model", bound=BaseModel)
_COMPARED = 500  # words, or letters of one: more are not looked through for one that is near
NULL = object()  # what no JSON file holds

# What the values of a closed list are called in a problem line, by the key they stand under.
NOUNS = {
    "outcome": "an outcome",
    "how": "a way of disposing",
    "kind": "a kind of scenario",
    "type": "a type of condition",
    "verification": "a degree of verification",
    "texture": "a texture",
    "label_sides": "a side",
}

ID = r"^[a-z0-9][a-z0-9_-]{0,63}$"
COLOUR = r"^#[0-9A-Fa-f]{6}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"  # BCP 47: a language's code, perhaps with script or region
ADDRESS = r"^(https?://[^\s<>\x22\x27\\^`{|}]+)?$"
# What a text is not that does not match.
PATTERNS = {
    ID: "an id; expected a-z, 0-9, '-' and '_'",
    LANGUAGE: "a language; expected a code such as 'ja' or 'zh-Hant' (BCP 47)",
    COLOUR: "a colour; expected '#' and six digits 0-9, A-F",
    ADDRESS: "an address on the web; expected one with http:// or https://",
}


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` for the nearest known word, or all the known words if none is near."""
    known = list(known)
    near = [] if len(known) > _COMPARED or len(found) > _COMPARED else get_close_matches(found, known, n=1, cutoff=0.5)
    if near:
        return f"; did you mean '{near[0]}'?"
    return f"; expected one of {', '.join(known[:_COMPARED])}" if known else ""


class Problems:
    """A growing list of problem lines, each ``file: key: what was found, what was expected``.

    Parameters
    ----------
    root
        Folder of the atlas; files are named relative to it, with ``/`` on every system.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lines: list[str] = []

    def __bool__(self) -> bool:
        return bool(self.lines)

    def add(self, file: str, key: str, message: str) -> None:
        """Note one problem; an empty ``key`` speaks of the file as a whole."""
        self.lines.append(in_a_line(f"{file}: {key}: {message}" if key else f"{file}: {message}"))

    def shown(self) -> list[str]:
        """Return the lines as they are printed: of many that are alike a few, and how many more there are."""
        return alike_counted(self.lines)

    def has(self, file: str) -> bool:
        """Say whether the atlas has a file that it need not have; a link to nothing is one that cannot be read."""
        return is_there(self.root / file)

    def read_text(self, file: str) -> str | None:
        """Return a UTF-8 file's text, or None after noting why it could not be read."""
        try:
            return read_text(self.root / file)
        except ValueError as error:
            self.add(file, "", str(error))
        return None

    def read_toml(self, file: str) -> dict[str, Any] | None:
        """Return a TOML file as a dictionary, or None after noting the problem; decimal fractions stay as written."""
        data = self._parsed(file, lambda text: tomli.loads(text, parse_float=Decimal))
        return data if isinstance(data, dict) else None

    def read_json(self, file: str) -> Any:
        """Return a JSON file's content, or None after noting the problem (a key given twice is one)."""

        def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            found: dict[str, Any] = {}
            for key, value in pairs:
                if key in found:
                    self.add(file, key, "the key stands twice in one object")
                found[key] = value
            return found

        data = self._parsed(file, lambda text: json.loads(text, object_pairs_hook=unique), NULL)
        if data is None:
            self.add(file, "", "holds null and nothing else")
        return None if data is NULL else data

    def _parsed(self, file: str, parse: Callable[[str], Any], failed: object = None) -> Any:
        """Return what a file holds, ``failed`` after noting the problem: one whose like is in no data file, too."""
        text = self.read_text(file)
        if text is None:
            return failed
        try:
            data = parse(text)
        except tomli.TOMLDecodeError as error:
            self.add(file, "", f"is not valid TOML: {error}")
        except json.JSONDecodeError as error:
            self.add(file, f"line {error.lineno}", f"is not valid JSON: {error.msg}")
        except (ValueError, ArithmeticError):
            self.add(file, "", "holds a number of too many digits")
        except RecursionError:
            self.add(file, "", "is nested too deep")
        else:
            found = list(faults(data))
            for key, fault in found:
                self.add(file, key, fault)
            return failed if found else data
        return failed

    def validate(self, model: type[Model], data: Any, file: str, key: str = "") -> Model | None:
        """Return ``data`` as an instance of ``model``, or None after noting every way it does not fit."""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for one in error.errors():
                path = ".".join([*([key] if key else []), *(_part(part) for part in one["loc"] if part != "[key]")])
                self.add(file, path, _in_words(one, model))
            return None


def _part(part: str | int) -> str:
    """Return a part of a key: tables of a list are counted from one."""
    return str(part + 1) if isinstance(part, int) else part


def _in_words(error: Any, model: type[BaseModel]) -> str:
    """Say one pydantic error in the words of the data's editor, not of the library."""
    kind, found, context = error["type"], error["input"], error.get("ctx", {})
    if isinstance(found, Decimal):
        found = float(found)
    last = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        return "is not a key here" + did_you_mean(last, _keys_at(model, error["loc"][:-1]))
    if kind == "literal_error":
        known = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        return f"'{found}' is not {NOUNS.get(last, 'one of the words known here')}" + did_you_mean(str(found), known)
    if kind == "string_type":
        return f"found {type(found).__name__} {found!s}, expected text in quotes"
    if kind in ("string_too_long", "too_long"):
        what = "letters" if kind == "string_too_long" else "entries"
        return f"has {len(found):,} {what}, expected {context['max_length']} at most"
    if kind in ("value_error", "missing"):
        return str(context.get("error", "is missing"))
    message, noun = error["msg"], PATTERNS.get(context.get("pattern", ""))
    return f"'{found}' is not {noun}" if noun else f"found {found!r}: {message[0].lower()}{message[1:]}"


def _keys_at(model: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    """Return the keys that the model knows at a place inside it (none where the place has no model)."""
    for part in loc:
        field = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
        if field is not None:
            inner = _model_in(field.annotation)
            if inner is None:
                return []
            model = inner
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the first model class inside an annotation such as ``dict[str, Disposition]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None
