"""A report as PDF: the same report, the same bytes. Source: docs/adr/0032-the-report.md."""

import json
from dataclasses import asdict
from importlib.resources import files

from colonnade.core.errors import Refusal
from colonnade.edges.typesetting import is_installed, pdf_of
from colonnade.words.audit_questions import REPORT
from colonnade.words.audit_told import Told


class NoTypesetter(Refusal):
    """The package that sets PDFs is not installed."""

    code = "audit.no_typesetter"


def document(told: Told) -> bytes:
    """Return the report as PDF, or refuse where typst is not installed."""
    if not is_installed():
        raise NoTypesetter
    return pdf_of(files(__package__) / "report.typ", _spelled(told))


def _spelled(told: Told) -> str:
    members: dict[str, object] = {
        **asdict(told),
        "label": {name: told.say(name) for name in REPORT},
        "comma": "، " if told.language == "fa" else ", ",
        "asked": [(label, value, _is_code(value)) for label, value in told.asked],
    }
    return json.dumps(members, ensure_ascii=False)


def _is_code(value: str) -> bool:
    return value.isascii() and " " not in value
