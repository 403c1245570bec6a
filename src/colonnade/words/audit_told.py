"""A report told: every line of it in one language, as values, in the order in which people read it.

Conditions first; then what was asked; gates before levels; the forty findings; what is beyond the catalogue; what was
not examined; that it is no legal opinion. However a report is drawn (page, print), it is drawn from this.
Source: docs/rules/audit.md, "The report"; norms 8.1.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Protocol

from colonnade.core.audit.audit import Report
from colonnade.core.audit.beyond import Dependence, PowerOfEach, Sensitivity
from colonnade.core.audit.evidence import Evidence, Provenance
from colonnade.core.audit.findings import Finding
from colonnade.core.audit.judging import ClassLevel, Missing
from colonnade.core.audit.ruleset import Norm
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.texts import shown
from colonnade.words.audit import ANSWERS, CLASSES, PROVENANCES, said, sentence, spelled
from colonnade.words.audit_questions import AREAS, QUESTIONS, REPORT, SEVERITIES, TAGS
from colonnade.words.audit_report import lacking, level_name, line
from colonnade.words.calendars import both, digits, month

MOST_NAMED = 12
"""So many things that a finding rests on are named beside it."""
_AREA = len("FND")
_PER_MILLE = 1000


@dataclass(frozen=True, slots=True)
class Cited:
    """One thing a finding rests on: its name, how it is known, and where more of it stands."""

    name: str
    known: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the body replied to a finding, and when."""

    head: str
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class FactTold:
    """One fact that findings cite: its name, what is told, and how each source knows it and where."""

    name: str
    says: str
    grounds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NormTold:
    """A norm as it is cited, with its edition; of a default of ours nothing but that, in ``tag``."""

    cited: str
    tag: str


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: a criterion and its answer, as a code and as a word."""

    id: str
    question: str
    answer: str
    word: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing between a body and a level; ``id``: of a criterion, else empty."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class LevelTold:
    """The level for one class, behind its gates."""

    form: str
    note: str
    level: str
    line: str
    gates: tuple[Gate, ...]
    given_up: tuple[Step, ...]
    way: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FindingTold:
    """One finding with everything that stands beside it. ``measured``: value against threshold, or empty."""

    id: str
    question: str
    severity: str
    answer: str
    word: str
    sentence: str
    measured: str
    known: str
    is_one_partys: bool
    cited: tuple[Cited, ...]
    more: str
    norms: tuple[NormTold, ...]
    replies: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """The findings of one area of the catalogue."""

    name: str
    findings: tuple[FindingTold, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The level at other minima; a cell is the level's code, as read, and whether these are the rule set's minima."""

    across: str
    down: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]
    meanings: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """Votes and power of one affiliate; the shares also in thousandths, for what is drawn."""

    name: str
    votes: str
    share: str
    power: str
    share_drawn: int
    power_drawn: int


@dataclass(frozen=True, slots=True)
class Told:
    """A whole report in one language."""

    language: str
    title: str
    conditions: tuple[str, ...]
    question: str
    asked: tuple[tuple[str, str], ...]
    levels: tuple[LevelTold, ...]
    areas: tuple[Area, ...]
    grid: Grid | None
    robustness: str
    weights: tuple[Weight, ...]
    dependence: tuple[str, ...]
    untold: tuple[Step, ...]
    not_examined: tuple[str, ...]
    facts: tuple[FactTold, ...]
    asides: tuple[str, ...]

    def say(self, name: str) -> str:
        """Return the heading or label ``name``."""
        return REPORT[name][int(self.language == "fa")]


class Teller(Protocol):
    """Whoever knows what is beside the report: a dossier, or the acts of a log."""

    @property
    def by_month(self) -> bool:
        """Whether months are told and no days."""

    @property
    def title(self) -> str:
        """What the body is called."""

    def conditions(self) -> Sequence[str]:
        """What the report opens with."""

    def asked(self) -> Sequence[tuple[str, str]]:
        """What was looked at: labels and values."""

    def cited(self, evidence: Evidence) -> Cited:
        """How one thing that a finding rests on is named."""

    def is_one_partys(self, provenance: Provenance | None) -> bool:
        """Whether what is known so is one party's report."""

    def replies(self, finding: Finding) -> Sequence[Answered]:
        """What the body replied to a finding."""

    def called(self, ref: str) -> str:
        """How a claim is called that stands under ``ref``."""

    def claim(self, ref: str) -> str:
        """What somebody claims or concludes; empty where nobody wrote it down."""

    def name(self, body: OrganisationId) -> str:
        """What an affiliate is called."""

    def facts(self, cited: Sequence[Evidence]) -> Sequence[FactTold]:
        """What the cited facts are, where the report itself must say it."""

    def asides(self) -> Sequence[str]:
        """What is said at the end."""


