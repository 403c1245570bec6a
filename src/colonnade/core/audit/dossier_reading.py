"""A dossier read: bytes in, a value out, or a refusal with the line, what is wrong there and what to do.

Source: docs/rules/dossiers.md; docs/adr/0030-the-dossier.md.
"""

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from colonnade.core.acts.envelope import Act
from colonnade.core.audit.dossier import MONTH, Condition, Dossier, Ground, Known, Reply, Source, Whose
from colonnade.core.audit.dossier_acts import (
    DECISION,
    acts_of,
    book_of_reports,
    completed,
    founded_bodies,
    read_draft,
    with_decisions,
)
from colonnade.core.audit.dossier_entries import LONGEST_REPLY, Entry, Fractional, require_values
from colonnade.core.audit.dossier_faults import NotADossier
from colonnade.core.audit.dossier_lines import Lines, Path, TooDeep, lines_of
from colonnade.core.audit.evidence import Claim, Evidence, EvidenceKind, Provenance, Told
from colonnade.core.audit.examined import Contradiction, StatuteRule, Unshown
from colonnade.core.audit.matters import CLAIMS, MATTERS
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.statutes.coherence import of_rules
from colonnade.core.statutes.contradictions import KINDS, Kind
from colonnade.core.statutes.rules import BadRule, Rule, Rules, asked, told_rule
from colonnade.core.texts import LANGUAGES

FORMAT: Final = "colonnade.dossier/1"
LARGEST: Final = 2**21
"""Bytes a dossier may have; a writer of more tells of several bodies in several dossiers."""
MOST_ENTRIES: Final = 20_000
MOST_ALIKE: Final = 1_000
"""So many rules, and so much of one matter about one body, can be told: each is held against each."""
SOURCE_LANGUAGES: Final = (
    *("fa", "en", "ar", "az", "ckb", "ku", "tr", "ur", "hi", "bn", "id", "ko", "ja", "zh"),
    *("de", "fr", "it", "nl", "sv", "es", "pt", "ru"),
)
CONTRADICTIONS: Final = (*(each.value for each in KINDS), "words_against_aims")
"""In what a statute can contradict itself, and what is said beside it."""
TOLD_DIFFERENTLY: Final = f"{Kind.RULES_DIFFER.value}.said"
UNSHOWN: Final = ("not_told", "opinion", "judgement", "principle", "suspicion")
"""Why no audit can show what somebody concludes."""
CLAIMED: Final = tuple(each for each in Provenance if each not in (Provenance.SIGNED, Provenance.WITNESSED))
"""How a dossier can know: a seal or a witness is proven by a log and never told."""
CAN_TELL: Final[Mapping[Whose, frozenset[Provenance]]] = MappingProxyType(
    {
        Whose.OWN: frozenset({Provenance.OWN, Provenance.INFERRED}),
        Whose.MEMBER: frozenset({Provenance.MEMBER, Provenance.OWN, Provenance.REPORTED, Provenance.INFERRED}),
        Whose.OPPONENT: frozenset(CLAIMED),
        Whose.REGISTER: frozenset({Provenance.OWN, Provenance.REPORTED, Provenance.INFERRED}),
    }
)
"""How each kind of source can know: whoever quotes the body gives its own words."""


_HEAD = ("format", "id", "date", "languages", "conditions", "title", "subject", "statute_is_whole")
_LISTS = ("source", "act", "told", "claim", "rule", "contradiction", "unshown", "reply")
_OF_FACTS = ("act", "told", "claim", "rule", "unshown")
_EVIDENCE: Mapping[str, EvidenceKind] = MappingProxyType(
    {
        "act": EvidenceKind.ACT,
        "told": EvidenceKind.SOURCE,
        "claim": EvidenceKind.CLAIM,
        "rule": EvidenceKind.RULE,
        "unshown": EvidenceKind.SOURCE,
    }
)
_OF_THE_KEY = frozenset({"no_key", "no_near_key", "name_is_a_matter", "names_nothing", "no_such_scope"})
_FINDING = re.compile(r"[A-Z]{3}-[0-9]{2}")
_OF_A_FACT = ("id", "from", "drawn_from", "note")


def read_dossier(content: bytes) -> Dossier:
    """Return the dossier that ``content`` is, or refuse with the line, what is wrong there and what to do."""
    document, lines = _document(content)
    head = Entry(document, (), lines)
    _require_format(head)
    conditions = tuple(map(Condition, head.words("conditions", tuple(Condition))))
    require_values(document, lines, months_only=Condition.MONTHS_ONLY in conditions)
    head.only(*_HEAD, *_LISTS)
    return _Reading(head, hashlib.sha256(content).hexdigest(), conditions).dossier()


def _require_format(head: Entry) -> None:
    if head.needed("format") != FORMAT:
        raise head.refused("format", "format", allowed=(FORMAT,))


