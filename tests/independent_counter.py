"""Counts once more, sharing no code with `colonnade.core.counting`: from ballots, seats and lots to every stage.

Written from the rules' texts, paper by paper and in fractions, for clearness and not for speed. `differences` compares
an answer of `colonnade count --format json` with it, cell by cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

F = Fraction
Ballots = list[tuple[int, tuple[int, ...]]]
"""How many, and the candidates from 1 in order of preference."""
Lots = dict[int, list[int]]


class OpenTieError(Exception):
    """Nothing decides."""

    def __init__(self, stage: int, tied: list[int]) -> None:
        super().__init__(stage, tied)
        self.stage, self.tied = stage, tied


@dataclass
class Pile:
    """Papers with one ranking that one candidate holds, received together."""

    number: int
    ranking: tuple[int, ...]
    value: F
    when: int
    from_first: bool = True


@dataclass
class Row:
    votes: dict[int, F]
    exhausted: F
    lost: F
    quota: F
    elected: list[int]
    excluded: list[int]
    kind: str
    who: list[int]


def cut(number: F, places: int) -> F:
    return F(floor(number * 10**places), 10**places)


def raised(number: F, places: int) -> F:
    return F(ceil(number * 10**places), 10**places)


class Counter:
    looks = "latest"

    def __init__(self, ballots: Ballots, candidates: int, seats: int, lots: Lots) -> None:
        self.everyone = list(range(1, candidates + 1))
        self.ballots, self.seats, self.lots = ballots, seats, lots
        self.valid = F(sum(n for n, ranking in ballots if ranking))
        self.standing = list(self.everyone)
        self.elected: list[int] = []
        self.out: list[int] = []
        self.piles: dict[int, list[Pile]] = {c: [] for c in self.everyone}
        self.exhausted = self.lost = F(0)
        self.rows: list[Row] = []
        self.points: list[dict[int, F]] = []
        self.kept: dict[int, F] = {}
        self.clock = 0
        self.ties: list[tuple[int, list[int], str]] = []

    # what each rule says
    def quota(self) -> F:
        raise NotImplementedError

    def enough(self, votes: F) -> bool:
        return votes >= self.quota()

    # what all share
    def votes(self) -> dict[int, F]:
        return {
            c: self.kept.get(c, F(0)) + sum((p.number * p.value for p in self.piles[c]), F(0)) for c in self.everyone
        }

    def next_of(self, ranking: tuple[int, ...]) -> tuple[int | None, tuple[int, ...]]:
        for at, c in enumerate(ranking):
            if c in self.standing:
                return c, ranking[at:]
        return None, ()

    def give(self, piles: list[Pile], value: Callable[[Pile], F], first: bool = False) -> F:
        """Returns what became non-transferable of them."""
        self.clock += 1
        ended = F(0)
        for pile in piles:
            to, rest = self.next_of(pile.ranking)
            if to is None:
                ended += pile.number * value(pile)
            else:
                self.piles[to].append(Pile(pile.number, rest, value(pile), self.clock, first))
        return ended

    def deal(self) -> None:
        self.exhausted += self.give([Pile(n, r, F(1), 0) for n, r in self.ballots if r], lambda p: p.value, first=True)

    def settle(self, tied: list[int], most: bool) -> int:
        if len(tied) == 1:
            return tied[0]
        asked = list(tied)
        points = self.points if self.looks == "earliest" else list(reversed(self.points))
        for point in points if self.looks != "never" else []:
            sought = max(point[c] for c in tied) if most else min(point[c] for c in tied)
            tied = [c for c in tied if point[c] == sought]
        stage = len(self.rows) + 1
        if len(tied) == 1:
            self.ties.append((stage, asked, "history"))
            return tied[0]
        drawn = [c for c in self.lots.get(stage, []) if c in tied]
        if len(drawn) < len(tied):
            raise OpenTieError(stage, tied)
        self.ties.append((stage, tied, "lot"))
        return drawn[0] if most else drawn[-1]

    def in_order(self, candidates: list[int]) -> list[int]:
        votes = self.votes()
        points = self.points if self.looks != "latest" else list(reversed(self.points))
        return sorted(candidates, key=lambda c: [-votes[c], *(-p[c] for p in points), c])

    def note(self, kind: str, who: list[int], elected_meanwhile: list[int], excluded: list[int]) -> None:
        self.points.append(self.votes())
        self.rows.append(
            Row(self.votes(), self.exhausted, self.lost, self.quota(), elected_meanwhile, excluded, kind, who)
        )
        self.rows[-1].elected += self.seat_those_who_reach()

    def seat_those_who_reach(self) -> list[int]:
        votes = self.votes()
        found = self.in_order([c for c in self.standing if self.enough(votes[c])])
        found = found[: self.seats - len(self.elected)]
        self.seat(found)
        return found

    def seat(self, candidates: list[int]) -> None:
        self.elected += candidates
        self.standing = [c for c in self.standing if c not in candidates]

    def over(self) -> bool:
        left = self.seats - len(self.elected)
        if left and len(self.standing) <= left:
            rest = self.in_order(self.standing)
            self.seat(rest)
            self.rows[-1].elected += rest
        return len(self.elected) >= self.seats or not self.standing

    def run(self) -> None:
        self.deal()
        self.note("first", [], [], [])
        while not self.over():
            self.stage()

    def stage(self) -> None:
        raise NotImplementedError

    def lowest(self) -> int:
        votes = self.votes()
        least = min(votes[c] for c in self.standing)
        return self.settle([c for c in self.standing if votes[c] == least], most=False)

    def surpluses(self) -> dict[int, F]:
        votes = self.votes()
        return {c: votes[c] - self.quota() for c in self.elected if votes[c] > self.quota()}


class Inclusive(Counter):
    """Rules 46-52 of SSI 2007/42; and the same in fractions."""

    exact = False

    def quota(self) -> F:
        return self.valid / (self.seats + 1) if self.exact else F(floor(self.valid / (self.seats + 1)) + 1)

    def enough(self, votes: F) -> bool:
        return votes > self.quota() if self.exact else votes >= self.quota()

    def stage(self) -> None:
        surpluses = self.surpluses()
        if surpluses:
            largest = max(surpluses.values())
            who = self.settle(sorted(c for c in surpluses if surpluses[c] == largest), most=True)
            total = self.votes()[who]
            piles, self.piles[who] = self.piles[who], []

            def value(pile: Pile) -> F:
                whole = pile.value * surpluses[who] / total
                return whole if self.exact else cut(whole, 5)

            self.kept[who] = self.quota()
            self.exhausted += self.give(piles, value)
            self.lost += surpluses[who] - sum((p.number * value(p) for p in piles), F(0))
            self.note("surplus", [who], [], [])
        else:
            who = self.lowest()
            self.standing.remove(who)
            self.out.append(who)
            piles, self.piles[who] = self.piles[who], []
            self.exhausted += self.give(piles, lambda p: p.value)
            self.note("exclusion", [who], [], [who])


class Exact(Inclusive):
    exact = True


class Runoff(Counter):
    looks = "never"

    def quota(self) -> F:
        return F(floor(sum(self.votes().values()) / 2) + 1)

    def stage(self) -> None:
        who = self.lowest()
        self.standing.remove(who)
        piles, self.piles[who] = self.piles[who], []
        self.exhausted += self.give(piles, lambda p: p.value)
        self.note("exclusion", [who], [], [who])


class LastParcel(Counter):
    """ERS97, sections 5.1 to 5.6."""

    looks = "earliest"
    first_apart = False
    cents = F(0)

    def deal(self) -> None:
        self.cents = raised(self.valid / (self.seats + 1), 2)
        super().deal()

    def quota(self) -> F:
        return self.cents

    def waiting(self) -> dict[int, F]:
        return {c: s for c, s in self.surpluses().items() if c not in self.kept}

    def seat_those_who_reach(self) -> list[int]:
        seated: list[int] = []
        while len(self.elected) < self.seats:
            votes = self.votes()
            places = self.seats - len(self.elected)
            active = sum((votes[c] for c in [*self.standing, *self.out]), F(0)) + sum(self.waiting().values(), F(0))
            able = [c for c in self.standing if votes[c] > 0]
            able = self.in_order([c for c in able if votes[c] >= self.quota() or votes[c] >= active / (places + 1)])
            if len(able) > places:
                past = [*self.points, votes]
                limit = [p[able[places]] for p in past]
                able = [c for c in able[:places] if [p[c] for p in past] != limit]
            if not able:
                break
            self.seat(able)
            seated += able
        return seated

    def fits(self, total: F, above: F) -> bool:
        return total <= above

    def group(self) -> list[int]:
        """Who can be excluded together, equals together."""
        votes, best = self.votes(), []
        rest = sum(self.waiting().values(), F(0))
        order = sorted(self.standing, key=lambda c: votes[c])
        for size in range(1, len(order)):
            many_left = len(order) - size >= self.seats - len(self.elected)
            apart = votes[order[size - 1]] != votes[order[size]]
            if many_left and apart and self.fits(sum((votes[c] for c in order[:size]), rest), votes[order[size]]):
                best = order[:size]
        return sorted(best)

    def stage(self) -> None:
        waiting, together = self.waiting(), self.group()
        if waiting and not together:
            self.transfer(waiting)
            return
        who = sorted(together, key=lambda c: (self.votes()[c], c)) or [self.lowest()]
        self.leave_out(who)

    def transfer(self, waiting: dict[int, F]) -> None:
        largest = max(waiting.values())
        who = self.settle(sorted(c for c in waiting if waiting[c] == largest), most=True)
        last = max(p.when for p in self.piles[who])
        parcel = [p for p in self.piles[who] if p.when == last]
        going = [p for p in parcel if self.next_of(p.ranking)[0] is not None]
        papers = sum(p.number for p in going)
        worth = sum((p.number * p.value for p in going), F(0))
        surplus = waiting[who]
        small = worth > surplus
        value = cut(surplus / papers, 2) if small else parcel[0].value
        self.kept[who], self.piles[who] = self.quota(), []
        self.give(going, lambda _: value)
        rest = surplus - papers * value
        self.lost += rest if small else 0
        self.exhausted += 0 if small else rest
        self.note("surplus", [who], [], [])

    def leave_out(self, who: list[int]) -> None:
        self.standing = [c for c in self.standing if c not in who]
        self.out += who
        if len(self.standing) <= self.seats - len(self.elected):
            return
        self.pass_on(who)

    def order_of(self, pile: Pile) -> tuple[Any, ...]:
        return (-pile.value,)

    def pass_on(self, who: list[int]) -> None:
        seated: list[int] = []
        every = [p for c in who for p in self.piles[c]]
        for key in sorted({self.order_of(p) for p in every}):
            batch = [p for p in every if self.order_of(p) == key]
            for c in who:
                self.piles[c] = [p for p in self.piles[c] if self.order_of(p) != key]
            self.exhausted += self.give(batch, lambda p: p.value)
            seated += self.after_batch()
            left = self.seats - len(self.elected)
            if left and len(self.standing) <= left:
                rest = self.in_order(self.standing)
                self.seat(rest)
                seated += rest
            if len(self.elected) >= self.seats:
                break
        for c in who:
            if self.piles[c]:
                self.kept[c] = sum((p.number * p.value for p in self.piles[c]), F(0))
                self.piles[c] = []
        self.note("exclusion", who, seated, who)

    def after_batch(self) -> list[int]:
        self.points.append(self.votes())
        if not self.elected:
            self.cents = raised((self.valid - self.exhausted - self.lost) / (self.seats + 1), 2)
        return self.seat_those_who_reach()


class NorthernIreland(LastParcel):
    """SI 1985/454, rules 46-52."""

    def deal(self) -> None:
        self.cents = F(floor(self.valid / (self.seats + 1)) + 1)
        Counter.deal(self)

    def seat_those_who_reach(self) -> list[int]:
        return Counter.seat_those_who_reach(self)

    def fits(self, total: F, above: F) -> bool:
        return total < above

    def leave_out(self, who: list[int]) -> None:
        self.standing = [c for c in self.standing if c not in who]
        self.out += who
        self.pass_on(who)

    def order_of(self, pile: Pile) -> tuple[Any, ...]:
        return (not pile.from_first, -pile.value)

    def after_batch(self) -> list[int]:
        return self.seat_those_who_reach()

    def over(self) -> bool:
        if self.seats - len(self.elected) == 1 and len(self.standing) > 1:
            votes = self.votes()
            first, *others = self.in_order(self.standing)
            if votes[first] >= sum((votes[c] for c in others), F(0)) + sum(self.waiting().values(), F(0)):
                self.seat([first])
                self.rows[-1].elected.append(first)
        return super().over()


class Meek(Counter):
    """SR 2001/145, Schedule 1A, Part 1, in the calculator's rounding: what is passed on is cut, the rest is kept."""

    looks = "earliest"

    def deal(self) -> None:
        self.keep = dict.fromkeys(self.everyone, F(1))
        self.before: dict[int, F] = {}
        self.held: dict[int, F] = {}
        self.share_out()

    def votes(self) -> dict[int, F]:
        return dict(self.held)

    def quota(self) -> F:
        return cut((self.valid - self.exhausted) / (self.seats + 1), 9) + F(1, 10**9)

    def share_out(self) -> None:
        self.held = dict.fromkeys(self.everyone, F(0))
        for number, ranking in self.ballots:
            left = F(1)
            for c in ranking:
                if c in self.standing:
                    self.held[c] += number * left
                    break
                if c in self.elected:
                    kept = raised(left * self.keep[c], 9)
                    self.held[c] += number * kept
                    left -= kept
        self.exhausted = self.valid - sum(self.held.values(), F(0))

    def no_progress(self) -> bool:
        """Clause 23, for numbers of nine places: the keep values stand still, or go up and down by rounding."""
        changes = [self.keep[c] - self.before[c] for c in self.before]
        return bool(changes) and (max(changes) > 0 or not any(changes))

    def stage(self) -> None:
        votes, quota = self.votes(), self.quota()
        surplus = sum((max(votes[c] - quota, F(0)) for c in [*self.elected, *self.standing]), F(0))
        order = sorted(self.standing, key=lambda c: votes[c])
        gone: list[int] = []
        if len(order) > 1 and votes[order[0]] + surplus < votes[order[1]]:
            gone = [order[0]]
        elif surplus < F(1, 10_000) or self.no_progress():
            gone = [self.lowest()]
        self.standing = [c for c in self.standing if c not in gone]
        self.before = {} if gone else dict(self.keep)
        for c in self.elected:
            if votes[c] > quota:
                self.keep[c] = raised(raised(self.keep[c] * quota, 9) / votes[c], 9)
        self.share_out()
        self.note("iteration", gone, [], gone)


