"""`colonnade audit --format html|pdf`: the report as one page that asks for nothing, or as a document to print."""

import sys
from importlib.resources import files

from colonnade.cli.answers import give, say
from colonnade.cli.faults import Stopped
from colonnade.core.audit.audit import Report
from colonnade.core.audit.dossier import Dossier
from colonnade.edges.reports import html, pdf
from colonnade.words.audit_dossier import DossierTeller
from colonnade.words.audit_told import Told, tell

DRAWN = ("html", "pdf")
_STATIC = "site/static/colonnade"


def draw(report: Report, dossier: Dossier, form: str, language: str) -> None:
    """The report has left by stdout, in the form asked for."""
    told = tell(report, DossierTeller(dossier, language), language)
    if form == "html":
        say(page(told))
        return
    if sys.stdout is not None and sys.stdout.isatty():
        raise Stopped("audit.pdf_to_a_terminal")
    give(pdf.document(told))


def page(told: Told) -> str:
    """Return the report as a page of its own, with the style and the typeface of the site in it."""
    static = files("colonnade").joinpath(_STATIC)
    styles = [static.joinpath(name).read_text(encoding="utf-8") for name in ("colonnade.css", "audit.css")]
    font = static.joinpath("fonts/Vazirmatn-wght.woff2").read_bytes()
    return html.page(told, "".join(map(_without_fonts, styles)), font)


def _without_fonts(style: str) -> str:
    """What names a file of the site would be asked for elsewhere."""
    return "".join(line for line in style.splitlines(keepends=True) if not line.startswith("@font-face"))
