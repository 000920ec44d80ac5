"""Dates as languages write them, whatever the language and whichever was written before it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from claims.dates import Edtf
from claims_atlas.reading import read
from maps.kit.templating import direction, translations
from maps.view.dates import date_in_words
from tests.claims_atlas import rich

# Some days, months within a year, a month, as the CLDR has them.
DATES = ("1982-04-02/1982-04-05", "1955-06/1955-11", "1956-10")
WORDS = {
    "en_GB": ("2–5 April 1982", "June – November 1955", "October 1956"),
    "ja": ("1982年4月2–5日", "1955年6月 – 11月", "1956年10月"),
    "ru": ("2–5 апреля 1982 г.", "июнь – ноябрь 1955 г.", "октябрь 1956 г."),
    "es": ("2–5 de abril de 1982", "junio – noviembre de 1955", "octubre de 1956"),
    "pt": ("2–5 de abril de 1982", "junho – novembro de 1955", "outubro de 1956"),
    "ca": ("2–5 d’abril del 1982", "juny – novembre del 1955", "octubre del 1956"),
    "vi": ("2–5 tháng 4, 1982", "tháng 6 – tháng 11 năm 1955", "tháng 10 năm 1956"),
    "fr": ("2–5 avril 1982", "juin – novembre 1955", "octobre 1956"),
    "de": ("2–5. April 1982", "Juni – November 1955", "Oktober 1956"),
    "it": ("2–5 aprile 1982", "giugno – novembre 1955", "ottobre 1956"),
    "sv": ("2–5 april 1982", "juni – november 1955", "oktober 1956"),
    "fi": ("2–5. huhtikuuta 1982", "kesäkuu – marraskuu 1955", "lokakuu 1956"),
    "pl": ("2–5 kwietnia 1982", "czerwiec – listopad 1955", "październik 1956"),
    "cs": ("2–5. dubna 1982", "červen – listopad 1955", "říjen 1956"),
    "uk": ("2–5 квітня 1982 р.", "червень – листопад 1955 р.", "жовтень 1956 р."),
    "bg": ("2–5 април 1982 г.", "юни – ноември 1955 г.", "октомври 1956 г."),
    "zh": ("1982年4月2–5日", "1955年6月 – 11月", "1956年10月"),
    "zh_Hant": ("1982年4月2–5日", "1955年6月 – 11月", "1956年10月"),
    "ko": ("1982년 4월 2–5일", "1955년 6월 – 11월", "1956년 10월"),
    "hu": ("1982. április 2–5.", "1955. június – november", "1956. október"),
    "tr": ("2–5 Nisan 1982", "Haziran – Kasım 1955", "Ekim 1956"),
    "el": ("2–5 Απριλίου 1982", "Ιούνιος – Νοέμβριος 1955", "Οκτώβριος 1956"),
    "ro": ("2–5 aprilie 1982", "iunie – noiembrie 1955", "octombrie 1956"),
    "id": ("2–5 April 1982", "Juni – November 1955", "Oktober 1956"),
    "hi": ("2–5 अप्रैल 1982", "जून – नवंबर 1955", "अक्टूबर 1956"),
    "th": ("2–5 เมษายน ค.ศ. 1982", "มิถุนายน – พฤศจิกายน 1955", "ตุลาคม 1956"),
    "ar": ("2–5 أبريل 1982", "يونيو – نوفمبر 1955", "أكتوبر 1956"),
    "he": ("2–5 באפריל 1982", "יוני – נובמבר 1955", "אוקטובר 1956"),
    "fa": ("2–5 آوریل 1982", "ژوئن – نوامبر 1955", "اکتبر 1956"),
    "ur": ("2–5 اپریل، 1982", "جون – نومبر 1955", "اکتوبر 1956"),
    "lt": ("1982 m. balandžio 2–5 d.", "1955 m. birželis – lapkritis", "1956 m. spalis"),
    "is": ("2–5. apríl 1982", "júní – nóvember 1955", "október 1956"),
}


def test_dates_are_right_in_every_language_whatever_was_written_before() -> None:
    every = [(locale, number) for locale in WORDS for number in range(len(DATES))] * 2
    random.Random(1).shuffle(every)
    for locale, number in every:
        said = " ".join(date_in_words(Edtf.parse(DATES[number]), locale, str).split())  # some spaces are narrow
        assert said == WORDS[locale][number], locale


@pytest.mark.parametrize(
    ("language", "way", "arrow"), [("ar", "rtl", "←"), ("he", "rtl", "←"), ("fa", "rtl", "←"), ("sv", "ltr", "→")]
)
def test_a_transfer_points_as_it_is_read(language: str, way: str, arrow: str) -> None:
    assert direction(language) == way
    assert translations(language).gettext("{from:name} → {to:name}") == f"{{from:name}} {arrow} {{to:name}}"


def test_a_page_of_a_language_from_right_to_left_says_so(world: Path, tmp_path: Path, run_build: object) -> None:
    rich.put(world / "claims/atlas.toml", rich.data_of(world / "claims/atlas.toml") | {"languages": ["en", "ar"]})
    territories = rich.data_of(world / "geodata/territories.toml")
    for territory in territories.values():
        territory["name"]["ar"] = ["جزيرة"]
    rich.put(world / "geodata/territories.toml", territories)
    done = run_build("--atlas", world, "--out", tmp_path / "site", "--part", "pages", "--jobs", "1")  # type: ignore[operator]
    assert done.returncode == 0, done.stderr
    for page in ("1910-offer", "index", "compare"):
        assert '<html lang="ar" dir="rtl"' in (tmp_path / f"site/ar/{page}.html").read_text(encoding="utf-8")
        assert ' dir="rtl"' not in (tmp_path / f"site/{page}.html").read_text(encoding="utf-8")
    assert "Red ← Blue" in (tmp_path / "site/ar/1910-offer.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1900~", ("c. 1900", "1900年頃", "прибл. 1900")),
        ("1900-05?", ("May 1900 (uncertain)", "1900年5月（不確か）", "май 1900 г. (не точно)")),
        ("190X", ("1900–1909", "1900～1909年", "1900–1909")),
        ("1900-21", ("spring 1900", "1900年春", "весна 1900")),
        ("1900/..", ("from 1900", "1900年から", "начало: 1900")),
        ("../1900-05", ("until May 1900", "1900年5月まで", "конец: май 1900 г.")),
        ("1900~/1905", ("c. 1900 – 1905", "1900年頃～1905年", "прибл. 1900 — 1905")),
    ],
)
def test_what_is_not_wholly_known_is_said_so(text: str, words: tuple[str, ...]) -> None:
    for (locale, language), expected in zip((("en_GB", "en"), ("ja", "ja"), ("ru", "ru")), words, strict=True):
        said = date_in_words(Edtf.parse(text), locale, translations(language).gettext)
        assert " ".join(said.split()) == expected


@pytest.mark.parametrize("date", ["1900~", "1900-05%", "190X", "1900-21", "1900/..", "../1900"])
def test_a_record_of_such_a_date_is_built_in_all_that_shows_it(
    date: str, world: Path, tmp_path: Path, run_build: object
) -> None:
    treaty = world / "claims/scenarios/1900-treaty.toml"
    rich.put(treaty, rich.data_of(treaty) | {"date": date})
    if date == "1900~":
        done = run_build("--atlas", world, "--out", tmp_path / "site", "--part", "pages", "--jobs", "1")  # type: ignore[operator]
        assert done.returncode == 0, done.stderr
        assert "c. 1900" in (tmp_path / "site/1900-treaty.html").read_text(encoding="utf-8")
    assert read(world)[0].lines == []
