"""What the pages of elections show, as values in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from colonnade.apps.elections.checking import Check, checks_of
from colonnade.apps.organisations.naming import Named, Names, passage
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import MONTH_LENGTH
from colonnade.core.dates import first_day
from colonnade.core.elections.acts import RANKING
from colonnade.core.elections.standing import Election, Objection, Step
from colonnade.core.elections.states import State
from colonnade.core.ids import OrganisationId
from colonnade.words import elections as words
from colonnade.words.calendars import digits
from colonnade.words.election_limits import LEAD, SECTIONS, TITLE, in_language
from colonnade.words.organisations import word
from colonnade.words.pages import say

_WHOLE = 100
"""How wide the longest bar is."""

Called: TypeAlias = Sequence[tuple[str, ...]]
"""What the answers of each question are called, in its order."""


@dataclass(frozen=True, slots=True)
class Line:
    """One election in a list."""

    act: str
    title: str
    state: str
    when: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The elections of an organisation, the newest first."""

    organisation: OrganisationId
    name: str
    elections: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the course, by the act that took it."""

    act: str
    state: str
    day: str


@dataclass(frozen=True, slots=True)
class Trustee:
    """Of whom a trustee is, and SHA-256 of the key."""

    of: Named
    key: str


@dataclass(frozen=True, slots=True)
class Votes:
    """What one answer has: in words, of a hundred ballots how many (empty: not told), and of the most, for its bar."""

    answer: str
    votes: str
    share: str
    wide: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, and of the result what is shown: ``votes`` one row an answer, ``elected`` by name in their order.

    ``answers``: what they are called, where that is known; ``hidden``: that the votes are not shown;
    ``ranked``: how the ranking is counted again.
    """

    title: str
    asked: str
    answers: tuple[str, ...]
    votes: tuple[Votes, ...]
    elected: tuple[str, ...]
    note: str
    hidden: str
    ranked: str


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """An objection and its decision; ``decision`` is the act, empty while it waits."""

    act: str
    of: Named
    said: str
    day: str
    outcome: str
    decision: str


@dataclass(frozen=True, slots=True)
class ElectionPage:
    """One election: ``facts`` in words, ``digests`` as they are compared."""

    act: str
    by: Named
    title: str
    state: str
    is_void: bool
    has_result: bool
    facts: tuple[tuple[str, str], ...]
    trustees: tuple[Trustee, ...]
    threshold: str
    codes_by: tuple[Named, ...]
    answers: tuple[Answer, ...]
    objections: tuple[ObjectionLine, ...]
    steps: tuple[StepLine, ...]
    deadline: str
    keys: str
    digests: tuple[tuple[str, str], ...]
    archive: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class LimitsPage:
    """What a vote protects and what it does not; ``sections``: code, heading, points, and whether they are steps."""

    title: str
    lead: str
    sections: tuple[tuple[str, str, tuple[str, ...], bool], ...]


def limits_page(language: str) -> LimitsPage:
    """Return what is said of every election."""
    return LimitsPage(
        title=in_language(TITLE, language),
        lead=in_language(LEAD, language),
        sections=tuple(
            (
                each.code,
                in_language(each.heading, language),
                tuple(in_language(point, language) for point in each.points),
                each.is_ordered,
            )
            for each in SECTIONS
        ),
    )


def list_page(organisation: OrganisationId, elections: Sequence[Election], names: Names) -> ListPage:
    """Return the page of all elections of ``organisation``."""
    return ListPage(organisation, names(organisation), tuple(_line(each, names) for each in elections))


def _line(election: Election, names: Names) -> Line:
    facts = election.facts
    when = say(
        "election.from_to", names.language, opens=_day(facts["opens"], names), closes=_day(facts["closes"], names)
    )
    state = word(words.STATES, election.state, names.language)
    return Line(election.act, passage(facts["title"], names.language), state, when)


