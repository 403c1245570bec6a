"""Sentences for refusals, findings and stages, in Persian and English, one module a room."""
