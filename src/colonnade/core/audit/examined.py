"""What an audit looks at: an organisation with what stands under it, what is told of it, what it claims, its rules.

The same for an organisation whose acts are in a log and for a stranger known from a dossier only.
Source: docs/rules/audit.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from colonnade.core.audit.evidence import Claim, Evidence, Told
from colonnade.core.audit.ruleset import RuleSet
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.forms import SpansOf, View
from colonnade.core.organisations.spans import Span
from colonnade.core.organisations.vocabulary import ClaimedClass


@dataclass(frozen=True, slots=True)
class StatuteRule:
    """One rule of the statute as far as it is known: a key of the statutes' vocabulary, its value, its article."""

    key: str
    value: object
    article: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SeenLog:
    """The log that holds every act of the subject, as far as it was seen: what is not in it is not."""

    origin: str
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction found in the statute: of which kind, between which articles."""

    kind: str
    articles: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """Everything a criterion may ask, on the day ``on``, of ``subject`` judged as ``judged_as``.

    ``told``: by matter, all that the sources tell, in the order of the dossier; ``acts``: how each act is known and
    where it is found; ``rules``: the statute's rules as far as known, by key, none where no statute is known at all.
    ``contradictions``: what the statute was found to contradict itself in, none where it was not looked through whole.
    ``past``: every span of a body, past ones included, where the view's own do not do. ``log``: none for a dossier.
    ``as_if``: it is judged as if it bore the name of ``judged_as`` and made only the claims left in ``claims``.
    """

    subject: OrganisationId
    on: date
    judged_as: ClaimedClass
    view: View
    ruleset: RuleSet
    told: Mapping[str, Sequence[Told]] = field(default_factory=dict)
    claims: Sequence[Claim] = ()
    rules: Mapping[str, Sequence[StatuteRule]] | None = None
    acts: Mapping[ActId, Evidence] = field(default_factory=dict)
    contradictions: Sequence[Contradiction] | None = None
    past: SpansOf | None = None
    log: SeenLog | None = None
    as_if: bool = False
    _by_body: dict[tuple[str, OrganisationId], list[Told]] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def told_of(self, matter: str, body: OrganisationId) -> Sequence[Told]:
        """What is told of ``matter`` of one body; sorted out once for each matter."""
        if (matter, OrganisationId("")) not in self._by_body:
            self._by_body[matter, OrganisationId("")] = []
            for each in self.told.get(matter, ()):
                self._by_body.setdefault((matter, each.of), []).append(each)
        return self._by_body.get((matter, body), ())

    def spans_ever(self, body: OrganisationId) -> Sequence[Span]:
        """Every span of ``body`` that is known, past ones included as far as they are there."""
        return (self.past or self.view.spans)(body)
