"""Furnishes a demo's home with its invented colonnade, once, all or nothing."""

from datetime import date

from django.db import transaction

from colonnade.apps.organisations import services
from colonnade.apps.publiclog import selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.cli.demo_elections import Days, Where, bring_boxes, election_that_is_open, election_that_is_over
from colonnade.cli.demo_world import MONTHS, World, days_taken_in, furnished
from colonnade.edges.homes import Home
from colonnade.edges.progress import Tell, untold


def furnish(home: Home, today: date, tell: Tell = untold) -> None:
    """The log holds the demo's acts, each taken in on its day, and is published; what an earlier start left stays.

    So do the boxes of its elections; what a start that was stopped has not brought is brought by the next.
    """
    if selectors.size_of(home.origin) == 0:
        world = whole_world(today)
        with transaction.atomic():
            for blob in world.documents:
                publiclog.keep_blob(blob, is_published=True)
            entries, days = world.simulator.entries, days_taken_in(world.simulator.acts)
            for done, (entry, day) in enumerate(zip(entries, days, strict=True)):
                tell(done, len(entries))
                services.record_act(origin=home.origin, content=entry, today=day)
    bring_boxes(home, today)
    publiclog.publish_log(origin=home.origin, folder=home.log_folder, signer=home.signer())


def whole_world(today: date) -> World:
    """Return the world with its elections, which are its last acts."""
    world = furnished(today)
    _hold_elections(world)
    return world


def _hold_elections(world: World) -> None:
    """Foundry workers have elected a chair, and dockers vote until the end of next month."""
    foundry, *metal = world.columns[0]
    days = Days(world.day(35, 15), world.day(35, 16), world.day(35, 17), world.day(35, 20))
    where = Where(foundry, metal[:3], metal[3])
    election_that_is_over(world.simulator, where, days, declared=world.day(35, 21), destroyed=world.day(36, 2))
    buses, dockers, rails, lorries, depots = world.columns[1]
    days = Days(world.day(36, 3), world.day(36, 5), world.day(36, 6), world.day(MONTHS + 1, 28))
    election_that_is_open(world.simulator, Where(dockers, [buses, rails, lorries], depots), days)
