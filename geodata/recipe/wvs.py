"""Reader for a World Vector Shoreline file as the NOAA/NGDC Global Relief Data CD-ROM distributed it.

The format (J. C. Depner and J. A. Hammack, Naval Oceanographic Office, 1989): 64-byte records end to end. The first
is a header, the next 127 hold a bit for each one-degree cell of the globe, row by row from 90°S 180°W. The shoreline
of a cell begins in the record of its own number; a record's last four bytes either lead to the next record of the
chain or say where the data end. The data are blocks: a start (an offset from the cell's corner, or from the last
position where the line goes on), then one byte of latitude and one of longitude for each step, in whole arc-seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RECORD, PAYLOAD = 64, 60
_CELLS = 360 * 180
_FIRST = 1 + -(-_CELLS // (RECORD * 8))  # the header and the bit map come before the first cell's record
_DEGREE = 3600
_BIAS, _STEP_BIAS = 1 << 18, 128


class ShorelineError(ValueError):
    """The file is not a whole World Vector Shoreline file of this form."""


def read_shoreline(path: Path, west: int, south: int, east: int, north: int) -> list[NDArray[np.int64]]:
    """Return the shoreline of the one-degree cells between four whole degrees.

    Returns
    -------
    list of arrays, each (n, 2)
        Lines of longitude, latitude in whole arc-seconds (WGS 84), n ≥ 1; each ends at its cell's edge or where it
        closes. Nothing tells land from water.

    Raises
    ------
    ShorelineError
        If the file is of another form, or cut short.
    """
    content = path.read_bytes()
    if len(content) < _FIRST * RECORD or content[3] != RECORD or content[5] != 1 or any(content[6:14]):
        raise ShorelineError(f"{path}: the header is not that of a world file in whole arc-seconds")
    return [
        np.array(line, np.int64)
        for lat in range(south, north)
        for lon in range(west, east)
        for line in _cell(content, lat, lon, str(path))
    ]


def _cell(content: bytes, lat: int, lon: int, name: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines of the cell whose south-west corner is at these degrees."""
    cell = (lat + 90) * 360 + lon + 180
    if not content[RECORD + cell // 8] >> (7 - cell % 8) & 1:
        return
    data = _payload(content, _FIRST + cell, name)
    line: list[tuple[int, int]] = []
    at = x = y = 0
    try:
        while at < len(data):
            points = (data[at] & 127) * 4 + (data[at + 1] >> 6) + 1
            goes_on = data[at] >> 7
            y_off, x_off = int.from_bytes(data[at + 2 : at + 4]), int.from_bytes(data[at + 4 : at + 6])
            if goes_on:
                y += (data[at + 1] >> 3 & 7) * 65536 + y_off - _BIAS
                x += (data[at + 1] & 7) * 65536 + x_off - _BIAS
            else:
                if line:
                    yield line
                line, x, y = [], lon * _DEGREE + x_off, lat * _DEGREE + y_off
            line.append((x, y))
            at += 6
            for at_step in range(at, at + 2 * (points - 1), 2):
                y += data[at_step] - _STEP_BIAS
                x += data[at_step + 1] - _STEP_BIAS
                line.append((x, y))
            at += 2 * (points - 1)
    except IndexError:
        raise ShorelineError(f"{name}: the data of cell {lat}, {lon} break off") from None
    if line:
        yield line


def _payload(content: bytes, record: int, name: str) -> bytes:
    """Join the data of a chain of records."""
    found = b""
    for _ in range(len(content) // RECORD):
        piece = content[record * RECORD : (record + 1) * RECORD]
        if len(piece) < RECORD:
            break
        if piece[PAYLOAD]:
            return found + piece[: piece[PAYLOAD] - 1]
        found += piece[:PAYLOAD]
        record = int.from_bytes(piece[PAYLOAD + 1 :]) - 1
    raise ShorelineError(f"{name}: a chain of records leads out of the file or in a circle")
