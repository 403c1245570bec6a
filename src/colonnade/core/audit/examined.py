"""What an audit looks at: an organisation with what stands under it, what is told of it, what it claims, its rules.

The same for an organisation whose acts are in a log and for a stranger known from a dossier only.
Source: docs/rules/audit.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
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
class Unshown:
    """What somebody concludes and no audit can show: ``kind`` says why, ``ref`` which it is."""

    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class Examined:
    """Everything a criterion may ask, on the day ``on``, of ``subject`` judged as ``judged_as``.

    ``told``: by matter, all that the sources tell, in the order of the dossier; ``acts``: how each act is known and
    where it is found; ``rules``: the statute's rules as far as known, by key, none where no statute is known at all.
    ``contradictions``: what the statute as far as known was found to contradict itself in; ``statute_is_whole``: there
    is no more of it, so that what it was not found to say it does not say.
    ``unshown``: what somebody concludes from it all and no audit can show.
    ``at_latest``: acts of which only a day is known by which they had happened.
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
    contradictions: Sequence[Contradiction] = ()
    statute_is_whole: bool = False
    unshown: Sequence[Unshown] = ()
    at_latest: frozenset[ActId] = frozenset()
    past: SpansOf | None = None
    log: SeenLog | None = None
    as_if: bool = False
    remembered: dict[str, object] = field(init=False, default_factory=dict, compare=False, repr=False)
    """What was found of what stands under the subject: each body is looked at once."""
    _by_body: dict[tuple[str, OrganisationId], list[Told]] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def as_a(self, judged_as: ClaimedClass, claims: Sequence[Claim]) -> "Examined":
        """Return the same, judged as if it bore the name of ``judged_as`` and made only ``claims``."""
        return self._remembering(replace(self, judged_as=judged_as, claims=claims, as_if=True))

    def named(self, judged_as: ClaimedClass) -> "Examined":
        """Return the same, judged as a ``judged_as``."""
        return self if judged_as is self.judged_as else self._remembering(replace(self, judged_as=judged_as))

    def under(self, ruleset: RuleSet) -> "Examined":
        """Return the same under another rule set, whose columns are the same."""
        return self._remembering(replace(self, ruleset=ruleset))

    def _remembering(self, other: "Examined") -> "Examined":
        object.__setattr__(other, "remembered", self.remembered)
        object.__setattr__(other, "_by_body", self._by_body)
        return other

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
