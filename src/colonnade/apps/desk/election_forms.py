"""The acts of an election, from its set-up to the destruction of keys: what a file says is read, the rest is typed.

Source: docs/rules/elections.md, "Acts from files"; docs/adr/0044-acts-filled-from-files.md.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from colonnade.apps.desk import about_elections
from colonnade.apps.desk.about import About, Making
from colonnade.apps.desk.election_files import Told, excerpt_of, file_field, line_of
from colonnade.apps.desk.election_writing import hidden, records, told_beside
from colonnade.apps.desk.forms import (
    ActForm,
    Question,
    choice,
    letter,
    lines,
    tick,
)
from colonnade.apps.desk.set_up_forms import SetUpForm, set_up, set_up_again
from colonnade.apps.desk.writing import Asking, Written, enclosed
from colonnade.core.acts.canonical import Json
from colonnade.core.desk.hands import BOARD, COMMISSION, INSPECTION
from colonnade.core.desk.sayings import Saying
from colonnade.core.elections import acts, fitting
from colonnade.core.elections.excerpts import Excerpt
from colonnade.core.elections.hidden_figures import (
    shown_or_hidden_ballots,
    shown_or_hidden_results,
)
from colonnade.core.elections.standing import Election
from colonnade.core.elections.winners import lots_in
from colonnade.core.ids import ActId
from colonnade.words.elections import GROUNDS, OUTCOMES, VOID_REASONS

LOTS_LONGEST = 2_000


class Takes(Protocol):
    """Reads what an act says of an archive."""

    def __call__(self, excerpt: Excerpt, /) -> Told:
        """Return it, or refuse an archive that is of no use for the act."""


class StepForm(ActForm):
    """A step of an election that was set up, and the file that shows it."""

    takes: ClassVar[Takes]
    """What the step reads of an archive."""
    archive = file_field("step", "desk.opened_archive")
    election = choice("desk.election")
    field_order = ("effective", "election", "archive")

    def __init__(self, about: About, *arguments: Any, **named: Any) -> None:
        """The file is read as this step asks."""
        super().__init__(about, *arguments, **named)
        self.fields["archive"].widget.reader = self._read

    @property
    def chosen(self) -> Election:
        """The election that the act is about."""
        found = about_elections.own_election(self.about, self.cleaned_data["election"])
        assert found is not None
        return found

    def _read(self, content: bytes, _typed: Mapping[str, Any]) -> Told:
        return self.takes(excerpt_of(content))

    def _require(self, read: Told, election: Election) -> None:
        fitting.require_box_of(read, election.act, election.facts)

    def clean(self) -> dict[str, Any]:
        """Refuse a file that does not go with the election."""
        typed = self.cleaned_data
        if typed.get("archive") and typed.get("election"):
            told_beside(self, "archive", lambda: self._require(typed["archive"], self.chosen))
        return typed


class RehearsalForm(StepForm):
    """A rehearsal: a box without votes that enough trustees have opened."""

    choose: ClassVar[Mapping[str, str | Question]] = {"election": about_elections.movable_by(acts.REHEARSED)}
    takes: ClassVar[Takes] = staticmethod(fitting.rehearsal_in)
    archive = file_field("rehearsed", "desk.rehearsal_archive")

    def _require(self, read: Told, election: Election) -> None:
        fitting.require_rehearsal_of(read, election.act, election.facts)


class OpeningForm(StepForm):
    """Voting opens with a box in which nobody has voted."""

    choose: ClassVar[Mapping[str, str | Question]] = {"election": about_elections.movable_by(acts.OPENED)}
    takes: ClassVar[Takes] = staticmethod(fitting.opening_in)
    archive = file_field("voting_opened", "desk.opened_archive")


class ClosingForm(StepForm):
    """Voting is closed: the box, its ballots added up."""

    choose: ClassVar[Mapping[str, str | Question]] = {"election": about_elections.movable_by(acts.CLOSED)}
    takes: ClassVar[Takes] = staticmethod(fitting.closing_in)
    archive = file_field("voting_closed", "desk.closed_archive")


class OutcomeForm(StepForm):
    """The result: read out of the final archive, rankings counted here; what was drawn, where a tie decides a seat."""

    choose: ClassVar[Mapping[str, str | Question]] = {"election": about_elections.movable_by(acts.RESULT)}
    archive = file_field("result_declared", "desk.final_archive")
    lots = lines("desk.election_lots", longest=LOTS_LONGEST)

    def _read(self, content: bytes, typed: Mapping[str, Any]) -> Told:
        excerpt = excerpt_of(content)
        election = about_elections.by_fingerprint(self.about, excerpt.fingerprint)
        if election is None:
            raise fitting.OtherArchive
        answers = [len(each.answers) for each in excerpt.election.questions]
        lots = lots_in(str(typed.get("lots", "")), answers)
        return fitting.result_in(excerpt, fitting.wanted_in(election.facts), lots)


def _rehearsed(form: ActForm, _making: Making) -> Written:
    return _step(form, "took_part", "archive")


def _opened(form: ActForm, _making: Making) -> Written:
    return _step(form, "last_event")


def _step(form: ActForm, *names: str) -> Written:
    assert isinstance(form, StepForm)
    read = form.cleaned_data["archive"]
    facts = {"election": form.chosen.act, **{name: read[name] for name in names}}
    return Written(facts, organ=str(form.chosen.facts["organ"]))


def _closed(form: ActForm, making: Making) -> Written:
    step = _step(form, "last_event")
    assert isinstance(form, StepForm)
    hiding = shown_or_hidden_ballots(form.cleaned_data["archive"]["ballots_counted"], form.chosen.facts)
    return hidden(step.facts, hiding, making, organ=str(step.organ))


def _declared(form: ActForm, making: Making) -> Written:
    step = _step(form, "archive", "last_event", "took_part")
    assert isinstance(form, StepForm)
    hiding = shown_or_hidden_results(records(form.cleaned_data["archive"]["results"]), form.chosen.facts)
    return hidden(step.facts, hiding, making, organ=str(step.organ))


class VoidingForm(ActForm):
    """An election is void, without anybody's objection."""

    choose: ClassVar[Mapping[str, str | Question]] = {
        "election": about_elections.movable_by(acts.VOIDED),
        "decided_by": about_elections.deciders,
    }
    election = choice("desk.election")
    reason = choice("desk.void_reason", acts.VOID_REASONS, VOID_REASONS)
    decided_by = choice("desk.decided_by")


