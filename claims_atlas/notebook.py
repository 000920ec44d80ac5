"""Maps in a notebook: a scenario or a comparison as an object that shows itself, with no network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import escape

import claims
import geodata
from atlas_files.problems import Problems, did_you_mean
from maps.view.records import CONTROL
from maps.web.pages import AtlasView

HOME = Path(__file__).resolve().parent.parent  # the atlas that ships


@dataclass(frozen=True, repr=False)
class Shown:
    """A page of the atlas, shown by a notebook at its end of a cell.

    Attributes
    ----------
    title
        What it shows, in words.
    html
        The page: one HTML document that asks nothing of any network.
    height
        How high it is shown, in CSS px.
    """

    title: str
    html: str
    height: int = 560

    def __repr__(self) -> str:
        """Return the title, for where there is no HTML."""
        return f"<{self.title}>"

    def _repr_html_(self) -> str:
        """Return a frame that holds the page, cut off from the notebook's own."""
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-popups" '
            f'style="width: 100%; height: {self.height}px; border: 0"></iframe>'
        )

    def save(self, path: Path | str) -> None:
        """Write the page to a file."""
        Path(path).write_text(self.html, encoding="utf-8")


def scenario(key: str, *, language: str | None = None, atlas: Path | str = HOME) -> Shown:
    """Return a scenario beside its natural counterpart.

    Parameters
    ----------
    key
        Id of the scenario, such as '1956-joint-declaration'.
    language
        'en', 'ja', 'ru' or another of the atlas's languages; its first one, if not given.
    atlas
        Folder of the atlas: it holds claims/ and geodata/.

    Raises
    ------
    ValueError
        Where the atlas breaks a rule, with every problem, or where it has no such scenario or language.
    """
    return comparison(None, key, language=language, atlas=atlas)


def comparison(left: str | None, right: str, *, language: str | None = None, atlas: Path | str = HOME) -> Shown:
    """Return two scenarios beside each other; ``left`` may be 'control', and None is the right one's counterpart.

    Parameters and errors are those of :func:`scenario`.
    """
    said = _read(Path(atlas))[1]
    languages = said.atlas.languages
    for found, known in ((left or CONTROL, [*said.scenarios, CONTROL]), (right, said.scenarios)):
        if found not in known:
            raise ValueError(f"'{found}' is not a scenario of this atlas{did_you_mean(found, known)}")
    if language not in (None, *languages):
        raise ValueError(f"'{language}' is not a language of this atlas{did_you_mean(str(language), languages)}")
    pages = _pages(Path(atlas), language or languages[0])
    page = pages.page(right, left)
    beside = page.comparison.records[page.comparison.against]
    title = pages.phrases.gettext("{left} and {right}, compared").format(
        left=beside.title, right=pages.records[right].title
    )
    return Shown(title, pages.scenario(right, left))


@cache
def _read(atlas: Path) -> tuple[geodata.Geodata, claims.Claims]:
    """Read and check an atlas, once a session."""
    problems = Problems(atlas)
    atlas_data = claims.load_atlas(problems)
    drawn = geodata.load(problems, atlas_data.languages if atlas_data else [])
    said = claims.load(problems, atlas_data, list(drawn.territories) if drawn else None)
    if said and drawn:
        claims.check(said, list(drawn.territories), problems)
    if problems or not said or not drawn:
        raise ValueError("\n".join(problems.lines))
    return drawn, said


@cache
def _pages(atlas: Path, language: str) -> AtlasView:
    return AtlasView(*_read(atlas), language)
