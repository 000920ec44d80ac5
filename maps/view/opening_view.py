"""Which view shows what a record says: said once for pages, stills, slides and handout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from maps.view.records import Record

View = Literal["main", "whole"]


def opening_view(record: Record, against: Record | None, territories: Sequence[str], main_view: Iterable[str]) -> View:
    """Return the view that a comparison opens with: 'main', or 'whole' where the main view would not show what counts.

    That is where all that the record disposes of lies outside the main view, or all in which both records speak and
    differ in substance. Where a record disposes of nothing, what the other disposes of decides. Silence never does.

    Parameters
    ----------
    record, against
        Whose page or picture it is, and the one beside it, None where it stands alone.
    territories
        Ids in the order of the records' cells.
    main_view
        Ids of the territories that the main view shows.
    """
    main = set(main_view)
    own = _disposed(record, territories)
    other = _disposed(against, territories) if against else set()
    counts = [own or other]
    if against:
        cells = zip(territories, record.cells, against.cells, strict=True)
        counts.append({key for key, one, beside in cells if key in own & other and one.who != beside.who})
    return "whole" if any(some and not some & main for some in counts) else "main"


def _disposed(record: Record, territories: Sequence[str]) -> set[str]:
    """Return the territories on which a record is not silent."""
    return {key for key, cell in zip(territories, record.cells, strict=True) if not cell.silent}
