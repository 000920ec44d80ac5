"""The dispositions of an atlas as one table, a row per scenario and territory."""

from __future__ import annotations

import csv
import io

from claims import Claims, Disposition, Scenario
from maps.view.phrases import Phrases

# How what a spreadsheet takes for a formula begins; one of Japanese takes wide signs for the same.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
COLUMNS = (
    "scenario",
    "title",
    "date",
    "kind",
    "reading_of",
    "held_by",
    "territory",
    "outcome",
    "holder",
    "from",
    "to",
    "administration",
    "how",
    "conditions",
    "source",
    "locator",
    "quote",
    "verification",
    # Parties of the outcomes that name no holder.
    "by",
    "title_of",
    "between",
    "answers",
)


def claims_csv(claims: Claims, phrases: Phrases) -> str:
    """Return the table as CSV (RFC 4180): lists are joined with '; ', a condition is 'type: text (source, locator)'.

    It begins with a byte order mark, without which Excel takes UTF-8 for something else. A cell that a spreadsheet
    would take for a formula has an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({column: as_text(cell) for column, cell in row.items()} for row in rows(claims, phrases))
    return "\N{BYTE ORDER MARK}" + text.getvalue()


def as_text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: as text, by an apostrophe before it."""
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def rows(claims: Claims, phrases: Phrases) -> list[dict[str, str]]:
    """Return the table's rows, by column; a column that does not apply is left out or ''."""
    return [
        {"territory": territory, **_scenario(scenario, phrases), **_disposition(disposition, phrases)}
        for scenario in claims.scenarios.values()
        for territory, disposition in scenario.territories.items()
    ]


def _scenario(scenario: Scenario, phrases: Phrases) -> dict[str, str]:
    return {
        "scenario": scenario.id,
        "title": phrases.text(scenario.title),
        "date": scenario.date.text,
        "kind": scenario.kind,
        "reading_of": scenario.reading_of or "",
        "held_by": scenario.held_by or "",
        "answers": scenario.answers or "",
    }


def _disposition(disposition: Disposition, phrases: Phrases) -> dict[str, str]:
    parties = {key: "; ".join(v) if isinstance(v, list) else v for key, v in disposition.parties().items()}
    conditions = [f"{c.type}: {phrases.text(c.text)} ({c.source}, {c.locator})" for c in disposition.conditions]
    return {
        "outcome": disposition.outcome,
        **parties,
        "administration": disposition.administration or "",
        "how": disposition.how,
        "conditions": "; ".join(conditions),
        "source": disposition.source,
        "locator": disposition.locator,
        "quote": next(iter(disposition.quote.values()), ""),
        "verification": disposition.verification,
    }
