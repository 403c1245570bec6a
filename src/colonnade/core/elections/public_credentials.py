"""Who may vote, as public credentials: group elements, each with a weight, and nothing that names a person.

The list of belenios-tool 2.0 may add a label after the weight; it is read, and never written. The record may be 60 MB
long, so it is taken apart by its commas and not as JSON. Source: docs/rules/archives.md.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from colonnade.core.elections.elements import Element, ElementSpelling, Group
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.notation import spelled
from colonnade.core.elections.refusals import IdentityKey

CREDENTIALS_LIMIT = 1 << 30
_BETWEEN = '","'
_ENTRY = re.compile(r'([0-9a-f]+)(?:,((?:0|[1-9][0-9]{0,23})?)(?:,([^,"\\\x00-\x1f\x7f]{1,256}))?)?')


@dataclass(frozen=True, slots=True)
class Credential:
    """A public credential and what a ballot under it weighs; ``is_weighted`` where the list says so."""

    element: Element
    weight: int = 1
    is_weighted: bool = False


def read_credentials(content: bytes, group: Group, place: str = "credentials") -> dict[Element, int]:
    """Return the weight under each credential, in the order of the list; refused where one stands twice."""
    weights: dict[Element, int] = {}
    for at, entry in enumerate(_entries(content, place)):
        credential = _credential(entry, group, f"{place}[{at}]")
        if credential.element in weights:
            raise Misread(f"{place}[{at}]", "twice_a_credential")
        weights[credential.element] = credential.weight
    return weights


def is_listed(content: bytes, element: Element) -> bool:
    """Whether a list in its one spelling has this credential; much quicker than reading all of it."""
    spelled_element = element.encode()
    return any(b'"%s%s' % (spelled_element, end) in content for end in (b'"', b","))


def credentials_spelled(credentials: Iterable[Credential]) -> bytes:
    """Return the bytes of the list, sorted, so that its order says nothing."""
    return spelled(
        sorted(f"{each.element},{each.weight}" if each.is_weighted else each.element for each in credentials)
    )


def _entries(content: bytes, place: str) -> list[str]:
    if len(content) > CREDENTIALS_LIMIT:
        raise Misread(place, "too_long")
    try:
        text = content.decode()
    except UnicodeDecodeError as unreadable:
        raise Misread(place, "no_json") from unreadable
    if text == "[]":
        return []
    if len(text) < len('[""]') or not (text.startswith('["') and text.endswith('"]')):
        raise Misread(place, "no_list")
    return text[2:-2].split(_BETWEEN)


def _credential(entry: str, group: Group, place: str) -> Credential:
    found = _ENTRY.fullmatch(entry)
    if found is None:
        raise Misread(place, "no_credential")
    try:
        element = group.read_element(found[1])
    except ElementSpelling as refused:
        raise Misread(place, "element_spelling") from refused
    if element == group.identity:
        raise IdentityKey(place=place)
    if found[2] is None:
        return Credential(element)
    if not found[2] and found[3] is None:
        raise Misread(place, "no_credential")
    return Credential(element, int(found[2] or 1), is_weighted=bool(found[2]))