RULES: dict[str, tuple[type[Counter], int]] = {
    "scottish-stv": (Inclusive, 5),
    "wigm-exact": (Exact, 9),
    "ers97": (LastParcel, 2),
    "ni-stv": (NorthernIreland, 2),
    "meek-nz": (Meek, 9),
    "irv": (Runoff, 0),
}


def differences(
    answer: dict[str, Any], ballots: Ballots, candidates: int, seats: int, lots: Lots | None = None
) -> list[str]:
    """Where the answer says something else than the rule makes of the ballots."""
    kind, places = RULES[answer["rule"]["id"]]
    counter = kind(ballots, candidates, seats, lots or {})
    open_tie: OpenTieError | None = None
    try:
        counter.run()
    except OpenTieError as tie:
        open_tie = tie
    found: list[str] = []

    def compare(what: str, said: object, ours: object) -> None:
        if said != ours:
            found.append(f"{what}: {said} is said, {ours} is right")

    compare("valid", F(answer["ballots"]["valid"]), counter.valid)
    compare("seats", answer["seats"], seats)
    compare("number of stages", len(answer["stages"]), len(counter.rows))
    before: list[F] | None = None
    for number, (said, row) in enumerate(zip(answer["stages"], counter.rows, strict=False), 1):
        ours = [cut(row.votes[c], places) for c in counter.everyone]
        exhausted = cut(row.exhausted, places)
        compare(f"{number} number", said["number"], number)
        compare(f"{number} action", said["action"], {"kind": row.kind, "candidates": row.who})
        compare(f"{number} totals", [F(v) for v in said["totals"]], ours)
        moved = [now - then for now, then in zip(ours, before or ours, strict=True)]
        compare(f"{number} transfers", [F(v) for v in said["transfers"]], moved)
        compare(f"{number} quota", F(said["quota"]), cut(row.quota, places))
        compare(f"{number} exhausted", F(said["exhausted"]), exhausted)
        compare(f"{number} lost", F(said["lost_fraction"]), counter.valid - sum(ours) - exhausted)
        compare(f"{number} elected", said["elected"], row.elected)
        compare(f"{number} excluded", said["excluded"], row.excluded)
        before = ours
    compare("winners", answer["winners"], counter.elected)
    ties = [{"stage": s, "candidates": sorted(t), "resolved_by": by} for s, t, by in counter.ties]
    if open_tie is not None:
        ties.append({"stage": open_tie.stage, "candidates": sorted(open_tie.tied), "resolved_by": None})
    compare("ties", answer["ties"], ties)
    return found
