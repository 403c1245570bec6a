"""The methods by their names, what each may be told, and the division that each makes.

Source: docs/rules/apportionment.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from colonnade.core.apportionment.affiliates import (
    MOST_SEATS,
    Affiliate,
    Claim,
    Division,
    FloorAboveCap,
    FloorsBeyondSeats,
    Impossible,
)
from colonnade.core.apportionment.divisors import (
    Quotient,
    by_huntington_hill,
    by_quotients,
    dhondt,
    root_by_odd,
    root_by_whole,
    sainte_lague,
)
from colonnade.core.apportionment.methods import Method
from colonnade.core.apportionment.remainders import hamilton
from colonnade.core.apportionment.scales import BadTable, Bracket, Table, begun, require_rising
from colonnade.core.errors import Refusal
from colonnade.core.rows import LARGEST, whole_number

SCALES = frozenset({Method.PER_BEGUN, Method.BRACKETS})
RESTS = (Method.HAMILTON, Method.DHONDT, Method.SAINTE_LAGUE, Method.HUNTINGTON_HILL)
ROUNDINGS = (Method.SAINTE_LAGUE, Method.DHONDT)
PARAMETERS: Mapping[Method, frozenset[str]] = {
    Method.PER_BEGUN: frozenset({"per", "floor", "cap"}),
    Method.BRACKETS: frozenset({"table", "further", "floor", "cap"}),
    Method.HAMILTON: frozenset({"floor", "cap"}),
    Method.DHONDT: frozenset({"floor", "cap"}),
    Method.SAINTE_LAGUE: frozenset({"floor", "cap"}),
    Method.HUNTINGTON_HILL: frozenset({"floor", "cap"}),
    Method.FLOOR_PLUS: frozenset({"floor", "rest", "cap"}),
    Method.DEGRESSIVE: frozenset({"rounding", "full", "ratio", "floor", "cap"}),
}
NEEDED: Mapping[Method, tuple[str, ...]] = {
    Method.PER_BEGUN: ("per",),
    Method.BRACKETS: ("table",),
    Method.FLOOR_PLUS: ("floor",),
}


class NoSuchParameter(Refusal):
    """The method takes no parameter of that name, or takes it once."""

    code = "apportionment.no_such_parameter"


class BadParameter(Refusal):
    """The parameter's value is not what it takes."""

    code = "apportionment.bad_parameter"


class MissingParameter(Refusal):
    """The method needs a parameter that was not given."""

    code = "apportionment.missing_parameter"


class SeatsNeeded(Refusal):
    """The method divides a number of seats and none was given."""

    code = "apportionment.seats_needed"


class TooManySeats(Impossible):
    """More seats than any assembly has were asked for."""

    code = "apportionment.too_many_seats"


NO_TABLE = Table(())


@dataclass(frozen=True, slots=True)
class Rule:
    """A method with its parameters; ``cap`` is a number of seats or a part of all of them."""

    method: Method
    floor: int = 0
    cap: int | Fraction | None = None
    per: int = 1
    table: Table = NO_TABLE
    rest: Method = Method.HAMILTON
    rounding: Method = Method.SAINTE_LAGUE
    full: int | None = None
    ratio: Fraction = Fraction(0)

    @property
    def is_a_scale(self) -> bool:
        """Whether each affiliate's seats follow from its own members alone."""
        return self.method in SCALES


def read_rule(method: Method, parameters: Sequence[str]) -> Rule:
    """Return the rule that the parameters, each ``k=v``, make of the method."""
    said: dict[str, str] = {}
    for each in parameters:
        name, equals, value = each.partition("=")
        if not equals or name not in PARAMETERS[method] or name in said:
            names = ", ".join(sorted(PARAMETERS[method]))
            raise NoSuchParameter(given=each[:80], method=method.value, names=names)
        said[name] = value.strip()
    for name in NEEDED.get(method, ()):
        if name not in said:
            raise MissingParameter(name=name, method=method.value)
    if ("full" in said) is not ("ratio" in said):
        raise MissingParameter(name="ratio" if "full" in said else "full", method=method.value)
    return _rule(method, said)


def _rule(method: Method, said: Mapping[str, str]) -> Rule:
    rule = Rule(
        method,
        floor=_whole(said, "floor", 0),
        cap=_cap(said, method),
        per=_whole(said, "per", 1, least=1),
        table=_table(said) if method is Method.BRACKETS else NO_TABLE,
        rest=_one_of(said, "rest", RESTS, Method.HAMILTON),
        rounding=_one_of(said, "rounding", ROUNDINGS, Method.SAINTE_LAGUE),
        full=_whole(said, "full", 0) if "full" in said else None,
        ratio=_ratio(said, "ratio") if "ratio" in said else Fraction(0),
    )
    if isinstance(rule.cap, int) and rule.cap < rule.floor:
        raise BadParameter(name="cap", given=said["cap"][:80], fault="cap_below_floor")
    return rule


def _whole(said: Mapping[str, str], name: str, usual: int, *, least: int = 0) -> int:
    if name not in said:
        return usual
    number = whole_number(said[name])
    if number is None or not least <= number <= LARGEST:
        raise BadParameter(name=name, given=said[name][:80], fault="not_whole" if least == 0 else "not_counting")
    return number


def _ratio(said: Mapping[str, str], name: str) -> Fraction:
    over, slash, under = said[name].partition("/")
    parts = whole_number(over.strip()), whole_number(under.strip())
    if not slash or parts[0] is None or not parts[1] or parts[0] > parts[1] or parts[1] > LARGEST:
        raise BadParameter(name=name, given=said[name][:80], fault="not_a_part")
    return Fraction(parts[0], parts[1])


