"""Statutes for tests: a small whole one, and arbitrary ones."""

from typing import Any

from hypothesis import strategies as st

from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.rules import Rule
from colonnade.core.statutes.texts import Article, Calendar, Chapter, Number, Part, PartKind, Statute, Version
from colonnade.core.statutes.vocabulary import rule_name, value_of
from colonnade.core.statutes.writing import written

SAID = (
    ("found.min_members", "7"),
    ("found.order", "base_before_roof: yes"),
    ("founders.sunset_days", "180"),
    ("sunset", "24 months; renew: 2/3 of cast"),
    ("member.kind", "worker, retired"),
    ("member.class.members", "worker; votes_in: assembly; entry: application"),
    ("member.exclude", "hires_fires"),
    ("member.territory", "ایران, Berlin"),
    ("affil.majority", "more than 1/2 of all_members"),
    ("affil.admitting_body", "council"),
    ("organ.assembly", "composed_of: members; kind: assembly; powers: elect, amend"),
    ("organ.board", "board; elected_by: assembly; from: members; seats: 5; alternates: 2"),
    ("meets.assembly", "12 months"),
    ("delegates.method.congress", "brackets; brackets: 150:2, *:6"),
    ("delegates.max.congress", "6"),
    ("delegates.base_for_count", "paid_members; months: 12"),
    ("votes.weight", "degressive; full: 200000; ratio: 1/2"),
    ("votes.cap_share", "49%; from_affiliates: 3"),
    ("votes.card_trigger", "1/5 of present"),
    ("majority", "more than 1/2; of: cast"),
    ("majority.amend", "2/3; of: cast; and: more than 1/2 of organisations"),
    ("quorum.assembly", "1/2+1; second: 1/3; interval: 15 days"),
    ("quorum.assembly.extraordinary", "first: 2/3; second: 1/2+1; interval_days: 15"),
    ("quorum.board", "3"),
    ("call.assembly", "15 days; max: 45 days; agenda_binding: yes; form: written, newspaper"),
    ("extraordinary", "by: members; ratio: 10%; deadline_days: 30; self_executing: yes"),
    ("extraordinary", "by: inspectors; deadline_days: 30; self_executing: yes"),
    ("term.board", "3 years"),
    ("term.max_consecutive.board", "2"),
    ("recall.board", "assembly; majority: more than 1/2; days: 45"),
    ("mandate.congress", "imperative"),
    ("incompat", "party_leadership, public_office"),
    ("quota", "group: women; share: membership_share; at_least: 1; from_seats: 3"),
    ("dues.per_capita", "115 SEK; per: month"),
    ("dues.share_of_income", "12%"),
    ("dues.floor", "0.08 GBP"),
    ("arrears", "after: 3 months; effect: no_vote; cure: payment"),
    ("arrears", "after: 6 months; effect: ended; cure: payment; notice: yes; hearing: yes"),
    ("finance.itemise_from", "1%"),
    ("finance.itemise_from", "5000 EUR"),
    ("audit.external_from", "230000 EUR"),
    ("discipline.appeal", "assembly"),
    ("dissolve.assets_to", "صندوق اعتصاب"),
    ("claims.name_class", "base"),
    ("independence.of", "state, employer, party, funder"),
)
"""A rule or more of every shape that a value has."""
WHOLE = """colonnade.statute/1
languages: fa, en
binding: fa
calendar: solar
zone: Asia/Tehran

# اساسنامهٔ سندیکای نمونه
[en] Statute of the model syndicate

## فصل ۱: کلیات
[en] General

### ماده ۱: نام
نام این تشکل «سندیکای نمونه» است.
[en] Name
The name is “Model syndicate”.
> claims.name_class = base

## فصل ۲: عضویت و ارکان
[en] Members and organs

### ماده ۲: اعضا
هر کارگری که:
۱. شاغل باشد؛
۲. اساسنامه را بپذیرد.
تبصره ۱: کسی که استخدام و اخراج می‌کند عضو نمی‌شود.
تبصره ۲: بازنشسته عضو می‌ماند.
[en] Members
Every worker who:
1. is employed;
2. accepts the statute.
Note 1: Whoever hires and fires is no member.
Note 2: The retired stay members.
> member.class.members = kind: worker; votes_in: assembly; entry: application
> member.exclude = hires_fires

### ماده ۳: مجمع
مجمع از همهٔ اعضاست.
[en] Assembly
The assembly is of all members.
> organ.assembly = kind: assembly; composed_of: members
> quorum.assembly = first: 1/2+1; second: 1/3; interval: 15 days

### ماده ۴: هیئت مدیره
مجمع پنج تن را برمی‌گزیند.
[en] Board
The assembly elects five.
> organ.board = kind: board; elected_by: assembly; from: members; seats: 5
> term.board = 3 years
"""


