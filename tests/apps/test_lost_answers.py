"""The connection breaks between sending and answer, over a real socket; the same form is sent again."""

import re
import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.conf import LazySettings

from colonnade.apps.desk.models import DraftRow
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.apps.publiclog import services as publiclog_services
from colonnade.edges.homes import create_home
from tests.apps.test_desk_pages import _arrived
from tests.apps.test_founding import Founder
from tests.desks import ORIGIN, Desk
from tests.people import Person

pytestmark = pytest.mark.django_db(transaction=True)


class Wire:
    """The browser of somebody who is signed in already, on a real connection to a real server."""

    def __init__(self, person: Person, address: str) -> None:
        self.place, self.cookies = urlsplit(address), {n: c.value for n, c in person.browser.cookies.items()}

    def _opened(self, method: str, path: str, body: str = "") -> socket.socket:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.place.netloc}\r\nCookie: {cookies}\r\nConnection: close\r\n"
        kind = "Content-Type: application/x-www-form-urlencoded\r\n" if body else ""
        line = socket.create_connection((self.place.hostname, self.place.port), timeout=60)
        line.sendall(f"{head}{kind}Content-Length: {len(body)}\r\n\r\n{body}".encode())
        return line

    def reads(self, method: str, path: str, **typed: str) -> str:
        with self._opened(method, path, urlencode(typed)) as line, line.makefile("rb") as answer:
            said = answer.read().decode(errors="replace")
        self.cookies |= dict(re.findall(r"^Set-Cookie: (\w+)=([^;]*)", said, re.MULTILINE))
        return said

    def loses(self, path: str, **typed: str) -> None:
        """The form reaches the server, which has done what it asks; of the answer nothing is ever read."""
        with self._opened("POST", path, urlencode(typed)) as line:
            assert line.recv(1, socket.MSG_PEEK)

    def form_of(self, path: str) -> dict[str, str]:
        page = self.reads("GET", path)
        return {name: re.findall(rf'name="{name}" value="(\w+)"', page)[0] for name in ("csrfmiddlewaretoken", "once")}


def test_a_form_whose_answer_was_lost_begins_one_draft(
    tmp_path: Path, settings: LazySettings, live_server: Any
) -> None:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    desk = Desk().open()
    (secretary,) = _arrived(desk, "secretary")
    wire, path = Wire(secretary.person, live_server.url), f"/en/desk/{desk.id}/statement/"
    typed = {"effective": "2026-06-01", "title_en": "We stand", **wire.form_of(path)}
    wire.loses(path, **typed)
    answer = wire.reads("POST", path, **typed)

    assert " 302 " in answer.splitlines()[0]
    assert DraftRow.objects.count() == 1


def test_a_founding_whose_answer_was_lost_founds_once_and_its_codes_are_shown(
    tmp_path: Path, settings: LazySettings, live_server: Any
) -> None:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    publiclog_services.open_log(ORIGIN)
    founder = Founder().answers()
    wire = Wire(founder.person, live_server.url)
    typed = wire.form_of("/en/desk/found/review/")
    wire.loses("/en/desk/found/record/", **typed)
    answer = wire.reads("POST", "/en/desk/found/record/", **typed)

    assert (" 200 " in answer.splitlines()[0], publiclog.size_of(ORIGIN)) == (True, 6)
    assert len(re.findall(r"(?:\d{4} ){4}\d{4}", answer)) == 3
    assert re.search(r'class="secret" dir="ltr">[0-9a-f]{64}<', answer)