def election_page(election: Election, names: Names, on: date, called: Called = ()) -> ElectionPage:
    """Return the page of one election as it stands on a day.

    ``called``: what the answers of each question are called in an archive that is public here; no act says it.
    """
    facts, language = election.facts, names.language
    trustees = _records(facts["trustees"])
    codes_by = [OrganisationId(str(each)) for each in _items(facts["codes_by"])]
    names.fetch([election.held_by, *codes_by, *(OrganisationId(str(each["of"])) for each in trustees)])
    needed = say("election.threshold_of", language, needed=str(facts["threshold"]), of=str(len(trustees)))
    return ElectionPage(
        act=election.act,
        by=Named(election.held_by, names(election.held_by)),
        title=passage(facts["title"], language),
        state=word(words.STATES, election.state, language),
        is_void=election.state == "void",
        has_result="results" in facts,
        facts=tuple(_facts(election, names)),
        trustees=tuple(_trustee(each, election, names) for each in trustees),
        threshold=digits(needed, language),
        deadline=_deadline(election, names, on),
        keys=_keys(election, language),
        codes_by=tuple(Named(each, names(each)) for each in codes_by),
        answers=tuple(answers_of(facts, language, called)),
        objections=tuple(_objection(each, names, by_month=is_by_month(facts)) for each in election.objections),
        steps=tuple(
            StepLine(step.act, _told(step, election, names), names.day(step.day, by_month=is_by_month(facts)))
            for step in election.steps
        ),
        digests=tuple(_digests(facts, language)),
        archive=say("election.archive_public" if "voters" in facts else "election.archive_kept", language),
        checks=tuple(checks_of(facts, language)),
    )


def _told(step: Step, election: Election, names: Names) -> str:
    """What happened, in one sentence."""
    facts, language = election.facts, names.language
    if step.state is State.VOID:
        return say("election.told_void", language)
    return say(
        _TOLD[step.state],
        language,
        voters=figure(facts, "voters", "voters_at_least", language),
        ballots=figure(facts, "ballots_counted", "ballots_at_least", language),
        needed=digits(str(facts["threshold"]), language),
        of=digits(str(len(election.trustees)), language),
    )


_TOLD: Mapping[State, str] = {
    State.SET_UP: "election.told_set_up",
    State.REHEARSED: "election.told_rehearsed",
    State.OPEN: "election.told_open",
    State.CLOSED: "election.told_closed",
    State.DECLARED: "election.told_declared",
}


def _deadline(election: Election, names: Names, on: date) -> str:
    """Until when it can be objected to, and whether that is over."""
    until = election.object_until()
    if election.state is State.VOID or until is None:
        return ""
    told = "election.objections_open" if on <= until else "election.objections_over"
    return say(told, names.language, day=names.day(until, by_month=is_by_month(election.facts)))


def _keys(election: Election, language: str) -> str:
    gone, of = len(election.keys_gone), len(election.trustees)
    if not gone:
        return ""
    return digits(say("election.keys_gone", language, gone=str(gone), of=str(of)), language)


def is_by_month(facts: Mapping[str, Json]) -> bool:
    """Return whether the days of an election are told as months."""
    return len(str(facts["opens"])) == MONTH_LENGTH


def _day(said: Json, names: Names) -> str:
    return names.day(first_day(str(said)), by_month=len(str(said)) == MONTH_LENGTH)


def call_in_words(election: Election, names: Names) -> Iterator[tuple[str, str]]:
    """Yield what the election is for and its days, as they were said when it was set up."""
    facts, language = election.facts, names.language
    yield say("election.purpose", language), word(words.PURPOSES, str(facts["purpose"]), language)
    yield say("election.opens", language), _day(facts["opens"], names)
    yield say("election.closes", language), _day(facts["closes"], names)
    yield say("election.record_day", language), _day(facts["record_day"], names)


def _facts(election: Election, names: Names) -> Iterator[tuple[str, str]]:
    facts, language = election.facts, names.language
    yield from call_in_words(election, names)
    yield say("election.voters", language), figure(facts, "voters", "voters_at_least", language)
    yield say("election.weights", language), word(words.WEIGHTS, str(facts["weights"]), language)
    if "last_event" in facts:
        ballots = figure(facts, "ballots_counted", "ballots_at_least", language)
        yield say("election.ballots", language), ballots
    until = election.object_until()
    if until is not None:
        yield say("election.object_until", language), names.day(until, by_month=is_by_month(facts))
    if "void" in facts:
        reason = {**words.REASONS, "other": words.GROUNDS["other"]}
        yield say("election.void_because", language), word(reason, str(facts["void"]), language)


def figure(facts: Mapping[str, Json], number: str, bound: str, language: str) -> str:
    """Return the number, the band it is in, or that it is not shown: what is not shown is never printed as nought."""
    if number in facts:
        return digits(str(facts[number]), language)
    if facts.get(bound):
        return digits(say("election.at_least", language, floor=str(facts[bound])), language)
    return say("election.not_shown", language)


