"""Who may vote, as public credentials: group elements, each with a weight, and nothing that names a person.

The list of belenios-tool 2.0 may add a label after the weight; it is read, and never written. The record may be 600 MB
long, so it is taken apart by its commas and not as JSON. Source: docs/rules/archives.md.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from colonnade.core.elections.digests import Digests
from colonnade.core.elections.elements import Element, ElementSpelling, Group
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.notation import spelled
from colonnade.core.elections.refusals import IdentityKey

CREDENTIALS_LIMIT = 1 << 30
LOOKED_AT_TOGETHER = 64
_BETWEEN = b'","'
_ENTRY = re.compile(r'([0-9a-f]+)(?:,((?:0|[1-9][0-9]{0,23})?)(?:,([^,"\\\x00-\x1f\x7f]{1,256}))?)?')


@dataclass(frozen=True, slots=True)
class Credential:
    """A public credential and what a ballot under it weighs; ``is_weighted`` where the list says so."""

    element: Element
    weight: int = 1
    is_weighted: bool = False


class Listed:
    """A list of credentials as digests, numbered in its order; with their weights, where one is not 1."""

    def __init__(self) -> None:
        """Begin with none."""
        self._digests = Digests()
        self._weights: list[int] = []
        """Empty as long as all weigh 1."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._digests)

    def add(self, element: Element, weight: int) -> bool:
        """Put in a credential; return whether it was not there."""
        if not self._digests.add(_digest(element)):
            return False
        if weight != 1 and not self._weights:
            self._weights = [1] * (len(self) - 1)
        if weight != 1 or self._weights:
            self._weights.append(weight)
        return True

    def number(self, element: Element) -> int | None:
        """Return the place of a credential on the list, from 0; nothing where it is not there."""
        return self._digests.number(_digest(element))

    def weight(self, number: int) -> int:
        """Return what a ballot of that credential weighs."""
        return self._weights[number] if self._weights else 1


def listed(weights: Mapping[Element, int]) -> Listed:
    """Return credentials with their weights as such a list."""
    made = Listed()
    for element, weight in weights.items():
        made.add(element, weight)
    return made


def read_credentials(content: bytes, group: Group, place: str = "credentials") -> dict[Element, int]:
    """Return the weight under each credential, in the order of the list; refused where one stands twice."""
    weights: dict[Element, int] = {}
    for at, credential in enumerate(_credentials(content, group, place)):
        if credential.element in weights:
            raise Misread(f"{place}[{at}]", "twice_a_credential")
        weights[credential.element] = credential.weight
    return weights


def read_listed(content: bytes, group: Group, place: str = "credentials") -> Listed:
    """Return the list in little room; refused likewise."""
    made, entries = Listed(), _entries(content, place)
    while some := list(islice(entries, LOOKED_AT_TOGETHER)):
        is_plain = group.identity not in some and group.are_spelled(some)
        for entry in some:
            where = f"{place}[{len(made)}]"
            credential = Credential(Element(entry)) if is_plain else _credential(entry, group, where)
            if not made.add(credential.element, credential.weight):
                raise Misread(where, "twice_a_credential")
    return made


def elements_of(content: bytes) -> Iterator[Element]:
    """Yield the credentials of a list that has been read, in its order; nothing is checked."""
    for entry in _entries(content, ""):
        yield Element(entry.split(",", 1)[0])


def is_listed(content: bytes, element: Element) -> bool:
    """Whether a list in its one spelling has this credential; much quicker than reading all of it."""
    spelled_element = element.encode()
    return any(b'"%s%s' % (spelled_element, end) in content for end in (b'"', b","))


def credentials_spelled(credentials: Iterable[Credential]) -> bytes:
    """Return the bytes of the list, sorted, so that its order says nothing."""
    return spelled(
        sorted(f"{each.element},{each.weight}" if each.is_weighted else each.element for each in credentials)
    )


def _credentials(content: bytes, group: Group, place: str) -> Iterator[Credential]:
    for at, entry in enumerate(_entries(content, place)):
        yield _credential(entry, group, f"{place}[{at}]")


def _entries(content: bytes, place: str) -> Iterator[str]:
    """Yield the texts of the list one by one: it is long, and nobody needs all of them at once."""
    if len(content) > CREDENTIALS_LIMIT:
        raise Misread(place, "too_long")
    if not content.isascii():
        _require_text(content, place)
    if content == b"[]":
        return
    if len(content) < len('[""]') or not (content.startswith(b'["') and content.endswith(b'"]')):
        raise Misread(place, "no_list")
    first, end = len('["'), len(content) - len('"]')
    while (found := content.find(_BETWEEN, first, end)) >= 0:
        yield content[first:found].decode()
        first = found + len(_BETWEEN)
    yield content[first:end].decode()


def _require_text(content: bytes, place: str) -> None:
    try:
        content.decode()
    except UnicodeDecodeError as unreadable:
        raise Misread(place, "no_json") from unreadable


def _digest(element: Element) -> bytes:
    return hashlib.sha256(element.encode()).digest()


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
