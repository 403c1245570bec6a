"""The roll of voters: what can be read, what would change, who may vote, what can be erased, as the page says."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from colonnade.core.dates import FOREVER, NotADay, from_solar, parse_day, to_solar
from colonnade.core.desk.hands import Seat
from colonnade.core.desk.rolls import keeps_roll, may_change_roll, may_look_into_roll
from colonnade.core.elections.electorate import Voter, WeightUnmasks
from colonnade.core.elections.kept_rolls import NotRolls, read_kept, spelled
from colonnade.core.elections.rolls import (
    MOST_LINES,
    BadLine,
    EndsBeforeItBegins,
    EntitledTwice,
    NobodyEntitled,
    NotOver,
    Roll,
    changes,
    corrected,
    ended,
    erased,
    in_order,
    is_over,
    key_of,
    read_roll,
    spelled_roll,
    voter_list,
    with_brought,
)
from colonnade.words import electorate as words
from colonnade.words.calendars import digits, read_day

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "elections.md").read_text()
SECTION = PAGE.partition("## Roll\n")[2].partition("\n## ")[0]
DAY = "2026-01-01"
HOUSE = "a" * 40


def _table(*head: str) -> list[list[str]]:
    """The rows of the section's table with this head."""
    lines = SECTION.splitlines()
    start = lines.index(f"| {' | '.join(head)} |") + 2
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line[1:-1].split("|")])
    assert rows
    return rows


def _voter(said: str) -> Voter:
    pseudonym, since, *more = said.split()
    until = parse_day(more[0]) if more else FOREVER
    return Voter(pseudonym, parse_day(since), until)


def _roll(said: str) -> Roll:
    return in_order(_voter(each) for each in said.split(", ") if each)


def _read(text: str) -> Roll:
    return read_roll(text.encode(), read_day)


def _told(text: str) -> str:
    """What the page says of one line."""
    try:
        (voter,) = _read(text)
    except BadLine as bad:
        return str(bad.facts["fault"])
    until = "–" if voter.until == FOREVER else voter.until.isoformat()
    return f"{voter.pseudonym} {voter.since.isoformat()} {until} {voter.weight}"


@pytest.mark.parametrize(("line", "answer"), _table("line", "answer"))
def test_a_line_is_read_as_the_page_says(line: str, answer: str) -> None:
    assert _told(line.strip("`")) == answer


@pytest.mark.parametrize(("roll", "brought", "new", "changed", "same", "left"), _table(
    "roll", "brought", "new", "changed", "same", "left"
))  # fmt: skip
def test_bringing_a_roll_changes_what_the_page_says(
    roll: str, brought: str, new: str, changed: str, same: str, left: str
) -> None:
    found = changes(_roll(roll), _roll(brought))

    assert [len(found.new), len(found.changed), found.same, found.left] == [int(e) for e in (new, changed, same, left)]
    assert found.are_none == (with_brought(_roll(roll), _roll(brought)) == _roll(roll))


@pytest.mark.parametrize(("roll", "day", "answer"), _table("roll", "record day", "list"))
def test_the_list_for_an_election_holds_who_may_vote_on_the_record_day(roll: str, day: str, answer: str) -> None:
    try:
        told = " ".join(voter_list(_roll(roll), parse_day(day), is_in_units=False).split())
    except NobodyEntitled as refused:
        told = refused.code.partition(".")[2]

    assert told == answer


@pytest.mark.parametrize(("line", "today", "answer"), _table("line", "today", "erased"))
def test_only_what_is_over_is_erased(line: str, today: str, answer: str) -> None:
    voter, day = _voter(line), parse_day(today)

    assert is_over(voter, day) is (answer == "yes")
    if answer == "yes":
        assert erased((voter,), voter, day) == ()
    else:
        with pytest.raises(NotOver):
            erased((voter,), voter, day)


@pytest.mark.parametrize(("seat", "looks", "changes_it"), _table("seat", "looks, takes away", "changes"))
def test_the_board_changes_the_roll_the_inspection_looks_and_nobody_else_does(
    seat: str, looks: str, changes_it: str
) -> None:
    seats = [] if seat == "none" else [Seat(7, "some", seat)]

    assert may_look_into_roll(7, seats) is (looks == "yes")
    assert may_change_roll(7, seats) is (changes_it == "yes")
    assert not may_look_into_roll(8, seats)


