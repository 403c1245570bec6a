"""A rule set is exact and whole, or refused with its place; its digest is over its bytes."""

import hashlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.audit.criteria import CATALOGUE
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.findings import Severity
from colonnade.core.audit.ruleset import SIZE_LIMIT, NotARuleSet, RuleSet, read_rule_set
from colonnade.core.organisations.minimum import DEFAULT
from colonnade.edges.rulesets import shipped
from colonnade.words.refusals import in_words

TEXT = shipped().decode()


def _read(text: str | bytes) -> RuleSet:
    return read_rule_set(text.encode() if isinstance(text, str) else text, THRESHOLDS)


def test_the_one_that_comes_with_colonnade_has_all_forty_criteria_and_the_minima_of_forms() -> None:
    rules = _read(TEXT)

    assert tuple(rules.criteria) == CATALOGUE == tuple(THRESHOLDS)
    assert rules.minimum == DEFAULT
    assert rules.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert {each.value: weight for each, weight in rules.weights.items()} == {"M": 3, "m": 1}
    assert sum(each.severity is Severity.BLOCKER for each in rules.criteria.values()) == 12
    assert all(each.norms for each in rules.criteria.values())


def test_a_byte_more_is_another_rule_set() -> None:
    assert _read(TEXT + "# mine\n").sha256 != _read(TEXT).sha256


WRONG = {
    "no_toml": (TEXT.replace("[weights]", "[weights", 1), "not_toml", "9"),
    "twice": (TEXT.replace("M = 3", "M = 3\nM = 4", 1), "not_toml", "11"),
    "format": (TEXT.replace("audit-rules/1", "audit-rules/2", 1), "format", "format"),
    "no_version": (TEXT.replace('version = "2026.1"', "", 1), "missing", "version"),
    "empty_version": (TEXT.replace('version = "2026.1"', 'version = ""', 1), "not_a_text", "version"),
    "turned_version": (TEXT.replace('version = "2026.1"', 'version = "\\u202e"', 1), "not_a_text", "version"),
    "top": (f"more = 1\n{TEXT}", "unknown", "more"),
    "table": (TEXT.replace("[levels]", "[level]", 1), "missing", "levels"),
    "weight": (TEXT.replace("M = 3", "", 1), "missing", "weights.M"),
    "weight_of_blockers": (TEXT.replace("M = 3", "M = 3\nB = 9", 1), "unknown", "weights.B"),
    "float": (TEXT.replace("M = 3", "M = 3.5", 1), "not_a_number", "weights.M"),
    "negative": (TEXT.replace("M = 3", "M = -3", 1), "not_a_number", "weights.M"),
    "truth": (TEXT.replace("M = 3", "M = true", 1), "not_a_number", "weights.M"),
    "by_nothing": (TEXT.replace('"17/20"', '"17/0"', 1), "not_a_number", "levels.stands"),
    "in_words": (TEXT.replace('"17/20"', '"85 %"', 1), "not_a_number", "levels.stands"),
    "persian_digits": (TEXT.replace('"17/20"', '"۱۷/۲۰"', 1), "not_a_number", "levels.stands"),
    "beyond_all": (TEXT.replace('"17/20"', '"21/20"', 1), "levels_out_of_order", "levels"),
    "upside_down": (TEXT.replace('"17/20"', '"12/20"', 1), "levels_out_of_order", "levels"),
    "half_a_base": (
        TEXT.replace("column_members = 10", 'column_members = "21/2"', 1),
        "not_whole",
        "minimum.column_members",
    ),
    "no_minimum": (TEXT.replace("column_members = 10", "", 1), "missing", "minimum.column_members"),
    "no_criterion": (TEXT.replace("criteria.FND-01", "criteria.FND-91", 1), "missing", "criteria.FND-01"),
    "more_criteria": (TEXT + TEXT[TEXT.index("[criteria.SAF-03]") :].replace("03", "04"), "unknown", "criteria.SAF-04"),
    "severity": (TEXT.replace('severity = "B"', 'severity = "C"', 1), "not_a_severity", "criteria.FND-01.severity"),
    "threshold": (
        TEXT.replace("months_before", "months_after", 1),
        "missing",
        "criteria.FND-03.thresholds.months_before",
    ),
    "no_norms": (
        TEXT[: TEXT.index("norms = [")] + "norms = []\n" + TEXT[TEXT.index("[criteria.FND-02]") :],
        "no_norm",
        "criteria.FND-01.norms",
    ),
    "tag": (TEXT.replace('tag = "law"', 'tag = "rumour"', 1), "not_a_tag", "criteria.FND-01.norms[0].tag"),
    "no_edition": (TEXT.replace("edition", "editions", 1), "missing", "criteria.FND-01.norms[0].edition"),
    "a_word_for_a_table": ('criteria = "all"\n' + TEXT[: TEXT.index("[criteria.FND-01]")], "not_a_table", "criteria"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_with_a_rule_set_is_said_with_its_place(kind: str) -> None:
    text, fault, place = WRONG[kind]
    with pytest.raises(NotARuleSet) as refused:
        _read(text)

    assert refused.value.facts == {"fault": fault, "place": place}
    within = refused.value.within("mine.toml")
    assert str(within.facts["place"]) == (f"mine.toml:{place}" if place.isdigit() else f"mine.toml, {place}")
    for language in ("en", "fa"):
        assert fault not in in_words(within.code, within.facts, language) or "_" not in fault


def test_bytes_that_are_no_text_and_too_many_of_them_are_refused() -> None:
    for content, fault in (
        (b"a = 1\nb = \xff", "not_utf8"),
        (b" " * (SIZE_LIMIT + 1), "too_long"),
        (b"a=" + b"[" * 9000, "not_toml"),
    ):
        with pytest.raises(NotARuleSet) as refused:
            _read(content)
        assert refused.value.facts["fault"] == fault


@given(st.integers(0, len(TEXT)), st.integers(0, 60), st.text(max_size=8))
def test_whatever_is_cut_out_or_put_in_is_read_or_refused_in_one_way(at: int, cut: int, put: str) -> None:
    with suppress(NotARuleSet):
        _read((TEXT[:at] + put + TEXT[at + cut :]).encode("utf-8", "surrogatepass"))
