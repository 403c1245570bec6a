"""A report as PDF, set by typst with the fonts that come with Colonnade: the same report, the same bytes.

What is said goes in as data and is never read as markup. Nothing is fetched, and the file bears no
date of its making. Source: docs/adr/0032-the-report.md.
"""

import importlib.util
import json
from dataclasses import asdict
from importlib.resources import as_file, files
from typing import Final

from colonnade.core.errors import Refusal
from colonnade.words.audit_questions import REPORT
from colonnade.words.audit_told import Told

STANDARD: Final = "ua-1"
"""PDF/UA-1: tagged, so that it can be read aloud and in its order."""


class NoTypesetter(Refusal):
    """The package that sets PDFs is not installed."""

    code = "audit.no_typesetter"


def document(told: Told) -> bytes:
    """Return the report as PDF, or refuse where typst is not installed."""
    if importlib.util.find_spec("typst") is None:
        raise NoTypesetter
    import typst  # noqa: PLC0415 -- 80 MB that nothing else needs

    shape = files(__package__) / "report.typ"
    with as_file(shape) as main, as_file(files("colonnade.edges") / "fonts") as fonts:
        return typst.compile(
            str(main),
            sys_inputs={"report": _spelled(told)},
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=STANDARD,
        )


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
