"""Sessions as Django asks for them, kept so that the database alone tells nobody what they hold or when.

A row is found by the hash of the cookie's key and holds its content closed under another hash of that key: a copied
disk opens no session and shows no clock time. Half an hour without a page ends a session, twelve hours end it in any
case, a quarter of an hour one that is not signed in yet.
Source: ASVS 5.0 7.2.1 to 7.4.1; docs/rules/accounts.md, "Sessions".
"""

import hashlib
import json
from datetime import timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction

from colonnade.apps.accounts.models import Session
from colonnade.edges import clock
from colonnade.edges.sealing import NotOpened, closed, derived, opened

IDLE, LONGEST, HALF_WAY = 30, 12 * 60, 15
"""Minutes."""
_NOTED_AGAIN = 5
_BEGAN, _SEEN = "_began", "_seen"


def digest_of(key: str) -> str:
    """Return the hash under which the session of this cookie is kept."""
    return hashlib.sha256(b"colonnade/session/v1\n" + key.encode()).hexdigest()


def _closing_key(key: str) -> bytes:
    return derived(key.encode(), "colonnade/session-content/v1")


class SessionStore(SessionBase):
    """One session; the interface is Django's."""

    def load(self) -> dict[str, Any]:
        """Return what the session holds; one that has ended is gone."""
        key = self.session_key or ""
        row = Session.objects.filter(digest=digest_of(key), until__gte=clock.today()).first()
        held = None if row is None else _opened(row, key)
        if held is None or not self._goes_on(held):
            self.delete(key)
            self._session_key = None
            return {}
        return held

    def _goes_on(self, held: dict[str, Any]) -> bool:
        now = clock.minute()
        age, quiet = now - held[_BEGAN], now - held[_SEEN]
        if not (0 <= age <= (LONGEST if SESSION_KEY in held else HALF_WAY) and 0 <= quiet <= IDLE):
            return False
        if quiet >= _NOTED_AGAIN:
            held[_SEEN] = now
            self.modified = True
        return True

    def exists(self, session_key: str) -> bool:
        """Whether there is a session of this key."""
        return Session.objects.filter(digest=digest_of(session_key)).exists()

    def create(self) -> None:
        """A new session with a new key is stored."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]  # django-stubs lacks it
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """The session is stored; one that was ended meanwhile stays ended."""
        if self.session_key is None:
            self.create()
            return
        held = self._get_session(no_load=must_create)  # type: ignore[attr-defined]  # django-stubs lacks it
        held.setdefault(_BEGAN, clock.minute())
        held.setdefault(_SEEN, clock.minute())
        digest = digest_of(self.session_key)
        content = closed(_closing_key(self.session_key), json.dumps(held).encode(), digest.encode())
        account = held.get(SESSION_KEY)
        if must_create:
            _insert(Session(digest=digest, account_id=account, content=content, **_days()))
        elif not Session.objects.filter(digest=digest).update(account_id=account, content=content):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        """The session is gone."""
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(digest=digest_of(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Sessions whose last day has passed are gone."""
        Session.objects.filter(until__lt=clock.today()).delete()


def _opened(row: Session, key: str) -> dict[str, Any] | None:
    try:
        held: dict[str, Any] = json.loads(opened(_closing_key(key), bytes(row.content), row.digest.encode()))
    except NotOpened:
        return None
    return held


def _days() -> dict[str, Any]:
    today = clock.today()
    return {"began": today, "until": today + timedelta(days=1)}


def _insert(row: Session) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise CreateError from None
