"""Dossiers: what is read, what becomes of it, and what a bad one says of itself on which line."""

import dataclasses
import random
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.acts.envelope import Provenance as Reported
from colonnade.core.audit.criteria import JUDGES
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.dossier import Dossier
from colonnade.core.audit.dossier_acts import NAMES_A_BODY, TYPES
from colonnade.core.audit.dossier_faults import NotADossier
from colonnade.core.audit.dossier_lines import Path, lines_of
from colonnade.core.audit.dossier_reading import LARGEST, MOST_ALIKE, MOST_ENTRIES, read_dossier
from colonnade.core.audit.evidence import EvidenceKind, Provenance
from colonnade.core.audit.ruleset import read_rule_set
from colonnade.core.organisations.acts import SHAPES
from colonnade.core.organisations.forms import is_column, shown_members
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.statutes.contradictions import KINDS
from colonnade.edges.rulesets import shipped
from colonnade.words import acts as act_words
from colonnade.words import dossiers as words
from colonnade.words.calendars import digits
from colonnade.words.refusals import in_words
from tests.dossiers import SMALL, Writing, toml
from tests.sizes import sized

SOURCE = FilePath(__file__).parents[2] / "src" / "colonnade" / "core"
BY_A_LOG = {
    "opened",
    "votes_counted",
    "unavailability_declared",
    "acts_confirmed",
    "key_rotated",
    "key_lost",
    "key_loss_objected",
    "log_continued",
}


def read(text: str) -> Dossier:
    return read_dossier(text.encode())


def line_of(part: str, text: str = SMALL) -> int:
    return text[: text.index(part)].count("\n") + 1


def refused(text: str | bytes) -> NotADossier:
    with pytest.raises(NotADossier) as caught:
        read_dossier(text if isinstance(text, bytes) else text.encode())
    return caught.value


def what_is_wrong(text: str) -> NotADossier | None:
    try:
        read(text)
    except NotADossier as found:
        return found
    return None


def test_a_dossier_is_read_into_acts_that_stand_and_facts_with_their_grounds() -> None:
    dossier = read(SMALL)

    view = dossier.view(dossier.on)
    assert dossier.on == date(2024, 3, 31)
    assert dossier.claimed_class is ClaimedClass.BASE
    assert is_column(view, dossier.subject)
    assert shown_members(view, dossier.subject) == 120
    assert dossier.set_aside == ()
    assert [each.matter for each in dossier.told] == ["dues_paid"]
    assert dossier.told[0].of == dossier.subject
    assert dossier.told[0].evidence[0].ref == "register#dues"
    assert [(each.key, each.value, each.article) for each in dossier.rules] == [("term", 3, "art. 9")]
    assert dossier.replies[0].to == "FIN-02"


def test_every_reported_act_is_keyless_and_of_its_own_book() -> None:
    dossier = read(SMALL)

    for act in dossier.acts.values():
        assert act.provenance is Reported.REPORTED
    assert not dossier.view(dossier.on).of(dossier.subject, Kind.KEY)
    assert {span.organisation for span in dossier.book.everything()} == {dossier.subject}


def test_the_order_of_entries_and_the_names_of_bodies_change_no_act() -> None:
    writing = Writing("order", "2024-03", "roof", "Order")
    writing.body("roof", "federation", "2020-01")
    for number in range(6):
        writing.base(f"base-{number}", "2019-01", branch="food", members=60, counted="2023-01")
        writing.joins(f"base-{number}", "roof", "2020-01")
    first = read(writing.text())
    shuffled = dataclasses.replace(writing, parts=random.Random(1).sample(writing.parts, len(writing.parts)))

    again = read(shuffled.text())
    renamed = read(re.sub(r'(body|to|candidate) = "base-(\d)"', r'\1 = "other.\2"', writing.text()))

    ids = {act.id for act in first.acts.values()}
    assert ids == {act.id for act in again.acts.values()} == {act.id for act in renamed.acts.values()}
    assert len(first.view(first.on).below(first.subject)) == len(again.view(again.on).below(again.subject)) == 6


TOLD_AS_RULES = {"statutes.adopted", "statutes.amended", "statutes.renewed"}
"""What a statute says a dossier tells rule by rule, as far as it is known."""


def test_what_a_source_can_report_is_every_type_but_those_of_keys_logs_and_files() -> None:
    silent = {each.removeprefix("organisations.").partition("/")[0] for each in SHAPES.keys() - TYPES.keys()}

    assert silent - TOLD_AS_RULES == BY_A_LOG
    assert TYPES.keys() <= SHAPES.keys()


def test_every_fact_that_names_a_body_is_known_to_name_one() -> None:
    source = (SOURCE / "organisations" / "acts.py").read_text()
    named = set(re.findall(r'"([a-z_]+)": (?:each\(|maybe\()?organisation\b', source))

    assert named == NAMES_A_BODY


def test_a_fact_is_known_as_well_as_the_best_of_its_sources_knows_it_and_all_are_kept() -> None:
    text = SMALL.replace(
        'from = [{ source = "register", place = "p. 3", provenance = "reported" }]',
        'from = [{ source = "register", provenance = "inferred" }, { source = "register", provenance = "own" }]',
    )

    known = read(text).known["founding"]

    assert known.best is Provenance.OWN
    assert [each.provenance for each in known.grounds] == [Provenance.INFERRED, Provenance.OWN]
    assert [each.provenance for each in known.evidence(EvidenceKind.ACT)] == [Provenance.OWN]


