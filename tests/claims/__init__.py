"""Tests of the record: how it is read and what binds it."""
