"""Statutes: what a rule can say, exactly; the file, read and written; what is refused, with its line."""

from contextlib import suppress
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.dates import from_solar
from colonnade.core.statutes.coherence import contradictions
from colonnade.core.statutes.export import as_html, as_markdown
from colonnade.core.statutes.faults import NotAStatute
from colonnade.core.statutes.reading import MOST_BYTES, MOST_FAULTS, faults_of, read_statute
from colonnade.core.statutes.rules import BadRule, Rules, asked, told_rule
from colonnade.core.statutes.texts import Number, PartKind, Statute
from colonnade.core.statutes.values import Bound, Calendar, Share, Span, Table, Unit, spelled
from colonnade.core.statutes.vocabulary import GROUPS, KEYS, rule_name, value_of
from colonnade.core.statutes.writing import written
from tests.sizes import sized
from tests.statutes import ARTICLE, HEAD, SAID, WHOLE, files, one_language, rule, statutes


def share(text: str) -> Share:
    value = value_of(rule_name("majority"), text)
    assert isinstance(value, Table)
    found = value.get("ratio")
    assert isinstance(found, Share)
    return found


@pytest.mark.parametrize(
    ("text", "whole", "needed"),
    [
        ("more than 1/2", 15, 8),
        ("1/2+1", 15, 9),
        ("more than 1/2", 14, 8),
        ("1/2+1", 14, 8),
        ("1/2", 15, 8),
        ("2/3", 9, 6),
        ("2/3", 10, 7),
        ("more than 2/3", 9, 7),
        ("3/4", 4, 3),
        ("1/1+1", 4, 5),
        ("بیش از ۱/۲", 15, 8),
        ("۵۰٪", 15, 8),
    ],
)
def test_more_than_half_and_half_plus_one_are_two_rules(text: str, whole: int, needed: int) -> None:
    assert share(text).needed(whole) == needed


@given(st.integers(0, 20), st.integers(1, 20), st.sampled_from(Bound), st.integers(0, 500))
def test_one_fewer_than_needed_never_meets_a_share(over: int, under: int, bound: Bound, whole: int) -> None:
    wanted = Share(Fraction(over, under), bound)
    needed = wanted.needed(whole)

    assert wanted.is_met(needed, whole)
    assert not wanted.is_met(needed - 1, whole)
    if bound is Bound.MORE_THAN:
        assert Fraction(needed) > wanted.part * whole >= needed - 1


@pytest.mark.parametrize(
    ("span", "day", "gregorian", "solar"),
    [
        (Span(15, Unit.DAYS), date(2024, 2, 20), date(2024, 3, 6), date(2024, 3, 6)),
        (Span(1, Unit.MONTHS), date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 1)),
        (Span(3, Unit.YEARS), date(2024, 2, 29), date(2027, 2, 28), date(2027, 3, 1)),
        (Span(1, Unit.YEARS), from_solar(1403, 12, 30), date(2026, 3, 20), from_solar(1404, 12, 29)),
        (Span(6, Unit.MONTHS), from_solar(1404, 6, 31), date(2026, 3, 22), from_solar(1404, 12, 29)),
        (Span(100, Unit.YEARS), date(9990, 1, 1), date.max, date.max),
        (Span(36_525, Unit.DAYS), date(9999, 1, 1), date.max, date.max),
    ],
)
def test_a_span_ends_on_the_day_that_the_calendar_of_the_statute_has(
    span: Span, day: date, gregorian: date, solar: date
) -> None:
    assert span.after(day, Calendar.GREGORIAN) == gregorian
    assert span.after(day, Calendar.SOLAR) == solar


@given(st.integers(0, 1200), st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(Calendar))
def test_months_last_no_fewer_and_no_more_days_than_said(months: int, day: date, calendar: Calendar) -> None:
    span = Span(months, Unit.MONTHS)

    assert span.fewest_days <= (span.after(day, calendar) - day).days <= span.most_days


_ANY_TOLD = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(("kind", "of", "ratio", "and", "first", "by", "x")), inner, max_size=3),
    ),
    max_leaves=5,
)


@given(st.sampled_from((*KEYS, *GROUPS, "organ.board", "member.class.all", "nothing")), _ANY_TOLD)
def test_whatever_a_dossier_tells_is_taken_or_refused(name: str, raw: object) -> None:
    with suppress(BadRule):
        told = told_rule(name, raw, "1")
        assert all(value_of(each.name, spelled(each.value)) == each.value for each in told)


