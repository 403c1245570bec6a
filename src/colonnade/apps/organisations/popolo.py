"""Organisations and public offices as Popolo JSON. Source: popoloproject.com."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from colonnade.apps.organisations import selectors
from colonnade.core.dates import FOREVER
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import Visibility

_MONTH = len("2024-03")
_TOGETHER = 200


def documents(identities: Iterable[Span], on: date, known: date) -> Iterator[dict[str, Any]]:
    """Yield one Organization document for each identity, in their order."""
    some: list[Span] = []
    for span in identities:
        some.append(span)
        if len(some) == _TOGETHER:
            yield from _documents(some, on, known)
            some = []
    yield from _documents(some, on, known)


def _documents(identities: list[Span], on: date, known: date) -> Iterator[dict[str, Any]]:
    officers = selectors.officers([each.organisation for each in identities], on, known)
    bonds = selectors.bonds([each.organisation for each in identities], on, known)
    for identity in identities:
        organisation = identity.organisation
        yield _organization(identity, bonds[organisation], officers[organisation])


def _organization(identity: Span, bonds: list[Span], offices: list[Span]) -> dict[str, Any]:
    name = identity.facts.get("name")
    names = dict(name) if isinstance(name, dict) else {}
    binding = str(names.pop("binding", ""))
    document: dict[str, Any] = {
        "id": identity.organisation,
        "name": names.get(binding, identity.organisation),
        "other_names": [{"name": names[each], "lang": each} for each in sorted(names) if each != binding],
        "classification": identity.facts.get("claimed_class"),
        "memberships": [_membership(each) for each in offices],
    }
    hidden = identity.facts.get("visibility") != Visibility.OPEN
    for bond in bonds:
        if bond.kind is Kind.FOUNDED:
            document["founding_date"] = bond.start.isoformat()[: _MONTH if hidden else None]
        elif bond.key == "full":
            document["parent_id"] = bond.other
    return document


def _membership(office: Span) -> dict[str, Any]:
    document = {
        "person": {"name": office.facts.get("holder")},
        "organization_id": office.organisation,
        "post": {"id": f"{office.organisation}/{office.key}", "role": office.key},
        "role": office.key,
        "start_date": office.start.isoformat(),
    }
    return document | ({} if office.until == FOREVER else {"end_date": office.until.isoformat()})


def document_of(organisation: OrganisationId, on: date, known: date) -> dict[str, Any] | None:
    """Return the document of one organisation; none if it does not stand."""
    spans = [s for s in selectors.spans_of(organisation, on, known) if s.kind is Kind.IDENTITY]
    return next(documents(spans, on, known), None)
