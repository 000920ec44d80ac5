"""What tests of pages in a browser share: three scenarios, and how a page is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

Open = Callable[..., Any]
MOLOTOV, PROPOSAL, DECLARATION = "1955-molotov-proposal", "1955-08-soviet-proposal", "1956-joint-declaration"


def read_at(page: Any, selector: str) -> str:
    """What a reader sees in one place of the table, which is laid out when it comes near."""
    place = page.locator(selector)
    place.scroll_into_view_if_needed()
    expect(place).to_have_text(re.compile(r"\S"), use_inner_text=True)
    return str(place.inner_text()).strip()


def fills(page: Any, side: str) -> list[str]:
    """Fills of a side's territories, in order."""
    return page.evaluate("side => atlas.sides[side].paths.map(p => p.getElement().getAttribute('fill'))", side)
