"""Reading a text file as people have them: with a byte order mark, in another encoding, or no file at all."""

from __future__ import annotations

import stat
from pathlib import Path

LARGEST = 64_000_000  # bytes of a data file
# By which bytes a file begins that is in another encoding of Unicode.
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_REMEDY = "expected UTF-8: save it as that"


def read_text(path: Path) -> str:
    """Return a UTF-8 file's text, without its byte order mark; raise ValueError, in words for a problem line.

    What is no file (a folder, a pipe, a device) is never opened: reading it might not end.
    """
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise ValueError("is no file" + (", but a folder" if stat.S_ISDIR(state.st_mode) else ""))
        if state.st_size > LARGEST:
            raise ValueError(f"has {state.st_size:,} bytes, expected {LARGEST:,} at most")
        content = path.read_bytes()
    except FileNotFoundError:
        raise ValueError("is a link to nothing" if path.is_symlink() else "is missing") from None
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from None
    if encoding := _MARKS.get(content[:2]):
        raise ValueError(f"is {encoding}, {_REMEDY}")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line} is not UTF-8 (byte 0x{content[error.start]:02x}), {_REMEDY}") from None


def is_there(path: Path) -> bool:
    """Say whether there is anything by a name, a link to nothing too."""
    return path.is_symlink() or path.exists()
