"""How the shipped outlines were made from the upstream shoreline. No build imports this."""