def _voided(form: ActForm, _making: Making) -> Written:
    typed = form.cleaned_data
    facts = {name: typed[name] for name in ("election", "reason", "decided_by")}
    return Written(facts, organ=typed["decided_by"])


class ElectionObjectionForm(ActForm):
    """An objection to an election, by whoever has a part in it; the letter stays with the organisation if it likes."""

    choose: ClassVar[Mapping[str, str | Question]] = {
        "election": about_elections.objectionable,
        "by": about_elections.objectors,
    }
    election = choice("desk.election")
    by = choice("desk.objection_by")
    ground = choice("desk.objection_ground", acts.GROUNDS, GROUNDS)
    letter = letter("desk.objection_letter")
    published = tick("desk.published")


def _objected(form: ActForm, making: Making) -> Written:
    typed = form.cleaned_data
    holder, act = about_elections.held_and_act(typed["election"])
    document, sealed = enclosed(typed["letter"], making)
    facts = {"election": act, "held_by": holder, "document": document}
    said_so = {name: typed[name] for name in ("by", "ground", "published")}
    organ = INSPECTION if typed["by"] == "inspectors" else BOARD
    return Written({**facts, **said_so}, sealed, organ=organ)


class AnswerForm(ActForm):
    """An objection is decided, by another organ than the one that held the election."""

    choose: ClassVar[Mapping[str, str | Question]] = {
        "objection": about_elections.undecided,
        "decided_by": about_elections.deciders,
    }
    objection = choice("desk.election_objection")
    outcome = choice("desk.objection_outcome", acts.OUTCOMES, OUTCOMES)
    decided_by = choice("desk.decided_by")


def _answered(form: ActForm, _making: Making) -> Written:
    typed = form.cleaned_data
    return Written({name: typed[name] for name in ("objection", "outcome", "decided_by")}, organ=typed["decided_by"])


class DestructionForm(ActForm):
    """The key of one's own trustee is gone."""

    choose: ClassVar[Mapping[str, str | Question]] = {"election": about_elections.with_our_key}
    election = choice("desk.election")


def _destroyed(form: ActForm, _making: Making) -> Written:
    holder, act = about_elections.held_and_act(form.cleaned_data["election"])
    return Written({"election": act, "held_by": holder})


def elected_by(saying: Saying) -> tuple[str, ...]:
    """Return who is elected by a result, each once, in the order in which they stand there."""
    results = records(saying.facts["results"]) if saying.kind == acts.RESULT else []
    found: dict[str, None] = {}
    for each in results:
        names = each["elected"]
        assert isinstance(names, list)
        found |= dict.fromkeys(str(name) for name in names)
    return tuple(found)


def typed_again(saying: Saying, opened: Mapping[str, Any], letter_: str) -> dict[str, Any]:
    """Return what would have to be typed to say the same; what was read of files is carried as it was read."""
    facts = saying.facts
    if saying.kind == acts.SET_UP:
        return set_up_again(facts, opened)
    if saying.kind in (acts.OBJECTED, acts.DESTROYED):
        return {"election": f"{facts['held_by']}/{facts['election']}", "letter": letter_}
    if saying.kind not in (acts.REHEARSED, acts.OPENED, acts.CLOSED, acts.RESULT):
        return {}
    read: dict[str, Json] = {name: fact for name, fact in {**facts, **opened}.items() if name != "election"}
    if "numbers" in opened:
        read["results"] = _with_numbers(facts["results"], opened["numbers"])
    name = saying.kind.partition(".")[2].partition("/")[0]
    return {"archive": line_of(name, {**read, fitting.OF: ActId(str(facts["election"]))}), "lots": ""}


def _with_numbers(results: Json, numbers: Any) -> Json:
    return [
        {**result, "numbers": some} if some else dict(result)
        for result, some in zip(records(results), numbers, strict=True)
    ]


def _asking(form: type[ActForm], write: Any, organ: str, or_organ: str | None) -> Asking:
    return Asking(organ, form, write, or_organ=or_organ, room="elections")


ASKINGS: Mapping[str, Asking] = {
    "set_up": _asking(SetUpForm, set_up, BOARD, COMMISSION),
    "rehearsed": _asking(RehearsalForm, _rehearsed, BOARD, COMMISSION),
    "voting_opened": _asking(OpeningForm, _opened, BOARD, COMMISSION),
    "voting_closed": _asking(ClosingForm, _closed, BOARD, COMMISSION),
    "result_declared": _asking(OutcomeForm, _declared, BOARD, COMMISSION),
    "objection_raised": _asking(ElectionObjectionForm, _objected, BOARD, INSPECTION),
    "objection_decided": _asking(AnswerForm, _answered, "assembly", INSPECTION),
    "voided": _asking(VoidingForm, _voided, "assembly", INSPECTION),
    "key_destroyed": _asking(DestructionForm, _destroyed, BOARD, None),
}
"""By the act's name, which stands in the address."""
