"""Lectures: a story in steps, one file that is shown in a hall."""
