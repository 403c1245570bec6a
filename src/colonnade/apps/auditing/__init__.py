"""Auditing a dossier that somebody brings to a page: the report is shown, and nothing is kept anywhere."""
