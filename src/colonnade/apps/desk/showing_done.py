"""The page of what somebody has done at the desk, as values in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from colonnade.apps.desk import deeds, selectors
from colonnade.apps.desk.about import name_of
from colonnade.apps.desk.deeds import Did, Done
from colonnade.apps.desk.drafted import act_in
from colonnade.apps.desk.showing import act_in_words, office_title
from colonnade.core.ids import ActId
from colonnade.words import desk_steps
from colonnade.words.organisations import word


@dataclass(frozen=True, slots=True)
class DoneLine:
    """One deed; ``act``: where it stands in the log; ``draft``: its number, while the person may look at it."""

    did: str
    what: str
    of: str
    act: str
    draft: int | None


@dataclass(frozen=True, slots=True)
class DoneDay:
    """What was done on one day."""

    day: date
    lines: tuple[DoneLine, ...]


@dataclass(frozen=True, slots=True)
class DonePage:
    """Some days, the newest first; ``newer`` and ``older``: the pages beside this one, 0 where there is none."""

    days: tuple[DoneDay, ...]
    with_account: tuple[str, ...]
    newer: int
    older: int


def done_page(person: int, number: int, on: date, language: str) -> DonePage:
    """Return the ``number``-th page of what the person has done."""
    page = deeds.done_by(person, number)
    visible = {each.number for each in selectors.drafts_for(person, on)}
    return DonePage(
        days=tuple(
            DoneDay(day, tuple(_line(each, visible, on, language) for each in some))
            for day, some in groupby(page.deeds, key=lambda each: each.on)
        ),
        with_account=tuple(_seats(page.with_account, on, language)),
        newer=page.number - 1,
        older=page.number + 1 if page.number < page.of else 0,
    )


def _line(done: Done, visible: set[int], on: date, language: str) -> DoneLine:
    return DoneLine(
        did=word(desk_steps.DEEDS, done.did.value, language),
        what=_office(ActId(done.act), on, language) if done.did is Did.SAT else _act(done.kind, language),
        of=name_of(done.organisation, on, language),
        act=done.act,
        draft=done.draft if done.draft in visible else None,
    )


def _act(kind: str, language: str) -> str:
    return act_in_words(act_in(kind), language)


def _office(act: ActId, on: date, language: str) -> str:
    """What the office is called; nothing where it is held so no more."""
    return office_title(selectors.office_filled_by(act, on), language) if selectors.fills_office(act, on) else ""


def _seats(acts: Sequence[ActId], on: date, language: str) -> list[str]:
    return [told for each in acts if (told := _office(each, on, language))]
