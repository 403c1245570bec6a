"""Makes a node with something to be done by each of several people, and prints, as JSON, what they need for it.

`python -m tests.served.world`, with the node's folder and database in the environment.
"""

import json
import os
from pathlib import Path
from typing import Any

from colonnade.cli.starting import start
from colonnade.edges.homes import create_home

HOME = create_home(Path(os.environ["COLONNADE_HOME"]), "test.invalid/log")
start(HOME)

from colonnade.apps.desk import selectors, services  # noqa: E402 -- models load only after django.setup
from colonnade.edges import clock  # noqa: E402
from tests.apps.test_founding import ANSWERS  # noqa: E402
from tests.desks import Desk  # noqa: E402
from tests.people import Person, invited  # noqa: E402


def _sits(desk: Desk, office: str) -> Person:
    person = Person(name=office, passphrase=f"{office} counts seven cranes").arrives()
    given = services.open_seat(desk.fills[office], on=clock.today(), chance=os.urandom)
    services.take_seat(person.account, given.code, on=clock.today())
    desk.people[office] = person.account
    return person


def _told(person: Person, page: str, **typed: str) -> dict[str, Any]:
    """Return one request: where it is sent, by whom and with what."""
    person.sees("sign-out/")
    cookies = {name: person.browser.cookies[name].value for name in ("session", "form")}
    typed["csrfmiddlewaretoken"] = cookies["form"]
    return {"page": page, "cookie": "; ".join(f"{n}={v}" for n, v in cookies.items()), "typed": typed}


def main() -> None:
    desk = Desk().open()
    services.keep_key(desk.id, desk.body.key, secret=HOME.secret())
    secretary, treasurer = _sits(desk, "secretary"), _sits(desk, "treasurer")
    agreed = desk.agreed(None, "secretary", "treasurer")
    waiting = services.begin(secretary.account, desk.statement(), on=clock.today())
    services.propose(secretary.account, waiting, on=clock.today())
    words = selectors.draft_for(treasurer.account, waiting, clock.today()).saying.words
    founder = Person(name="founder", passphrase="founder counts seven cranes").arrives()
    for step, typed in ANSWERS.items():
        assert founder.browser.post(f"/en/desk/found/{step}/", typed).status_code == 302
    stranger, phrase = Person(), "somebody counts seven cranes"
    stranger.sees("sign-in/")
    form = stranger.browser.cookies["form"].value
    typed = {"code": str(invited().code), "name": "somebody", "passphrase": phrase, "again": phrase}
    requests = {
        "record": _told(secretary, f"/en/desk/drafts/{agreed}/record/"),
        "agree": _told(treasurer, f"/en/desk/drafts/{waiting}/agree/", words=words),
        "found": _told(founder, "/en/desk/found/record/"),
        "take": {
            "page": "/en/account/invitation/",
            "cookie": f"form={form}",
            "typed": {**typed, "csrfmiddlewaretoken": form},
        },
    }
    print(json.dumps(requests))


main()
