"""The worked tables of docs/rules/counting.md, run."""

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from colonnade.core.counting.counts import counted
from colonnade.core.counting.papers import Poll, digest, marks_of, ranking_of
from colonnade.core.counting.presets import PRESETS, preset
from colonnade.words.tellings import Telling

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "counting.md").read_text()


def _section(rule: str) -> str:
    return PAGE.partition(f"\n### {rule}\n")[2].partition("\n### ")[0]


def _worked(rule: str) -> tuple[Poll, list[list[str]]]:
    """The ballots of a rule's section and its table, a row a candidate."""
    said = re.search(r"^    (.+) · (\d) seats?$", _section(rule), re.MULTILINE)
    assert said
    papers: Counter[str] = Counter()
    for number, ranking in re.findall(r"(\d+) ((?:[A-D] ?)+)", said[1]):
        papers[marks_of("ABCD".index(each) for each in ranking.split())] += int(number)
    rows = re.findall(r"^\| ([A-D]) \| (.+) \|$", _section(rule), re.MULTILINE)
    names = tuple(name for name, _ in rows)
    return Poll(names, dict(papers), int(said[2])), [cells.split(" | ") for _, cells in rows]


@pytest.mark.parametrize(
    ("rule", "winners"),
    [
        *(("scottish-stv", [1, 2]), ("ers97", [1, 2]), ("ni-stv", [1, 2]), ("meek-nz", [1, 2])),
        *(("wigm-exact", [1, 2]), ("irv", [3])),
    ],
)
def test_the_worked_tables_are_what_the_rules_count(rule: str, winners: list[int]) -> None:
    poll, rows = _worked(rule)
    count = counted(poll, preset(rule), poll.seats or 0)
    told = Telling(count, poll, "", "en")

    totals = [told.units(stage)[0] for stage in count.stages]
    ours = [[told.votes(column[each]) for column in totals] for each in range(4)]

    assert [row[: len(ours[0])] for row in rows] == [row[: len(rows[0])] for row in ours]
    assert [each + 1 for each in count.winners] == winners


def test_the_table_of_preferences_and_ranks_is_what_both_kinds_of_schulze_say() -> None:
    poll, rows = _worked("schulze, schulze-margins")
    told = re.findall(r"^\| `(schulze[a-z-]*)` \| .+ \| (.+) \|$", _section("schulze, schulze-margins"), re.MULTILINE)

    assert [rule for rule, _ in told] == ["schulze", "schulze-margins"]
    for rule, ranks in told:
        ranking = counted(poll, preset(rule), 1).ranking
        assert ranking is not None
        ours = [[str(cell) for cell in row] for row in ranking.matrix]
        assert [[cell.replace("–", "0") for cell in row] for row in rows] == ours
        assert [poll.candidates[each] for (each,) in ranking.ranks] == ranks.split(", ")


def test_the_table_of_marks_is_what_the_three_rules_add_up() -> None:
    section = "approval, plurality, block"
    poll, rows = _worked(section)
    (elected,) = re.findall(r"^\| elected \| (.+) \|$", _section(section), re.MULTILINE)
    rules = re.findall(r"`(\w+)`", _section(section).partition("| | ")[2].partition("\n")[0])

    assert sorted(rules) == ["approval", "block", "plurality"]
    for at, rule in enumerate(rules):
        count = counted(poll, preset(rule), 2)
        assert [str(total) for total in count.stages[0].totals] == [row[at] for row in rows]
        assert ", ".join(poll.candidates[each] for each in count.winners) == elected.split(" | ")[at]


def test_every_rule_has_its_section() -> None:
    headings = " ".join(re.findall(r"^### (.+)$", PAGE, re.MULTILINE))

    assert set(re.split(r"[, ]+", headings)) == set(PRESETS)


def test_the_hash_of_the_page_is_that_of_its_lines() -> None:
    lines = re.search(r"    colonnade\.ballots/1\n(?:    .+\n)+", PAGE)
    assert lines
    text = re.sub(r"^    ", "", lines[0], flags=re.MULTILINE)
    poll = Poll(("A", "B", "C"), {marks_of([0, 2]): 2, ranking_of([[1, 2], [], [0]]): 1, "": 1})

    assert digest(poll) == hashlib.sha256(text.encode()).hexdigest()
    assert re.findall(r"have `([0-9a-f]{8})`…", PAGE) == [digest(poll)[:8]]


def test_the_table_of_middle_grades_is_what_both_conventions_say() -> None:
    papers = Counter(ranking_of(_ranks(one, other)) for one, other in zip((1, 1, 3, 3), (2, 2, 2, 2), strict=True))
    poll = Poll(("A", "B"), dict(papers))

    assert counted(poll, preset("majority-judgment"), 1).winners == (1,)
    assert counted(poll, preset("majority-judgment-belenios"), 1).winners == (0,)


def _ranks(one: int, other: int) -> list[list[int]]:
    return [[each for each, grade in enumerate((one, other)) if grade == at] for at in (1, 2, 3)]


def test_the_table_of_lists_is_what_dhondt_gives() -> None:
    poll = Poll(("A", "B", "C"), {marks_of([0]): 53, marks_of([1]): 24, marks_of([2]): 23})

    winners = counted(poll, preset("party-list"), 7).winners

    assert [winners.count(each) for each in range(3)] == [4, 2, 1]
