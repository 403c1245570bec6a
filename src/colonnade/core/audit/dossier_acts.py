"""The acts that sources report: completed, given their ids, and judged by the same rules as any act.

A reported act names no key and carries no seal; bodies are named by the dossier's own names, and have the id that
their reported founding act gives them. What is judged goes into a book of the dossier's own and nowhere else.
Acts of one day are judged in the order of ``TYPES``, so that the order in which a dossier is written says nothing.
Source: docs/rules/dossiers.md, "Acts"; docs/adr/0030-the-dossier.md.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from colonnade.core.acts.canonical import Json, Malformed
from colonnade.core.acts.envelope import FOUNDING, MONTH_LENGTH, Act, Envelope, Provenance, act_spelled
from colonnade.core.acts.facts import Shape
from colonnade.core.acts.order import SealedAct
from colonnade.core.audit.dossier_entries import PERSONAL, SEALED_WORDS, Entry
from colonnade.core.audit.dossier_faults import NotADossier
from colonnade.core.dates import last_day
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.acts import CORRECTABLE, COUNT, SHAPES, require_facts
from colonnade.core.organisations.judging import Standing
from colonnade.core.organisations.spans import Book, Kind
from colonnade.core.organisations.vocabulary import PUBLIC_FROM, ClaimedClass, Visibility
from colonnade.core.rooms import judge
from colonnade.core.texts import LANGUAGES

_NAMES = (
    *("founded/1", "changed/1", "organ_established/1", "affiliation_decided/1", "affiliation_decided/2"),
    *("affiliation_refused/1", "affiliation_admitted/1"),
    *("council_founded/1", "international_joined/1", "count_returned/1", "attested/1", "office_filled/1"),
    *("support_received/1", "statement/1", "trusteeship_began/1", "affiliation_suspended/1", "affiliation_suspended/2"),
    *("suspension_lifted/1", "trusteeship_ended/1", "office_ended/1", "resigned/1", "refounding_supported/1"),
    *("affiliation_left/1", "affiliation_ended/1", "affiliation_ended/2", "international_left/1", "split/1"),
    *("merged/1", "dissolved/1", "replied/1"),
)
TYPES: Final[Mapping[str, int]] = MappingProxyType(
    {f"organisations.{name}": number for number, name in enumerate(_NAMES)}
)
"""What a source can report, in the order in which acts of one day are judged; acts of keys and logs it cannot."""
ADMITTED, DECIDED = "organisations.affiliation_admitted/1", "organisations.affiliation_decided/1"
DECIDED_COUNTED = "organisations.affiliation_decided/2"
REFUSED = "organisations.affiliation_refused/1"
OFFICE = "organisations.office_filled/1"
DECISION = ":decision"
"""What the name of a decision ends in that nobody tells and an admission must have had."""
NAMES_A_BODY = frozenset(
    {"to", "candidate", "affiliate", "of", "into", "old", "new", "council", "mandate_from", "successors"}
)
NAMES_AN_ACT = frozenset({("organisations.replied/1", "to"), (ADMITTED, "decision"), (REFUSED, "decision")})
UNTOLD_COMMITMENT = hashlib.sha256(b"colonnade.dossier/1\nnothing is committed to\n").hexdigest()
"""Stands where an act of the log commits to what it hides: a dossier can open nothing."""
_KEYLESS: Mapping[str, Json] = MappingProxyType({"keys": [], "recovery": None, "witnesses": [], "witnesses_needed": 0})
_LEFT_OUT: Mapping[tuple[str, str], Json] = MappingProxyType(
    {
        (FOUNDING, "visibility"): Visibility.OPEN.value,
        (FOUNDING, "conveners"): [],
        (FOUNDING, "asked"): [],
        (FOUNDING, "presence"): [],
        (OFFICE, "alternate"): False,
        (DECIDED, "attested"): False,
        (DECIDED, "kind"): "full",
        (DECIDED_COUNTED, "attested"): False,
        (DECIDED_COUNTED, "kind"): "full",
    }
)
"""What is meant where a source does not say; anything else that may be null is null."""
_HIDDEN = frozenset({Visibility.PSEUDONYMOUS, Visibility.SEALED})
_STEP = re.compile(r"\.?([A-Za-z0-9_-]+)|\[([0-9]+)\]")
_MOST_LEFT_OUT = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """An act as a dossier tells it, before it has an id."""

    entry: Entry
    name: str
    body: str
    type: str
    effective: str
    article: str
    facts: Mapping[str, Any]
    corrects: str | None
    at_latest: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """A reported act that cannot stand, or not together with another: kept and shown, without effect."""

    name: str
    standing: Standing
    why: str


def read_draft(entry: Entry, month: str) -> Draft:
    """Return the act that ``entry`` tells, reported in a dossier of ``month``."""
    kind = entry.choice("type", tuple(TYPES))
    effective = entry.day("effective")
    if effective[: len(month)] > month:
        raise entry.refused("future", "effective")
    corrects = entry.name("corrects") if "corrects" in entry.values else None
    if corrects is not None and kind not in CORRECTABLE:
        raise entry.refused("cannot_correct", "corrects", allowed=sorted(CORRECTABLE))
    facts = entry.table("facts").values if "facts" in entry.values else {}
    for key in facts:
        if key in PERSONAL or key in SEALED_WORDS:
            raise entry.refused("person" if key in PERSONAL else "seal", "facts", key)
    article = entry.text("article") if "article" in entry.values else ""
    at_latest = entry.yes_or_no("at_latest") if "at_latest" in entry.values else False
    return Draft(entry, entry.name("id"), entry.name("body"), kind, effective, article, facts, corrects, at_latest)


def with_decisions(drafts: Iterable[Draft]) -> list[Draft]:
    """Return ``drafts`` and, for each admission of which no decision is told, the bare decision it must have had."""
    every: list[Draft] = []
    for draft in drafts:
        candidate = draft.facts.get("candidate")
        if draft.type == ADMITTED and "decision" not in draft.facts and isinstance(candidate, str):
            name = draft.name + DECISION
            facts = {"to": draft.body}
            every.append(Draft(draft.entry, name, candidate, DECIDED, draft.effective, "", facts, None))
            every.append(replace(draft, facts={**draft.facts, "decision": name}))
        else:
            every.append(draft)
    return every


def founded_bodies(drafts: Iterable[Draft], month: str) -> dict[str, Act]:
    """Return the founding act of each body by its name; refuse a second one."""
    founded, ids = dict[str, Act](), set[ActId]()
    for draft in drafts:
        if draft.type == FOUNDING:
            if draft.body in founded:
                raise draft.entry.refused("founded_twice", "body")
            if draft.facts.get("visibility") in _HIDDEN and len(draft.effective) > MONTH_LENGTH:
                raise draft.entry.refused("hidden_by_month", "effective")
            act = _act(draft, "", _completed(draft, {**draft.facts, **_hidden(draft)}), month, ())
            if act.id in ids:
                raise draft.entry.refused("same_founding", "facts")
            founded[draft.body] = act
            ids.add(act.id)
    return founded


def _hidden(draft: Draft) -> Mapping[str, Json]:
    is_sealed = draft.facts.get("visibility") == Visibility.SEALED
    return {**_KEYLESS, "commitment": UNTOLD_COMMITMENT} if is_sealed else _KEYLESS


def acts_of(drafts: Iterable[Draft], founded: Mapping[str, Act], month: str) -> dict[str, Act]:
    """Return every act by its name; refuse what names a body or an act that is not there."""
    drafted = {draft.name: draft for draft in drafts}
    acts = {name: founded[draft.body] for name, draft in drafted.items() if draft.type == FOUNDING}
    waiting = {name: draft for name, draft in drafted.items() if name not in acts}
    lacking = {name: {each for each in _acts_named(draft) if each not in acts} for name, draft in waiting.items()}
    place = {name: at for at, name in enumerate(drafted)}
    named_by: dict[str, list[str]] = {}
    for name, needed in lacking.items():
        for each in needed:
            named_by.setdefault(each, []).append(name)
    ready = [name for name, needed in lacking.items() if not needed]
    while ready:
        freed: list[str] = []
        for name in ready:
            acts[name] = _told_act(waiting.pop(name), founded, acts, month)
            for other in named_by.get(name, ()):
                lacking[other].discard(name)
                freed += [] if lacking[other] else [other]
        ready = sorted(freed, key=place.__getitem__)
    if waiting:
        _refuse_names(waiting, acts)
    return acts


def _acts_named(draft: Draft) -> list[str]:
    names = [value for key, value in draft.facts.items() if (draft.type, key) in NAMES_AN_ACT]
    return [each for each in (*names, draft.corrects) if isinstance(each, str)]


def _refuse_names(waiting: Mapping[str, Draft], acts: Mapping[str, Act]) -> None:
    for draft in waiting.values():
        for key, value in draft.facts.items():
            if (draft.type, key) in NAMES_AN_ACT and value not in acts:
                raise draft.entry.refused("loop" if value in waiting else "no_such_act", "facts", key)
        if draft.corrects not in acts:
            raise draft.entry.refused("loop" if draft.corrects in waiting else "no_such_act", "corrects")


def _told_act(draft: Draft, founded: Mapping[str, Act], acts: Mapping[str, Act], month: str) -> Act:
    body = founded.get(draft.body)
    if body is None:
        raise draft.entry.refused("no_such_body", "body")
    facts = {key: _resolved(draft, key, value, founded, acts) for key, value in draft.facts.items()}
    if draft.type == OFFICE:
        facts["holder"] = facts.get("office")
    if draft.type == COUNT:
        _require_public(draft, body)
        if "at_least" in facts:
            facts["commitment"] = UNTOLD_COMMITMENT
    after = {acts[name].id for name in _acts_named(draft)} | {body.id}
    return _act(draft, body.organisation, _completed(draft, facts), month, tuple(after), acts)


def _require_public(draft: Draft, body: Act) -> None:
    count = draft.facts.get("count")
    if body.facts["claimed_class"] == ClaimedClass.BASE and isinstance(count, int) and 0 <= count < PUBLIC_FROM:
        raise draft.entry.refused("small_count", "facts", "count")


def _resolved(draft: Draft, key: str, value: Any, founded: Mapping[str, Act], acts: Mapping[str, Act]) -> Any:
    if (draft.type, key) in NAMES_AN_ACT:
        if not isinstance(value, str):
            raise draft.entry.refused("no_such_act", "facts", key)
        return acts[value].id
    if key not in NAMES_A_BODY:
        return value
    several = value if isinstance(value, list) else [value]
    for each in several:
        if not isinstance(each, str) or each not in founded:
            raise draft.entry.refused("no_such_body", "facts", key)
    ids = [founded[each].organisation for each in several]
    return ids if isinstance(value, list) else ids[0]


def _completed(draft: Draft, facts: Mapping[str, Any]) -> Mapping[str, Json]:
    defaults = {key: value for (kind, key), value in _LEFT_OUT.items() if kind == draft.type}
    return completed(SHAPES[draft.type], facts, draft.entry, defaults)


def completed(
    shape: Shape, facts: Mapping[str, Any], entry: Entry, defaults: Mapping[str, Json] | None = None
) -> Mapping[str, Json]:
    """Return ``facts`` of ``entry`` with null, or what ``defaults`` says, where something may be left out.

    Refused with its line: whatever else ``shape`` refuses.
    """
    whole = _copied(facts)
    filled: set[tuple[str | int, ...]] = set()
    for _ in range(_MOST_LEFT_OUT):
        try:
            shape(whole, "facts")
        except Malformed as malformed:
            path, fault = _steps(str(malformed.facts["path"])), str(malformed.facts["fault"])
            if not _fill(whole, path, fault, filled, defaults or {}):
                raise _refused(entry, path, "missing" if path in filled else fault) from None
            filled.add(path)
        else:
            return dict(whole)
    raise entry.refused("missing", "facts")


def _copied(value: Any) -> Any:
    if isinstance(value, dict | MappingProxyType):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _steps(path: str) -> tuple[str | int, ...]:
    return tuple(name or int(number) for name, number in _STEP.findall(path))


def _fill(
    whole: Any,
    path: tuple[str | int, ...],
    fault: str,
    filled: set[tuple[str | int, ...]],
    defaults: Mapping[str, Json],
) -> bool:
    """Put in what is left out at ``path``; false where there is nothing to put."""
    if path in filled or len(path) < 2:
        return False
    around = whole
    for step in path[1:-1]:
        around = around[step]
    last = path[-1]
    if last == "binding" and isinstance(around, dict) and "binding" not in around:
        around["binding"] = next((each for each in LANGUAGES if each in around), None)
        return around["binding"] is not None
    if fault != "missing" or not isinstance(around, dict):
        return False
    around[str(last)] = _copied(defaults.get(str(last))) if len(path) == 2 else None
    return True


_SAID_BETTER: Mapping[str, str] = MappingProxyType(
    {"unknown_field": "unknown_fact", "kind": "kind_of_fact", "not_one_of": "not_one_of_fact", "form": "form_of_fact"}
)


def _refused(entry: Entry, path: tuple[str | int, ...], fault: str) -> NotADossier:
    if "holder" in path:
        return entry.refused("person", *path)
    return entry.refused(_SAID_BETTER.get(fault, fault), *path)


def _act(
    draft: Draft,
    organisation: str,
    facts: Mapping[str, Json],
    month: str,
    after: tuple[str, ...],
    acts: Mapping[str, Act] | None = None,
) -> Act:
    envelope = Envelope(
        type=draft.type,
        organisation=organisation,
        organ="",
        effective=draft.effective,
        recorded=month,
        facts=facts,
        article=draft.article,
        after=after,
        provenance=Provenance.REPORTED,
        corrects=None if draft.corrects is None or acts is None else acts[draft.corrects].id,
    )
    try:
        act = act_spelled(envelope)
        require_facts(act)
    except Malformed as malformed:
        raise _refused(draft.entry, _steps(str(malformed.facts["path"])), str(malformed.facts["fault"])) from None
    return act


DIFFER: Final = "sources_differ"
"""Why acts are in conflict that tell of one body and one day what cannot both be."""
_ONE_A_DAY = frozenset({COUNT, "organisations.changed/1"})


def book_of_reports(acts: Mapping[str, Act], month: str) -> tuple[Book, tuple[SetAside, ...]]:
    """Return the dossier's own book with what the acts bring about, and every act that could not stand in it."""
    book = Book()
    aside: dict[ActId, tuple[Standing, str]] = dict.fromkeys(_differing(acts), (Standing.IN_CONFLICT, DIFFER))
    for act in sorted({each.id: each for each in acts.values()}.values(), key=_when):
        if act.id in aside:
            continue
        standing = judge(SealedAct(act, frozenset()), last_day(month), book)
        if standing is not Standing.IN_EFFECT:
            aside[act.id] = (standing, _why(book, act))
    return book, tuple(SetAside(name, *aside[act.id]) for name, act in acts.items() if act.id in aside)


def _when(act: Act) -> tuple[date, int, bool, ActId]:
    return act.effective, TYPES[act.type], act.corrects is not None, act.id


def _differing(acts: Mapping[str, Act]) -> list[ActId]:
    """The acts of which there can be one a day and there are more: none of them is chosen."""
    alike: dict[tuple[OrganisationId, str, date], dict[ActId, None]] = {}
    for act in acts.values():
        if act.type in _ONE_A_DAY and act.corrects is None:
            alike.setdefault((act.organisation, act.type, act.effective), {})[act.id] = None
    return [each for ids in alike.values() if len(ids) > 1 for each in ids]


def _why(book: Book, act: Act) -> str:
    verdict = book.on_record(act.organisation, Kind.VERDICT, act.id)
    return "" if verdict is None else str(verdict.facts["why"])
