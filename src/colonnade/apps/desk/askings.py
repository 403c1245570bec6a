"""The acts that can be written at the desk: what each asks for, and what it says then."""

from collections.abc import Mapping
from typing import Any, ClassVar

from colonnade.apps.asking import reader_language
from colonnade.apps.desk import (
    affiliate_forms,
    count_forms,
    election_forms,
    joining_forms,
    key_forms,
    own_forms,
    statute_forms,
)
from colonnade.apps.desk.about import About, Making
from colonnade.apps.desk.forms import ActForm, choice, day, key, letter, line, tick, whole
from colonnade.apps.desk.writing import Asking, Written, enclosed, of_roles
from colonnade.core.acts.blobs import RANDOM_BYTES
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Custody
from colonnade.core.desk.sayings import Saying
from colonnade.core.organisations.acts import COUNT
from colonnade.core.organisations.commitments import hiding
from colonnade.core.organisations.vocabulary import PUBLIC_FROM
from colonnade.words.acts import BRANCHES, ROLES, VALUES
from colonnade.words.desk_pages import SUPPORT_KINDS, SUPPORT_SOURCES
from colonnade.words.desk_roles import ELECTORS, END_REASONS, OFFICES, ORGANS
from colonnade.words.pages import say


class StatementForm(ActForm):
    """A statement: its title, and perhaps its text."""

    title_fa = line("desk.title_fa", required=False, lang="fa")
    title_en = line("desk.title_en", required=False, lang="en")
    letter = letter("desk.document")

    def clean(self) -> dict[str, Any]:
        """Refuse a statement without a title."""
        self.require_passage("title")
        return self.cleaned_data


def _statement(form: ActForm, making: Making) -> Written:
    document, sealed = enclosed(form.cleaned_data["letter"], making)
    return Written({"title": form.passage("title"), "document": document}, sealed)


class SupportForm(ActForm):
    """Support received: of which kind, from whom, how much."""

    support = choice("desk.support", SUPPORT_KINDS, VALUES)
    source = line("desk.source")
    source_kind = choice("desk.source_kind", SUPPORT_SOURCES, VALUES)
    amount = whole("desk.amount", required=False)
    currency = line("desk.currency", required=False, longest=3)


def _support(form: ActForm, _making: Making) -> Written:
    typed: Mapping[str, Any] = form.cleaned_data
    said = {name: typed[name] for name in ("source", "source_kind", "amount")}
    return Written({"kind": typed["support"], "currency": typed["currency"] or None, **said})


class OrganForm(ActForm):
    """An organ: which, who elects it, how many sit in it."""

    organ = choice("desk.organ", ORGANS, ROLES)
    elected_by = choice("desk.elected_by", ELECTORS, ROLES)
    seats = whole("desk.seats_number", required=False, least=1)


def _organ(form: ActForm, _making: Making) -> Written:
    typed = form.cleaned_data
    said = {name: typed[name] for name in ("organ", "elected_by", "seats")}
    return Written({"name": of_roles(typed["organ"]), **said})


class OfficeForm(ActForm):
    """An office filled: which, of which organ, under which name, until when."""

    choose = {"organ": "organs", "elected_by": "electors", "mandate_from": "below"}  # noqa: RUF012 -- declared above
    office = choice("desk.office", OFFICES, ROLES)
    organ = choice("desk.organ_of")
    holder = line("desk.holder", longest=100)
    elected_by = choice("desk.elected_by")
    until = day("desk.until", required=False)
    mandate_from = choice("desk.mandate_from", empty="desk.not_said")
    alternate = tick("desk.alternate")

    @classmethod
    def carried(cls, sent: Mapping[str, Any]) -> dict[str, Any]:
        """Return who was elected, where the result of an election brings it."""
        return {"holder": sent["holder"]} if "holder" in sent else {}


def _office(form: ActForm, _making: Making) -> Written:
    typed = form.cleaned_data
    until = None if typed["until"] is None else typed["until"].isoformat()
    said = {name: typed[name] for name in ("office", "organ", "holder", "elected_by", "alternate")}
    return Written(
        {"title": of_roles(typed["office"]), "until": until, "mandate_from": typed["mandate_from"] or None, **said}
    )


class EndForm(ActForm):
    """An office ended: which, and why."""

    choose = {"office": "offices"}  # noqa: RUF012 -- declared by the class above
    office = choice("desk.office_held")
    reason = choice("desk.end_reason", END_REASONS, VALUES)


