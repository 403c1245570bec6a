"""A count told: a table, one sentence a stage with the rule's paragraph, winners first; and its JSON members."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from colonnade.core.counting.audits import recount_of
from colonnade.core.counting.constraints import Constraints
from colonnade.core.counting.margins import Change, closest
from colonnade.core.counting.papers import Poll
from colonnade.core.counting.presets import Family
from colonnade.core.counting.stages import Count, Kind, Stage, Tie
from colonnade.core.counting.ties import Lots
from colonnade.core.counting.values import Value, spelled, units_of
from colonnade.core.texts import shown
from colonnade.words.calendars import digits
from colonnade.words.counting import CLAUSES, STAGES, TABLE, said

FORMAT = "colonnade.count/1"


class Telling:
    """What is to be said of a count, in one language. Votes have the rule's own places; what they drop is the loss."""

    def __init__(self, count: Count, poll: Poll, digest: str, language: str) -> None:
        """Keep what is told; the poll gives the names."""
        self.count, self.digest, self.language = count, digest, language
        self.candidates = poll.candidates
        self._places = count.preset.places

    def members(self, *changes: Change | None) -> dict[str, object]:
        """Return the members of ``colonnade.count/1``; with the smallest change where that was asked for."""
        count = self.count
        found: dict[str, object] = {
            "format": FORMAT,
            "rule": {"id": count.preset.id, "edition": count.preset.edition, "source": count.preset.source},
            "seats": count.seats,
            "candidates": list(self.candidates),
            "ballots": {"valid": count.valid, "invalid": count.invalid, "sha256": self.digest},
            "quota": None if count.quota is None else self.votes(count.quota),
            "stages": [self._stage(at) for at in range(len(count.stages))],
            "winners": _numbers(count.winners),
            "ties": [
                {
                    "stage": tie.stage,
                    "candidates": _numbers(tie.candidates),
                    "resolved_by": None if tie.resolved_by is None else str(tie.resolved_by),
                }
                for tie in count.ties
            ],
        }
        found |= self._family_members()
        for change in changes:
            found["sensitivity"] = self._sensitivity(change)
        return found

    def _family_members(self) -> dict[str, object]:
        count = self.count
        if count.list_seats is not None:
            held = [sum(each.party == party for each in count.list_seats) for party in range(len(self.candidates))]
            quotients = [
                {"list": each.party + 1, "quotient": f"{each.votes}/{each.divisor}"} for each in count.list_seats
            ]
            return {"list": {"quotients": quotients, "seats": held}}
        if count.ranking is None:
            return {}
        ranks = [_numbers(rank) for rank in count.ranking.ranks]
        if count.preset.family is Family.PAIRWISE:
            return {"schulze": {"matrix": [list(row) for row in count.ranking.matrix], "ranks": ranks}}
        return {"majority_judgment": {"grades": list(count.ranking.grades), "ranks": ranks}}

    def _sensitivity(self, change: Change | None) -> Mapping[str, object]:
        near = closest(self.count)
        return {
            "closest": None
            if near is None
            else {
                "stage": near.stage,
                "ahead": near.ahead + 1,
                "behind": near.behind + 1,
                "margin": spelled(near.margin, self._places),
            },
            "smallest_change": None
            if change is None
            else {
                "papers": change.papers,
                "candidate": change.candidate + 1,
                "winners": _numbers(change.winners),
            },
        }

    def votes(self, value: Value) -> str:
        """Return votes as a decimal with the rule's own places."""
        return spelled(units_of(value, self._places), self._places)

    def units(self, stage: Stage) -> tuple[list[int], int, int]:
        """Return the totals, the exhausted and the lost of a stage in whole units, which sum to the valid ballots."""
        totals = [units_of(total, self._places) for total in stage.totals]
        exhausted = units_of(stage.exhausted, self._places)
        if self.count.preset.family is Family.MARKS:
            return totals, exhausted, 0
        unit: int = 10**self._places
        return totals, exhausted, self.count.valid * unit - sum(totals) - exhausted

    def transfers(self, at: int) -> list[int]:
        """Return what each candidate gained or lost in a stage, in whole units."""
        totals = self.units(self.count.stages[at])[0]
        if not at:
            return [0] * len(totals)
        before = self.units(self.count.stages[at - 1])[0]
        return [now - then for now, then in zip(totals, before, strict=True)]

    def _stage(self, at: int) -> dict[str, object]:
        stage = self.count.stages[at]
        totals, exhausted, lost = self.units(stage)
        return {
            "number": stage.number,
            "action": {"kind": str(stage.action.kind), "candidates": _numbers(stage.action.candidates)},
            "quota": None if stage.quota is None else self.votes(stage.quota),
            "transfers": [spelled(moved, self._places) for moved in self.transfers(at)],
            "totals": [spelled(total, self._places) for total in totals],
            "exhausted": spelled(exhausted, self._places),
            "lost_fraction": spelled(lost, self._places),
            "elected": _numbers(stage.elected),
            "excluded": _numbers(stage.excluded),
            "sentence": self.sentence(at),
        }

    def sentence(self, at: int) -> str:
        """Return what a stage did, by which paragraph, and who is elected in it."""
        stage = self.count.stages[at]
        clauses = [self._deed(stage), *self._reasons(stage)]
        clauses += [self._tie(tie) for tie in self.count.ties if tie.stage == stage.number]
        if stage.elected:
            clauses.append(self._say(CLAUSES, "elected", names=self.names(stage.elected)))
        return digits(" ".join(clause for clause in clauses if clause), self.language)

    def _deed(self, stage: Stage) -> str:
        action, told = stage.action, stage.action.told
        facts: dict[str, object] = {"names": self.names(action.candidates)}
        name = str(action.kind)
        if action.kind is Kind.FIRST and self.count.preset.family is Family.MARKS:
            name = "marks"
        elif action.kind is Kind.SURPLUS:
            facts |= {"surplus": self._surplus(stage), "papers": told["papers"]}
            if "value" in told:
                name = "surplus_at"
                facts["value"] = spelled(int(str(told["value"])), self._places)
        elif told.get("doomed"):
            name = "doomed" if action.kind is Kind.EXCLUSION else "iteration_doomed"
        elif action.kind is Kind.ITERATION and action.candidates:
            name = "iteration_without"
        elif action.kind is Kind.EXCLUSION and len(action.candidates) > 1:
            name = "exclusions"
        paragraph = self.count.preset.paragraphs.get(
            "exclusion" if action.kind is Kind.ITERATION and action.candidates else str(action.kind)
        )
        saying = self._say(STAGES, name, **facts)
        if paragraph is None or told.get("doomed"):
            return self._say(CLAUSES, "bare", saying=saying)
        return self._say(CLAUSES, "by_rule", saying=saying, paragraph=paragraph)

    def _surplus(self, stage: Stage) -> str:
        at = stage.number - 1
        moved = sum(self.transfers(at)[each] for each in stage.action.candidates)
        return spelled(-moved, self._places)

    def _reasons(self, stage: Stage) -> list[str]:
        told = stage.action.told
        reasons = []
        if "deferred" in told:
            surplus = spelled(int(str(told["deferred"])), self._places)
            reasons.append(self._say(CLAUSES, "deferred", surplus=surplus))
        guarded = told.get("guarded")
        if isinstance(guarded, tuple):
            reasons.append(self._say(CLAUSES, "guarded", names=self.names(guarded)))
        return reasons

    def _tie(self, tie: Tie) -> str:
        if tie.resolved_by is None:
            return ""
        return self._say(CLAUSES, f"tie_{tie.resolved_by}", names=self.names(tie.candidates))

    def text(self, change: Change | None, *, asked: bool, again: tuple[Lots, Constraints]) -> str:
        """Return the whole for people: winners, figures, the table, the sentences, how close it was."""
        count = self.count
        who = self.names(count.winners) or self._say(TABLE, "nobody")
        lines = [
            self._say(TABLE, "so_far" if count.is_open else "elected", names=who),
            self._say(TABLE, "ballots", valid=count.valid, invalid=count.invalid, seats=count.seats),
            "",
            *self.table(),
            *(f"{at + 1}. {self.sentence(at)}" for at in range(len(count.stages))),
            *self._ranked(),
            *self._list_seats(),
        ]
        lines += [
            self._say(TABLE, "replaced", out=self.names((out,)), comes=self.names((comes,)))
            for out, comes in count.replaced
        ]
        lines += [*self._how_close(change, asked=asked), ""]
        text = digits("\n".join(lines), self.language)
        rule = count.preset
        last = [
            self._say(TABLE, "title", rule=rule.id, edition=rule.edition, source=rule.source),
            self._say(TABLE, "digest", digest=self.digest),
            self._say(TABLE, "again", command=recount_of(count, *again)),
        ]
        return "\n".join((text, *last)) + "\n"

    def _how_close(self, change: Change | None, *, asked: bool) -> list[str]:
        near = closest(self.count)
        lines = []
        if near is not None:
            margin = spelled(near.margin, self._places)
            facts = {"stage": near.stage, "margin": margin}
            names = {"ahead": self.names((near.ahead,)), "behind": self.names((near.behind,))}
            lines.append(self._say(TABLE, "closest", **facts, **names))
        if change is not None:
            names = {"name": self.names((change.candidate,)), "names": self.names(change.winners)}
            lines.append(self._say(TABLE, "change", papers=change.papers, **names))
        elif asked:
            lines.append(self._say(TABLE, "no_change"))
        return lines

    def table(self) -> list[str]:
        """Return the table as lines, its columns below one another."""
        return [*_aligned(self.rows), ""] if self.rows else []

    @property
    def winners(self) -> list[str]:
        """The names of the elected, in order of election."""
        return [shown(self.candidates[each]) for each in self.count.winners]

    @property
    def sentences(self) -> list[str]:
        """What each stage did."""
        return [self.sentence(at) for at in range(len(self.count.stages))]

    @property
    def further(self) -> list[str]:
        """What a rule without stages says: ranks, grades, whom more preferred, and whose each seat is."""
        return [line for line in (*self._ranked(), *self._list_seats()) if line]

    @property
    def rows(self) -> list[list[str]]:
        """The table: a row a candidate under one of titles, two columns a stage (what moved, what stands)."""
        count = self.count
        if not count.stages:
            return []
        figures = [self.units(stage) for stage in count.stages]
        moved = [self.transfers(at) for at in range(len(count.stages))]
        rows: list[list[str]] = [[self._say(TABLE, "candidate")]]
        for stage in count.stages:
            rows[0] += (
                [self._say(TABLE, "stage", number=stage.number)]
                if stage.number == 1
                else ["±", self._say(TABLE, "stage", number=stage.number)]
            )
        for each, name in enumerate(self.candidates):
            columns = [(moved[at][each], figures[at][0][each]) for at in range(len(figures))]
            rows.append([shown(name), *self._cells(columns)])
        exhausted = [found[1] for found in figures]
        lost = [found[2] for found in figures]
        rows.append([self._say(TABLE, "exhausted"), *self._cells(_with_differences(exhausted))])
        rows.append([self._say(TABLE, "lost"), *self._cells(_with_differences(lost))])
        sums = [sum(found[0]) + found[1] + found[2] for found in figures]
        rows.append([self._say(TABLE, "sum"), *self._cells(_with_differences(sums))])
        if count.quota is not None:
            quotas = [units_of(stage.quota or 0, self._places) for stage in count.stages]
            rows.append([self._say(TABLE, "quota"), *self._cells(_with_differences(quotas))])
        return rows

    def _cells(self, columns: Sequence[tuple[int, int]]) -> list[str]:
        cells: list[str] = []
        for at, (moved, total) in enumerate(columns):
            if at:
                cells.append(("+" if moved > 0 else "") + spelled(moved, self._places) if moved else "")
            cells.append(spelled(total, self._places))
        return cells

    def _ranked(self) -> list[str]:
        ranking = self.count.ranking
        if ranking is None:
            return []
        lines = [
            self._say(TABLE, "rank", number=number, names=self.names(rank))
            for number, rank in enumerate(ranking.ranks, 1)
        ]
        for each, grade in enumerate(ranking.grades):
            lines.append(self._say(TABLE, "grade", name=shown(self.candidates[each]), grade=grade))
        if ranking.matrix:
            rows = [[shown(self.candidates[each]), *map(str, row)] for each, row in enumerate(ranking.matrix)]
            lines += ["", self._say(TABLE, "matrix"), *_aligned(rows)]
        return lines

    def _list_seats(self) -> list[str]:
        return [
            self._say(
                TABLE,
                "list_seat",
                number=number,
                name=shown(self.candidates[each.party]),
                votes=each.votes,
                divisor=each.divisor,
            )
            for number, each in enumerate(self.count.list_seats or (), 1)
        ]

    def names(self, candidates: Iterable[int]) -> str:
        """Return the names of candidates, one after another."""
        return self._say(TABLE, "comma").join(shown(self.candidates[each]) for each in candidates)

    def _say(self, table: Mapping[str, tuple[str, str]], saying: str, /, **facts: object) -> str:
        return said(table, saying, self.language, **facts)


def _numbers(candidates: Iterable[int]) -> list[int]:
    return [each + 1 for each in candidates]


def _with_differences(values: Sequence[int]) -> list[tuple[int, int]]:
    return [(value - before, value) for before, value in zip((values[0], *values), values, strict=False)]


def _width(text: str) -> int:
    """How many columns a text takes at a terminal."""
    return sum(
        0 if unicodedata.combining(letter) or letter == "\u200c" else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows with their columns below one another, the first to its start, the others to their end."""
    widths = [max(_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for first, *rest in rows:
        cells = [first + " " * (widths[0] - _width(first))]
        cells += [" " * (width - _width(cell)) + cell for cell, width in zip(rest, widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return lines
