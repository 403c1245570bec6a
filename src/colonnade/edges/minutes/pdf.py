"""Minutes as PDF: the same minutes, the same bytes. Source: docs/adr/0044-acts-filled-from-files.md."""

import json
from dataclasses import asdict
from importlib.resources import files

from colonnade.edges.minutes.document import Minutes
from colonnade.edges.reports.pdf import NoTypesetter
from colonnade.edges.typesetting import is_installed, pdf_of


def document(minutes: Minutes) -> bytes:
    """Return the minutes as PDF, or refuse where typst is not installed."""
    if not is_installed():
        raise NoTypesetter
    return pdf_of(files(__package__) / "minutes.typ", json.dumps(asdict(minutes), ensure_ascii=False))
