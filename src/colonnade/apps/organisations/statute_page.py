"""What the page of a statute shows: its versions, the one in force with text and rules, and where each rule binds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from colonnade.apps.organisations import selectors
from colonnade.apps.organisations.naming import Names, Reader
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.blobs import blob_content
from colonnade.core.acts.canonical import Json
from colonnade.core.dates import FOREVER
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.spans import Span
from colonnade.core.statutes.acts import said_by, terms_of
from colonnade.core.statutes.amendments import Change
from colonnade.core.statutes.faults import NotAStatute
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.rules import Rule
from colonnade.core.statutes.side_by_side import ArticleShown, RuleShown, as_it_changes, as_it_reads
from colonnade.core.statutes.texts import Statute
from colonnade.core.statutes.writing import rule_line
from colonnade.words import acts as act_words
from colonnade.words.coherence import LANGUAGES
from colonnade.words.organisations import word
from colonnade.words.pages import say
from colonnade.words.statute_rules import Told, articles_told, majority_told


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version: the act that put it in force, when it binds, and how it was decided."""

    act: str
    when: str
    decided: str
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class StatutePage:
    """The statute of an organisation; ``articles`` and ``document`` of the version in force, if one is.

    ``changes``: what the amendment that put it in force changed, where both texts are here; ``before``: a day on which
    the version before it bound, empty where there is none. ``exports``: the languages in which its text can be taken
    away, each with its name; none where it is not here.
    """

    organisation: OrganisationId
    name: str
    versions: tuple[VersionLine, ...]
    runs: str
    articles: Told
    document: str
    exports: tuple[tuple[str, str], ...]
    changes: Told
    before: str


def statute_page(organisation: OrganisationId, reader: Reader) -> StatutePage:
    """Return the page of the statute of ``organisation``, which the log knows."""
    names = Names(reader.language, reader.known)
    versions = selectors.versions(organisation, reader.known)
    now = next((each for each in versions if each.holds(reader.on)), None)
    text = None if now is None else text_of(now.facts)
    articles = () if now is None else _articles(now, text, reader.language)
    earlier = next((each for each in versions if now is not None and each.act == now.facts.get("amends")), None)
    return StatutePage(
        organisation=organisation,
        name=names(organisation),
        versions=tuple(_version(each, names, reader.on) for each in reversed(versions)),
        runs="" if now is None else _runs(now.facts, reader.language),
        articles=articles_told(articles, reader.language),
        document="" if now is None or text is None else _digest(now.facts),
        exports=() if text is None else tuple((each, _language(each, reader.language)) for each in text.languages),
        changes=() if earlier is None else _changes(earlier, text, reader.language),
        before="" if earlier is None or names.is_hidden(organisation) else earlier.start.isoformat(),
    )


def _changes(earlier: Span, text: Statute | None, language: str) -> Told:
    old = text_of(earlier.facts)
    return () if old is None or text is None else articles_told(as_it_changes(old, text), language)


def text_in_force(organisation: OrganisationId, reader: Reader) -> Statute | None:
    """Return the published text of the version in force; none where none is, or the text cannot be had here."""
    now = next((each for each in selectors.versions(organisation, reader.known) if each.holds(reader.on)), None)
    return None if now is None else text_of(now.facts)


def _language(code: str, language: str) -> str:
    """What a language is called, or its code where it has no name here."""
    return word(LANGUAGES, code, language) if code in LANGUAGES else code


def text_of(facts: Mapping[str, Json]) -> Statute | None:
    """Return the published text of a version; none where it cannot be had here, or says other rules than the act."""
    sealed = publiclog.published_blob(_digest(facts))
    if sealed is None:
        return None
    try:
        statute = read_statute(blob_content(sealed))
    except NotAStatute:
        return None
    return statute if said_by(statute)["rules"] == facts["rules"] else None


def _digest(facts: Mapping[str, Json]) -> str:
    document = facts["document"]
    assert isinstance(document, Mapping)
    return str(document["sha256"])


def _version(span: Span, names: Names, on: date) -> VersionLine:
    language, facts = names.language, span.facts
    by_month = names.is_hidden(span.organisation)
    start, until = names.day(span.start, by_month=by_month), span.until
    if until == FOREVER:
        when = say("statute.binds", language, start=start)
    else:
        code = "statute.bound" if until <= on else "statute.binds_until"
        when = say(code, language, start=start, until=names.day(until, by_month=by_month))
    organ = word(act_words.ROLES, str(facts["decided_by"]), language)
    decided = say("statute.decided", language, organ=organ, majority=majority_told(str(facts["majority"]), language))
    return VersionLine(span.act, when, decided, span.holds(on))


def _runs(facts: Mapping[str, Json], language: str) -> str:
    calendar = word(act_words.CALENDARS, str(facts["calendar"]), language)
    binding = _language(str(facts["binding"]), language)
    return say("statute.runs", language, calendar=calendar, zone=str(facts["zone"]), binding=binding)


def _articles(span: Span, text: Statute | None, language: str) -> Sequence[ArticleShown]:
    """The articles of the text, otherwise those that the act's rules stand in."""
    if text is not None:
        return as_it_reads(text, language)
    found: dict[str, list[Rule]] = {}
    for rule in terms_of(span.facts).rules:
        found.setdefault(rule.article, []).append(rule)
    return [
        ArticleShown(number, Change.KEPT, (), tuple(RuleShown(rule, rule_line(rule), Change.KEPT) for rule in rules))
        for number, rules in found.items()
    ]