def _cap(said: Mapping[str, str], method: Method) -> int | Fraction | None:
    if "cap" not in said:
        return None
    if "/" not in said["cap"]:
        return _whole(said, "cap", 0)
    if method in SCALES:
        raise BadParameter(name="cap", given=said["cap"][:80], fault="part_of_no_house")
    return _ratio(said, "cap")


def _one_of(said: Mapping[str, str], name: str, choices: Sequence[Method], usual: Method) -> Method:
    found = next((each for each in choices if each.value == said.get(name, usual.value)), None)
    if found is None:
        raise BadParameter(name=name, given=said[name][:80], fault=f"not_one_of_{name}")
    return found


def _table(said: Mapping[str, str]) -> Table:
    brackets = tuple(_bracket(part) for part in said["table"].split(","))
    require_rising(brackets)
    further = _whole(said, "further", 1, least=1) if "further" in said else None
    if further is not None and brackets[-1].up_to is None:
        raise BadParameter(name="further", given=said["further"][:80], fault="beyond_everybody")
    return Table(brackets, further)


def _bracket(part: str) -> Bracket:
    bound, _, seats = part.strip().partition(":")
    number, up_to = whole_number(seats.strip()), whole_number(bound.strip())
    if number is None or number > MOST_SEATS or (bound.strip() != "*" and not up_to):
        raise BadTable(given=part.strip()[:80])
    return Bracket(up_to, number)


def divide(rule: Rule, affiliates: Sequence[Affiliate], seats: int | None) -> Division:
    """Return the division that the rule makes; scales need no number of seats and look at none."""
    if rule.is_a_scale:
        return Division(tuple(_on_scale(rule, each) for each in affiliates))
    if seats is None:
        raise SeatsNeeded(method=rule.method.value)
    if seats > MOST_SEATS:
        raise TooManySeats(seats=seats, most=MOST_SEATS)
    if rule.method is Method.FLOOR_PLUS:
        return _floor_plus(rule, affiliates, seats)
    return _proportional(rule.method, rule, affiliates, seats)


def _on_scale(rule: Rule, each: Affiliate) -> int:
    floor, cap = _bounds(rule, each, None)
    if rule.method is Method.PER_BEGUN:
        own = begun(each.members, rule.per)
    else:
        own = rule.table.seats_of(each.members, each.name)
    return max(floor, own if cap is None else min(own, cap))


def _bounds(rule: Rule, each: Affiliate, seats: int | None) -> tuple[int, int | None]:
    """The floor and the cap that hold for an affiliate: its own, else the rule's."""
    floor = rule.floor if each.floor is None else each.floor
    general = _part_of(seats, rule.cap) if isinstance(rule.cap, Fraction) and seats is not None else rule.cap
    assert not isinstance(general, Fraction)
    cap = general if each.cap is None else each.cap
    if cap is not None and cap < floor:
        raise FloorAboveCap(name=each.name, floor=floor, cap=cap)
    return floor, cap


def _part_of(seats: int, part: Fraction) -> int:
    return seats * part.numerator // part.denominator


def _proportional(method: Method, rule: Rule, affiliates: Sequence[Affiliate], seats: int) -> Division:
    claims = [_claim(rule, each, seats) for each in affiliates]
    return _by_method(method, rule, claims, [each.name for each in affiliates], seats)


def _claim(rule: Rule, each: Affiliate, seats: int) -> Claim:
    floor, cap = _bounds(rule, each, seats)
    return Claim(_weight(rule, each.members), floor, _ceiling(floor, cap, seats))


def _ceiling(floor: int, cap: int | None, seats: int) -> int:
    return max(floor, seats) if cap is None else cap


def _weight(rule: Rule, members: int) -> Fraction | int:
    if rule.full is None or members <= rule.full:
        return members
    return rule.full + rule.ratio * (members - rule.full)


def _by_method(method: Method, rule: Rule, claims: Sequence[Claim], names: Sequence[str], seats: int) -> Division:
    if method is Method.HAMILTON:
        return hamilton(claims, seats)
    if method is Method.HUNTINGTON_HILL:
        return by_huntington_hill(claims, seats, names)
    return by_quotients(claims, seats, _quotient(method, rule))


def _quotient(method: Method, rule: Rule) -> Quotient:
    straight: Mapping[Method, Quotient] = {Method.DHONDT: dhondt, Method.SAINTE_LAGUE: sainte_lague}
    if method in straight:
        return straight[method]
    if rule.full is not None:
        return straight[rule.rounding]
    return {Method.DHONDT: root_by_whole, Method.SAINTE_LAGUE: root_by_odd}[rule.rounding]


def _floor_plus(rule: Rule, affiliates: Sequence[Affiliate], seats: int) -> Division:
    """Everybody has its floor; the seats beyond go by the method of the rest, whatever the floors were."""
    bounds = [_bounds(rule, each, seats) for each in affiliates]
    needed = sum(floor for floor, _ in bounds)
    if needed > seats:
        raise FloorsBeyondSeats(needed=needed, seats=seats)
    beyond = [
        Claim(each.members, 0, _ceiling(floor, cap, seats) - floor)
        for each, (floor, cap) in zip(affiliates, bounds, strict=True)
    ]
    rest = _by_method(rule.rest, rule, beyond, [each.name for each in affiliates], seats - needed)
    return Division(tuple(floor + own for (floor, _), own in zip(bounds, rest.seats, strict=True)), rest.tie)
