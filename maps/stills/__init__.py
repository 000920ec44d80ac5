"""Pictures for slides: SVG, PNG, PDF and their alternative text."""