def _document(content: bytes) -> tuple[Mapping[str, Any], Lines]:
    if len(content) > LARGEST:
        raise NotADossier(1, "", "too_large")
    text = _text(content)
    try:
        lines = lines_of(text)
    except TooDeep as deep:
        raise NotADossier(deep.line, "", "too_deep") from None
    try:
        return tomllib.loads(text, parse_float=Fractional), lines
    except ValueError as wrong:
        raise _not_toml(str(wrong), text, lines) from None
    except RecursionError:
        raise NotADossier(1, "", "too_deep") from None


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as wrong:
        raise NotADossier(content.count(b"\n", 0, wrong.start) + 1, "", "not_utf8") from None


_TOML_FAULTS = (
    (re.compile("overwrite|twice|Cannot mutate|Duplicate|Cannot declare"), "given_twice"),
    (re.compile("Unclosed array"), "open_array"),
    (re.compile("inline table"), "open_table"),
    (re.compile("Exceeds the limit"), "number"),
    (re.compile(r"Unterminated|Unescaped|Escaped|character '\\n'|Expected ['\"]+ \(|Expected \"'"), "open_string"),
    (re.compile("'=' after"), "no_equals"),
    (re.compile("at the end of an? "), "bad_header"),
    (re.compile("for a key part"), "no_key"),
    (re.compile("Illegal character|invalid character"), "unprintable"),
    (re.compile("date"), "native_date"),
    (re.compile("Expected newline"), "rest_of_line"),
    (re.compile("Invalid value"), "no_value"),
)
"""What ``tomllib`` says of a text that is no TOML, in its own words."""
_LONG_NUMBER = re.compile(r"[0-9]{400}")


def _not_toml(said: str, text: str, lines: Lines) -> NotADossier:
    """Return the refusal of what ``tomllib`` refused; it names the line in its own sentence, but for an early end."""
    fault = next((name for form, name in _TOML_FAULTS if form.search(said)), "not_toml")
    if fault == "given_twice" and lines.twice is not None:
        path, line = lines.twice
        return NotADossier(line, str(path[-1]), fault)
    found = re.search(r"at line (\d+)", said)
    if found is None and (long := _LONG_NUMBER.search(text)):
        return NotADossier(text.count("\n", 0, long.start()) + 1, "", "number")
    if found is None:
        return NotADossier(lines.stopped, "", lines.unclosed or fault)
    return NotADossier(int(found[1]), "", fault)


