"""The templates that come with Colonnade: whole, coherent, in step in both languages, every value with its source."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.organisations.enforced import ENFORCED
from colonnade.core.statutes.coherence import contradictions
from colonnade.core.statutes.drawing_up import (
    LONGEST,
    BadAnswer,
    drawn_up,
    place,
    usual_answers,
    usual_phrases,
)
from colonnade.core.statutes.marks import whole
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.templates import LANGUAGES, OWN, RULE, Kind, Question, Tag, Template, not_yet_enforced
from colonnade.core.statutes.texts import Calendar, Statute
from colonnade.core.statutes.values import Table, spelled
from colonnade.core.statutes.vocabulary import KEYS
from colonnade.core.statutes.writing import rule_line, written
from colonnade.edges.templates.reading import HERE, NAMES, template
from colonnade.words import statute_pages as words

TEMPLATES = pytest.mark.parametrize("name", NAMES)
CHAPTERS = [("کلیات", "General"), ("عضویت", "Membership"), ("ارکان", "Organs"), ("امور مالی", "Finance")]
DIGITS = re.compile("[0-9۰-۹]+")
FORBIDDEN_WORDS = re.compile("صنف|گواهی|افغانی|همکاران")
QUESTIONS = [(name, each) for name in NAMES for each in template(name).questions]
NUMBERS = [(name, each) for name, each in QUESTIONS if each.kind in (Kind.NUMBER, Kind.PERCENT)]
CHOICES = [(name, each, code) for name, each in QUESTIONS if each.kind is Kind.CHOICE for code in [*each.choices][:4]]


def _named(cases: list[tuple[str, Question]]) -> list[str]:
    return [f"{name}-{each.name}" for name, each in cases]


def _answers(question: Question, answer: str) -> dict[str, str]:
    return {**question.when, (question.follows or question.name): answer}


def _lines(statute: Statute, kind: str) -> list[str]:
    if kind == RULE:
        return [rule_line(rule) for rule in statute.rules]
    return [part.text for article in statute.articles() for part in article.versions[kind].parts]


@TEMPLATES
def test_a_template_is_a_statute_s_file_in_the_one_form_and_nowhere_contradicts_itself(name: str) -> None:
    content = (HERE / f"{name}.statute").read_bytes()

    assert written(read_statute(content)) == content
    assert contradictions(template(name).statute) == ()


@TEMPLATES
def test_a_template_has_the_chapters_of_a_statute_and_both_languages_in_step(name: str) -> None:
    statute = template(name).statute

    for chapter, (persian, english) in zip(statute.chapters, CHAPTERS, strict=False):
        assert chapter.titles["fa"].startswith(persian)
        assert name in {"T2", "T3"} or chapter.titles["en"] == english
    assert len(statute.chapters) == 5
    for article in statute.articles():
        fa, en = (article.versions[each] for each in LANGUAGES)
        assert all((fa.heading, en.heading, fa.parts, en.parts)), article.number
        assert [(part.kind, part.number) for part in fa.parts] == [(part.kind, part.number) for part in en.parts]


@TEMPLATES
def test_persian_is_written_as_persian_is(name: str) -> None:
    text = "\n".join(_lines(template(name).statute, "fa"))

    assert not re.search("[يكةىۀ0-9?,;]", text)
    assert not FORBIDDEN_WORDS.search(text)
    assert not re.search(r"\b(?:می|نمی) ", text)
    assert not re.search(r"  | [،؛:.]", text)


IN_WORDS = re.compile(r"= 0( days)?$|brackets: 150:2, 250:3, 350:4, 450:5")
"""Nothing, said in words; and brackets that an article gives as a first step, a further one and a most."""


@TEMPLATES
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_whole_number_of_a_rule_stands_in_the_article_that_lays_it_down(name: str, language: str) -> None:
    for article in template(name).statute.articles():
        said = {whole(each) for part in article.versions[language].parts for each in DIGITS.findall(part.text)}
        for line in map(rule_line, article.rules):
            _, _, value = line.partition(" = ")
            numbers = {int(each) for each in re.findall(r"\d+", re.sub(r"\d+/\d+(\+1)?", "", value))}
            assert numbers <= said or IN_WORDS.search(line), (article.number, line)


@TEMPLATES
def test_every_value_names_its_source_and_every_source_is_of_a_kind(name: str) -> None:
    here = template(name)

    for rule in here.statute.rules:
        source = here.source(rule)
        assert source is OWN or all(source.titles.values()), rule.name
        assert words.tag(source.tag, "fa")
        assert words.tag(source.tag, "en")


def test_what_norms_call_a_proposal_is_called_a_default_and_never_a_law() -> None:
    proposals = {
        "T1": ("arrears", "founders.sunset_days", "finance.signatures", "discipline.days_to_answer"),
        "T2": ("found.min_members", "found.min_age_months", "finance.external_share_max", "finance.donor_share_max"),
        "T3": ("found.min_branches", "found.cure_days", "term.max_consecutive.board", "found.min_base"),
        "T5": ("sunset", "finance.donor_share_max", "founders.sunset_days"),
    }
    for name, keys in proposals.items():
        here = template(name)
        for key in keys:
            assert here.library[here.values[key]].tag is Tag.DEFAULT, (name, key)
    assert template("T1").library["default"].titles == {"fa": "پیش‌فرض ستون‌گان", "en": "Colonnade default"}


def test_every_source_is_used_and_every_template_s_own_source_is_of_a_rule_it_has_or_can_have() -> None:
    used = {source for name in NAMES for source in template(name).values.values()}
    used |= {source for _, each in QUESTIONS for changes in each.sources.values() for source in changes.values()}

    assert used == template("T1").library.keys()


@TEMPLATES
def test_unanswered_a_template_is_drawn_up_as_it_is(name: str) -> None:
    here = template(name)
    drawn = drawn_up(here, {})

    assert drawn.statute == here.statute
    assert drawn.sources == tuple(here.source(rule) for rule in here.statute.rules)


def _in_force(name: str, question: Question) -> Template:
    """The template as it is where the question matters."""
    here = template(name)
    usual = usual_answers(here)
    if all(usual[other] == answer for other, answer in question.when.items()):
        return here
    statute = drawn_up(here, question.when).statute
    return Template(here.name, statute, here.questions, here.values, here.library)


@pytest.mark.parametrize(("name", "question"), QUESTIONS, ids=_named(QUESTIONS))
def test_the_usual_answer_stands_where_the_question_says_it_does(name: str, question: Question) -> None:
    statute = _in_force(name, question).statute
    for kind in (*LANGUAGES, RULE):
        lines = _lines(statute, kind)
        if question.kind is Kind.TEXT:
            usual = question.usual["fa" if kind == RULE else kind]
            assert any(usual in line for line in lines) or kind == RULE or not question.is_asked
        for pattern in question.places.get(kind, ()):
            found = place(pattern, usual_phrases(question)[kind])
            assert sum(len(found.findall(line)) for line in lines) == 1, (kind, pattern)


@pytest.mark.parametrize(("name", "question"), NUMBERS, ids=_named(NUMBERS))
def test_a_number_is_taken_on_its_bounds_and_refused_on_either_side_of_them(name: str, question: Question) -> None:
    here = template(name)
    for number in (question.least, question.most):
        drawn = drawn_up(here, _answers(question, str(number)))
        assert contradictions(drawn.statute) == (), number
        assert read_statute(written(drawn.statute)) == drawn.statute
    for number in (question.least - 1, question.most + 1):
        with pytest.raises(BadAnswer) as refused:
            drawn_up(here, _answers(question, str(number)))
        facts = {"field": question.name, "fault": "out_of_bounds", "least": question.least, "most": question.most}
        assert refused.value.facts == facts


@pytest.mark.parametrize(("name", "question", "code"), CHOICES, ids=[f"{n}-{q.name}-{c}" for n, q, c in CHOICES])
def test_every_choice_makes_a_statute_without_contradiction_in_step_in_its_languages(
    name: str, question: Question, code: str
) -> None:
    drawn = drawn_up(template(name), _answers(question, code))

    assert contradictions(drawn.statute) == ()
    assert read_statute(written(drawn.statute)) == drawn.statute
    assert len(drawn.sources) == len(drawn.statute.rules)


def test_no_choice_is_taken_that_is_not_offered() -> None:
    for field in ("quorum", "languages", "calendar", "branch", "zone", "term", "dues"):
        with pytest.raises(BadAnswer) as refused:
            drawn_up(template("T1"), {field: "other"})
        assert refused.value.facts["field"] == field
        assert refused.value.facts["fault"] == "no_such_choice"


@pytest.mark.parametrize("typed", ["", "x", "1.5", "-3", "٣x", "9" * 40])
def test_what_is_no_whole_number_is_refused_whatever_it_is(typed: str) -> None:
    with pytest.raises(BadAnswer):
        drawn_up(template("T1"), {"board": typed})


def _seats(statute: Statute) -> object:
    value = statute.rules.organs["board"].value
    assert isinstance(value, Table)
    return value.get("seats")


@pytest.mark.parametrize("typed", ["7", "۷", "٧", " 7 "])
def test_text_and_rule_say_the_same_number_each_in_its_digits(typed: str) -> None:
    statute = drawn_up(template("T1"), {"board": typed}).statute

    assert "از ۷ عضو اصلی و ۲ عضو علی‌البدل" in "\n".join(_lines(statute, "fa"))
    assert "consists of 7 principal members" in "\n".join(_lines(statute, "en"))
    assert _seats(statute) == 7


def test_a_value_that_was_answered_otherwise_rests_on_whoever_answered() -> None:
    drawn = drawn_up(template("T1-de"), {"board": "7", "quorum": "half_any", "petition": "20"})
    sources = {rule_line(rule): each for rule, each in zip(drawn.statute.rules, drawn.sources, strict=True)}
    by_name = {line.partition(" = ")[0]: each.name for line, each in sources.items() if "inspectors" not in line}

    assert by_name["organ.board"] == "own"
    assert by_name["quorum.assembly"] == "iranany"
    assert by_name["extraordinary"] == "own"
    assert by_name["majority.amend"] == "bgb33"


def test_one_language_alone_leaves_nothing_of_the_other() -> None:
    english = drawn_up(template("T1"), {"languages": "en", "name_fa": "", "place_fa": "", "name_en": "Mill Union"})
    text = written(english.statute).decode()

    assert english.statute.languages == ("en",)
    assert not re.search("[\u0600-\u06ff]", text)
    assert "“Mill Union”" in text
    assert "member.territory = Model County" in text
    persian = drawn_up(template("T1"), {"languages": "fa"}).statute
    assert "[en]" not in written(persian).decode()
    assert persian.titles == {"fa": "اساسنامهٔ سندیکای نمونه"}


def test_calendar_and_zone_are_in_the_text_and_at_the_head() -> None:
    statute = drawn_up(template("T2"), {"calendar": "gregorian", "zone": "Europe/Paris"}).statute
    text = "\n".join(_lines(statute, "fa"))

    assert (statute.calendar, statute.zone) == (Calendar.GREGORIAN, "Europe/Paris")
    assert "گاه‌شماری میلادی و به وقت پاریس" in text
    assert "سال مالی سال تقویمی میلادی است." in text


@pytest.mark.parametrize(
    ("field", "typed", "fault"),
    [
        ("name_fa", "", "empty"),
        ("place_fa", "  ", "empty"),
        ("seat_en", "", "empty"),
        ("name_fa", "ن" * (LONGEST + 1), "not_a_text"),
        ("name_en", "a\u202eb", "not_a_text"),
        ("place_fa", "تهران، کرج", "has_commas"),
        ("assets_fa", "a; b", "has_commas"),
    ],
)
def test_a_text_that_cannot_stand_is_refused_with_its_field(field: str, typed: str, fault: str) -> None:
    with pytest.raises(BadAnswer) as refused:
        drawn_up(template("T1"), {field: typed})

    assert (refused.value.facts["field"], refused.value.facts["fault"]) == (field, fault)
    assert "ن" * LONGEST in drawn_up(template("T1"), {"name_fa": "ن" * LONGEST}).statute.titles["fa"]


_TYPED = st.text("ابپ ی\u200ccx1۲.،«»'\"&<*_#>[]{}…()/", min_size=1, max_size=40).filter(lambda text: text.strip())


@given(st.sampled_from(NAMES), _TYPED, _TYPED)
def test_whatever_name_is_typed_the_file_reads_back_as_what_was_drawn_up(name: str, fa: str, en: str) -> None:
    statute = drawn_up(template(name), {"name_fa": fa, "name_en": en}).statute

    assert read_statute(written(statute)) == statute
    assert [spelled(each.value) for each in statute.rules] == [spelled(r.value) for r in template(name).statute.rules]


def test_a_name_that_holds_another_model_s_word_is_left_as_it_was_typed() -> None:
    statute = drawn_up(template("T1"), {"name_en": "Friends of Model Town", "seat_en": "Oldtown"}).statute

    assert statute.titles["en"] == "Statute of the Friends of Model Town"
    assert "registered seat is Oldtown" in "\n".join(_lines(statute, "en"))


def _asked(name: str) -> Iterator[str]:
    for question in template(name).questions:
        yield from question.fields


@TEMPLATES
def test_every_question_and_choice_has_words_and_no_words_are_left_over(name: str) -> None:
    for question in template(name).questions:
        for language in LANGUAGES:
            assert all(words.label(each, language) for each in question.fields)
            assert words.hint(question, language) is not None
            assert all(words.choice(question, each, language) for each in question.choices if not question.follows)
    assert {each for one in NAMES for each in _asked(one)} == words.QUESTIONS.keys()


@TEMPLATES
def test_each_key_that_no_room_enforces_is_named_with_its_room_and_none_other(name: str) -> None:
    statute = template(name).statute
    waiting = not_yet_enforced(statute, ENFORCED)

    assert {key for keys in waiting.values() for key in keys} == {
        rule.name.key.name for rule in statute.rules
    } - ENFORCED.keys()
    for room, keys in waiting.items():
        assert words.room(room, "fa") != words.room(room, "en")
        assert {KEYS[each].room for each in keys} == {room}
    assert KEYS.keys() >= ENFORCED.keys()


def test_a_committee_claims_nothing_ends_and_bears_no_name_of_a_union() -> None:
    rules = template("T5").statute.rules

    assert rules.value("claims.represents") is False
    assert rules.value("claims.name_class") == "committee"
    assert str(rules.value("sunset")).startswith("Table")
    assert spelled(rules.said("sunset")[0].value) == "after: 24 months; renew: 2/3 of cast"
    assert rules.value("claims.constituency") is None


def test_the_german_template_asks_for_what_the_register_asks_for() -> None:
    rules = template("T1-de").statute.rules
    text = "\n".join(_lines(template("T1-de").statute, "en"))

    assert spelled(rules.said("majority")[1].value) == "ratio: 3/4; of: cast"
    assert rules.value("found.min_members") == 7
    for part in ("register of associations", "section 26", "consent of all members", "sign them", "withdraw"):
        assert part in text, part
