"""What officers do at their desks, many at once, and a ledger of everything that the node answered.

    python -m tests.crowd.officers < plan > ledger

A process of its own. The plan, one JSON object: ``port``, ``seed``, ``seconds``, ``think`` (the mean of exponential
pauses before each page, in seconds; 0: none), ``doubled`` and ``cut`` (shares of the forms that are sent twice at once;
whose answer is lost, and that are then sent again), and ``people``, each with ``name``, ``passphrase``, ``secret``,
``organisation``, ``office`` and, where they have signed in already, ``cookies``. The others sign in before the measured
time begins; the ledger holds everybody's cookies.
"""

import asyncio
import contextlib
import json
import random
import re
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.crowd.browsers import Answer, Browser, CutError
from tests.totp import app_code

_DRAFT = re.compile(r'/desk/drafts/(\d+)/"')
_ACT = re.compile(r"/acts/([0-9a-f]{64})/")
_TO_DO = re.compile(r'id="todo">(.*?)</section>', re.DOTALL)
SIGNING_IN_AT_ONCE = 4
LOOKS_AROUND = 0.35
"""The share of turns in which somebody reads public pages instead of writing."""


class TimeOver(Exception):  # noqa: N818 -- nothing went wrong
    """Whoever would ask for something more goes home."""


@dataclass
class Ledger:
    """Every request with its seconds from when it was due, and what was acknowledged of which draft."""

    requests: list[dict[str, Any]] = field(default_factory=list)
    titles: dict[int, str] = field(default_factory=dict)
    """Of drafts that were kept."""
    begun: list[str] = field(default_factory=list)
    """The titles of all drafts that were sent, answered or not."""
    acknowledged: dict[int, str] = field(default_factory=dict)
    """Drafts of which the node said that they are recorded, and the act it named."""
    asked_to_record: list[int] = field(default_factory=list)
    """Drafts whose recording was asked for, answered or not."""


