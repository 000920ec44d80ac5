"""As many processes as are asked for, and no more than a system can wait for."""

from __future__ import annotations

import sys

import pytest

from claims_atlas.builder import FEW, _pool


@pytest.mark.parametrize(("platform", "most"), [("linux", 100), ("win32", 61)])
def test_windows_is_given_no_more_processes_than_it_waits_for(
    monkeypatch: pytest.MonkeyPatch, platform: str, most: int
) -> None:
    asked = []
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", lambda jobs, **_options: asked.append(jobs))
    monkeypatch.setattr(sys, "platform", platform)
    _pool(100, FEW)
    assert asked == [most]
