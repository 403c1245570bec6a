"""What holds for the criteria on democracy, independence, finance, transparency, unity and safety, whatever is told."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.criteria import JUDGES
from colonnade.core.audit.evidence import Evidence, EvidenceKind, Provenance, Told
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.matters import MATTERS
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.edges.simulator import Body as Founded
from colonnade.edges.simulator import Simulator
from colonnade.words.audit import sentence
from tests.core.audit_bodies import Body, body_of, judge, shipped_rules
from tests.core.test_audit_criteria_page import OURS, ROWS, items_of, unsaid_of
from tests.core.views import view_of
from tests.sizes import sized

RANK = {Answer.FAIL: 0, Answer.PARTIAL: 1, Answer.PASS: 2}
COUNTS = st.integers(0, 60)


def told_one(criterion: str, matter: str, **facts: Json) -> Finding:
    body = Body()
    body.tell(matter, unsaid_of(criterion)[matter] | facts)
    return judge(criterion, body)


MORE_IS_BETTER = (
    ("DEM-02", "assemblies", "valid", "all"),
    ("IND-05", "interests", "declared", "leaders"),
    ("FIN-01", "income", "dues", "total"),
    ("FIN-02", "dues_paid", "paid", "due"),
    ("TRA-03", "decisions", "published_in_time", "sittings"),
    ("TRA-04", "offices", "with_election", "all"),
    ("SAF-03", "inside", "attested", "unnamed_claims"),
)
LESS_IS_BETTER = (
    ("IND-03", "income", "external", "total"),
    ("IND-03", "income", "largest_donor", "total"),
    ("IND-04", "in_kind", "largest_host", "total"),
    ("DEM-03", "equal_votes", "proxies", None),
    ("DEM-03", "equal_votes", "privileged", None),
    ("IND-05", "interests", "own_votes", None),
    ("IND-02", "party_posts", "in_both", None),
    ("SAF-03", "inside", "named_without_consent", None),
)


def _between(criterion: str, matter: str, part: str, whole: str | None, worse: int, better: int, of: int) -> None:
    said: dict[str, Json] = {} if whole is None else {whole: of}
    if (criterion, whole) == ("IND-03", "total"):
        said |= {"external": of if part == "largest_donor" else 0, "largest_donor": 0}
    if matter == "in_kind":
        said["valued"] = of
    one, other = (told_one(criterion, matter, **{**said, part: each}) for each in (worse, better))
    if {one.answer, other.answer} <= RANK.keys():
        assert RANK[one.answer] <= RANK[other.answer], (one, other)


@pytest.mark.parametrize(("criterion", "matter", "part", "whole"), MORE_IS_BETTER)
@given(numbers=st.lists(COUNTS, min_size=3, max_size=3).map(sorted))
def test_a_larger_part_of_the_same_whole_never_gives_a_worse_answer(
    criterion: str, matter: str, part: str, whole: str, numbers: list[int]
) -> None:
    worse, better, of = numbers

    _between(criterion, matter, part, whole, worse, better, of)


@pytest.mark.parametrize(("criterion", "matter", "part", "whole"), LESS_IS_BETTER)
@given(numbers=st.lists(COUNTS, min_size=3, max_size=3).map(sorted))
def test_less_dependence_and_less_privilege_never_give_a_worse_answer(
    criterion: str, matter: str, part: str, whole: str | None, numbers: list[int]
) -> None:
    better, worse, of = numbers

    _between(criterion, matter, part, whole, worse, better, of)


BETTER_FLAGS = {
    ("DEM-02", "assemblies"): {"last_elective_valid": True},
    ("DEM-05", "discipline"): dict.fromkeys(("written_charge", "time_to_answer", "hearing", "appeal"), True),
    ("FIN-02", "dues_paid"): {"ladder_is_equal": True},
    ("FIN-03", "accounts"): {"inspected": True, "auditor": True},
    ("FIN-04", "books"): {"members_may_see": True, "lists_items": True},
    ("IND-03", "income"): {"conditions": False},
    ("TRA-01", "statute_public"): dict.fromkeys(("current", "previous", "vote_and_quorum"), True),
    ("TRA-02", "recruitment"): dict.fromkeys(("criteria_before", "consent", "by_channel"), True),
    ("UNI-01", "consultations"): {"poaching": False, "open": True},
    ("SAF-01", "data_map"): {
        "public_names": False, "small_groups_hidden": True, "own_entry": True, "erased_on_leaving": True,
    },
    ("SAF-02", "ballots"): {"remote": False},
    ("SAF-03", "inside"): {"may_deny": True},
}  # fmt: skip


@pytest.mark.parametrize(("criterion", "matter"), BETTER_FLAGS)
def test_what_turns_for_the_better_never_gives_a_worse_answer(criterion: str, matter: str) -> None:
    better = BETTER_FLAGS[criterion, matter]
    for flags in product((True, False), repeat=len(better)):
        facts: dict[str, Json] = dict(zip(better, flags, strict=True))
        for name, good in better.items():
            one = told_one(criterion, matter, **{**facts, name: not good})
            other = told_one(criterion, matter, **{**facts, name: good})
            assert RANK[one.answer] <= RANK[other.answer], (facts, name)


@given(older=st.integers(0, 3000), newer=st.integers(0, 3000), judged_as=st.sampled_from(ClaimedClass))
def test_a_later_election_never_gives_a_worse_answer(older: int, newer: int, judged_as: ClaimedClass) -> None:
    found = []
    for days in sorted((older, newer), reverse=True):
        body = Body(judged_as=judged_as)
        held = (body.on - timedelta(days=days)).isoformat()
        body.tell("election", {"organ": "board", "held": held, "secret": True})
        found.append(judge("DEM-01", body))

    assert RANK[found[0].answer] <= RANK[found[1].answer]


@given(
    few=st.fractions(0, 1, max_denominator=60),
    many=st.fractions(0, 1, max_denominator=60),
    days=st.lists(st.integers(0, 90), min_size=2, max_size=2),
    alone=st.lists(st.booleans(), min_size=2, max_size=2),
    by=st.sampled_from(("affiliates", "members")),
)
def test_a_wider_right_of_a_minority_never_gives_a_worse_answer(
    few: Fraction, many: Fraction, days: list[int], alone: list[bool], by: str
) -> None:
    found = []
    for asked, deadline, free in (
        (max(few, many), max(days), min(alone)),
        (min(few, many), min(days), max(alone)),
    ):
        body = Body()
        right = {"by": by, "ratio": str(asked), "deadline_days": deadline, "self_executing": free}
        body.rule("extraordinary", right | {"ratio": asked})
        found.append(judge("DEM-04", body))

    assert RANK[found[0].answer] <= RANK[found[1].answer]


def test_an_answer_given_on_parts_holds_whatever_is_told_later() -> None:
    names = ("written_charge", "time_to_answer", "hearing", "appeal")
    for told in product((True, False, None), repeat=len(names)):
        early = told_one("DEM-05", "discipline", **dict(zip(names, told, strict=True)))
        for filled in product((True, False), repeat=told.count(None)):
            rest = iter(filled)
            later = [next(rest) if each is None else each for each in told]
            whole = told_one("DEM-05", "discipline", **dict(zip(names, later, strict=True)))
            assert early.answer in (Answer.UNKNOWN, whole.answer), (told, later)


DAYS = st.dates(date(1, 1, 1), date.max).map(date.isoformat)
WRITTEN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**9),
    st.sampled_from(("1/3", "1/0", "-1/2", "members", "hires_fires", "board", "")),
    st.lists(st.sampled_from(("hires_fires", "party_member", "projects", "x")), max_size=3),
    st.dictionaries(
        st.sampled_from(
            (
                *("by", "ratio", "deadline_days", "self_executing", "hearing", "appeal", "body", "signatures"),
                *("kind", "votes_in", "entry"),
            )
        ),
        st.one_of(st.booleans(), st.integers(-5, 100), st.sampled_from(("1/3", "members", "affiliates", "board"))),
    ),
)
KEYS = (
    *("term", "proxy.max", "extraordinary", "discipline", "member.exclude", "incompat", "finance"),
    *("finance.sources", "finance.signatures", "finance.itemise_from", "term.board", "proxy.max.assembly"),
    *("member.class.main", "organ.board", "incompat.board", "discipline.appeal", "discipline.body"),
)
KINDS = {
    **dict.fromkeys(("held", "year_end"), DAYS | DAYS.map(lambda day: day[:7])),
    "published": st.none() | DAYS,
    "organ": st.sampled_from(("board", "speakers", "inspection")),
    "by": st.sampled_from(("employer", "state")),
    "source_kind": st.sampled_from(("employer", "state")),
    "year": st.sampled_from(("2025", "1404", "last")),
    "currency": st.sampled_from(("EUR", "a coin")),
    "dues": st.none() | st.integers(0, 10**12),
    **dict.fromkeys(("written_charge", "time_to_answer", "hearing", "appeal"), st.none() | st.booleans()),
    "standards": st.lists(st.integers(0, 49), max_size=9),
}


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """Bodies of which anything may be told that the shapes allow, and whose statutes say anything at all."""
    body = Body(on=draw(st.dates()), judged_as=draw(st.sampled_from(ClaimedClass)), is_whole=draw(st.booleans()))
    matters = [name for name, matter in MATTERS.items() if matter.serves[:1] and matter.serves[0].startswith(OURS)]
    for matter in draw(st.lists(st.sampled_from(matters), max_size=6)):
        example = next(unsaid_of(each)[matter] for each in MATTERS[matter].serves if matter in unsaid_of(each))
        body.tell(
            matter,
            {
                name: draw(
                    KINDS.get(name, _like(said)) if matter != "adoption" else st.sampled_from(("assembly", "board"))
                )
                for name, said in example.items()
            },
        )
    for key in draw(st.lists(st.sampled_from(KEYS), max_size=4)):
        body.rule(key, draw(WRITTEN))
    for start in draw(st.lists(st.dates(), max_size=2)):
        body.act(
            Kind.SUPPORT,
            start,
            {"kind": "money", "source": "one", "source_kind": "party", "amount": 5, "currency": "EUR"},
        )
        body.act(Kind.OFFICE, start, {"organ": "board", "alternate": False})
    return body


def _like(said: Json) -> st.SearchStrategy[Json]:
    return st.booleans() if isinstance(said, bool) else st.integers(0, 10**12)


@settings(max_examples=sized(400))
@given(body=bodies())
def test_every_criterion_answers_whatever_is_told_and_written(body: Body) -> None:
    for criterion in JUDGES:
        if criterion.startswith(OURS):
            found = judge(criterion, body)
            assert found.answer is not Answer.NOT_APPLICABLE
            assert all("{" not in sentence(found, language) for language in ("en", "fa"))


def _changed(examined: Examined, provenance: Provenance) -> Examined:
    """The same, each fact known in the same way."""
    told = {
        matter: [
            replace(each, evidence=tuple(replace(e, provenance=provenance) for e in each.evidence)) for each in some
        ]
        for matter, some in examined.told.items()
    }
    rules = {
        key: [replace(each, evidence=tuple(replace(e, provenance=provenance) for e in each.evidence)) for each in some]
        for key, some in (examined.rules or {}).items()
    }
    acts = {act: replace(each, provenance=provenance) for act, each in examined.acts.items()}
    return replace(examined, told=told, rules=rules or None, acts=acts)


@pytest.mark.parametrize("provenance", Provenance)
def test_a_finding_is_as_strong_as_what_it_rests_on_and_the_answer_is_the_same(provenance: Provenance) -> None:
    for criterion, given_, answer, _ in ROWS:
        body = body_of(items_of(given_), unsaid_of(criterion))
        found = JUDGES[criterion](_changed(body.examined(), provenance), body.ruleset.criteria[criterion])
        assert found.answer == answer
        assert found.provenance in (provenance, None)


def test_one_weak_fact_makes_a_finding_weak() -> None:
    body = Body()
    body.tell("equal_votes", {"privileged": 0, "proxies": None}, Provenance.INFERRED)
    body.rule("proxy.max", 1)

    found = judge("DEM-03", body)

    assert (found.answer, found.provenance) == (Answer.PASS, Provenance.INFERRED)


@pytest.mark.parametrize("criterion", sorted({row[0] for row in ROWS}))
def test_the_order_of_what_is_told_changes_nothing(criterion: str) -> None:
    for _, given_, *_ in (row for row in ROWS if row[0] == criterion):
        body = body_of(items_of(given_), unsaid_of(criterion))
        turned = replace(
            body.examined(),
            told={matter: said[::-1] for matter, said in reversed(body.told.items())},
            rules={key: said[::-1] for key, said in reversed(body.rules.items())} or None,
        )
        assert JUDGES[criterion](turned, body.ruleset.criteria[criterion]) == judge(criterion, body)


@pytest.mark.parametrize("criterion", sorted({row[0] for row in ROWS}))
def test_what_two_sources_tell_alike_is_told_once_and_rests_on_the_better_known(criterion: str) -> None:
    for _, given_, answer, because in (row for row in ROWS if row[0] == criterion):
        body = body_of(items_of(given_), unsaid_of(criterion))
        if any(len(said) > 1 and _leaves_open(said) for said in body.told.values()):
            continue
        for said in body.told.values():
            said += [replace(each, evidence=(_hearsay(matter=each.matter),)) for each in said]
        found = judge(criterion, body)
        assert (found.answer, found.reason) == (answer, because.strip("`"))
        assert found.in_conflict or Provenance.INFERRED not in {each.provenance for each in found.evidence}


def _leaves_open(said: list[Told]) -> bool:
    """Whether one source has to fill in what another leaves open: then all of them are rested on."""
    return any(None in each.facts.values() for each in said)


def _hearsay(matter: str) -> Evidence:
    return Evidence(EvidenceKind.SOURCE, f"hearsay#{matter}", Provenance.INFERRED)


THRESHOLDS = [
    (criterion, name)
    for criterion, rule in shipped_rules().criteria.items()
    if criterion.startswith(OURS)
    for name in rule.thresholds
]
TELLS_ONLY = {("TRA-03", "days"), ("TRA-04", "inspectors"), ("SAF-01", "group")}
"""What is already counted by whoever tells of it; the sentence says it."""


@pytest.mark.parametrize(("criterion", "name"), THRESHOLDS)
def test_every_threshold_is_that_of_the_rule_set(criterion: str, name: str) -> None:
    def answers(factor: Fraction) -> list[tuple[Answer, object]]:
        rules = shipped_rules()
        rule = rules.criteria[criterion]
        moved = replace(rule, thresholds=MappingProxyType({**rule.thresholds, name: rule.thresholds[name] * factor}))
        ruleset = replace(rules, criteria={**rules.criteria, criterion: moved})
        found: list[tuple[Answer, object]] = []
        for _, given_, *_ in (row for row in ROWS if row[0] == criterion):
            body = body_of(items_of(given_), unsaid_of(criterion))
            body.ruleset = ruleset
            one = judge(criterion, body)
            found.append((one.answer, dict(one.facts) if (criterion, name) in TELLS_ONLY else None))
        return found

    assert answers(Fraction(1)) != answers(Fraction(1, 2)) or answers(Fraction(1)) != answers(Fraction(2))


def _seen(simulator: Simulator, subject: Founded, on: date, **said: object) -> Examined:
    view = view_of(simulator.acts, on)
    known = {each.act.id: Evidence(EvidenceKind.ACT, each.act.id, Provenance.SIGNED) for each in simulator.acts}
    seen = Examined(subject.id, on, ClaimedClass.BASE, view, shipped_rules(), acts=known)
    return replace(seen, **said)  # type: ignore[arg-type]  # what a test says more


def _find(criterion: str, examined: Examined) -> Finding:
    return JUDGES[criterion](examined, examined.ruleset.criteria[criterion])


def _support(simulator: Simulator, body: Founded, day: str, **facts: object) -> None:
    simulator.act(
        body,
        "support_received",
        day,
        {"kind": "money", "source": "a party", "source_kind": "party", "amount": 500, "currency": "EUR"} | facts,
    )


def test_a_signed_act_shows_the_money_of_a_party_and_nothing_later_hides_it() -> None:
    simulator = Simulator()
    body = simulator.found("Mill", "base", "2024-01-10")
    _support(simulator, body, "2025-03-01")

    before, after = (_find("IND-02", _seen(simulator, body, on)) for on in (date(2025, 2, 28), date(2025, 3, 1)))

    assert (before.answer, before.evidence) == (Answer.UNKNOWN, ())
    assert (after.answer, after.reason, after.provenance) == (Answer.FAIL, "ind.party_money", Provenance.SIGNED)
    assert [each.ref for each in after.evidence] == [simulator.acts[-1].act.id]


def test_offices_that_acts_fill_say_when_and_sources_say_whether_in_secret() -> None:
    simulator = Simulator()
    body = simulator.found("Mill", "base", "2024-01-10")
    organ = {"organ": "board", "name": {"binding": "en", "en": "Board"}, "elected_by": "assembly", "seats": 1}
    simulator.act(body, "organ_established", "2024-01-10", organ)
    office: dict[str, object] = {"office": "chair", "organ": "board", "title": {"binding": "en", "en": "Chair"}}
    office |= {"holder": "Crane", "elected_by": "assembly", "until": None, "alternate": False, "mandate_from": None}
    simulator.act(body, "office_filled", "2024-01-10", office)
    told = Body()
    told.tell("election", {"organ": "board", "held": "2024-01-10", "secret": True})
    told_of = {"election": [replace(each, of=body.id) for each in told.told["election"]]}

    silent = _find("DEM-01", _seen(simulator, body, date(2026, 1, 1)))
    last = _find("DEM-01", _seen(simulator, body, date(2027, 1, 10), told=told_of))
    over = _find("DEM-01", _seen(simulator, body, date(2027, 1, 11), told=told_of))

    assert (silent.answer, silent.reason) == (Answer.UNKNOWN, "dem.secrecy_not_told")
    assert (last.answer, last.provenance) == (Answer.PASS, Provenance.OWN)
    assert over.answer is Answer.FAIL


def test_an_office_reported_by_its_month_is_held_to_the_whole_month_and_shown_as_one() -> None:
    body = body_of(["office start=2023-06-01", "on 2026-06-15", "election held=2023-06"], unsaid_of("DEM-01"))
    rule = body.ruleset.criteria["DEM-01"]

    reported = JUDGES["DEM-01"](_changed(body.examined(), Provenance.REPORTED), rule)

    assert (reported.answer, reported.reason) == (Answer.UNKNOWN, "dem.month_too_coarse")
    assert (reported.facts["held"], reported.facts["until"]) == ("2023-06", "2026-06")
    assert judge("DEM-01", body).answer is Answer.FAIL


def test_a_hidden_body_of_which_nothing_is_told_fails_nothing_here() -> None:
    simulator = Simulator()
    body = simulator.seal_founding("Hidden mill", "2024-01")

    found = [_find(each, _seen(simulator, body, date(2026, 1, 1))) for each in JUDGES if each.startswith(OURS)]

    assert {each.answer for each in found} == {Answer.UNKNOWN}


def test_a_hidden_body_passes_by_what_inspectors_attest_and_shows_no_name() -> None:
    simulator = Simulator()
    body = simulator.seal_founding("Hidden mill", "2024-01")
    told = Body()
    told.tell("offices", {"all": 5, "with_election": 0, "attested": 5}, Provenance.MEMBER)
    told.tell("inside", {"unnamed_claims": 2, "attested": 2, "named_without_consent": 0, "may_deny": True})
    told_of = {matter: [replace(each, of=body.id) for each in said] for matter, said in told.told.items()}

    seen = _seen(simulator, body, date(2026, 1, 1), told=told_of)

    assert [_find(each, seen).answer for each in ("TRA-04", "SAF-03")] == [Answer.PASS, Answer.PASS]