@pytest.mark.parametrize(("name", "text"), SAID)
def test_what_a_rule_says_is_read_from_how_it_is_spelled(name: str, text: str) -> None:
    found = rule_name(name)
    value = value_of(found, text)

    assert str(found) == name
    assert value_of(found, spelled(value)) == value
    assert all(ord(letter) < 128 for letter in spelled(value)) or "ایران" in text or "صندوق" in text


def test_every_key_says_which_room_it_binds() -> None:
    assert {key.room for key in KEYS.values()} <= {
        *("organisations", "members", "assemblies", "apportionment", "elections", "treasury", "audit")
    }


@pytest.mark.parametrize(
    ("name", "raw", "article"),
    [
        ("incompat", ["party_member"], "not told"),
        ("finance.sources", ["dues", "public", "aligned_institutions", "projects"], "art. 2, as attached"),
        ("extraordinary", {"by": "members", "ratio": "1/10", "deadline_days": 30, "self_executing": True}, "9"),
        ("recall", {"by": "assembly", "majority": "1/2", "days": 30}, "10"),
        ("term", 3, "5"),
        ("proxy.max", 1, "5"),
        ("founders.sunset_days", 180, "5"),
        ("call", {"min_days": 15, "max_days": 45}, "7"),
        ("quorum", {"first": "1/2+1", "second": "1/3", "interval_days": 15}, "7"),
        ("majority", {"of": "cast", "ratio": "2/3", "and": {"of": "organisations", "ratio": "1/2"}}, "7"),
    ],
)
def test_what_a_dossier_tells_of_a_statute_is_taken_as_it_is(name: str, raw: object, article: str) -> None:
    (told,) = told_rule(name, raw, article)

    assert (str(told.name), told.article) == (name, article)


def test_a_group_is_told_at_once() -> None:
    told = told_rule("discipline", {"hearing": True, "days_to_answer": 14}, "9")

    assert [(str(each.name), each.value) for each in told] == [
        ("discipline.hearing", True),
        ("discipline.days_to_answer", 14),
    ]


def test_an_audit_asks_for_plain_values_and_for_a_majority_of_recall_in_full() -> None:
    assert asked(rule("term.board", "18 months")) == Fraction(3, 2)
    assert asked(rule("incompat.board", "public_office, party_leadership")) == ("public_office", "party_leadership")
    assert asked(rule("recall.board", "assembly; majority: more than 2/3; days: 45")) == {
        "by": "assembly",
        "majority": "more than 2/3",
        "days": 45,
    }
    assert asked(rule("recall.board", "assembly")) == {"by": "assembly"}


def test_the_narrowest_rule_holds() -> None:
    said = Rules(
        (
            rule("quorum", "1/4"),
            rule("quorum.extraordinary", "1/3"),
            rule("quorum.assembly", "1/2"),
            rule("quorum.assembly.extraordinary", "2/3"),
        )
    )

    def first(organ: str, matter: str) -> str:
        return str(said.field("quorum", "first", organ, matter))

    assert first("assembly", "extraordinary") == "2/3"
    assert first("assembly", "amend") == "1/2"
    assert first("board", "extraordinary") == "1/3"
    assert first("board", "") == "1/4"


def test_a_majority_is_written_as_it_is_spoken() -> None:
    assert rule("majority", "2/3 of cast").value == rule("majority", "ratio: 2/3; of: cast").value
    assert rule("quorum", "more than 1/2 of organisations; second: any").value == (
        rule("quorum", {"first": "more than 1/2", "of": "organisations", "second": "any"}).value
    )


def test_a_statute_is_read_as_it_stands() -> None:
    statute = read_statute(WHOLE.encode())
    members = next(each for each in statute.articles() if each.number == Number(2))

    assert (statute.languages, statute.binding, statute.zone) == (("fa", "en"), "fa", "Asia/Tehran")
    assert [len(chapter.articles) for chapter in statute.chapters] == [1, 3]
    assert [part.kind for part in members.versions["en"].parts] == [
        *(PartKind.PARAGRAPH, PartKind.ITEM, PartKind.ITEM, PartKind.NOTE, PartKind.NOTE)
    ]
    assert [(str(each.name), each.article, each.line) for each in members.rules] == [
        ("member.class.members", "2", 34),
        ("member.exclude", "2", 35),
    ]
    assert statute.rules.value("term", "board") == Span(3, Unit.YEARS)


