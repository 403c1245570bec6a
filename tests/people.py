"""Somebody at a browser, for tests of accounts: takes an invitation, sets up the app, prints codes, signs in."""

import os
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.core.cache import cache
from django.test import Client

from colonnade.apps.accounts import selectors, services
from colonnade.apps.accounts.hashing import Argon2
from colonnade.edges import clock
from tests.totp import app_code

PASSPHRASE = "sieben Kraniche tragen Kohle"
NAME = "Aram of the mill"
HERE = "127.0.0.1"


def invited(on: date | None = None) -> services.Invited:
    return services.invite(on=on or clock.today(), chance=os.urandom)


class Quick(Argon2):
    """The same hash at the least cost; counts how many were reckoned."""

    time_cost, memory_cost, parallelism = 1, 8, 1
    reckoned: ClassVar[list[str]] = []

    def encode(self, password: str, salt: str) -> str:
        self.reckoned.append("encode")
        return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        self.reckoned.append("verify")
        return super().verify(password, encoded)


@dataclass
class Person:
    """Somebody who has a browser and, later, an account."""

    name: str = NAME
    passphrase: str = PASSPHRASE
    language: str = "en"
    browser: Client = field(default_factory=lambda: Client(SERVER_NAME=HERE))
    secret: str = ""
    codes: list[str] = field(default_factory=list)

    def at(self, page: str = "") -> str:
        return f"/{self.language}/account/{page}"

    def sees(self, page: str = "") -> Any:
        return self.browser.get(self.at(page))

    def sends(self, page: str, **typed: str) -> Any:
        return self.browser.post(self.at(page), typed)

    def takes(self, invited: services.Invited, **other: str) -> Any:
        typed = {"code": str(invited.code), "name": self.name, "passphrase": self.passphrase, "again": self.passphrase}
        return self.sends("invitation/", **{**typed, **other})

    def sets_up(self) -> "Person":
        """The app and the codes, as the pages lead there."""
        page = self.sees("app/").content.decode()
        self.secret = re.sub(r"\s", "", re.findall(r'class="code" dir="ltr">([A-Z2-7 ]+)<', page)[0])
        assert self.sends("app/", code=app_code(self.secret)).status_code == 302
        self.prints()
        return self

    def prints(self) -> list[str]:
        page = self.sends("codes/").content.decode()
        self.codes = re.findall(r"(?:\d{4} ){4}\d{4}", page)
        return self.codes

    def arrives(self) -> "Person":
        """Takes an invitation and sets everything up."""
        answer = self.takes(invited())
        assert answer.status_code == 302, answer.content.decode()
        return self.sets_up()

    def gives_passphrase(self, **other: str) -> Any:
        return self.sends("sign-in/", **{"login": self.name, "password": self.passphrase, **other})

    def signs_in(self, code: str | None = None) -> Any:
        """Both steps, in a browser that has just been opened."""
        forget_used_codes()
        self.browser = Client(SERVER_NAME=HERE)
        assert self.gives_passphrase().status_code == 302
        return self.sends("second-step/", code=code or app_code(self.secret))

    def confirms(self) -> Any:
        return self.sends("confirm/", password=self.passphrase)

    @property
    def account(self) -> int:
        found = selectors.find_account(self.name)
        assert found is not None
        return found


def forget_used_codes() -> None:
    """As if the half minutes had passed for which a code of the app is remembered."""
    cache.clear()


def text_of(answer: Any) -> str:
    return str(answer.content.decode())
