"""A node whose organisations have officers with accounts: made at once, by a process that ends before it serves.

    COLONNADE_HOME=… python -m tests.crowd.house ORGANISATIONS|drafts

Each organisation has a board of three and an inspector. Prints the people as the plan of the officers wants them, with
the cookies of a browser in which they are signed in, and leaves out what the pages test elsewhere: invitations on
paper, setting up the app, and the slow hash of a passphrase.
"""

import json
import os
import sys
from base64 import b32encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from colonnade.cli.starting import start
from colonnade.edges.clock import today
from colonnade.edges.homes import create_home, open_home

ORIGIN = "crowd.invalid/log"
OFFICES = {"secretary": "board", "treasurer": "board", "chair": "board", "inspector": "inspection"}
PASSPHRASE = "sieben Kraniche tragen Kohle"


def main(organisations: int) -> None:
    home = create_home(Path(os.environ["COLONNADE_HOME"]), ORIGIN)
    start(home)
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 -- models load only after django.setup
    from django.conf import settings  # noqa: PLC0415 -- models load only after django.setup
    from django.contrib.auth import (  # noqa: PLC0415 -- likewise
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
    )
    from django.contrib.auth.hashers import make_password  # noqa: PLC0415 -- likewise
    from django.db import transaction  # noqa: PLC0415 -- likewise

    from colonnade.apps.accounts import services as accounts  # noqa: PLC0415 -- likewise
    from colonnade.apps.accounts.adapters import app_key, closed_secret  # noqa: PLC0415 -- likewise
    from colonnade.apps.accounts.models import Account, RecoveryCode  # noqa: PLC0415 -- likewise
    from colonnade.apps.accounts.sessions import SessionStore  # noqa: PLC0415 -- likewise
    from colonnade.apps.desk import services as desk  # noqa: PLC0415 -- likewise
    from colonnade.apps.desk.models import SeatRow  # noqa: PLC0415 -- likewise
    from colonnade.apps.organisations import services  # noqa: PLC0415 -- likewise
    from colonnade.apps.publiclog import services as publiclog  # noqa: PLC0415 -- likewise
    from colonnade.core.accounts.names import name_key  # noqa: PLC0415 -- likewise
    from colonnade.edges.simulator import Simulator  # noqa: PLC0415 -- likewise
    from tests.desks import office  # noqa: PLC0415 -- likewise

    def signed_in(account: Account) -> str:
        session = SessionStore()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
        return str(session.session_key)

    simulator, people, seats = Simulator(), [], []
    secret, hashed, key = home.secret(), make_password(PASSPHRASE), app_key(home.secret().hex())
    on = today()
    day = (on - timedelta(days=1)).isoformat()
    with transaction.atomic():
        for number in range(organisations):
            body = simulator.found(f"Weavers of mill {number}", "base", day)
            desk.keep_key(body.id, body.key, secret=secret)
            for organ in ("board", "inspection"):
                facts = {"organ": organ, "name": {"binding": "en", "en": organ}, "elected_by": "assembly", "seats": 3}
                simulator.act(body, "organ_established", day, facts)
            for each, organ in OFFICES.items():
                act = simulator.act(body, "office_filled", day, office(each, organ)).id
                name = f"{each} {number}"
                app = b32encode(sha256(name.encode()).digest()[:20]).decode()
                account = Account.objects.create(name=name, key=name_key(name), password=hashed)
                Authenticator.objects.create(
                    user=account, type="totp", data={"secret": closed_secret(app, key)}, created_at=datetime.now(UTC)
                )
                RecoveryCode.objects.create(account=account, number=1, selector="0000", digest=hashed)
                cookies = {settings.SESSION_COOKIE_NAME: signed_in(account)}
                seats.append((body.id, act, accounts.taken_before(account.pk, on=on)))
                said = {"name": name, "passphrase": PASSPHRASE, "secret": app}
                people.append({**said, "organisation": body.id, "office": each, "cookies": cookies})
        for entry in simulator.entries:
            services.record_act(origin=ORIGIN, content=entry, today=on)
        for organisation, act, invitation in seats:
            SeatRow.objects.create(organisation=organisation, act=act, invitation=invitation)
    publiclog.publish_log(origin=ORIGIN, folder=home.log_folder, signer=home.signer())
    json.dump(people, sys.stdout)


def drafts() -> None:
    """Print what every draft is called, by its number."""
    start(open_home(Path(os.environ["COLONNADE_HOME"])))
    from colonnade.apps.desk.models import DraftRow  # noqa: PLC0415 -- models load only after django.setup

    json.dump({row.pk: row.facts["title"]["en"] for row in DraftRow.objects.all()}, sys.stdout)


if __name__ == "__main__":
    drafts() if sys.argv[1] == "drafts" else main(int(sys.argv[1]))