def test_two_counts_of_one_day_are_both_kept_and_neither_holds() -> None:
    second = SMALL[SMALL.index('[[act]]\nid = "count"') : SMALL.index("[[told]]")]
    text = SMALL.replace("[[told]]", second.replace('"count"', '"other"').replace("120", "240") + "[[told]]", 1)

    dossier = read(text)

    assert {each.name for each in dossier.set_aside} == {"count", "other"}
    assert {each.why for each in dossier.set_aside} == {"sources_differ"}
    assert shown_members(dossier.view(dossier.on), dossier.subject) is None


def test_the_same_act_told_twice_is_one_act_with_two_names() -> None:
    second = SMALL[SMALL.index('[[act]]\nid = "count"') : SMALL.index("[[told]]")].replace('"count"', '"again"')

    dossier = read(SMALL.replace("[[told]]", second + "[[told]]", 1))

    assert dossier.acts["count"].id == dossier.acts["again"].id
    assert dossier.set_aside == ()


def test_an_admission_without_a_decision_told_rests_on_one_that_is_inferred_and_shows_no_votes() -> None:
    writing = Writing("joined", "2024-03", "roof", "Joined")
    writing.body("roof", "federation", "2020-01")
    writing.body("base", "base", "2019-01")
    writing.act("roof", "affiliation_admitted", "2020-01", {"candidate": "base"}, id="joined")

    dossier = read(writing.text())

    (decision,) = [act for name, act in dossier.acts.items() if name.endswith(":decision")]
    assert decision.facts == {"to": dossier.subject, "kind": "full", "votes": None, "attested": False}
    assert dossier.known["joined:decision"].best is Provenance.INFERRED
    assert len(dossier.view(dossier.on).below(dossier.subject)) == 1


@pytest.mark.parametrize(
    ("roof", "column", "joined", "answer"),
    [
        (("2020-01", False), ("2020-02", False), ("2020-02", False), "fail"),
        (("2020-01", False), ("2020-02", True), ("2020-02", False), "unknown"),
        (("2020-01", True), ("2019-01", False), ("2020-02", True), "unknown"),
        (("2020-01", True), ("2019-01", False), ("2020-02", False), "pass"),
        (("2020-01", False), ("2019-01", True), ("2020-02", True), "pass"),
    ],
)
def test_what_is_known_only_by_a_day_may_be_older_and_shows_nothing_against_anybody(
    roof: tuple[str, bool], column: tuple[str, bool], joined: tuple[str, bool], answer: str
) -> None:
    writing = Writing("by-a-day", "2024-03", "roof", "By a day")
    name = {"name": {"en": "R"}, "claimed_class": "federation", "basis": "organisations", "workplace": False}
    writing.act("roof", "founded", roof[0], name, at_latest=roof[1])
    base = {"name": {"en": "B"}, "claimed_class": "base", "basis": "members", "workplace": True}
    writing.act("base", "founded", column[0], base, at_latest=column[1])
    writing.act("roof", "affiliation_admitted", joined[0], {"candidate": "base"}, at_latest=joined[1])
    writing.told("affiliates", {"total": 1})
    rules = read_rule_set(shipped(), THRESHOLDS)

    found = JUDGES["FND-03"](read(writing.text()).examined(rules), rules.criteria["FND-03"])

    assert found.answer.value == answer


def test_what_the_rules_told_contradict_is_found_and_what_is_told_of_it_is_not_found_twice() -> None:
    writing = Writing("elastic", "2024-03", "roof", "Elastic")
    writing.body("roof", "federation", "2020-01")
    funds = writing.rule("finance.sources", ["dues", "projects"], "art. 7")
    independent = writing.rule("independence.of", ["state"], "art. 2")
    found = read(writing.text()).contradictions
    told = {"kind": "independent_beside_elastic_funds", "articles": list(found[0].articles), "drawn_from": [funds]}
    writing.parts.append("[[contradiction]]\nid = 'told'\n" + "".join(f"{k} = {toml(v)}\n" for k, v in told.items()))

    again = read(writing.text()).contradictions

    assert [each.kind for each in found] == [each.kind for each in again] == ["independent_beside_elastic_funds"]
    assert {each.ref for each in found[0].evidence} == {funds, independent}
    assert {each.ref for each in again[0].evidence} == {funds}


@pytest.mark.parametrize("kind", [*KINDS, "words_against_aims"])
def test_every_kind_of_contradiction_that_a_statute_can_be_found_in_can_be_told(kind: str) -> None:
    (found,) = read(SMALL.replace("numbering_gap", kind)).contradictions

    assert found.kind == kind


def test_one_article_told_differently_is_a_conflict_of_sources_and_two_articles_are_a_contradiction() -> None:
    for article, kinds, answer in (("art. 3", [], "pass"), ("art. 4", ["rules_differ"], "partial")):
        writing = Writing("differing", "2024-03", "roof", "Differing", is_whole=True)
        writing.body("roof", "federation", "2020-01")
        writing.rule("proxy.max", 1, "art. 3")
        writing.rule("proxy.max", 2, article)
        dossier = read(writing.text())
        rules = read_rule_set(shipped(), THRESHOLDS)
        found = {each: JUDGES[each](dossier.examined(rules), rules.criteria[each]) for each in ("COH-03", "DEM-03")}

        assert [each.kind for each in dossier.contradictions] == kinds
        assert found["DEM-03"].in_conflict
        assert found["COH-03"].answer == answer


