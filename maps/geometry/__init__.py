"""Where things stand and how they are drawn: outlines, projections, labels."""
