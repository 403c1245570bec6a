"""Which statute a body has by its acts on a day, and how its articles are cited.

Source: docs/rules/audit.md, "Our own organisations".
"""

from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.binding import SITTINGS, SOVEREIGN, Under
from colonnade.core.organisations.forms import View
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.statutes.acts import terms_of


def statute_of(view: View, body: OrganisationId) -> Span | None:
    """Return the version of the statute of ``body`` that is in force on the view's day; none where none is."""
    return next((span for span in view.spans(body) if span.kind is Kind.STATUTE), None)


def article_ref(span: Span, article: str) -> str:
    """Return how an article is cited: the act that put its version in force, and its number."""
    return f"{span.act}#{article}"


def article_of(ref: str) -> str:
    """Return the article's number from how it is cited."""
    return ref.rpartition("#")[2]


def has_own_assembly(span: Span) -> bool | None:
    """Whether a version shows that its body has an assembly: one decided it, or its rules set one up.

    Not so where they set up organs and none is one; none where they set up none at all.
    """
    if SITTINGS.get(str(span.facts["decided_by"])) in SOVEREIGN:
        return True
    statute = Under(span.organisation, terms_of(span.facts))
    if statute.is_sovereign(str(span.facts["decided_by"])) or statute.terms.rules.of_kind(*SOVEREIGN):
        return True
    return False if statute.terms.rules.organs else None
