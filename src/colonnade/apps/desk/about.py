"""What an organisation has, for those who write its acts to choose among: (value, words) in the reader's language."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from colonnade.apps.desk import selectors
from colonnade.apps.organisations import selectors as organisations
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.blobs import blob_content
from colonnade.core.acts.canonical import Json
from colonnade.core.desk.hands import ASSEMBLY, BOARD, COMMISSION, INSPECTION
from colonnade.core.ids import ORGANISATION_ID, ActId, OrganisationId
from colonnade.core.organisations.hiding import least_shown
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass, Visibility
from colonnade.core.statutes.acts import SILENT, Terms, terms_of
from colonnade.core.statutes.rules import table
from colonnade.words import acts as act_words
from colonnade.words import calendars
from colonnade.words.desk_roles import DECIDERS, ELECTORS
from colonnade.words.organisations import act_name, word
from colonnade.words.pages import say

Choice = tuple[str, str]
MONTHS, NEWEST = 12, 50
SUPERVISES = "supervise_elections"
_SHORT = 8
_NOT_ABOVE = frozenset({ClaimedClass.LOCAL_COUNCIL.value, ClaimedClass.COMMITTEE.value})


def passage_in(text: Json, language: str) -> str:
    """Return a passage in ``language``, or in the language that binds; empty where there is none."""
    return str(text.get(language) or text.get(str(text.get("binding")), "")) if isinstance(text, dict) else ""


def name_of(organisation: OrganisationId, on: date, language: str) -> str:
    """Return what the organisation is called, or by which end of its id it is told apart where it shows no name."""
    identity = organisations.last_identity(organisation, on)
    name = "" if identity is None else passage_in(identity.facts.get("name"), language)
    return name or say("organisation.sealed", language, id=organisation[-6:])


@dataclass(frozen=True)
class About:
    """One organisation on one day, asked by one person who sits there.

    ``find``: parts of names, a comma between them, by which others are looked for; empty: the newest are told.
    """

    organisation: OrganisationId
    person: int
    on: date
    language: str
    find: str = ""

    @cached_property
    def _spans(self) -> Sequence[Span]:
        """Asked for once, however many questions there are."""
        return organisations.spans_of(self.organisation, self.on, self.on)

    def _held(self, *kinds: Kind) -> list[Span]:
        return [span for span in self._spans if span.kind in kinds]

    @property
    def is_hidden(self) -> bool:
        """Whether the organisation acts by months."""
        return any(span.facts.get("visibility") != Visibility.OPEN for span in self._held(Kind.IDENTITY))

    @property
    def identity(self) -> Mapping[str, Json]:
        """What the organisation is; nothing where it does not stand."""
        return next((span.facts for span in self._held(Kind.IDENTITY)), {})

    def keeps(self, key: str) -> bool:
        """Whether the node keeps this very key, and it is in force."""
        return selectors.keeps_this_key(self.organisation, key, self.on)

    @property
    def keeps_key(self) -> bool:
        """Whether the node keeps a key that is in force."""
        return selectors.keeps_key(self.organisation, self.on)

    def months(self) -> list[Choice]:
        """Return the last twelve months that have ended, the newest first."""
        return list(ended_months(self.on, self.language))

    def organs(self) -> list[Choice]:
        """Return the organs that exist."""
        return [(span.key, passage_in(span.facts["name"], self.language)) for span in self._held(Kind.ORGAN)]

    @cached_property
    def _terms(self) -> Terms:
        """What the statute in force lays down; nothing where there is none."""
        return next((terms_of(span.facts) for span in self._held(Kind.STATUTE)), SILENT)

    def _roles(self, some: Iterable[str]) -> list[Choice]:
        return [(each, word(act_words.ROLES, each, self.language)) for each in dict.fromkeys(some)]

    def electors(self) -> list[Choice]:
        """Return who can elect: the usual ones, and organs and classes of members of the statute in force."""
        rules = self._terms.rules
        return self._roles([*ELECTORS, *rules.organs, *rules.classes])

    def deciders(self) -> list[Choice]:
        """Return which organs can decide on a statute: the usual ones, and those of the statute in force."""
        return self._roles([*DECIDERS, *self._terms.rules.organs])

    def supervising_organs(self) -> list[str]:
        """Return the organs to which the statute in force gives the power to supervise elections."""
        powers = ((name, table(rule).get("powers")) for name, rule in self._terms.rules.organs.items())
        return [name for name, some in powers if isinstance(some, tuple) and SUPERVISES in some]

    def admitting_body(self, candidate: OrganisationId, decision: str) -> str | None:
        """Return the organ that answers a decision by the statute in force; none where it does not say.

        Whoever was refused is answered by the body of appeal.
        """
        refused = organisations.spans_of(candidate, self.on, self.on)
        is_appeal = any(each.kind is Kind.REFUSED and each.key == decision for each in refused)
        appeal = self._terms.rules.one("affil.appeal") if is_appeal else None
        rule = appeal or self._terms.rules.one("affil.admitting_body")
        return None if rule is None else str(rule.value)

    @property
    def has_affiliates(self) -> bool:
        """Whether somebody stands under the organisation in full."""
        return any(
            span.key == "full"
            for span in organisations.concerning(self.organisation, Kind.AFFILIATION, self.on, self.on)
        )

    def recalling_body(self, office: str) -> str | None:
        """Return the organ that recalls from an office by the statute in force; none where it names none of its own."""
        organ = next((str(span.facts["organ"]) for span in self._held(Kind.OFFICE) if span.key == office), "")
        rules = self._terms.rules
        named = (str(table(rule).get("by")) for rule in rules.all_of("recall", organ))
        return next((name for name in named if name in rules.organs), None)

    def newest_version(self) -> list[Choice]:
        """Return the version of the statute that binds last, as it may be amended."""
        versions = organisations.versions(self.organisation, self.on)
        told = say("desk.version_from", self.language)
        return [(each.act, f"{told} {calendars.both(each.start, self.language)}") for each in versions[-1:]]

    def newest_text(self) -> str:
        """Return the text of that version; empty where it is not here."""
        newest = organisations.versions(self.organisation, self.on)[-1:]
        sealed = publiclog.blob_here(self.document_of_version(newest[0].act)) if newest else None
        return "" if sealed is None else blob_content(sealed).decode(errors="replace")

    def document_of_version(self, act: str) -> str:
        """Return the digest of the document of the version that ``act`` put in force."""
        found = next(each for each in organisations.versions(self.organisation, self.on) if each.act == act)
        document = found.facts["document"]
        assert isinstance(document, Mapping)
        return str(document["sha256"])

    def offices(self) -> list[Choice]:
        """Return the offices that are held, each with the name under which it is."""
        return [(span.key, self._office(span)) for span in self._held(Kind.OFFICE)]

    def own_offices(self) -> list[Choice]:
        """Return the offices that the person holds."""
        mine = {seat.office for seat in selectors.seats_in(self.organisation, self.on) if seat.person == self.person}
        return [(span.key, self._office(span)) for span in self._held(Kind.OFFICE) if span.key in mine]

    def title_of(self, office: str) -> Json:
        """Return the title of an office that is held, as the act that filled it says it."""
        return next(span.facts["title"] for span in self._held(Kind.OFFICE) if span.key == office)

    def _office(self, span: Span) -> str:
        return f"{passage_in(span.facts['title'], self.language)} ({span.facts['holder']})"

    def not_available(self) -> list[Choice]:
        """Return the offices and keys that could be declared not available."""
        return [(f"office:{code}", told) for code, told in self.offices()] + [
            (f"key:{code}", told) for code, told in self.keys()
        ]

    def keys(self) -> list[Choice]:
        """Return the keys in force."""
        label = word(act_words.FACTS, "key", self.language)
        return [(span.key, f"{label} {span.key[:_SHORT]}…") for span in self._held(Kind.KEY)]

    def bodies(self) -> list[Choice]:
        """Return everybody under whom others can stand."""
        some = (span for span in organisations.bodies(self.on, self.on) if span.organisation != self.organisation)
        return self._named(span.organisation for span in some if span.facts.get("claimed_class") not in _NOT_ABOVE)

    def roofs(self) -> list[Choice]:
        """Return the bodies under which the organisation stands."""
        return self._named(OrganisationId(span.other) for span in self._held(Kind.AFFILIATION))

    def below(self) -> list[Choice]:
        """Return the organisations that stand under this one."""
        under = organisations.concerning(self.organisation, Kind.AFFILIATION, self.on, self.on)
        return self._named(span.organisation for span in under)

    def everywhere_above(self) -> list[Choice]:
        """Return the bodies under which the organisation stands, through any number of levels."""
        ahead, seen = [self.organisation], {self.organisation}
        while ahead:
            for span in organisations.spans_of(ahead.pop(), self.on, self.on):
                above = OrganisationId(span.other)
                if span.kind is Kind.AFFILIATION and above not in seen:
                    seen.add(above)
                    ahead.append(above)
        return self._named(seen - {self.organisation})

    def suspended(self) -> list[Choice]:
        """Return the affiliates that are suspended by this organisation."""
        return self._concerned(Kind.SUSPENSION)

    def under_trusteeship(self) -> list[Choice]:
        """Return the affiliates that are under this organisation's trusteeship."""
        return self._concerned(Kind.TRUSTEESHIP)

    def _concerned(self, kind: Kind) -> list[Choice]:
        found = organisations.concerning(self.organisation, kind, self.on, self.on)
        return self._named({span.organisation for span in found})

    def others(self) -> list[Choice]:
        """Return other organisations that stand: those looked for by name, otherwise the newest."""
        parts = [each.strip() for each in re.split("[,،]", self.find) if each.strip()]
        found = [span for each in parts for span in organisations.named_like(each, self.on, self.on)]
        some = found if parts else organisations.newest(self.on, self.on, NEWEST)
        return self._named({span.organisation for span in some} - {self.organisation})

    def named(self, some: Iterable[str]) -> list[Choice]:
        """Return those of ``some`` that are organisations known here."""
        spelled = (OrganisationId(each) for each in some if ORGANISATION_ID.fullmatch(each))
        return self._named(each for each in spelled if organisations.last_identity(each, self.on) is not None)

    def councils(self) -> list[Choice]:
        """Return the local councils that have no body yet."""
        of_class = (span.organisation for span in organisations.bodies(self.on, self.on) if _is_council(span))
        return self._named(each for each in of_class if not self._has_body(each))

    def _has_body(self, council: OrganisationId) -> bool:
        return any(span.kind is Kind.COUNCIL for span in organisations.spans_of(council, self.on, self.on))

    def internationals(self) -> list[Choice]:
        """Return the international bodies to which the organisation belongs."""
        return [
            (span.key, passage_in(span.facts["body"], self.language) or span.key)
            for span in self._held(Kind.INTERNATIONAL)
        ]

    def unconfirmed(self) -> list[Choice]:
        """Return the acts that are kept without effect until they are confirmed."""
        kept = organisations.suspended_acts(self.organisation, self.on)
        return [(span.key, self._act(str(span.facts["type"]), span)) for span in kept]

    def _act(self, kind: str, span: Span) -> str:
        return f"{act_name(kind, self.language)} · {calendars.both(span.start, self.language)}"

    def confirmers(self) -> list[Choice]:
        """Return by whom acts may be confirmed for which the person can speak: an assembly, the inspectors."""
        mine = {seat.organ for seat in selectors.seats_in(self.organisation, self.on) if seat.person == self.person}
        able = ["assembly"] if BOARD in mine else ["inspectors"] if INSPECTION in mine else []
        return [(each, word(act_words.VALUES, each, self.language)) for each in able]

    def counters(self) -> list[Choice]:
        """Return who may have counted votes, of those for whom the person can speak: an assembly, a commission."""
        mine = {seat.organ for seat in selectors.seats_in(self.organisation, self.on) if seat.person == self.person}
        organs = {span.key for span in self._held(Kind.ORGAN)}
        assembly = [ASSEMBLY] if BOARD in mine else []
        commission = [COMMISSION] if COMMISSION in organs and mine & {BOARD, COMMISSION} else []
        return [(each, word(act_words.ROLES, each, self.language)) for each in assembly + commission]

    def least_shown(self, day: date) -> int:
        """Return how many members the organisation itself shows at least on ``day``; 0 where it shows nothing."""
        spans = organisations.spans_of(self.organisation, day, self.on)
        return max((least_shown(span.facts) for span in spans if span.kind is Kind.COUNT), default=0)

    def losses(self) -> list[Choice]:
        """Return the losses to which the key that was declared lost can still object."""
        return [
            (span.key, f"{str(span.facts['lost'])[:_SHORT]}… · {calendars.both(span.start, self.language)}")
            for span in self._held(Kind.LOSS)
        ]

    def lost_in(self, loss: str) -> str:
        """Return the key that the act ``loss`` declared lost; empty where that is no loss that waits."""
        return next((str(span.facts["lost"]) for span in self._held(Kind.LOSS) if span.key == loss), "")

    def openings(self) -> list[Choice]:
        """Return what could be opened: what a sealed founding hid, as the desk keeps it; none once it is open."""
        if self.identity.get("visibility") != Visibility.SEALED:
            return []
        return [(random, passage_in(shown.get("name"), self.language)) for random, shown in self._openings().items()]

    def revealed(self, random: str) -> Mapping[str, Json]:
        """Return what the founding act hid with these random bytes."""
        return self._openings().get(random, {})

    def _openings(self) -> dict[str, dict[str, Json]]:
        kept = selectors.openings_of(self.organisation)
        return {str(each["random"]): shown for each in kept if isinstance(shown := each["revealed"], dict)}

    def waiting(self) -> list[Choice]:
        """Return the decisions of others to stand under this organisation, as which they do not stand there yet."""
        decided = organisations.concerning(self.organisation, Kind.DECIDED, self.on, self.on)
        bonds = organisations.concerning(self.organisation, Kind.AFFILIATION, self.on, self.on)
        standing = {(span.organisation, span.key) for span in bonds}
        return [
            (f"{span.organisation}/{span.act}", f"{self._name(span.organisation)} · {self._kind(span)}")
            for span in decided
            if (span.organisation, span.facts["kind"]) not in standing
        ]

    def _kind(self, decided: Span) -> str:
        return word(act_words.VALUES, str(decided.facts["kind"]), self.language)

    def answerable(self) -> list[Choice]:
        """Return the organisation's acts on record to which it can reply."""
        return [
            (span.act, self._on_record(span)) for span in organisations.on_record(self.organisation, self.on, self.on)
        ]

    def _on_record(self, span: Span) -> str:
        kinds = {
            Kind.RESIGNATION: "resigned",
            Kind.REPLY: "replied",
            Kind.RESULT: "votes_counted",
            Kind.SUPPORT: "support_received",
        }
        said = act_name(f"organisations.{kinds.get(span.kind, 'statement')}/1", self.language)
        about = passage_in(span.facts.get("title") or span.facts.get("capacity"), self.language)
        return " · ".join(each for each in (said, about, calendars.both(span.start, self.language)) if each)

    def _named(self, some: Iterable[OrganisationId]) -> list[Choice]:
        return sorted(((each, self._name(each)) for each in some), key=lambda each: each[1])

    def _name(self, organisation: OrganisationId) -> str:
        return name_of(organisation, self.on, self.language)


def _is_council(span: Span) -> bool:
    return span.facts.get("claimed_class") == ClaimedClass.LOCAL_COUNCIL


def ended_months(on: date, language: str) -> Iterable[Choice]:
    """Yield the last twelve months that had ended on ``on``: ISO and in words."""
    last = on.replace(day=1) - timedelta(days=1)
    for _ in range(MONTHS):
        yield last.isoformat()[:7], calendars.month(last, language)
        last = last.replace(day=1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Making:
    """What an act needs that nobody types: chance, and a new key that the node keeps (its public half)."""

    chance: Callable[[int], bytes]
    new_key: Callable[[], str]


def decision_in(chosen: str) -> tuple[OrganisationId, ActId]:
    """Return the candidate and the act of a decision that was chosen."""
    candidate, _, act = chosen.partition("/")
    return OrganisationId(candidate), ActId(act)
