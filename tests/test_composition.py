"""No words are put together from pieces outside the catalogues: what may be joined all the same is listed, and why."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Files of which nothing is words on a page: tables and bibliographies for programs, and geometry.
DATA = ("maps/data/", "maps/geometry/")
# By file, a piece that is joined there and the reason. One that is found no longer fails the test.
ALLOWED = {
    "maps/kit/citations.py": dict.fromkeys(
        (": ", ", ", "; ", "p. ", "pp. ", "c. ", " (", "("),
        "an entry of the bibliography has one form in all languages",
    ),
    "maps/kit/palette.py": dict.fromkeys((", ", ":", ";"), "style"),
    "maps/kit/web_font.py": {", ": "ranges of letters"},
    "maps/slides/marks.py": {r" (\S+) (\S+) (\S+) (\S+)( label)?(?: ([0-9a-f]{12}))?": "a mark, for programs"},
    "maps/slides/refresh.py": dict.fromkeys(
        (": ", ": '", ": was ", ", is ", ": changed by hand, left as it is; the atlas has "), "what a command answers"
    ),
    "maps/stories/palettes.py": dict.fromkeys((":", ";"), "style"),
    "maps/stories/static/notes.js": {":": "a clock", "—": "nothing follows"},
    "maps/web/assets.py": {", ": "selectors of a style sheet", "; ": "directives of a policy", ";": "style"},
    "maps/web/data_block.py": {",": "JSON"},
    "maps/web/static/address.js": {",": "numbers of a view in the address"},
    "maps/web/static/view.js": {",": "numbers of a view in the address"},
    "maps/web/templates/map.html.j2": {"}}, {{": "script", "}};\n{%": "script"},
}
# What parts words, and is another sign, or stands elsewhere, in another language.
SIGN = re.compile(r"^(?:[:;,.]\s|[:;,]$|\s?[—→(]\s?|[：；、。（）])|(?:[:;,.]\s|\s[—→(]\s?|[：；、。（）])$")
TEMPLATE = re.compile(
    r"\}\}(?:</\w+>)?[:;,]\s*(?:<\w[^>]*>\s*)?\{[{%]"  # a sign between two things that are filled in
    r"|_\(\"[^\"]*:\"\)\s*\}\}\s*(?:<\w[^>]*>\s*)?\{\{"  # a message that ends in a colon before what is filled in
    r"|~ \"[^\"]*[:;,—→(] ?\""  # a sign joined to a string
)
TYPST = re.compile(r"#[\w.]+(?:\([^()]*\))?\*?[:;,] ")


def pieces_of_python(path: Path) -> Iterator[str]:
    """Strings that are joined to others: parts of formatted strings, operands of ``+``, what ``join`` puts between."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    raised = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.Raise) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in raised:  # an error's line is for who runs the program
            continue
        parts: list[ast.expr] = []
        if isinstance(node, ast.JoinedStr) and any(isinstance(one, ast.FormattedValue) for one in node.values):
            parts = list(node.values)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            parts = [node.left, node.right]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "join":
            parts = [node.func.value]
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def pieces_of_script(path: Path) -> Iterator[str]:
    """Strings of a script, and what stands between the places of its template strings."""
    for line in path.read_text(encoding="utf-8").splitlines():
        code = re.sub(r"(?<=[(,=] )/(?:[^/\\\n]|\\.)+/\w*|(?<=\()/(?:[^/\\\n]|\\.)+/\w*|\s//.*", "", line)
        for literal in re.findall(r'"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`', code):
            text = literal[1:-1]
            if literal[0] == "`":
                yield from re.split(r"\$\{[^{}]*\}", text) if "${" in text else ()
            elif len(text) < 4:  # a longer one that has a sign in it is a selector or an address
                yield text


def joined(path: Path) -> Iterator[str]:
    """What a file joins with a sign that is the language's own."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".j2":
        yield from (found[0] for found in TEMPLATE.finditer(text))
    elif path.suffix == ".typ":
        yield from (found[0] for found in TYPST.finditer(re.sub(r"//.*", "", text)))
    else:
        pieces = pieces_of_python(path) if path.suffix == ".py" else pieces_of_script(path)
        yield from (piece for piece in pieces if SIGN.search(piece))


FILES = [
    path
    for path in sorted((ROOT / "maps").rglob("*"))
    if path.suffix in (".py", ".j2", ".typ", ".js") and not path.relative_to(ROOT).as_posix().startswith(DATA)
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_words_are_joined_by_messages_alone(path: Path) -> None:
    found, allowed = set(joined(path)), ALLOWED.get(path.relative_to(ROOT).as_posix(), {})
    assert found - allowed.keys() == set(), "a message of the catalogues says this as a whole"
    assert allowed.keys() - found == set(), "is no longer joined there"


def test_what_is_allowed_stands_in_files_that_are_there() -> None:
    assert set(ALLOWED) <= {path.relative_to(ROOT).as_posix() for path in FILES}


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.j2", '{{ _("Status:") }} {{ x }}', ['_("Status:") }} {{']),
        ("a.j2", "<b>{{ name }}</b>: {{ text }}", ["}}</b>: {{"]),
        ("a.j2", '{{ name ~ ": " }}', ['~ ": "']),
        ("a.j2", '{{ _("{name}: {text}") | fill(name=a, text=b) }}', []),
        ("a.typ", "[*#row.name*: #row.outcome]", ["#row.name*: "]),
        ("a.js", 'node.append(name, ": ", text);', [": "]),
        ("a.js", "const said = `${title}: ${phrase}`;", [": "]),
        ("a.js", 'const id = `row-${id}`; query("a, b");', []),
        ("a.py", 'x = f"{name}: {text}"', [": "]),
        ("a.py", 'x = ", ".join(names)', [", "]),
        ("a.py", 'x = words + ". "', [". "]),
        ("a.py", 'raise ValueError(f"{name}: {text}")', []),
    ],
)
def test_what_is_joined_is_found(name: str, text: str, found: list[str], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert list(joined(path)) == found