def test_an_act_that_cannot_stand_is_kept_and_set_aside_with_its_reason() -> None:
    writing = Writing("aside", "2024-03", "roof", "Aside")
    writing.body("roof", "federation", "2020-01")
    writing.act(
        "roof", "count_returned", "2021-01", {"period": "2021-01", "basis": "members", "inspectors": 0, "count": 100}
    )

    (aside,) = read(writing.text()).set_aside

    assert aside.why == "count_without_inspector"
    for language in ("en", "fa"):
        assert "_" not in words.on_set_aside(aside.name, aside.why, language)


def test_of_a_hidden_body_no_day_is_told_and_no_size_but_by_inspectors() -> None:
    writing = Writing("hidden", "2024-03-04", "roof", "Hidden")
    writing.body("roof", "federation", "2020-01-05")
    writing.act("hidden", "founded", "2019-03", {"visibility": "sealed", "claimed_class": "base", "basis": "members"})
    writing.act("roof", "attested", "2023-01", {"inspectors": 2, "of": "hidden"})

    dossier = read(writing.text())

    assert dossier.set_aside == ()
    assert is_column(dossier.view(dossier.on), dossier.bodies["hidden"])
    assert refused(writing.text().replace('"2019-03"', '"2019-03-07"')).facts["fault"] == "hidden_by_month"


def test_free_text_is_warned_about_with_its_lines_and_never_declared_clean() -> None:
    dossier = read(SMALL)

    assert {line_of("title ="), line_of("title = { en"), line_of('place = "p. 3"'), line_of("name = {")} < set(
        dossier.free_texts
    )
    assert line_of("text = {") in dossier.free_texts
    assert line_of('key = "term"') not in dossier.free_texts
    for language in ("en", "fa"):
        assert digits(str(len(dossier.free_texts)), language) in words.on_free_text(dossier.free_texts, language)
    assert words.on_free_text((), "en") == ""


def test_a_bom_and_windows_line_ends_are_read() -> None:
    plain, marked = read(SMALL), read_dossier(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())

    assert {act.id for act in plain.acts.values()} == {act.id for act in marked.acts.values()}


