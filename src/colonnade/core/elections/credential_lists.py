"""Credentials of one secretary's voters: what each voter gets, what becomes public, and all lists put together.

A voter's *number*, from 1, is her place in the secretary's own list; nothing public says it. What leaves the secretary
is sorted and bears no name, number or label. Source: docs/rules/elections.md, "Electorate" and "Folder".
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from colonnade.core.elections.arithmetic import SecretArithmetic
from colonnade.core.elections.credentials import new_credential, public_key, read_credential
from colonnade.core.elections.election import Mixed, Question
from colonnade.core.elections.electorate import (
    Voter,
    VoterTwice,
    commitment_to_all,
    leaf_of,
    merged,
    require_hidden_weights,
)
from colonnade.core.elections.elements import Draw, Element, Group
from colonnade.core.elections.notation import read, read_freely, spelled
from colonnade.core.elections.parts import NAME_LIMIT, Part
from colonnade.core.elections.public_credentials import CREDENTIALS_LIMIT, read_credentials
from colonnade.core.elections.refusals import WeightsNotMixed
from colonnade.core.errors import Refusal
from colonnade.core.rows import cells_in, whole_number
from colonnade.core.texts import is_plain

MOST_VOTERS = 1 << 21
_SINCE, _UNTIL = date(1, 1, 1), date(9999, 12, 31)
_HEADS = frozenset({("id",), ("id", "weight")})
_HEAVIEST = 10**12


class BadVoters(Refusal):
    """A line of the list of voters cannot be read: its ``line``, what is ``given``, the name of the ``fault``."""

    code = "elections.bad_voters"


class WeightsAreUnits(Refusal):
    """Lists said to be made in units of one have a line that weighs more."""

    code = "elections.weights_are_units"


@dataclass(frozen=True, slots=True)
class Issued:
    """One secretary's voters, in order: what each keeps, her public line, her leaf."""

    private: Mapping[str, str]
    lines: tuple[str, ...]
    leaves: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class PublicList:
    """What leaves a secretary, sorted: public lines, and leaves."""

    lines: tuple[str, ...]
    leaves: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Electorate:
    """All who may vote: their public lines, sorted; what stands for them in the log; how their weights are hidden."""

    lines: tuple[str, ...]
    commitment: str
    weights: str


def read_voters(content: bytes) -> tuple[Voter, ...]:
    """Return the voters of a file of lines ``id`` or ``id,weight``, a first line with those names left out."""
    voters: list[Voter] = []
    seen: dict[str, int] = {}
    line = 1
    for line, cells in cells_in(content):
        if not voters and tuple(each.casefold() for each in cells) in _HEADS:
            continue
        voter = _voter(line, cells)
        before = seen.setdefault(voter.pseudonym, line)
        if before != line:
            raise BadVoters(line=line, given=voter.pseudonym, fault="twice")
        voters.append(voter)
    if not voters:
        raise BadVoters(line=line, given="", fault="no_voters")
    return tuple(voters)


def issued(secrets: SecretArithmetic, draw: Draw, uuid: str, voters: Sequence[Voter]) -> Issued:
    """Return a new credential for each voter, and what follows from it."""
    private: dict[str, str] = {}
    lines: list[str] = []
    leaves: list[bytes] = []
    for voter in voters:
        if voter.pseudonym in private:
            raise VoterTwice(pseudonym=voter.pseudonym)
        credential = new_credential(draw)
        private[voter.pseudonym] = credential
        element = public_key(secrets, uuid, credential)
        lines.append(element if voter.weight == 1 else f"{element},{voter.weight}")
        leaves.append(leaf_of(voter, salt=salt_of(uuid, credential), election=uuid))
    return Issued(private, tuple(lines), tuple(leaves))


def salt_of(uuid: str, credential: str) -> bytes:
    """Return the bytes that hide a voter's leaf; they follow from her credential, so that it is all she keeps."""
    return hashlib.sha256(f"colonnade/salt/1\n{uuid}\n{credential}".encode()).digest()


def published(made: Issued) -> PublicList:
    """Return what leaves the secretary."""
    return PublicList(tuple(sorted(made.lines)), tuple(sorted(made.leaves)))


