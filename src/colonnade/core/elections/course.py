"""The course of an election: what each act makes of it, and what stands in its way.

Source: docs/rules/elections.md, "Acts"; docs/adr/0039-acts-of-elections.md; norms.md §6.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.facts import read_day
from colonnade.core.elections import acts
from colonnade.core.elections.showing import require_public_ballots, require_public_numbers, require_public_voters
from colonnade.core.elections.states import KEYS_NOT_NEEDED, MOVES, OBJECTIONABLE, State
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.binding import Under, cited, under
from colonnade.core.organisations.cases import Case, Citations, Conflict, Effect, NoEffect
from colonnade.core.organisations.hiding import bodies_above, is_hidden
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.statutes.rules import Rule, table

TRUSTEES_LEAST: Final = 3
OBJECTION_DAYS_LEAST: Final = 7
"""Colonnade's default: nobody can look into a result in less."""
_SUPERVISES: Final = "supervise_elections"
_MONTH: Final = len("2026-03")
_ELECTION, _OBJECTION, _DESTROYED = Kind.ELECTION, Kind.OBJECTION, Kind.KEY_DESTROYED


def set_up(case: Case) -> Citations:
    """The election stands as the act says; nothing of it changes any more but its state."""
    uuid = case.text("uuid")
    if any(span.facts.get("uuid") == uuid for span in case.life.kinds.get(_ELECTION, ())):
        raise Conflict("election_known")
    _require_days(case)
    _require_trustees(case)
    _require_code_issuers(case)
    if case.act.facts["apart"] is not True:
        raise NoEffect("hands_not_apart")
    _require_weights(case)
    require_public_voters(case)
    statute = under(case)
    if statute is not None:
        _require_supervisor(case, statute)
    facts = {**case.act.facts, "state": State.SET_UP.value, "organ": case.act.organ}
    case.write(_ELECTION, key=case.act.id, facts=facts)
    return cited(statute)


def _require_days(case: Case) -> None:
    facts = case.act.facts
    days = [read_day(facts[name], f"facts.{name}") for name in ("record_day", "opens", "closes")]
    if is_hidden(case) and any(len(case.text(name)) > _MONTH for name in ("record_day", "opens", "closes")):
        raise NoEffect("days_show_too_much")
    record_day, opens, closes = days
    if opens < case.day:
        raise NoEffect("opens_before_it_is_set_up")
    if closes < opens:
        raise NoEffect("closes_before_it_opens")
    if record_day > opens:
        raise NoEffect("record_day_too_late")
    if _whole(facts["objection_days"]) < OBJECTION_DAYS_LEAST:
        raise NoEffect("too_few_days_to_object")


def _require_trustees(case: Case) -> None:
    """Three columns at least, none of them within another; more than half of the keys are needed."""
    trustees = _records(case.act.facts["trustees"])
    threshold = _whole(case.act.facts["threshold"])
    if len(trustees) < TRUSTEES_LEAST:
        raise NoEffect("too_few_trustees")
    if not len(trustees) < threshold * 2 <= len(trustees) * 2:
        raise NoEffect("threshold_out_of_reach")
    if len({str(each["key"]) for each in trustees}) < len(trustees):
        raise NoEffect("trustee_key_twice")
    columns = _columns(case)
    if len(set(columns)) < len(columns):
        raise NoEffect("trustees_share_a_column")
    for column in columns:
        case.require_founded(column)
        above = bodies_above(case, column)
        if any(other in above for other in columns):
            raise NoEffect("trustees_share_a_column")
        if case.my_class() != ClaimedClass.BASE and case.organisation not in above:
            raise NoEffect("trustee_from_outside")


def _columns(case: Case) -> list[OrganisationId]:
    """Of whom the trustees are, in their order."""
    return _columns_in(case.act.facts)


def _columns_in(facts: Mapping[str, Json]) -> list[OrganisationId]:
    return [OrganisationId(str(each["of"])) for each in _records(facts["trustees"])]


def _require_code_issuers(case: Case) -> None:
    """Codes come from no column of a trustee, and for every column of voters from another."""
    issuers = _issuers_in(case.act.facts)
    for each in issuers:
        case.require_founded(each)
    if len(set(issuers)) < len(issuers):
        raise NoEffect("code_issuer_twice")
    if set(issuers) & set(_columns(case)):
        raise NoEffect("inspector_is_trustee")
    is_base = case.my_class() == ClaimedClass.BASE
    if is_base and case.organisation in issuers:
        raise NoEffect("codes_by_own_column")
    if not is_base and len(issuers) < 2:
        raise NoEffect("two_code_issuers_needed")


def _issuers_in(facts: Mapping[str, Json]) -> list[OrganisationId]:
    issuers = facts["codes_by"]
    assert isinstance(issuers, list)
    return [OrganisationId(str(each)) for each in issuers]


