"""`colonnade audit`: what a dossier tells, against the forty criteria; text for people, JSON for programs.

Source: contracts.md, "Audit"; docs/rules/audit.md.
"""

import argparse
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from colonnade.cli.answers import as_json, say
from colonnade.cli.audit_drawn import DRAWN, draw
from colonnade.cli.tables import table
from colonnade.core.audit.audit import Report, audit
from colonnade.core.audit.beyond import PowerOfEach, Sensitivity
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.dossier import Condition, Dossier, Reply
from colonnade.core.audit.dossier_reading import read_dossier
from colonnade.core.audit.evidence import Provenance
from colonnade.core.audit.findings import Finding
from colonnade.core.audit.judging import ClassLevel, Missing
from colonnade.core.audit.levels import ORDER, Level
from colonnade.core.audit.ruleset import NotARuleSet, RuleSet, read_rule_set
from colonnade.core.audit.spelling import spelled
from colonnade.core.dates import NotADay, parse_day
from colonnade.core.errors import Refusal
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.power.indices import decimal
from colonnade.core.texts import shown
from colonnade.edges.homes import read_file
from colonnade.edges.rulesets import CURRENT, shipped
from colonnade.words import audit as words
from colonnade.words import dossiers
from colonnade.words.apportionment import head
from colonnade.words.audit_report import lacking, level_name, line
from colonnade.words.calendars import both, decimals, digits, month

MOST_NAMED = 6
"""So many things that a finding rests on are named in a line."""


class BadDay(Refusal):
    """What was given for the day is none."""

    code = "audit.bad_day"


def run(options: argparse.Namespace) -> int:
    """Print the report; return 0, or 1 where the level is lower than the one asked for."""
    rules, dossier = _rules(options.rules), read_dossier(read_file(Path(options.file)))
    judged_as = None if options.judged_as is None else ClaimedClass(options.judged_as)
    report = audit(dossier.examined(rules, on=_day(options.on)), judged_as)
    text = _Text(report, dossier, options.lang)
    if options.format in DRAWN:
        draw(report, dossier, options.format, options.lang)
    elif options.format == "json":
        say(as_json(spelled(report, text.marked, lambda missing: lacking(missing, options.lang))))
    else:
        say("\n".join(text.lines()) + "\n")
    return int(options.at_least is not None and ORDER.index(report.level) < ORDER.index(Level(options.at_least)))


def _day(given: str | None) -> date | None:
    try:
        return None if given is None else parse_day(given)
    except NotADay:
        raise BadDay(given=given[:80] if given else "") from None


def _rules(given: str | None) -> RuleSet:
    content = shipped() if given is None else read_file(Path(given))
    try:
        return read_rule_set(content, THRESHOLDS)
    except NotARuleSet as refusal:
        raise refusal.within(given or CURRENT) from None


