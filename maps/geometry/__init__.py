"""Outlines on a plane: projection, paths, where labels stand."""
