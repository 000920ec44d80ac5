"""Whatever stands in a data file, a build says what is wrong in lines, or makes a site: never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from atlas_files import plain
from atlas_files.digest import digest
from claims_atlas.builder import BrokenError, Build
from claims_atlas.reading import read
from tests.claims_atlas import rich
from tests.sampling import SEED, each

SECONDS = 10  # that any of it may take
DEEP = "[" * 60 + "]" * 60
VALUES: list[Any] = [
    *(None, True, False, 0, -1, 7, 0.5, 1e308, -1e308, 10**17, 10**400, [], {}, [[]], [1], [None], {"": ""}, {"a": {}}),
    *("", " ", "\n", "a\nb", "a\tb", "\u202e", "\ufffe", "\ud800", "\x00", "\xa0", "é" * 199, "x" * 300, "x" * 3_000),
    *("long " * 900, "x" * 20_000, "constructor", "__proto__", "land", "control", "index", "..", "/etc/passwd", "a/b"),
    *("=1+1", "@SUM(A1)", "<script>1</script>", "]]>", "{{ 1 }}", "#eval(1)", "\\write18{x}", "%s %d {0}", "&amp;"),
    *("1900", "0000", "9999", "-0044", "1900/..", "1900~", "19XX", "1900-02-30", "1911/1900", "(a+)+$", "(" * 3_000),
    *(
        "javascript:1",
        "file:///etc/passwd",
        "https://[",
        "en",
        "zh-Hant-TW",
        "xx",
        "EPSG:32633",
        ["a", "b"],
        ["a"] * 5_000,
    ),
    *(
        [[0, 0]],
        [[[0, 0], [1, 0], [1, 1], [0, 0]]],
        [[[200, 0], [1, 0], [1, 1], [200, 0]]],
        [181, 91],
        [180, 90],
        [0, -90],
    ),
    *({"en": "a", "EN": "b"}, {"en": 5}, {"en": ["a"]}, {"ja": "a"}, {"type": "Point", "coordinates": [0, 0]}, DEEP),
]
BYTES = [
    b"",
    b"null",
    b"[]",
    b"{}",
    b"\x00" * 9,
    b"\xff\xfe[\x00]\x00",
    b"\x83\x65",
    b'"',
    b"1e999",
    b"[" * 5_000,
    b"a = " + b"1" * 5_000,
]


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in data, the whole too."""
    yield path
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield from places(value, (*path, key))


def mangle(world: Path, seed: int) -> str:
    """Change one thing, or two, in one of the atlas's files; return what."""
    random = Random(f"{SEED} {seed}")
    files = sorted(path for path in world.rglob("*") if path.suffix in (".toml", ".json", ".geojson"))
    file = random.choice(files)
    said = [file.relative_to(world).as_posix()]
    if random.random() < 0.1:
        said.append(_bytes(file, random))
        return " ".join(said)
    data = rich.data_of(file)
    for _ in range(random.choice((1, 1, 2))):
        path = random.choice([*places(data)][1:] or [()])
        value = random.choice(VALUES)
        way = random.random()
        if way < 0.7 or not path:
            data = rich.changed(data, path, value)
        else:
            holder = rich.at(data, path[:-1])
            if isinstance(holder, list):
                holder.insert(0, holder[-1]) if way < 0.85 else holder.pop(int(path[-1]))
            elif way < 0.85:
                holder[str(value)] = holder[path[-1]]
            else:
                del holder[path[-1]]
        said.append(f"{path}: {ascii(value)[:60]} {way:.2f}")
    try:
        if file.suffix == ".toml":
            rich.put(file, data)
        else:
            file.write_text(json.dumps(data), encoding="utf-8")  # surrogates as their escapes
    except (TypeError, AttributeError, ValueError):  # not to be written in this form: then as bytes
        said.append(_bytes(file, random))
    return " ".join(said)


def _bytes(file: Path, random: Random) -> str:
    """Change a file that cannot be parsed afterwards, or put something else in its place."""
    content = file.read_bytes()
    way = random.randrange(6)
    file.unlink()
    if way == 0:
        os.mkfifo(file)
    elif way == 1:
        file.symlink_to("nowhere")
    elif way == 2:
        file.mkdir()
    elif way == 3:
        at = random.randrange(len(content) or 1)
        file.write_bytes(content[:at] + random.choice(BYTES) + content[at + 1 :])
    elif way == 4:
        file.write_bytes(random.choice(BYTES))
    else:
        file.write_bytes(content.decode().encode(random.choice(("utf-8-sig", "utf-16", "utf-32"))))
    return f"way {way}"


@contextmanager
def no_longer(seconds: int) -> Iterator[None]:
    def too_long(_signal: int, _frame: object) -> None:
        raise AssertionError(f"took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich.rich_atlas(tmp_path_factory.mktemp("mangled") / "rich")


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Geometry is prepared here, and nothing is typeset."""

    def typeset(sources: Any, form: str = "pdf", **options: Any) -> bytes:
        return digest(dict(sources), form, options).encode()

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(1) as executor:
        patch.setattr("claims_atlas.geometry_worker.Geometry._other", lambda _self: executor)
        patch.setattr("claims_atlas.builder.FEW", 10**6)  # no process for any of it
        for module in ("maps.stills.still", "maps.handout.handout"):
            patch.setattr(f"{module}.typeset", typeset)
        patch.setattr("maps.stills.palette_png.with_palette", lambda png: png)
        yield


def lines_or_site(world: Path, site: Path) -> list[str]:
    """Read an atlas and, if that is said to be sound, build it; return the problem lines."""
    with no_longer(SECONDS):
        lines = read(world)[0].lines
        if not lines:
            try:
                list(Build(world, site).run())
            except BrokenError as error:
                lines = error.lines
            else:
                assert (site / "build.json").is_file()
    return lines


@pytest.mark.parametrize("seed", each(range(2_000), 16))
def test_a_mangled_atlas_is_refused_in_lines_or_built(seed: int, sound: Path, tmp_path: Path) -> None:
    world = Path(shutil.copytree(sound, tmp_path / "rich"))
    said = mangle(world, seed)
    lines = lines_or_site(world, tmp_path / "site")
    assert not lines or not (tmp_path / "site").exists(), said
    for line in lines:
        assert not plain.HIDDEN.search(line), said
        assert line.startswith(("claims/", "geodata/")) and ": " in line, said
