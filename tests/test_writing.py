"""Whatever happens while a site is written, it holds whole files only, and the next build puts it right."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claims_atlas.writer import Folder, NotWrittenError, only_one
from tests.conftest import ROOT, Build
from tests.sampling import examples
from tests.test_build import contents, edit

ATLAS = "claims/atlas.toml"


def command(*arguments: object) -> list[str]:
    return [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]


def add_one(world: Path) -> Path:
    copy = world / "claims/scenarios/1905-copy.toml"
    text = (world / "claims/scenarios/1900-treaty.toml").read_text(encoding="utf-8")
    copy.write_text(text.replace("1900", "1905", 1), encoding="utf-8")
    return copy


def files(out: Path) -> set[tuple[str, int]]:
    """The files of a folder as they stand now: a path, and which file it is that stands there."""
    return {(str(path), path.stat().st_ino) for path in out.rglob("*") if path.is_file()}


def test_killed_at_any_moment_it_leaves_whole_files_and_the_next_build_heals_it(
    world: Path, tmp_path: Path, run_build: Build
) -> None:
    out, clean = tmp_path / "place" / "site", tmp_path / "clean"
    run_build("--atlas", world, "--out", out)
    old = contents(out)
    edit(world / ATLAS, "#E69F00", "#E69F11")  # every page has to be made again
    copy = world / "claims/scenarios/1905-copy.toml"
    copy.write_text(
        (world / "claims/scenarios/1900-treaty.toml").read_text("utf-8").replace("1900", "1905", 1), "utf-8"
    )
    run_build("--atlas", world, "--out", clean)
    new = contents(clean)
    killed, steps = 0, examples(16)
    for step in range(steps):
        shutil.rmtree(out.parent)
        out.mkdir(parents=True)
        for path, content in old.items():
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (out / path).write_bytes(content)
        before = files(out)
        process = subprocess.Popen(command("--atlas", world, "--out", out, "--quiet"))
        while process.poll() is None and len(files(out) - before) < len(new) * step / steps:
            time.sleep(0.005)
        time.sleep(0.0003 * step)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        for path, content in contents(out).items():
            assert path == "build.json" or content in (old.get(path), new.get(path)), path
        if step % 5 == 4:
            assert run_build("--atlas", world, "--out", out).returncode == 0
            assert contents(out) == new
            assert list(out.parent.iterdir()) == [out]
    assert killed > steps / 3


@pytest.mark.full
def test_a_page_that_a_killed_build_left_goes_with_its_scenario(world: Path, tmp_path: Path, run_build: Build) -> None:
    out = tmp_path / "site"
    run_build("--atlas", world, "--out", out)
    before = contents(out)
    copy = world / "claims/scenarios/1905-copy.toml"
    copy.write_text(
        (world / "claims/scenarios/1900-treaty.toml").read_text("utf-8").replace("1900", "1905", 1), "utf-8"
    )
    # everything but the manifest is there
    stop = "import os\nfrom claims_atlas import builder\nbuilder.Folder.remove = lambda *_: os._exit(9)\n"
    run = "from claims_atlas import cli\ncli.main()"
    done = subprocess.run(
        [sys.executable, "-c", stop + run, "--atlas", world, "--out", out], cwd=ROOT, check=False, capture_output=True
    )
    assert done.returncode == 9, done.stderr
    assert (out / "1905-copy.html").exists()
    copy.unlink()
    run_build("--atlas", world, "--out", out)
    assert contents(out) == before


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_a_disk_that_takes_no_more_is_said_in_one_line_and_heals(world: Path, tmp_path: Path, run_build: Build) -> None:
    out, clean = tmp_path / "place" / "site", tmp_path / "clean"
    run_build("--atlas", world, "--out", out)
    before = contents(out)
    edit(world / ATLAS, "#E69F00", "#E69F11")
    run_build("--atlas", world, "--out", clean)
    done = subprocess.run(
        command("--atlas", world, "--out", out, "--quiet"),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=small_files,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [f"{out}/1900-treaty.html: cannot be written: File too large"]
    assert contents(out) == before
    assert list(out.parent.iterdir()) == [out]
    assert run_build("--atlas", world, "--out", out).returncode == 0
    assert contents(out) == contents(clean)


@pytest.mark.full
def test_a_full_disk_is_said_in_one_line_and_heals(world: Path, tmp_path: Path, run_build: Build) -> None:
    out, clean = tmp_path / "site", tmp_path / "clean"
    out.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=500k", "tmpfs", out], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("a small disk can only be mounted by root")
    try:
        done = run_build("--atlas", world, "--out", out)
        assert done.returncode == 1
        assert "cannot be written: No space left on device" in done.stderr and "Traceback" not in done.stderr
        run_build("--atlas", world, "--out", clean)
        whole = contents(clean)
        for path, content in contents(out).items():
            assert path == "build.json" or content == whole[path]
        subprocess.run(["mount", "-o", "remount,size=5m", out], check=True)
        assert run_build("--atlas", world, "--out", out).returncode == 0
        assert contents(out) == whole
    finally:
        subprocess.run(["umount", out], check=True)


def test_a_folder_that_is_not_ours_to_write_is_said_in_one_line(world: Path, tmp_path: Path, run_build: Build) -> None:
    out = tmp_path / "site"
    run_build("--atlas", world, "--out", out)
    before = contents(out)
    edit(world / ATLAS, "#E69F00", "#E69F11")
    root = os.geteuid() == 0
    mounted = root and subprocess.run(["mount", "--bind", out, out], check=False, capture_output=True).returncode == 0
    if root and not mounted:
        pytest.skip("root can write everywhere")
    try:
        if mounted:
            subprocess.run(["mount", "-o", "remount,bind,ro", out], check=True)
        else:
            out.chmod(0o555)
        done = run_build("--atlas", world, "--out", out)
        reason = "Read-only file system" if mounted else "Permission denied"
        assert (done.returncode, done.stderr) == (1, f"{out}/1900-treaty.html: cannot be written: {reason}\n")
        assert contents(out) == before
    finally:
        if mounted:
            subprocess.run(["umount", out], check=True)
        else:
            out.chmod(0o755)
    assert run_build("--atlas", world, "--out", out).returncode == 0
    assert list(tmp_path.glob(".*")) == []


def test_two_builds_at_once_do_not_write_to_one_site(world: Path, tmp_path: Path, run_build: Build) -> None:
    out = tmp_path / "site"
    with only_one(out):
        done = run_build("--atlas", world, "--out", out)
    assert done.returncode == 1
    assert done.stderr == f"{out}: another build is writing there; build again when it has finished\n"
    assert not out.exists()
    assert run_build("--atlas", world, "--out", out).returncode == 0


def test_many_builds_started_together_leave_one_sound_site(world: Path, tmp_path: Path, run_build: Build) -> None:
    out, clean = tmp_path / "site", tmp_path / "clean"
    processes = [
        subprocess.Popen(command("--atlas", world, "--out", out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    assert 0 in [process.wait() for process in processes]
    for process in processes:
        assert process.stderr is not None
        with process.stderr as errors:
            assert b"Traceback" not in errors.read()
    run_build("--atlas", world, "--out", clean)
    assert contents(out) == contents(clean)


def test_a_folder_in_the_way_of_a_page_is_said(world: Path, tmp_path: Path, run_build: Build) -> None:
    out = tmp_path / "site"
    (out / "index.html").mkdir(parents=True)
    done = run_build("--atlas", world, "--out", out)
    assert done.returncode == 1
    assert done.stderr == f"{out}/index.html: cannot be written: Is a directory\n"


def test_an_unfinished_file_is_never_in_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(tmp_path / "site")
    folder.write("page.html", b"old")

    def stopped(_self: Path, _target: Path) -> None:
        assert [path.name for path in (tmp_path / "site").iterdir()] == ["page.html"]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(NotWrittenError, match=r"page\.html: cannot be written: No space left on device"):
        folder.write("page.html", b"new")
    assert (tmp_path / "site/page.html").read_bytes() == b"old"
    folder.close()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
