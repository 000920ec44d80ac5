"""Maps in a notebook: a scenario or a comparison as an object that shows itself, with no network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import escape

from claims_atlas.session import SHIPPED, open_atlas
from maps.notebook.markdown import comparison_markdown
from maps.stills.contents import Still, still_of
from maps.stills.still import StillOptions, still_png, still_text
from maps.view.records import CONTROL
from maps.view.site import Site


@dataclass(frozen=True, repr=False)
class NotebookMap:
    """A page of the atlas, shown by a notebook at the end of a cell: live, and as a picture where that is printed.

    Attributes
    ----------
    title
        What it shows, in words.
    html
        The page: one HTML document that asks nothing of any network.
    site, still
        What its picture is made from.
    height
        How high it is shown, in CSS px.
    """

    title: str
    html: str
    site: Site
    still: Still
    height: int = 560

    def __repr__(self) -> str:
        """Return the title, for where there is neither HTML nor a picture."""
        return f"<{self.title}>"

    @property
    def png(self) -> bytes:
        """The comparison as a picture of 1920 × 1080 px."""
        return still_png(self.site, self.still, StillOptions())

    @property
    def text(self) -> str:
        """The picture's alternative text."""
        return still_text(self.site, self.still).strip()

    @property
    def markdown(self) -> str:
        """Title, table of dispositions, sources, citation and the picture in words."""
        return comparison_markdown(self.site, self.still, self.title)

    def _repr_html_(self) -> str:
        """Return a frame that holds the page, cut off from the notebook's own."""
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-popups" '
            f'style="width: 100%; height: {self.height}px; border: 0"></iframe>'
        )

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> tuple[dict[str, str], dict[str, Any]]:
        """Return the frame, the picture and Markdown by their types: whoever shows the notebook takes what it can."""
        makers: dict[str, Callable[[], str]] = {
            "text/html": self._repr_html_,
            "image/png": lambda: b64encode(self.png).decode(),
            "text/markdown": lambda: self.markdown,
            "text/plain": lambda: repr(self),
        }
        wanted = [kind for kind in makers if kind in (include or makers) and kind not in (exclude or ())]
        # No width: what prints the notebook fits the picture to its own page.
        return {kind: makers[kind]() for kind in wanted}, {"image/png": {"alt": self.text}}

    def save(self, path: Path | str) -> None:
        """Write the page to a file."""
        Path(path).write_bytes(self.html.encode())


def scenario(id: str, *, language: str | None = None, atlas: Path | str = SHIPPED) -> NotebookMap:
    """Return a scenario beside its natural counterpart.

    Parameters
    ----------
    id
        Id of the scenario, such as '1956-joint-declaration': the name of its file and page.
    language
        'en', 'ja', 'ru' or another of the atlas's languages; its first one, if not given.
    atlas
        Folder of the atlas: it holds claims/ and geodata/. Its files are read again when one of them has changed.

    Raises
    ------
    ValueError
        Where the atlas breaks a rule, with every problem, or where it has no such scenario or language.
    """
    return comparison(None, id, language=language, atlas=atlas)


def comparison(
    left: str | None, right: str, *, language: str | None = None, atlas: Path | str = SHIPPED
) -> NotebookMap:
    """Return two scenarios beside each other; ``left`` may be 'control', and None is the right one's counterpart.

    Parameters and errors are those of :func:`scenario`.
    """
    opened = open_atlas(atlas)
    opened.scenario(right)
    if left is not None:
        opened.scenario(left, [CONTROL])
    pages = opened.pages(language)
    view = pages.view
    still = still_of(view, right, left)
    titles = [record.title for record in still.records]
    title = view.phrases.gettext("{left} and {right}, compared").format(left=titles[0], right=titles[1])
    return NotebookMap(title, pages.scenario(right, left), view.site, still)