def test_a_file_in_its_one_form_comes_back_byte_for_byte() -> None:
    assert written(read_statute(WHOLE.encode())) == WHOLE.encode()


@given(statutes())
@settings(max_examples=sized(500), deadline=None)
def test_what_is_written_is_read_as_the_same_statute_and_written_as_the_same_bytes(statute: Statute) -> None:
    once = written(statute)

    assert read_statute(once) == statute
    assert written(read_statute(once)) == once


def test_hands_write_in_many_ways_and_mean_the_same() -> None:
    by_hand = (
        WHOLE.replace("\n", "\r\n\r\n")
        .replace("### ماده ۲: ", "###ماده 2 :")
        .replace("۱. شاغل", "1) شاغل")
        .replace("تبصره ۱:", "تبصره 1 :")
        .replace("> term.board = 3 years", "> term.board = ۳ سال")
        .replace("first: 1/2+1; second: 1/3; interval: 15 days", "۱/۲ + ۱؛ second: ۱/۳؛ interval_days: ۱۵")
    )

    assert read_statute(b"\xef\xbb\xbf" + by_hand.encode()) == read_statute(WHOLE.encode())


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_statute_is_exported_with_every_article_and_nothing_unescaped(language: str) -> None:
    statute = one_language("a <b> & *c*\n> proxy.max = 1")
    page, marked = as_html(statute, language), as_markdown(statute, language)

    assert "a &lt;b&gt; &amp; *c*" in page
    assert "<b>" not in page
    assert "<code>proxy.max = 1</code>" in page
    assert "a \\<b\\> & \\*c\\*" in marked
    assert ('lang="en" dir="ltr">\n<h3>' in page) is (language == "fa")


def test_both_languages_of_an_export_have_their_own_numbers() -> None:
    statute = read_statute(WHOLE.encode())

    assert "ماده ۲: اعضا" in as_markdown(statute, "fa")
    assert "Article 2: Members" in as_markdown(statute, "en")
    assert "<p>۲. اساسنامه را بپذیرد.</p>" in as_html(statute, "fa")
    assert "<strong>Note 1:</strong>" in as_html(statute, "en")


def test_a_bad_rule_of_a_dossier_is_refused_with_its_path() -> None:
    with pytest.raises(BadRule) as caught:
        told_rule("quorum", {"first": "1/2", "interval_days": "soon"}, "7")

    assert caught.value.facts == {"key": "quorum", "path": "interval", "given": "soon", "fault": "not_whole"}


