"""Counting: what became of every ballot, exact in every cell, by rules that carry their name and edition."""
