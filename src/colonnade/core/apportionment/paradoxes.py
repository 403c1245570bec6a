"""What may surprise an assembly about its own division of seats, looked for before it adopts it.

*One seat more*: somebody loses although there is more to divide (the Alabama paradox). *One affiliate more*: a newcomer
brings as many seats as an affiliate of its size has, and seats move between others. *Members*: one affiliate grows or
shrinks a little, and a seat moves between two others that did not change. Only what is certain is told: where a lot
would decide, nobody is said to lose. Source: docs/rules/apportionment.md, "Warnings".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from colonnade.core.apportionment.affiliates import Affiliate, Division, Impossible
from colonnade.core.apportionment.methods import Method
from colonnade.core.apportionment.rules import Rule, divide
from colonnade.core.errors import Fact

LOOKED_THROUGH = 100
SWING = Fraction(1, 100)
NEWCOMER = "+1"
"""Stands for the newcomer's name, which nothing shows."""


@dataclass(frozen=True, slots=True)
class Warned:
    """What was found, by its ``kind``, with its facts; names are affiliates' own."""

    kind: str
    facts: dict[str, Fact]


def warnings_of(rule: Rule, affiliates: Sequence[Affiliate], seats: int | None, division: Division) -> list[Warned]:
    """Return what is worth knowing before this division, no lot drawn, is adopted; in a fixed order."""
    found = list(_unattested(affiliates))
    if rule.is_a_scale:
        total = sum(division.seats)
        if seats is not None and seats != total:
            found.append(Warned("seats", {"asked": seats, "given": total}))
    elif seats is not None:
        found += _one_seat(rule, affiliates, seats, division)
        found += _by_search(rule, affiliates, seats, division)
        found += _outside_quota(rule, affiliates, seats, division)
    return found + list(_without_seat(affiliates, division))


def _unattested(affiliates: Sequence[Affiliate]) -> Iterator[Warned]:
    for each in affiliates:
        if each.claimed is not None and each.claimed > each.members:
            yield Warned("not_attested", {"name": each.name, "claimed": each.claimed, "attested": each.members})


def _without_seat(affiliates: Sequence[Affiliate], division: Division) -> Iterator[Warned]:
    empty = [each.name for at, each in enumerate(affiliates) if each.members and not division.at_most(at)]
    if empty:
        yield Warned("no_seat", {"number": len(empty), "name": empty[0]})


def _one_seat(rule: Rule, affiliates: Sequence[Affiliate], seats: int, division: Division) -> Iterator[Warned]:
    """Who has fewer with one seat more than with one seat fewer, on either side of the division."""
    for other in (seats + 1, seats - 1):
        turned = _tried(rule, affiliates, other)
        if turned is None:
            continue
        fewer, more = (division, turned) if other > seats else (turned, division)
        for at, each in enumerate(affiliates):
            if more.at_most(at) < fewer.at_least(at):
                facts: dict[str, Fact] = {"name": each.name, "seats": max(other, seats), "before": min(other, seats)}
                yield Warned("alabama", {**facts, "now": more.at_most(at), "had": fewer.at_least(at)})


def _tried(rule: Rule, affiliates: Sequence[Affiliate], seats: int) -> Division | None:
    """The division that would be, or none where there can be none."""
    try:
        return divide(rule, affiliates, seats)
    except Impossible:
        return None


def _by_search(rule: Rule, affiliates: Sequence[Affiliate], seats: int, division: Division) -> Iterator[Warned]:
    """Divisor methods never do this (Balinski and Young, 1982); for the others every affiliate is tried."""
    by_remainders = rule.method is Method.HAMILTON or (
        rule.method is Method.FLOOR_PLUS and rule.rest is Method.HAMILTON
    )
    if not by_remainders:
        return
    if len(affiliates) > LOOKED_THROUGH:
        yield Warned("not_searched", {"most": LOOKED_THROUGH})
        return
    yield from _one_affiliate_more(rule, affiliates, seats, division)
    yield from _members_changed(rule, affiliates, seats, division)


def _one_affiliate_more(
    rule: Rule, affiliates: Sequence[Affiliate], seats: int, division: Division
) -> Iterator[Warned]:
    """The first of the sizes at which a newcomer moves a seat between others, and at how many sizes one does."""
    sizes = {each.members: at for at, each in reversed(list(enumerate(affiliates)))}
    moved = []
    for members, at in sorted(sizes.items()):
        own = division.seats[at]
        turned = _tried(rule, [*affiliates, replace(affiliates[at], name=NEWCOMER)], seats + own)
        pair = _moved(division, turned, range(len(affiliates)))
        if pair is not None:
            moved.append((members, own, pair))
    if moved:
        members, own, (loser, winner) = moved[0]
        names: dict[str, Fact] = {"loser": affiliates[loser].name, "winner": affiliates[winner].name}
        yield Warned(
            "new_affiliate", {**names, "members": members, "seats": own, "cases": len(moved), "tried": len(sizes)}
        )


def _members_changed(rule: Rule, affiliates: Sequence[Affiliate], seats: int, division: Division) -> Iterator[Warned]:
    """The first affiliate whose small change moves a seat between others, and how many changes do."""
    moved, tried = [], 0
    for at, each in enumerate(affiliates):
        swing = max(1, each.members * SWING.numerator // SWING.denominator)
        for members in (each.members + swing, each.members - swing):
            if members < 1 or not each.members:
                continue
            tried += 1
            changed = [*affiliates]
            changed[at] = replace(each, members=members)
            others = [other for other in range(len(affiliates)) if other != at]
            pair = _moved(division, _tried(rule, changed, seats), others)
            if pair is not None:
                moved.append((at, members, pair))
    if moved:
        at, members, (loser, winner) = moved[0]
        names: dict[str, Fact] = {"loser": affiliates[loser].name, "winner": affiliates[winner].name}
        own: dict[str, Fact] = {"name": affiliates[at].name, "was": affiliates[at].members, "members": members}
        yield Warned("population", {**names, **own, "cases": len(moved), "tried": tried})


def _moved(before: Division, after: Division | None, among: Sequence[int]) -> tuple[int, int] | None:
    """One who surely loses and one who surely gains of those ``among`` whom nothing changed."""
    if after is None:
        return None
    loser = next((at for at in among if after.at_most(at) < before.at_least(at)), None)
    winner = next((at for at in among if after.at_least(at) > before.at_most(at)), None)
    return None if loser is None or winner is None else (loser, winner)


def _outside_quota(rule: Rule, affiliates: Sequence[Affiliate], seats: int, division: Division) -> Iterator[Warned]:
    """Whose seats are not its exact share rounded up or down, where the method aims at shares and had no bounds."""
    if rule.method not in (Method.DHONDT, Method.SAINTE_LAGUE, Method.HUNTINGTON_HILL) or rule.floor or rule.cap:
        return
    total = sum(each.members for each in affiliates)
    if not total or any(each.floor is not None or each.cap is not None for each in affiliates):
        return
    for at, each in enumerate(affiliates):
        whole, rest = divmod(seats * each.members, total)
        if division.at_most(at) < whole or division.at_least(at) > whole + bool(rest):
            share = hundredths(Fraction(seats * each.members, total))
            yield Warned("quota", {"name": each.name, "seats": division.seats[at], "share": share})


def hundredths(share: Fraction) -> str:
    """Return ``share`` with two decimals, the rest cut off."""
    cut = share.numerator * 100 // share.denominator
    return f"{cut // 100}.{cut % 100:02}"