BAD_RULES = (
    ("quorum", "not_a_rule"), ("quorums = 1/2", "no_key"), ("xyzzy.plugh = 1", "no_near_key"),
    ("organ = board", "names_nothing"), ("found.min_base.board = 3", "no_such_scope"),
    ("organ.amend = board", "name_is_a_matter"), ("organ.Board = board", "not_a_name"),
    ("proxy.max = one", "not_whole"),
    ("proxy.max = -1", "not_whole"), ("proxy.max = 1.5", "not_whole"), ("found.min_base = 0", "out_of_bounds"),
    ("found.min_base = 9999999999", "out_of_bounds"), ("term.board = 400 years", "out_of_bounds"),
    ("term.board = 0 years", "out_of_bounds"), ("meets = 0", "out_of_bounds"),
    ("term.board = 3 moons", "no_such_unit"), ("term.board = soon", "not_whole"),
    ("audit.not_board = perhaps", "not_yes_or_no"), ("mandate = loose", "no_such_word"),
    ("claims.name_class = empire", "no_such_word"), ("member.exclude = hires_fires, poets", "no_such_word"),
    ("dissolve.assets_to = a, b", "not_a_text"), ("majority = half", "not_a_part"), ("majority = 1/0", "not_a_part"),
    ("majority = 0.5", "not_a_part"), ("majority = more than", "not_a_part"),
    ("dues.share_of_income = 120%", "above_the_whole"),
    ("dues.floor = 12", "not_an_amount"), ("dues.floor = 12 kr", "not_an_amount"),
    ("dues.floor = 1.23456 EUR", "not_an_amount"),
    ("member.exclude = hires_fires, hires_fires", "twice"), ("member.kind = ,", "no_such_word"),
    ("delegates.method = brackets; brackets: 100", "not_a_step"),
    ("delegates.method = brackets; brackets: 100:2, 50:3", "falling"),
    ("delegates.method = brackets; brackets: *:2, 50:3", "falling"),
    ("found.order = yes", "not_a_field"), ("quorum = 1/2; 1/3", "not_a_field"), ("quorum = first:", "not_a_field"),
    ("quorum = second: 1/3", "missing"), ("quorum = 1/2; third: 1/4", "no_such_field"),
    ("quorum = 1/2; second: 1/3; second: 1/4", "twice"), ("majority = 2/3 of angels", "no_such_word"),
    ("majority = 2/3; and: 1/2 of angels", "no_such_word"), ("quorum = 1/2; interval: 5 fortnights", "no_such_unit"),
    ("extraordinary = ratio: 1/10", "missing"), ("arrears = after: 3 months", "missing"),
    ("member.sectors = Metal", "not_a_name"), ("quorum = 0", "quorum_of_nobody"), ("quorum = ۰", "quorum_of_nobody"),
    ("quorum = 1/2; second: 0%", "quorum_of_nobody"), ("quorum = 1/2; and: 0", "part_of_nothing"),
    ("call = 0", "out_of_bounds"), ("extraordinary = by: members; ratio: 0/5", "part_of_nothing"),
)  # fmt: skip
BAD_FILES = (
    (b"", 1, "empty"),
    (b"\n\n  \n", 1, "empty"),
    (b"x" * (MOST_BYTES + 1), 1, "too_long"),
    (b"colonnade.statute/1\n\n\xff", 3, "not_utf8"),
    (b"PK\x03\x04", 1, "not_plain"),
    (b"# Statute", 1, "no_format"),
    (b"colonnade.statute/2\n", 1, "other_format"),
    (f"{HEAD}{'x' * 9000}".encode(), 7, "line_too_long"),
    (f"{ARTICLE}a\u202eb".encode(), 9, "not_plain"),
    (f"{ARTICLE}a\x00b".encode(), 9, "not_plain"),
    (HEAD.replace("calendar: solar", "hello").encode(), 4, "not_a_header"),
    (HEAD.replace("calendar", "kalender").encode(), 4, "no_such_header"),
    (HEAD.replace("calendar: solar", "binding: fa").encode(), 4, "header_twice"),
    (HEAD.replace("calendar: solar\n", "").encode(), 5, "header_missing"),
    (HEAD.replace("fa, en", "Farsi").encode(), 2, "bad_languages"),
    (HEAD.replace("fa, en", "").encode(), 2, "bad_languages"),
    (HEAD.replace("fa, en", "en, en").encode(), 2, "languages_twice"),
    (HEAD.replace("fa, en", "aa, ab, ac, ad, ae, af, ag, ah, en").encode(), 2, "languages_twice"),
    (HEAD.replace("binding: en", "binding: de").encode(), 3, "binding_not_listed"),
    (HEAD.replace("solar", "julian").encode(), 4, "no_such_calendar"),
    (HEAD.replace("Asia/Tehran", "+03:30").encode(), 5, "no_such_zone"),
    (HEAD.replace("# T\n", "").encode(), 5, "no_title"),
    (HEAD.replace("# T\n", "### Article 1\n").encode(), 6, "no_title"),
    (HEAD.replace("# T", "#").encode(), 6, "title_empty"),
    (f"{HEAD}# Again\n".encode(), 7, "title_twice"),
    (HEAD.encode(), 6, "no_articles"),
    (f"{HEAD}## Chapter 1\n".encode(), 7, "no_articles"),
    (f"{HEAD}## Part 1\n".encode(), 7, "no_such_heading"),
    (f"{HEAD}### Article one\n".encode(), 7, "no_such_heading"),
    (f"{HEAD}### Article\n".encode(), 7, "no_such_heading"),
    (f"{HEAD}#### Article 1\n".encode(), 7, "no_such_heading"),
    (f"{HEAD}### Article 0\n".encode(), 7, "number_too_small"),
    (f"{HEAD}## Chapter 0\n".encode(), 7, "number_too_small"),
    (f"{HEAD}### Article 1 bis 1\n".encode(), 7, "number_too_small"),
    (f"{ARTICLE}0. item\n".encode(), 9, "number_too_small"),
    (f"{ARTICLE}1. \n".encode(), 9, "says_nothing"),
    (f"{ARTICLE}Note:\n".encode(), 9, "says_nothing"),
    (f"{ARTICLE}[english] x\n".encode(), 9, "not_a_translation"),
    (f"{ARTICLE}[de] x\n".encode(), 9, "language_not_listed"),
    (f"{ARTICLE}[EN] x\n".encode(), 9, "language_not_listed"),
    (f"{ARTICLE}[en] x\n".encode(), 9, "binding_comes_first"),
    (f"{ARTICLE}[fa] x\n[fa] y\n".encode(), 10, "translated_twice"),
    (f"{HEAD}> proxy.max = 1\n".encode(), 7, "rule_outside"),
    (f"{HEAD}Text\n".encode(), 7, "text_outside"),
    (f"{ARTICLE}> proxy.max = 1\n> proxy.max = 2\n".encode(), 10, "said_twice"),
    ((HEAD + "## Chapter 1\n" * 201).encode(), 207, "too_many_chapters"),
    ((HEAD + "### Article 1\n" * 1001).encode(), 1007, "too_many_articles"),
    ((ARTICLE + "x\n" * 200).encode(), 208, "too_many_parts"),
    ((ARTICLE + "".join(f"> term.o{at} = 1\n" for at in range(1001))).encode(), 1009, "too_many_rules"),
    (f"{ARTICLE}> member.territory = {', '.join(f'p{at}' for at in range(101))}\n".encode(), 9, "too_many"),
)  # fmt: skip


