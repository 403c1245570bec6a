"""The types of act of this room and what each must say.

A type outside this table is kept and not applied. Source: docs/rules/organisations.md.
"""

from collections.abc import Mapping
from types import MappingProxyType

from colonnade.core.acts.canonical import Malformed
from colonnade.core.acts.envelope import Act
from colonnade.core.acts.facts import (
    Shape,
    act,
    band,
    counted,
    day,
    digest,
    document,
    each,
    key,
    maybe,
    one_of,
    organisation,
    passage,
    record,
    text,
    votes,
    votes_or_counted,
    whole,
    word,
    yes_or_no,
)
from colonnade.core.ids import ACT_ID, ActId
from colonnade.core.organisations.vocabulary import (
    SHOWN_FLOORS,
    Basis,
    ClaimedClass,
    Visibility,
    word_list,
)
from colonnade.core.statutes import acts as statutes


def _floor(value: object, path: str) -> None:
    if value not in SHOWN_FLOORS or isinstance(value, bool):
        raise Malformed(path, "not_a_band")


_PRESENCE = each(record({"category": word, "band": band}))
_HEARING = record({"notified": day, "heard": day, "answer": one_of("spoke", "wrote", "no_answer")})
_WHY_PARTED = one_of("arrears", "breach", "requirements", "other")
_IDENTITY: dict[str, Shape] = {
    "name": passage,
    "claimed_class": one_of(*word_list(tuple(ClaimedClass))),
    "basis": one_of(*word_list(tuple(Basis))),
    "branch": maybe(word),
    "place": maybe(text),
    "workplace": yes_or_no,
}
_KEYS: dict[str, Shape] = {
    "keys": each(key),
    "recovery": maybe(key),
    "witnesses": each(record({"name": text, "key": key})),
    "witnesses_needed": whole,
}
_FOUNDING: dict[str, Shape] = {
    "conveners": _PRESENCE,
    "notice_days": maybe(whole),
    "asked": each(record({"whom": text, "answer": one_of("agreed", "declined", "no_answer")})),
    "presence": _PRESENCE,
}

REVEALED: Mapping[str, Shape] = MappingProxyType({**_IDENTITY, **_FOUNDING})
"""What a sealed founding act hides and ``opened`` shows."""
BALLOTS: Mapping[str, Shape] = MappingProxyType({"audit": digest, "ballots": digest, "invalid": whole, "valid": whole})
"""What an act says of the ballots of a count, or hides: digests of audit file and ballots, and how many there were."""
COUNT = "organisations.count_returned/1"
VOTES = "organisations.votes_counted/1"

FOUNDED_OPEN = record({"visibility": one_of("open", "pseudonymous"), **REVEALED, **_KEYS})
FOUNDED_SEALED = record(
    {
        "visibility": one_of("sealed"),
        "claimed_class": one_of("base"),
        "basis": one_of("members", "attendance"),
        "commitment": digest,
        **_KEYS,
    }
)