def private_spelled(made: Issued) -> bytes:
    """Return the bytes of what the secretary hands out: credentials by the voters' ids, in their order."""
    return spelled(made.private)


def read_private(content: bytes, place: str = "credentials") -> Mapping[str, str]:
    """Return the credentials by the voters' ids, in their order."""
    value = read_freely(content, place, longest=CREDENTIALS_LIMIT)
    if not isinstance(value, dict):
        raise Part(value, place).refusal("no_object")
    texts = {each: Part(value[each], place).text(NAME_LIMIT) for each in value}
    return {each: read_credential(text) for each, text in texts.items()}


def numbers_spelled(made: Issued) -> bytes:
    """Return the bytes of what an inspector needs: the public credential of each number."""
    elements = [line.partition(",")[0] for line in made.lines]
    return spelled({str(number): element for number, element in enumerate(elements, start=1)})


def public_list_spelled(public: PublicList) -> bytes:
    """Return the bytes of what leaves the secretary."""
    return spelled({"credentials": list(public.lines), "leaves": [each.hex() for each in public.leaves]})


def read_public_list(content: bytes, group: Group, place: str = "list") -> PublicList:
    """Return the lines and leaves of a secretary; refused where there are not as many, or one is not spelled well."""
    part = Part(read(content, place, longest=CREDENTIALS_LIMIT), place)
    credentials, leaves = part.given("credentials", "leaves")
    listed = credentials.items(0, MOST_VOTERS)
    read_credentials(spelled([each.value for each in listed]), group, f"{place}.credentials")
    lines = tuple(str(each.value) for each in listed)
    taken = leaves.items(len(lines), len(lines))
    return PublicList(lines, tuple(bytes.fromhex(each.digest()) for each in taken))


def elements_of(listed: PublicList, group: Group) -> list[Element]:
    """Return the credentials of a list without their weights."""
    return list(read_credentials(spelled(list(listed.lines)), group))


def put_together(lists: Sequence[PublicList], questions: Sequence[Question], *, in_units: bool) -> Electorate:
    """Return the electorate of all secretaries' lists, the same for every order of them.

    Refused where a credential or leaf stands twice, a weight would unmask somebody, or a ranking would weigh more
    than 1.
    """
    lines = merged(each.lines for each in lists)
    weights = [int(line.partition(",")[2] or 1) for line in lines]
    if in_units and set(weights) - {1}:
        raise WeightsAreUnits(weight=max(weights))
    for number, question in enumerate(questions, start=1):
        if isinstance(question, Mixed) and set(weights) - {1}:
            raise WeightsNotMixed(question=number)
    require_hidden_weights(weights)
    commitment = commitment_to_all(leaf for each in lists for leaf in each.leaves)
    kind = "units" if in_units else "classes" if len(set(weights)) > 1 else "equal"
    return Electorate(lines, commitment, kind)


def electorate_spelled(electorate: Electorate) -> bytes:
    """Return the bytes of what the log will hold of an electorate."""
    voters = len(electorate.lines)
    return spelled({"commitment": electorate.commitment, "voters": voters, "weights": electorate.weights})


def credentials_listed(electorate: Electorate) -> bytes:
    """Return the bytes of the list of credentials as it stands in the archive."""
    return spelled(list(electorate.lines))


def _voter(line: int, cells: Sequence[str]) -> Voter:
    name, *rest = [*cells] if cells[-1] or len(cells) == 1 else cells[:-1]
    if len(rest) > 1:
        raise BadVoters(line=line, given=str(len(cells)), fault="number_of_cells")
    if not name:
        raise BadVoters(line=line, given="", fault="no_id")
    if not is_plain(name) or len(name) > NAME_LIMIT:
        raise BadVoters(line=line, given=name[:40], fault="id_not_plain")
    weight = whole_number(rest[0]) if rest else 1
    if weight is None or not 1 <= weight <= _HEAVIEST:
        raise BadVoters(line=line, given=rest[0][:40], fault="weight")
    return Voter(name, _SINCE, _UNTIL, weight)