def _end(form: ActForm, _making: Making) -> Written:
    typed = form.cleaned_data
    organ = form.about.recalling_body(typed["office"]) if typed["reason"] == "recalled" else None
    return Written({name: typed[name] for name in ("office", "reason")}, organ=organ)


class ResignForm(ActForm):
    """A resignation from an office of one's own: a letter, and whether it is published."""

    choose = {"office": "own_offices"}  # noqa: RUF012 -- declared by the class above
    office = choice("desk.own_office")
    letter = letter("desk.letter")
    published = tick("desk.published")


def _resign(form: ActForm, making: Making) -> Written:
    typed = form.cleaned_data
    said, sealed = enclosed(typed["letter"], making)
    capacity = form.about.title_of(typed["office"])
    facts = {"office": typed["office"], "capacity": capacity, "letter": said, "published": typed["published"]}
    return Written(facts, sealed)


class ReplyForm(StatementForm):
    """A reply to an act on record."""

    choose = {"to": "answerable"}  # noqa: RUF012 -- declared by the class above
    to = choice("desk.reply_to")
    field_order = ("effective", "to", "title_fa", "title_en", "letter")


def _reply(form: ActForm, making: Making) -> Written:
    written = _statement(form, making)
    return Written({"to": form.cleaned_data["to"], **written.facts}, written.enclosed)


class LeavingForm(ActForm):
    """The organisation leaves a body above."""

    choose = {"to": "roofs"}  # noqa: RUF012 -- declared by the class above
    to = choice("desk.body_left")


def _leaving(form: ActForm, _making: Making) -> Written:
    return Written({"to": form.cleaned_data["to"]})


class CountForm(ActForm):
    """A count returned: shown where it may be and is wished, otherwise a bound and a commitment."""

    period = choice("desk.period")
    choose = {"period": "months"}  # noqa: RUF012 -- declared by the class above
    basis = choice("desk.count_basis", ("members", "attendance"), VALUES)
    count = whole("desk.count")
    shown = tick("desk.count_shown")
    assemblies = whole("desk.assemblies", required=False)
    inspectors = whole("desk.inspectors", least=1)

    def clean(self) -> dict[str, Any]:
        """Refuse to show what may not be shown, and attendance without its assemblies."""
        typed = self.cleaned_data
        if typed.get("shown") and (self.about.is_hidden or typed.get("count", PUBLIC_FROM) < PUBLIC_FROM):
            self.add_error("shown", say("desk.too_small_to_show", reader_language()))
        if typed.get("basis") == "attendance" and not typed.get("assemblies"):
            self.add_error("assemblies", say("desk.needed", reader_language()))
        return typed


def _count(form: ActForm, making: Making) -> Written:
    typed = form.cleaned_data
    facts: dict[str, Json] = {name: typed[name] for name in ("period", "basis", "count", "inspectors")}
    if typed["basis"] == "attendance":
        facts["assemblies"] = typed["assemblies"]
    if typed["shown"]:
        return Written(facts)
    if form.about.is_hidden:
        facts["at_least"] = 0
    random, hidden = making.chance(RANDOM_BYTES), hiding(COUNT, facts)
    return Written(hidden.committed(random), opening={"random": random.hex(), "revealed": dict(hidden.revealed)})


class AttestForm(ActForm):
    """Inspectors say that a column stands which must not show it itself."""

    choose = {"of": "below"}  # noqa: RUF012 -- declared by the class above
    of = choice("desk.column")
    inspectors = whole("desk.inspectors", least=2)
    branch = choice("desk.branch_shown", tuple(BRANCHES), BRANCHES, empty="desk.not_said")


def _attest(form: ActForm, _making: Making) -> Written:
    typed = form.cleaned_data
    return Written({"of": typed["of"], "inspectors": typed["inspectors"], "branch": typed["branch"] or None})


class AbsenceForm(ActForm):
    """An office or a key that is not available, since a day; never why."""

    waits_for_batch: ClassVar[bool] = False
    choose = {"what": "not_available"}  # noqa: RUF012 -- declared by the class above
    what = choice("desk.not_available")
    since = day("desk.since")
    by = choice("desk.declared_by", ("officers", "organ"), VALUES)
    officers = whole("desk.officers", least=2)


def _absence(form: ActForm, _making: Making) -> Written:
    typed = form.cleaned_data
    kind, _, which = typed["what"].partition(":")
    officers = typed["officers"] if typed["by"] == "officers" else 0
    return Written({"since": typed["since"].isoformat(), "by": typed["by"], "officers": officers, kind: which})


