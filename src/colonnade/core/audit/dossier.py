"""A dossier: what sources tell of an organisation that need not use Colonnade, ready to be looked at by an audit.

Every fact says from which sources it is and how each of them knows it. Nobody is named: there is no field for a
person. What sources tell differently is all kept.
Source: docs/rules/dossiers.md; docs/adr/0030-the-dossier.md; norms 8, 8.1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from colonnade.core.acts.envelope import Act
from colonnade.core.audit.dossier_acts import SetAside
from colonnade.core.audit.evidence import Claim, Evidence, EvidenceKind, Provenance, Told
from colonnade.core.audit.examined import Contradiction, Examined, StatuteRule, Unshown
from colonnade.core.audit.ruleset import RuleSet
from colonnade.core.dates import last_day
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.forms import View
from colonnade.core.organisations.spans import Book, Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.replay import Colonnade, slice_of
from colonnade.core.texts import Passage

MONTH: Final = len("2024-03")


class Whose(StrEnum):
    """Whose words a source is."""

    OWN = "own"
    MEMBER = "member"
    OPPONENT = "opponent"
    REGISTER = "register"


class Condition(StrEnum):
    """What a dossier is made under; every report from it opens with these."""

    TESTS_THE_MACHINE = "tests_the_machine"
    ONE_PARTY = "one_party"
    MONTHS_ONLY = "months_only"
    NOT_SHOWN = "not_shown"
    REPLY_NOT_ASKED = "reply_not_asked"
    STATUTE_IN_PART = "statute_in_part"


_ONE_PARTYS: Final = frozenset({Provenance.MEMBER, Provenance.REPORTED, Provenance.INFERRED})


@dataclass(frozen=True, slots=True)
class Source:
    """One text the dossier was made from."""

    name: str
    title: Passage
    month: str
    language: str
    whose: Whose


@dataclass(frozen=True, slots=True)
class Ground:
    """One source of one fact: at which place of it, and how it knows."""

    source: str
    place: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Known:
    """How the fact of one name is known: all its grounds, and the facts that it is drawn from."""

    name: str
    line: int
    grounds: tuple[Ground, ...]
    drawn_from: tuple[str, ...] = ()
    note: Passage | None = None

    @property
    def best(self) -> Provenance:
        """The strongest of its grounds: what one source knows well, another does not make doubtful."""
        return min((each.provenance for each in self.grounds), key=list(Provenance).index)

    def evidence(self, kind: EvidenceKind) -> tuple[Evidence, ...]:
        """What a finding cites: the fact by its name, behind the source for what no act, claim or rule says."""
        if kind is not EvidenceKind.SOURCE:
            return (Evidence(kind, self.name, self.best),)
        sources = dict.fromkeys(each.source for each in self.grounds if each.provenance is self.best)
        return tuple(Evidence(kind, f"{source}#{self.name}", self.best) for source in sources)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the body answered to a finding, to stand beside it."""

    to: str
    month: str
    text: Passage


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything one dossier tells, in its own order, to the day or month ``told_to``; ``bodies``: ids by local name.

    ``set_aside``: reported acts that cannot stand; ``free_texts``: the lines on which somebody wrote freely, which
    may hold a name; nothing here says that they do not.
    """

    name: str
    told_to: str
    languages: tuple[str, ...]
    conditions: tuple[Condition, ...]
    title: Passage
    subject: OrganisationId
    bodies: Mapping[str, OrganisationId]
    sources: Mapping[str, Source]
    known: Mapping[str, Known]
    acts: Mapping[str, Act]
    at_latest: frozenset[ActId]
    told: tuple[Told, ...]
    claims: tuple[Claim, ...]
    rules: tuple[StatuteRule, ...]
    contradictions: tuple[Contradiction, ...]
    statute_is_whole: bool
    unshown: tuple[Unshown, ...]
    replies: tuple[Reply, ...]
    book: Book
    set_aside: tuple[SetAside, ...]
    free_texts: tuple[int, ...]
    sha256: str

    @property
    def on(self) -> date:
        """The day to which it tells: the dossier's own, or the last of its month."""
        return last_day(self.told_to)

    @property
    def claimed_class(self) -> ClaimedClass:
        """What the subject says it is, by its name."""
        founding = next(each.facts for each in self.acts.values() if each.organisation == self.subject)
        identity = {**founding, **self.view(self.on).identity(self.subject)}
        return ClaimedClass(str(identity["claimed_class"]))

    def is_one_partys(self, provenance: Provenance | None) -> bool:
        """Whether what is known so is one party's report: it does not rest on the body's own words."""
        return Condition.ONE_PARTY in self.conditions and provenance in _ONE_PARTYS

    def view(self, on: date) -> View:
        """What holds on the day ``on``, as the dossier knows it."""
        colonnade = slice_of(self.book, on=on, known=last_day(self.told_to[:MONTH]))
        below = _affiliates(colonnade)
        return View(on, lambda each: colonnade.spans.get(each, ()), lambda each: below.get(each, ()))

    def examined(self, ruleset: RuleSet, judged_as: ClaimedClass | None = None, on: date | None = None) -> Examined:
        """Return what an audit of the subject looks at: judged as what it claims to be, to the dossier's own day."""
        day = self.on if on is None else on
        told: dict[str, list[Told]] = {}
        for each in self.told:
            told.setdefault(each.matter, []).append(each)
        rules: dict[str, list[StatuteRule]] = {}
        for rule in self.rules:
            rules.setdefault(rule.key, []).append(rule)
        return Examined(
            subject=self.subject,
            on=day,
            judged_as=judged_as or self.claimed_class,
            view=self.view(day),
            ruleset=ruleset,
            told=told,
            claims=self.claims,
            rules=rules or None,
            acts=self._acts_known(),
            contradictions=self.contradictions,
            statute_is_whole=self.statute_is_whole,
            unshown=self.unshown,
            at_latest=self.at_latest,
            past=_Ever(self.book, last_day(self.told_to[:MONTH])).of,
        )

    def _acts_known(self) -> dict[ActId, Evidence]:
        found: dict[ActId, Evidence] = {}
        for name, act in self.acts.items():
            (evidence,) = self.known[name].evidence(EvidenceKind.ACT)
            known = found.get(act.id)
            if known is None or list(Provenance).index(evidence.provenance) < list(Provenance).index(known.provenance):
                found[act.id] = evidence
        return found


class _Ever:
    """Every span of each body, past ones included, as known on a day."""

    def __init__(self, book: Book, known: date) -> None:
        self._spans: dict[OrganisationId, list[Span]] = {}
        for span in book.everything():
            if span.is_known(known):
                self._spans.setdefault(span.organisation, []).append(span)

    def of(self, body: OrganisationId) -> Sequence[Span]:
        """Return the spans of ``body``."""
        return self._spans.get(body, ())


def _affiliates(colonnade: Colonnade) -> dict[OrganisationId, list[OrganisationId]]:
    below: dict[OrganisationId, list[OrganisationId]] = {}
    for organisation, spans in colonnade.spans.items():
        for span in spans:
            if span.kind is Kind.AFFILIATION and span.key == "full":
                below.setdefault(OrganisationId(span.other), []).append(organisation)
    return {each: sorted(found) for each, found in below.items()}
