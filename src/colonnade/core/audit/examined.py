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
from colonnade.core.organisations.forms import View
from colonnade.core.organisations.vocabulary import ClaimedClass


@dataclass(frozen=True, slots=True)
class StatuteRule:
    """One rule of the statute as far as it is known: a key of the statutes' vocabulary, its value, its article."""

    key: str
    value: object
    article: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """Everything a criterion may ask, on the day ``on``, of ``subject`` judged as ``judged_as``.

    ``told``: by matter, all that the sources tell, in the order of the dossier; ``acts``: how each act is known and
    where it is found; ``rules``: the statute's rules as far as known, by key, none where no statute is known at all.
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