COUNTED_AS_FOUNDED = 'body = "bakers"\ntype = "organisations.founded/1"\neffective = "2023'
# Each: what stands in SMALL, what stands there instead, the fault, at which text it is said (if "": at what stands).
BAD: list[tuple[str, str, str, str]] = [
    # not TOML
    ('id = "small"', 'id = "small', "open_string", ""),
    ('id = "small"', "id = 'small", "open_string", ""),
    ('id = "small"', 'id = "sm\\qall"', "open_string", ""),
    ('id = "small"', "id", "no_equals", ""),
    ('id = "small"', 'id: "small"', "no_equals", ""),
    ('id = "small"', "id =", "no_value", ""),
    ('id = "small"', "id = small", "no_value", ""),
    ('id = "small"', "id = True", "no_value", ""),
    ('id = "small"', 'id = "small" "large"', "rest_of_line", ""),
    ('id = "small"', 'id = "small" // a remark', "rest_of_line", ""),
    ('id = "small"', 'id = "small"\nid = "again"', "given_twice", 'id = "again"'),
    ("[[source]]", "[[source]", "bad_header", ""),
    ("[[source]]", "[source", "bad_header", ""),
    ("[[source]]", "[[]]", "no_key", ""),
    ("[[source]]", "]", "not_toml", ""),
    ("[act.facts]", "[act.facts]\n[act.facts]", "given_twice", "[act.facts]\nname"),
    ("[[reply]]", "[told]\n[[reply]]", "given_twice", "[told]"),
    ("conditions = []", "conditions = [", "no_value", 'title = { fa = "یک'),
    ('title = { en = "A register" }', 'title = { en = "A register"', "open_table", ""),
    ('title = { en = "A register" }', 'title = { en = "A",\n fa = "د" }', "no_key", 'title = { en = "A",'),
    ('title = { en = "A register" }', 'title = { en = "A register", en = "B" }', "given_twice", ""),
    ('id = "small"', 'id = "sm\x01all"', "unprintable", ""),
    ("value = 3", "value = 0x", "rest_of_line", ""),
    ("value = 3", "value = 3 4", "rest_of_line", ""),
    ("value = 3", "value = 03", "rest_of_line", ""),
    ("value = 3", "value = " + "[" * 40 + "]" * 40, "too_deep", ""),
    ("value = 3", "value = " + "{a=" * 40 + "1" + "}" * 40, "too_deep", ""),
    ("value = 3", "value = " + "9" * 5000, "number", ""),
    ("value = 3", "value." + "a." * 40 + "b = 3", "too_deep", ""),
    ("[[source]]", "[" + "a." * 40 + "b]\n[[source]]", "too_deep", "[a.a."),
    # values that no dossier holds
    ("value = 3", "value = 3.5", "fraction", ""),
    ("value = 3", "value = inf", "fraction", ""),
    ("value = 3", "value = 1e3", "fraction", ""),
    ("value = 3", "value = 9007199254740992", "number", ""),
    ("value = 3", "value = 2024-03-01", "native_date", ""),
    ("value = 3", "value = 2024-03-01T07:30:00Z", "native_date", ""),
    ("value = 3", "value = 07:30:00", "native_date", ""),
    ('date = "2024-03"', "date = 2024-03-04", "native_date", ""),
    ('date = "2024-03"', "date = 2024-03", "rest_of_line", ""),
    ('en = "A syndicate"', 'en = "A \\u202esyndicate"', "unprintable", 'en = "A \\u202e'),
    ('en = "A syndicate"', 'en = "A e\\u0301 syndicate"', "unprintable", 'en = "A e'),
    ('en = "A syndicate"', 'en = """\nA\nsyndicate"""', "unprintable", ""),
    ('en = "A syndicate"', 'en = "A\\tsyndicate"', "unprintable", ""),
    # the head
    ('format = "colonnade.dossier/1"', "", "missing", "^"),
    ('"colonnade.dossier/1"', '"colonnade.dossier/2"', "format", ""),
    ('"colonnade.dossier/1"', "1", "format", ""),
    ('id = "small"', "", "missing", "format"),
    ('id = "small"', 'id = "small one"', "not_a_name", ""),
    ('id = "small"', 'id = "کوچک"', "not_a_name", ""),
    ('id = "small"', f'id = "{"a" * 61}"', "not_a_name", ""),
    ('id = "small"', 'id = ""', "empty", ""),
    ('id = "small"', "id = 1", "not_text", ""),
    ('date = "2024-03"', "", "missing", "format"),
    ('date = "2024-03"', 'date = "March 2024"', "day", ""),
    ('date = "2024-03"', 'date = "2024-13"', "day", ""),
    ('date = "2024-03"', 'date = "2024-02-30"', "day", ""),
    ('date = "2024-03"', 'date = "1402-12-30"', "future", 'month = "2024-02"'),
    ('languages = ["fa", "en"]', 'languages = "fa"', "not_a_list", ""),
    ('languages = ["fa", "en"]', "languages = []", "empty", ""),
    ('languages = ["fa", "en"]', 'languages = ["fa", "xx"]', "not_one_of", ""),
    ('languages = ["fa", "en"]', 'languages = ["fa", "fa"]', "listed_twice", ""),
    ('languages = ["fa", "en"]', 'languages = ["fa"]', "language", 'title = { fa = "یک'),
    ("conditions = []", "", "missing", "format"),
    ("conditions = []", 'conditions = ["secret"]', "not_one_of", ""),
    ("conditions = []", 'conditions = ["one_party", "one_party"]', "listed_twice", ""),
    ("conditions = []", "conditions = true", "not_a_list", ""),
    ("conditions = []", 'conditions = ["one_party"]', "untrue_condition", ""),
    ("conditions = []", 'conditions = ["reply_not_asked"]', "untrue_condition", ""),
    ("conditions = []", 'conditions = ["statute_in_part"]\nstatute_is_whole = true', "untrue_condition", "conditions"),
    ('title = { fa = "یک سندیکا", en = "A syndicate" }', "", "missing", "format"),
    ('title = { fa = "یک سندیکا", en = "A syndicate" }', 'title = "A syndicate"', "not_a_passage", ""),
    ('title = { fa = "یک سندیکا", en = "A syndicate" }', "title = {}", "not_a_passage", ""),
    ('en = "A syndicate"', 'de = "Ein Syndikat"', "language", ""),
    ('en = "A syndicate"', 'en = " "', "empty", ""),
    ('en = "A syndicate"', f'en = "{"a" * 501}"', "long_text", ""),
    ('subject = "bakers"', "", "missing", "format"),
    ('subject = "bakers"', 'subject = "millers"', "no_such_body", ""),
    ('subject = "bakers"', 'subject = "bakers"\nauthor = "somebody"', "person", "author"),
    ('subject = "bakers"', 'subject = "bakers"\ncontact = "somebody"', "person", "contact"),
    ('subject = "bakers"', 'subject = "bakers"\nsubjekt = "bakers"', "unknown_key", "subjekt"),
    ('subject = "bakers"', 'subject = "bakers"\n"a key" = 1', "key", '"a key"'),
    ('subject = "bakers"', 'subject = "bakers"\n[sources]', "unknown_key", "[sources]"),
    ('subject = "bakers"', 'subject = "bakers"\nact = 3', "given_twice", "[[act]]"),
    # sources and grounds
    ("[[source]]", "[[sauce]]", "unknown_key", ""),
    ('id = "register"', "", "missing", "[[source]]"),
    ('title = { en = "A register" }', "title = 7", "not_a_passage", ""),
    ('month = "2024-02"', 'month = "2024-02-03"', "not_a_month", ""),
    ('month = "2024-02"', 'month = "2024-04"', "future", ""),
    ('month = "2024-02"', 'month = "spring"', "day", ""),
    ('language = "en"\nwhose', 'language = "klingon"\nwhose', "not_one_of", ""),
    ('whose = "register"', 'whose = "friend"', "not_one_of", ""),
    ('whose = "register"', 'whose = ["register"]', "not_one_of", ""),
    ('whose = "register"', 'whose = "own"', "cannot_tell", 'from = [{ source = "register", place'),
    ('whose = "register"', 'whose = "register"\nurl = "x"', "unknown_key", "url"),
    ('source = "register", place = "p. 3"', 'source = "regster", place = "p. 3"', "no_such_source", ""),
    ('place = "p. 3", provenance = "reported"', 'place = "p. 3"', "missing", ""),
    ('place = "p. 3", provenance = "reported"', 'provenance = "signed"', "signed", ""),
    ('place = "p. 3", provenance = "reported"', 'provenance = "witnessed"', "signed", ""),
    ('place = "p. 3", provenance = "reported"', 'provenance = "rumoured"', "not_one_of", ""),
    ('place = "p. 3", provenance = "reported"', 'provenance = "member"', "cannot_tell", ""),
    ('place = "p. 3", provenance = "reported"', 'provenance = "inferred"', "drawn_from_nothing", ""),
    ('place = "p. 3"', 'page = "3"', "unknown_key", ""),
    ('place = "p. 3"', "place = 3", "not_text", ""),
    ('[{ source = "register", place = "p. 3", provenance = "reported" }]', "[]", "no_ground", ""),
    ('[{ source = "register", place = "p. 3", provenance = "reported" }]', '"register"', "not_entries", ""),
    ('[{ source = "register", place = "p. 3", provenance = "reported" }]', '["register"]', "not_entries", ""),
    ('[{ source = "register", place = "p. 3", provenance = "reported" }]', "{ source = 1 }", "not_entries", ""),
    # acts
    ('id = "founding"', "", "missing", "[[act]]"),
    ('id = "founding"', 'id = "count"', "named_twice", 'id = "count"\nbody = "bakers"\ntype = "organisations.count'),
    ('body = "bakers"\ntype = "organisations.c', 'body = "millers"\ntype = "organisations.c', "no_such_body", ""),
    ('"organisations.founded/1"', '"organisations.founded/2"', "not_one_of", ""),
    ('"organisations.founded/1"', '"organisations.key_rotated/1"', "not_one_of", ""),
    ('"organisations.founded/1"', '"founded"', "not_one_of", ""),
    ('effective = "2019-05"', "", "missing", "[[act]]"),
    ('effective = "2019-05"', 'effective = "2024-04"', "future", ""),
    ('effective = "2019-05"', 'effective = "May 2019"', "day", ""),
    ('effective = "2019-05"', 'effective = "2019-05"\nsealed_by = "x"', "unknown_key", "sealed_by"),
    ('effective = "2019-05"', 'effective = "2019-05"\nseal = "x"', "seal", "seal ="),
    ('effective = "2019-05"', 'effective = "2019-05"\ncorrects = "nothing"', "cannot_correct", "corrects"),
    ('effective = "2023-12"', 'effective = "2023-12"\ncorrects = "nothing"', "no_such_act", "corrects"),
    ('effective = "2023-12"', 'effective = "2023-12"\ncorrects = "count"', "loop", "corrects"),
    ('effective = "2019-05"', 'effective = "2019-05"\ndrawn_from = ["nothing"]', "no_such_fact", "drawn_from"),
    ('effective = "2019-05"', 'effective = "2019-05"\ndrawn_from = ["founding"]', "no_such_fact", "drawn_from"),
    ('effective = "2019-05"', 'effective = "2019-05"\ndrawn_from = "count"', "not_a_list", "drawn_from"),
    ('effective = "2019-05"', 'effective = "2019-05"\nat_latest = "yes"', "not_yes_or_no", "at_latest"),
    ('effective = "2019-05"', 'effective = "2019-05"\nnote = "so"', "not_a_passage", "note"),
    ('claimed_class = "base"', "", "missing", "[act.facts]"),
    ('claimed_class = "base"', 'claimed_class = "party"', "not_one_of_fact", ""),
    ('basis = "members"\nbranch', 'basis = "crowd"\nbranch', "not_one_of_fact", ""),
    ('claimed_class = "base"', 'claimed_class = "base"\nClaimed-Class = "base"', "unknown_fact", "Claimed-Class"),
    ('claimed_class = "base"', 'claimed_class = "base"\n"claimed.class" = "base"', "key", '"claimed.class"'),
    ("workplace = true", "workplace = 1", "kind_of_fact", ""),
    ("workplace = true", 'workplace = true\nkeys = ["x"]', "seal", "keys"),
    ("workplace = true", "workplace = true\nholder = 1", "person", "holder"),
    ("workplace = true", "workplace = true\nnotice = 1", "unknown_fact", "notice"),
    ("workplace = true", "workplace = true\nnotice_days = -1", "kind_of_fact", "notice_days"),
    ("workplace = true", 'workplace = true\npresence = [{ category = "all", band = 15 }]', "not_a_band", "presence"),
    ("workplace = true", 'workplace = true\npresence = [{ category = "workers" }]', "missing", "presence"),
    ('branch = "food"', 'branch = "Food and drink"', "form_of_fact", ""),
    ('fa = "سندیکای نانوایان", en', 'de = "Bäcker", en', "not_one_of_fact", ""),
    ('name = { fa = "سندیکای نانوایان", en = "Bakers\' Syndicate" }', "name = {}", "not_one_of_fact", ""),
    ('name = { fa = "سندیکای نانوایان", en = "Bakers\' Syndicate" }', 'name = "Bakers"', "kind_of_fact", ""),
    ("inspectors = 2, count = 120", "inspectors = 2", "exactly_one", "facts = { period"),
    ("inspectors = 2, count = 120", "inspectors = 2, count = 49", "small_count", ""),
    ("inspectors = 2, count = 120", "inspectors = 2, count = 120, at_least = 50", "exactly_one", ""),
    ("inspectors = 2, count = 120", "inspectors = 2, at_least = 20", "not_a_band", ""),
    ("inspectors = 2, count = 120", 'inspectors = 2, count = 120, commitment = "00"', "seal", ""),
    ("inspectors = 2, count = 120", 'inspectors = "two", count = 120', "kind_of_fact", ""),
    ('period = "2023-12"', 'period = "winter"', "day", ""),
    ('"organisations.count_returned/1"', '"organisations.founded/1"', "founded_twice", COUNTED_AS_FOUNDED),
    ('"organisations.count_returned/1"', '"organisations.office_filled/1"', "unknown_fact", "facts = { period"),
    # matters, claims, rules, replies
    ('matter = "dues_paid"', 'matter = "dues"', "not_one_of", ""),
    ('matter = "dues_paid"', "", "missing", "[[told]]"),
    ('matter = "dues_paid"', 'matter = "dues_paid"\nof = "millers"', "no_such_body", "of ="),
    ('matter = "dues_paid"', 'matter = "own_rules"', "missing", "[[told]]"),
    ("paid = 90, due", "payed = 90, due", "missing", ""),
    ("paid = 90, due", "due", "missing", "facts = { due"),
    ("paid = 90, due", 'paid = "90", due', "kind_of_fact", ""),
    ("paid = 90, due", "paid = true, due", "kind_of_fact", ""),
    ("facts = { paid = 90, due = 100, ladder_is_equal = true }", "facts = 3", "not_a_table", ""),
    ("facts = { paid = 90, due = 100, ladder_is_equal = true }", "", "missing", "[[told]]"),
    ('kind = "name_class"', 'kind = "greatness"', "not_one_of", ""),
    ('kind = "name_class"', "kind = 1", "not_one_of", ""),
    ('facts = { class = "base" }', "", "missing", "[[claim]]"),
    ("value = 3", "", "missing", "[[rule]]"),
    ('article = "art. 9"', "", "missing", "[[rule]]"),
    ('key = "term"', "key = 3", "not_text", ""),
    ('key = "term"', 'key = "terms"', "rule_key", ""),
    ('key = "term"', 'key = "wishes"', "rule_key", ""),
    ('key = "term"', 'key = "term.board.elect"', "rule_key", ""),
    ("value = 3", 'value = "long"', "rule_value", ""),
    ("value = 3", "value = true", "rule_value", ""),
    ("value = 3", "value = [3]", "rule_value", ""),
    ('facts = { class = "base" }', 'facts = { class = "guild" }', "not_one_of_fact", ""),
    ('facts = { class = "base" }', 'facts = { klass = "base" }', "missing", "facts = { klass"),
    ('kind = "numbering_gap"', 'kind = "gap"', "not_one_of", ""),
    ('articles = ["art. 7", "art. 9"]', 'articles = "art. 7"', "not_a_list", ""),
    ('articles = ["art. 7", "art. 9"]', "articles = [7, 9]", "not_text", ""),
    ('drawn_from = ["term"]', 'drawn_from = ["terms"]', "no_such_fact", ""),
    ('drawn_from = ["term"]', "drawn_from = []", "not_a_list", ""),
    ('id = "numbers"', 'id = "term"', "named_twice", 'id = "term"\nkind'),
    ('subject = "bakers"', 'subject = "bakers"\nstatute_is_whole = "yes"', "not_yes_or_no", "statute_is_whole"),
    ('why = "opinion"', 'why = "gossip"', "not_one_of", ""),
    ('why = "opinion"', "", "missing", "[[unshown]]"),
    ('to = "FIN-02"', 'to = "FIN"', "no_such_finding", ""),
    ('to = "FIN-02"', "", "missing", "[[reply]]"),
    ('text = { en = "We see it otherwise." }', f'text = {{ en = "{"a" * 2001}" }}', "long_text", ""),
    ('text = { en = "We see it otherwise." }', 'text = { en = "We do." }\nsigned_by = "x"', "person", "signed_by"),
]  # fmt: skip