def _trustee(said: Mapping[str, Json], election: Election, names: Names) -> Trustee:
    of = OrganisationId(str(said["of"]))
    is_gone = of in election.keys_gone
    return Trustee(Named(of, names(of), say("election.key_gone", names.language) if is_gone else ""), str(said["key"]))


def answers_of(facts: Mapping[str, Json], language: str, called: Called = ()) -> Iterator[Answer]:
    """Yield every question with what is shown of its result."""
    questions = _records(facts["questions"])
    results = _records(facts.get("results", []))
    for number, question in enumerate(questions):
        result = results[number] if results else {}
        is_ranking = question["kind"] == RANKING
        is_hidden = bool(results) and not is_ranking and "numbers" not in result
        answers = called[number] if number < len(called) else ()
        yield Answer(
            title=passage(question["title"], language),
            asked=_asked(question, language),
            answers=answers,
            votes=tuple(_votes(question, _items(result.get("numbers", [])), facts, language, answers)),
            elected=tuple(str(each) for each in _items(result.get("elected", []))),
            note=say("election.lots", language) if result.get("lots") else "",
            hidden=say("election.votes_hidden", language) if is_hidden else "",
            ranked=say("election.ranked", language) if results and is_ranking else "",
        )


def _asked(question: Mapping[str, Json], language: str) -> str:
    kind = word(words.KINDS, str(question["kind"]), language)
    said = say("election.asked", language, kind=kind, answers=str(question["answers"]), seats=str(question["seats"]))
    if question["kind"] == RANKING:
        rule = say("election.counted_by", language, rule=str(question["rule"]), edition=str(question["edition"]))
        said = f"{said} {rule}"
    return digits(said, language)


def _votes(
    question: Mapping[str, Json],
    numbers: Sequence[Json],
    facts: Mapping[str, Json],
    language: str,
    answers: Sequence[str],
) -> Iterator[Votes]:
    """One row an answer; by its number where only acts are known, since none names who stood and was not elected."""
    votes = [each for each in numbers if isinstance(each, int)]
    ballots = 0 if facts["weights"] == "classes" else facts.get("ballots_counted", 0)
    assert isinstance(ballots, int)
    for place, each in enumerate(votes, 0 if question["blank"] is True else 1):
        code = "election.votes_for" if place else "election.votes_blank"
        numbered = digits(say(code, language, answer=str(place)), language)
        share = say("election.share", language, share=_tenths(each * 1000 // ballots)) if ballots else ""
        yield Votes(
            answer=answers[place - 1] if 0 < place <= len(answers) else numbered,
            votes=digits(str(each), language),
            share=digits(share, language),
            wide=each * _WHOLE // max(*votes, 1),
        )


def _tenths(thousandths: int) -> str:
    """A share of a hundred with one place, cut and not rounded."""
    return f"{thousandths // 10}.{thousandths % 10}"


def _objection(objection: Objection, names: Names, *, by_month: bool) -> ObjectionLine:
    language = names.language
    by, ground = word(words.OBJECTORS, objection.by, language), word(words.GROUNDS, objection.ground, language)
    said = say("election.objected", language, by=by, ground=ground)
    outcome = word(words.OUTCOMES, objection.outcome, language) if objection.outcome else ""
    return ObjectionLine(
        act=objection.act,
        of=Named(objection.of, names(objection.of)),
        said=said,
        day=names.day(objection.day, by_month=by_month),
        outcome=outcome or say("election.undecided", language),
        decision=objection.decision,
    )


def _digests(facts: Mapping[str, Json], language: str) -> Iterator[tuple[str, str]]:
    for code, name in (
        ("election.uuid", "uuid"),
        ("election.group", "group"),
        ("election.fingerprint", "fingerprint"),
        ("election.electorate", "electorate"),
        ("election.rehearsal", "rehearsal"),
        ("election.first_event", "first_event"),
        ("election.last_event", "last_event"),
        ("election.archive", "archive"),
        ("election.result_event", "result_event"),
    ):
        if name in facts:
            yield say(code, language), str(facts[name])


def _items(value: Json) -> Sequence[Json]:
    assert isinstance(value, list)
    return value


def _records(value: Json) -> list[Mapping[str, Json]]:
    return [each for each in _items(value) if isinstance(each, Mapping)]
