"""HOW IT LOOKS: geodata and claims in, pages, pictures, slides, paper and tables out, as text and bytes."""

from importlib import import_module


def __getattr__(name: str) -> object:
    """Offer what notebooks use under the name that it first had: ``from maps import scenario``."""
    if name in ("comparison", "scenario"):
        return getattr(import_module("claims_atlas"), name)
    raise AttributeError(f"module 'maps' has no attribute '{name}'")
