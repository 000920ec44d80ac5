"""Which paper answers which: on both pages, in handout and notes, and in the tables."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from maps.handout.contents import Contents
from maps.slides.deck import deck_of
from maps.slides.notes import notes_of
from maps.view.atlas_view import AtlasView
from maps.view.threads import thread
from tests.shipped import LANGUAGES, SHIPPED

THREAD = re.compile('<p class="thread">(.*?)</p>')
PROPOSAL, ANSWER, OPENING = "1955-08-soviet-proposal", "1955-08-japan-revised", "1955-06-japan-opening"


def test_both_pages_of_a_thread_link_to_each_other(site: Path) -> None:
    answering = {key: one.answers for key, one in SHIPPED.claims.scenarios.items() if one.answers}
    assert answering[ANSWER] == PROPOSAL and answering[PROPOSAL] == OPENING and len(answering) > 10
    for home in ("", "ja/", "ru/"):
        for key, answered in answering.items():
            own, other = ((site / f"{home}{one}.html").read_text(encoding="utf-8") for one in (key, answered))
            assert f'href="{answered}.html"' in THREAD.findall(own)[0], key
            assert f'href="{key}.html"' in THREAD.findall(other)[-1], answered


def test_the_small_atlas_has_its_thread_on_both_pages_and_no_other(world_site: Path) -> None:
    offer, treaty, reading = (
        (world_site / f"{key}.html").read_text(encoding="utf-8")
        for key in ("1910-offer", "1900-treaty", "1911-reading-by-blue")
    )
    assert 'Answers: <a href="1900-treaty.html">Treaty of the Isles</a> (1 May 1900)' in offer
    assert 'Answered by: <a href="1910-offer.html">Red&#39;s offer</a>' in treaty
    assert 'class="thread"' not in reading


@pytest.mark.parametrize("language", LANGUAGES)
def test_handout_and_speaker_notes_say_what_answers_what(language: str) -> None:
    view = AtlasView(SHIPPED.geodata, SHIPPED.claims, language)
    scenario = view.claims.scenarios[PROPOSAL]
    headings = thread(view.claims, scenario, view.phrases)
    assert [[paper.id for paper in papers] for _heading, papers in headings] == [[OPENING], [ANSWER]]
    notes = notes_of(view.site, scenario, deck_of(view, [PROPOSAL]))
    handout = str(Contents(view.site, view.claims, view.picker.by_era([PROPOSAL])).data())
    for heading, papers in headings:
        for said in (notes, handout):
            assert heading in said
            assert all(paper.title in said and paper.date in said.replace("\\u202f", "\u202f") for paper in papers)


def test_the_table_has_what_a_record_answers_in_its_last_column(site: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((site / "data/claims.csv").read_text(encoding="utf-8-sig"))))
    assert list(rows[0])[-1] == "answers"
    assert {row["scenario"]: row["answers"] for row in rows} == {
        key: one.answers or "" for key, one in SHIPPED.claims.scenarios.items()
    }
