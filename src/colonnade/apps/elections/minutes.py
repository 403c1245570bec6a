"""The minutes of an election, from its acts alone: call, electorate, hands, every step, result, objections, keys."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from colonnade.apps.elections import pages
from colonnade.apps.organisations.naming import Names
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Act
from colonnade.core.elections.standing import Election, Step
from colonnade.core.elections.states import State
from colonnade.core.log.entries import read_entry
from colonnade.edges.minutes.document import Minutes, Row, Section
from colonnade.edges.signing import verify
from colonnade.words import elections as words
from colonnade.words.acts import ROLES
from colonnade.words.calendars import digits
from colonnade.words.organisations import word
from colonnade.words.pages import say


@dataclass(frozen=True)
class _Told:
    """An election and everything that its minutes are put into words by."""

    election: Election
    names: Names
    page: pages.ElectionPage

    @property
    def language(self) -> str:
        return self.names.language

    @property
    def facts(self) -> Mapping[str, Json]:
        return self.election.facts

    def say(self, code: str, **facts: str) -> str:
        return say(code, self.language, **facts)

    def day(self, day: date) -> str:
        return self.names.day(day, by_month=pages.is_by_month(self.facts))

    def number(self, number: Json) -> str:
        return digits(str(number), self.language)


def minutes_of(election: Election, names: Names, on: date, *, is_demo: bool) -> Minutes:
    """Return the minutes of an election as it stands on a day."""
    told = _Told(election, names, pages.election_page(election, names, on))
    lead = (
        *((told.say("minutes.demo"),) if is_demo else ()),
        told.say("minutes.lead", name=told.page.by.name, day=told.day(on)),
        told.say("minutes.state", state=told.page.state),
    )
    return Minutes(
        language=told.language,
        title=told.say("minutes.title", title=told.page.title),
        lead=lead,
        sections=tuple(_sections(told)),
        signed=tuple(map(told.say, _SIGNED)),
        page=told.say("minutes.page"),
        of_pages=told.say("minutes.of_pages"),
    )


def _sections(told: _Told) -> Iterator[Section]:
    steps = told.election.steps
    yield _call(told, steps[0])
    yield _electorate(told)
    yield _trustees(told)
    for state, code, names in _STEPS:
        found = [each for each in steps if each.state is state]
        yield _step(told, code, found, names)
    yield _result(told, [each for each in steps if each.state is State.DECLARED])
    yield _objections(told)
    yield _keys(told)
    if told.election.state is State.VOID:
        yield _void(told, [each for each in steps if each.state is State.VOID])


_SIGNED = ("minutes.sign_chair", "minutes.sign_secretary", "minutes.sign_inspector")
_STEPS = (
    (State.REHEARSED, "minutes.rehearsal", ("took_part", "archive")),
    (State.OPEN, "minutes.opening", ("last_event",)),
    (State.CLOSED, "minutes.closing", ("last_event",)),
)
"""What each step shows of its own act."""
_LABELS = {"took_part": "minutes.took_part", "archive": "election.archive", "last_event": "election.result_event"}


def _act_of(step: Step) -> Act:
    entry = publiclog.entry_of(step.act)
    assert entry is not None
    return read_entry(entry.content, verify).act


def _row(told: _Told, code: str, value: str, *, is_code: bool = False) -> Row:
    return Row(told.say(code), value, is_code)


def _call(told: _Told, step: Step) -> Section:
    facts = told.facts
    rows = [
        _row(told, "minutes.day", told.day(step.day)),
        _row(told, "minutes.organ", word(ROLES, str(facts["organ"]), told.language)),
        _row(told, "minutes.act", step.act, is_code=True),
        *(Row(name, value) for name, value in pages.call_in_words(told.election, told.names)),
        _row(told, "minutes.days_to_object", told.number(facts["objection_days"])),
    ]
    for number, answer in enumerate(told.page.answers, start=1):
        label = told.say("minutes.question", number=told.number(number))
        rows += [Row(label, answer.title), Row("", answer.asked)]
    return Section(told.say("minutes.call"), rows=tuple(rows))


def _electorate(told: _Told) -> Section:
    facts, language = told.facts, told.language
    voters = pages.figure(facts, "voters", "voters_at_least", language)
    rows = (
        _row(told, "election.voters", voters),
        _row(told, "election.weights", word(words.WEIGHTS, str(facts["weights"]), language)),
        _row(told, "election.electorate", str(facts["electorate"]), is_code=True),
    )
    return Section(told.say("minutes.electorate"), rows=rows)


def _trustees(told: _Told) -> Section:
    rows = [
        row
        for number, each in enumerate(told.page.trustees, start=1)
        for row in (
            Row(told.say("minutes.trustee", number=told.number(number)), each.of.name),
            Row("", each.key, is_code=True),
        )
    ]
    rows += [Row(told.say("election.codes_by"), each.name) for each in told.page.codes_by]
    names = ("uuid", "group", "fingerprint")
    rows += [_row(told, f"election.{name}", str(told.facts[name]), is_code=True) for name in names]
    return Section(told.say("minutes.trustees"), (told.page.threshold,), tuple(rows))


def _step(told: _Told, code: str, found: Sequence[Step], names: Sequence[str]) -> Section:
    """The last step of its kind: a rehearsal may be held again."""
    if not found:
        missing = "minutes.none_held" if code == "minutes.rehearsal" and told.election.steps[1:] else "minutes.not_yet"
        return Section(told.say(code), (told.say(missing),))
    rows = [*_rows_of(told, found[-1], names)]
    if code == "minutes.closing":
        ballots = pages.figure(told.facts, "ballots_counted", "ballots_at_least", told.language)
        rows.append(_row(told, "election.ballots", ballots))
    return Section(told.say(code), rows=tuple(rows))


def _rows_of(told: _Told, step: Step, names: Sequence[str]) -> Iterator[Row]:
    facts = _act_of(step).facts
    yield _row(told, "minutes.day", told.day(step.day))
    yield _row(told, "minutes.act", step.act, is_code=True)
    for name in names:
        fact = facts[name]
        label = _LABELS[name] if name != "last_event" or step.state is State.DECLARED else _EVENTS[step.state]
        yield _row(
            told, label, told.number(fact) if isinstance(fact, int) else str(fact), is_code=isinstance(fact, str)
        )


_EVENTS = {State.OPEN: "election.first_event", State.CLOSED: "election.last_event"}


def _result(told: _Told, found: Sequence[Step]) -> Section:
    if not found:
        return Section(told.say("minutes.result"), (told.say("minutes.not_yet"),))
    rows = [*_rows_of(told, found[-1], ("took_part", "archive", "last_event"))]
    for answer in told.page.answers:
        comma = "، " if told.language == "fa" else ", "
        elected = comma.join(answer.elected) or told.say("minutes.nobody_elected")
        note = f" ({answer.note})" if answer.note else ""
        rows.append(Row(answer.title, f"{told.say('election.elected')}: {elected}{note}"))
        rows += [Row("", told.say("minutes.votes", answer=each.answer, votes=each.votes)) for each in answer.votes]
        rows += [Row("", each) for each in (answer.hidden,) if each]
    return Section(told.say("minutes.result"), rows=tuple(rows))


def _objections(told: _Told) -> Section:
    sentences = [
        told.say("minutes.objection", day=each.day, name=each.of.name, said=each.said, outcome=each.outcome)
        for each in told.page.objections
    ]
    if told.page.deadline:
        sentences.append(told.page.deadline)
    return Section(told.say("minutes.objections"), tuple(sentences) or (told.say("minutes.nobody_objected"),))


def _keys(told: _Told) -> Section:
    sentences = tuple(
        told.say("minutes.key_gone", name=told.names(each.of), day=told.day(each.day))
        for each in told.election.destroyed
    )
    return Section(told.say("minutes.keys"), sentences or (told.say("minutes.no_key_gone"),))


def _void(told: _Told, found: Sequence[Step]) -> Section:
    reason = word(words.VOID_REASONS, str(told.facts["void"]), told.language)
    rows = (_row(told, "minutes.day", told.day(found[-1].day)), _row(told, "minutes.act", found[-1].act, is_code=True))
    return Section(told.say("minutes.void"), (told.say("minutes.void_said", reason=reason),), rows)
