"""Installed from its wheel, beside PyPA's build, the program and its atlas work where no clone is.

The quick tests install the wheel into an empty environment with nothing but a path to the libraries that the tests run
with, behind its own: what the wheel lacks, or hides of a library, is seen, and no clone is on the path. The full test
has pip resolve and fetch everything, as a user does.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = {"atlas_files", "claims", "claims_atlas", "geodata", "maps"}
ID = "1956-joint-declaration"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*command: object, cwd: Path, expected: int = 0) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == expected, done.stdout
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made by way of the sdist as for an index."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(
        ROOT, source, ignore=shutil.ignore_patterns(".*", "build", "dist", "site", "__pycache__", "tests", "*.egg-info")
    )
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", source, cwd=folder)
    (made,) = (folder / "dist").glob("*.whl")
    return Path(made)


class Environment:
    """An environment of its own, and an empty folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.work = folder, folder / "work"
        self.work.mkdir()
        run(sys.executable, "-m", "venv", "--without-pip", folder / "env", cwd=folder)
        self.scripts = folder / "env" / SCRIPTS

    def pip(self, *arguments: object) -> None:
        run(sys.executable, "-m", "pip", "--python", self.scripts / "python", *arguments, cwd=self.folder)

    def python(self, code: str) -> str:
        return run(self.scripts / "python", "-c", code, cwd=self.work)


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    """The wheel alone; libraries come from those of the tests."""
    environment = Environment(tmp_path_factory.mktemp("installed"))
    environment.pip("install", "--quiet", "--no-deps", "--no-index", wheel)
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *filter(_libraries, sys.path)}
    own = environment.python("import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(own) / "libraries.pth").write_text("\n".join(sorted(places)) + "\n", encoding="utf-8")
    yield environment


def _libraries(place: str) -> bool:
    return Path(place).name in ("site-packages", "dist-packages")


def files(folder: Path) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_has_the_packages_whole_and_no_other_name(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert {name.split("/")[0] for name in inside} == PACKAGES
    assert inside == {
        name for package in PACKAGES for name in files(ROOT / package) if not name.endswith((".pyc", ".mo"))
    }


def test_the_wheel_has_both_licences_and_says_so(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (archive.read(name).decode() for name in names if name.endswith(".dist-info/METADATA"))
        for licence in ("LICENSE", "LICENSE-DATA"):
            (inside,) = (name for name in names if name.endswith(f".dist-info/licenses/{licence}"))
            assert archive.read(inside) == (ROOT / licence).read_bytes()
            assert f"License-File: {licence}\n" in metadata
    assert "License-Expression: MIT AND CC-BY-4.0 AND CC0-1.0\n" in metadata


def test_every_requirement_of_the_wheel_is_pinned(wheel: Path) -> None:
    from packaging.requirements import Requirement  # noqa: PLC0415
    from packaging.utils import canonicalize_name  # noqa: PLC0415

    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {canonicalize_name(Requirement(line).name) for line in lines}
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        needed = [
            canonicalize_name(Requirement(line.removeprefix("Requires-Dist: ")).name)
            for line in archive.read(name).decode().splitlines()
            if line.startswith("Requires-Dist: ")
        ]
    assert needed and not set(needed) - pinned


def test_the_installed_command_makes_a_page_of_the_atlas_inside(installed: Environment) -> None:
    run(installed.scripts / "claims-atlas", "--only", ID, "--lang", "en", "--out", "out", cwd=installed.work)
    page = (installed.work / f"out/{ID}.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and 'data-territory="shikotan"' in page


def test_the_installed_module_is_its_own_and_gives_frames_layers_and_pages(installed: Environment) -> None:
    code = f"""
import json, claims_atlas, claims, geodata, maps, atlas_files
from maps import scenario
frame = claims_atlas.dispositions({ID!r})
print(json.dumps({{
    "places": [module.__path__[0] for module in (claims_atlas, claims, geodata, maps, atlas_files)],
    "rows": len(frame), "crs": str(frame.crs), "outlines": len(claims_atlas.outlines()),
    "shown": scenario({ID!r}).html[:15], "layer": type(claims_atlas.layer({ID!r})).__name__,
}}))"""
    found = json.loads(installed.python(code))
    home = (installed.folder / "env").resolve()
    assert all(Path(place).resolve().is_relative_to(home) for place in found.pop("places"))
    outlines = json.loads((ROOT / "geodata/outlines.geojson").read_text(encoding="utf-8"))["features"]
    assert found == {
        "rows": 6,
        "crs": "EPSG:4326",
        "outlines": len(outlines),
        "shown": "<!doctype html>",
        "layer": "FeatureGroup",
    }


def test_build_of_pypa_runs_where_this_is_installed(installed: Environment) -> None:
    shown = run(installed.scripts / "python", "-m", "build", "--version", cwd=installed.work)
    assert shown.startswith("build 1.")
    assert "ProjectBuilder" in installed.python("import build; print(build.ProjectBuilder)")


@pytest.mark.parametrize("name", ["maps", "claims", "geodata", "atlas_files"])
@pytest.mark.parametrize("form", ["maps/__init__.py", "maps.py"])
def test_a_neighbour_that_hides_a_package_is_named(
    installed: Environment, tmp_path: Path, name: str, form: str
) -> None:
    hiding = tmp_path / form.replace("maps", name)
    hiding.parent.mkdir(exist_ok=True)
    hiding.write_text("", encoding="utf-8")
    shown = run(installed.scripts / "python", "-c", "import claims_atlas", cwd=tmp_path, expected=1)
    last = shown.strip().splitlines()[-1]
    assert last.startswith(f"ImportError: claims_atlas needs its own package '{name}'")
    assert str(tmp_path / name) in last and "rename" in last


def test_a_plain_folder_of_that_name_hides_nothing(installed: Environment, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    code = f"from maps import scenario; print(scenario({ID!r}))"
    assert "Joint Declaration" in run(installed.scripts / "python", "-c", code, cwd=tmp_path)


@pytest.mark.full
def test_pip_resolves_and_installs_all_that_the_wheel_needs(
    wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    environment = Environment(tmp_path_factory.mktemp("resolved"))
    environment.pip("install", "--quiet", "-c", ROOT / "constraints.txt", wheel, "build")
    environment.pip("check")
    run(environment.scripts / "claims-atlas", "--only", ID, "--lang", "en", "--out", "out", cwd=environment.work)
    code = f"import claims_atlas as a; print(len(a.dispositions({ID!r})), len(a.scenario({ID!r}).png) > 10_000)"
    assert environment.python(code).split() == ["6", "True"]
    run(environment.scripts / "python", "-m", "build", "--version", cwd=environment.work)
