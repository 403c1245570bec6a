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
from typing import Any, NamedTuple, Self

from colonnade.core.elections.arithmetic import Answer, Filling, Form, Job, Lines
from colonnade.core.elections.ballots import Poll, examination_of
from colonnade.core.elections.election import Mixed, Question, Summed, election_spelled
from colonnade.core.elections.elements import Element, Group, are_decimal, hashed_text
from colonnade.core.elections.objects import (
    BALLOT_LIMIT,
    Ballot,
    Ciphertext,
    MixedAnswer,
    Proof,
    Signature,
    SummedAnswer,
    added_up,
    ballot_spelled,
    stamp,
    unsigned,
)
from colonnade.core.elections.objects import Answer as Answered
from colonnade.core.elections.proofs import Examination
from colonnade.core.elections.refusals import NotAMember
from colonnade.core.errors import Refusal

FRAMES_KEPT = 8
_PLACE = re.compile("⟨([es])([0-9]+)⟩")
_STAMP = "h"
_QUOTE = b'"'
_SIGNATURE = b',"signature":'


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


class _Due(NamedTuple):
    """A hash that will be awaited: its text, with room for what is picked of all texts, and what it must be."""

    text: str
    picked: Callable[[Sequence[str]], tuple[str, ...]]
    challenge: int
    otherwise: Refusal


@dataclass(frozen=True, slots=True)
class Frame:
    """All that ballots of an election share.

    ``values`` of a ballot are its scalars, the ``multiples`` of scalars that its proofs ask for, and ``sums`` of
    scalars that hashes must be. All its texts are its elements, its stamp, and the lines of its form.
    """

    group: Group
    text: bytes
    """With room for what is found in a ballot."""
    pieces: int
    """So many, cut at quotation marks; those that are found stand alone in theirs."""
    found: Callable[[Sequence[bytes]], tuple[bytes, ...]]
    elements: Callable[[Sequence[str]], tuple[str, ...]]
    scalars: Callable[[Sequence[str]], tuple[str, ...]]
    stamp: int
    credential: int
    strange: Callable[[Sequence[str]], tuple[str, ...]]
    form: Form
    multiples: tuple[tuple[int, int], ...]
    sums: tuple[Callable[[Sequence[int]], tuple[int, ...]], ...]
    places: tuple[str, ...]
    due: tuple[_Due, ...]
    choices: tuple[int, ...]
    """Which elements are added up, in the order of the tally."""
    added: tuple[int, ...]
    """The same by their places among the strange; none where answers are mixed."""
    is_mixed: bool

    def filled(self, content: bytes) -> "Filled | None":
        """Return the examination of the ballot that the bytes spell; nothing where they do not fit."""
        pieces = content.split(_QUOTE) if len(content) <= BALLOT_LIMIT else ()
        if len(pieces) != self.pieces:
            return None
        found = self.found(pieces)
        if self.text % found != content:
            return None
        # What is not ASCII becomes what is no digit, and is refused as such.
        texts = _QUOTE.join(found).decode("ascii", "replace").split('"')
        digest = texts[self.stamp]
        if digest != stamp(content[: content.rindex(_SIGNATURE)] + b"}"):
            return None
        elements, values = self.elements(texts), self._values(self.scalars(texts))
        if values is None or not self.group.are_spelled(elements):
            return None
        if elements[self.credential] == self.group.identity:
            return None
        return Filled(self, elements, values, digest)

    def _values(self, scalars: Sequence[str]) -> list[int] | None:
        """Return the numbers and their sums; nothing where one is not in its one spelling or not below the order."""
        order = self.group.order
        if max(map(len, scalars)) > order.bit_length() or not are_decimal(scalars):
            return None
        values = list(map(int, scalars))
        if max(values) >= order:
            return None
        multiples = [values[at] * times % order for at, times in self.multiples]
        return values + multiples + [sum(picked(values)) % order for picked in self.sums]

    def judge(self, filled: "Filled", lines: Lines) -> Refusal | None:
        """Return why a ballot does not stand, as its examination would refuse; nothing where it does."""
        if lines.strangers:
            return NotAMember(place=self.places[lines.strangers[0]])
        group, values = self.group, filled.values
        texts = (*filled.elements, filled.digest, *lines.texts)
        for text, picked, challenge, otherwise in self.due:
            if hashed_text(group, text % picked(texts)) != values[challenge]:
                return otherwise
        return None


class Filled(NamedTuple):
    """One ballot in its frame."""

    frame: Frame
    elements: tuple[str, ...]
    values: list[int]
    digest: str

    @property
    def filling(self) -> Filling:
        """What the form of the frame is filled with."""
        return tuple(map(Element, self.frame.strange(self.elements))), self.values

    @property
    def credential(self) -> Element:
        """Who cast it."""
        return Element(self.elements[self.frame.credential])

    def job(self) -> Job:
        """Return what is to be reckoned."""
        return self.frame.form.job(*self.filling)

    def judge(self, answer: Answer) -> None:
        """Refuse as the examination does of which this is one."""
        refusal = self.frame.judge(self, self.frame.form.told(answer))
        if refusal is not None:
            raise refusal