def test_there_are_more_than_a_hundred_kinds_of_bad_dossiers() -> None:
    assert len(BAD) > 130


@pytest.mark.parametrize(
    ("good", "bad", "fault", "at"), BAD, ids=[f"{number}-{each[2]}" for number, each in enumerate(BAD)]
)
def test_a_bad_dossier_names_its_fault_and_its_line(good: str, bad: str, fault: str, at: str) -> None:
    assert good in SMALL, good
    text = SMALL.replace(good, bad, 1)

    found = refused(text)

    place = at or bad or good
    expected = (
        {1} if at == "^" else {text[: match.start()].count("\n") + 1 for match in re.finditer(re.escape(place), text)}
    )
    assert found.facts["fault"] == fault, found
    assert found.facts["line"] in expected, (found, expected)
    for language in ("en", "fa"):
        sentence = in_words(found.code, found.facts, language)
        assert str(found.facts["line"]) in sentence
        assert "\n" not in sentence
        assert f" {fault}" not in sentence or "_" not in fault


@pytest.mark.parametrize(
    ("content", "fault", "line"),
    [
        (b"", "missing", 1),
        (b"\x00\xff", "not_utf8", 1),
        (SMALL.encode().replace(b"A register", b"A r\xe9gister"), "not_utf8", line_of("A register")),
        (SMALL.encode("utf-16"), "not_utf8", 1),
        (SMALL.encode() + b"#" * LARGEST, "too_large", 1),
        (b'{"format": "colonnade.dossier/1"}', "not_toml", 1),
        (b"<html></html>", "not_toml", 1),
        (b'format = "colonnade.dossier/1"\nid = [1,\n2,\n', "open_array", 2),
        (b'format = "colonnade.dossier/1"\nid = { a = 1', "open_table", 2),
        (b'format = "colonnade.dossier/1"\nid = "small', "open_string", 2),
        (b'format = "colonnade.dossier/1"\nid = """small\n\n\n', "open_string", 2),
        (SMALL.split("[[source]]")[0].encode(), "no_source", 1),
        (SMALL.replace("[[act]]", "[[claim]]").encode(), "not_entries", line_of("[act.facts]")),
    ],
)
def test_what_is_no_dossier_at_all_is_said_to_be_none(content: bytes, fault: str, line: int) -> None:
    found = refused(content)

    assert (found.facts["fault"], found.facts["line"]) == (fault, line)


