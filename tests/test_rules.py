"""One broken atlas for each rule, with the exact line it must print, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from claims_atlas.reading import read

OFFER = "claims/scenarios/1910-offer.toml"
TREATY = "claims/scenarios/1900-treaty.toml"
READING = "claims/scenarios/1911-reading-by-blue.toml"
ATLAS, CONTROL, SOURCES = "claims/atlas.toml", "claims/control.toml", "claims/sources.json"
TERRITORIES, OUTLINES, CONTEXT = "geodata/territories.toml", "geodata/outlines.geojson", "geodata/context.geojson"
PROVENANCE = "geodata/sources.toml"


class Broken(NamedTuple):
    """Replace ``old`` with ``new`` once in ``file``; ``line`` must then be among the problems."""

    file: str
    old: str
    new: str
    line: str


RULES = {
    "outcome-misspelt": Broken(
        OFFER,
        'outcome = "transfers"',
        'outcome = "transfered"',
        f"{OFFER}: dispositions.2.outcome: 'transfered' is not an outcome; did you mean 'transfers'?",
    ),
    "deck-of-unknown-scenario": Broken(
        ATLAS,
        'default_baseline = "1900-treaty"',
        'default_baseline = "1900-treaty"\ndeck = ["1900-traety"]',
        f"{ATLAS}: deck: '1900-traety' is not a scenario; did you mean '1900-treaty'?",
    ),
    "deck-without-counterpart": Broken(
        ATLAS,
        'default_baseline = "1900-treaty"',
        'default_baseline = "1900-treaty"\ndeck = ["1900-treaty"]',
        f"{ATLAS}: deck: '1900-treaty' has no compare_to; expected scenarios with a counterpart",
    ),
    "answer-to-nobody": Broken(
        OFFER,
        'answers = "1900-treaty"',
        'answers = "1900-traety"',
        f"{OFFER}: answers: '1900-traety' is not a scenario; did you mean '1900-treaty'?",
    ),
    "answer-to-itself": Broken(
        OFFER,
        'answers = "1900-treaty"',
        'answers = "1910-offer"',
        f"{OFFER}: answers: a scenario cannot refer to itself",
    ),
    "answer-to-what-is-yet-to-come": Broken(
        TREATY,
        'actors = ["blue", "red"]',
        'actors = ["blue", "red"]\nanswers = "1910-offer"',
        f"{TREATY}: answers: '1910-offer' is of 1910-03/1911, after 1900-05-01; expected a paper that is no later",
    ),
    "language-that-is-none": Broken(
        OFFER,
        'title.en = "Red\'s offer"',
        'title.en = "Red\'s offer"\ntitle.english = "Red\'s offer"',
        f"{OFFER}: title.english: 'english' is not a language; expected a code such as 'ja' or 'zh-Hant' (BCP 47)",
    ),
    "language-that-nobody-speaks": Broken(
        ATLAS,
        'languages = ["en"]',
        'languages = ["en", "xx"]',
        f"{ATLAS}: languages: 'xx' is not known; expected a language of the CLDR",
    ),
    "party-id-that-no-picture-can-have": Broken(
        ATLAS,
        "[parties.blue]",
        '[parties."o\'blue"]',
        f"{ATLAS}: parties.o'blue: 'o'blue' is not an id; expected a-z, 0-9, '-' and '_'",
    ),
    "territory-id-that-is-none": Broken(
        TERRITORIES,
        "[far-isle]",
        '["far/isle"]',
        f"{TERRITORIES}: 'far/isle' is not an id; expected a-z, 0-9, '-' and '_'",
    ),
    "language-twice": Broken(
        ATLAS,
        'languages = ["en"]',
        'languages = ["en", "en"]',
        f"{ATLAS}: languages: found ['en', 'en'], expected each language once",
    ),
    "character-that-no-file-holds": Broken(
        OFFER,
        "It rained.",
        "It\\u0007rained.",
        f"{OFFER}: notes.1.text.en: has the character U+0007, expected characters that can be written",
    ),
    "half-a-character": Broken(
        SOURCES,
        "What Red offers",
        "What \\ud800 offers",
        f"{SOURCES}: 2.title: has the character U+D800, expected characters that can be written",
    ),
    "source-with-a-note-that-is-no-text": Broken(
        SOURCES,
        '"title": "What Red offers",',
        '"title": "What Red offers", "note": 5,',
        f"{SOURCES}: gazette.note: found int 5, expected text in quotes",
    ),
    "source-with-a-script-for-an-address": Broken(
        SOURCES,
        '"title": "What Red offers",',
        '"title": "What Red offers", "URL": "javascript:alert(1)",',
        f"{SOURCES}: gazette.URL: 'javascript:alert(1)' is not an address on the web; "
        "expected one with http:// or https://",
    ),
    "source-of-no-year": Broken(
        SOURCES,
        "[[1911]]",
        '[["spring"]]',
        f"{SOURCES}: gazette.issued: found [\"spring\"] in 'date-parts', expected whole numbers: year, month, day",
    ),
    "own-kind-that-all-have": Broken(
        ATLAS,
        "[parties.red]",
        '[kinds.treaty]\nname.en = "treaty"\n\n[parties.red]',
        f"{ATLAS}: kinds.treaty: 'treaty' is in the shared list; expected a word of one's own",
    ),
    "own-condition-without-words": Broken(
        ATLAS,
        "[parties.red]",
        '[conditions.tribute]\ntext.ja = "年貢"\n\n[parties.red]',
        f"{ATLAS}: conditions.tribute.text: has no text in the default language 'en'",
    ),
    "how-unknown": Broken(
        OFFER,
        'how = "offered"',
        'how = "ofered"',
        f"{OFFER}: dispositions.2.how: 'ofered' is not a way of disposing; did you mean 'offered'?",
    ),
    "kind-unknown": Broken(
        TREATY,
        'kind = "treaty"',
        'kind = "tretay"',
        f"{TREATY}: kind: 'tretay' is not a kind of scenario; did you mean 'treaty'?",
    ),
    "verification-unknown": Broken(
        READING,
        'locator = "p. 9"\nverification = "secondary"\n\n[[dispositions]]',
        'locator = "p. 9"\nverification = "secondry"\n\n[[dispositions]]',
        f"{READING}: verification: 'secondry' is not a degree of verification; did you mean 'secondary'?",
    ),
    "condition-type-unknown": Broken(
        OFFER,
        'type = "peace-treaty"',
        'type = "peace-traety"',
        f"{OFFER}: dispositions.2.conditions.1.type: "
        "'peace-traety' is not a type of condition; did you mean 'peace-treaty'?",
    ),
    "key-unknown": Broken(
        OFFER,
        'to = "blue"',
        'tu = "blue"',
        f"{OFFER}: dispositions.2.tu: is not a key here; did you mean 'to'?",
    ),
    "key-missing": Broken(TREATY, 'status.en = "In force"\n', "", f"{TREATY}: status: is missing"),
    "disposition-without-citation": Broken(
        TREATY,
        'source = "treaty"\nlocator = "the text',
        'locator = "the text',
        f"{TREATY}: dispositions.3.source: is missing",
    ),
    "source-unknown": Broken(
        TREATY,
        'source = "treaty"\nlocator = "the text',
        'source = "traety"\nlocator = "the text',
        f"{TREATY}: dispositions.3.source: 'traety' is not in {SOURCES}; did you mean 'treaty'?",
    ),
    "condition-source-unknown": Broken(
        OFFER,
        'made.", source = "gazette"',
        'made.", source = "rumour"',
        f"{OFFER}: dispositions.2.conditions.1.source: 'rumour' is not in {SOURCES}",
    ),
    "locator-empty": Broken(
        TREATY,
        'locator = "the text names it nowhere"',
        'locator = " "',
        f"{TREATY}: dispositions.3.locator: is empty; expected an article, paragraph, page or document",
    ),
    "territory-missing": Broken(
        OFFER,
        'of = ["far-isle"]',
        'of = ["farther-isle"]',
        f"{OFFER}: dispositions: 'far-isle' is in none; expected each territory once, or [others]",
    ),
    "territory-unknown": Broken(
        OFFER,
        'of = ["far-isle"]',
        'of = ["farther-isle"]',
        f"{OFFER}: dispositions.3.of: 'farther-isle' is not a territory; did you mean 'far-isle'?",
    ),
    "party-missing": Broken(
        OFFER, 'to = "blue"\n', "", f"{OFFER}: dispositions.2.to: is missing: outcome is 'transfers'"
    ),
    "party-out-of-place": Broken(
        TREATY,
        'outcome = "silent"',
        'outcome = "silent"\nholder = "red"',
        f"{TREATY}: dispositions.3.holder: does not go with outcome 'silent'",
    ),
    "party-unknown": Broken(
        OFFER,
        'to = "blue"',
        'to = "bleu"',
        f"{OFFER}: dispositions.2.to: 'bleu' is not a party of claims/atlas.toml; did you mean 'blue'?",
    ),
    "between-one": Broken(
        OFFER,
        'between = ["red", "blue"]',
        'between = ["red", "red"]',
        f"{OFFER}: dispositions.3.between: found ['red', 'red'], expected two different parties or more",
    ),
    "transfer-to-oneself": Broken(
        OFFER,
        'to = "blue"',
        'to = "red"',
        f"{OFFER}: dispositions.2.to: is the party that the territory is transferred from",
    ),
    "date-impossible": Broken(
        TREATY,
        'date = "1900-05-01"',
        'date = "1900-02-30"',
        f"{TREATY}: date: '1900-02-30' is not a date; "
        "expected YYYY, YYYY-MM, YYYY-MM-DD or an interval of two such, A/B",
    ),
    "date-unquoted": Broken(
        TREATY,
        'date = "1900-05-01"',
        "date = 1900-05-01",
        f'{TREATY}: date: found 1900-05-01 without quotes, expected a date in quotes such as "1956-10-19"',
    ),
    "date-not-of-the-name": Broken(
        TREATY,
        'date = "1900-05-01"',
        'date = "1901-05-01"',
        f"{TREATY}: date: '1901-05-01' is not in the year that the file's name begins with",
    ),
    "text-without-default-language": Broken(
        OFFER,
        'summary.en = "Red',
        'summary.fr = "Red',
        f"{OFFER}: summary: has no text in the default language 'en'",
    ),
    "text-not-text": Broken(
        OFFER,
        'text.en = "It rained."',
        "text.en = 3",
        f"{OFFER}: notes.1.text.en: found int 3, expected text in quotes",
    ),
    "compare-to-unknown": Broken(
        OFFER,
        'compare_to = "1900-treaty"',
        'compare_to = "1900-traety"',
        f"{OFFER}: compare_to: '1900-traety' is not a scenario; did you mean '1900-treaty'?",
    ),
    "compare-to-itself": Broken(
        OFFER,
        'compare_to = "1900-treaty"',
        'compare_to = "1910-offer"',
        f"{OFFER}: compare_to: a scenario cannot refer to itself",
    ),
    "reading-without-document": Broken(
        READING, 'reading_of = "1900-treaty"\n', "", f"{READING}: reading_of: is missing: kind is 'reading'"
    ),
    "held-by-without-reading": Broken(
        TREATY,
        'kind = "treaty"',
        'kind = "treaty"\nheld_by = "red"',
        f"{TREATY}: held_by: stands in a scenario of kind 'treaty'; expected 'reading'",
    ),
    "id-in-the-file": Broken(
        TREATY,
        'kind = "treaty"',
        'kind = "treaty"\nid = "1900-treaty"',
        f"{TREATY}: id: is not a key here: the file's name is the id",
    ),
    "toml-broken": Broken(
        TREATY,
        'kind = "treaty"',
        "kind = treaty",
        f"{TREATY}: is not valid TOML: Invalid value (at line 2, column 8)",
    ),
    "colour-not-a-colour": Broken(
        ATLAS,
        '"#E69F00"',
        '"orange"',
        f"{ATLAS}: parties.red.colour: 'orange' is not a colour; expected '#' and six digits 0-9, A-F",
    ),
    "main-view-unknown": Broken(
        ATLAS,
        '["north-isle", "south-isle"]',
        '["north-isle", "sud-isle"]',
        f"{ATLAS}: main_view: 'sud-isle' is not a territory; did you mean 'south-isle'?",
    ),
    "eras-out-of-order": Broken(
        ATLAS,
        'languages = ["en"]',
        'languages = ["en"]\neras = [{ from = "1910", name.en = "Late" }, { from = "1900", name.en = "Early" }]',
        f"{ATLAS}: eras: '1900' stands after '1910'; expected time order",
    ),
    "start-of-unknown-scenario": Broken(
        ATLAS,
        "[parties.red]",
        '[[start]]\ntitle.en = "Peace?"\nshow = ["1900-treaty", "1910-ofer"]\n\n[parties.red]',
        f"{ATLAS}: start.1.show: '1910-ofer' is not a scenario; did you mean '1910-offer'?",
    ),
    "start-with-one-twice": Broken(
        ATLAS,
        "[parties.red]",
        '[[start]]\ntitle.en = "Peace?"\nshow = ["1900-treaty", "1900-treaty"]\n\n[parties.red]',
        f"{ATLAS}: start.1.show: '1900-treaty' stands twice; expected two to compare, or one",
    ),
    "start-untitled": Broken(
        ATLAS,
        "[parties.red]",
        '[[start]]\ntitle.ja = "平和"\nshow = ["1900-treaty"]\n\n[parties.red]',
        f"{ATLAS}: start.1.title: has no text in the default language 'en'",
    ),
    "start-with-three": Broken(
        ATLAS,
        "[parties.red]",
        '[[start]]\ntitle.en = "Peace?"\nshow = ["1900-treaty", "1910-offer", "1911-reading-by-blue"]\n\n[parties.red]',
        f"{ATLAS}: start.1.show: found 3 scenarios; expected two to compare, or one",
    ),
    "baseline-unknown": Broken(
        ATLAS,
        'default_baseline = "1900-treaty"',
        'default_baseline = "1900-truce"',
        f"{ATLAS}: default_baseline: '1900-truce' is not a scenario; did you mean '1900-treaty'?",
    ),
    "source-unused": Broken(
        SOURCES,
        "[\n  {\n",
        '[\n  { "id": "diary", "type": "book", "title": "Diary" },\n  {\n',
        f"{SOURCES}: diary: is cited nowhere",
    ),
    "source-twice": Broken(
        SOURCES,
        "[\n  {\n",
        '[\n  { "id": "gazette", "type": "book", "title": "Diary" },\n  {\n',
        f"{SOURCES}: gazette: stands twice in the bibliography",
    ),
    "source-key-twice": Broken(
        SOURCES,
        '"id": "gazette",',
        '"id": "gazette", "title": "A",',
        f"{SOURCES}: title: the key stands twice in one object",
    ),
    "source-untitled": Broken(SOURCES, '"title": "What Red offers",', "", f"{SOURCES}: gazette: has no title"),
    "control-gap": Broken(
        CONTROL,
        'party = "blue"\nfrom = "1905-01-01/1905-02-01"',
        'party = "blue"\nfrom = "1906"',
        f"{CONTROL}: south-isle: one row ends at 1905-01-01/1905-02-01, the next begins at 1906",
    ),
    "control-open": Broken(
        CONTROL,
        'territory = "north-isle"\nparty = "red"\nfrom = "1850"',
        'territory = "north-isle"\nparty = "red"\nfrom = "1850"\nuntil = "1999"',
        f"{CONTROL}: north-isle: nobody is said to administer it from 1999",
    ),
    "control-nobody": Broken(
        CONTROL,
        'territory = "far-isle"',
        'territory = "north-isle"',
        f"{CONTROL}: far-isle: nobody is said to administer it",
    ),
    "control-backwards": Broken(
        CONTROL,
        'territory = "north-isle"\nparty = "red"\nfrom = "1850"',
        'territory = "north-isle"\nparty = "red"\nfrom = "1850"\nuntil = "1840"',
        f"{CONTROL}: control.1.until: '1840' is before '1850'",
    ),
    "name-missing": Broken(
        TERRITORIES, 'name.en = ["Far Isle"]', 'name.fr = ["Far Isle"]', f"{TERRITORIES}: far-isle.name.en: is missing"
    ),
    "outline-name-missing": Broken(OUTLINES, '"name": "Far Isle"', '"name": ""', f"{OUTLINES}: far.name: is missing"),
    "area-without-source": Broken(
        TERRITORIES,
        'area_source = "survey"\n',
        "",
        f"{TERRITORIES}: north-isle.area_source: an area and its source go together; one is missing",
    ),
    "area-source-unknown": Broken(
        TERRITORIES,
        'area_source = "survey"',
        'area_source = "survay"',
        f"{TERRITORIES}: north-isle.area_source: 'survay' is not in {PROVENANCE}; did you mean 'survey'?",
    ),
    "outline-of-unknown-territory": Broken(
        OUTLINES,
        '"territory": "far-isle"',
        '"territory": "fair-isle"',
        f"{OUTLINES}: far.territory: 'fair-isle' is not in {TERRITORIES}; did you mean 'far-isle'?",
    ),
    "territory-without-outline": Broken(
        OUTLINES,
        '"territory": "far-isle"',
        '"territory": "north-isle"',
        f"{OUTLINES}: far-isle: the territory has no outline",
    ),
    "outline-without-provenance": Broken(
        OUTLINES,
        '"name": "Far Isle", "source": "survey"',
        '"name": "Far Isle", "source": "survy"',
        f"{OUTLINES}: far.source: 'survy' is not in {PROVENANCE}; did you mean 'survey'?",
    ),
    "outline-twice": Broken(OUTLINES, '"id": "far"', '"id": "north"', f"{OUTLINES}: north.id: 'north' stands twice"),
    "ring-crosses-itself": Broken(
        OUTLINES,
        "[[14, 50], [15, 50], [15, 51], [14, 51], [14, 50]]",
        "[[14, 50], [15, 51], [15, 50], [14, 51], [14, 50]]",
        f"{OUTLINES}: far: its ring is not valid: Self-intersection[14.5 50.5]",
    ),
    "ring-open": Broken(
        OUTLINES,
        "[[14, 50], [15, 50], [15, 51], [14, 51], [14, 50]]",
        "[[14, 50], [15, 50]]",
        f"{OUTLINES}: far: ring 1 has 2 positions, expected four or more",
    ),
    "metres-for-degrees": Broken(
        OUTLINES,
        "[[14, 50], [15, 50], [15, 51], [14, 51], [14, 50]]",
        "[[1400, 50], [1500, 50], [1500, 51], [1400, 51], [1400, 50]]",
        f"{OUTLINES}: far: ring 1, position 1: found [1400, 50], expected degrees of longitude and latitude",
    ),
    "not-a-polygon": Broken(
        CONTEXT,
        '{"type": "Polygon", "coordinates": [[[8, 48], [9, 48], [9, 52], [8, 52], [8, 48]]]}',
        '{"type": "Point", "coordinates": [8, 48]}',
        f"{CONTEXT}: mainland: found geometry Point, expected a Polygon or MultiPolygon",
    ),
    "crs-other": Broken(
        OUTLINES,
        '"features": [',
        '"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}, "features": [',
        f"{OUTLINES}: crs: found 'urn:ogc:def:crs:EPSG::3857', expected longitude and latitude on WGS 84 (RFC 7946)",
    ),
    "outlines-overlap": Broken(
        OUTLINES,
        "[[14, 50], [15, 50], [15, 51], [14, 51], [14, 50]]",
        "[[10.5, 50], [15, 50], [15, 51], [10.5, 51], [10.5, 50]]",
        f"{OUTLINES}: north: overlaps 'far' by 0.48 square degrees at [10.8000, 50.5000]",
    ),
    "not-a-collection": Broken(
        CONTEXT,
        '"type": "FeatureCollection"',
        '"type": "Features"',
        f"{CONTEXT}: type: found 'Features', expected 'FeatureCollection'",
    ),
    "licence-missing": Broken(
        PROVENANCE, 'licence = "Public domain"\n', "", f"{PROVENANCE}: survey.licence: is missing"
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_broken_rule_prints_its_exact_line(rule: str, world: Path) -> None:
    file, old, new, line = RULES[rule]
    text = (world / file).read_text(encoding="utf-8")
    assert text.count(old) >= 1, "the rule's own text has gone stale"
    (world / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    problems, _, _ = read(world)
    assert line in problems.lines


def test_the_unbroken_atlas_has_no_problem(world: Path) -> None:
    assert read(world)[0].lines == []


def test_all_problems_of_all_files_are_listed_at_once(world: Path) -> None:
    for file, old, new, _ in (RULES["outcome-misspelt"], RULES["kind-unknown"], RULES["ring-crosses-itself"]):
        path = world / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    lines = read(world)[0].lines
    expected = {RULES[rule].line for rule in ("outcome-misspelt", "kind-unknown", "ring-crosses-itself")}
    assert expected <= set(lines)


@pytest.mark.parametrize("file", [ATLAS, CONTROL, SOURCES, TERRITORIES, OUTLINES, CONTEXT, PROVENANCE])
def test_a_missing_file_is_a_problem_line(file: str, world: Path) -> None:
    (world / file).unlink()
    assert f"{file}: is missing" in read(world)[0].lines


def test_a_file_that_is_not_utf8_is_a_problem_line(world: Path) -> None:
    (world / TREATY).write_bytes(b'date = "1900"\xff')
    assert f"{TREATY}: line 1 is not UTF-8 (byte 0xff), expected UTF-8: save it as that" in read(world)[0].lines


def test_an_atlas_without_scenarios_is_a_problem_line(world: Path) -> None:
    for path in (world / "claims/scenarios").iterdir():
        path.unlink()
    assert "claims/scenarios: holds no scenario (*.toml)" in read(world)[0].lines


@pytest.mark.parametrize("name", ["offer.toml", "1910-Offer.toml", "1910.toml"])
def test_a_file_name_that_is_no_id_is_a_problem_line(name: str, world: Path) -> None:
    (world / OFFER).rename(world / "claims/scenarios" / name)
    expected = (
        f"claims/scenarios/{name}: the name is not a scenario's: expected a year, then words of a-z, 0-9, joined by '-'"
    )
    assert expected in read(world)[0].lines


def test_hostile_json_shapes_are_problem_lines_and_not_tracebacks(world: Path) -> None:
    for content in ("[]", "3", '{"type": "FeatureCollection"}', '{"type": "FeatureCollection", "features": [3, null]}'):
        (world / OUTLINES).write_text(content, encoding="utf-8")
        assert read(world)[0].lines, content
    for content in ("{}", "[3]", json.dumps([{"id": "x"}])):
        (world / SOURCES).write_text(content, encoding="utf-8")
        assert read(world)[0].lines, content