def _require_weights(case: Case) -> None:
    """The protocol gives rankings no weights: there weights are taken apart into units."""
    is_ranked = any(each["kind"] == acts.RANKING for each in _records(case.act.facts["questions"]))
    if is_ranked and case.text("weights") == "classes":
        raise NoEffect("rankings_have_no_weights")


def _require_supervisor(case: Case, statute: Under) -> None:
    """Where the statute gives an organ the power to supervise elections, that organ sets them up."""
    entitled = [rule for rule in statute.terms.rules.organs.values() if _SUPERVISES in _powers(rule)]
    if entitled:
        names = tuple(rule.name.own for rule in entitled)
        chosen = next((rule for rule in entitled if rule.name.own == case.act.organ), entitled[0])
        statute.require(chosen, "another_organ_supervises", is_met=statute.is_named(case.act.organ, names))


def _powers(rule: Rule) -> Collection[object]:
    powers = table(rule).get("powers")
    return powers if isinstance(powers, tuple) else ()


def rehearse(case: Case) -> None:
    """So many trustees as are needed have opened a ballot box that held nobody's vote."""
    span = _moving(case)
    _require_enough(case, span)
    _move(case, span, {"rehearsal": case.text("archive")})


def open_voting(case: Case) -> None:
    """Ballots are taken from the act's day on, and never before the day that was said."""
    span = _moving(case)
    _require_reached(case, span, "opens", "not_yet_to_open")
    _move(case, span, {"first_event": case.text("last_event")})


def close_voting(case: Case) -> None:
    """No ballot is taken any more; whoever has a longer or a shorter box can be told so by its last event."""
    span = _moving(case)
    _require_reached(case, span, "closes", "not_yet_to_close")
    require_public_ballots(case, span.facts)
    _move(case, span, _said(case, "last_event", "ballots_counted", "ballots_at_least", "commitment"))


def declare(case: Case) -> None:
    """The result is on record; until the deadline it can be objected to. It fills no office by itself."""
    span = _moving(case)
    _require_enough(case, span)
    _require_answers(case, span.facts)
    require_public_numbers(case, span.facts)
    until = case.day + timedelta(days=_whole(span.facts["objection_days"]))
    said = {"result_event": case.text("last_event"), "result": case.act.id, "object_until": until.isoformat()}
    _move(case, span, {**said, **_said(case, "archive", "results")})


def _require_answers(case: Case, election: Mapping[str, Json]) -> None:
    """One answer for each question: a number for each of its answers, no more elected than it has seats."""
    results, questions = _records(case.act.facts["results"]), _records(election["questions"])
    if len(results) != len(questions):
        raise NoEffect("not_one_result_a_question")
    for result, question in zip(results, questions, strict=True):
        elected, numbers = result["elected"], result.get("numbers")
        assert isinstance(elected, list)
        if len(elected) > _whole(question["seats"]):
            raise NoEffect("more_elected_than_seats")
        if isinstance(numbers, list) and len(numbers) != _numbers_of(question):
            raise NoEffect("not_one_number_an_answer")


def _numbers_of(question: Mapping[str, Json]) -> int:
    """How many numbers a question has: one for blank ballots first, where they are allowed; a ranking has none."""
    if question["kind"] == acts.RANKING:
        return 0
    return _whole(question["answers"]) + int(question["blank"] is True)


def void(case: Case) -> None:
    """The election is void from the act's day; it needs no decision on an objection."""
    _move(case, _moving(case), {"void": case.text("reason")})


def raise_objection(case: Case) -> None:
    """The objection waits for its decision. Its letter is its author's; no act names whoever objects."""
    span = _current(case, case.one("held_by"), ActId(case.text("election")))
    if State(str(span.facts["state"])) not in OBJECTIONABLE:
        raise NoEffect("nothing_to_object_to")
    if "object_until" in span.facts and case.day > _until(span):
        raise NoEffect("objection_too_late")
    if not _may_object(case, span):
        raise NoEffect("no_part_in_this_election")
    said = {name: case.act.facts[name] for name in ("election", "by", "ground", "document", "published")}
    case.write(
        _OBJECTION, key=case.act.id, facts={**said, "of": case.organisation, "outcome": None}, of=span.organisation
    )


def _may_object(case: Case, span: Span) -> bool:
    """Whoever holds it, has a trustee or issues codes in it, or stands under whoever holds it."""
    part = {span.organisation, *_columns_in(span.facts), *_issuers_in(span.facts)}
    return case.organisation in part or span.organisation in bodies_above(case, case.organisation)


