"""Furnishes a demo's home with its invented colonnade, once, all or nothing."""

from datetime import date

from django.db import transaction

from colonnade.apps.organisations import services
from colonnade.apps.publiclog import selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.cli.demo_world import days_taken_in, furnished
from colonnade.edges.homes import Home
from colonnade.edges.progress import Tell, untold


def furnish(home: Home, today: date, tell: Tell = untold) -> None:
    """The log holds the demo's acts, each taken in on its day, and is published; what an earlier start left stays."""
    if selectors.size_of(home.origin) == 0:
        world = furnished(today)
        with transaction.atomic():
            for blob in world.documents:
                publiclog.keep_blob(blob, is_published=True)
            entries, days = world.simulator.entries, days_taken_in(world.simulator.acts)
            for done, (entry, day) in enumerate(zip(entries, days, strict=True)):
                tell(done, len(entries))
                services.record_act(origin=home.origin, content=entry, today=day)
    publiclog.publish_log(origin=home.origin, folder=home.log_folder, signer=home.signer())
