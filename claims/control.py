"""Who administered a territory at a date: a layer of its own, never a disposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.dates import Edtf
from claims.model import Control


@dataclass(frozen=True)
class Administration:
    """Who administered one territory over a date: more than one party where it changed hands meanwhile, or jointly."""

    territory: str
    parties: tuple[str, ...]
    rows: tuple[Control, ...]

    @property
    def jointly(self) -> bool:
        """Whether the parties administered it together, rather than one after the other."""
        return len(self.rows) == 1 and len(self.parties) > 1


def administration_at(control: Sequence[Control], territory: str, date: Edtf) -> Administration:
    """Return who administered ``territory`` at ``date``.

    A dated row counts from the first day its beginning may mean until the last day its end may mean, the end day
    itself excluded; so islands that were taken one by one show both parties for those days. A date of several days
    (a month, a year, an interval) is taken by its last day, the state of things when the scenario was complete. A
    date before the first row shows the first row's party, which is then the earliest the record cites.
    """
    rows = [row for row in control if row.territory == territory]
    day = date.last
    at = [row for row in rows if row.from_.first <= day and (row.until is None or day < row.until.last)]
    at = at or rows[:1]
    return Administration(territory, tuple(dict.fromkeys(party for row in at for party in row.parties)), tuple(at))