def decide_objection(case: Case) -> None:
    """The objection has its answer, by another organ than the one that held the election; it may void the election."""
    objection = next((each for each in _objections(case) if each.key == case.text("objection")), None)
    if objection is None:
        raise NoEffect("no_such_objection")
    if objection.facts["outcome"] is not None:
        raise Conflict("objection_decided_already")
    span = _current(case, case.organisation, ActId(str(objection.facts["election"])))
    if case.text("decided_by") == span.facts["organ"]:
        raise NoEffect("decided_by_who_held_it")
    if case.day < objection.start:
        raise NoEffect("decided_before_it_was_raised")
    case.end([objection])
    outcome = {"outcome": case.text("outcome"), "decision": case.act.id}
    case.write(_OBJECTION, key=objection.key, facts={**objection.facts, **outcome})
    if case.text("outcome") == "void" and span.facts["state"] != State.VOID:
        _enter(case, span, State.VOID, {"void": "objection"})


def _objections(case: Case) -> Iterator[Span]:
    """The objections to elections of the act's organisation, each as it is known last."""
    return (each for each in case.life.kinds.get(_OBJECTION, ()) if each.until > max(each.start, case.day))


def destroy_key(case: Case) -> None:
    """The trustee's organisation says under its own key that the trustee's key is gone, once nobody needs it."""
    holder, election = case.one("held_by"), ActId(case.text("election"))
    span = _current(case, holder, election)
    if case.organisation not in _columns_in(span.facts):
        raise NoEffect("no_trustee_of_this_election")
    if State(str(span.facts["state"])) not in KEYS_NOT_NEEDED or _is_contestable(case, span):
        raise NoEffect("keys_still_needed")
    key = f"{election}:{case.organisation}"
    if any(each.key == key for each in case.book.current(holder, _DESTROYED)):
        raise Conflict("key_destroyed_already")
    case.write(_DESTROYED, key=key, facts={"election": election, "of": case.organisation}, of=holder)


def _is_contestable(case: Case, span: Span) -> bool:
    """Whether an objection may still be raised, or waits for its decision."""
    if span.facts["state"] == State.VOID:
        return False
    waiting = case.book.holding(span.organisation, _OBJECTION, case.day)
    mine = [each for each in waiting if each.facts["election"] == span.key and each.facts["outcome"] is None]
    return case.day <= _until(span) or bool(mine)


def _until(span: Span) -> date:
    return read_day(span.facts["object_until"], "facts.object_until")


def _moving(case: Case) -> Span:
    """The election that the act moves; refused where the table of moves has no such move."""
    span = _current(case, case.organisation, ActId(case.text("election")))
    if (State(str(span.facts["state"])), case.act.type) not in MOVES:
        raise NoEffect("not_in_this_state")
    return span


def _current(case: Case, holder: OrganisationId, election: ActId) -> Span:
    """The election as it is known last; what comes before its last move on its own course has no effect."""
    spans = [each for each in case.book.current(holder, _ELECTION) if each.key == election and each.until > each.start]
    if not spans:
        raise NoEffect("no_such_election")
    newest = max(spans, key=lambda each: each.start)
    if case.day < newest.start:
        raise NoEffect("earlier_than_its_last_step")
    return newest


def _require_reached(case: Case, span: Span, name: str, why: str) -> None:
    if case.day < read_day(span.facts[name], f"facts.{name}"):
        raise NoEffect(why)


def _require_enough(case: Case, span: Span) -> None:
    took_part = _whole(case.act.facts["took_part"])
    if not _whole(span.facts["threshold"]) <= took_part <= len(_records(span.facts["trustees"])):
        raise NoEffect("trustees_not_as_needed")


def _move(case: Case, span: Span, said: Mapping[str, Json]) -> None:
    """The election is in the state into which the table of moves brings it."""
    _enter(case, span, MOVES[State(str(span.facts["state"])), case.act.type], said)


def _enter(case: Case, span: Span, state: State, said: Mapping[str, Json]) -> None:
    case.end([span])
    case.write(_ELECTION, key=span.key, facts={**span.facts, **said, "state": state.value})


def _said(case: Case, *names: str) -> dict[str, Json]:
    return {name: case.act.facts[name] for name in names if name in case.act.facts}


def _records(value: Json) -> list[Mapping[str, Json]]:
    assert isinstance(value, list)
    return [each for each in value if isinstance(each, Mapping)]


def _whole(value: Json) -> int:
    assert isinstance(value, int)
    return value


EFFECTS: Final[Mapping[str, Effect]] = {
    acts.SET_UP: set_up,
    acts.REHEARSED: rehearse,
    acts.OPENED: open_voting,
    acts.CLOSED: close_voting,
    acts.RESULT: declare,
    acts.OBJECTED: raise_objection,
    acts.DECIDED: decide_objection,
    acts.DESTROYED: destroy_key,
    acts.VOIDED: void,
}
"""What follows from each type of act of this room."""