@dataclass
class Officer:
    """One person with a browser."""

    said: Mapping[str, Any]
    browser: Browser
    chance: random.Random
    think: float
    doubled: float
    cut: float
    ledger: Ledger
    words: str
    """What its titles end with."""
    written: int = 0
    due: float = 0.0
    until: float = 0.0

    async def signs_in(self) -> None:
        typed = {"login": self.said["name"], "password": self.said["passphrase"]}
        await self._fills("/en/account/sign-in/", typed)
        await self._fills("/en/account/second-step/", {"code": app_code(self.said["secret"])})
        desk = await self.browser.asks("/en/desk/")
        assert desk.status == 200, f"{self.said['name']} is not in: {desk.status}"

    async def _fills(self, place: str, typed: dict[str, str]) -> None:
        page = await self.browser.asks(place)
        await self.browser.asks(place, page.hidden(place) | typed)

    async def works(self, until: float) -> None:
        """Turn after turn, until the time is over."""
        self.until = until
        with contextlib.suppress(TimeOver):
            while True:
                if self.chance.random() < LOOKS_AROUND or self.said["office"] == "inspector":
                    await self._looks_around()
                else:
                    await self._works_at_the_desk()

    async def _thinks(self) -> None:
        pause = self.chance.expovariate(1 / self.think) if self.think else 0.0
        self.due = time.monotonic() + pause
        if self.due >= self.until:
            raise TimeOver
        await asyncio.sleep(pause)

    async def _sees(self, kind: str, place: str) -> Answer:
        """A page, measured from when it was due."""
        try:
            answer = await self.browser.asks(place)
        except CutError:
            self._note(kind, 0)
            return Answer(0, "", "")
        self._note(kind, answer.status)
        self.due = time.monotonic()
        return answer

    def _note(self, kind: str, status: int) -> None:
        seconds = time.monotonic() - self.due
        self.ledger.requests.append({"kind": kind, "status": status, "seconds": seconds})

    async def _sends(self, kind: str, place: str, typed: Mapping[str, str]) -> Answer:
        """A form, sometimes sent twice at once, sometimes again after its answer was lost; the last answer."""
        draw = self.chance.random()
        if draw < self.cut:
            await self.browser.cuts(place, typed)
            self.due = time.monotonic()
        elif draw < self.cut + self.doubled:
            beside = self.browser.beside()
            both = await asyncio.gather(
                self._sent(kind, place, typed, beside), self._sent(kind, place, typed, self.browser)
            )
            beside.leaves()
            self.due = time.monotonic()
            return min(both, key=lambda each: each.status or 999)
        answer = await self._sent(kind, place, typed, self.browser)
        self.due = time.monotonic()
        return answer

    async def _sent(self, kind: str, place: str, typed: Mapping[str, str], browser: Browser) -> Answer:
        try:
            answer = await browser.asks(place, typed)
        except CutError:
            answer = Answer(0, "", "")
        self._note(kind, answer.status)
        return answer

    async def _looks_around(self) -> None:
        for kind, place in (
            ("public page", f"/en/organisations/{self.said['organisation']}/"),
            ("log", "/fa/log/"),
            ("desk", "/en/desk/"),
        ):
            await self._thinks()
            await self._sees(kind, place)

    async def _works_at_the_desk(self) -> None:
        await self._thinks()
        desk = await self._sees("desk", "/en/desk/")
        waiting = _DRAFT.findall((_TO_DO.findall(desk.page) or [""])[0])
        if waiting:
            await self._thinks()
            await self._does(int(self.chance.choice(waiting)))
        else:
            await self._writes()

    async def _writes(self) -> None:
        """A form is opened, filled and kept, the draft read again and proposed."""
        place = f"/en/desk/{self.said['organisation']}/statement/"
        await self._thinks()
        form = await self._sees("form", place)
        title = f"Statement {self.written} of {self.said['name']}, {self.words}"
        self.written += 1
        self.ledger.begun.append(title)
        today = time.strftime("%Y-%m-%d", time.gmtime())
        typed = form.hidden() | {"effective": today, "article": "", "title_en": title, "title_fa": "", "letter": ""}
        await self._thinks()
        kept = await self._sends("keep a draft", place, typed)
        if kept.status != 302:
            return
        number = int(_DRAFT.findall(f'{kept.leads_to}"')[0])
        self.ledger.titles[number] = title
        page = await self._reads(number)
        await self._thinks()
        await self._presses("propose", number, page)

    async def _reads(self, number: int) -> Answer:
        page = await self._sees("draft", f"/en/desk/drafts/{number}/")
        act = _ACT.findall(page.page)
        if act:
            self.ledger.acknowledged[number] = act[0]
        return page

    async def _presses(self, move: str, number: int, page: Answer) -> bool:
        place = f"/en/desk/drafts/{number}/{move}/"
        if not page.offers(place):
            return False
        if move == "record":
            self.ledger.asked_to_record.append(number)
        answer = await self._sends(move, place, page.hidden(place))
        if answer.status == 302:
            if move == "record":
                self.ledger.acknowledged.setdefault(number, "")
            await self._reads(number)
        return True

    async def _does(self, number: int) -> None:
        """What waits on the desk: agreed to, or recorded."""
        page = await self._reads(number)
        for move in ("agree", "record"):
            if page.offers(f"/en/desk/drafts/{number}/{move}/"):
                await self._thinks()
                await self._presses(move, number, page)
                return


def _officer(plan: Mapping[str, Any], number: int, said: Mapping[str, Any], ledger: Ledger) -> Officer:
    return Officer(
        said,
        Browser(plan["port"], said.get("cookies") or {}),
        random.Random(f"{plan['seed']}/{number}"),
        **{name: plan[name] for name in ("think", "doubled", "cut")},
        ledger=ledger,
        words=f"crowd {plan['seed']}",
    )


async def crowd(plan: Mapping[str, Any]) -> dict[str, Any]:
    """Everybody signs in, then all work at once for the seconds of the plan; return the ledger."""
    ledger = Ledger()
    officers = [_officer(plan, number, said, ledger) for number, said in enumerate(plan["people"])]
    began = time.monotonic()
    room = asyncio.Semaphore(SIGNING_IN_AT_ONCE)

    async def signs_in(officer: Officer) -> None:
        async with room:
            if not officer.browser.cookies:
                await officer.signs_in()

    await asyncio.gather(*map(signs_in, officers))
    signed_in = time.monotonic() - began
    began, cpu = time.monotonic(), time.process_time()
    await asyncio.gather(*(each.works(began + plan["seconds"]) for each in officers))
    took, cpu = time.monotonic() - began, time.process_time() - cpu
    for each in officers:
        each.browser.leaves()
    people = [{**each.said, "cookies": each.browser.cookies} for each in officers]
    return {**asdict(ledger), "people": people, "signed_in": signed_in, "seconds": took, "cpu": cpu}


if __name__ == "__main__":
    json.dump(asyncio.run(crowd(json.load(sys.stdin))), sys.stdout)