def test_only_a_base_organisation_keeps_a_roll() -> None:
    assert keeps_roll("base")
    assert not any(keeps_roll(each) for each in ("federation", "confederation", "union", "committee", None))


LETTERS = "abkzéßاآبپتچیيکكگۀ۰۵٣ۀهxX"
PSEUDONYMS = st.from_regex(rf"\A[{LETTERS}1-9][{LETTERS}0-9 ._\u200c-]{{0,20}}\Z").filter(
    lambda text: not re.search(r"\d{8}", text) and bool(key_of(text))
)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@st.composite
def lines(draw: st.DrawFn) -> Voter:
    since = draw(DAYS)
    until = draw(st.one_of(st.just(FOREVER), st.integers(0, 4000).map(lambda days: since + timedelta(days))))
    pseudonym = " ".join(draw(PSEUDONYMS).split())
    return Voter(pseudonym, since, until, draw(st.one_of(st.just(1), st.integers(1, 1_000_000))))


def _unique(some: list[Voter]) -> list[Voter]:
    return list({key_of(each.pseudonym): each for each in some}.values())


ROLLS = st.lists(lines(), min_size=1, max_size=12).map(_unique)


def _normal(roll: list[Voter]) -> Roll:
    import unicodedata  # noqa: PLC0415 -- for this alone

    return in_order(
        Voter(unicodedata.normalize("NFC", each.pseudonym), each.since, each.until, each.weight) for each in roll
    )


@given(ROLLS)
def test_what_is_written_is_read_back(some: list[Voter]) -> None:
    roll = _normal(some)

    assert _read(spelled_roll(roll)) == roll
    assert read_kept(spelled({HOUSE: roll}), "rooms/electorate") == {HOUSE: roll}


