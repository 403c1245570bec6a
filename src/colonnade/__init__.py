"""Colonnade: federations of workers from below, and what stands, checkably."""

__version__ = "0.1.0"