def _founded(value: object, path: str) -> None:
    sealed = isinstance(value, Mapping) and value.get("visibility") == Visibility.SEALED
    (FOUNDED_SEALED if sealed else FOUNDED_OPEN)(value, path)  # type: ignore[arg-type]


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "organisations.founded/1": _founded,
        "organisations.changed/1": record({}, _IDENTITY),
        "organisations.opened/1": record({"random": digest, "revealed": record(REVEALED)}),
        "organisations.attested/1": record({"inspectors": whole, "of": organisation, "branch": maybe(word)}),
        "organisations.organ_established/1": record(
            {"organ": word, "name": passage, "elected_by": maybe(word), "seats": maybe(whole)}
        ),
        "organisations.office_filled/1": record(
            {
                "office": word,
                "organ": word,
                "title": passage,
                "holder": text,
                "elected_by": word,
                "until": maybe(day),
                "alternate": yes_or_no,
                "mandate_from": maybe(organisation),
            }
        ),
        "organisations.office_ended/1": record(
            {"office": word, "reason": one_of("term", "resigned", "recalled", "died", "other")}
        ),
        "organisations.affiliation_decided/1": record(
            {"to": organisation, "kind": one_of("full", "associate"), "votes": maybe(votes), "attested": yes_or_no}
        ),
        "organisations.affiliation_decided/2": record(
            {
                "to": organisation,
                "kind": one_of("full", "associate"),
                "votes": maybe(votes_or_counted),
                "ratified": maybe(counted),
                "attested": yes_or_no,
            }
        ),
        "organisations.affiliation_admitted/1": record({"candidate": organisation, "decision": act}),
        "organisations.affiliation_refused/1": record(
            {"candidate": organisation, "decision": act, "reason": _WHY_PARTED}
        ),
        "organisations.affiliation_left/1": record({"to": organisation}),
        "organisations.affiliation_ended/1": record({"affiliate": organisation, "reason": _WHY_PARTED}),
        "organisations.affiliation_ended/2": record(
            {"affiliate": organisation, "reason": _WHY_PARTED, "hearing": _HEARING}
        ),
        "organisations.affiliation_suspended/1": record({"affiliate": organisation, "until": maybe(day)}),
        "organisations.affiliation_suspended/2": record(
            {"affiliate": organisation, "reason": _WHY_PARTED, "hearing": _HEARING, "until": maybe(day)}
        ),
        "organisations.suspension_lifted/1": record({"affiliate": organisation}),
        "organisations.international_joined/1": record({"body": passage, "code": word}),
        "organisations.international_left/1": record({"code": word}),
        "organisations.split/1": record({"successors": each(organisation, 2)}),
        "organisations.merged/1": record({"into": organisation}),
        "organisations.dissolved/1": record({"assets_to": maybe(text)}),
        "organisations.refounding_supported/1": record({"old": organisation, "new": organisation}),
        "organisations.trusteeship_began/1": record({"affiliate": organisation, "until": day, "reason": text}),
        "organisations.trusteeship_ended/1": record({"affiliate": organisation}),
        "organisations.council_founded/1": record({"council": organisation}),
        COUNT: record(
            {"period": day, "basis": one_of("members", "attendance"), "inspectors": whole},
            {"count": whole, "at_least": _floor, "commitment": digest, "assemblies": whole},
        ),
        VOTES: record(
            {
                "title": passage,
                "rule": text,
                "edition": text,
                "seats": whole,
                "winners": each(text),
                "lots": yes_or_no,
            },
            {**BALLOTS, "valid_at_least": band, "commitment": digest},
        ),
        "organisations.support_received/1": record(
            {
                "kind": one_of("money", "premises", "publicity", "hosting"),
                "source": text,
                "source_kind": one_of("union", "state", "employer", "party", "foundation", "broadcaster", "public"),
                "amount": maybe(whole),
                "currency": maybe(text),
            }
        ),
        "organisations.statement/1": record({"title": passage, "document": maybe(document)}),
        "organisations.resigned/1": record(
            {"office": maybe(word), "capacity": passage, "letter": maybe(document), "published": yes_or_no}
        ),
        "organisations.replied/1": record({"to": act, "title": passage, "document": maybe(document)}),
        "organisations.unavailability_declared/1": record(
            {"since": day, "by": one_of("organ", "officers"), "officers": whole}, {"key": key, "office": word}
        ),
        "organisations.acts_confirmed/1": record({"acts": each(act, 1), "by": one_of("assembly", "inspectors")}),
        "organisations.key_rotated/1": record({"old": key, "new": key}),
        "organisations.key_lost/1": record({"lost": key, "new": key}),
        "organisations.key_loss_objected/1": record({"loss": act}),
        "organisations.log_continued/1": record({"origin": text, "size": whole, "root": digest}),
        **statutes.SHAPES,
    }
)

CORRECTABLE = frozenset(
    f"organisations.{name}/1" for name in ("count_returned", "support_received", "statement", "office_filled")
)
_HIDDEN_IN_PSEUDONYMS = ("branch", "place")


def require_facts(entry: Act) -> None:
    """Refuse, with the path of the fault, facts that the act's type does not allow; unknown types pass."""
    shape = SHAPES.get(entry.type)
    if shape is None:
        return
    shape(entry.facts, "facts")
    if entry.type == COUNT:
        _require_one_count(entry)
    if entry.type == VOTES:
        _require_one_result(entry)
    if entry.type == "organisations.unavailability_declared/1":
        _require_one_of(entry, "key", "office")
    if entry.facts.get("visibility") == Visibility.PSEUDONYMOUS:
        for name in _HIDDEN_IN_PSEUDONYMS:
            if entry.facts.get(name) is not None:
                raise Malformed(f"facts.{name}", "shows_too_much")


def acts_named(entry: Act) -> frozenset[ActId]:
    """Return what may be the ids of other acts in the facts, one by one or in lists; digests of documents are not."""
    values = [each for value in entry.facts.values() for each in (value if isinstance(value, list) else [value])]
    return frozenset(ActId(value) for value in values if isinstance(value, str) and ACT_ID.fullmatch(value))


def documents_named(entry: Act) -> Mapping[str, bool]:
    """Return the digest of each document the act names, and whether it is public: a letter by its author's choice."""
    chosen = entry.facts.get("published", True) is True
    documents = [value for value in entry.facts.values() if isinstance(value, Mapping) and "sha256" in value]
    return {str(document["sha256"]): chosen for document in documents}


def _require_one_count(entry: Act) -> None:
    _require_one_of(entry, "count", "at_least")
    if ("at_least" in entry.facts) != ("commitment" in entry.facts):
        raise Malformed("facts.commitment", "goes_with_at_least")


def _require_one_result(entry: Act) -> None:
    """All of the ballots' figures, or a bound with a commitment; no more are elected than there are seats."""
    for name in sorted(BALLOTS.keys()):
        _require_one_of(entry, name, "valid_at_least")
    if ("valid_at_least" in entry.facts) != ("commitment" in entry.facts):
        raise Malformed("facts.commitment", "goes_with_at_least")
    winners, seats = entry.facts["winners"], entry.facts["seats"]
    assert isinstance(winners, list)
    assert isinstance(seats, int)
    if len(winners) > seats:
        raise Malformed("facts.winners", "more_than_seats")


def _require_one_of(entry: Act, one: str, other: str) -> None:
    if (one in entry.facts) == (other in entry.facts):
        raise Malformed(f"facts.{one}", "exactly_one")