def rule(name: str, text: object, article: str = "1") -> Rule:
    """Return a rule as a line says it."""
    found = rule_name(name)
    return Rule(found, value_of(found, text), article)


def one_language(*articles: str, head: str = "") -> Statute:
    """Return a statute of numbered articles in English, each with the lines given."""
    top = head or "languages: en\nbinding: en\ncalendar: gregorian\nzone: UTC\n"
    lines = "\n".join(f"### Article {number}\n{said}" for number, said in enumerate(articles, 1))
    return read_statute(f"colonnade.statute/1\n{top}# Statute\n{lines}\n".encode())


def _is_text(text: str) -> bool:
    return bool(text) and text == text.strip()


_LETTERS = st.text("ابپتهیک abcxyz،.«»'\"&<*_\u200c", min_size=1, max_size=30).filter(_is_text)
_PARTS = st.one_of(
    st.builds(Part, st.just(PartKind.PARAGRAPH), st.just(0), _LETTERS.filter(lambda text: text[0] not in "#>[")),
    st.builds(Part, st.just(PartKind.ITEM), st.integers(1, 30), _LETTERS),
    st.builds(Part, st.just(PartKind.NOTE), st.integers(0, 30), _LETTERS),
)
_VERSIONS = st.builds(Version, st.one_of(st.just(""), _LETTERS), st.lists(_PARTS, max_size=4).map(tuple))


@st.composite
def _articles(draw: Any, languages: tuple[str, ...]) -> Article:
    number = Number(draw(st.integers(1, 40)), draw(st.integers(0, 3)))
    versions = {each: draw(_VERSIONS) for each in languages}
    chosen = draw(st.lists(st.integers(0, len(SAID) - 1), max_size=3, unique_by=lambda at: SAID[at][0]))
    return Article(
        number,
        {each: version for each, version in versions.items() if not version.is_empty},
        tuple(rule(*SAID[at], str(number)) for at in chosen),
    )


@st.composite
def statutes(draw: Any) -> Statute:
    """An arbitrary statute."""
    languages = draw(st.sampled_from((("fa",), ("en", "fa"), ("fa", "en", "de"))))
    binding = draw(st.sampled_from(languages))
    chapters = []
    for at in range(draw(st.integers(1, 3))):
        number = 0 if at == 0 and draw(st.booleans()) else draw(st.integers(1, 9))
        titles = {each: draw(_LETTERS) for each in languages if number and draw(st.booleans())}
        articles = draw(st.lists(_articles(languages), min_size=1, max_size=3).map(tuple))
        chapters.append(Chapter(number, titles, articles))
    titles = {binding: draw(_LETTERS)} | {each: draw(_LETTERS) for each in languages if draw(st.booleans())}
    return Statute(languages, binding, draw(st.sampled_from(Calendar)), "Asia/Tehran", titles, tuple(chapters))


def read_again(statute: Statute) -> Statute:
    """Return the statute that is read from the file of ``statute``."""
    return read_statute(written(statute))


HEAD = "colonnade.statute/1\nlanguages: fa, en\nbinding: en\ncalendar: solar\nzone: Asia/Tehran\n# T\n"
ARTICLE = f"{HEAD}### Article 1\nText\n"
_PIECES = (
    *("#", "##", "###", ">", "[fa]", "ماده", "Article 1", "1.", "Note", ":", "=", ";", ",", "1/2", "*", " ", "\n"),
    *("organ.a", "quorum.a", "board", "elected_by", "\n> ", "more than ", "+1", "%", "۱۲", " of ", "days"),
)


def files() -> st.SearchStrategy[bytes]:
    """Files that are statutes, nearly, or not at all."""
    whole = WHOLE.encode()
    return st.one_of(
        st.binary(max_size=200),
        st.lists(st.sampled_from(_PIECES), max_size=30).map(lambda said: f"{ARTICLE}{''.join(said)}".encode()),
        st.tuples(st.integers(0, len(whole)), st.binary(max_size=4)).map(
            lambda cut: whole[: cut[0]] + cut[1] + whole[cut[0] + len(cut[1]) :]
        ),
    )
