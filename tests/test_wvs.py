"""The reader on a file small enough to write out byte by byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.recipe.wvs import PAYLOAD, RECORD, ShorelineError, read_shoreline

HEADER_AND_MAP = 128 * RECORD


def block(lat: int, lon: int, steps: list[tuple[int, int]], goes_on: bool = False) -> bytes:
    """A block of a cell: a start, then (lat, lon) steps in arc-seconds."""
    count = len(steps)
    if goes_on:
        lat, lon = lat + (1 << 18), lon + (1 << 18)
    first = goes_on << 7 | count >> 2
    second = (count & 3) << 6 | (lat >> 16) << 3 | lon >> 16
    start = bytes([first, second]) + (lat & 65535).to_bytes(2) + (lon & 65535).to_bytes(2)
    return start + bytes(128 + one for step in steps for one in step)


def file_of(cells: dict[tuple[int, int], bytes]) -> bytes:
    """A whole file with these data for the cells whose south-west corners (lat, lon) are given."""
    content = bytearray(HEADER_AND_MAP + 64800 * RECORD)
    content[3], content[4], content[5] = RECORD, 5, 1
    for (lat, lon), data in cells.items():
        cell = (lat + 90) * 360 + lon + 180
        content[RECORD + cell // 8] |= 1 << (7 - cell % 8)
        record, rest = 128 + cell, data
        while True:
            piece, rest = rest[:PAYLOAD], rest[PAYLOAD:]
            at = record * RECORD
            content[at : at + len(piece)] = piece
            if not rest:
                content[at + PAYLOAD] = len(piece) + 1
                break
            record = len(content) // RECORD  # the chain goes on at the end of the file
            content[at + PAYLOAD + 1 : at + RECORD] = (record + 1).to_bytes(3)
            content += bytes(RECORD)
    return bytes(content)


def test_lines_are_read_from_blocks_continuations_and_chained_records(tmp_path: Path) -> None:
    long = [(1, -1)] * 40
    data = block(100, 200, long) + block(5, -7, [(2, 2)], goes_on=True) + block(0, 3599, [(10, 0), (0, -100)])
    path = tmp_path / "shore.dat"
    path.write_bytes(file_of({(44, 147): data, (45, 147): block(1, 2, [])}))
    first, second, third = read_shoreline(path, 147, 44, 148, 46)
    x, y = 147 * 3600 + 200, 44 * 3600 + 100
    expected = [(x - step, y + step) for step in range(41)] + [(x - 47, y + 45), (x - 45, y + 47)]
    assert first.tolist() == [list(position) for position in expected]
    assert second.tolist() == [
        [147 * 3600 + 3599, 44 * 3600],
        [147 * 3600 + 3599, 44 * 3600 + 10],
        [147 * 3600 + 3499, 44 * 3600 + 10],
    ]
    assert third.tolist() == [[147 * 3600 + 2, 45 * 3600 + 1]]
    assert read_shoreline(path, 0, 0, 2, 2) == []


def test_a_foreign_or_broken_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shore.dat"
    path.write_bytes(b"something else")
    with pytest.raises(ShorelineError, match="header"):
        read_shoreline(path, 147, 44, 148, 45)
    whole = file_of({(44, 147): block(100, 200, [(1, 1)] * 40)})
    path.write_bytes(whole[:-RECORD])
    with pytest.raises(ShorelineError, match="chain of records"):
        read_shoreline(path, 147, 44, 148, 45)
    short = bytearray(file_of({(44, 147): block(100, 200, [(1, 1)])}))
    short[(128 + 134 * 360 + 327) * RECORD + PAYLOAD] = 8  # the last step is not there
    path.write_bytes(bytes(short))
    with pytest.raises(ShorelineError, match="break off"):
        read_shoreline(path, 147, 44, 148, 45)
