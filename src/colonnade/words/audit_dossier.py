"""What a dossier says beside the report made from it: its conditions, its sources, its facts, the replies in it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.dossier import Dossier, Ground, Known, Source
from colonnade.core.audit.evidence import Evidence, Provenance
from colonnade.core.audit.findings import Finding
from colonnade.core.dates import first_day
from colonnade.core.ids import OrganisationId
from colonnade.core.texts import Passage, shown
from colonnade.words import dossiers
from colonnade.words.audit import PROVENANCES, said
from colonnade.words.audit_questions import CLAIMS, REPORT, WHOSE
from colonnade.words.audit_told import Answered, Cited, FactTold
from colonnade.words.calendars import month
from colonnade.words.organisations import act_name

ANCHOR = "fact-"
"""What the place of a fact within a page begins with."""


class DossierTeller:
    """Tells, in one language, what stands in a dossier."""

    def __init__(self, dossier: Dossier, language: str) -> None:
        """Tell of ``dossier``."""
        self.dossier, self.language = dossier, language
        self._names: Mapping[OrganisationId, str] = {body: name for name, body in dossier.bodies.items()}

    @property
    def by_month(self) -> bool:
        """Of a stranger no day is told, whatever the dossier gives."""
        return True

    @property
    def title(self) -> str:
        """What the dossier calls the body."""
        return self.dossier.title.in_language(self.language)

    def conditions(self) -> Sequence[str]:
        """What the dossier was made under."""
        return dossiers.conditions(self.dossier.conditions, self.language)

    def asked(self) -> Sequence[tuple[str, str]]:
        """The dossier by name and hash, and each source."""
        return (
            (self._say("dossier"), shown(self.dossier.name)),
            (self._say("dossier_hash"), self.dossier.sha256),
            *((self._say("source"), self._source(each)) for each in self.dossier.sources.values()),
        )

    def cited(self, evidence: Evidence) -> Cited:
        """A fact by its name within the dossier."""
        name = _name(evidence)
        known = said(PROVENANCES, evidence.provenance.value, self.language)
        return Cited(shown(name), known, f"#{ANCHOR}{name}" if name in self.dossier.known else "")

    def is_one_partys(self, provenance: Provenance | None) -> bool:
        """Whether what is known so does not rest on the body's own words."""
        return self.dossier.is_one_partys(provenance)

    def replies(self, finding: Finding) -> Sequence[Answered]:
        """The replies to the finding, in the order of the dossier."""
        return [
            Answered(self._say("reply", month=self._month(each.month)), shown(each.text.in_language(self.language)))
            for each in self.dossier.replies
            if each.to == finding.id
        ]

    def called(self, ref: str) -> str:
        """A claim by its name within the dossier."""
        return ref

    def claim(self, ref: str) -> str:
        """What the dossier notes of a claim or a conclusion."""
        known = self.dossier.known.get(ref)
        return "" if known is None else self._passage(known.note)

    def name(self, body: OrganisationId) -> str:
        """What a body is called by its founding as it is told, or its name within the dossier."""
        name = self.dossier.view(self.dossier.on).identity(body).get("name")
        if not isinstance(name, Mapping):
            return self._names[body]
        return str(name.get(self.language) or name.get(str(name.get("binding"))))

    def facts(self, cited: Sequence[Evidence]) -> Sequence[FactTold]:
        """Every fact cited, in the order of the dossier."""
        names = {_name(each) for each in cited}
        return [self._fact(known) for name, known in self.dossier.known.items() if name in names]

    def asides(self) -> Sequence[str]:
        """What was set aside; the warnings about free text and seizure."""
        return tuple(self._asides())

    def _asides(self) -> Iterator[str]:
        for aside in self.dossier.set_aside:
            yield dossiers.on_set_aside(aside.name, aside.why, self.language)
        warning = dossiers.on_free_text(self.dossier.free_texts, self.language)
        if warning:
            yield warning
        yield dossiers.text("seizure", self.language)

    def _say(self, name: str, **facts: str | int) -> str:
        return said(REPORT, name, self.language, **facts)

    def _passage(self, passage: Passage | None) -> str:
        return "" if passage is None else shown(passage.in_language(self.language))

    def _month(self, written: str) -> str:
        return month(first_day(written), self.language)

    def _source(self, source: Source) -> str:
        title, whose = self._passage(source.title), said(WHOSE, source.whose.value, self.language)
        return self._say("source_of", title=title, month=self._month(source.month), whose=whose)

    def _fact(self, known: Known) -> FactTold:
        says = self._passage(known.note) or self._kind(known.name)
        return FactTold(shown(known.name), says, tuple(map(self._ground, known.grounds)))

    def _kind(self, name: str) -> str:
        """What is told by an act, a claim, a rule or of a matter, of which nobody wrote a note."""
        if name in self.dossier.acts:
            return act_name(self.dossier.acts[name].type, self.language)
        for claim in _telling(name, self.dossier.claims):
            return self._say("claims", kind=said(CLAIMS, claim.kind, self.language))
        for told in _telling(name, self.dossier.told):
            return shown(f"{told.matter}: {_spelled(told.facts)}")
        for rule in _telling(name, self.dossier.rules):
            return shown(f"{rule.key} = {rule.value}")
        return ""

    def _ground(self, ground: Ground) -> tuple[str, str]:
        place = f" {shown(ground.place)}" if ground.place else ""
        return said(PROVENANCES, ground.provenance.value, self.language), f"{shown(ground.source)}{place}"


def _name(evidence: Evidence) -> str:
    """The name of a fact stands behind its source, where no act, claim or rule says it."""
    return evidence.ref.rpartition("#")[2]


class _Known(Protocol):
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...


_Each = TypeVar("_Each", bound=_Known)


def _telling(name: str, every: Iterable[_Each]) -> Iterator[_Each]:
    """Those of ``every`` that stand in the dossier under ``name``."""
    return (each for each in every if any(_name(one) == name for one in each.evidence))


def _spelled(facts: Mapping[str, Json]) -> str:
    return ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items())