def test_more_entries_than_a_dossier_may_have_are_refused() -> None:
    reply = '[[reply]]\nto="FIN-02"\n'

    assert refused(SMALL + reply * MOST_ENTRIES).facts["fault"] == "too_many"


def test_more_of_one_thing_than_can_be_held_against_each_other_is_refused_with_its_line() -> None:
    for table, said in (
        ("rule", "key = 'term'\nvalue = 3\narticle = 'art. 9'\n"),
        ("told", "matter = 'remark'\n"),
    ):
        every = [
            f"[[{table}]]\nid = 'x{at}'\n{said}from = [{{ source = 'register', provenance = 'own' }}]\n"
            for at in range(MOST_ALIKE + 1)
        ]
        found = refused(SMALL + "".join(every))
        assert (found.facts["fault"], str(found.facts["key"]).partition("[")[0]) == ("too_many_alike", table)


def test_a_chain_of_acts_that_each_name_the_next_is_followed_to_its_end() -> None:
    writing = Writing("chain", "2024-03", "roof", "Chain")
    writing.body("roof", "federation", "2020-01")
    writing.act("roof", "statement", "2021-01", {"title": {"en": "Said"}}, id="a0")
    for at in reversed(range(1, 400)):
        writing.act("roof", "replied", "2021-01", {"to": f"a{at - 1}", "title": {"en": "Reply"}}, id=f"a{at}")

    acts = read(writing.text()).acts
    assert all(acts[f"a{at}"].facts["to"] == acts[f"a{at - 1}"].id for at in range(1, 400))


