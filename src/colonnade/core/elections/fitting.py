"""Which archive goes with which act of an election, and what the act says of it.

What is read of a file is a small table of facts, so that it can be carried with a form; whether it goes with the
election that the form is about is asked of that table. Source: docs/rules/elections.md, "Acts from files".
"""

from collections.abc import Mapping, Sequence
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.counting.ties import Lots
from colonnade.core.elections.acts import CHOICES, RANKING
from colonnade.core.elections.election import Mixed, Question
from colonnade.core.elections.events import State
from colonnade.core.elections.excerpts import ElectorateSaid, Excerpt
from colonnade.core.elections.winners import Settled, Wanted, settled
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId

OF: Final = "of"
"""In a table that was made from an act again: the election that the act is about, with which it went."""
METHODS: Final[Mapping[str, str]] = {
    "Schulze": "schulze",
    "MajorityJudgment": "majority-judgment-belenios",
    "STV": "scottish-stv",
}
"""The rule nearest to what Belenios writes beside a question; the organisation chooses."""


class OtherStage(Refusal):
    """The archive has not come as far as the act needs, or further."""

    code = "elections.other_stage"


class VotesInside(Refusal):
    """There are ballots in an archive where none may be: one that rehearses, or one before voting opens."""

    code = "elections.votes_inside"


class OtherArchive(Refusal):
    """The archive is of another election than the one that was set up."""

    code = "elections.other_archive"


class OtherKeys(Refusal):
    """The rehearsal was opened with other keys than those of the election."""

    code = "elections.other_keys"


class OtherSetup(Refusal):
    """The archive does not begin with the event with which voting was opened."""

    code = "elections.other_setup"


class OtherClosing(Refusal):
    """The archive does not go on from the event with which voting was closed."""

    code = "elections.other_closing"


class OtherElectorate(Refusal):
    """The file of the electorate tells of more or fewer credentials, or other weights, than the archive holds."""

    code = "elections.other_electorate"


Read = dict[str, Json]


def set_up_in(excerpt: Excerpt) -> Read:
    """Return what a set-up says of an archive in which nobody has voted."""
    _require_empty(excerpt)
    election = excerpt.election
    return {
        "uuid": election.uuid,
        "fingerprint": excerpt.fingerprint,
        "group": election.group.id,
        "threshold": excerpt.needed,
        "trustees": [{"name": each.name, "key": each.key} for each in excerpt.trustees],
        "questions": [_question(each) for each in election.questions],
        "credentials": excerpt.credentials,
        "weights_differ": excerpt.weights_differ,
        "name": election.name,
    }


def _question(question: Question) -> Json:
    """A question as it is told: how many are elected and by which rule is a proposal."""
    if not isinstance(question, Mixed):
        said: Read = {"kind": CHOICES, "blank": question.allows_blank, "seats": question.most, "rule": None}
    else:
        extra = question.extra if isinstance(question.extra, dict) else {}
        seats = extra.get("seats")
        rule = METHODS.get(str(extra.get("method")))
        said = {"kind": RANKING, "blank": False, "seats": seats if isinstance(seats, int) else 1, "rule": rule}
    return {"title": question.question, "answers": len(question.answers), **said}


def rehearsal_in(excerpt: Excerpt) -> Read:
    """Return what an act says of a rehearsal: a box without votes that was opened."""
    _require_state(excerpt, State.TALLIED)
    if excerpt.ballot_events:
        raise VotesInside(ballots=excerpt.ballot_events)
    keys: list[Json] = [each.key for each in excerpt.trustees]
    return {"keys": keys, "took_part": excerpt.opened_by, "archive": excerpt.archive}


def opening_in(excerpt: Excerpt) -> Read:
    """Return what an act says of a box as voting opens."""
    _require_empty(excerpt)
    return {"fingerprint": excerpt.fingerprint, "last_event": excerpt.last_event}


def closing_in(excerpt: Excerpt) -> Read:
    """Return what an act says of a box that was closed: ballots added up, and not yet opened."""
    _require_state(excerpt, State.CLOSED)
    if excerpt.ballots is None:
        raise OtherStage(state=State.OPEN.value, wanted=State.CLOSED.value)
    box: Read = {"fingerprint": excerpt.fingerprint, "setup": excerpt.setup, "last_event": excerpt.last_event}
    return {**box, "ballots_counted": excerpt.ballots}


def result_in(excerpt: Excerpt, wanted: Sequence[Wanted], lots: Mapping[int, Lots]) -> Read:
    """Return what an act says of an archive with its result."""
    _require_state(excerpt, State.TALLIED)
    results = settled(excerpt.election.questions, excerpt.outcomes, wanted, lots)
    return {
        "fingerprint": excerpt.fingerprint,
        "closing": list(excerpt.closing),
        "archive": excerpt.archive,
        "last_event": excerpt.last_event,
        "took_part": excerpt.opened_by,
        "results": [_settled(each) for each in results],
    }


def _settled(result: Settled) -> Json:
    said: Read = {"elected": list(result.elected), "lots": result.lots}
    return said if result.numbers is None else {**said, "numbers": list(result.numbers)}


def wanted_in(facts: Mapping[str, Json]) -> list[Wanted]:
    """Return what the set-up says of each question."""
    return [
        Wanted(_whole(each["seats"]), _text(each["rule"]), _text(each["edition"]))
        for each in _records(facts["questions"])
    ]


def _text(value: Json) -> str | None:
    return None if value is None else str(value)


def require_electorate(read: Mapping[str, Json], said: ElectorateSaid) -> None:
    """Refuse the file of an electorate that is not that of the archive."""
    if said.voters != read["credentials"] or (said.weights == "classes") != read["weights_differ"]:
        raise OtherElectorate(voters=said.voters, credentials=_whole(read["credentials"]))


def require_rehearsal_of(read: Mapping[str, Json], act: ActId, facts: Mapping[str, Json]) -> None:
    """Refuse a rehearsal by other trustees than those of the election that ``act`` set up."""
    if read.get(OF) != act and read.get("keys") != [each["key"] for each in _records(facts["trustees"])]:
        raise OtherKeys


def require_box_of(read: Mapping[str, Json], act: ActId, facts: Mapping[str, Json]) -> None:
    """Refuse an archive of another election, or one that does not go on from what the log knows of this one."""
    if read.get(OF) == act:
        return
    if read.get("fingerprint") != facts["fingerprint"]:
        raise OtherArchive
    if "setup" in read and read["setup"] != facts.get("first_event"):
        raise OtherSetup
    closing = read.get("closing")
    if isinstance(closing, list) and facts.get("last_event") not in closing:
        raise OtherClosing


def _require_empty(excerpt: Excerpt) -> None:
    _require_state(excerpt, State.OPEN)
    if excerpt.ballot_events:
        raise VotesInside(ballots=excerpt.ballot_events)


def _require_state(excerpt: Excerpt, wanted: State) -> None:
    if excerpt.state is not wanted:
        raise OtherStage(state=excerpt.state.value, wanted=wanted.value)


def _records(value: Json) -> list[Mapping[str, Json]]:
    assert isinstance(value, list)
    return [each for each in value if isinstance(each, Mapping)]


def _whole(value: Json) -> int:
    assert isinstance(value, int)
    return value