@given(
    ROLLS,
    st.sampled_from(",;\t"),
    st.booleans(),
    st.booleans(),
    st.permutations(range(4)),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_roll_is_the_same_however_a_spreadsheet_writes_it(
    some: list[Voter], separator: str, persian: bool, header: bool, order: list[int], ending: str
) -> None:
    roll = _normal(some)
    heads = (
        (("نام مستعار", "از", "تا", "وزن") if persian else ("Pseudonym", "SINCE", "until", "weight")) if header else ()
    )

    def day(on: date) -> str:
        if on == FOREVER:
            return ""
        return digits(str(to_solar(on)).replace("-", "/"), "fa") if persian else on.isoformat()

    def row(each: Voter) -> list[str]:
        weight = digits(str(each.weight), "fa") if persian else str(each.weight)
        return [each.pseudonym, day(each.since), day(each.until), weight]

    assume(not persian or all(each.until.year < 2300 or each.until == FOREVER for each in roll))
    places = order if header else range(4)
    rows = ([heads] if header else []) + [row(each) for each in roll]
    text = "".join(separator.join(cells[place] for place in places) + ending for cells in rows)
    assert _read("\ufeff" + ending + text) == roll


@given(st.text(max_size=60))
def test_whatever_is_brought_is_read_or_refused_with_its_line(text: str) -> None:
    line, fault = 1, "too_long"
    try:
        _read(text)
    except BadLine as bad:
        line, fault = int(bad.facts["line"]), str(bad.facts["fault"])

    assert fault in words.FAULTS
    assert 1 <= line <= text.count("\n") + text.count("\r") + 1


@pytest.mark.parametrize(
    ("content", "line", "fault"),
    [
        (b"", 1, "no_lines"),
        (b"pseudonym,since\n", 1, "no_lines"),
        (b"heron,2026-01-01\n\n\xff,2026-01-01\n", 3, "not_utf8"),
        (b'heron,2026-01-01\n"crane,2026-01-01\n', 2, "quotes"),
        (b"heron,2026-01-01,2026-03-01\ncrane,2026-01-01\nHERON,2026-02-01\n", 3, "twice"),
        (b"heron,2026-02-01\nheron,2026-01-01\n", 2, "twice"),
        (("x" * 41 + ",2026-01-01").encode(), 1, "long_pseudonym"),
        ("a\u202eb,2026-01-01".encode(), 1, "signs"),
        ("".join(f"v{n},{DAY}\n" for n in range(MOST_LINES + 2)).encode(), MOST_LINES + 2, "too_many_rows"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(content: bytes, line: int, fault: str) -> None:
    with pytest.raises(BadLine) as bad:
        read_roll(content, read_day)

    assert (bad.value.facts["line"], bad.value.facts["fault"]) == (line, fault)


def test_every_fault_of_a_roll_has_words_and_every_word_its_fault() -> None:
    core = Path(__file__).parents[2] / "src" / "colonnade" / "core"
    reading = (core / "elections" / "rolls.py").read_text()
    given_here = set(re.findall(r'fault="([a-z_0-9]+)"', reading)) | set(re.findall(r'return "([a-z_]+)"', reading))
    given_here |= {"many_digits", "no_since", "no_until"}

    assert given_here | {"too_long", "not_utf8", "quotes"} == words.FAULTS.keys()


def test_a_day_of_either_calendar_before_the_first_gregorian_year_is_solar() -> None:
    assert _read("heron,1404-10-11") == (Voter("heron", from_solar(1404, 10, 11), FOREVER),)
    assert _told("heron,1399-12-30") == "heron 2021-03-20 – 1"


def test_a_line_is_corrected_and_nobody_is_entitled_twice() -> None:
    roll = _roll("heron 2026-01-01 2026-02-01, heron 2026-03-01, crane 2026-01-01")
    _crane, first, second = roll

    assert corrected(roll, first, Voter("heron", first.since, second.since))[1].until == second.since
    with pytest.raises(EntitledTwice):
        corrected(roll, first, Voter("HERON", first.since, second.since + timedelta(1)))
    with pytest.raises(EndsBeforeItBegins):
        ended(roll, second, second.since - timedelta(1))
    assert ended(roll, second, second.since)[2].until == second.since


def test_weights_that_unmask_are_refused_and_units_are_written_with_their_marks() -> None:
    roll = in_order(
        [*(Voter(f"v{n}", date(2026, 1, 1), FOREVER) for n in range(10)), Voter("w", date(2026, 1, 1), FOREVER, 3)]
    )
    with pytest.raises(WeightUnmasks):
        voter_list(roll, date(2026, 1, 2), is_in_units=False)
    units = voter_list(roll, date(2026, 1, 2), is_in_units=True).split()
    assert units[-3:] == ["w/1", "w/2", "w/3"]

    alone = in_order(Voter(f"v{n}", date(2026, 1, 1), FOREVER, 2) for n in range(2))
    assert voter_list(alone, date(2026, 1, 2), is_in_units=True).split() == ["v0/1", "v0/2", "v1/1", "v1/2"]

    many = in_order(Voter(f"v{n:02}", date(2026, 1, 1), FOREVER, 1 + n % 2) for n in range(20))
    assert voter_list(many, date(2026, 1, 2), is_in_units=False).split()[:2] == ["v00,1", "v01,2"]


def test_no_more_than_the_most_lines_come_together() -> None:
    before = in_order(Voter(f"a{n}", date(2026, 1, 1), FOREVER) for n in range(MOST_LINES))
    with pytest.raises(BadLine):
        with_brought(before, _roll("heron 2026-01-01"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]\n",
        b'{"format": "colonnade.electorate/2", "rolls": {}}\n',
        spelled({"x": _roll("heron 2026-01-01")}),
        spelled({HOUSE: _roll("heron 2026-01-01")}).replace(b",1,", b",,"),
        b'{"format": "colonnade.electorate/1", "more": 1, "rolls": {}}\n',
        b'{"format": "colonnade.electorate/1", "rolls": {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": 1}}\n',
    ],
)
def test_what_is_no_roll_as_it_is_kept_is_refused_with_its_place(content: bytes) -> None:
    with pytest.raises(NotRolls) as refused:
        read_kept(content, "rooms/electorate")

    assert refused.value.facts == {"place": "rooms/electorate"}


def test_a_day_is_read_by_whoever_brings_the_roll() -> None:
    def never(text: str) -> Any:
        raise NotADay(text=text)

    with pytest.raises(BadLine):
        read_roll(b"heron,2026-01-01", never)
