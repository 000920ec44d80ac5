"""Sources in words, and how far they have been read."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.model import Citation
from maps.kit.citations import format_source
from tests.shipped import SHIPPED

FRUS = "Foreign Relations of the United States, 1955–1957, vol. XXIII, part 1, Japan"


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (
            {
                "title": "Telegram from London",
                "container-title": FRUS,
                "number": "101",
                "publisher": "Government Printing Office",
                "publisher-place": "Washington",
                "issued": {"date-parts": [[1991]]},
            },
            f"“Telegram from London”, {FRUS}, no. 101, Washington: Government Printing Office, 1991.",
        ),
        (
            {"title": "[Despatch on the islands]", "author": [{"family": "Huston", "given": "C. K."}], "page": "5"},
            "Huston, C. K., [Despatch on the islands], p. 5.",
        ),
        (
            {"title": "Treaty", "volume": "263", "page": "99-115", "issued": {"date-parts": [[1956, 10, 19]]}},
            "Treaty, vol. 263, 1956-10-19, pp. 99–115.",
        ),
        (
            {"title": "Talks", "author": [{"literal": "外務省"}], "issued": {"date-parts": [[1955], [1956]]}},
            "外務省, Talks, 1955/1956.",
        ),
    ],
)
def test_a_source_is_one_line_with_what_is_given_and_nothing_else(item: dict, line: str) -> None:
    assert format_source({"id": "x", "type": "document", **item}) == line


def test_every_source_names_its_title_once() -> None:
    assert SHIPPED.claims.sources
    for key, item in SHIPPED.claims.sources.items():
        line = format_source(item)
        assert line.count(item["title"]) == 1 and not line.endswith(".."), key


def citations() -> Iterator[tuple[str, Citation]]:
    for scenario in SHIPPED.claims.scenarios.values():
        yield scenario.id, scenario
        yield from ((scenario.id, note) for note in scenario.notes)
        for disposition in scenario.territories.values():
            yield scenario.id, disposition
            yield from ((scenario.id, condition) for condition in disposition.conditions)


def shares(degrees: list[str]) -> dict[str, str]:
    counts = Counter(degrees)
    return {degree: f"{n} of {len(degrees)} ({n / len(degrees):.1%})" for degree, n in sorted(counts.items())}


def test_the_share_of_what_was_read_and_every_unverified_citation_is_marked(site: Path) -> None:
    degrees = [citation.verification for _key, citation in citations()]
    areas = [t.area_verification for t in SHIPPED.geodata.territories.values() if t.area_verification]
    table = (site / "data/claims.csv").read_text(encoding="utf-8-sig")
    rows = [row["verification"] for row in csv.DictReader(io.StringIO(table))]
    print("rows of claims.csv:", shares(rows))
    print("scenarios:", shares(degrees))
    print("control:", shares([row.verification for row in SHIPPED.claims.control]))
    print("areas:", shares(areas))
    assert degrees.count("verified") > len(degrees) / 3
    assert len(rows) == len(SHIPPED.claims.scenarios) * len(SHIPPED.geodata.territories)
    for key in {key for key, citation in citations() if citation.verification == "unverified"}:
        marks = sum(found == key and one.verification == "unverified" for found, one in citations())
        for home in ("", "ja/", "ru/"):
            html = (site / f"{home}{key}.html").read_text(encoding="utf-8")
            assert html.count('<span class="mark unverified">') >= marks + 1, key  # and one in the key
