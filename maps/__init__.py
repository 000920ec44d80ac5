"""HOW IT LOOKS: geodata and claims in, pages and tables out, as text. Writes no file."""

from maps.exports import exports
from maps.index import render_index
from maps.page import Pages

__all__ = ["Pages", "exports", "render_index"]
