"""Every key that a rule of a statute can have: what it takes, what it counts, and which room it binds.

A key can be said of one organ alone, of one matter alone, or of both: ``quorum.assembly``, ``majority.amend``,
``quorum.assembly.extraordinary``. Source: docs/rules/statutes.md, "Vocabulary"; norms 3.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from colonnade.core.statutes.shapes import (
    AmountOf,
    Attendance,
    BadRule,
    ConditionOf,
    Either,
    ListOf,
    Name,
    Number,
    Part,
    Shape,
    ShareOf,
    SpanOf,
    StepsOf,
    TableOf,
    Text,
    YesOrNo,
    one_of,
    refused,
    some_of,
)
from colonnade.core.statutes.values import Unit, Value, Whole

ASSEMBLY, CONGRESS, COUNCIL, CONFERENCE = "assembly", "congress", "council", "conference"
BOARD, SECRETARIAT, INSPECTORS, COMMISSION = "board", "secretariat", "inspectors", "commission"
ORGAN_KINDS: Final = (ASSEMBLY, CONGRESS, COUNCIL, CONFERENCE, BOARD, SECRETARIAT, INSPECTORS, COMMISSION)
LEADING: Final = (BOARD, SECRETARIAT)
"""Organs that lead; their terms and recall are what an audit asks for."""
MATTERS: Final = (
    *("ordinary", "extraordinary", "amend", "purpose", "dissolve", "merge", "split", "elect", "recall", "expel"),
    *("admit", "affiliate", "withdraw", "accounts", "dues", "line", "renew", "referendum"),
)
"""What is decided, or at which kind of sitting."""
SUPPORTER, ORGANISATION = "supporter", "organisation"
MEMBER_KINDS: Final = ("worker", "retired", "unemployed", ORGANISATION, SUPPORTER)
CONSTITUENCIES: Final = ("worker", "retired", "unemployed", "all_workers")
NAME_CLASSES: Final = (
    *("base", "union", "federation", "confederation", "coordination_council", "local_council", "committee"),
)
TIERS: Final = ("base", "federation", "confederation")
PARTY_MEMBERS: Final = ("party_member", "opinion")
ELASTIC: Final = ("projects", "aligned_institutions", "any")
EVERYWHERE: Final = "everywhere"


@dataclass(frozen=True, slots=True)
class Key:
    """What may be said under ``name``.

    ``unit``: what a bare number counts; ``room``: whom the rule binds; ``repeats``: it may be said several times, each
    time something more. ``of_organ``, ``of_matter``: it may be said of one alone. ``names``: the last part of the name
    is the statute's own.
    """

    name: str
    shape: Shape
    room: str
    unit: str = ""
    repeats: bool = False
    of_organ: bool = False
    of_matter: bool = False
    names: bool = False


@dataclass(frozen=True, slots=True)
class RuleName:
    """A key and of what it is said: of one organ, of one matter, of what the statute names itself, or in general."""

    key: Key
    organ: str = ""
    matter: str = ""
    own: str = ""

    def __str__(self) -> str:
        """Return the name as a rule line has it."""
        return ".".join(each for each in (self.key.name, self.own, self.organ, self.matter) if each)


_YES = YesOrNo()
_COUNT = Number()
_SOME = Number(least=1)
_DAYS, _MONTHS, _YEARS = SpanOf(Unit.DAYS), SpanOf(Unit.MONTHS), SpanOf(Unit.YEARS, least=1)
_SOME_DAYS, _SOME_MONTHS = SpanOf(Unit.DAYS, least=1), SpanOf(Unit.MONTHS, least=1)
_SOME_PART = Part(is_some=True)
_NAMES = ListOf(Name())
_WHOLES = one_of(*(each.value for each in Whole))
_PLACES = ListOf(Text())
_MAJORITY = TableOf(
    {"ratio": ShareOf(), "of": _WHOLES, "and": ConditionOf(Whole.ORGANISATIONS)}, needed=("ratio",), lead="ratio"
)
_QUORUM = TableOf(
    {
        "first": Attendance(),
        "second": Attendance(),
        "interval": _DAYS,
        "of": _WHOLES,
        "and": ConditionOf(Whole.ORGANISATIONS, is_some=True),
    },
    needed=("first",),
    lead="first",
    aliases={"interval_days": "interval"},
)
_CALL = TableOf(
    {
        "min": _SOME_DAYS,
        "max": _SOME_DAYS,
        "agenda_binding": _YES,
        "motions": _DAYS,
        "form": some_of("written", "newspaper", "website", "email", "message", "notice_board", "messenger"),
        "by": Name(),
    },
    lead="min",
    aliases={"min_days": "min", "max_days": "max", "motions_deadline": "motions"},
)
_METHOD = TableOf(
    {
        "kind": one_of("per_n", "brackets", "fixed_house", "floor_plus_proportional", "equal", "head"),
        "per": _SOME,
        "seats": _SOME,
        "floor": _COUNT,
        "brackets": StepsOf(),
        "further": _SOME,
        "rounding": one_of("hamilton", "sainte_lague", "dhondt"),
    },
    needed=("kind",),
    lead="kind",
)
_CLASS = TableOf(
    {
        "kind": one_of(*MEMBER_KINDS),
        "tier": one_of(*TIERS),
        "votes_in": _NAMES,
        "stands_for": _NAMES,
        "entry": one_of("application", "affiliation", "invitation", "closed"),
        "until": _SOME_MONTHS,
        "territory": _PLACES,
        "sectors": _NAMES,
    },
    needed=("kind",),
    lead="kind",
)
_ORGAN = TableOf(
    {
        "kind": one_of(*ORGAN_KINDS),
        "composed_of": _NAMES,
        "elected_by": _NAMES,
        "appointed_by": _NAMES,
        "from": _NAMES,
        "seats": _SOME,
        "seats_max": _SOME,
        "alternates": _COUNT,
        "powers": some_of(
            *("elect", "recall", "amend", "dissolve", "accounts", "budget", "dues", "admit", "expel", "appeal"),
            *("lead", "spend", "represent", "convene", "inspect", "supervise_elections", "credentials"),
        ),
    },
    needed=("kind",),
    lead="kind",
)
_EXTRAORDINARY = TableOf(
    {
        "by": one_of("affiliates", "members", "inspectors", "council", "board"),
        "ratio": _SOME_PART,
        "count": _SOME,
        "deadline_days": _SOME,
        "self_executing": _YES,
        "organ": Name(),
    },
    needed=("by",),
)
_QUOTA = TableOf(
    {
        "group": one_of("women", "each_gender", "young", "precarious", "migrants", "disabled"),
        "share": Either((one_of("membership_share"), _SOME_PART)),
        "at_least": _SOME,
        "from_seats": _SOME,
        "aim": _YES,
        "sanction": one_of("none", "no_floor", "seats_empty"),
    },
    needed=("group",),
)
_ARREARS = TableOf(
    {
        "after": _MONTHS,
        "effect": one_of("no_vote", "no_nomination", "no_credential", "suspended", "ended"),
        "cure": one_of("payment", "plan", "hearing"),
        "notice": _YES,
        "hearing": _YES,
    },
    needed=("after", "effect"),
)
_INCOMPATIBLE = some_of(
    *("party_leadership", "public_office", "employer_role", "paid_by_funder", "same_family", "board_and_inspector"),
    *PARTY_MEMBERS,
)
_SOURCES = (
    *("dues", "entrance_fees", "public", "sales", "unions", "foundations", "employers", "states", "parties"),
    *("anonymous", *ELASTIC),
)
_CLAIMED = some_of(*CONSTITUENCIES)

_ALL: Final = (
    Key("found.min_members", _SOME, "organisations", "members"),
    Key("found.min_base", _SOME, "organisations", "organisations"),
    Key("found.min_federations", _SOME, "organisations", "organisations"),
    Key("found.min_branches", _SOME, "organisations", "branches"),
    Key("found.min_age_months", _COUNT, "organisations", "months"),
    Key("found.order", TableOf({"base_before_roof": _YES}), "organisations"),
    Key("found.cure_days", _COUNT, "organisations", "days"),
    Key("founders.sunset_days", _COUNT, "organisations", "days"),
    Key(
        "sunset",
        TableOf({"after": _SOME_MONTHS, "renew": ConditionOf()}, ("after",), "after"),
        "organisations",
        "months",
    ),
    Key("member.kind", some_of(*MEMBER_KINDS), "members"),
    Key("member.class", _CLASS, "members", names=True),
    Key(
        "member.exclude",
        some_of("hires_fires", "state_security", "employer_agent", "party_leadership", *PARTY_MEMBERS),
        "members",
    ),
    Key("member.exclusive_level", _YES, "organisations"),
    Key("member.territory", _PLACES, "members"),
    Key("member.sectors", _NAMES, "members"),
    Key("affil.decided_by", one_of("own_assembly", "own_board", "roof"), "organisations"),
    Key("affil.majority", ConditionOf(), "organisations"),
    Key("affil.ratified_by", ConditionOf(Whole.ORGANISATIONS), "organisations"),
    Key("affil.min_members", _SOME, "organisations", "members"),
    Key("affil.minutes_required", _YES, "organisations"),
    Key("affil.double", some_of("branch", "territory"), "organisations"),
    Key("affil.observation_months", _COUNT, "organisations", "months"),
    Key("affil.admitting_body", Name(), "organisations"),
    Key("affil.appeal", Name(), "organisations"),
    Key("organ", _ORGAN, "organisations", names=True),
    Key("meets", _SOME_MONTHS, "assemblies", "months", of_organ=True),
    Key("delegates.method", _METHOD, "apportionment", of_organ=True),
    Key("delegates.min", _COUNT, "apportionment", "delegates", of_organ=True),
    Key("delegates.max", _SOME, "apportionment", "delegates", of_organ=True),
    Key(
        "delegates.base_for_count",
        TableOf({"of": one_of("paid_members", "attested_members", "members"), "months": _SOME}, ("of",), "of"),
        "apportionment",
        of_organ=True,
    ),
    Key(
        "votes.weight",
        TableOf(
            {"kind": one_of("head", "paid_members", "degressive", "org_equal"), "full": _SOME, "ratio": Part()},
            ("kind",),
            "kind",
        ),
        "assemblies",
        of_organ=True,
    ),
    Key(
        "votes.cap_share",
        TableOf({"share": _SOME_PART, "from_affiliates": _COUNT}, ("share",), "share"),
        "apportionment",
        repeats=True,
        of_organ=True,
    ),
    Key("votes.card_trigger", ConditionOf(Whole.PRESENT), "assemblies", of_organ=True),
    Key("votes.veto", one_of("none", "reasoned"), "assemblies", of_organ=True),
    Key("majority", _MAJORITY, "assemblies", of_organ=True, of_matter=True),
    Key("quorum", _QUORUM, "assemblies", of_organ=True, of_matter=True),
    Key("proxy.max", _COUNT, "assemblies", "proxies", of_organ=True),
    Key("proxy.notice_days", _COUNT, "assemblies", "days", of_organ=True),
    Key("call", _CALL, "assemblies", "days", of_organ=True, of_matter=True),
    Key("extraordinary", _EXTRAORDINARY, "assemblies", repeats=True),
    Key("term", _YEARS, "organisations", "years", of_organ=True),
    Key("term.max_consecutive", _SOME, "organisations", "terms", of_organ=True),
    Key(
        "recall",
        TableOf({"by": Name(), "majority": ShareOf(), "days": _COUNT}, ("by",), "by"),
        "organisations",
        repeats=True,
        of_organ=True,
    ),
    Key("mandate", one_of("free", "imperative", "conditional"), "assemblies", of_organ=True),
    Key("incompat", _INCOMPATIBLE, "organisations", repeats=True, of_organ=True),
    Key("posts.max_per_affiliate", _SOME, "organisations", "posts", of_organ=True),
    Key("pay", one_of("unpaid", "average_wage", "expenses"), "treasury", of_organ=True),
    Key("quota", _QUOTA, "elections", repeats=True, of_organ=True),
    Key(
        "dues.per_capita",
        TableOf({"amount": AmountOf(), "per": one_of("month", "quarter", "year")}, ("amount",), "amount"),
        "treasury",
    ),
    Key("dues.share_of_income", Part(), "treasury"),
    Key("dues.floor", AmountOf(), "treasury"),
    Key("dues.every", one_of("month", "quarter", "year"), "treasury"),
    Key("arrears", _ARREARS, "treasury", repeats=True),
    Key("arrears.plan_keeps_rights", _YES, "treasury"),
    Key("finance.sources", some_of(*_SOURCES), "treasury"),
    Key("finance.external_share_max", Part(), "treasury"),
    Key("finance.donor_share_max", Part(), "treasury"),
    Key("finance.forbidden_sources", some_of(*_SOURCES), "treasury"),
    Key("finance.donors_published", _YES, "treasury"),
    Key("finance.publish_days", _COUNT, "treasury", "days"),
    Key("finance.signatures", _SOME, "treasury", "signatures"),
    Key("finance.itemise_from", Either((Part(), Number(), AmountOf())), "treasury"),
    Key("finance.members_see_books", _YES, "treasury"),
    Key("audit.inspectors_n", _SOME, "organisations", "inspectors"),
    Key("audit.alternates", _COUNT, "organisations", "inspectors"),
    Key("audit.term", _YEARS, "organisations", "years"),
    Key("audit.elected_by", Name(), "organisations"),
    Key("audit.not_board", _YES, "organisations"),
    Key("audit.may_convene", _YES, "assemblies"),
    Key("audit.external_from", AmountOf(), "treasury"),
    Key("register.accuracy", _YES, "members"),
    Key("register.member_sees_own_entry", _YES, "members"),
    Key("register.certificate_by", one_of("inspectors", "auditor", "assurer"), "members"),
    Key("register.published", one_of("counts_only", "nothing"), "members"),
    Key("discipline.charges_written", _YES, "members"),
    Key("discipline.days_to_answer", _SOME, "members", "days"),
    Key("discipline.hearing", _YES, "members"),
    Key("discipline.body", Name(), "members"),
    Key("discipline.appeal", Name(), "members"),
    Key("discipline.referendum_for", some_of("principle", "expulsion"), "members"),
    Key("withdraw.notice", _MONTHS, "organisations", "months"),
    Key("withdraw.decided_by", one_of("own_assembly", "member"), "organisations"),
    Key("dissolve.majority", ConditionOf(), "assemblies"),
    Key("dissolve.ratified_by", one_of("affiliates", "members"), "assemblies"),
    Key("dissolve.assets_to", Text(), "treasury"),
    Key("claims.constituency", _CLAIMED, "audit"),
    Key("claims.territory", _PLACES, "audit"),
    Key("claims.sectors", _NAMES, "audit"),
    Key("claims.name_class", one_of(*NAME_CLASSES), "organisations"),
    Key("claims.represents", _YES, "audit"),
    Key("independence.of", some_of("state", "employer", "party", "funder"), "audit"),
)
KEYS: Final[Mapping[str, Key]] = MappingProxyType({each.name: each for each in _ALL})
"""Every key by its name."""
GROUPS: Final = ("found", "member", "affil", "dues", "finance", "audit", "register", "discipline", "withdraw", "claims")
"""What a table of TOML may say at once: each of its names is a key."""


def rule_name(name: str) -> RuleName:
    """Return what ``name`` says, or refuse."""
    parts = name.split(".")
    for size in range(len(parts), 0, -1):
        key = KEYS.get(".".join(parts[:size]))
        if key is not None:
            return _scoped(key, parts[size:], name)
    near = difflib.get_close_matches(name, KEYS, n=1)
    raise BadRule(key=name[:60], path=near[0] if near else "", given="", fault="no_near_key" if not near else "no_key")


def _scoped(key: Key, rest: list[str], name: str) -> RuleName:
    own = organ = matter = ""
    if key.names and rest:
        own = rest.pop(0)
    if key.of_organ and rest and rest[0] not in MATTERS:
        organ = rest.pop(0)
    if key.of_matter and rest and rest[0] in MATTERS:
        matter = rest.pop(0)
    try:
        for each in filter(None, (own, organ)):
            Name().take(each, "")
    except BadRule:
        raise BadRule(key=name[:60], path="", given=each[:60], fault="not_a_name") from None
    if own in MATTERS:
        raise BadRule(key=name[:60], path="", given=own, fault="name_is_a_matter")
    if rest or (key.names and not own):
        fault = "names_nothing" if not rest else "no_such_scope"
        raise BadRule(key=name[:60], path="", given=".".join(rest)[:60], fault=fault)
    return RuleName(key, organ, matter, own)


def value_of(name: RuleName, raw: object) -> Value:
    """Return the value that ``raw`` is under ``name``, or refuse with key and path.

    ``raw`` is the text of a rule's line, or a value of TOML or JSON.
    """
    try:
        return name.key.shape.take(raw, "")
    except BadRule as refusal:
        refusal.facts["key"] = str(name)
        raise


__all__ = ["GROUPS", "KEYS", "BadRule", "Key", "RuleName", "refused", "rule_name", "value_of"]
