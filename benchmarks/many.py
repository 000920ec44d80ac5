"""An atlas of any number of scenarios: those of the atlas that ships, round and round, on the same outlines.

    python benchmarks/many.py OUT COUNT

The first round is as it ships. In each further one a scenario has a number behind its id and title, and refers to its
own round's others, as far as the count has them. All of it is valid data.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EDITED = "1955-molotov-proposal"  # what the benchmark edits
REFERS = re.compile(r'^(compare_to|reading_of|answers) = "([^"]*)"', re.MULTILINE)

START = re.compile(r"\[\[start\]\]\n(?:.+\n)*")  # what the index opens with: it may not be there
LISTED = re.compile(r'^    "(\d[^"]*)",\n', re.MULTILINE)  # a scenario in a list of atlas.toml


def generate(out: Path, count: int) -> None:
    """Write an atlas of ``count`` scenarios to the folder ``out``: of those that ship, and then of these numbered."""
    texts = _shipped(count)
    shutil.copytree(ROOT / "geodata", out / "geodata", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    scenarios = out / "claims" / "scenarios"
    scenarios.mkdir(parents=True)
    shutil.copy(ROOT / "claims/control.toml", out / "claims/control.toml")
    atlas = (ROOT / "claims/atlas.toml").read_text(encoding="utf-8")
    listed = START.sub("", LISTED.sub(lambda line: line[0] if line[1] in texts else "", atlas))
    (out / "claims/atlas.toml").write_text(listed, encoding="utf-8")
    cited = "".join([*texts.values(), (ROOT / "claims/control.toml").read_text(encoding="utf-8")])
    sources = json.loads((ROOT / "claims/sources.json").read_text(encoding="utf-8"))
    kept = [item for item in sources if f'"{item.get("citation-key") or item["id"]}"' in cited]
    (out / "claims/sources.json").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    keys = list(texts)
    ids = [_id(keys, number) for number in range(count)]
    there = set(ids)
    for number, key in enumerate(ids):
        text = texts[keys[number % len(keys)]]
        if number >= len(keys):
            text = _numbered(text, number // len(keys), there)
        (scenarios / f"{key}.toml").write_text(text, encoding="utf-8")


def _shipped(count: int) -> dict[str, str]:
    """Return the text of as many of the scenarios that ship as do without the others, ``count`` at most, by id."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "claims/scenarios").glob("*.toml"))}
    atlas = tomllib.loads((ROOT / "claims/atlas.toml").read_text(encoding="utf-8"))
    chosen: set[str] = set()
    for key in (atlas["default_baseline"], EDITED, *texts):
        together, new = set(chosen), [key]
        while new:
            one = new.pop()
            if one not in together:
                together.add(one)
                new += [other for _, other in REFERS.findall(texts[one])]
        if len(together) <= count:
            chosen = together
    if not chosen:
        raise ValueError(f"{count} are too few: scenarios name each other")
    return {key: texts[key] for key in texts if key in chosen}


def _id(keys: list[str], number: int) -> str:
    around, at = divmod(number, len(keys))
    return f"{keys[at]}-{around}" if around else keys[at]


def _numbered(text: str, around: int, there: set[str]) -> str:
    def refer(match: re.Match[str]) -> str:
        other = f"{match[2]}-{around}"
        return f'{match[1]} = "{other if other in there else match[2]}"'

    text = REFERS.sub(refer, text)
    return re.sub(r'^((?:title|short|summary)\.\w+ = ".*)"$', rf'\1 ({around})"', text, flags=re.MULTILINE)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
