"""HOW IT LOOKS: geodata and claims in, pages and tables out, as text. Writes no file."""

from maps.changes import changes, told
from maps.exports import exports
from maps.index import render_index
from maps.page import Pages
from maps.render import render_compare, render_page

__all__ = ["Pages", "changes", "exports", "render_compare", "render_index", "render_page", "told"]