@pytest.mark.parametrize(("said", "fault"), BAD_RULES)
def test_a_bad_rule_is_refused_with_its_line(said: str, fault: str) -> None:
    with pytest.raises(NotAStatute) as caught:
        read_statute(f"{ARTICLE}> {said}\n".encode())

    assert (caught.value.facts["line"], caught.value.facts["fault"]) == (9, fault)


@pytest.mark.parametrize(("content", "line", "fault"), BAD_FILES)
def test_a_bad_file_is_refused_with_its_line(content: bytes, line: int, fault: str) -> None:
    with pytest.raises(NotAStatute) as caught:
        read_statute(content)

    assert (caught.value.facts["line"], caught.value.facts["fault"]) == (line, fault)


def test_every_rule_that_cannot_be_read_is_told_and_the_first_other_fault_ends_the_reading() -> None:
    rules = "> proxy.max = one\n> quorum = 0\n> term.board = 3 years\n> mandate = loose\n"
    told = [(each.facts["line"], each.facts["fault"]) for each in faults_of(f"{ARTICLE}{rules}".encode())]
    ended = faults_of(f"{ARTICLE}{rules}## Part 1\n> quorum = 0\n".encode())

    assert told == [(9, "not_whole"), (10, "quorum_of_nobody"), (12, "no_such_word")]
    assert [each.facts["line"] for each in ended] == [9, 10, 12, 13]
    assert faults_of(f"{ARTICLE}> quorum = 1\n".encode()) == ()
    assert len(faults_of((ARTICLE + "> quorum = 0\n" * 50).encode())) == MOST_FAULTS


@pytest.mark.parametrize(("content", "line", "fault"), BAD_FILES)
def test_the_first_fault_is_the_one_that_refuses_the_file(content: bytes, line: int, fault: str) -> None:
    first = faults_of(content)[0]

    assert (first.facts["line"], first.facts["fault"]) == (line, fault)


@given(files())
@settings(max_examples=sized(10_000), deadline=None)
def test_any_file_is_a_statute_or_refused_with_a_line_that_it_has(content: bytes) -> None:
    try:
        statute = read_statute(content)
    except NotAStatute as refusal:
        line = refusal.facts["line"]
        assert isinstance(line, int)
        assert 1 <= line <= content.count(b"\n") + content.count(b"\r") + 1
    else:
        assert read_statute(written(statute)) == statute
        assert contradictions(statute) == contradictions(read_statute(written(statute)))
