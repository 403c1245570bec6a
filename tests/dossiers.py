"""Dossiers written by tests: small ones whole, large ones by a writer that always writes the same."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SMALL = """\
format = "colonnade.dossier/1"
id = "small"
date = "2024-03"
languages = ["fa", "en"]
conditions = []
title = { fa = "یک سندیکا", en = "A syndicate" }
subject = "bakers"

[[source]]
id = "register"
title = { en = "A register" }
month = "2024-02"
language = "en"
whose = "register"

[[act]]
id = "founding"
body = "bakers"
type = "organisations.founded/1"
effective = "2019-05"
from = [{ source = "register", place = "p. 3", provenance = "reported" }]

[act.facts]
name = { fa = "سندیکای نانوایان", en = "Bakers' Syndicate" }
claimed_class = "base"
basis = "members"
branch = "food"
place = "Nilgan"
workplace = true

[[act]]
id = "count"
body = "bakers"
type = "organisations.count_returned/1"
effective = "2023-12"
facts = { period = "2023-12", basis = "members", inspectors = 2, count = 120 }
from = [{ source = "register", provenance = "reported" }]

[[told]]
id = "dues"
matter = "dues_paid"
facts = { paid = 90, due = 100, ladder_is_equal = true }
from = [
  { source = "register", provenance = "reported" },
]

[[claim]]
id = "called"
kind = "name_class"
facts = { class = "base" }
from = [{ source = "register", provenance = "own" }]

[[rule]]
id = "term"
key = "term"
value = 3
article = "art. 9"
from = [{ source = "register", provenance = "own" }]

[[contradiction]]
id = "numbers"
kind = "numbering_gap"
articles = ["art. 7", "art. 9"]
drawn_from = ["term"]

[[unshown]]
id = "unneeded"
why = "opinion"
from = [{ source = "register", provenance = "reported" }]

[[reply]]
to = "FIN-02"
month = "2024-03"
text = { en = "We see it otherwise." }
"""
"""One of each: a dossier that reads, from which the bad ones are made."""


def toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {toml(each)}" for key, each in value.items() if each is not None) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@dataclass
class Writing:
    """A dossier being written; what is told is told by one source unless another is named."""

    name: str
    date: str
    subject: str
    title: str
    whose: str = "register"
    provenance: str = "reported"
    conditions: Sequence[str] = ()
    parts: list[str] = field(default_factory=list)
    numbered: int = 0
    is_whole: bool = False

    def entry(self, table: str, /, **values: Any) -> str:
        """Write one entry and return its name; what is none is left out."""
        self.numbered += 1
        name = str(values.pop("id", None) or f"{table}-{self.numbered}")
        ground = {"source": "source", "provenance": values.pop("provenance", self.provenance)}
        values = {"id": name, **values, "from": [ground]}
        lines = [f"{key} = {toml(value)}" for key, value in values.items() if value is not None]
        self.parts.append("\n".join([f"[[{table}]]", *lines]) + "\n")
        return name

    def act(self, body: str, kind: str, effective: str, /, facts: Mapping[str, Any], **more: Any) -> str:
        version = "" if "/" in kind else "/1"
        return self.entry(
            "act", body=body, type=f"organisations.{kind}{version}", effective=effective, facts=facts, **more
        )

    def body(self, body: str, claimed: str, effective: str, /, **identity: Any) -> str:
        basis = "organisations" if claimed in ("federation", "confederation") else "members"
        facts = {
            "name": {"en": body.replace("-", " ")}, "claimed_class": claimed, "basis": basis,
            "workplace": claimed == "base", **identity,
        }  # fmt: skip
        return self.act(body, "founded", effective, facts)

    def base(self, body: str, effective: str, /, *, branch: str, members: int, counted: str, place: str = "") -> None:
        """A base organisation with its count, which inspectors attest."""
        self.body(body, "base", effective, branch=branch, place=place or None)
        self.act(
            body, "count_returned", counted, {"period": counted, "basis": "members", "inspectors": 2, "count": members}
        )

    def joins(self, body: str, roof: str, effective: str, /, yes: int = 50) -> None:
        """Its own assembly decides to join, with its votes, and the roof admits it."""
        votes = {"yes": yes, "no": 0, "abstained": 0}
        facts = {"to": roof, "kind": "full", "votes": votes, "attested": True}
        decision = self.act(body, "affiliation_decided", effective, facts)
        self.act(roof, "affiliation_admitted", effective, {"candidate": body, "decision": decision})

    def told(self, matter: str, facts: Mapping[str, Any], of: str | None = None, **more: Any) -> str:
        return self.entry("told", matter=matter, of=of, facts=facts, **more)

    def claim(self, kind: str, facts: Mapping[str, Any], **more: Any) -> str:
        return self.entry("claim", kind=kind, facts=facts, provenance="own", **more)

    def rule(self, key: str, value: Any, article: str, **more: Any) -> str:
        return self.entry("rule", key=key, value=value, article=article, provenance="own", **more)

    def text(self) -> str:
        head = {
            "format": "colonnade.dossier/1", "id": self.name, "date": self.date, "languages": ["en"],
            "conditions": list(self.conditions), "title": {"en": self.title}, "subject": self.subject,
            "statute_is_whole": self.is_whole,
        }  # fmt: skip
        source = {
            "id": "source",
            "title": {"en": "Its source"},
            "month": self.date[:7],
            "language": "en",
            "whose": self.whose,
        }
        opening = [f"{key} = {toml(value)}" for key, value in head.items()]
        told = ["[[source]]", *(f"{key} = {toml(value)}" for key, value in source.items())]
        return "\n".join([*opening, "", *told, "", *self.parts])

    def content(self) -> bytes:
        return self.text().encode()
