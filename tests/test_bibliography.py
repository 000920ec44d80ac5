"""The bibliography: every variable of CSL is shown or listed, read in whatever form, and exported with nothing lost."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from pybtex.database import parse_string

from claims.csl import DATES, NAMES, OTHER, VARIABLES, read_item
from claims_atlas.reading import read
from maps.data.biblatex import ADDED, FIELDS, biblatex
from maps.data.biblatex import DATES as BIBLATEX_DATES
from maps.data.biblatex import NAMES as BIBLATEX_NAMES
from maps.data.table import as_text
from maps.data.zotero import KEPT, zotero
from maps.kit.citations import NOT_SHOWN, format_source
from tests.claims_atlas import rich
from tests.shipped import SHIPPED

SOURCES = "claims/sources.json"
HOSTILE = r"50% of \write18{x} & $y$ #1 a_b {c} ~d ^e"


def no_problem(variable: str, message: str) -> None:
    raise AssertionError(f"{variable}: {message}")


def value_of(variable: str) -> Any:
    if variable in NAMES:
        return [{"family": "Sandpiper", "given": "Q."}]
    return {"date-parts": [[1777, 7, 7]]} if variable in DATES else "Sandpiper"


@pytest.mark.parametrize("variable", sorted(VARIABLES - {"title", "id", "type"}))
def test_every_variable_is_in_the_line_or_in_the_list_of_those_that_are_not(variable: str) -> None:
    item = read_item({"id": "x", "type": "book", "title": "T", variable: value_of(variable)}, no_problem)
    line = format_source(item)
    assert ("Sandpiper" in line or "1777-07-07" in line) is (variable not in NOT_SHOWN)
    assert set(NOT_SHOWN) <= VARIABLES


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (
            {
                "author": [{"family": "Siebold", "given": "Philipp Franz", "non-dropping-particle": "von"}],
                "issued": {"raw": "1852~"},
            },
            "von Siebold, Philipp Franz, T, c. 1852.",
        ),
        (
            {"author": [{"family": "Ford", "given": "Gerald", "suffix": "Jr."}], "issued": {"literal": "Meiji 8"}},
            "Ford, Gerald, Jr., T, Meiji 8.",
        ),
        (
            {
                "archive": "The National Archives",
                "archive-place": "Kew",
                "archive_location": "FO 371/46346",
                "issued": {"date-parts": [["1945", "7", 5]]},
            },
            "T, 1945-07-05, Kew, The National Archives, FO 371/46346.",
        ),
        (
            {
                "author": [{"family": "Grey", "given": "A."}],
                "editor": [{"family": "Black", "given": "B."}],
                "translator": [{"family": "和田", "given": "春樹"}],
                "container-title": "The Isles",
                "edition": "2",
                "page": "1-9",
            },
            "Grey, A., “T”, ed. B. Black, trans. 和田 春樹, The Isles, 2nd ed., pp. 1–9.",
        ),
        (
            {"editor": [{"literal": "外務省"}], "issued": {"season": "spring", "date-parts": [[1999]]}},
            "外務省 (ed.), T, spring, 1999.",
        ),
        ({"title": 'The <i>Diana</i>: a <span class="nocase">Russian</span> frigate'}, "The Diana: a Russian frigate."),
        ({"issued": {"date-parts": [[None]]}, "author": [], "note": None, "volume": 3}, "T, vol. 3."),
        ({"accessed": "2026-11-02", "issued": "1911/1912"}, "T, 1911/1912, accessed 2026-11-02."),
    ],
)
def test_citations_have_what_a_historian_needs_and_no_markup(item: dict[str, Any], line: str) -> None:
    assert format_source(read_item({"id": "x", "type": "book", "title": "T", **item}, no_problem)) == line


def test_what_reference_managers_keep_in_a_note_is_read_and_not_shown() -> None:
    extra = ["Citation Key: grey", "tex.ids= a, b", "PMID: 123", "container-title: The Isles", "Original Date: 1911"]
    note = "\n".join([*extra, "Read in part: yes."])
    item = read_item({"id": "x", "type": "document", "title": "T", "note": note}, no_problem)
    assert item["note"] == "Read in part: yes." and item["container-title"] == "The Isles"
    assert item["original-date"] == {"date-parts": [[1911]]} and item["citation-key"] == "grey"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        *(("author", one) for one in (5, "Grey", [5], [{"family": 5}], [{"literal": 1956}], [{"suffix": "Jr."}])),
        *(("issued", one) for one in (5, [], {"date-parts": 5}, {"date-parts": [[1999, 13]]}, {"year": 1999})),
        *(("issued", {"date-parts": parts}) for parts in ([["x"]], [[1999, 1, 1, 1]], [[10**9]], [[1], [2], [3]])),
        *(("container-title", one) for one in (["a", "b"], {"a": 1}, True, 5)),
        ("publiser", "Isle Press"),
    ],
)
def test_what_cannot_be_is_a_line_with_the_variable(variable: str, value: Any, world: Path) -> None:
    sources = rich.data_of(world / SOURCES)
    sources[1][variable] = value
    rich.put(world / SOURCES, sources)
    lines = read(world)[0].lines
    if value == []:
        assert lines == []  # as good as absent
    else:
        assert [line for line in lines if line.startswith(f"{SOURCES}: gazette.{variable}: ")] == lines != []


def test_zotero_gives_back_all_that_it_is_given() -> None:
    items = [*SHIPPED.claims.sources.values()]
    items += [
        {"id": f"{kind}-{variable}", "type": kind, "title": "T", variable: value_of(variable)}
        for kind in ("document", "treaty", "book", "chapter", "article-journal", "manuscript")
        for variable in sorted(VARIABLES - OTHER - {"id", "type", "title", "note", "citation-key"})
    ]
    for item, written in zip(items, json.loads(zotero(items)), strict=True):
        always = {"id", "citation-key", "type", "title", "note", "author", "issued", "URL", "language", "accessed"}
        always |= {"title-short", "shortTitle", "abstract", "archive", "archive_location", "call-number"}
        through = {k: v for k, v in written.items() if k in always | KEPT.get(str(item["type"]), frozenset())}
        back = read_item(through, no_problem)
        assert written["citation-key"] == item["id"]
        assert back | {"citation-key": ""} == {k: v for k, v in item.items() if v} | {"citation-key": ""}, item["id"]


def test_biblatex_is_parsed_and_nothing_in_it_is_a_command() -> None:
    text_fields = dict.fromkeys((*FIELDS.values(), *ADDED, "container-title", "number"), HOSTILE)
    names = {
        role: [{"family": "O and P, Q", "given": HOSTILE}, {"literal": HOSTILE}] for role in BIBLATEX_NAMES.values()
    }
    dates = {variable: {"date-parts": [[1956, 10, 19]]} for variable in BIBLATEX_DATES.values()}
    hostile = {"id": "a key, {x}", "type": "book", **text_fields, **names, **dates}
    items = [*SHIPPED.claims.sources.values(), hostile, {**hostile, "id": "a key; {x}"}]
    parsed = parse_string(biblatex(items), "bibtex")
    assert len(parsed.entries) == len(items)
    entry = parsed.entries["a-key---x-"]
    assert entry.fields["publisher"] == (
        r"50\% of \textbackslash{}write18\{x\} \& \$y\$ \#1 a\_b \{c\} \textasciitilde{}d \textasciicircum{}e"
    )
    assert len(entry.persons["author"]) == 2 and "\\write" not in biblatex([hostile])
    assert entry.fields["url"].startswith("50% of%20") is False and "{" not in entry.fields["url"]


def test_an_issue_is_the_number_of_biblatex() -> None:
    item = {"id": "x", "type": "article-journal", "title": "<i>T</i>", "issue": "6 (25)", "container-title": "J"}
    assert "  number = {6 (25)}" in biblatex([item]) and r"title = {\emph{T}}" in biblatex([item])
    assert "issue =" not in biblatex([item])


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "'=1"])
def test_no_cell_is_a_formula_of_a_spreadsheet_and_each_is_read_back(cell: str) -> None:
    assert as_text(cell) == f"'{cell}"
    assert as_text("1956-10-19") == "1956-10-19" and as_text("'tis") == "'tis"


def test_the_table_has_no_formula_whatever_the_record_says(world: Path) -> None:
    from maps.data.table import claims_csv  # noqa: PLC0415
    from maps.view.phrases import Phrases  # noqa: PLC0415

    treaty = world / "claims/scenarios/1900-treaty.toml"
    rich.put(treaty, rich.data_of(treaty) | {"title": {"en": '=HYPERLINK("http://a")'}})
    problems, _geodata, claims = read(world)
    assert problems.lines == [] and claims is not None
    table = claims_csv(claims, Phrases(claims.atlas, "en"))
    rows = list(csv.reader(io.StringIO(table.removeprefix("\N{BYTE ORDER MARK}"))))
    assert rows[1][1] == '\'=HYPERLINK("http://a")'


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://a b", "//a.b"]
)
def test_provenance_links_to_the_web_alone(url: str, world: Path) -> None:
    sources = rich.data_of(world / "geodata/sources.toml")
    sources["survey"]["url"] = url
    rich.put(world / "geodata/sources.toml", sources)
    assert any("survey.url: " in line and "expected one with http" in line for line in read(world)[0].lines)
