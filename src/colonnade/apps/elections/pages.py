"""What the pages of elections show, as values in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from colonnade.apps.organisations.naming import Named, Names, passage
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import MONTH_LENGTH
from colonnade.core.dates import first_day
from colonnade.core.elections.acts import RANKING
from colonnade.core.elections.standing import Election, Objection
from colonnade.core.ids import OrganisationId
from colonnade.words import elections as words
from colonnade.words.calendars import digits
from colonnade.words.election_limits import LEAD, SECTIONS, TITLE, in_language
from colonnade.words.organisations import word
from colonnade.words.pages import say


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
class Answer:
    """A question, and of the result what is shown: ``votes`` one line an answer, ``elected`` by name in their order."""

    title: str
    asked: str
    votes: tuple[str, ...]
    elected: tuple[str, ...]
    note: str


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
    trustees: tuple[Named, ...]
    threshold: str
    codes_by: tuple[Named, ...]
    answers: tuple[Answer, ...]
    objections: tuple[ObjectionLine, ...]
    steps: tuple[StepLine, ...]
    digests: tuple[tuple[str, str], ...]
    archive: str


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


def election_page(election: Election, names: Names) -> ElectionPage:
    """Return the page of one election."""
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
        codes_by=tuple(Named(each, names(each)) for each in codes_by),
        answers=tuple(_answers(facts, language)),
        objections=tuple(_objection(each, names, by_month=_by_month(facts)) for each in election.objections),
        steps=tuple(
            StepLine(step.act, word(words.STATES, step.state, language), names.day(step.day, by_month=_by_month(facts)))
            for step in election.steps
        ),
        digests=tuple(_digests(facts, language)),
        archive=say("election.archive_public" if "voters" in facts else "election.archive_kept", language),
    )


def _by_month(facts: Mapping[str, Json]) -> bool:
    return len(str(facts["opens"])) == MONTH_LENGTH


def _day(said: Json, names: Names) -> str:
    return names.day(first_day(str(said)), by_month=len(str(said)) == MONTH_LENGTH)


def _facts(election: Election, names: Names) -> Iterator[tuple[str, str]]:
    facts, language = election.facts, names.language
    yield say("election.purpose", language), word(words.PURPOSES, str(facts["purpose"]), language)
    yield say("election.opens", language), _day(facts["opens"], names)
    yield say("election.closes", language), _day(facts["closes"], names)
    yield say("election.record_day", language), _day(facts["record_day"], names)
    yield say("election.voters", language), _figure(facts, "voters", "voters_at_least", language)
    yield say("election.weights", language), word(words.WEIGHTS, str(facts["weights"]), language)
    if "last_event" in facts:
        ballots = _figure(facts, "ballots_counted", "ballots_at_least", language)
        yield say("election.ballots", language), ballots
    until = election.object_until()
    if until is not None:
        yield say("election.object_until", language), names.day(until, by_month=_by_month(facts))
    if "void" in facts:
        reason = {**words.REASONS, "other": words.GROUNDS["other"]}
        yield say("election.void_because", language), word(reason, str(facts["void"]), language)


def _figure(facts: Mapping[str, Json], number: str, bound: str, language: str) -> str:
    """The number, the band it is in, or that it is not shown: what is not shown is never printed as nought."""
    if number in facts:
        return digits(str(facts[number]), language)
    if facts.get(bound):
        return digits(say("election.at_least", language, floor=str(facts[bound])), language)
    return say("election.not_shown", language)


def _trustee(said: Mapping[str, Json], election: Election, names: Names) -> Named:
    of = OrganisationId(str(said["of"]))
    is_gone = of in election.keys_gone
    return Named(of, names(of), say("election.key_gone", names.language) if is_gone else "")


def _answers(facts: Mapping[str, Json], language: str) -> Iterator[Answer]:
    questions = _records(facts["questions"])
    results = _records(facts.get("results", []))
    for number, question in enumerate(questions):
        result = results[number] if results else {}
        yield Answer(
            title=passage(question["title"], language),
            asked=_asked(question, language),
            votes=tuple(_votes(question, _items(result.get("numbers", [])), language)),
            elected=tuple(str(each) for each in _items(result.get("elected", []))),
            note=say("election.lots", language) if result.get("lots") else "",
        )


def _asked(question: Mapping[str, Json], language: str) -> str:
    kind = word(words.KINDS, str(question["kind"]), language)
    said = say("election.asked", language, kind=kind, answers=str(question["answers"]), seats=str(question["seats"]))
    if question["kind"] == RANKING:
        rule = say("election.counted_by", language, rule=str(question["rule"]), edition=str(question["edition"]))
        said = f"{said} {rule}"
    return digits(said, language)


def _votes(question: Mapping[str, Json], numbers: Sequence[Json], language: str) -> Iterator[str]:
    """One line an answer: answers are told by their number, since no act names who stood and was not elected."""
    is_blank_first = question["blank"] is True
    for place, votes in enumerate(numbers, 0 if is_blank_first else 1):
        code = "election.votes_for" if place else "election.votes_blank"
        yield digits(say(code, language, answer=str(place), votes=str(votes)), language)


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
