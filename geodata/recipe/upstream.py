"""The upstream file: taken out of the package that carries it, and known by its hash."""

from __future__ import annotations

import hashlib
import io
import lzma
import tarfile
from pathlib import Path

SHA256 = "f9c5c044ee42f2fa78d4b56a0417b14a14b6205e25a334adeee407efda220ddf"  # of wvs1.dat


class RecipeError(ValueError):
    """The upstream file or ``faces.csv`` is not what the recipe expects; one line a fault."""


def unpack(source: Path, folder: Path) -> Path:
    """Return the path of ``wvs1.dat``: ``source`` itself, or taken out of a Debian package into ``folder``.

    Raises
    ------
    RecipeError
        If the package holds no such file, or is cut short.
    """
    content = source.read_bytes()
    if not content.startswith(b"!<arch>\n"):
        return source
    at = 8  # an ar archive: 60-byte headers, the size in bytes 48 to 57, members padded to even
    try:
        while at < len(content):
            name, size = content[at : at + 16].decode("ascii").strip(" /"), int(content[at + 48 : at + 58])
            if name.startswith("data.tar"):
                with tarfile.open(fileobj=io.BytesIO(content[at + 60 : at + 60 + size])) as archive:
                    member = next((m for m in archive if m.name.endswith("/wvs1.dat")), None)
                    stream = member and archive.extractfile(member)
                    if stream:
                        target = folder / "wvs1.dat"
                        target.write_bytes(stream.read())
                        return target
            at += 60 + size + size % 2
    except (ValueError, EOFError, lzma.LZMAError, tarfile.TarError) as error:
        raise RecipeError(f"{source}: is not a whole Debian package: {error}") from None
    raise RecipeError(f"{source}: holds no wvs1.dat")


def check_hash(path: Path, expected: str = SHA256) -> None:
    """Raise RecipeError unless the file is the one the outlines were made from."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise RecipeError(f"{path}: sha256: found {found}, expected {expected}")
