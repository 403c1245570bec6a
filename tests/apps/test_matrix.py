"""Who gets what for every page: read from the routes, for every role and method, none missing.

The table is of the pages of the desk, of the roll of voters, of counting and auditing; all others belong to one of four
groups that have one rule each.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from colonnade.apps.desk import services
from colonnade.core.ids import OrganisationId
from colonnade.edges import clock
from colonnade.edges.homes import create_home
from colonnade.site.guarding import ENTRANCES, PUBLIC, SETTING_UP
from tests.apps.test_account_keeping import ARGUMENTS, address, names
from tests.desks import ORIGIN, Desk, office
from tests.people import HERE, Person, invited

pytestmark = pytest.mark.django_db
METHODS = ("get", "head", "post", "put", "delete", "options")
ROLES = ("stranger", "half", "complete", "officer", "inspector", "elsewhere")
"""Nobody; half set up; complete, without office; on the board; in the inspection; on another organisation's board."""
ALL = sorted(names())
DESK = {name for name in ALL if name.startswith(("desk", "counting", "auditing", "electorate"))}
ACCOUNT = set(ALL) - DESK - PUBLIC - ENTRANCES - SETTING_UP
NUMBERED = {"desk_found_act", "desk_code_picture", "desk_found_picture", "desk_kept", "desk_forget"}
"""Whose number is not that of a draft."""
TABLE = """
page              | method | complete officer inspector elsewhere
desk              | get    | 200 200 200 200
desk              | post   | 405 405 405 405
desk_done         | get    | 200 200 200 200
desk_done         | post   | 405 405 405 405
desk_kept         | get    | 404 404 404 404
desk_kept         | post   | 404 404 404 404
desk_forget       | get    | 405 405 405 405
desk_forget       | post   | 404 404 404 404
desk_handed_out   | get    | 404 404 404 404
desk_handed_out   | post   | 405 405 405 405
desk_pictures     | get    | 404 404 404 404
desk_pictures     | post   | 405 405 405 405
desk_picture      | get    | 404 404 404 404
desk_picture      | post   | 405 405 405 405
desk_found_pictures | get  | 404 404 404 404
desk_found_pictures | post | 405 405 405 405
desk_found_picture | get   | 404 404 404 404
desk_found_picture | post  | 405 405 405 405
desk_take         | get    | 200 200 200 200
desk_take         | post   | 422 422 422 422
desk_write        | get    | 404 200 200 404
desk_write        | post   | 404 422 422 404
desk_seats        | get    | 403 200 403 403
desk_seats        | post   | 405 405 405 405
desk_give_code    | get    | 403 200 403 403
desk_give_code    | post   | 403 200 403 403
desk_box          | get    | 403 404 403 403
desk_box          | post   | 403 404 403 403
desk_box_archive  | get    | 403 403 403 403
desk_box_archive  | post   | 405 405 405 405
desk_code_picture | get    | 404 404 404 404
desk_code_picture | post   | 405 405 405 405
desk_draft        | get    | 404 200 404 404
desk_draft        | post   | 405 405 405 405
desk_change       | get    | 404 200 404 404
desk_change       | post   | 404 422 404 404
desk_propose      | get    | 405 405 405 405
desk_propose      | post   | 404 409 404 404
desk_agree        | get    | 405 405 405 405
desk_agree        | post   | 404 409 404 404
desk_withdraw     | get    | 405 405 405 405
desk_withdraw     | post   | 404 302 404 404
desk_hand_out     | get    | 405 405 405 405
desk_hand_out     | post   | 404 409 404 404
desk_take_back    | get    | 405 405 405 405
desk_take_back    | post   | 404 409 404 404
desk_record       | get    | 405 405 405 405
desk_record       | post   | 404 409 404 404
desk_found        | get    | 200 200 200 200
desk_found        | post   | 405 405 405 405
desk_found_step   | get    | 200 200 200 200
desk_found_step   | post   | 422 422 422 422
desk_found_review | get    | 302 302 302 302
desk_found_review | post   | 302 302 302 302
desk_found_act    | get    | 404 404 404 404
desk_found_act    | post   | 405 405 405 405
desk_found_record | get    | 405 405 405 405
desk_found_record | post   | 302 302 302 302
desk_found_hand_out | get  | 405 405 405 405
desk_found_hand_out | post | 302 302 302 302
desk_found_give_up | get   | 405 405 405 405
desk_found_give_up | post  | 302 302 302 302
counting          | get    | 200 200 200 200
counting          | post   | 422 422 422 422
auditing          | get    | 200 200 200 200
auditing          | post   | 422 422 422 422
electorate        | get    | 403 200 200 403
electorate        | post   | 405 405 405 405
electorate_bring  | get    | 403 200 403 403
electorate_bring  | post   | 403 422 403 403
electorate_take   | get    | 403 200 200 403
electorate_take   | post   | 403 422 422 403
electorate_line   | get    | 403 404 403 403
electorate_line   | post   | 403 404 403 403
electorate_end    | get    | 403 404 403 403
electorate_end    | post   | 403 404 403 403
electorate_erase  | get    | 405 405 405 405
electorate_erase  | post   | 403 404 403 403
"""


def _expected() -> dict[tuple[str, str, str], int]:
    rows = [line.replace("|", " ").split() for line in TABLE.strip().splitlines()]
    (_, _, *roles), *told = rows
    assert roles == list(ROLES[2:])
    return {
        (page, method, role): int(code)
        for page, method, *codes in told
        for role, code in zip(roles, codes, strict=True)
    }


