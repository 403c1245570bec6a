"""What a voter needs of an archive: the election with its stamp, its trustees checked, and the list of who may vote.

Source: docs/rules/elections.md, "Folder".
"""

from dataclasses import dataclass

from colonnade.core.elections.archive import Source, records
from colonnade.core.elections.arithmetic import SecretArithmetic
from colonnade.core.elections.ballots import Poll, cast
from colonnade.core.elections.credentials import private_key, read_credential
from colonnade.core.elections.credentials import public_key as public_credential
from colonnade.core.elections.election import Question, Summed, read_election
from colonnade.core.elections.elements import Draw
from colonnade.core.elections.events import steps
from colonnade.core.elections.hands import UnknownCredential
from colonnade.core.elections.notation import read_freely
from colonnade.core.elections.objects import Ballot, stamp
from colonnade.core.elections.parts import Part
from colonnade.core.elections.public_credentials import is_listed
from colonnade.core.elections.trustee_checks import require_trustees
from colonnade.core.elections.trustees import read_trustees
from colonnade.core.elections.verification import Engines

CHOICES_LIMIT = 1 << 20
_HIGHEST_RANK = 255


@dataclass(frozen=True, slots=True)
class Booth:
    """An election in which ballots are made, and its list of credentials as it stands in the archive."""

    poll: Poll
    credentials: bytes


def booth_of(source: Source, engines: Engines) -> Booth:
    """Return what the setup of an archive says; refused where its trustees did not make the key."""
    setup = next(steps(records(source)))
    election = read_election(setup.contents[0], f"{setup.place}, election")
    place = f"record {setup.number + 1}, trustees"
    trustees = read_trustees(setup.contents[1], election.group, place)
    require_trustees(engines(election.group), trustees, election.public_key, place)
    return Booth(Poll(election, stamp(setup.contents[0])), setup.contents[2])


def read_choices(content: bytes, questions: tuple[Question, ...], place: str = "choices") -> list[list[int]]:
    """Return what a voter marks, as belenios-tool reads it: of each question 0 or 1 an answer, or the ranks."""
    rows = Part(read_freely(content, place, longest=CHOICES_LIMIT), place).items(len(questions), len(questions))
    return [_marks(row, question) for row, question in zip(rows, questions, strict=True)]


def ballot_of(secrets: SecretArithmetic, draw: Draw, booth: Booth, credential: str, marks: list[list[int]]) -> Ballot:
    """Return a ballot; refused where the credential is not on the list, or a question does not allow its marks."""
    uuid = booth.poll.election.uuid
    read_credential(credential)
    if not is_listed(booth.credentials, public_credential(secrets, uuid, credential)):
        raise UnknownCredential
    return cast(secrets, draw, booth.poll, private_key(secrets.group, uuid, credential), marks)


def _marks(row: Part, question: Question) -> list[int]:
    is_summed = isinstance(question, Summed)
    size = question.size if isinstance(question, Summed) else len(question.answers)
    return [each.whole(0, 1 if is_summed else _HIGHEST_RANK) for each in row.items(size, size)]