def test_acts_that_name_one_another_in_a_circle_are_refused() -> None:
    writing = Writing("circle", "2024-03", "roof", "Circle")
    writing.body("roof", "federation", "2020-01")
    for here, there in (("one", "two"), ("two", "one")):
        writing.act("roof", "replied", "2021-01", {"to": there, "title": {"en": "Reply"}}, id=here)

    assert refused(writing.text()).facts["fault"] == "loop"


def test_two_bodies_are_not_founded_in_the_same_words() -> None:
    writing = Writing("twins", "2024-03", "one", "Twins")
    writing.body("one", "base", "2020-01", name={"en": "Bakers"})
    writing.body("two", "base", "2020-01", name={"en": "Bakers"})

    assert refused(writing.text()).facts["fault"] == "same_founding"


def test_an_office_is_told_by_its_role_and_nobody_holds_it() -> None:
    writing = Writing("office", "2024-03", "roof", "Office")
    writing.body("roof", "federation", "2020-01")
    writing.act("roof", "organ_established", "2020-01", {"organ": "board", "name": {"en": "Board"}})
    facts = {"office": "chair", "organ": "board", "title": {"en": "Chair"}, "elected_by": "board"}
    writing.act("roof", "office_filled", "2020-01", facts)

    dossier = read(writing.text())

    (office,) = dossier.view(dossier.on).of(dossier.subject, Kind.OFFICE)
    assert office.facts["holder"] == "chair"
    assert (
        refused(writing.text().replace('"elected_by"', '"holder"').replace("elected_by", "holder")).facts["fault"]
        == "person"
    )


def test_under_the_condition_of_months_no_day_stands_anywhere() -> None:
    text = SMALL.replace("conditions = []", 'conditions = ["months_only"]')
    read(text)

    for good in ('date = "2024-03"', 'effective = "2019-05"', 'period = "2023-12"'):
        found = refused(text.replace(good, f'{good[:-1]}-01"'))
        assert (found.facts["fault"], found.facts["line"]) == ("day_for_month", line_of(good))


