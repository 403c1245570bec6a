"""Engines: the arithmetic of elections done fast, each held against the reference before it is used."""
