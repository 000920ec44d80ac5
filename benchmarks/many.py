"""An atlas of any number of scenarios: those of the atlas that ships, round and round, on the same outlines.

    python benchmarks/many.py OUT COUNT

The first round is as it ships. In each further one a scenario has a number behind its id and title, and refers to its
own round's others, as far as the count has them. All of it is valid data.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def generate(out: Path, count: int) -> None:
    """Write an atlas of ``count`` scenarios (as many as ship, or more) to the folder ``out``."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "claims/scenarios").glob("*.toml"))}
    if count < len(texts):
        raise ValueError(f"{count} is less than the {len(texts)} scenarios that ship")
    shutil.copytree(ROOT / "geodata", out / "geodata", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    scenarios = out / "claims" / "scenarios"
    scenarios.mkdir(parents=True)
    for name in ("atlas.toml", "control.toml", "sources.json"):
        shutil.copy(ROOT / "claims" / name, out / "claims" / name)
    keys = list(texts)
    ids = [_id(keys, number) for number in range(count)]
    there = set(ids)
    for number, key in enumerate(ids):
        text = texts[keys[number % len(keys)]]
        if number >= len(keys):
            text = _numbered(text, number // len(keys), there)
        (scenarios / f"{key}.toml").write_text(text, encoding="utf-8")


def _id(keys: list[str], number: int) -> str:
    around, at = divmod(number, len(keys))
    return f"{keys[at]}-{around}" if around else keys[at]


def _numbered(text: str, around: int, there: set[str]) -> str:
    def refer(match: re.Match[str]) -> str:
        other = f"{match[2]}-{around}"
        return f'{match[1]} = "{other if other in there else match[2]}"'

    text = re.sub(r'^(compare_to|reading_of) = "([^"]*)"', refer, text, flags=re.MULTILINE)
    return re.sub(r'^((?:title|short|summary)\.\w+ = ".*)"$', rf'\1 ({around})"', text, flags=re.MULTILINE)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
