"""The audit of an organisation of this site, from its acts, by the same function as of a stranger's dossier.

What no act says is unknown. The log declares for whoever's acts it holds: what is not in it is not.
Source: docs/rules/audit.md, "Our own organisations".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from colonnade.apps.organisations import selectors
from colonnade.apps.organisations.naming import Names, Reader, passage
from colonnade.apps.organisations.statute_page import text_of
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Act, Custody
from colonnade.core.audit.adopted import article_of, statute_of
from colonnade.core.audit.audit import audit
from colonnade.core.audit.by_statute import by_statute
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.evidence import Evidence, EvidenceKind, Provenance
from colonnade.core.audit.examined import Examined, SeenLog
from colonnade.core.audit.findings import Finding
from colonnade.core.audit.judging import Missing
from colonnade.core.audit.ruleset import RuleSet, read_rule_set
from colonnade.core.audit.spelling import spelled
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.log.entries import read_entry
from colonnade.core.organisations.forms import View
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.edges.rulesets import shipped
from colonnade.edges.signing import verify
from colonnade.words.audit import PROVENANCES, said, sentence
from colonnade.words.audit_questions import REPORT
from colonnade.words.audit_report import lacking
from colonnade.words.audit_told import Answered, Cited, FactTold, Told, tell
from colonnade.words.calendars import digits
from colonnade.words.pages import say

SHORT = 12
"""So many signs of an act's id are shown; its page has all."""
AT_ONCE = 2_000
"""So many base organisations are audited while somebody waits, at any day."""
ANCHOR = "article-"
"""What the place of an article within the statute's page begins with."""
_EVER = (Kind.DECIDED, Kind.RESIGNATION)
_OF_SUBJECT = (Kind.STATUTE, Kind.STATEMENT)


@cache
def rule_set() -> RuleSet:
    """Return the rule set by which this site audits its own."""
    return read_rule_set(shipped(), THRESHOLDS)


def is_audited(organisation: OrganisationId, reader: Reader) -> bool:
    """Whether the organisation stands, so that there is something to audit."""
    view = selectors.view(reader.on, reader.known)
    return bool(view.identity(organisation) and view.of(organisation, Kind.FOUNDED))


def is_large(organisation: OrganisationId, reader: Reader) -> bool:
    """Whether so many base organisations stand under it that its audit takes more than a moment."""
    cells = selectors.ground(reader.on, reader.known, [organisation]).cells(organisation)
    return sum(cells.values()) > AT_ONCE


def audited(organisation: OrganisationId, reader: Reader, query: str = "") -> Told:
    """Return the report on an organisation that stands, told to the reader; ``query`` keeps acts' pages at the day."""
    examined = examined_of(organisation, reader)
    return tell(audit(examined), _Teller(examined, reader, query), reader.language)


def for_programs(organisation: OrganisationId, reader: Reader) -> dict[str, Json]:
    """Return the members of the same report that programs read, its sentences in the reader's language."""
    by_month = Names(reader.language, reader.known).is_hidden(organisation)
    return spelled(
        audit(examined_of(organisation, reader)),
        lambda finding: sentence(finding, reader.language, by_month=by_month),
        lambda missing: lacking(_called(missing, reader.language), reader.language),
    )


def _called(missing: Missing, language: str) -> Missing:
    """A claim is called by the article that makes it."""
    return Missing(missing.kind, _article(missing.ref, language)) if missing.kind == "claim" else missing


def _article(ref: str, language: str) -> str:
    return say("statute.article", language, number=digits(article_of(ref), language))


def examined_of(organisation: OrganisationId, reader: Reader) -> Examined:
    """Return what an audit of the organisation looks at, as its acts show it on the reader's day."""
    known = _KnownActs(selectors.view(reader.on, reader.known, selectors.AUDITED_KINDS))
    view = View(reader.on, known.spans, known.below)
    statute = statute_of(view, organisation)
    examined = Examined(
        subject=organisation,
        on=reader.on,
        judged_as=ClaimedClass(str(view.identity(organisation)["claimed_class"])),
        view=view,
        ruleset=rule_set(),
        acts=known.acts,
        past=_Ever(known, organisation, reader).spans,
        log=_log(view.of(organisation, Kind.FOUNDED), reader),
    )
    return by_statute(examined, None if statute is None else text_of(statute.facts))


