"""Processes that make outputs, and end with the one that started them, however that ends."""

from __future__ import annotations

import concurrent.futures
import os
from multiprocessing import connection, get_context, parent_process
from threading import Thread


def workers(count: int) -> concurrent.futures.ProcessPoolExecutor:
    """Return an executor of some processes."""
    return concurrent.futures.ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=end_with_parent)


def end_with_parent() -> None:
    """End this process as soon as its parent has ended: a build that is killed leaves none that wait for ever."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_and_end, args=(parent.sentinel,), daemon=True).start()


def _wait_and_end(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
