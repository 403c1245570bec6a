"""Whole audits: levels by class, smaller forms, provenance, what lies beyond, and what never changes anything."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.audit import Report, audit
from colonnade.core.audit.criteria import CATALOGUE, JUDGES
from colonnade.core.audit.criteria.questions import MOST_CITED, gathered
from colonnade.core.audit.evidence import Evidence, EvidenceKind, Provenance, weakest
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer
from colonnade.core.audit.judging import Missing
from colonnade.core.audit.levels import Level
from colonnade.core.audit.spelling import exact, spelled
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.words import audit as words
from colonnade.words.audit_report import lacking
from tests.core.audit_worlds import LOG, ON, SUBJECT, World, confederation, judge
from tests.sizes import sized

ANSWERS = (Answer.FAIL, Answer.UNKNOWN, Answer.PARTIAL, Answer.PASS)


def _answers(report: Report) -> dict[str, Answer]:
    return {each.id: each.answer for each in report.findings}


def _told(world: World) -> World:
    """What a sound body would tell, beside its columns."""
    world.tell("assembly", {"kind": "last", "votes": 30, "mandated": 30})
    world.tell("mandates", {"leaders": 7, "chained": 7})
    world.claim("territory", {"places": ["Tehran"]})
    return world


def test_a_roof_without_columns_is_level_one_and_its_smaller_form_is_a_committee() -> None:
    world = World(ClaimedClass.CONFEDERATION)
    world.declare(0)
    world.claim("name_class", {"class": "confederation"})
    world.claim("constituency", {"size": None, "scope": "national", "mandated": False, "within_membership": False})
    report = audit(world.examined())

    assert report.level is Level.NO_BASE_SHOWN
    assert [each.judged_as for each in report.levels] == [ClaimedClass.CONFEDERATION, ClaimedClass.COMMITTEE]
    claimed, committee = report.levels
    assert {"FND-01", "FND-02", "FND-03"} <= {each.ref for each in claimed.missing}
    assert "COH-01" not in {each.ref for each in claimed.missing}
    assert committee.missing[:2] == (Missing("name", "committee"), Missing("claim", "c1"))
    assert committee.level is Level.UNDER_CONSTRUCTION


def test_six_bases_bear_a_federation_and_no_confederation() -> None:
    world = World(ClaimedClass.CONFEDERATION)
    for number in range(6):
        world.base(f"b{number}", branch="oil")
    world.log = LOG
    report = audit(_told(world).examined())

    levels = {each.judged_as: each.level for each in report.levels}
    assert levels[ClaimedClass.CONFEDERATION] is Level.NO_BASE_SHOWN
    assert ClaimedClass.FEDERATION in levels
    assert levels[ClaimedClass.FEDERATION] is not Level.NO_BASE_SHOWN
    as_federation = audit(world.examined(), ClaimedClass.FEDERATION)
    assert _answers(as_federation)["FND-01"] is Answer.PASS
    assert _answers(as_federation)["COH-01"] is Answer.PASS
    assert as_federation.levels[0].missing[0] == Missing("name", "federation")


def test_a_base_organisation_that_is_sealed_and_attested_loses_nothing_by_secrecy() -> None:
    def base(**said: Json) -> Report:
        world = World(ClaimedClass.BASE)
        del world.spans[SUBJECT]
        world.base(SUBJECT, None, **said)
        return audit(world.examined())

    hidden, shown = base(visibility="sealed", workplace=False, members=None, rules=None, attested=True), base()
    assert _answers(hidden) == _answers(shown)
    assert {_answers(hidden)[each] for each in ("FND-05", "REP-02", "COH-01")} == {Answer.PASS}


def test_everything_untold_is_unknown_or_not_applicable_and_caps_the_level() -> None:
    for judged_as in (ClaimedClass.BASE, ClaimedClass.FEDERATION, ClaimedClass.CONFEDERATION):
        report = audit(World(judged_as).examined())
        assert set(_answers(report).values()) <= {Answer.UNKNOWN, Answer.NOT_APPLICABLE, Answer.FAIL}
    report = audit(World(ClaimedClass.CONFEDERATION).examined())
    assert set(_answers(report).values()) == {Answer.UNKNOWN}
    assert report.level is Level.UNDER_CONSTRUCTION
    assert {each.ref for each in report.not_examined if each.kind == "never"} == {"legality", "persons", "conduct"}


@pytest.mark.parametrize("provenance", Provenance)
def test_a_finding_is_no_stronger_than_the_weakest_it_rests_on(provenance: Provenance) -> None:
    world = World()
    world.provenance = provenance
    for number in range(5):
        world.base(f"b{number}", branch="oil")
    world.declare()
    for criterion in ("FND-01", "FND-03"):
        assert judge(criterion, world).provenance is weakest([provenance, Provenance.SIGNED])


def test_of_two_sources_that_say_the_same_the_better_known_counts_and_of_two_that_differ_neither() -> None:
    world = World()
    for provenance in (Provenance.INFERRED, Provenance.OWN):
        world.provenance = provenance
        world.tell("duties", {"due": 20, "breached": 0})
    assert judge("COH-04", world).provenance is Provenance.OWN
    world.tell("duties", {"due": 20, "breached": 1})
    found = judge("COH-04", world)
    assert (found.answer, found.in_conflict, len(found.evidence)) == (Answer.UNKNOWN, True, 3)


def test_of_very_many_things_the_weakest_are_cited() -> None:
    many = [Evidence(EvidenceKind.ACT, f"{at:05}", Provenance.SIGNED) for at in range(9 * MOST_CITED)]
    one = Evidence(EvidenceKind.SOURCE, "hearsay", Provenance.INFERRED)
    found = gathered(many[:900], [one], many[900:])

    assert len(found) == MOST_CITED
    assert one in found
    assert found == gathered(reversed([*many, one]))


COLUMN = st.fixed_dictionaries(
    {},
    optional={
        "members": st.sampled_from([9, 10, 40, 800, None]),
        "founded": st.sampled_from(["2019-01-01", "2020-01-01", "2019-12-31", "2026-01-01"]),
        "joined": st.sampled_from(["2020-02-01", "2020-07-01", "2026-05-01"]),
        "branch": st.sampled_from(["oil", "metal", "food"]),
        "place": st.sampled_from(["Tehran", "Ahvaz", "Paris"]),
        "rules": st.sampled_from([True, False, None]),
        "workplace": st.booleans(),
        "votes": st.booleans(),
        "no": st.sampled_from([0, 50]),
        "attested": st.booleans(),
    },
)
CLAIMS: st.SearchStrategy[list[tuple[str, dict[str, Json]]]] = st.lists(
    st.sampled_from(
        [
            ("territory", {"places": ["Tehran"]}),
            ("territory", {"places": ["Ahvaz", "Tehran", "Rasht"]}),
            ("sectors", {"branches": ["oil", "food"], "all": False}),
            ("sectors", {"branches": [], "all": True}),
            ("constituency", {"size": 1000, "scope": "branch", "mandated": None, "within_membership": None}),
        ]
    ),
    max_size=2,
    unique_by=lambda claim: claim[0],
)
ROOFS = st.sampled_from([ClaimedClass.FEDERATION, ClaimedClass.CONFEDERATION])


def _world(
    judged_as: ClaimedClass, columns: list[dict[str, Json]], claims: list[tuple[str, dict[str, Json]]], *, by_log: bool
) -> World:
    world = World(judged_as)
    for number, said in enumerate(columns):
        world.base(f"c{number}", **said)  # type: ignore[arg-type]
    for kind, facts in claims:
        world.claim(kind, facts)
    if by_log:
        world.log = LOG
    return world


@settings(max_examples=sized(600), deadline=None)
@given(ROOFS, st.lists(COLUMN, max_size=7), CLAIMS, st.booleans(), st.sampled_from(["Tehran", "Ahvaz", None]))
def test_a_valid_column_never_lowers_what_it_could(
    judged_as: ClaimedClass,
    columns: list[dict[str, Json]],
    claims: list[tuple[str, dict[str, Json]]],
    by_log: bool,
    place: str | None,
) -> None:
    """Older, with its own statute, its own assembly, attested."""
    before = _world(judged_as, columns, claims, by_log=by_log)
    valid: dict[str, Json] = {"attested": True, "branch": "oil", **({} if place is None else {"place": place})}
    then = _world(judged_as, [*columns, valid], claims, by_log=by_log)

    for criterion in ("FND-01", "FND-02", "FND-03", "FND-04", "REP-01", "REP-02"):
        was, now = judge(criterion, before), judge(criterion, then)
        assert ANSWERS.index(now.answer) >= ANSWERS.index(was.answer), criterion


def _spelled(examined: Examined) -> dict[str, Json]:
    return spelled(audit(examined), lambda found: words.sentence(found, "fa"), lambda missing: lacking(missing, "fa"))


@settings(max_examples=sized(200), deadline=None)
@given(ROOFS, st.lists(COLUMN, max_size=6), CLAIMS, st.booleans(), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_the_same_input_gives_the_same_report(
    judged_as: ClaimedClass,
    columns: list[dict[str, Json]],
    claims: list[tuple[str, dict[str, Json]]],
    by_log: bool,
    chance: object,
) -> None:
    world = _world(judged_as, columns, claims, by_log=by_log)
    said = world.examined()
    turned = replace(
        said,
        told={matter: tuple(reversed(each)) for matter, each in reversed(list(said.told.items()))},
        claims=tuple(reversed(said.claims)),
        view=replace(said.view, below=lambda each: list(reversed(said.view.below(each)))),
    )

    assert _spelled(turned) == _spelled(said) == _spelled(world.examined())


@settings(max_examples=sized(200), deadline=None)
@given(ROOFS, st.lists(COLUMN, max_size=6), CLAIMS, st.booleans())
def test_names_change_nothing(
    judged_as: ClaimedClass, columns: list[dict[str, Json]], claims: list[tuple[str, dict[str, Json]]], by_log: bool
) -> None:
    world = _world(judged_as, columns, claims, by_log=by_log)
    names = {body: OrganisationId(f"z{9 - at}") for at, body in enumerate(world.below.get(SUBJECT, ()))}
    renamed = World(judged_as)
    renamed.claims, renamed.log = world.claims, world.log
    for number, facts in enumerate(columns):
        renamed.base(names[OrganisationId(f"c{number}")], **facts)  # type: ignore[arg-type]

    first, second = audit(world.examined()), audit(renamed.examined())
    assert [(each.id, each.answer, each.reason, each.value) for each in first.findings] == [
        (each.id, each.answer, each.reason, each.value) for each in second.findings
    ]
    assert [(each.judged_as, each.level, each.missing) for each in first.levels] == [
        (each.judged_as, each.level, each.missing) for each in second.levels
    ]
    assert first.sensitivity == second.sensitivity


def test_a_confederation_that_just_meets_the_minimum_stands_at_it_and_not_above() -> None:
    report = audit(_told(confederation()).examined())
    found = report.sensitivity
    assert found is not None
    at = {
        (f, b): found.levels[row][col] for row, f in enumerate(found.federations) for col, b in enumerate(found.bases)
    }

    assert at[3, 5] is report.level is not Level.NO_BASE_SHOWN
    assert at[3, 6] is Level.NO_BASE_SHOWN
    assert at[1, 1] is not Level.NO_BASE_SHOWN
    assert report.robustness is not None
    assert (report.robustness.leaving, report.robustness.ways) == (1, 15)
    assert report.dependence.supporters[0].kind == "affiliate"
    assert report.dependence.supporters[0].share == Fraction(1, 3)
    assert report.dependence.supporters[0].level is Level.NO_BASE_SHOWN


def test_every_cell_of_the_sensitivity_is_the_audit_under_that_minimum() -> None:
    world = _told(confederation(4, 6))
    found = audit(world.examined()).sensitivity
    assert found is not None
    rule = world.ruleset.criteria["FND-01"]
    for row, federations in enumerate(found.federations):
        for column, bases in enumerate(found.bases):
            minimum = replace(
                world.ruleset.minimum,
                federation_bases=bases,
                confederation_federations=federations,
                confederation_bases=bases * federations,
            )
            partial = {
                "partial_federation": min(Fraction(bases), rule.thresholds["partial_federation"]),
                "partial_confederation": min(Fraction(bases * federations), rule.thresholds["partial_confederation"]),
            }
            criteria = {**world.ruleset.criteria, "FND-01": replace(rule, thresholds=partial)}
            anew = replace(world.examined(), ruleset=replace(world.ruleset, minimum=minimum, criteria=criteria))
            assert audit(anew).level is found.levels[row][column], (federations, bases)


def test_a_federation_has_one_row_and_a_committee_none() -> None:
    world = World()
    for number in range(4):
        world.base(f"b{number}")
    world.log = LOG
    found = audit(_told(world).examined()).sensitivity
    assert found is not None
    assert found.federations == (0,)
    assert [level is not Level.NO_BASE_SHOWN for level in found.levels[0]] == [True] * 10
    assert audit(World(ClaimedClass.COMMITTEE).examined()).sensitivity is None
    assert audit(World(ClaimedClass.COMMITTEE).examined()).robustness is None


def test_votes_are_shown_beside_power() -> None:
    world = World()
    for number, votes in enumerate((50, 49, 1)):
        world.tell("votes", {"members": 100, "votes": votes}, world.base(f"b{number}"))
    world.declare()
    found = audit(world.examined()).power
    assert found is not None
    assert found.votes == (50, 49, 1)
    assert found.indices.banzhaf == (Fraction(3, 5), Fraction(1, 5), Fraction(1, 5))
    world.told.pop("affiliates")
    assert audit(world.examined()).power is None


def test_dependence_names_donor_and_host_and_lists_support_without_amount() -> None:
    world = World()
    spent: dict[str, Json] = {"currency": "EUR", "total": 100, "dues": 20, "external": 80, "conditions": None}
    world.tell("income", {**spent, "year": "2024", "planned": False, "largest_donor": 10})
    world.tell("income", {**spent, "year": "2025", "planned": False, "largest_donor": 70})
    world.tell("income", {**spent, "year": "2026", "planned": True, "largest_donor": 99})
    support: dict[str, Json] = {
        "kind": "hosting",
        "source": "x",
        "source_kind": "union",
        "amount": None,
        "currency": None,
    }
    world.act(SUBJECT, Kind.SUPPORT, date(2024, 2, 1), support)
    found = audit(world.examined()).dependence

    assert [(each.kind, each.share) for each in found.supporters] == [("donor", Fraction(7, 10))]
    assert len(found.unvalued) == 1


def test_members_for_programs_have_all_that_the_contract_names() -> None:
    world = _told(confederation())
    members = _spelled(world.examined())

    assert set(members) == {
        *("format", "ruleset", "subject", "on", "log", "claimed_class", "levels", "findings", "not_examined"),
        *("sensitivity", "robustness", "power", "dependence"),
    }
    findings = members["findings"]
    assert isinstance(findings, list)
    ids = [each["id"] for each in findings if isinstance(each, dict)]
    assert tuple(ids) == CATALOGUE == tuple(sorted(JUDGES, key=CATALOGUE.index))
    for each in findings:
        assert isinstance(each, dict)
        assert set(each) == {
            *("id", "answer", "severity", "value", "threshold", "unit", "provenance", "evidence", "norm", "sentence"),
        }


def test_decimals_are_exact_where_they_have_an_end() -> None:
    said = [exact(each) for each in (None, Fraction(15), Fraction(1, 8), Fraction(2, 3), Fraction(0))]
    assert said == [None, "15", "0.125", "0.666666666667", "0"]


def test_shares_are_read_in_per_cent_with_the_fraction_where_that_is_not_whole() -> None:
    assert words.spelled(Fraction(4, 5), "share", "en") == "80%"
    assert words.spelled(Fraction(2, 3), "share", "en") == "66.7% (2/3)"
    assert words.spelled(Fraction(2, 3), "share", "fa") == "۶۶٫۷٪ (۲/۳)"
    assert words.spelled(None, "share", "fa") == "–"
    assert words.spelled(Fraction(15), "bodies", "fa") == "۱۵"


def test_each_body_is_looked_at_once() -> None:
    world = confederation(3, 6)
    looked: dict[OrganisationId, int] = {}
    said = world.examined()

    def below(body: OrganisationId) -> list[OrganisationId]:
        looked[body] = looked.get(body, 0) + 1
        return world.below.get(body, [])

    audit(replace(said, view=replace(said.view, below=below)))

    assert max(looked.values()) == 1
    assert said.on == ON