class _Text:
    """The report as lines for people."""

    def __init__(self, report: Report, dossier: Dossier, language: str) -> None:
        self.report, self.dossier, self.language = report, dossier, language
        self.names: Mapping[OrganisationId, str] = {body: name for name, body in dossier.bodies.items()}

    @property
    def by_month(self) -> bool:
        """Whether the dossier is one that gives months and no days."""
        return Condition.MONTHS_ONLY in self.dossier.conditions

    def sentence(self, finding: Finding) -> str:
        """The sentence of a finding, which says no more than the dossier may."""
        return words.sentence(finding, self.language, by_month=self.by_month)

    def marked(self, finding: Finding) -> str:
        """The sentence for programs, marked where it is one party's report; in text its grounds say so."""
        sentence = self.sentence(finding)
        is_one_partys = self.dossier.is_one_partys(finding.provenance)
        return dossiers.one_partys(sentence, self.language) if is_one_partys else sentence

    def lines(self) -> Iterator[str]:
        """Every line, from the conditions at the head to what was not examined."""
        yield from self._head()
        for level in self.report.levels:
            yield from self._level(level)
        yield ""
        for finding in self.report.findings:
            yield from self._finding(finding)
        yield from self._beyond()
        yield ""
        yield self._say("not_examined")
        for each in self.report.not_examined:
            yield "- " + lacking(each, self.language)
        yield from self._of_the_dossier()

    def _say(self, name: str, **facts: str | int) -> str:
        return line(name, self.language, **facts)

    def _head(self) -> Iterator[str]:
        yield from dossiers.conditions(self.dossier.conditions, self.language)
        title = shown(self.dossier.title.in_language(self.language))
        yield self._say("title", title=title, on=self._day())
        rules = self.report.ruleset
        yield self._say("rules", id=shown(rules.id), version=shown(rules.version), sha256=rules.sha256)
        yield ""

    def _day(self) -> str:
        on = self.report.on
        return month(on, self.language) if self.by_month else both(on, self.language)

    def _level(self, level: ClassLevel) -> Iterator[str]:
        form = words.said(words.CLASSES, level.judged_as.value, self.language)
        number = digits(level.level.value, self.language)
        yield self._say("level", form=form, level=number, meaning=level_name(level.level.value, self.language))
        steps = [each for each in level.missing if each.kind == "criterion"]
        for name, some in (("given_up", [each for each in level.missing if each not in steps]), ("missing", steps)):
            if some:
                yield self._say(name, steps=self._joined(some))

    def _joined(self, some: list[Missing]) -> str:
        return ("؛ " if self.language == "fa" else "; ").join(lacking(each, self.language) for each in some)

    def _finding(self, finding: Finding) -> Iterator[str]:
        severity = self.report.ruleset.criteria[finding.id].severity.value
        answer = words.said(words.ANSWERS, finding.answer.value, self.language)
        sentence = self.sentence(finding)
        yield self._say("finding", id=finding.id, severity=severity, answer=answer, sentence=sentence)
        if finding.provenance is not None:
            provenance = words.said(words.PROVENANCES, finding.provenance.value, self.language)
            refs = [each.ref for each in finding.evidence]
            named = ", ".join(refs[:MOST_NAMED]) + (" …" if len(refs) > MOST_NAMED else "")
            yield self._say("rests_on", provenance=provenance + self._mark(finding), evidence=named)
        for reply in self.dossier.replies:
            if reply.to == finding.id:
                yield self._reply(reply)

    def _mark(self, finding: Finding) -> str:
        """Where all is told by one party: whatever does not rest on the body's own words is marked so."""
        is_said = finding.provenance is Provenance.REPORTED
        if is_said or not self.dossier.is_one_partys(finding.provenance):
            return ""
        return f" ({dossiers.text('one_party_report', self.language)})"

    def _reply(self, reply: Reply) -> str:
        text = shown(reply.text.in_language(self.language))
        return self._say("reply", month=digits(reply.month, self.language), text=text)

    def _beyond(self) -> Iterator[str]:
        if self.report.sensitivity is not None:
            yield from ("", self._say("sensitivity"), *self._sensitivity(self.report.sensitivity))
        robust = self.report.robustness
        if robust is not None:
            leaving = digits(str(robust.leaving), self.language)
            yield ""
            yield self._say("robust", leaving=leaving) if robust.leaving else self._say("does_not_stand")
        if self.report.power is not None:
            yield from ("", self._say("power"), *self._power(self.report.power))
        yield from self._dependence()

    def _sensitivity(self, found: Sensitivity) -> list[str]:
        heads = ["", *(digits(str(each), self.language) for each in found.bases)]
        rows = [
            [digits(str(federations), self.language), *(digits(each.value, self.language) for each in row)]
            for federations, row in zip(found.federations, found.levels, strict=True)
        ]
        return table(heads, rows)

    def _power(self, found: PowerOfEach) -> list[str]:
        heads = [self._say("affiliate_head"), self._say("votes_head"), head("banzhaf", self.language)]
        rows = [
            [
                shown(self.names[body]),
                digits(str(found.votes[at]), self.language),
                decimals(decimal(found.indices.banzhaf[at]), self.language),
            ]
            for at, body in enumerate(found.affiliates)
        ]
        return table(heads, rows)

    def _dependence(self) -> Iterator[str]:
        found = self.report.dependence
        for each in found.supporters:
            share = words.spelled(each.share, "share", self.language)
            level = "" if each.level is None else digits(each.level.value, self.language)
            yield self._say(each.kind, share=share, level=level)
        if found.unvalued:
            yield self._say("unvalued", number=digits(str(len(found.unvalued)), self.language))

    def _of_the_dossier(self) -> Iterator[str]:
        for aside in self.dossier.set_aside:
            yield dossiers.on_set_aside(aside.name, aside.why, self.language)
        warning = dossiers.on_free_text(self.dossier.free_texts, self.language)
        if warning:
            yield warning
        yield dossiers.text("seizure", self.language)
