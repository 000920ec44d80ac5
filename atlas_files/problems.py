"""What is wrong with an atlas, collected so that all of it can be shown at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import tomli  # tomllib, compiled: three times as fast
from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)

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

ID = r"^[a-z0-9_-]+$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"  # BCP 47: a language's code, perhaps with script or region
ADDRESS = r"^(https?://.*)?$"
# What a text is not that does not match.
PATTERNS = {
    ID: "an id; expected a-z, 0-9, '-' and '_'",
    LANGUAGE: "a language; expected a code such as 'ja' or 'zh-Hant' (BCP 47)",
    ADDRESS: "an address on the web; expected one with http:// or https://",
}

# What no XML file can hold (XML 1.0, production 2), and so no SVG and no slide.
_NEVER = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
_MAY_HIDE = re.compile("\\\\[ubefx]|[\\ufffe\\uffff]")  # in TOML or JSON: the rest can stand in neither


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` for the nearest known word, or all the known words if none is near."""
    known = list(known)
    near = get_close_matches(found, known, n=1, cutoff=0.5)
    if near:
        return f"; did you mean '{near[0]}'?"
    return f"; expected one of {', '.join(known)}" if known else ""


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
        self.lines.append(f"{file}: {key}: {message}" if key else f"{file}: {message}")

    def read_text(self, file: str) -> str | None:
        """Return a UTF-8 file's text, or None after noting why it could not be read."""
        try:
            return (self.root / file).read_text(encoding="utf-8")
        except FileNotFoundError:
            self.add(file, "", "is missing")
        except UnicodeDecodeError as error:
            self.add(file, "", f"is not UTF-8 (byte {error.start})")
        except OSError as error:
            self.add(file, "", f"cannot be read: {error.strerror}")
        return None

    def read_toml(self, file: str) -> dict[str, Any] | None:
        """Return a TOML file as a dictionary, or None after noting the problem; decimal fractions stay as written."""
        text = self.read_text(file)
        if text is None:
            return None
        try:
            data = tomli.loads(text, parse_float=Decimal)
        except tomli.TOMLDecodeError as error:
            self.add(file, "", f"is not valid TOML: {error}")
            return None
        except ValueError:
            self.add(file, "", "holds a number of too many digits")
            return None
        except RecursionError:
            self.add(file, "", "is nested too deep")
            return None
        self._characters(file, text, data)
        return data

    def read_json(self, file: str) -> Any:
        """Return a JSON file's content, or None after noting the problem (a key given twice is one)."""
        text = self.read_text(file)
        if text is None:
            return None

        def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            found: dict[str, Any] = {}
            for key, value in pairs:
                if key in found:
                    self.add(file, key, "the key stands twice in one object")
                found[key] = value
            return found

        try:
            data = json.loads(text, object_pairs_hook=unique)
        except json.JSONDecodeError as error:
            self.add(file, f"line {error.lineno}", f"is not valid JSON: {error.msg}")
            return None
        except ValueError:
            self.add(file, "", "holds a number of too many digits")
            return None
        except RecursionError:
            self.add(file, "", "is nested too deep")
            return None
        if data is None:
            self.add(file, "", "holds null and nothing else")
        self._characters(file, text, data)
        return data

    def _characters(self, file: str, text: str, data: Any) -> None:
        """Note characters that could be written into no picture, slide or page."""
        for key, found in _texts(data) if _MAY_HIDE.search(text) else ():
            if bad := _NEVER.search(found):
                self.add(file, key, f"has the character U+{ord(bad[0]):04X}, expected characters that can be written")

    def validate(self, model: type[Model], data: Any, file: str, key: str = "") -> Model | None:
        """Return ``data`` as an instance of ``model``, or None after noting every way it does not fit."""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for one in error.errors():
                path = ".".join([*([key] if key else []), *(str(part) for part in one["loc"] if part != "[key]")])
                self.add(file, path, _in_words(one, model))
            return None


def _texts(data: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text below some data, with its key."""
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, dict | list):
        for name, one in data.items() if isinstance(data, dict) else enumerate(data, 1):
            yield from _texts(one, f"{key}.{name}" if key else str(name))


def _in_words(error: Any, model: type[BaseModel]) -> str:
    """Say one pydantic error in the words of the data's editor, not of the library."""
    kind, found, context = error["type"], error["input"], error.get("ctx", {})
    if isinstance(found, Decimal):
        found = float(found)
    last = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is not a key here" + did_you_mean(last, _keys_at(model, error["loc"][:-1]))
    if kind == "literal_error":
        known = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        return f"'{found}' is not {NOUNS.get(last, 'one of the words known here')}" + did_you_mean(str(found), known)
    if kind == "string_type":
        return f"found {type(found).__name__} {found!s}, expected text in quotes"
    if kind == "value_error":
        return str(context["error"])
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
