"""The matters that sources can tell of and no act says: what each must give, and which criteria ask for it.

``of`` in :class:`~colonnade.core.audit.evidence.Told` says which body is told of: the subject, or one under it.
Counts are whole numbers, money whole units of one currency, days ISO (a month where a day would say too much). What
gives both a part and its whole gives a share that something is held against; a part alone shows nothing.
Source: docs/rules/audit.md, "Matters"; norms 8.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from colonnade.core.acts.facts import Shape, day, each, maybe, one_of, record, text, whole, word, yes_or_no
from colonnade.core.organisations.vocabulary import ClaimedClass, word_list


@dataclass(frozen=True, slots=True)
class Matter:
    """The shape of its facts, the criteria it serves, and whether it is told of bodies under the subject."""

    shape: Shape
    serves: tuple[str, ...]
    of_affiliates: bool = False


_INCOME = {
    "year": text,
    "currency": text,
    "planned": yes_or_no,
    "total": maybe(whole),
    "dues": maybe(whole),
    "external": maybe(whole),
    "largest_donor": maybe(whole),
    "conditions": maybe(yes_or_no),
}

MATTERS: Mapping[str, Matter] = MappingProxyType(
    {
        "affiliates": Matter(
            record({"total": whole}, {"bases": maybe(whole)}),
            ("FND-01", "FND-02", "FND-03", "FND-04", "REP-02", "REP-03", "REP-04"),
        ),
        "own_rules": Matter(record({"statute": yes_or_no, "assembly": yes_or_no}), ("FND-01",), of_affiliates=True),
        "assembly": Matter(
            record({"kind": one_of("founding", "last"), "votes": maybe(whole), "mandated": maybe(whole)}), ("FND-05",)
        ),
        "first_board": Matter(record({"elected": day}), ("FND-06",)),
        "lifelong": Matter(record({"seats": whole, "vetoes": whole}), ("FND-06",)),
        "verified": Matter(
            record({"members": whole, "by": one_of("inspectors", "assurer", "statistics")}), ("REP-01",)
        ),
        "votes": Matter(record({"members": whole, "votes": whole}), ("REP-03", "REP-04"), of_affiliates=True),
        "group": Matter(
            record({"group": word, "members": whole, "membership": whole, "seats": whole, "bodies": whole}), ("REP-05",)
        ),
        "election": Matter(record({"organ": word, "secret": maybe(yes_or_no), "held": day}), ("DEM-01", "ACC-01")),
        "assemblies": Matter(
            record({"valid": whole, "all": whole, "years": whole, "last_elective_valid": yes_or_no}), ("DEM-02",)
        ),
        "equal_votes": Matter(record({"privileged": whole, "proxies": maybe(whole)}), ("DEM-03",)),
        "discipline": Matter(
            record(
                {
                    "written_charge": maybe(yes_or_no),
                    "time_to_answer": maybe(yes_or_no),
                    "hearing": maybe(yes_or_no),
                    "appeal": maybe(yes_or_no),
                }
            ),
            ("DEM-05",),
        ),
        "control": Matter(record({"by": one_of("employer", "state"), "controls": yes_or_no}), ("IND-01",)),
        "discretionary": Matter(record({"source_kind": one_of("employer", "state"), "is": yes_or_no}), ("IND-01",)),
        "members_with_power": Matter(record({"hirers": maybe(yes_or_no), "officials": maybe(yes_or_no)}), ("IND-01",)),
        "party_money": Matter(record({"received": yes_or_no}), ("IND-02",)),
        "party_posts": Matter(record({"leaders": whole, "declared": whole, "in_both": whole}), ("IND-02",)),
        "income": Matter(record(_INCOME), ("IND-03", "FIN-01")),
        "in_kind": Matter(record({"total": whole, "valued": whole, "largest_host": whole}), ("IND-04",)),
        "interests": Matter(record({"leaders": whole, "declared": whole, "own_votes": whole}), ("IND-05",)),
        "dues_paid": Matter(record({"paid": whole, "due": whole, "ladder_is_equal": yes_or_no}), ("FIN-02",)),
        "accounts": Matter(
            record(
                {
                    "year_end": day,
                    "published": maybe(day),
                    "inspected": yes_or_no,
                    "auditor": yes_or_no,
                    "income_euros": maybe(whole),
                }
            ),
            ("FIN-03",),
        ),
        "books": Matter(
            record({"members_may_see": yes_or_no, "signatures": whole, "lists_items": yes_or_no}), ("FIN-04",)
        ),
        "statute_public": Matter(
            record({"current": yes_or_no, "previous": yes_or_no, "vote_and_quorum": yes_or_no}), ("TRA-01",)
        ),
        "adoption": Matter(record({"by": one_of("assembly", "founders", "board")}), ("TRA-01",)),
        "recruitment": Matter(
            record({"criteria_before": yes_or_no, "consent": yes_or_no, "by_channel": yes_or_no}), ("TRA-02",)
        ),
        "decisions": Matter(record({"sittings": whole, "published_in_time": whole}), ("TRA-03",)),
        "offices": Matter(record({"all": whole, "with_election": whole, "attested": whole}), ("TRA-04",)),
        "duties": Matter(record({"due": whole, "breached": whole}), ("COH-04",)),
        "mandates": Matter(record({"leaders": maybe(whole), "chained": whole}), ("ACC-01",)),
        "reports": Matter(record({"due": whole, "given": whole}), ("ACC-03",)),
        "departures": Matter(record({"were": maybe(whole), "left": whole, "explained": maybe(yes_or_no)}), ("ACC-03",)),
        "consultations": Matter(
            record({"existing": whole, "asked": whole, "answered": whole, "poaching": yes_or_no, "open": yes_or_no}),
            ("UNI-01",),
        ),
        "data_map": Matter(
            record(
                {
                    "public_names": yes_or_no,
                    "small_groups_hidden": yes_or_no,
                    "own_entry": yes_or_no,
                    "erased_on_leaving": yes_or_no,
                }
            ),
            ("SAF-01",),
        ),
        "ballots": Matter(record({"remote": yes_or_no, "standards": each(whole)}), ("SAF-02",)),
        "inside": Matter(
            record({"unnamed_claims": whole, "attested": whole, "named_without_consent": whole, "may_deny": yes_or_no}),
            ("SAF-03",),
        ),
        "remark": Matter(record({}), ()),
    }
)
"""Every matter by its name; a remark is a fact that no criterion measures, kept for the reader.

A matter told twice in different words is in conflict; none of them is chosen.
"""

CLAIMS: Mapping[str, Shape] = MappingProxyType(
    {
        "constituency": record(
            {
                "size": maybe(whole),
                "scope": one_of("firm", "branch", "territory", "national"),
                "mandated": maybe(yes_or_no),
                "within_membership": maybe(yes_or_no),
            }
        ),
        "territory": record({"places": each(text, 1)}),
        "sectors": record({"branches": each(word), "all": yes_or_no}),
        "independence": record({"of": each(one_of("state", "employer", "party", "funder"), 1)}),
        "mandate": record({"mandated": maybe(yes_or_no)}),
        "name_class": record({"class": one_of(*word_list(tuple(ClaimedClass)))}),
    }
)
"""What a claim says, by its kind.

``mandated``: a dated mandate to speak for those it names is shown; ``within_membership``: whoever it names can be a
member by the statute; ``places``: each a place, or a country, in which whoever is claimed works; ``all``: every branch.
"""
