"""What an election asks and under which key: the first record of an archive, whose stamp every ballot bears.

Source: docs/rules/archives.md.
"""

from dataclasses import dataclass
from typing import TypeAlias

from colonnade.core.elections.elements import Element, Group
from colonnade.core.elections.faults import Misread, Unsupported
from colonnade.core.elections.groups import group_named
from colonnade.core.elections.notation import Json, read, spelled
from colonnade.core.elections.objects import MOST_CHOICES, MOST_QUESTIONS
from colonnade.core.elections.parts import NAME_LIMIT, TEXT_LIMIT, Part

VERSION = 1
ELECTION_LIMIT = 1 << 24
DIRECTIONS = ("ltr", "rtl")


@dataclass(frozen=True, slots=True)
class Summed:
    """A homomorphic question: the choices of all are added up unopened; from ``least`` to ``most`` may be chosen.

    ``blank`` is nothing where the file does not say.
    """

    answers: tuple[str, ...]
    blank: bool | None
    least: int
    most: int
    question: str

    @property
    def allows_blank(self) -> bool:
        """Whether a voter may choose nothing and say so."""
        return self.blank is True

    @property
    def size(self) -> int:
        """How many ciphertexts an answer has."""
        return len(self.answers) + (1 if self.allows_blank else 0)


@dataclass(frozen=True, slots=True)
class Mixed:
    """A question whose answers are mixed and then opened one by one; ``extra`` says how they will be counted."""

    answers: tuple[str, ...]
    question: str
    extra: Json = None


Question: TypeAlias = Summed | Mixed


@dataclass(frozen=True, slots=True)
class Election:
    """An election. ``language``, since 3.3.0: a tag and the direction of writing."""

    description: str
    name: str
    group: Group
    public_key: Element
    questions: tuple[Question, ...]
    uuid: str
    administrator: str | None = None
    credential_authority: str | None = None
    language: tuple[str, str] | None = None

    @property
    def is_mixed(self) -> bool:
        """Whether any question needs its answers mixed."""
        return any(isinstance(question, Mixed) for question in self.questions)


def read_election(content: bytes, place: str = "election") -> Election:
    """Return the election that the bytes spell; refused in any other spelling, version, question or group."""
    part = Part(read(content, place, longest=ELECTION_LIMIT), place)
    if part.has("version") and isinstance(part.value, dict) and part.value["version"] != VERSION:
        raise Unsupported(feature=f"version {part.value['version']}"[:NAME_LIMIT])
    fields = part.fields(
        *("version", "description", "name", "group", "public_key", "questions", "uuid"),
        *("?administrator", "?credential_authority", "?language"),
    )
    description, name, group, key, questions, uuid = (each for each in fields[1:7] if each is not None)
    administrator, authority, language = fields[7:]
    named = group_named(group.text(NAME_LIMIT), version=VERSION)
    election = Election(
        description.text(TEXT_LIMIT),
        name.text(TEXT_LIMIT),
        named,
        key.element(named),
        tuple(read_question(each) for each in questions.items(1, MOST_QUESTIONS)),
        uuid.uuid(),
        None if administrator is None else administrator.text(NAME_LIMIT),
        None if authority is None else authority.text(NAME_LIMIT),
        None if language is None else read_language(language),
    )
    if election.is_mixed and named.embedding is None:
        raise Misread(place, "group_cannot_mix")
    return election


def read_question(part: Part) -> Question:
    """Return a question; refused as unsupported where its kind is another."""
    if not part.has("type"):
        return _summed(part)
    kind = part.value["type"] if isinstance(part.value, dict) else None
    if kind != "NonHomomorphic":
        raise Unsupported(feature=f"question of type {kind}"[:NAME_LIMIT])
    _kind, value, extra = part.fields("type", "value", "?extra")
    assert value is not None
    if extra is not None and not isinstance(extra.value, dict):
        raise extra.refusal("no_object")
    answers, question = value.given("answers", "question")
    return Mixed(_answers(answers), question.text(TEXT_LIMIT), None if extra is None else extra.value)


def election_spelled(election: Election) -> bytes:
    """Return the bytes of an election."""
    value: dict[str, Json] = {
        "version": VERSION,
        "description": election.description,
        "name": election.name,
        "group": election.group.id,
        "public_key": election.public_key,
        "questions": [question_value(question) for question in election.questions],
        "uuid": election.uuid,
    }
    if election.administrator is not None:
        value["administrator"] = election.administrator
    if election.credential_authority is not None:
        value["credential_authority"] = election.credential_authority
    if election.language is not None:
        value["language"] = list(election.language)
    return spelled(value)


def question_value(question: Question) -> Json:
    """Return a question as JSON."""
    if isinstance(question, Mixed):
        value: dict[str, Json] = {
            "type": "NonHomomorphic",
            "value": {"answers": list(question.answers), "question": question.question},
        }
        return value if question.extra is None else {**value, "extra": question.extra}
    blank: dict[str, Json] = {} if question.blank is None else {"blank": question.blank}
    bounds: dict[str, Json] = {"min": question.least, "max": question.most, "question": question.question}
    return {"answers": list(question.answers), **blank, **bounds}


def _summed(part: Part) -> Summed:
    answers, blank, least, most, question = part.fields("answers", "?blank", "min", "max", "question")
    assert answers is not None
    assert least is not None
    assert most is not None
    assert question is not None
    lowest = least.whole(0, MOST_CHOICES)
    return Summed(
        _answers(answers),
        None if blank is None else blank.flag(),
        lowest,
        most.whole(lowest, MOST_CHOICES),
        question.text(TEXT_LIMIT),
    )


def _answers(part: Part) -> tuple[str, ...]:
    return tuple(each.text(TEXT_LIMIT) for each in part.items(1, MOST_CHOICES))


def read_language(part: Part) -> tuple[str, str]:
    """Return a tag and the direction of writing."""
    tag, direction = part.items(2, 2)
    if direction.value not in DIRECTIONS:
        raise direction.refusal("no_direction")
    return tag.text(NAME_LIMIT), direction.text(NAME_LIMIT)
