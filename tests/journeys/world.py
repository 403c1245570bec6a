"""Organisations and people on a node, made through the services from its own machine.

Organisations come by sealed acts; people by invitations, and with a session in which they have signed in.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest

from colonnade.apps.accounts import services as accounts
from colonnade.apps.accounts.hashing import Argon2
from colonnade.apps.accounts.sessions import SessionStore
from colonnade.apps.desk import services as desk
from colonnade.apps.organisations import services as organisations
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.apps.publiclog import services as log
from colonnade.core.ids import ActId, spelled
from colonnade.core.log.entries import act_text, read_entry
from colonnade.edges.clock import today
from colonnade.edges.homes import Home
from colonnade.edges.signing import seal_act, verify
from colonnade.edges.simulator import Body, Simulator, signer
from colonnade.words.acts import ROLES
from tests.people import PASSPHRASE

DAYS = ("2026-01-05", "2026-01-12", "2026-01-19")
"""On which an organisation was founded, its organs established, its offices filled."""
AFFILIATED = "2026-02-02"
HOLDERS = {"en": ("Heron", "Swift", "Owl", "Lark", "Wren"), "fa": ("درنا", "پرستو", "جغد", "چکاوک", "سهره")}
SECRET_OF_THE_APP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
Said = dict[str, Any]


class Node:
    """The node that is being furnished, and what stands on it."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.simulator, self.recorded = Simulator(), 0
        self.bodies: dict[str, Body] = {}

    def found(
        self,
        key: str,
        name: str,
        language: str,
        offices: Mapping[str, str],
        claimed_class: str = "base",
        sits: Mapping[str, str] | None = None,
        custody: str = "node",
        keys: int = 1,
        **facts: Any,
    ) -> Said:
        """An organisation with its organs and offices; ``sits``: who sits in which office, else each has its own."""
        self.catch_up()
        called = {"binding": language, language: name}
        signers = [signer(each) for each in (key, f"{key}/second")[:keys]]
        public = [spelled(each.public) for each in signers]
        body = self.simulator.found(key, claimed_class, DAYS[0], name=called, keys=public, **facts)
        self.simulator.entries[-1] = seal_act(act_text(self.simulator.entries[-1]), *signers)
        self.bodies[key] = body
        for organ in dict.fromkeys(offices.values()):
            said = {"organ": organ, "name": _words(organ, language), "elected_by": "assembly", "seats": None}
            self.simulator.act(body, "organ_established", DAYS[1], said)
        fills = {each: self._fill(body, each, organ, language, at) for at, (each, organ) in enumerate(offices.items())}
        self.record()
        if custody == "node":
            self.keep_key(key)
        seated = {each: (sits or {}).get(each, each) for each in offices}
        people = {who: self.person(f"{who} {body.id[:12]}") for who in dict.fromkeys(seated.values())}
        for each, act in fills.items():
            self._sit(act, people[seated[each]])
        return {
            "id": body.id,
            "fills": fills,
            "sessions": {who: self.session(account) for who, account in people.items()},
            "secrets": {
                "key": body.key.seed.hex(),
                "second": signer(f"{key}/second").seed.hex(),
                "recovery": signer(f"{key}/recovery").seed.hex(),
            },
        }

    def _fill(self, body: Body, office: str, organ: str, language: str, number: int) -> str:
        said = {
            "office": office,
            "organ": organ,
            "title": _words(office, language),
            "holder": HOLDERS[language][number],
            "elected_by": "assembly",
            "until": None,
            "alternate": False,
            "mandate_from": None,
        }
        return self.simulator.act(body, "office_filled", DAYS[2], said).id

    def keep_key(self, key: str) -> None:

        body = self.bodies[key]
        desk.keep_key(body.id, body.key, secret=self.home.secret())

    def joins(self, below: str, above: str, kind: str = "full") -> None:
        """The one stands under the other."""
        self.catch_up()
        self.simulator.affiliate(self.bodies[below], self.bodies[above], AFFILIATED, kind)
        self.record()

    def counts(self, key: str, members: int) -> None:
        """The organisation has returned a count."""
        self.catch_up()
        self.simulator.count(self.bodies[key], AFFILIATED, members)
        self.record()

    def catch_up(self) -> None:
        """The next act comes after whatever was recorded last, here or by people at their desks."""
        last = publiclog.last_act(publiclog.written_log())
        if last is not None and [each.act.id for each in self.simulator.acts[-1:]] != [last[0]]:
            entry = publiclog.entry_of(last[0])
            assert entry is not None
            self.simulator.acts.append(read_entry(entry.content, verify))

    def record(self) -> None:
        """What the simulator wrote is recorded."""
        for entry in self.simulator.entries[self.recorded :]:
            organisations.record_act(origin=publiclog.written_log(), content=entry, today=today())
        self.recorded = len(self.simulator.entries)
        origin = publiclog.written_log()
        folder = Path(self.home.folder_of(origin))
        log.publish_log(origin=origin, folder=folder, signer=self.home.signer_of(origin))

    def person(self, name: str) -> int:
        """Somebody with an account in which everything is set up."""
        given = accounts.invite(on=today(), chance=os.urandom)
        account = accounts.take_invitation(given.code, name=name, passphrase=PASSPHRASE, on=today())
        accounts.set_app(account, SECRET_OF_THE_APP)
        accounts.print_codes(account, chance=os.urandom)
        return account

    def arrives(self, name: str, *, confirms: bool = False) -> str:
        """Somebody with an account, signed in; ``confirms``: who can give the passphrase again and stay in."""
        account = self.person(name)
        if confirms:
            costly = Argon2()
            phrase = costly.encode(PASSPHRASE, costly.salt())
            get_user_model().objects.filter(pk=account).update(password=phrase)
        return self.session(account)

    def session(self, account: int) -> str:
        """What the cookie of somebody holds who has signed in."""

        request = HttpRequest()
        request.session = SessionStore()
        login(request, get_user_model().objects.get(pk=account), settings.AUTHENTICATION_BACKENDS[0])
        request.session.save()
        return str(request.session.session_key)

    def _sit(self, act: str, account: int) -> None:

        given = desk.open_seat(ActId(act), on=today(), chance=os.urandom)
        desk.take_seat(account, given.code, on=today())


def _words(code: str, language: str) -> Said:

    english, persian = ROLES[code]
    return {"binding": language, language: persian if language == "fa" else english}
