"""What earlier builds found of scenarios, so that those that did not change are neither read nor checked again."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atlas_files.digest import sha256
from claims_atlas.cache import Cache, of_folder, worth_keeping
from claims_atlas.fingerprint import Fingerprint
from claims_atlas.parsed import Parsed

if TYPE_CHECKING:
    from claims import Claims, Known

FOLDER = "claims/scenarios/"


class Briefs:
    """Scenarios in brief by their files, from a sound atlas.

    One holds as long as its file is what it was, and so is all else: the other data, the program, and which scenarios
    there are. What the other scenarios say has no part in it.
    """

    def __init__(self, cache: Cache, atlas: Path) -> None:
        self._cache, self._name = cache, f"briefs-{of_folder(atlas)}"
        self._before: dict[str, tuple[str, dict[str, Any]]] = {}

    def known(self, fingerprint: Fingerprint, parsed: Parsed) -> Known:
        """Return the scenarios of which all is known that there is to know."""
        head, _line, text = (self._cache.get(self._name) or "").partition("\n")
        self._before = json.loads(text) if head == _all_else(fingerprint) else {}
        found: dict[str, tuple[dict[str, Any], partial[dict[str, Any]]]] = {}
        for file, (key, data) in self._before.items():
            if fingerprint.inputs[file] == key and parsed.use(key):
                found[data["id"]] = data, partial(parsed.tables, key)
        return found

    def save(self, fingerprint: Fingerprint, said: Claims, parsed: Parsed) -> None:
        """Keep all scenarios of a sound atlas in brief, where enough of them are new."""
        files = {f"{FOLDER}{key}.toml": brief for key, brief in said.briefs.items()}
        now = {
            file: (fingerprint.inputs[file], brief)
            for file, brief in files.items()
            if parsed.use(fingerprint.inputs[file])
        }
        if worth_keeping((key for key, _ in now.values()), (key for key, _ in self._before.values())):
            kept = {file: [key, brief.data()] for file, (key, brief) in now.items()}
            self._cache.put(self._name, f"{_all_else(fingerprint)}\n{json.dumps(kept, ensure_ascii=False)}")


def _all_else(fingerprint: Fingerprint) -> str:
    data = [(file, "" if file.startswith(FOLDER) else key) for file, key in fingerprint.inputs.items()]
    return sha256(json.dumps([data, sorted(fingerprint.program.items())]).encode())