def test_every_fault_that_is_given_has_words_and_every_word_its_fault() -> None:
    source = "".join(path.read_text() for path in (SOURCE / "audit").glob("dossier*.py"))
    given = set(re.findall(r'refused\(\s*"([a-z_0-9]+)"', source))
    given |= set(
        re.findall(r'(?:NotADossier\([^"]*""|fault =|, )[ ,]*"([a-z_0-9]+)"\)?(?:,?$| from)', source, re.MULTILINE)
    )
    given |= {fault for *_, fault, _ in BAD}

    assert given >= words.FAULTS.keys() - set(act_words.FAULTS)
    assert {each for *_, each, _ in BAD} <= words.FAULTS.keys() == words.REMEDIES.keys()


LETTERS = st.text(alphabet="ab\"'\\\n\r\t[]{}=,.#_-0129 یو\u200c:TZe+", max_size=40)


@settings(max_examples=sized(3000), deadline=None)
@given(at=st.integers(0, len(SMALL)), cut=st.integers(0, 60), put=LETTERS)
def test_whatever_is_put_anywhere_a_dossier_is_read_or_refused_with_a_line(at: int, cut: int, put: str) -> None:
    text = SMALL[:at] + put + SMALL[at + cut :]

    found = what_is_wrong(text)

    if found is not None:
        assert 1 <= int(found.facts["line"]) <= text.count("\n") + 1
        assert "{" not in in_words(found.code, found.facts, "fa").partition(": ")[0]


@settings(max_examples=sized(1000), deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_refused_and_never_a_fault_of_ours(content: bytes) -> None:
    refused(content)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats() | st.dates() | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)


def spelled(value: Any) -> str:
    if value is None:
        return '""'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {spelled(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(spelled, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(c):08x}" if not 0xD800 <= ord(c) < 0xE000 else "" for c in value) + '"'
    return str(value) if isinstance(value, int | float) else value.isoformat()


@settings(max_examples=sized(2000), deadline=None)
@given(place=st.integers(0, 200), value=VALUES)
def test_any_value_in_any_place_is_read_or_refused_there(place: int, value: Any) -> None:
    keyed = list(re.finditer(r"(?m)^[a-z_]+ = (?!\[$)(.+)$", SMALL))
    chosen = keyed[place % len(keyed)]
    text = SMALL[: chosen.start(1)] + spelled(value) + SMALL[chosen.end(1) :]

    found = what_is_wrong(text)

    assert found is None or 1 <= int(found.facts["line"]) <= text.count("\n") + 1


def paths_in(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    if isinstance(value, dict):
        for key, each in value.items():
            yield from paths_in(each, (*path, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from paths_in(each, (*path, number))


AWKWARD = '''
a . "b c" = 1  # remark [x]
'd.e' = [ # one
  1, # two ]
  [ "]", '}', """x
  " ]"" \\"""" ],
  { k = "#", "l" = { m = [ ] } }
]
[t.u]
v.w = """"four""""
x = \'\'\'it\'s
'' two\'\'\'
[[t.list]]
y = 1979-05-27 07:32:00
[[t.list.inner]]
z = -1e5
[[t.list]]
[t.list.deep.er]
q = true
["quoted \\u0041".'raw']
r = "\\"]"
'''


@pytest.mark.parametrize("text", [SMALL, AWKWARD])
def test_the_lines_are_those_of_every_path_that_tomllib_sees_and_of_no_other(text: str) -> None:
    lines = lines_of(text)

    assert set(lines.of) | {()} == set(paths_in(tomllib.loads(text)))


def test_each_thing_stands_on_its_own_line() -> None:
    of = lines_of(AWKWARD).of

    assert of["a", "b c"] == 2
    assert (of["d.e", 0], of["d.e", 1], of["d.e", 1, 2], of["d.e", 2, "l", "m"]) == (4, 5, 5, 7)
    assert (of["t", "u"], of["t", "u", "v", "w"], of["t", "u", "x"]) == (9, 10, 11)
    assert (of["t", "list", 0], of["t", "list", 0, "inner", 0, "z"], of["t", "list", 1]) == (13, 16, 17)
    assert (of["t", "list", 1, "deep", "er", "q"], of["quoted A", "raw", "r"]) == (19, 21)


@settings(max_examples=sized(2000), deadline=None)
@given(
    tables=st.lists(
        st.tuples(st.sampled_from(["[[a]]", "[[a.b]]", "[c{}]", "[[a.b.d]]"]), st.lists(VALUES, max_size=3)), max_size=6
    )
)
def test_whatever_tomllib_reads_has_every_path_on_a_line_in_order(tables: list[tuple[str, list[Any]]]) -> None:
    text = "\n".join(
        header.format(number) + "\n" + "\n".join(f"k{each} = {spelled(value)}" for each, value in enumerate(values))
        for number, (header, values) in enumerate(tables)
    )
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return

    lines = lines_of(text)

    assert set(lines.of) | {()} == set(paths_in(document))
    for path, line in lines.of.items():
        if isinstance(path[-1], str) and path[-1].startswith("k"):
            assert text.split("\n")[line - 1].startswith(path[-1])
