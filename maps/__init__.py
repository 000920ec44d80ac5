"""HOW IT LOOKS: geodata and claims in, pages and tables out, as text. Writes no file."""

from maps.index import render_index
from maps.page import Pages
from maps.table import claims_csv

__all__ = ["Pages", "claims_csv", "render_index"]
