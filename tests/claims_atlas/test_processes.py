"""As many processes as are asked for, and no more than a system can wait for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from claims_atlas.builder import FEW, _pool
from tests.conftest import ROOT


@pytest.mark.parametrize(("platform", "most"), [("linux", 100), ("win32", 61)])
def test_windows_is_given_no_more_processes_than_it_waits_for(
    monkeypatch: pytest.MonkeyPatch, platform: str, most: int
) -> None:
    asked = []
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", lambda jobs, **_options: asked.append(jobs))
    monkeypatch.setattr(sys, "platform", platform)
    _pool(100, FEW)
    assert asked == [most]


PROGRAM = """
import time
from claims_atlas.workers import workers
if __name__ == "__main__":
    pool = workers(2)
    futures = [pool.submit(time.sleep, 60) for _ in range(4)]
    time.sleep(2)
    print(*pool._processes, flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_killed_leaves_no_process(end: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(PROGRAM, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=env) as started:
        assert started.stdout is not None
        pids = [int(pid) for pid in started.stdout.readline().split()]
        assert len(pids) == 2 and all(map(psutil.pid_exists, pids))
        started.send_signal(end)
        started.wait(10)
    late = time.monotonic() + 10
    while any(map(_lives, pids)) and time.monotonic() < late:
        time.sleep(0.05)
    assert not any(map(_lives, pids))


def _lives(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
