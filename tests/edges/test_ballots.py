import csv
import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.counting.constraints import ConstraintRule
from colonnade.core.counting.papers import Poll, digest, marks_of, ranking_of
from colonnade.core.errors import Refusal
from colonnade.edges.ballots.belenios import read_belenios
from colonnade.edges.ballots.blt import blt_of, read_blt
from colonnade.edges.ballots.constraint_files import NotConstraints, parse_constraints
from colonnade.edges.ballots.faults import NotBallots
from colonnade.edges.ballots.preflib import read_preflib
from colonnade.edges.ballots.reading import read_ballots
from colonnade.edges.ballots.tables import csv_of, read_table
from colonnade.edges.ballots.workbooks import read_workbook
from tests.elections import wards
from tests.sizes import sized

PLAIN = b'3 2\n4 1 3 0\n2 2 0\n1 0\n0\n"A"\n"B"\n"C"\n"Title"\n'
PAPERS = {marks_of([0, 2]): 4, marks_of([1]): 2, "": 1}


def test_a_plain_blt_file_is_read_whole() -> None:
    poll = read_blt(PLAIN)

    assert (poll.candidates, poll.seats, poll.title, dict(poll.papers)) == (("A", "B", "C"), 2, "Title", PAPERS)


DIALECTS = {
    "crlf and a mark of UTF-8": b"\xef\xbb\xbf" + PLAIN.replace(b"\n", b"\r\n"),
    "comments": b"# made by hand\n" + PLAIN.replace(b"2 2 0", b"2 2 0 # two"),
    "spaces and tabs": PLAIN.replace(b"4 1 3 0", b"  4\t1  3 0 "),
    "ids": PLAIN.replace(b"4 1 3 0", b"(b17) 4 1 3 0"),
    "options and nicks": PLAIN.replace(b"3 2\n", b"3 2\n[nick a b c]\n[tie a b c]\n").replace(b"4 1 3 0", b"4 a c 0"),
    "over lines": PLAIN.replace(b"4 1 3 0", b"4 1\n3\n0"),
    "names in one line": PLAIN.replace(b'"A"\n"B"\n"C"\n"Title"\n', b'"A" "B" "C" "Title"'),
    "split papers": PLAIN.replace(b"4 1 3 0", b"3 1 3 0\n1 1 3 0"),
    "no end of line": PLAIN.rstrip(b"\n"),
    "more said after the title": PLAIN + b'"source" "comment"\n',
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_of_blt_says_the_same(dialect: str) -> None:
    poll = read_blt(DIALECTS[dialect])

    assert (poll.candidates, poll.seats, poll.title, dict(poll.papers)) == (("A", "B", "C"), 2, "Title", PAPERS)


def test_blt_with_withdrawn_shared_and_skipped_ranks() -> None:
    poll = read_blt(b'3 1\n-2\n5 1=2 - 3 0\n0\n"A ""x"""\n"B \\"y\\""\n"C"\n')

    assert poll.withdrawn == {1}
    assert dict(poll.papers) == {ranking_of([[0, 1], [], [2]]): 5}
    assert poll.candidates == ('A "x"', 'B "y"', "C")


def test_blt_without_names_calls_candidates_by_number() -> None:
    assert read_blt(b"2 1\n3 2 1 0\n0\n").candidates == ("1", "2")


MALFORMED = {
    "header": (b"x", 1, "header"),
    "no candidates": (b"0 1\n0\n", 1, "header"),
    "no end": (b"2 1\n3 1 2 0\n", 2, "ends_early"),
    "beyond the last": (b"2 1\n3 1 3 0\n0\n", 2, "candidate"),
    "ten for one and a nought": (b"2 1\n3 10 0\n0\n", 2, "candidate"),
    "twice": (b"2 1\n3 1 0\n1 1 1 0\n0\n", 3, "twice"),
    "a word": (b"2 1\n3 1 0\nmany 1 0\n0\n", 3, "weight"),
    "a fraction": (b"2 1\n1.5 1 0\n0\n", 2, "weight"),
    "a word for a candidate": (b"2 1\n3 one 0\n0\n", 2, "preference"),
    "too few names": (b'2 1\n3 1 0\n0\n"A"\n', 4, "names"),
    "open quotation mark": (b'2 1\n3 1 0\n0\n"A"\n"B\n', 5, "quote"),
    "bare name": (b"2 1\n3 1 0\n0\nA\nB\n", 4, "unquoted"),
    "a name within ballots": (b'2 1\n"A" 1 0\n0\n', 2, "ballot"),
    "same names": (b'2 1\n3 1 0\n0\n"A"\n"A"\n', 4, "same_name"),
    "turned around": ('2 1\n3 1 0\n0\n"A\u202e"\n"B"\n'.encode(), 4, "name"),
    "latin-1": (b'2 1\n3 1 0\n0\n"\xe9"\n"B"\n', 1, "not_utf8"),
}


@pytest.mark.parametrize("fault", MALFORMED)
def test_malformed_blt_is_refused_with_its_line(fault: str) -> None:
    content, line, why = MALFORMED[fault]

    with pytest.raises(NotBallots) as refused:
        read_blt(content)

    assert (refused.value.facts["line"] if fault != "latin-1" else 1, refused.value.facts["fault"]) == (line, why)


def test_every_ward_reads_the_same_quickly_and_carefully() -> None:
    for ward in sorted(wards())[:: 65 // sized(60)]:
        content = wards()[ward]
        quick, careful = read_blt(content), read_blt(b"# slow\n" + content)
        assert (quick.papers, quick.candidates, quick.seats) == (careful.papers, careful.candidates, careful.seats)
        assert quick.is_plain
        assert not careful.is_plain
        assert digest(quick) == digest(careful) == digest(read_blt(blt_of(quick).encode()))


def test_tables_of_candidates_and_of_ranks_a_row_a_ballot_or_counted() -> None:
    by_candidate = read_table(b"count,A,B,C\n4,1,,2\n2,,1,\n1,,,\n")
    assert (by_candidate.candidates, dict(by_candidate.papers)) == (("A", "B", "C"), PAPERS)
    a_row = "A,B,C\n" + "1,,2\n" * 4 + ",1,\n" * 2
    assert dict(read_table(a_row.encode()).papers) == {marks_of([0, 2]): 4, marks_of([1]): 2}
    by_rank = "rank1;rank2;rank3\n" + "A;C;\n" * 4 + "B;;\n" * 2
    assert dict(read_table(by_rank.encode()).papers) == {marks_of([0, 2]): 4, marks_of([1]): 2}
    quoted = read_table(b'count,rank1,rank2\n2,"Baker, Ada","Smith ""J"""\n')
    assert quoted.candidates == ("Baker, Ada", 'Smith "J"')


def test_a_row_of_empty_cells_is_a_blank_ballot_and_an_empty_line_is_none() -> None:
    for said in (b"A,B\n1,2\n,\n,\n\n", b'"A",B\n1,2\n,\n,\n\n'):
        assert dict(read_table(said).papers) == {marks_of([0, 1]): 1, "": 2}


def test_tables_in_persian_and_with_crosses_are_read() -> None:
    poll = read_table("شمار,رتبه ۱,رتبه ۲\n۱۲,نانوا,باربر\n".encode())
    assert (poll.candidates, dict(poll.papers)) == (("باربر", "نانوا"), {marks_of([1, 0]): 12})
    crosses = read_table("A,B,C\nx,,✓\n".encode())
    assert dict(crosses.papers) == {ranking_of([[0, 2]]): 1}


def test_overvotes_undervotes_and_shared_ranks_of_a_table_are_kept() -> None:
    poll = read_table(b"count,rank1,rank2,rank3\n3,A,undervote,B\n2,overvote,A,\n1,A=B,,\n")

    assert dict(poll.papers) == {
        marks_of([0]) + "-" + marks_of([1]): 3,
        "+" + marks_of([0]): 2,
        ranking_of([[0, 1]]): 1,
    }


@pytest.mark.parametrize(
    ("content", "line", "fault"),
    [
        (b"count,A,B\n4,1,2\nmany,1,2\n", 3, "weight"),
        (b"A,B\n1,2\n1,first\n", 3, "rank"),
        (b"A,B\n1,2\n1,-3\n", 3, "rank"),
        (b"A,B\n1,99999\n", 2, "rank"),
        (b"A,A\n1,2\n", 1, "same_name"),
        (b"count\n3\n", 1, "columns"),
        (b'A,B\n1,"2\n', 2, "quote"),
        (b"\n1,2\n", 1, "empty"),
        (b'"A, x",B\n1,2\n1,"fi""rst"\n', 3, "rank"),
        (b"A,B\n1,2\n\n1,2,3\n", 4, "too_wide"),
    ],
)
def test_malformed_tables_are_refused_with_their_line(tmp_path: Path, content: bytes, line: int, fault: str) -> None:
    place = tmp_path / "ballots.csv"
    place.write_bytes(content)

    with pytest.raises(NotBallots) as refused:
        read_ballots(place)

    assert (refused.value.facts["line"], refused.value.facts["fault"]) == (line, fault)


def _workbook(rows: list[list[str]], *, shared: bool = True) -> bytes:
    texts: list[str] = []
    lines = []
    for number, row in enumerate(rows, 1):
        cells = []
        for at, text in enumerate(row):
            place = f'r="{chr(65 + at)}{number}"'
            if not text:
                continue
            if text.isdigit():
                cells.append(f"<c {place}><v>{text}</v></c>")
            elif shared:
                texts.append(text)
                cells.append(f'<c {place} t="s"><v>{len(texts) - 1}</v></c>')
            else:
                cells.append(f'<c {place} t="inlineStr"><is><t>{escape(text)}</t></is></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr(
            "xl/worksheets/sheet1.xml", f"<worksheet {space}><sheetData>{''.join(lines)}</sheetData></worksheet>"
        )
        strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        book.writestr("xl/sharedStrings.xml", f"<sst {space}>{strings}</sst>")
    return out.getvalue()


@pytest.mark.parametrize("shared", [True, False])
def test_a_workbook_is_its_first_sheet(shared: bool) -> None:
    rows = [["A", "B", "C"], ["1", "", "2"], ["1", "", "2"], ["", "1", ""]]

    poll = read_workbook(_workbook(rows, shared=shared))

    assert (poll.candidates, dict(poll.papers)) == (("A", "B", "C"), {marks_of([0, 2]): 2, marks_of([1]): 1})


def test_a_workbook_with_a_document_type_or_that_is_none_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>')
    with pytest.raises(NotBallots) as refused:
        read_workbook(_workbook([["A", "B"], ["1", "2"], ["1", "first"]]))
    assert refused.value.facts == {"line": 3, "fault": "rank", "given": "first"}
    for content in (out.getvalue(), b"PK\x03\x04", b"PK", _workbook([["A"]])[:200]):
        with pytest.raises(NotBallots):
            read_workbook(content)


def test_belenios_results_are_read_with_and_without_their_question() -> None:
    vectors = [[1, 2, 0], [1, 2, 0], [0, 1, 1]]
    papers = {marks_of([0, 1]): 2, ranking_of([[1, 2]]): 1}
    for said in ({"result": [[4, 2], vectors]}, {"ballots": vectors}, vectors):
        assert dict(read_belenios(json.dumps(said).encode()).papers) == papers


@pytest.mark.parametrize(
    "said",
    ["", "{", "[]", "{}", "[[]]", '{"result": 3}', "[[1, 2], [1]]", "[[1, -2]]", '[["a"]]', "[" * 5000, "[[1e400]]"],
)
def test_what_is_no_belenios_result_is_refused(said: str) -> None:
    with pytest.raises(NotBallots):
        read_belenios(said.encode())


def test_preflib_of_the_new_and_the_old_form_say_the_same() -> None:
    names = b"".join(b"# ALTERNATIVE NAME %d: %c\n" % (number, name) for number, name in enumerate(b"ABC", 1))
    new = b"# FILE NAME: x.toi\n" + names + b"4: 1,3\n2: {2,3},1\n"
    old = b"3\n1,A\n2,B\n3,C\n6,6,2\n4,1,3\n2,{2,3},1\n"

    assert read_preflib(new) == read_preflib(old)
    assert dict(read_preflib(new).papers) == {marks_of([0, 2]): 4, ranking_of([[1, 2], [0]]): 2}


@pytest.mark.parametrize(
    "said",
    [
        b"3\n1,A\n",
        b"# ALTERNATIVE NAME 1: A\n4: 2\n",
        b"# ALTERNATIVE NAME 1: A\nx\n",
        b"# ALTERNATIVE NAME 1: A\n4: 1,1\n",
        b"# ALTERNATIVE NAME 2: A\n",
        b"4: 1\n",
    ],
)
def test_malformed_preflib_is_refused(said: bytes) -> None:
    with pytest.raises(NotBallots):
        read_preflib(said)


def test_constraints_are_read_and_refused_by_line() -> None:
    content = "group,minimum,maximum,candidates\nزنان,۱,,2 3\n".encode()
    (group,) = parse_constraints(content, 4, ConstraintRule.GUARD_AND_DOOM).groups
    assert (group.name, group.minimum, group.maximum, set(group.candidates)) == ("زنان", 1, 4, {1, 2})
    for bad in (
        b"",
        b"a,b\n",
        content + b"x,1,0,2\n",
        content + b"x,1,2,9\n",
        content + b"x,1,2\n",
        content + b"x,a,2,1\n",
    ):
        with pytest.raises(NotConstraints):
            parse_constraints(bad, 4, ConstraintRule.GUARD_AND_DOOM)


@st.composite
def _polls(draw: st.DrawFn) -> Poll:
    width = draw(st.integers(1, 130 if draw(st.booleans()) else 12))
    ranks = st.lists(st.lists(st.integers(0, width - 1), max_size=2), max_size=6)
    papers: dict[str, int] = {}
    for each in draw(st.lists(ranks, max_size=8)):
        seen: set[int] = set()
        once = [[c for c in rank if not (c in seen or seen.add(c))] for rank in each]  # type: ignore[func-returns-value]
        papers[ranking_of(once)] = draw(st.integers(1, 10**6))
    names = tuple(f'{each} "x", y' if each % 3 else f"نام {each}" for each in range(width))
    return Poll(names, papers, draw(st.integers(1, 5)))


@settings(max_examples=sized(500), deadline=None)
@given(_polls())
def test_what_is_written_is_read_back(poll: Poll) -> None:
    again = read_blt(blt_of(poll).encode())
    assert (again.candidates, again.seats, digest(again)) == (poll.candidates, poll.seats, digest(poll))
    table = read_table(csv_of(poll).encode())
    assert (table.candidates, digest(table)) == (poll.candidates, digest(poll))


FORMS: dict[str, bytes] = {
    "x.blt": PLAIN,
    "y.blt": b'3 1\n-2\n[nick a b c]\n(1) 5 1=2 - 3 0\n0\n"A"\n"B"\n"C"\n',
    "x.csv": b"count,A,B,C\n4,1,,2\n2,,1,\n",
    "y.csv": b'count,rank1,rank2\n2,"A, x",B\n',
    "x.xlsx": _workbook([["A", "B"], ["1", "2"]]),
    "x.json": b'{"result": [[[1, 2], [2, 1]]]}',
    "x.toi": b"# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n4: 1,2\n2: {1,2}\n",
    "y.soc": b"2\n1,A\n2,B\n6,6,2\n4,1,2\n",
    "none": PLAIN,
}


def _code(place: Path) -> str | None:
    try:
        read_ballots(place)
    except Refusal as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize("name", FORMS)
def test_spoiled_files_of_every_form_are_read_or_refused_and_nothing_else(name: str, tmp_path: Path) -> None:
    chance = random.Random(name)
    place = tmp_path / name
    for _ in range(sized(3000)):
        content = bytearray(FORMS[name])
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(content) + 1)
            what: Any = chance.choice(
                [b"", b"0", b"-", b"=", b'"', b"\n", b",", b"{", b"9" * 30, b"\xff", b"\x00", b"1 "]
            )
            content[at : at + chance.randint(0, 3)] = what
        place.write_bytes(content)
        assert _code(place) in (None, "counting.not_ballots")


@settings(max_examples=sized(1000), deadline=None)
@given(st.text(alphabet='0123456789 -=\n"#ab,', max_size=60))
def test_the_quick_reader_of_blt_never_says_other_than_the_careful_one(text: str) -> None:
    def outcome(content: bytes) -> object:
        try:
            poll = read_blt(content)
        except NotBallots:
            return None
        return (dict(poll.papers), poll.candidates, poll.seats)

    assert outcome(text.encode()) == outcome(b"#\n" + text.encode())


def test_the_table_reader_takes_what_the_csv_module_writes() -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["count", "A", "B"], [3, 1, 2]])

    assert dict(read_table(out.getvalue().encode()).papers) == {marks_of([0, 1]): 3}
