"""What is composed of messages, parties and dates: printed for review, and right for languages that inflect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims import Claims, Disposition, administration_at
from claims.dates import Edtf
from claims_atlas.reading import read
from geodata import Geodata
from maps.kit.forms import Named, forms_asked
from maps.view.phrases import Phrases
from maps.view.records import in_short, meaning
from maps.view.site import place
from maps.view.substance import substance
from maps.view.symbols import symbol_of, symbol_of_control
from maps.view.wordings import CLAUSES, HOW, KEY, LABELS, LEGEND, SENTENCES, STANDINGS
from tests.conftest import ROOT
from tests.shipped import LANGUAGES, SHIPPED

GOLDEN = ROOT / "tests" / "golden"
_FEW = 3  # scenarios that are named beside what they say; more are counted


def composed(claims: Claims, names: dict[str, str], phrases: Phrases) -> Iterator[tuple[str, str, str]]:
    """All that is put together from messages: what kind of thing, the words, the scenario."""
    for key, scenario in claims.scenarios.items():
        yield "substance", substance(scenario, names, phrases), key
        yield "date", phrases.date(scenario.date), key
        for disposition in scenario.dispositions:
            yield "label", phrases.label(disposition), key
            yield "phrase", phrases.phrase(disposition), key
            if how := phrases.how(disposition):
                yield "how", how, key
            yield "legend", meaning(symbol_of(disposition), phrases), key
            yield "key", in_short(symbol_of(disposition), phrases), key
        for territory in names:
            at = administration_at(claims.control, territory, scenario.date)
            yield "administered", phrases.administered(at), key
            yield "legend", meaning(symbol_of_control(at), phrases), key
    for row in claims.control:
        yield "control", phrases.term(row), row.territory


def reviewed(claims: Claims, geodata: Geodata, language: str) -> str:
    """The same, each thing once with those that say it."""
    default = claims.atlas.languages[0]
    names = {key: place(key, one, language, default).label for key, one in geodata.territories.items()}
    found: dict[str, dict[str, dict[str, None]]] = {}
    for kind, words, key in composed(claims, names, Phrases(claims.atlas, language)):
        found.setdefault(kind, {}).setdefault(words, {})[key] = None
    lines = []
    for kind, said in found.items():
        lines.append(f"# {kind}")
        for words, keys in said.items():
            more = f" and {len(keys) - _FEW} more" if len(keys) > _FEW else ""
            lines.append(f"{words}   [{', '.join([*keys][:_FEW])}{more}]")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_composed_is_what_was_reviewed(language: str, request: pytest.FixtureRequest) -> None:
    text = reviewed(SHIPPED.claims, SHIPPED.geodata, language)
    golden = GOLDEN / f"phrases.{language}.txt"
    if request.config.getoption("--bless"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8"), "review the change, then run pytest --bless"


def disposition(outcome: str, how: str = "named", **more: object) -> Disposition:
    base = {"of": ("x",), "source": "s", "locator": "l", "verification": "verified"}
    return Disposition.model_validate({**base, "outcome": outcome, "how": how, **more})


CASES = {
    "not-recognised": disposition("not-recognised", by="usa", title_of="ussr"),
    "one who refuses": disposition("not-recognised", by="japan", title_of="ussr"),
    "transfers": disposition("transfers", **{"from": "ussr", "to": "japan"}),
    "referred": disposition("referred", to="allied-powers"),
    "offered": disposition(
        "transfers",
        "offered",
        conditions=[
            {"type": kind, "text": {"en": "x"}, "source": "s", "locator": "l", "verification": "verified"}
            for kind in ("peace-treaty", "demilitarisation")
        ],
        **{"from": "ussr", "to": "japan"},
    ),
    "administered": disposition("deferred", "reported", between=["japan", "russia"], administration="russia"),
}


@pytest.mark.parametrize(
    ("language", "case", "words"),
    [
        ("ru", "not-recognised", "США не признают правового титула СССР"),
        ("ru", "one who refuses", "Япония не признаёт правового титула СССР"),
        ("ru", "transfers", "предстоит передача от СССР Японии"),
        ("ru", "referred", "решение — за союзными державами"),
        (
            "ru",
            "offered",
            "предложение о передаче от СССР Японии после заключения мирного договора, при условии демилитаризации",
        ),
        ("ru", "administered", "по сообщениям, предмет переговоров Японии и России (управление — за Россией)"),
        ("ja", "offered", "平和条約の締結後、非軍事化を条件に、ソ連から日本へ引き渡す（提案）"),
        ("ja", "administered", "ロシアの施政の下で、日本とロシアの交渉に委ねる（報告・報道による）"),
        ("en", "offered", "offered: transfer from the USSR to Japan, after a peace treaty, if not militarised"),
        ("en", "administered", "reported: left to talks between Japan and Russia, with Russia administering"),
    ],
)
def test_a_party_stands_in_its_form_and_conditions_where_the_language_has_them(
    language: str, case: str, words: str
) -> None:
    assert Phrases(SHIPPED.claims.atlas, language).phrase(CASES[case]) == words


@pytest.mark.parametrize(
    ("language", "words", "quoted"),
    [
        ("en", "the words “no line” are out", "“the words ‘no line’ are out”"),
        ("ja", "所屬の「ウルップ」を", "「所屬の『ウルップ』を」"),
        ("ru", "исключить слова: «и вопрос»", "«исключить слова: „и вопрос“»"),
    ],
)
def test_a_quote_within_a_quote_has_marks_of_its_own(language: str, words: str, quoted: str) -> None:
    assert Phrases(SHIPPED.claims.atlas, language).quoted(words) == quoted


def test_every_outcome_says_in_every_message_how_it_stands() -> None:
    for messages in (SENTENCES, LABELS, KEY, LEGEND, CLAUSES):
        outcomes = {key for key in messages if not key.endswith(tuple(f"-{one}" for one in STANDINGS))}
        for outcome in outcomes - {"silent", "administered"}:
            each = [messages[outcome], *(messages[f"{outcome}-{how}"] for how in STANDINGS[1:])]
            for language in LANGUAGES:
                settled, claimed, offered, reported = map(Phrases(SHIPPED.claims.atlas, language).gettext, each)
                # What is claimed of a decision by others is no more than a proposal: that may have the same word.
                for unsettled in (claimed, offered):
                    assert len({settled, unsettled, reported}) == 3, (language, outcome)


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_is_said_of_what_a_papers_words_settle_and_never_of_silence_or_of_a_claim(language: str) -> None:
    phrases = Phrases(SHIPPED.claims.atlas, language)
    assert phrases.how(disposition("silent", "by-implication")) == ""
    assert phrases.how(disposition("holds", "claimed", holder="japan")) == ""
    assert phrases.how(disposition("holds", "by-line", holder="japan")) == phrases.gettext(HOW["by-line"])


def test_a_message_takes_any_form_that_the_atlas_has_and_agrees_in_number() -> None:
    one = Named([{"name": "Red", "genitive": "Red's"}], " & ".join)
    several = Named([{"name": "Red", "genitive": "Red's"}, {"name": "Blue", "in_text": "the Blues"}], " & ".join)
    plural = Named([{"name": "Reds", "number": "plural"}], " & ".join)
    assert f"{one} {one:genitive} {one:refuses|refuse}" == "Red Red's refuses"
    assert f"{several} {several:name} {several:refuses|refuse}" == "Red & the Blues Red & Blue refuse"
    assert f"{plural:refuses|refuse}" == "refuse"


def test_the_atlas_is_told_each_form_that_a_catalogue_asks_for_and_it_lacks(world: Path) -> None:
    path = world / "claims/atlas.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('languages = ["en"]', 'languages = ["en", "ja", "ru"]'), encoding="utf-8")
    assert {"genitive", "dative", "instrumental"} == set(forms_asked("ru"))
    assert forms_asked("ja") == forms_asked("en") == forms_asked("de") == ()
    lines = read(world)[0].lines
    forms = [line for line in lines if ".forms." in line]
    assert len(forms) == 6
    assert forms[0] == (
        "claims/atlas.toml: parties.red.forms.ru.dative: is missing: the interface's ru names parties in this form"
    )
    whole = path.read_text(encoding="utf-8")
    given = 'forms.ru = { genitive = "г", dative = "д", instrumental = "т" }\ncolour'
    path.write_text(whole.replace("colour", given), encoding="utf-8")
    assert [line for line in read(world)[0].lines if ".forms." in line] == []


def test_a_number_that_no_verb_knows_is_a_problem_line(world: Path) -> None:
    path = world / "claims/atlas.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("colour", 'forms.en = { number = "dual" }\ncolour', 1), encoding="utf-8")
    assert [line for line in read(world)[0].lines if "dual" in line] == [
        "claims/atlas.toml: parties.red.forms.en.number: found 'dual', expected 'singular' or 'plural'"
    ]


def test_in_text_is_short_for_a_form(world: Path) -> None:
    claims = read(world)[2]
    assert claims is not None
    assert claims.atlas.parties["red"].forms == {"en": {"in_text": "the Reds"}}
    assert Phrases(claims.atlas, "en").phrase(disposition("holds", holder="red")) == "held by the Reds"


@pytest.mark.parametrize(
    ("text", "en", "ja", "ru"),
    [
        (
            "1961-08-12/1961-12-08",
            "12 August – 8 December 1961",
            "1961年8月12日～12月8日",
            "12 августа — 8 декабря 1961 г.",
        ),
        ("1945-09-03/1945-09-05", "3–5 September 1945", "1945年9月3～5日", "3–5 сентября 1945 г."),
        ("1955-06/1955-08", "June – August 1955", "1955年6月～8月", "июнь — август 1955 г."),
        ("1955/1956", "1955–1956", "1955～1956年", "1955–1956"),
        (
            "1955-12-30/1956-01-02",
            "30 December 1955 – 2 January 1956",
            "1955年12月30日～1956年1月2日",
            "30 декабря 1955 г. — 2 января 1956 г.",
        ),
        ("1955-06/1956", "June 1955 – 1956", "1955年6月～1956年", "июнь 1955 г. — 1956"),
    ],
)
def test_two_dates_have_one_sign_between_them_and_say_once_what_both_have(text: str, en: str, ja: str, ru: str) -> None:
    found = [Phrases(SHIPPED.claims.atlas, language).date(Edtf.parse(text)) for language in LANGUAGES]
    assert [re.sub(r"[\u2009\u202f\xa0]", " ", one) for one in found] == [en, ja, ru]


def test_two_names_in_a_sentence_stand_as_the_language_has_two() -> None:
    lists = [Phrases(SHIPPED.claims.atlas, language).listed(["A", "B"]) for language in LANGUAGES]
    assert lists == ["A and B", "AとB", "A и B"]
    assert [Phrases(SHIPPED.claims.atlas, language).listed(["A", "B", "C"]) for language in LANGUAGES] == [
        "A, B and C",
        "A、B、C",
        "A, B и C",
    ]