class _Reading:
    """A document read entry by entry; every name is noted as soon as it is met."""

    def __init__(self, head: Entry, sha256: str, conditions: tuple[Condition, ...]) -> None:
        """Nothing is read yet."""
        self.head, self.sha256, self.conditions = head, sha256, conditions
        self.date = head.day("date")
        self.languages = head.words("languages", LANGUAGES)
        if not self.languages:
            raise head.refused("empty", "languages")
        self.sources: dict[str, Source] = {}
        self.known: dict[str, Known] = {}
        self.kinds: dict[str, EvidenceKind] = {}
        self.lists = {each: head.entries(each) for each in _LISTS}
        self.bodies: dict[str, OrganisationId] = {}
        self.at_latest: frozenset[ActId] = frozenset()
        self.statute: list[tuple[Rule, tuple[Evidence, ...]]] = []
        self.alike: Counter[tuple[str, str]] = Counter()

    def dossier(self) -> Dossier:
        """Return all of it."""
        head = self.head
        if sum(map(len, self.lists.values())) > MOST_ENTRIES:
            raise head.refused("too_many")
        name, title = head.name("id"), head.passage("title", self.languages)
        for entry in self.lists["source"]:
            self._source(entry)
        if not self.sources:
            raise head.refused("no_source", "source")
        self._require_conditions()
        acts = self._acts()
        subject = head.name("subject")
        if subject not in self.bodies:
            raise head.refused("no_such_body", "subject")
        told = tuple(self._told(each) for each in self.lists["told"])
        claims = tuple(self._claim(each) for each in self.lists["claim"])
        rules = tuple(rule for each in self.lists["rule"] for rule in self._rules(each))
        unshown = tuple(self._unshown(each) for each in self.lists["unshown"])
        self._require_drawn()
        contradictions = self._contradictions()
        book, aside = book_of_reports(acts, self.date[:MONTH])
        return Dossier(
            name, self.date, self.languages, self.conditions, title, self.bodies[subject], self.bodies, self.sources,
            self.known, acts, self.at_latest, told, claims, rules, contradictions, self._is_whole(), unshown,
            tuple(self._reply(each) for each in self.lists["reply"]), book, aside, _free_texts(head), self.sha256,
        )  # fmt: skip

    def _require_conditions(self) -> None:
        """Refuse a condition that is not so by the dossier itself: a report opens with it."""
        untrue = {
            Condition.ONE_PARTY: [each.whose for each in self.sources.values()] != [Whose.OPPONENT],
            Condition.REPLY_NOT_ASKED: bool(self.lists["reply"]),
            Condition.STATUTE_IN_PART: self._is_whole(),
        }
        for number, condition in enumerate(self.conditions):
            if untrue.get(condition, False):
                raise self.head.refused("untrue_condition", "conditions", number)

    def _source(self, entry: Entry) -> None:
        entry.only("id", "title", "month", "language", "whose")
        name = entry.name("id")
        if name in self.sources:
            raise entry.refused("named_twice", "id")
        month = entry.month("month")
        if month > self.date[:MONTH]:
            raise entry.refused("future", "month")
        title, whose = entry.passage("title", self.languages), Whose(entry.choice("whose", tuple(Whose)))
        self.sources[name] = Source(name, title, month, entry.choice("language", SOURCE_LANGUAGES), whose)

    def _note(self, entry: Entry) -> Known:
        """Note how the fact of ``entry`` is known."""
        name = entry.name("id")
        if name in self.known:
            raise entry.refused("named_twice", "id")
        grounds = tuple(self._ground(each) for each in entry.entries("from"))
        if not grounds:
            raise entry.refused("no_ground", "from")
        inferred = all(each.provenance is Provenance.INFERRED for each in grounds)
        if inferred and "drawn_from" not in entry.values:
            raise entry.refused("drawn_from_nothing", "from")
        drawn_from = entry.named("drawn_from") if "drawn_from" in entry.values else ()
        note = entry.passage("note", self.languages) if "note" in entry.values else None
        self.known[name] = Known(name, entry.line, grounds, drawn_from, note)
        self.kinds[name] = _EVIDENCE[str(entry.path[0])]
        return self.known[name]

    def _ground(self, entry: Entry) -> Ground:
        entry.only("source", "place", "provenance")
        source = self.sources.get(entry.name("source"))
        if source is None:
            raise entry.refused("no_such_source", "source")
        if entry.values.get("provenance") in (Provenance.SIGNED, Provenance.WITNESSED):
            raise entry.refused("signed", "provenance")
        provenance = Provenance(entry.choice("provenance", CLAIMED))
        if provenance not in CAN_TELL[source.whose]:
            able = tuple(each for each in CLAIMED if each in CAN_TELL[source.whose])
            raise entry.refused("cannot_tell", "provenance", allowed=able)
        return Ground(source.name, entry.text("place") if "place" in entry.values else "", provenance)

    def _acts(self) -> dict[str, Act]:
        drafts = []
        for entry in self.lists["act"]:
            entry.only(*_OF_A_FACT, "body", "type", "effective", "article", "facts", "corrects", "at_latest")
            self._note(entry)
            drafts.append(read_draft(entry, self.date))
        every = with_decisions(drafts)
        for decision in (each.name for each in every if each.name.endswith(DECISION)):
            self._infer(decision, self.known[decision.removesuffix(DECISION)])
        founded = founded_bodies(every, self.date[:MONTH])
        self.bodies = {name: act.organisation for name, act in sorted(founded.items())}
        acts = acts_of(every, founded, self.date[:MONTH])
        exact = {acts[each.name].id for each in every if not each.at_latest}
        self.at_latest = frozenset(acts[each.name].id for each in every if each.at_latest) - exact
        return acts

    def _infer(self, name: str, known: Known) -> None:
        """Note what nobody tells and ``known`` takes for granted."""
        grounds = tuple(Ground(each.source, each.place, Provenance.INFERRED) for each in known.grounds)
        self.known[name] = Known(name, known.line, grounds, (known.name,))

    def _told(self, entry: Entry) -> Told:
        entry.only(*_OF_A_FACT, "matter", "of", "facts")
        known = self._note(entry)
        name = entry.choice("matter", tuple(MATTERS))
        matter = MATTERS[name]
        of = entry.name("of") if matter.of_affiliates or "of" in entry.values else self.head.name("subject")
        if of not in self.bodies:
            raise entry.refused("no_such_body", "of")
        self._require_few(entry, name, of)
        facts = completed(matter.shape, entry.table("facts").values if "facts" in entry.values else {}, entry)
        return Told(name, self.bodies[of], facts, known.evidence(EvidenceKind.SOURCE))

    def _require_few(self, entry: Entry, what: str, of: str) -> None:
        self.alike[what, of] += 1
        if self.alike[what, of] > MOST_ALIKE:
            raise entry.refused("too_many_alike")

    def _claim(self, entry: Entry) -> Claim:
        entry.only(*_OF_A_FACT, "kind", "facts")
        known = self._note(entry)
        kind = entry.choice("kind", tuple(CLAIMS))
        facts = completed(CLAIMS[kind], entry.table("facts").values, entry)
        return Claim(kind, facts, known.evidence(EvidenceKind.CLAIM))

    def _rules(self, entry: Entry) -> Iterator[StatuteRule]:
        """The rules that an entry tells: one, or those of a group of keys."""
        entry.only(*_OF_A_FACT, "key", "value", "article")
        evidence = self._note(entry).evidence(EvidenceKind.RULE)
        key, value, article = entry.text("key"), entry.needed("value"), entry.text("article")
        try:
            told = told_rule(key, value, article)
        except BadRule as bad:
            fault = str(bad.facts["fault"])
            if fault in _OF_THE_KEY:
                near = (str(bad.facts["path"]),) if fault == "no_key" else ()
                raise entry.refused("rule_key", "key", allowed=near) from None
            raise entry.refused("rule_value", "value") from None
        for rule in told:
            self._require_few(entry, "rule", "")
            self.statute.append((rule, evidence))
            yield StatuteRule(str(rule.name), asked(rule), article, evidence)

    def _unshown(self, entry: Entry) -> Unshown:
        entry.only(*_OF_A_FACT, "why")
        return Unshown(entry.choice("why", UNSHOWN), self._note(entry).name)

    def _contradictions(self) -> tuple[Contradiction, ...]:
        """What is told of, and what the rules told show by themselves.

        That one article is told differently is a conflict of sources, and none of the statute.
        """
        told = tuple(self._contradiction(each) for each in self.lists["contradiction"])
        known = {(each.kind, each.articles) for each in told}
        found = of_rules(Rules(tuple(rule for rule, _ in self.statute)), whole=self._is_whole())
        own = [each for each in found if each.code != TOLD_DIFFERENTLY or len(each.articles) > 1]
        shown = (Contradiction(each.kind.value, each.articles, self._resting_on(each.articles)) for each in own)
        return (*told, *(each for each in shown if (each.kind, each.articles) not in known))

    def _resting_on(self, articles: Collection[str]) -> tuple[Evidence, ...]:
        return tuple(one for rule, evidence in self.statute if rule.article in articles for one in evidence)

    def _contradiction(self, entry: Entry) -> Contradiction:
        """A contradiction is known as well as the facts that contradict one another."""
        entry.only("id", "kind", "articles", "drawn_from", "note")
        if entry.name("id") in self.known:
            raise entry.refused("named_twice", "id")
        if "note" in entry.values:
            entry.passage("note", self.languages)
        evidence: list[Evidence] = []
        for number, name in enumerate(entry.named("drawn_from")):
            if name not in self.known:
                raise entry.refused("no_such_fact", "drawn_from", number)
            evidence += self.known[name].evidence(self.kinds[name])
        kind, articles = entry.choice("kind", CONTRADICTIONS), entry.texts("articles")
        return Contradiction(kind, articles, tuple(evidence))

    def _is_whole(self) -> bool:
        return "statute_is_whole" in self.head.values and self.head.yes_or_no("statute_is_whole")

    def _require_drawn(self) -> None:
        for kind in _OF_FACTS:
            for entry in self.lists[kind]:
                for number, name in enumerate(entry.values.get("drawn_from", ())):
                    if name not in self.known or name == entry.values["id"]:
                        raise entry.refused("no_such_fact", "drawn_from", number)

    def _reply(self, entry: Entry) -> Reply:
        entry.only("to", "month", "text")
        to = entry.name("to")
        if not _FINDING.fullmatch(to):
            raise entry.refused("no_such_finding", "to")
        return Reply(to, entry.month("month"), entry.passage("text", self.languages, LONGEST_REPLY))


_CHOSEN = frozenset(
    (
        *("id", "month", "language", "whose", "source", "provenance", "body", "type", "effective", "corrects"),
        *("drawn_from", "matter", "of", "kind", "key", "to", "articles", "why"),
    )
)
"""Keys of an entry whose values are words of the format and names of the dossier's own."""
_A_WORD = re.compile(r"[a-z0-9_]+|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


def _free_texts(head: Entry) -> tuple[int, ...]:
    """The lines of everything that was written freely."""
    found = {head.lines.line(path) for path in _free(head.values.get("title"), ("title",))}
    for kind in _LISTS:
        for entry in head.entries(kind):
            for key, value in entry.values.items():
                if key not in _CHOSEN:
                    found |= {head.lines.line(path) for path in _free(value, (*entry.path, key))}
    return tuple(sorted(found))


def _free(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, each in value.items():
            if path[-1] == "facts" or key not in _CHOSEN:
                yield from _free(each, (*path, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _free(each, (*path, number))
    elif isinstance(value, str) and not _A_WORD.fullmatch(value):
        yield path