class RotationForm(ActForm):
    """A key takes the place of another; where the node keeps it, the node makes the new one."""

    waits_for_batch: ClassVar[bool] = False
    choose = {"old": "keys"}  # noqa: RUF012 -- declared by the class above
    old = choice("desk.old_key")
    new = key("desk.new_key")

    def __init__(self, about: About, *arguments: Any, **named: Any) -> None:
        """Ask for a new key only where the officers keep it."""
        super().__init__(about, *arguments, **named)
        if about.keeps_key:
            del self.fields["new"]


def _rotation(form: ActForm, making: Making) -> Written:
    typed = form.cleaned_data
    return Written({"old": typed["old"], "new": typed.get("new") or making.new_key()})


class LossForm(ActForm):
    """A key is lost; the recovery key or the witnesses seal that another takes its place."""

    waits_for_batch: ClassVar[bool] = False
    choose = {"lost": "keys"}  # noqa: RUF012 -- declared by the class above
    lost = choice("desk.lost_key")
    new = key("desk.new_key_or_node", required=False)


def _loss(form: ActForm, making: Making) -> Written:
    typed = form.cleaned_data
    return Written({"lost": typed["lost"], "new": typed["new"] or making.new_key()})


ASKINGS: Mapping[str, Asking] = {
    "statement": Asking("board", StatementForm, _statement),
    "support_received": Asking("board", SupportForm, _support),
    "organ_established": Asking("assembly", OrganForm, _organ),
    "office_filled": Asking("assembly", OfficeForm, _office),
    "office_ended": Asking("assembly", EndForm, _end),
    "resigned": Asking("", ResignForm, _resign),
    "replied": Asking("board", ReplyForm, _reply),
    "affiliation_left": Asking("assembly", LeavingForm, _leaving),
    "count_returned": Asking("board", CountForm, _count),
    "attested": Asking("inspection", AttestForm, _attest),
    "unavailability_declared": Asking("board", AbsenceForm, _absence),
    "key_rotated": Asking("board", RotationForm, _rotation),
    "key_lost": Asking("board", LossForm, _loss, Custody.OFFICERS),
    **joining_forms.ASKINGS,
    **affiliate_forms.ASKINGS,
    **count_forms.ASKINGS,
    **own_forms.ASKINGS,
    **key_forms.ASKINGS,
    **statute_forms.ASKINGS,
    **election_forms.ASKINGS,
}
"""By the act's name, which stands in the address."""
GROUPS: Mapping[str, tuple[str, ...]] = {
    "desk.of_people": ("organ_established", "office_filled", "office_ended", "resigned"),
    "desk.of_figures": ("count_returned", "attested", "support_received", "votes_counted"),
    "desk.of_elections": tuple(election_forms.ASKINGS),
    "desk.of_words": ("statement", "replied"),
    "desk.of_affiliation": (
        *("affiliation_decided", "affiliation_left", "affiliation_admitted", "affiliation_refused"),
        *("affiliation_suspended", "suspension_lifted", "affiliation_ended"),
        *("trusteeship_began", "trusteeship_ended"),
        *("council_founded", "international_joined", "international_left"),
    ),
    "desk.of_itself": (
        "adopted",
        "amended",
        "renewed",
        "changed",
        "opened",
        "split",
        "merged",
        "dissolved",
        "refounding_supported",
    ),
    "desk.of_keys": ("unavailability_declared", "acts_confirmed", "key_rotated", "key_lost", "key_loss_objected"),
}
"""What the acts are about, by the saying that heads them: every act of the table above once."""


def kind_of(name: str) -> str:
    """Return the type of the act of that name."""
    return f"{ASKINGS[name].room}.{name}/{ASKINGS[name].version}"


def said_by(name: str, form: ActForm, making: Making) -> tuple[Saying, Written]:
    """Return the draft that the filled form of the act ``name`` says, and what goes with it."""
    asking, about = ASKINGS[name], form.about
    written = asking.write(form, making)
    usual = Custody.NODE if about.keeps_key else Custody.OFFICERS
    saying = Saying(
        organisation=about.organisation,
        kind=kind_of(name),
        organ=asking.organ if written.organ is None else written.organ,
        effective=form.holds_from,
        custody=written.custody or asking.custody or usual,
        facts=written.facts,
        article=form.cleaned_data["article"],
    )
    return saying, written
