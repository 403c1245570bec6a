"""What the pages of a roll show, as values in the reader's language."""

from dataclasses import dataclass
from datetime import date

from colonnade.apps.desk.about import name_of
from colonnade.apps.electorate import selectors
from colonnade.core.dates import FOREVER
from colonnade.core.elections.electorate import CLASS_LEAST, Voter
from colonnade.core.elections.rolls import Change, Changes, Roll, is_over
from colonnade.core.ids import OrganisationId
from colonnade.words.calendars import both, digits
from colonnade.words.pages import say

ON_A_PAGE, SHOWN = 100, 50
"""Lines on a page of the roll; changes that are told one by one before they are kept."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line in words, and what stands for it in an address."""

    mark: str
    pseudonym: str
    said: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class RollPage:
    """A part of the roll; ``before`` and ``after``: the pages beside this one, 0 where there is none."""

    organisation: OrganisationId
    name: str
    lines: tuple[Line, ...]
    size: int
    entitled: int
    is_few: bool
    may_change: bool
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What becomes of one pseudonym, in words: before, empty where it is new, and after."""

    pseudonym: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesShown:
    """What bringing a roll would do, with the first of what is new and of what changes in words."""

    are_none: bool
    new: int
    changed: int
    same: int
    left: int
    lines: tuple[tuple[str, tuple[ChangeLine, ...], int], ...]


def roll_page(person: int, organisation: OrganisationId, number: int, on: date, language: str) -> RollPage:
    """Return the ``number``-th page of the roll, the last where there are not so many; refused to whoever may not."""
    selectors.require_look(person, organisation, on)
    roll = selectors.roll_of(organisation)
    pages = max(1, -(-len(roll) // ON_A_PAGE))
    number = min(max(1, number), pages)
    shown = roll[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    entitled = sum(each.since <= on < each.until for each in roll)
    return RollPage(
        organisation=organisation,
        name=name_of(organisation, on, language),
        lines=tuple(_line(each, organisation, on, language) for each in shown),
        size=len(roll),
        entitled=entitled,
        is_few=0 < entitled < CLASS_LEAST,
        may_change=selectors.may_change(person, organisation, on),
        before=number - 1,
        after=number + 1 if number < pages else 0,
    )


def line_page(organisation: OrganisationId, mark: str, on: date, language: str) -> Line:
    """Return one line of the roll, or refuse."""
    return _line(selectors.line_of(organisation, mark), organisation, on, language)


def _line(line: Voter, organisation: OrganisationId, on: date, language: str) -> Line:
    return Line(selectors.marked(line, organisation), line.pseudonym, _said(line, language), is_over(line, on))


def _said(line: Voter, language: str) -> str:
    told = [say("roll.since", language, day=both(line.since, language))]
    if line.until != FOREVER:
        told.append(say("roll.until", language, day=both(line.until, language)))
    if line.weight != 1:
        told.append(say("roll.weight", language, weight=digits(str(line.weight), language)))
    return " · ".join(told)


def changes_shown(changes: Changes, language: str) -> ChangesShown:
    """Return what bringing a roll would do, in words."""
    groups = (("roll.new", changes.new), ("roll.changed", changes.changed))
    return ChangesShown(
        are_none=changes.are_none,
        new=len(changes.new),
        changed=len(changes.changed),
        same=changes.same,
        left=changes.left,
        lines=tuple(
            (
                say(code, language, count=digits(str(len(some)), language)),
                tuple(_change(each, language) for each in some[:SHOWN]),
                max(0, len(some) - SHOWN),
            )
            for code, some in groups
            if some
        ),
    )


def _change(change: Change, language: str) -> ChangeLine:
    return ChangeLine(change.pseudonym, _lines(change.before, language), _lines(change.after, language))


def _lines(roll: Roll, language: str) -> tuple[str, ...]:
    return tuple(_said(each, language) for each in roll)
