"""Bodies to be audited, written in a line: what is told, what the statute says, what acts show."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.criteria import JUDGES
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.evidence import Evidence, EvidenceKind, Provenance, Told
from colonnade.core.audit.examined import Examined, StatuteRule
from colonnade.core.audit.findings import Finding
from colonnade.core.audit.matters import MATTERS
from colonnade.core.audit.ruleset import RuleSet, read_rule_set
from colonnade.core.dates import FOREVER
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.forms import View
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.edges.rulesets import shipped

SUBJECT = OrganisationId("o" * 43)
ON = date(2026, 6, 1)
Defaults = Mapping[str, Mapping[str, Json]]
_PAIR = re.compile(r"(\w+)=(\S+)")
_WORDS: dict[str, Json] = {"yes": True, "no": False, "none": None}
_ACTS = {"office": Kind.OFFICE, "support": Kind.SUPPORT, "founded": Kind.FOUNDED}


@cache
def shipped_rules() -> RuleSet:
    return read_rule_set(shipped(), THRESHOLDS)


@dataclass
class Body:
    """What is put together of one body before it is looked at."""

    told: dict[str, list[Told]] = field(default_factory=dict)
    rules: dict[str, list[StatuteRule]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    on: date = ON
    judged_as: ClaimedClass = ClaimedClass.BASE
    is_whole: bool = False
    ruleset: RuleSet = field(default_factory=shipped_rules)

    def examined(self) -> Examined:
        return Examined(
            subject=SUBJECT,
            on=self.on,
            judged_as=self.judged_as,
            view=View(self.on, lambda each: self.spans if each == SUBJECT else (), lambda _: ()),
            ruleset=self.ruleset,
            told=self.told,
            rules=self.rules or None,
            acts={span.act: Evidence(EvidenceKind.ACT, span.act, Provenance.SIGNED) for span in self.spans},
            statute_is_whole=self.is_whole,
        )

    def tell(self, matter: str, facts: Mapping[str, Json], provenance: Provenance = Provenance.OWN) -> None:
        said = self.told.setdefault(matter, [])
        MATTERS[matter].shape(dict(facts), matter)
        ref = f"source#{matter}-{len(said) + 1}"
        said.append(Told(matter, SUBJECT, facts, (Evidence(EvidenceKind.SOURCE, ref, provenance),)))

    def rule(self, key: str, value: object, article: str = "art. 1") -> None:
        said = self.rules.setdefault(key, [])
        evidence = Evidence(EvidenceKind.RULE, f"{key}-{len(said) + 1}", Provenance.OWN)
        said.append(StatuteRule(key, value, article, (evidence,)))

    def act(self, kind: Kind, start: date, facts: Mapping[str, Json], key: str = "") -> None:
        act = ActId(f"{len(self.spans) + 1:064x}")
        self.spans.append(Span(kind, SUBJECT, key, "", facts, start, FOREVER, start, FOREVER, act))


def judge(criterion: str, body: Body) -> Finding:
    return JUDGES[criterion](body.examined(), body.ruleset.criteria[criterion])


def body_of(items: Iterable[str], unsaid: Defaults) -> Body:
    """Return the body that ``items`` of a table tell of; ``unsaid``: what a matter or an act says unless a row does."""
    body = Body()
    for item in items:
        _add(body, *item.partition(" ")[::2], unsaid)
    return body


def _add(body: Body, name: str, rest: str, unsaid: Defaults) -> None:
    if name == "rule":
        key, _, value = rest.partition(" ")
        body.rule(key, json.loads(value))
    elif name == "on":
        body.on = date.fromisoformat(rest)
    elif name == "as":
        body.judged_as = ClaimedClass(rest)
    elif name == "whole":
        body.is_whole = True
    elif name == "pseudonymous":
        body.act(Kind.IDENTITY, date(2020, 1, 1), {"visibility": "pseudonymous"})
    elif name in _ACTS:
        _act(body, name, {**unsaid.get(name, {}), **read_facts(rest)})
    else:
        body.tell(name, {**unsaid.get(name, {}), **read_facts(rest)})


def _act(body: Body, name: str, facts: dict[str, Json]) -> None:
    start = date.fromisoformat(str(facts.pop("start", "2025-03-01")))
    asked = facts.pop("asked", 0)
    if name == "founded":
        assert isinstance(asked, int)
        facts["asked"] = [{"whom": f"w{at}", "answer": "agreed"} for at in range(asked)]
    if name == "office":
        facts = {"organ": "board", "alternate": False, **facts}
    if name == "support":
        facts = {"source": "somebody", "amount": None, "currency": "EUR", **facts}
    body.act(_ACTS[name], start, facts, str(facts.get("name", "")))


def read_facts(text: str) -> dict[str, Json]:
    return {name: said if name == "year" else _value(said) for name, said in _PAIR.findall(text)}


def _value(said: str) -> Json:
    if said in _WORDS:
        return _WORDS[said]
    if said.startswith("["):
        return json.loads(said)  # type: ignore[no-any-return]  # a list written in the row
    return int(said) if said.isdigit() else said