class _KnownActs:
    """How each act is known whose spans were read: proven by a seal, but for those of whoever has no key."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.acts: dict[ActId, Evidence] = {}

    @cached_property
    def _keyless(self) -> frozenset[OrganisationId]:
        return frozenset(selectors.without_key())

    def spans(self, organisation: OrganisationId) -> Sequence[Span]:
        spans = self._view.spans(organisation)
        self.heed(spans)
        return spans

    def below(self, organisation: OrganisationId) -> Sequence[OrganisationId]:
        return self._view.below(organisation)

    def heed(self, spans: Iterable[Span]) -> None:
        """How the acts behind ``spans`` are known is at hand."""
        for span in spans:
            self._heed(span.act, span.other if span.kind in _OF_OTHERS else span.organisation)
            if span.kind is Kind.AFFILIATION:
                self._heed(ActId(str(span.facts.get("decision"))), span.organisation)

    def _heed(self, act: ActId, author: str) -> None:
        if act not in self.acts:
            known = Provenance.REPORTED if author in self._keyless else Provenance.SIGNED
            self.acts[act] = Evidence(EvidenceKind.ACT, act, known)


_OF_OTHERS = frozenset({Kind.AFFILIATION, Kind.ATTESTED, Kind.COUNCIL})
"""Kinds of spans that an act of another organisation brings about: the one above."""


class _Ever:
    """Decisions and resignations of an organisation and its affiliates, its own statements and statutes.

    Past ones are among them; they are read for all at once.
    """

    def __init__(self, known: _KnownActs, subject: OrganisationId, reader: Reader) -> None:
        self._known, self._subject, self._reader = known, subject, reader

    @cached_property
    def _found(self) -> Mapping[OrganisationId, list[Span]]:
        found: dict[OrganisationId, list[Span]] = {}
        asked = [self._subject, *self._known.below(self._subject)]
        known = self._reader.known
        for span in (*selectors.ever(asked, _EVER, known), *selectors.ever([self._subject], _OF_SUBJECT, known)):
            found.setdefault(span.organisation, []).append(span)
        for spans in found.values():
            self._known.heed(spans)
        return found

    def spans(self, organisation: OrganisationId) -> Sequence[Span]:
        return self._found.get(organisation, ())


def _log(founded: Sequence[Span], reader: Reader) -> SeenLog | None:
    """The log that holds the organisation's acts, as far as it was known; none where no log here holds its founding.

    Of ours, which carry on one another, the newest that had an entry.
    """
    entries = publiclog.acts_stored([span.act for span in founded])
    own = publiclog.chain_of(reader.origin)
    for entry in entries:
        logs = reversed(own) if entry.origin in own else [entry.origin] if entry.origin else []
        for head in (publiclog.head_known(origin, reader.known) for origin in logs):
            if head is not None and head.size:
                return SeenLog(head.origin, head.size, head.root.hex())
    return None


class _Teller:
    """What stands beside a report on an organisation of this site."""

    def __init__(self, examined: Examined, reader: Reader, query: str) -> None:
        self._examined, self._reader, self._query = examined, reader, query
        self._language = reader.language
        self._names = Names(reader.language, reader.known)

    @property
    def by_month(self) -> bool:
        """Of whoever hides no day is told."""
        return self._names.is_hidden(self._examined.subject)

    @property
    def title(self) -> str:
        return self._names(self._examined.subject)

    def conditions(self) -> Sequence[str]:
        said_first = [say("audit.from_acts", self._language)]
        if self._last_custody is Custody.NODE:
            said_first.append(say("audit.node_keeps_the_key", self._language))
        return said_first

    @cached_property
    def _last_custody(self) -> Custody | None:
        """Who held the key that sealed the organisation's newest act that is known."""
        subject = self._examined.subject
        for act in self._acts(selectors.acts_touching(subject, self._reader.known)):
            if act.organisation == subject:
                return act.custody
        return None

    def _acts(self, ids: Sequence[ActId]) -> Iterator[Act]:
        return (read_entry(entry.content, verify).act for entry in publiclog.acts_stored(ids))

    def asked(self) -> Sequence[tuple[str, str]]:
        log = self._examined.log
        if log is None:
            return ()
        size = digits(str(log.size), self._language)
        told = (("log", log.origin), ("log_size", size), ("log_root", log.root))
        return [(said(REPORT, name, self._language), value) for name, value in told]

    def cited(self, evidence: Evidence) -> Cited:
        known = said(PROVENANCES, evidence.provenance.value, self._language)
        if evidence.kind is EvidenceKind.ACT:
            return Cited(evidence.ref[:SHORT], known, self._page_of(evidence.ref))
        if evidence.kind in (EvidenceKind.RULE, EvidenceKind.CLAIM):
            return Cited(self.called(evidence.ref), known, self._place_of(evidence.ref))
        return Cited(evidence.ref, known, f"/{self._language}/log/")

    def called(self, ref: str) -> str:
        """An article by its number, as the statute's page has it."""
        return _article(ref, self._language)

    def _place_of(self, ref: str) -> str:
        """Where the article stands in the statute of that day."""
        place = f"/{self._language}/organisations/{self._examined.subject}/statute/{self._query}"
        return f"{place}#{ANCHOR}{article_of(ref).replace(' ', '-')}"

    def _page_of(self, act: str) -> str:
        return f"/{self._language}/acts/{act}/{self._query}"

    def is_one_partys(self, provenance: Provenance | None) -> bool:
        return provenance is Provenance.REPORTED

    def replies(self, finding: Finding) -> Sequence[Answered]:
        cited = {each.ref for each in finding.evidence}
        return [self._reply(span) for span in self._replied if span.facts.get("to") in cited]

    @cached_property
    def _replied(self) -> Sequence[Span]:
        spans = selectors.on_record(self._examined.subject, self._reader.on, self._reader.known)
        return [span for span in spans if span.kind is Kind.REPLY]

    def _reply(self, span: Span) -> Answered:
        day = self._names.day(span.start, by_month=self.by_month)
        text = passage(span.facts.get("title"), self._language)
        return Answered(said(REPORT, "reply", self._language, month=day), text, self._page_of(span.act))

    def claim(self, ref: str) -> str:
        del ref  # what an article claims stands in the statute
        return ""

    def name(self, body: OrganisationId) -> str:
        return self._names(body)

    def facts(self, cited: Sequence[Evidence]) -> Sequence[FactTold]:
        del cited  # every act has its own page
        return ()

    def asides(self) -> Sequence[str]:
        return ()