def tell(report: Report, teller: Teller, language: str) -> Told:
    """Return ``report`` told in ``language``, with what ``teller`` knows beside it."""
    return _Telling(report, teller, language).told()


class _Telling:
    def __init__(self, report: Report, teller: Teller, language: str) -> None:
        self.report, self.teller, self.language = report, teller, language

    def told(self) -> Told:
        report, teller = self.report, self.teller
        cited = list(dict.fromkeys(each for finding in report.findings for each in finding.evidence))
        return Told(
            language=self.language,
            title=self._say("title", title=shown(teller.title)),
            conditions=tuple(teller.conditions()),
            question=self._say("question", form=self._form(report.judged_as), on=self._day()),
            asked=tuple(self._asked()),
            levels=tuple(self._level(at, each) for at, each in enumerate(report.levels)),
            areas=tuple(self._areas()),
            grid=None if report.sensitivity is None else self._grid(report.sensitivity),
            robustness=self._robustness(),
            weights=() if report.power is None else tuple(self._weights(report.power)),
            dependence=tuple(self._dependence(report.dependence)),
            untold=tuple(self._criterion(each.ref) for each in report.not_examined if each.kind == "untold"),
            not_examined=tuple(map(self._unexamined, (each for each in report.not_examined if each.kind != "untold"))),
            facts=tuple(teller.facts(cited)),
            asides=tuple(teller.asides()),
        )

    def _say(self, name: str, **facts: str | int) -> str:
        return said(REPORT, name, self.language, **facts)

    def _digits(self, number: object) -> str:
        return digits(str(number), self.language)

    def _form(self, judged_as: ClaimedClass) -> str:
        return said(CLASSES, judged_as.value, self.language)

    def _day(self) -> str:
        day = self.report.on
        return month(day, self.language) if self.teller.by_month else both(day, self.language)

    def _asked(self) -> Iterator[tuple[str, str]]:
        rules = self.report.ruleset
        yield self._say("judged_as"), self._form(self.report.judged_as)
        yield self._say("on"), self._day()
        yield self._say("rules"), f"{shown(rules.id)} {shown(rules.version)}"
        yield self._say("rules_hash"), rules.sha256
        yield from self.teller.asked()

    def _level(self, at: int, level: ClassLevel) -> LevelTold:
        number = self._digits(level.level.value)
        steps = [each for each in level.missing if each.kind == "criterion"]
        way = "step" if len(steps) == 1 else "steps" if steps else "highest"
        return LevelTold(
            form=self._say("as_a", form=self._form(level.judged_as)),
            note=self._say("smaller" if at else "as_claimed"),
            level=level.level.value,
            line=self._say("level", level=number, meaning=level_name(level.level.value, self.language)),
            gates=tuple(self._gate(each, answer.value) for each, answer in level.gates),
            given_up=tuple(self._step(each) for each in level.missing if each.kind != "criterion"),
            way=self._say(way, number=self._digits(len(steps))),
            steps=tuple(self._step(each) for each in steps),
        )

    def _gate(self, criterion: str, answer: str) -> Gate:
        question = said(QUESTIONS, criterion, self.language)
        return Gate(criterion, question, answer, said(ANSWERS, answer, self.language))

    def _step(self, missing: Missing) -> Step:
        if missing.kind == "criterion":
            return self._criterion(missing.ref)
        if missing.kind != "claim":
            return Step("", lacking(missing, self.language))
        claim = self.teller.claim(missing.ref)
        called = lacking(Missing(missing.kind, self.teller.called(missing.ref)), self.language)
        return Step("", called + (f": {claim}" if claim else ""))

    def _criterion(self, criterion: str) -> Step:
        return Step(criterion, said(QUESTIONS, criterion, self.language))

    def _areas(self) -> Iterator[Area]:
        for area, some in groupby(self.report.findings, key=lambda each: each.id[:_AREA]):
            yield Area(said(AREAS, area, self.language), tuple(map(self._finding, some)))

    def _finding(self, finding: Finding) -> FindingTold:
        rule, teller = self.report.ruleset.criteria[finding.id], self.teller
        more = len(finding.evidence) - MOST_NAMED
        return FindingTold(
            id=finding.id,
            question=said(QUESTIONS, finding.id, self.language),
            severity=said(SEVERITIES, rule.severity.value, self.language),
            answer=finding.answer.value,
            word=said(ANSWERS, finding.answer.value, self.language),
            sentence=sentence(finding, self.language, by_month=teller.by_month),
            measured=self._measured(finding),
            known=self._known(finding.provenance),
            is_one_partys=teller.is_one_partys(finding.provenance),
            cited=tuple(map(teller.cited, finding.evidence[:MOST_NAMED])),
            more=self._say("more", number=self._digits(more)) if more > 0 else "",
            norms=tuple(map(self._norm, rule.norms)),
            replies=tuple(teller.replies(finding)),
        )

    def _measured(self, finding: Finding) -> str:
        if finding.value is None or finding.threshold is None:
            return ""
        value, threshold = (
            spelled(each, finding.unit or "", self.language) for each in (finding.value, finding.threshold)
        )
        return self._say("found", value=value, threshold=threshold)

    def _known(self, provenance: Provenance | None) -> str:
        if provenance is None:
            return self._say("rests_on_nothing")
        return said(PROVENANCES, provenance.value, self.language)

    def _norm(self, norm: Norm) -> NormTold:
        tag = said(TAGS, norm.tag, self.language)
        if norm.tag == "default":
            return NormTold("", f"{tag} {self._digits(shown(norm.edition))}")
        return NormTold(shown(norm.id if norm.id in norm.edition else f"{norm.id}: {norm.edition}"), tag)

    def _grid(self, found: Sensitivity) -> Grid:
        minimum = self.report.ruleset.minimum
        is_confederation = self.report.judged_as is ClaimedClass.CONFEDERATION
        ours = (minimum.confederation_federations if is_confederation else 0, minimum.federation_bases)
        levels = sorted({each for row in found.levels for each in row})
        return Grid(
            across=self._say("bases_head" if is_confederation else "bases_alone"),
            down=self._say("federations_head") if is_confederation else "",
            columns=tuple(map(self._digits, found.bases)),
            rows=tuple(
                (
                    self._digits(federations) if is_confederation else "",
                    tuple(
                        (each.value, self._digits(each.value), (federations, bases) == ours)
                        for bases, each in zip(found.bases, row, strict=True)
                    ),
                )
                for federations, row in zip(found.federations, found.levels, strict=True)
            ),
            meanings=tuple(
                (each.value, self._digits(each.value), level_name(each.value, self.language)) for each in levels
            ),
        )

    def _robustness(self) -> str:
        robust = self.report.robustness
        if robust is None:
            return ""
        leaving = self._digits(robust.leaving)
        return line("robust" if robust.leaving else "does_not_stand", self.language, leaving=leaving)

    def _weights(self, found: PowerOfEach) -> Iterator[Weight]:
        total = sum(found.votes)
        for at, body in enumerate(found.affiliates):
            share, power = Fraction(found.votes[at], total), found.indices.banzhaf[at]
            yield Weight(
                shown(self.teller.name(body)),
                self._digits(found.votes[at]),
                self._per_cent(share),
                self._per_cent(power),
                int(share * _PER_MILLE),
                int(power * _PER_MILLE),
            )

    def _per_cent(self, share: Fraction) -> str:
        return spelled(Fraction(round(share * _PER_MILLE), _PER_MILLE), "share", self.language).partition(" (")[0]

    def _dependence(self, found: Dependence) -> Iterator[str]:
        for each in found.supporters:
            level = "" if each.level is None else self._digits(each.level.value)
            yield line(each.kind, self.language, share=spelled(each.share, "share", self.language), level=level)
        if found.unvalued:
            yield line("unvalued", self.language, number=self._digits(len(found.unvalued)))

    def _unexamined(self, missing: Missing) -> str:
        """What is a suspicion is not repeated, whoever wrote it down."""
        text = lacking(missing, self.language)
        note = "" if missing.kind in ("never", "suspicion") else self.teller.claim(missing.ref)
        return self._say("noted", text=text, note=note) if note else text
