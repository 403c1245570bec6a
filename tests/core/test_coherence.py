"""Where a statute contradicts itself: of each way the smallest bad statute is found, the nearest good one is silent."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from colonnade.core.statutes.coherence import contradictions, of_rules
from colonnade.core.statutes.contradictions import KINDS, Contradiction
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.rules import Rules, told_rule
from colonnade.core.statutes.texts import Statute
from colonnade.words import coherence as words
from tests.sizes import sized
from tests.statutes import WHOLE, one_language, rule, statutes

Said = tuple[tuple[str, str], ...]

ASSEMBLY = (
    ("member.class.members", "worker; votes_in: assembly"),
    ("organ.assembly", "assembly; composed_of: members"),
)
WORKERS = (("member.class.members", "worker; votes_in: assembly"),)
AFFILIATES = (("member.class.affiliates", "organisation; tier: base; votes_in: congress"),)
BY_RULES: tuple[tuple[str, Said, Said], ...] = (
    (
        "unreachable_organ.nobody",
        (*ASSEMBLY, ("organ.board", "board; seats: 5")),
        (*ASSEMBLY, ("organ.board", "board; elected_by: assembly; seats: 5")),
    ),
    (
        "unreachable_organ.by_unknown",
        (*ASSEMBLY, ("organ.board", "board; elected_by: congress")),
        (*ASSEMBLY, ("organ.board", "board; elected_by: members")),
    ),
    (
        "unreachable_organ.by_supporters",
        (*ASSEMBLY, ("member.class.friends", "supporter"), ("organ.council", "council; elected_by: friends")),
        (*ASSEMBLY, ("member.class.friends", "supporter"), ("organ.council", "council; elected_by: friends, members")),
    ),
    (
        "unreachable_organ.not_set_up",
        (*ASSEMBLY, ("discipline.appeal", "commission")),
        (*ASSEMBLY, ("discipline.appeal", "assembly")),
    ),
    (
        "organ_electing_itself.itself",
        (*ASSEMBLY, ("organ.board", "board; elected_by: assembly, board")),
        (*ASSEMBLY, ("organ.board", "board; elected_by: assembly")),
    ),
    (
        "organ_electing_itself.itself",
        (("organ.board", "board; composed_of: board"),),
        (("organ.board", "board; composed_of: members"),),
    ),
    (
        "organ_electing_itself.circle",
        (("organ.council", "council; elected_by: board"), ("organ.board", "board; elected_by: council")),
        (
            *(("organ.council", "council; elected_by: board, members"), ("organ.board", "board; elected_by: council")),
            ("member.class.members", "worker; votes_in: council"),
        ),
    ),
    (
        "member_class_without_voter.no_vote",
        (*ASSEMBLY, ("member.class.retired", "retired")),
        (*ASSEMBLY, ("member.class.retired", "supporter")),
    ),
    (
        "member_class_without_voter.no_class",
        (*ASSEMBLY, ("member.kind", "worker, retired")),
        (*ASSEMBLY, ("member.kind", "worker, supporter")),
    ),
    (
        "electorate_without_end.closed",
        (("member.class.founders", "worker; entry: closed"), ("organ.assembly", "assembly; composed_of: founders")),
        (
            ("member.class.founders", "worker; entry: closed; until: 24 months"),
            ("organ.assembly", "assembly; composed_of: founders"),
        ),
    ),
    (
        "electorate_without_end.closed",
        (
            *(("member.class.founders", "worker; entry: closed"), ("organ.board", "board; elected_by: assembly")),
            ("member.class.friends", "supporter"),
            ("organ.assembly", "assembly; composed_of: founders, friends, board"),
        ),
        (
            *(("member.class.founders", "worker; entry: closed"), ("organ.board", "board; elected_by: assembly")),
            ("member.class.friends", "worker"),
            ("organ.assembly", "assembly; composed_of: founders, friends, board"),
        ),
    ),
    (
        "claim_wider_than_membership.constituency",
        (
            ("member.class.members", "worker; votes_in: assembly; entry: invitation"),
            ("claims.constituency", "all_workers"),
        ),
        (
            ("member.class.members", "worker; votes_in: assembly; entry: application"),
            ("claims.constituency", "all_workers"),
        ),
    ),
    (
        "claim_wider_than_membership.territory",
        (("member.territory", "آلمان, فرانسه"), ("claims.territory", "ایران")),
        (("member.territory", "آلمان, ايران"), ("claims.territory", "ایران")),
    ),
    (
        "claim_wider_than_membership.sectors",
        (("member.sectors", "metal"), ("claims.sectors", "metal, mining")),
        (("member.sectors", "metal, mining"), ("claims.sectors", "metal, mining")),
    ),
    (
        "claim_wider_than_membership.committee",
        (("claims.name_class", "committee"), ("claims.represents", "yes")),
        (("claims.name_class", "committee"), ("claims.represents", "no")),
    ),
    ("quorum_never_met.above_the_whole", (("quorum", "more than 1/1"),), (("quorum", "1/1"),)),
    (
        "quorum_never_met.above_the_seats",
        (*ASSEMBLY, ("organ.board", "board; elected_by: assembly; seats: 5"), ("quorum.board", "6")),
        (*ASSEMBLY, ("organ.board", "board; elected_by: assembly; seats: 5"), ("quorum.board", "5")),
    ),
    (
        "quorum_never_met.second_harder",
        (("quorum", "more than 1/2; second: 1/2+1"),),
        (("quorum", "1/2+1; second: more than 1/2"),),
    ),
    (
        "quorum_never_met.of_nobody",
        (*WORKERS, ("quorum", "1/2 of organisations")),
        (*AFFILIATES, ("quorum", "1/2 of organisations")),
    ),
    (
        "majority_of_nothing.of_nobody",
        (*WORKERS, ("majority.amend", "2/3; and: more than 1/2 of organisations")),
        (*AFFILIATES, ("majority.amend", "2/3; and: more than 1/2 of organisations")),
    ),
    (
        "majority_of_nothing.of_nobody",
        (*ASSEMBLY, ("majority", "2/3 of delegates")),
        (*ASSEMBLY, ("majority", "2/3 of delegates"), ("delegates.max", "6")),
    ),
    ("majority_of_nothing.none", (("majority", "0"),), (("majority", "more than 1/2"),)),
    ("majority_of_nothing.above_the_whole", (("dissolve.majority", "1/1+1"),), (("dissolve.majority", "1/1"),)),
    (
        "majority_of_nothing.minority",
        (("majority.amend", "1/3; and: more than 1/2 of organisations"),),
        (("majority.amend", "2/3; and: 1/3 of organisations"),),
    ),
    ("majority_of_nothing.minority", (("majority", "more than 1/3"),), (("majority.elect", "more than 1/3"),)),
    (
        "independent_beside_elastic_funds.unbounded",
        (("independence.of", "state"), ("finance.sources", "dues, projects")),
        (("independence.of", "state"), ("finance.sources", "dues, projects"), ("finance.donor_share_max", "10%")),
    ),
    (
        "independent_beside_elastic_funds.unbounded",
        (("independence.of", "state"), ("finance.sources", "any"), ("finance.external_share_max", "100%")),
        (("independence.of", "state"), ("finance.sources", "any"), ("finance.external_share_max", "99%")),
    ),
    (
        "independent_beside_elastic_funds.paid_by",
        (("independence.of", "employer"), ("finance.sources", "dues, employers")),
        (("independence.of", "state"), ("finance.sources", "dues, employers")),
    ),
    (
        "name_against_tiers.of_persons",
        (*WORKERS, ("claims.name_class", "federation")),
        (*AFFILIATES, ("claims.name_class", "federation")),
    ),
    (
        "name_against_tiers.no_federations",
        (*AFFILIATES, ("claims.name_class", "confederation")),
        (*AFFILIATES, ("claims.name_class", "confederation"), ("found.min_branches", "5")),
    ),
    (
        "name_against_tiers.of_organisations",
        (*AFFILIATES, ("claims.name_class", "base")),
        (*AFFILIATES, *WORKERS, ("claims.name_class", "base")),
    ),
    (
        "name_against_tiers.of_one",
        (("claims.name_class", "federation"), ("found.min_base", "1")),
        (("claims.name_class", "federation"), ("found.min_base", "2")),
    ),
    (
        "party_clause_excludes_members.membership",
        (("member.exclude", "party_member"),),
        (("member.exclude", "hires_fires"),),
    ),
    ("party_clause_excludes_members.posts", (("incompat", "party_member"),), (("incompat", "party_leadership"),)),
    ("deadlines_overlap.call_late", (("call", "46 days; max: 45 days"),), (("call", "45 days; max: 45 days"),)),
    ("deadlines_overlap.call_late", (("call", "4 months; max: 118 days"),), (("call", "4 months; max: 119 days"),)),
    ("deadlines_overlap.motions_before_call", (("call", "21 days; motions: 21"),), (("call", "22 days; motions: 21"),)),
    (
        "deadlines_overlap.extraordinary",
        (("call", "31 days"), ("extraordinary", "by: members; deadline_days: 30")),
        (("call", "31 days"), ("call.extraordinary", "15"), ("extraordinary", "by: members; deadline_days: 30")),
    ),
    (
        "deadlines_overlap.arrears",
        (("arrears", "after: 3; effect: no_vote"), ("arrears", "after: 3; effect: ended")),
        (("arrears", "after: 3; effect: no_vote"), ("arrears", "after: 4; effect: ended")),
    ),
    (
        "deadlines_overlap.term",
        (
            *(*ASSEMBLY, ("organ.board", "board; elected_by: assembly")),
            *(("term.board", "1 year"), ("meets.assembly", "13 months")),
        ),
        (
            *(*ASSEMBLY, ("organ.board", "board; elected_by: assembly")),
            *(("term.board", "1 year"), ("meets.assembly", "12 months")),
        ),
    ),
    (
        "deadlines_overlap.term",
        (("audit.elected_by", "congress"), ("audit.term", "1 year"), ("meets.congress", "24")),
        (("audit.elected_by", "congress"), ("audit.term", "2 years"), ("meets.congress", "24")),
    ),
    ("rules_differ.said", (("proxy.max", "1"), ("proxy.max", "2")), (("proxy.max", "1"), ("proxy.max.board", "2"))),
    (
        "rules_differ.sources",
        (("finance.sources", "dues, sales"), ("finance.forbidden_sources", "sales")),
        (("finance.sources", "dues"), ("finance.forbidden_sources", "sales")),
    ),
)  # fmt: skip
TWO = "languages: en, fa\nbinding: en\ncalendar: gregorian\nzone: UTC\n"


def _two(lines: str, title: str = "[fa] اساسنامه\n") -> Statute:
    return read_statute(f"colonnade.statute/1\n{TWO}# Statute\n{title}{lines}".encode())


BY_TEXTS: tuple[tuple[str, Statute, Statute], ...] = (
    (
        "translation_missing.article",
        _two("### Article 1\nName\n"),
        _two("### Article 1\nName\n[fa]\nنام\n"),
    ),
    (
        "translation_missing.binding",
        _two("### Article 1\n[fa]\nنام\n"),
        _two("### Article 1\nName\n[fa]\nنام\n"),
    ),
    (
        "translation_missing.titles",
        _two("### Article 1\nName\n[fa]\nنام\n", ""),
        _two("### Article 1\nName\n[fa]\nنام\n"),
    ),
    (
        "translation_out_of_step.parts",
        _two("### Article 1\n1. a\n2. b\n[fa]\n۱. الف\n"),
        _two("### Article 1\n1. a\n2. b\n[fa]\n۱. الف\n۲. ب\n"),
    ),
    (
        "translation_out_of_step.numbers",
        _two("### Article 1\n15 days\n[fa]\n۴۵ روز\n"),
        _two("### Article 1\n15 days since 2024\n[fa]\n۱۵ روز از ۱۴۰۲\n"),
    ),
    (
        "translation_out_of_step.numbers",
        _two("### Article 1\n15 days, 2/3\n[fa]\n۱۴ روز، دو سوم\n"),
        _two("### Article 1\n15 days, 2/3\n[fa]\n۱۵ روز، دو سوم\n"),
    ),
    (
        "numbering_collision.articles",
        _two("### Article 1\n### Article 1\n### Article 2\n"),
        _two("### Article 1\n### Article 1 bis\n### Article 2\n"),
    ),
    (
        "numbering_gap.articles",
        _two("### Article 1\n### Article 3\n"),
        _two("### Article 1\n### Article 2\n"),
    ),
    (
        "numbering_gap.articles",
        _two("### Article 1\n### Article 1 bis 2\n"),
        _two("### Article 1\n### Article 1 bis\n### Article 1 bis 2\n"),
    ),
    ("numbering_gap.articles", _two("### Article 2\n"), _two("### Article 1\n")),
    (
        "numbering_gap.order",
        _two("### Article 2\n### Article 1\n"),
        _two("### Article 1\n### Article 2\n"),
    ),
    (
        "numbering_collision.chapters",
        _two("## Chapter 1\n### Article 1\n## Chapter 1\n### Article 2\n"),
        _two("## Chapter 1\n### Article 1\n## Chapter 2\n### Article 2\n"),
    ),
    (
        "numbering_gap.chapters",
        _two("## Chapter 1\n### Article 1\n## Chapter 3\n### Article 2\n"),
        _two("### Article 1\n## Chapter 1\n### Article 2\n"),
    ),
    (
        "numbering_gap.chapters_order",
        _two("## Chapter 2\n### Article 1\n## Chapter 1\n### Article 2\n"),
        _two("## Chapter 1\n### Article 1\n## Chapter 2\n### Article 2\n"),
    ),
    (
        "numbering_collision.parts",
        one_language("1. a\n1. b\n"),
        one_language("1. a\nNote 1: n\n1. b\n"),
    ),
    ("numbering_gap.parts", one_language("Note 1: a\nNote 3: b"), one_language("Note 1: a\nNote 2: b")),
    ("numbering_gap.parts_order", one_language("2. b\n1. a"), one_language("1. a\n2. b")),
)  # fmt: skip


def _rules(said: Sequence[tuple[str, str]]) -> Rules:
    return Rules(tuple(rule(name, text, str(number)) for number, (name, text) in enumerate(said, 1)))


def _codes(found: Sequence[Contradiction]) -> list[str]:
    return [each.code for each in found]


@pytest.mark.parametrize(("code", "bad", "good"), BY_RULES)
def test_rules_that_contradict_are_found_alone_and_the_nearest_good_ones_are_silent(
    code: str, bad: Said, good: Said
) -> None:
    assert _codes(of_rules(_rules(bad), whole=True)) == [code]
    assert _codes(of_rules(_rules(good), whole=True)) == []


@pytest.mark.parametrize(("code", "bad", "good"), BY_TEXTS)
def test_texts_that_contradict_are_found_alone_and_the_nearest_good_ones_are_silent(
    code: str, bad: Statute, good: Statute
) -> None:
    assert _codes(contradictions(bad)) == [code]
    assert _codes(contradictions(good)) == []


def test_every_kind_and_every_way_has_its_smallest_bad_statute() -> None:
    shown = {code for code, _, _ in (*BY_RULES, *BY_TEXTS)}

    assert shown == words.SENTENCES.keys()
    assert {code.partition(".")[0] for code in shown} == set(KINDS)


def test_a_finding_names_every_article_concerned_once() -> None:
    (found,) = of_rules(_rules((("independence.of", "state"), ("finance.sources", "any"))), whole=True)

    assert (found.articles, found.facts) == (("1", "2"), {"sources": "any"})


def test_a_whole_small_statute_is_silent() -> None:
    assert contradictions(read_statute(WHOLE.encode())) == ()


@pytest.mark.parametrize(
    "said",
    [
        (("organ.board", "board; seats: 5"),),
        (("quorum.congress", "1/2"), *ASSEMBLY),
        (("member.class.members", "worker"),),
        (("claims.name_class", "confederation"),),
    ],
)
def test_what_a_statute_known_in_part_does_not_say_is_not_held_against_it(said: Said) -> None:
    assert of_rules(_rules(said), whole=False) == ()


def test_a_statute_known_from_a_dossier_alone_is_checked_by_its_rules() -> None:
    told = [
        *told_rule("member.class.everybody", {"kind": "worker", "entry": "application"}, "art. 1 cl. 3"),
        *told_rule("member.class.main_members", {"kind": "worker", "entry": "closed"}, "art. 2 cl. 9"),
        *told_rule("organ.assembly", {"kind": "assembly", "composed_of": ["main_members"]}, "art. 2 cl. 9"),
        *told_rule("finance.sources", ["dues", "public", "aligned_institutions", "projects"], "art. 2, as attached"),
        *told_rule("independence.of", ["state"], "not told"),
        *told_rule("incompat", ["party_member"], "not told"),
    ]

    assert [(each.kind.value, each.articles) for each in of_rules(Rules(tuple(told)), whole=False)] == [
        ("member_class_without_voter", ("art. 1 cl. 3", "art. 2 cl. 9")),
        ("electorate_without_end", ("art. 2 cl. 9",)),
        ("independent_beside_elastic_funds", ("not told", "art. 2, as attached")),
        ("party_clause_excludes_members", ("not told",)),
    ]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_finding_is_said_with_a_mend(language: str) -> None:
    every = [found for _, bad, _ in BY_RULES for found in of_rules(_rules(bad), whole=True)]
    every += [found for _, bad, _ in BY_TEXTS for found in contradictions(bad)]

    for found in every:
        for said in (words.sentence(found, language), words.mend(found, language)):
            assert said.endswith("."), said
            assert "{" not in said
            assert "\n" not in said


def test_facts_are_said_in_the_words_of_the_language() -> None:
    (found,) = of_rules(_rules((("call", "21 days; motions: 1 month"),)), whole=True)

    assert words.sentence(found, "en") == (
        "Motions must be in 1 month before, and the call need go out only 21 days before."
    )
    assert "۱ ماه پیش‌تر" in words.sentence(found, "fa")


@given(statutes())
@settings(max_examples=sized(300), deadline=None)
def test_any_statute_is_checked_and_every_finding_is_said(statute: Statute) -> None:
    found = contradictions(statute)

    assert found == contradictions(statute)
    assert all(
        words.sentence(each, language) and words.mend(each, language) for each in found for language in ("fa", "en")
    )


def test_of_many_arrears_each_pair_of_effects_is_told_once_by_the_two_that_are_farthest_out_of_order() -> None:
    said = [f"after: {at} months; effect: no_vote" for at in (3, 12, 6)]
    said += [f"after: {at} months; effect: ended" for at in (9, 4, 24)]
    (found,) = of_rules(Rules(tuple(rule("arrears", each, str(at)) for at, each in enumerate(said, 1))), whole=False)

    assert found.articles == ("2", "5")
    assert (found.facts["first"], found.facts["then"]) == ("12 months", "4 months")