@dataclass(frozen=True, slots=True)
class _Asked:
    """An election by its stamp and its text; what questions carry besides cannot be a key."""

    fingerprint: str
    text: bytes
    poll: Poll = field(compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """An election as the very object that it is, which is quicker than by its text."""

    poll: Poll

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.poll is self.poll

    def __hash__(self) -> int:
        return id(self.poll)


def frame_of(poll: Poll) -> Frame:
    """Return the frame of the ballots of an election."""
    return _of_same(_Same(poll))


@lru_cache(maxsize=FRAMES_KEPT)
def _of_same(same: _Same) -> Frame:
    return _worked_out(_Asked(same.poll.fingerprint, election_spelled(same.poll.election), same.poll))


@lru_cache(maxsize=FRAMES_KEPT)
def _worked_out(asked: _Asked) -> Frame:
    poll = asked.poll
    ballot = _blank_ballot(poll)
    assert ballot.signature is not None
    digest = ballot.signature.hash
    text, pieces, kinds = _framed(ballot_spelled(ballot).decode(), digest)
    elements, scalars = _in_order(kinds, "e"), _in_order(kinds, "s")
    examination = examination_of(poll, ballot)
    values = _Values(len(scalars))
    strange, choices = (
        [_place_of(each) for each in places] for places in (examination.job().strange, added_up(ballot))
    )
    due, form = _awaited(examination, values, digest, len(elements))
    return Frame(
        group=poll.election.group,
        text=text.encode(),
        pieces=pieces,
        found=_picked([at for _, _, at in kinds]),
        elements=_picked(elements),
        scalars=_picked(scalars),
        stamp=next(at for at, (kind, _, _) in enumerate(kinds) if kind == _STAMP),
        credential=_place_of(ballot.credential),
        strange=_picked(strange),
        form=form,
        multiples=tuple(values.multiples),
        sums=tuple(map(_picked, values.sums)),
        places=tuple(examination.places),
        due=due,
        choices=tuple(choices),
        added=() if poll.election.is_mixed else tuple(map(strange.index, choices)),
        is_mixed=poll.election.is_mixed,
    )


def _awaited(examination: Examination, values: "_Values", digest: str, elements: int) -> tuple[tuple[_Due, ...], Form]:
    """Return the hashes that are awaited, and the form of the jobs; its lines are what the hashes ask of an answer."""
    job = examination.job()
    bases, sums = (*job.known, *job.strange), len(job.sums)
    rows = tuple(tuple((number, values.place(exponent)) for number, exponent in row) for row in job.rows)
    lines: list[tuple[int, ...]] = []
    due = []

    def asked(places: Sequence[int]) -> str:
        lines.append(tuple(places))
        return f"⟨e{elements + len(lines)}⟩"

    for each in examination.awaited:
        named = [_spelled_or_asked(number, bases, asked) for number in each.named]
        prefix = each.prefix.replace(digest, f"⟨e{elements}⟩") + (",".join(named) + "|" if named else "")
        whole = prefix + asked([sums + row for row in each.rows])
        picked = _picked([int(found[2]) for found in _PLACE.finditer(whole)])
        text = _PLACE.sub("%s", whole.replace("%", "%%"))
        due.append(_Due(text, picked, values.sum(each.challenge), each.otherwise))
    return tuple(due), Form(job.known, len(job.strange), job.sums, rows, tuple(lines))


def _spelled_or_asked(number: int, bases: Sequence[Element], asked: Callable[[Sequence[int]], str]) -> str:
    """Return how a base is spelled, or where its spelling will be: sums, numbered -1, -2, …, come with the answer."""
    return asked([-number - 1]) if number < 0 else bases[number]


def _in_order(kinds: Sequence[tuple[str, int, int]], wanted: str) -> list[int]:
    """Return which of what is found are the placeholders of a kind, from the first placeholder on."""
    return [at for _, at in sorted((place, at) for at, (kind, place, _) in enumerate(kinds) if kind == wanted)]


class _Values:
    """Where values will stand: scalars first, then multiples of one, then sums of several, as they are asked for."""

    def __init__(self, scalars: int) -> None:
        self.scalars = scalars
        self.multiples: dict[tuple[int, int], int] = {}
        self.sums: dict[tuple[int, ...], int] = {}

    def place(self, exponent: int) -> int:
        """Return the place of an exponent; all of them are asked for before any sum is."""
        assert isinstance(exponent, Unknown)
        ((at, times),) = exponent.multiples.items()
        if times == 1:
            return at
        assert not self.sums
        return self.multiples.setdefault((at, times), self.scalars + len(self.multiples))

    def sum(self, challenge: int) -> int:
        """Return the place of what a hash must be: a scalar, or the sum of several."""
        assert isinstance(challenge, Unknown)
        assert set(challenge.multiples.values()) == {1}
        places = tuple(challenge.multiples)
        if len(places) == 1:
            return places[0]
        return self.sums.setdefault(places, self.scalars + len(self.multiples) + len(self.sums))


def _framed(text: str, digest: str) -> tuple[str, int, list[tuple[str, int, int]]]:
    """Return a text with room for its placeholders and its stamp, and what stands there: kind, number, piece."""
    kinds: list[tuple[str, int, int]] = []
    pieces = text.split('"')
    for at, piece in enumerate(pieces):
        found = _PLACE.fullmatch(piece)
        if found is not None:
            kinds.append((found[1], int(found[2]), at))
        elif piece == digest:
            kinds.append((_STAMP, 0, at))
        else:
            assert not _PLACE.search(piece)
            pieces[at] = piece.replace("%", "%%")
            continue
        pieces[at] = "%b"
    return '"'.join(pieces), len(pieces), kinds


def _picked(places: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """Return what picks items of a sequence by their places."""
    if len(places) == 1:
        (only,) = places
        return lambda items: (items[only],)
    return itemgetter(*places)


def _place_of(element: Element) -> int:
    found = _PLACE.fullmatch(element)
    assert found is not None
    return int(found[2])
