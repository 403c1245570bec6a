"""The contrast dossiers of docs/rules/contrasts.md, each written the same every time. No name in them is a body's."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.dossiers import Writing

TOWNS = ("Arvand", "Birun", "Cheshme", "Darya", "Elvan", "Farvar", "Golshan", "Hamoon")
BRANCHES = (
    *("metal", "food", "textile", "rail", "road", "health", "school", "post"),
    *("power", "water", "print", "build", "mines", "farms"),
)
SAFE: Mapping[str, Mapping[str, Any]] = {
    "data_map": {"public_names": False, "small_groups_hidden": True, "own_entry": True, "erased_on_leaving": True},
    "ballots": {"remote": False, "standards": []},
    "inside": {"unnamed_claims": 0, "attested": 0, "named_without_consent": 0, "may_deny": True},
}


def columns(writing: Writing, roof: str, names: Mapping[str, int], founded: str, joined: str, **identity: Any) -> None:
    """Base organisations with counted members, a statute and an assembly of their own, joined by their own vote."""
    for name, members in names.items():
        place = identity.get("places", {}).get(name)
        writing.base(name, founded, branch=identity["branch"], members=members, counted="2023-12", place=place)
        writing.told("own_rules", {"statute": True, "assembly": True}, name)
        writing.joins(name, roof, joined)


def in_order(writing: Writing, leaders: int, *, elected: str, term: int, by: str = "affiliates") -> None:
    """Whatever else a body can be asked, told and in order, with room between it and every line."""
    told: dict[str, Mapping[str, Any]] = {
        "lifelong": {"seats": 0, "vetoes": 0},
        "election": {"organ": "board", "secret": True, "held": elected},
        "assemblies": {"valid": 4, "all": 4, "years": 4, "last_elective_valid": True},
        "equal_votes": {"privileged": 0, "proxies": 0},
        "party_money": {"received": False},
        "party_posts": {"leaders": leaders, "declared": leaders, "in_both": 0},
        "members_with_power": {"hirers": False, "officials": False},
        "income": _income(100_000, 84_000, 10_000, 4_000),
        "in_kind": {"total": 5_000, "valued": 5_000, "largest_host": 1_000},
        "interests": {"leaders": leaders, "declared": leaders, "own_votes": 0},
        "dues_paid": {"paid": 95, "due": 100, "ladder_is_equal": True},
        "accounts": _accounts("2022-12", "2023-04"),
        "books": {"members_may_see": True, "signatures": 2, "lists_items": True},
        "statute_public": {"current": True, "previous": True, "vote_and_quorum": True},
        "recruitment": {"criteria_before": True, "consent": True, "by_channel": True},
        "decisions": {"sittings": 20, "published_in_time": 20},
        "offices": {"all": leaders, "with_election": leaders, "attested": 0},
        "duties": {"due": 20, "breached": 0},
        "mandates": {"leaders": leaders, "chained": leaders},
        "reports": {"due": 2, "given": 2},
        "departures": {"were": leaders, "left": 0, "explained": None},
        **SAFE,
    }  # fmt: skip
    for matter, facts in told.items():
        writing.told(matter, facts)
    for who in ("employer", "state"):
        writing.told("control", {"by": who, "controls": False})
        writing.told("discretionary", {"source_kind": who, "is": False})
    _rules(writing, term, by)


def _rules(writing: Writing, term: int, by: str) -> None:
    discipline = {"charges_written": True, "days_to_answer": 15, "hearing": True, "body": "board", "appeal": "assembly"}
    for name, value in discipline.items():
        writing.rule(f"discipline.{name}", value, "art. 13")
    writing.rule("term", term, "art. 11")
    writing.rule("extraordinary", {"by": by, "ratio": "1/10", "deadline_days": 45, "self_executing": True}, "art. 12")
    writing.rule("member.exclude", ["hires_fires"], "art. 3")
    writing.rule("incompat", ["party_leadership"], "art. 14")
    writing.rule("recall", {"by": "electors", "majority": "2/3", "days": 45}, "art. 15")


def _accounts(year_end: str, published: str) -> Mapping[str, Any]:
    return {
        "year_end": year_end, "published": published, "inspected": True, "auditor": False, "income_euros": 100_000,
    }  # fmt: skip


def _income(total: int, dues: int, external: int, donor: int) -> Mapping[str, Any]:
    return {
        "year": "2023", "currency": "EUR", "planned": False, "total": total, "dues": dues, "external": external,
        "largest_donor": donor, "conditions": False,
    }  # fmt: skip


def mature_federation() -> Writing:
    writing = Writing("mature-federation", "2024-03", "roof", "A mature federation")
    writing.body("roof", "federation", "2012-05", branch="rail")
    members = {f"base-{number}": 120 + 40 * number for number in range(6)}
    places = dict(zip(members, TOWNS, strict=False))
    columns(writing, "roof", members, "2006-04", "2012-05", branch="rail", places=places)
    writing.told("affiliates", {"total": 6})
    writing.told("first_board", {"elected": "2012-05"})
    writing.told("assembly", {"kind": "last", "votes": 24, "mandated": 24})
    for name, each in members.items():
        writing.told("votes", {"members": each, "votes": 2 + each // 100}, name)
    in_order(writing, 9, elected="2022-06", term=3)
    _with(writing, "deadline_days = 45", "deadline_days = 90")
    _claims(writing, 9_000, "branch", "rail", list(TOWNS))
    writing.claim("name_class", {"class": "federation"})
    writing.is_whole = True
    return writing


def _with(writing: Writing, old: str, new: str) -> None:
    """Something usual is told otherwise."""
    assert any(old in part for part in writing.parts)
    writing.parts = [part.replace(old, new) for part in writing.parts]


def _claims(writing: Writing, size: int, scope: str, branch: str, places: list[str]) -> None:
    facts = {"size": size, "scope": scope, "mandated": True, "within_membership": True}
    writing.claim("constituency", facts)
    writing.claim("territory", {"places": places})
    writing.claim("sectors", {"branches": [branch], "all": False})


def least_confederation() -> Writing:
    """Everything on its line."""
    writing = Writing("least-confederation", "2024-03-04", "roof", "A confederation that just meets the minimum")
    writing.body("roof", "confederation", "2021-01-01")
    for number, branch in enumerate(("metal", "food", "rail")):
        union = f"federation-{branch}"
        writing.body(union, "federation", "2020-06", branch=branch)
        for each in range(5):
            name = f"{branch}-{each}"
            writing.body(name, "base", "2019-01", branch=branch, place=TOWNS[number])
            count = {"period": "2023-12", "basis": "members", "inspectors": 2, "at_least": 10}
            writing.act(name, "count_returned", "2023-12", count)
            writing.told("own_rules", {"statute": True, "assembly": True}, name)
            writing.joins(name, union, "2020-06")
        writing.joins(union, "roof", "2021-01-01")
        writing.told("affiliates", {"total": 5}, union)
    writing.told("affiliates", {"total": 3})
    writing.told("verified", {"members": 150, "by": "inspectors"})
    writing.told("first_board", {"elected": "2021-06-30"})
    writing.told("assembly", {"kind": "last", "votes": 30, "mandated": 20})
    for branch, members, votes in (("metal", 390, 13), ("food", 90, 9), ("rail", 80, 8)):
        writing.told("votes", {"members": members, "votes": votes}, f"federation-{branch}")
    for group in ("women", "young", "precarious", "migrant"):
        writing.told("group", {"group": group, "members": 30, "membership": 150, "seats": 2, "bodies": 10})
    writing.told("consultations", {"existing": 2, "asked": 1, "answered": 0, "poaching": False, "open": True})
    in_order(writing, 11, elected="2019-03-04", term=5)
    for usual, on_the_line in (
        ("proxies = 0", "proxies = 1"),
        ('ratio = "1/10", deadline_days = 45', 'ratio = "1/3", deadline_days = 60'),
        (
            "dues = 84000, external = 10000, largest_donor = 4000",
            "dues = 60000, external = 30000, largest_donor = 10000",
        ),
        ("largest_host = 1000", "largest_host = 1250"),
        ("paid = 95", "paid = 70"),
        ('published = "2023-04"', 'published = "2023-06"'),
        ("published_in_time = 20", "published_in_time = 19"),
        ("breached = 0", "breached = 1"),
        ("days = 45", "days = 60"),
        ("left = 0", "left = 1"),
    ):
        _with(writing, usual, on_the_line)
    facts = {"size": 1_875, "scope": "national", "mandated": True, "within_membership": True}
    writing.claim("constituency", facts)
    writing.claim("territory", {"places": list(TOWNS[:6])})
    writing.claim("name_class", {"class": "confederation"})
    writing.is_whole = True
    return writing


def _centre(
    name: str, unions: int, sections: int, votes: Callable[[int], int], members: Callable[[int, int], int]
) -> Writing:
    writing = Writing(name, "2024-03", "roof", f"A national centre of {unions} branch unions")
    writing.body("roof", "confederation", "1998-02")
    for number in range(unions):
        union = f"union-{BRANCHES[number]}"
        writing.body(union, "union", "1990-05", branch=BRANCHES[number])
        workplaces = {f"{BRANCHES[number]}-{each}": members(number, each) for each in range(sections)}
        columns(writing, union, workplaces, "1989-02", "1990-06", branch=BRANCHES[number])
        writing.joins(union, "roof", "1998-02")
        writing.told("affiliates", {"total": sections}, union)
        writing.told("votes", {"members": sum(workplaces.values()), "votes": votes(number)}, union)
    writing.told("affiliates", {"total": unions})
    writing.told("assembly", {"kind": "last", "votes": 200, "mandated": 200})
    writing.claim("name_class", {"class": "confederation"})
    return writing


def centre_of_eight() -> Writing:
    return _centre(
        "centre-of-eight", 8, 6, lambda number: 12 + 2 * number, lambda number, each: 60 + 10 * number + 14 * each
    )


def centre_of_fourteen() -> Writing:
    return _centre(
        "centre-of-fourteen",
        14,
        5,
        lambda number: 25 if number == 0 else 5,
        lambda number, _: 500 if number == 0 else 100,
    )


def clandestine_union(*, is_open: bool = False) -> Writing:
    """A sealed base organisation; ``is_open``: the same union with its name and place."""
    writing = Writing("clandestine-union", "2024-03", "union", "A clandestine union")
    writing.body("above", "federation", "2015-01")
    if is_open:
        writing.base("union", "2019-05", branch="metal", members=140, counted="2023-12", place=TOWNS[0])
        writing.told("own_rules", {"statute": True, "assembly": True}, "union")
    else:
        facts = {"visibility": "sealed", "claimed_class": "base", "basis": "members"}
        writing.act("union", "founded", "2019-05", facts)
    writing.act("above", "attested", "2023-12", {"inspectors": 2, "of": "union"})
    writing.told("verified", {"members": 140, "by": "inspectors"})
    writing.told("first_board", {"elected": "2019-06"})
    in_order(writing, 5, elected="2022-06", term=3, by="members")
    _with(writing, "with_election = 5, attested = 0", "with_election = 0, attested = 5")
    claimed = {"size": 1_000, "scope": "firm", "mandated": True, "within_membership": True}
    writing.claim("constituency", claimed)
    writing.claim("name_class", {"class": "base"})
    writing.is_whole = True
    return writing


def captured_union() -> Writing:
    writing = Writing("captured-union", "2024-03", "union", "A captured union")
    writing.base("union", "2005-01", branch="metal", members=400, counted="2023-12", place=TOWNS[0])
    writing.told("own_rules", {"statute": True, "assembly": True}, "union")
    money = {"kind": "money", "source": "the employer", "source_kind": "employer", "amount": 80_000, "currency": "EUR"}
    writing.act("union", "support_received", "2023-03", money)
    premises = {"kind": "premises", "source": "the employer", "source_kind": "employer"}
    writing.act("union", "support_received", "2023-06", premises)
    writing.told("control", {"by": "employer", "controls": True})
    writing.told("income", _income(100_000, 20_000, 80_000, 80_000))
    writing.told("election", {"organ": "board", "secret": True, "held": "2018-01"})
    writing.rule("term", 3, "art. 9")
    writing.claim("constituency", {"size": 1_600, "scope": "firm", "within_membership": True})
    writing.claim("name_class", {"class": "base"})
    return writing


def founders_in_power() -> Writing:
    writing = Writing("founders-in-power", "2024-03", "roof", "Columns, but founders in power")
    writing.body("roof", "federation", "2015-01")
    columns(writing, "roof", {f"base-{each}": 200 for each in range(6)}, "2012-03", "2015-01", branch="rail")
    writing.told("affiliates", {"total": 6})
    writing.told("assembly", {"kind": "last", "votes": 11, "mandated": 0})
    writing.told("lifelong", {"seats": 3, "vetoes": 0})
    writing.told("equal_votes", {"privileged": 1})
    writing.told("mandates", {"leaders": 5, "chained": 0})
    writing.claim("name_class", {"class": "federation"})
    return writing


def unknowns_only() -> Writing:
    writing = Writing("unknowns-only", "2024-03", "roof", "A body of which nothing is told")
    writing.body("roof", "confederation", "2020-01")
    writing.claim("name_class", {"class": "confederation"})
    return writing


CONTRASTS: Mapping[str, Callable[[], Writing]] = {
    "A mature federation of six bases": mature_federation,
    "A confederation that just meets the minimum": least_confederation,
    "A national centre of eight branch unions": centre_of_eight,
    "A national centre of fourteen branch unions": centre_of_fourteen,
    "A clandestine base union with attested counts": clandestine_union,
    "A captured union": captured_union,
    "Columns, but an electorate of founders in power": founders_in_power,
    "Unknowns only": unknowns_only,
}
