"""What all ballots of one election have in common, worked out once: their text but for its numbers, and their proofs.

A ballot made of placeholders is spelled and examined by the same functions as any other; whatever comes out, text and
examination, has the placeholders in it and is the *frame*. A ballot whose text fits has only its numbers filled in. It
is then exactly what the functions would have made of it; whatever does not fit is not judged here but goes to them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Self

from colonnade.core.elections.arithmetic import Answer, Job, Plan
from colonnade.core.elections.ballots import Poll, examination_of
from colonnade.core.elections.election import Mixed, Question, Summed, election_spelled
from colonnade.core.elections.elements import Element, ElementSpelling, Group
from colonnade.core.elections.objects import (
    BALLOT_LIMIT,
    Ballot,
    Ciphertext,
    MixedAnswer,
    Proof,
    Signature,
    SummedAnswer,
    ballot_spelled,
    stamp,
    unsigned,
)
from colonnade.core.elections.objects import Answer as Answered
from colonnade.core.elections.proofs import Awaited, Examination

FRAMES_KEPT = 8
_PLACE = re.compile("⟨([es])([0-9]+)⟩")
_GROUPS = {"e": "([0-9a-f]+)", "s": "(0|[1-9][0-9]*)", "h": "([0-9A-Za-z+/]{43})"}
_STAMP = ("h", 0)


class Unknown(int):
    """A sum of multiples of numbers that will be known, by their places; as a number itself it says nothing."""

    multiples: Mapping[int, int]

    def __new__(cls, multiples: Mapping[int, int]) -> Self:
        """Return the sum."""
        made = super().__new__(cls, 0)
        made.multiples = multiples
        return made

    def __add__(self, other: int) -> "Unknown":
        """Return the sum with another, or with 0."""
        if not isinstance(other, Unknown):
            assert other == 0
            return self
        places = {*self.multiples, *other.multiples}
        return Unknown({at: self.multiples.get(at, 0) + other.multiples.get(at, 0) for at in sorted(places)})

    __radd__ = __add__

    def __mul__(self, many: int) -> "Unknown":
        """Return a multiple."""
        assert not isinstance(many, Unknown)
        return Unknown({at: times * many for at, times in self.multiples.items()})

    __rmul__ = __mul__

    def __mod__(self, _order: int) -> "Unknown":
        """Return itself: what is known later counts modulo the order."""
        return self

    def __str__(self) -> str:
        """Return the placeholder of a single one."""
        ((place, times),) = self.multiples.items()
        assert times == 1
        return f"⟨s{place}⟩"


@dataclass(slots=True)
class _Placeholders:
    """Elements and scalars numbered as they are asked for."""

    elements: int = 0
    scalars: int = 0

    def element(self) -> Element:
        self.elements += 1
        return Element(f"⟨e{self.elements - 1}⟩")

    def proof(self) -> Proof:
        self.scalars += 2
        return Proof(Unknown({self.scalars - 2: 1}), Unknown({self.scalars - 1: 1}))

    def proofs(self, many: int) -> tuple[Proof, ...]:
        return tuple(self.proof() for _ in range(many))

    def ciphertext(self) -> Ciphertext:
        return Ciphertext(self.element(), self.element())

    def answer(self, question: Question) -> Answered:
        match question:
            case Mixed():
                return MixedAnswer(self.ciphertext(), self.proof())
            case Summed():
                return SummedAnswer(
                    tuple(self.ciphertext() for _ in range(question.size)),
                    tuple(self.proofs(2) for _ in range(question.size)),
                    self.proofs(question.most - question.least + 1 + question.allows_blank),
                    self.proofs(2) if question.allows_blank else None,
                )


def _blank_ballot(poll: Poll) -> Ballot:
    """Return a ballot of placeholders, whose stamp alone is that of a text: its own."""
    places = _Placeholders()
    answers = tuple(places.answer(question) for question in poll.election.questions)
    bare = Ballot(poll.election.uuid, poll.fingerprint, places.element(), answers, None)
    return Ballot(
        bare.election_uuid,
        bare.election_hash,
        bare.credential,
        answers,
        Signature(stamp(unsigned(bare)), places.proof()),
    )


@dataclass(frozen=True, slots=True)
class _Due:
    """A hash that will be awaited; its prefix has room for the elements and, last, for the stamp."""

    awaited: Awaited
    prefix: Callable[..., str]
    challenge: int


@dataclass(frozen=True, slots=True)
class Frame:
    """All that ballots of an election share.

    ``values`` of a ballot are its scalars, then the ``sums`` of multiples of scalars that its proofs ask for.
    """

    group: Group
    known: tuple[Element, ...]
    pattern: re.Pattern[str]
    elements: Callable[[Sequence[str]], tuple[str, ...]]
    scalars: Callable[[Sequence[str]], tuple[str, ...]]
    stamped: tuple[int, int]
    """Which group of the pattern is the stamp, and how far before it the signature begins."""
    credential: int
    strange: Callable[[Sequence[str]], tuple[str, ...]]
    of_job: Job
    rows: tuple[tuple[tuple[int, int], ...], ...]
    sums: tuple[tuple[tuple[int, int], ...], ...]
    places: tuple[str, ...]
    due: tuple[_Due, ...]

    def filled(self, content: bytes) -> "Filled | None":
        """Return the examination of the ballot that the bytes spell; nothing where they do not fit."""
        fitted = self._fitted(content)
        if fitted is None:
            return None
        elements, values, digest = fitted
        return Filled(self, elements, values, digest)

    def _fitted(self, content: bytes) -> tuple[tuple[str, ...], list[int], str] | None:
        found = self.pattern.fullmatch(content.decode("ascii", "replace"))
        if found is None or len(content) > BALLOT_LIMIT:
            return None
        texts = found.groups()
        group, before = self.stamped
        digest = texts[group]
        if digest != stamp(content[: found.start(group + 1) - before] + b"}"):
            return None
        elements, values = self.elements(texts), self._values(self.scalars(texts))
        if values is None or not self._are_spelled(elements):
            return None
        return elements, values, digest

    def _values(self, scalars: Sequence[str]) -> list[int] | None:
        """Return the numbers and their sums; nothing where one is not below the order."""
        order = self.group.order
        if len(max(scalars, key=len)) > order.bit_length():
            return None
        values = list(map(int, scalars))
        if max(values) >= order:
            return None
        return values + [sum([values[at] * times for at, times in terms]) % order for terms in self.sums]

    def _are_spelled(self, elements: Sequence[str]) -> bool:
        """Whether each element is in its one spelling, and the credential is not neutral."""
        read = self.group.read_element
        try:
            for text in elements:
                read(text)
        except ElementSpelling:
            return False
        return elements[self.credential] != self.group.identity


@dataclass(frozen=True, slots=True)
class Filled:
    """One ballot in its frame."""

    frame: Frame
    elements: tuple[str, ...]
    values: list[int]
    digest: str

    def job(self) -> Job:
        """Return what is to be reckoned."""
        frame, values = self.frame, self.values
        rows = tuple([tuple([(number, values[at]) for number, at in row]) for row in frame.rows])
        return Job(frame.known, self._strange(), frame.of_job.sums, rows)

    def _strange(self) -> tuple[Element, ...]:
        return tuple(map(Element, self.frame.strange(self.elements)))

    def judge(self, answer: Answer) -> None:
        """Refuse as the examination does of which this is one."""
        frame = self.frame
        awaited = [
            Awaited(
                due.prefix(*self.elements, self.digest),
                due.awaited.named,
                due.awaited.rows,
                self.values[due.challenge],
                due.awaited.otherwise,
            )
            for due in frame.due
        ]
        plan = Plan(frame.known, list(self._strange()))
        Examination(frame.group, plan, awaited, list(frame.places)).judge(answer)


@dataclass(frozen=True, slots=True)
class _Asked:
    """An election by its stamp and its text; what questions carry besides cannot be a key."""

    fingerprint: str
    text: bytes
    poll: Poll = field(compare=False)


def frame_of(poll: Poll) -> Frame:
    """Return the frame of the ballots of an election."""
    return _worked_out(_Asked(poll.fingerprint, election_spelled(poll.election), poll))


@lru_cache(maxsize=FRAMES_KEPT)
def _worked_out(asked: _Asked) -> Frame:
    poll = asked.poll
    ballot = _blank_ballot(poll)
    assert ballot.signature is not None
    digest = ballot.signature.hash
    pattern, kinds = _pattern(ballot_spelled(ballot).decode(), digest)
    elements, scalars = _in_order(kinds, "e"), _in_order(kinds, "s")
    examination = examination_of(poll, ballot)
    job, values = examination.job(), _Values(len(scalars))
    rows = tuple(tuple((number, values.place(exponent)) for number, exponent in row) for row in job.rows)
    due = tuple(
        _Due(each, _with_room(each.prefix, digest, len(elements)), values.place(each.challenge))
        for each in examination.awaited
    )
    whole, bare = ballot_spelled(ballot), unsigned(ballot)[:-1]
    assert whole.startswith(bare)
    return Frame(
        group=poll.election.group,
        known=job.known,
        pattern=pattern,
        elements=_picked(elements),
        scalars=_picked(scalars),
        stamped=(kinds.index(_STAMP), whole.decode().index(f'"{digest}"') + 1 - len(bare.decode())),
        credential=_place_of(ballot.credential),
        strange=_picked([_place_of(each) for each in job.strange]),
        of_job=job,
        rows=rows,
        sums=tuple(values.sums),
        places=tuple(examination.places),
        due=due,
    )


def _in_order(kinds: Sequence[tuple[str, int]], wanted: str) -> list[int]:
    """Return which groups hold the placeholders of a kind, from the first placeholder on."""
    return [at for _, at in sorted((place, at) for at, (kind, place) in enumerate(kinds) if kind == wanted)]


class _Values:
    """Where the values of exponents will stand: scalars first, then sums as they are asked for."""

    def __init__(self, scalars: int) -> None:
        self.scalars = scalars
        self.sums: dict[tuple[tuple[int, int], ...], int] = {}

    def place(self, exponent: int) -> int:
        assert isinstance(exponent, Unknown)
        terms = tuple(exponent.multiples.items())
        if len(terms) == 1 and terms[0][1] == 1:
            return terms[0][0]
        return self.sums.setdefault(terms, self.scalars + len(self.sums))


def _pattern(text: str, digest: str) -> tuple[re.Pattern[str], list[tuple[str, int]]]:
    """Return what fits a text but for its placeholders, and what its groups are."""
    kinds: list[tuple[str, int]] = []
    parts: list[str] = []
    at = 0
    for found in re.finditer(f"{_PLACE.pattern}|{re.escape(digest)}", text):
        kind, place = (found[1], int(found[2])) if found[1] else _STAMP
        kinds.append((kind, place))
        parts += [re.escape(text[at : found.start()]), _GROUPS[kind]]
        at = found.end()
    return re.compile("".join([*parts, re.escape(text[at:])]), re.ASCII), kinds


def _with_room(prefix: str, digest: str, elements: int) -> Callable[..., str]:
    """Return what puts elements and, last, the stamp into a prefix."""
    roomy = prefix.replace("{", "{{").replace("}", "}}").replace(digest, f"{{{elements}}}")
    return _PLACE.sub(lambda found: f"{{{found[2]}}}", roomy).format


def _picked(places: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Return what picks items of a sequence by their places."""
    if len(places) == 1:
        (only,) = places
        return lambda items: (items[only],)
    return itemgetter(*places)


def _place_of(element: Element) -> int:
    found = _PLACE.fullmatch(element)
    assert found is not None
    return int(found[2])