EXPECTED = _expected()


def test_every_page_is_in_one_group_and_every_page_of_the_desk_in_the_table() -> None:
    groups = (DESK, ACCOUNT, PUBLIC, ENTRANCES, SETTING_UP)

    assert sorted(name for group in groups for name in group) == ALL
    assert {(page, method) for page, method, _ in EXPECTED} == {(page, m) for page in DESK for m in ("get", "post")}
    assert len(EXPECTED) == len(DESK) * 2 * 4


def _elsewhere(desk: Desk) -> Any:
    """Another organisation, and the act that filled its secretary's office."""
    other = desk.simulator.found("Dyers of the Bank", "base", "2026-01-05")
    facts = {"organ": "board", "name": {"binding": "en", "en": "board"}, "elected_by": "assembly", "seats": 3}
    desk.simulator.act(other, "organ_established", "2026-01-06", facts)
    filled = desk.simulator.act(other, "office_filled", "2026-01-07", office("secretary", "board"))
    desk.record()
    return filled.id


@pytest.fixture
def desk(tmp_path: Any, settings: LazySettings) -> Desk:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    return Desk().open()


def _sits(act: Any, name: str) -> Person:
    given = services.open_seat(act, on=clock.today(), chance=os.urandom)
    person = Person(name=name, passphrase=f"{name} counts seven cranes").arrives()
    services.take_seat(person.account, given.code, on=clock.today())
    return person


def _browser(role: str, desk: Desk) -> Client:
    if role == "stranger":
        return Client(SERVER_NAME=HERE)
    if role in {"half", "complete"}:
        person = Person(name=role, passphrase=f"{role} counts seven cranes")
        (person.takes(invited()) if role == "half" else person.arrives())
        return person.browser
    acts = {"officer": desk.fills["treasurer"], "inspector": desk.fills["inspector"], "elsewhere": _elsewhere(desk)}
    return _sits(acts[role], role).browser


def _draft(desk: Desk) -> int:
    """One that the secretary proposed."""
    secretary = _sits(desk.fills["secretary"], "secretary").account
    number = services.begin(secretary, desk.statement(), on=clock.today())
    services.propose(secretary, number, on=clock.today())
    return number


def _addresses(desk: Desk, number: int) -> dict[str, str]:
    filled = {"organisation": OrganisationId(desk.id), "act": desk.fills["chair"], "number": number}
    here = {
        name: {part: filled.get(part, value) for part, value in parts.items()}
        for name, parts in ARGUMENTS.items()
        if name in DESK and name not in NUMBERED
    }
    return {name: address(name, here.get(name)) for name in ALL}


def _answers(browser: Client, method: str, addresses: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """What each page answers, as if it had been the only one asked for."""
    cookies = browser.cookies.output()
    for name, place in addresses.items():
        cache.clear()
        with transaction.atomic():
            typed = {"x": "y"} if method == "post" else None
            yield name, getattr(browser, method)(place, typed)
            transaction.set_rollback(True)
        browser.cookies.clear()
        browser.cookies.load(cookies.replace("Set-Cookie: ", ""))


def _way(answer: Any) -> str:
    leads = str(answer.headers.get("Location", "")).partition("?")[0]
    return leads.removeprefix("/en/account/") if answer.status_code == 302 else ""


def _is_right(role: str, method: str, name: str, answer: Any) -> bool:
    code, way = answer.status_code, _way(answer)
    if name in PUBLIC | ENTRANCES:
        return code != 403 and way not in {"app/", "codes/"}
    if role == "stranger":
        return way == "sign-in/"
    if name in SETTING_UP:
        leaves = (name, method) == ("account_logout", "post")
        return code != 403 and (way == "sign-in/") is leaves
    if role == "half":
        return way == "app/"
    if name in ACCOUNT:
        return code != 403 and way not in {"sign-in/", "app/"}
    return bool(code == EXPECTED.get((name, {"head": "get"}.get(method, method), role), 405))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", ROLES)
def test_8_2_1_everybody_gets_what_the_table_says_and_nothing_else(desk: Desk, role: str, method: str) -> None:
    addresses = _addresses(desk, _draft(desk))
    browser = _browser(role, desk)
    answers = dict(_answers(browser, method, addresses))
    wrong = {name for name, answer in answers.items() if not _is_right(role, method, name, answer)}

    assert answers.keys() == set(ALL)
    assert {name: answers[name].status_code for name in wrong} == {}
    assert not [name for name, answer in answers.items() if answer.status_code >= 500]


def _plain(answer: Any, number: int) -> tuple[int, str]:
    """Status and page, without the number that was asked for."""
    return answer.status_code, answer.content.decode().replace(f"/drafts/{number}/", "/drafts/")


def test_whether_a_draft_of_others_exists_is_not_told(desk: Desk) -> None:
    number = _draft(desk)
    browser = _browser("elsewhere", desk)
    for name in sorted(DESK):
        if ARGUMENTS.get(name, {}).keys() == {"number"} and name not in NUMBERED:
            method = browser.post if EXPECTED[name, "get", "elsewhere"] == 405 else browser.get
            there, nowhere = (_plain(method(address(name, {"number": each})), each) for each in (number, number + 1000))
            assert there == nowhere, name
