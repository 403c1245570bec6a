"""Statutes: a template chosen, its questions answered, text and rules shown side by side; nothing is kept."""
