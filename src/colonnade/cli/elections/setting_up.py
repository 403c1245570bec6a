"""`colonnade election new`, `trustee`, `credentials`, `electorate`: what stands before voting can open."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from colonnade.cli.answers import Answer
from colonnade.cli.faults import Stopped
from colonnade.core.acts.canonical import Json
from colonnade.core.elections.credential_lists import (
    Electorate,
    Issued,
    PublicList,
    credentials_listed,
    electorate_spelled,
    elements_of,
    issued,
    numbers_spelled,
    private_spelled,
    public_list_spelled,
    published,
    put_together,
    read_public_list,
    read_voters,
)
from colonnade.core.elections.electorate import Voter, WeightUnmasks, in_units
from colonnade.core.elections.groups import group_named
from colonnade.core.elections.key_making import Gathered
from colonnade.core.elections.letters import drawn_seed
from colonnade.core.elections.public_credentials import CREDENTIALS_LIMIT
from colonnade.core.elections.templates import TEMPLATE_LIMIT, drawn_uuid, planned, read_template
from colonnade.core.elections.verification import require_members
from colonnade.core.errors import Refusal
from colonnade.core.rows import MOST_BYTES
from colonnade.edges.archive_files import public, secret
from colonnade.edges.chance import draw
from colonnade.edges.election_folders import (
    ELECTORATE,
    Folder,
    new_folder,
    open_folder,
    read_limited,
    reading,
)
from colonnade.edges.election_keys import SEED_LIMIT, give_all, given_next, seed_in
from colonnade.edges.newfiles import NameTaken, require_new
from colonnade.edges.newfiles import write_new as write_named
from colonnade.edges.secret_files import read_secret, write_secret
from colonnade.words.election_commands import step_named, told


def new(options: argparse.Namespace) -> Answer:
    """A new folder holds the plan of an election."""
    place = Path(options.template)
    with reading(place):
        template = read_template(read_limited(place, TEMPLATE_LIMIT))
    plan = planned(drawn_uuid(draw), group_named(options.group), template, options.trustees, options.threshold)
    new_folder(Path(options.folder), plan)
    members: dict[str, str | int] = {
        "uuid": plan.uuid,
        "group": plan.group.id,
        "trustees": plan.trustees,
        "threshold": plan.threshold,
    }
    return Answer(told("new", options.lang, **members), members)


def trustee(options: argparse.Namespace) -> Answer:
    """A trustee has given what she can give now; her seed is in a file of her own."""
    folder, place = open_folder(Path(options.folder)), Path(options.secret)
    with folder.locked():
        seed = seed_in(read_secret(place, SEED_LIMIT)) if place.exists() else _new_seed(folder, place, options.name)
        return _keys_told(give_all(folder, seed, options.name), options.lang)


def credentials(options: argparse.Namespace) -> Answer:
    """One secretary's voters have credentials; what is public of them is in a list, or at once in the folder."""
    folder = open_folder(Path(options.folder))
    with folder.locked():
        voters = _voters(Path(options.voters), options)
        if options.public is None and folder.has_electorate:
            raise NameTaken(place=str(folder.root / ELECTORATE))
        for named in filter(None, (options.out, options.public, options.numbers)):
            folder.require_outside(Path(named))
            require_new(Path(named))
        made = issued(secret(folder.plan.group), draw, folder.plan.uuid, voters)
        if options.public is None:
            electorate = _put_together(folder, [published(made)], options)
        _hand_over(made, options)
        if options.public is None:
            folder.settle_electorate(credentials_listed(electorate), electorate_spelled(electorate))
    members: dict[str, Json] = {"voters": len(voters), "merged": options.public is None}
    saying = "credentials_merged" if options.public is None else "credentials_listed"
    return Answer(told(saying, options.lang, voters=len(voters), file=options.out), members)


def electorate(options: argparse.Namespace) -> Answer:
    """The lists of all secretaries are one in the folder, and who may vote is settled."""
    folder = open_folder(Path(options.folder))
    with folder.locked():
        lists = [_list(folder, Path(each)) for each in options.lists]
        made = _put_together(folder, lists, options)
        folder.settle_electorate(credentials_listed(made), electorate_spelled(made))
    members: dict[str, Json] = {"commitment": made.commitment, "voters": len(made.lines), "weights": made.weights}
    return Answer(told("electorate", options.lang, voters=len(made.lines), commitment=made.commitment), members)


def _new_seed(folder: Folder, place: Path, name: str) -> str:
    """Return a new seed that is in its file, once it is sure that the trustee of it can come."""
    folder.require_outside(place)
    seed = drawn_seed(draw)
    given_next(folder, seed, name)
    write_secret(place, f"{seed}\n".encode())
    return seed


def _keys_told(gathered: Gathered, language: str) -> Answer:
    awaited = gathered.awaited
    trustees = gathered.plan.trustees
    if awaited is None:
        return Answer(told("keys_ready", language, trustees=trustees), {"state": "ready", "trustees": trustees})
    given = gathered.given(awaited)
    members = {"state": "waiting", "step": awaited.value, "given": given, "trustees": trustees}
    step = step_named(awaited.value, language)
    return Answer(told("keys_waiting", language, given=given, trustees=trustees, step=step), members)


def _voters(place: Path, options: argparse.Namespace) -> tuple[Voter, ...]:
    try:
        voters = read_voters(read_limited(place, MOST_BYTES))
    except Refusal as refusal:
        refusal.facts["place"] = str(place)
        raise
    return in_units(voters, are_all=options.public is None) if options.units else voters


def _put_together(folder: Folder, lists: Sequence[PublicList], options: argparse.Namespace) -> Electorate:
    try:
        return put_together(lists, folder.plan.template.questions, in_units=options.units)
    except WeightUnmasks as refusal:
        raise Stopped("elections.units_offered", **refusal.facts) from None


def _list(folder: Folder, place: Path) -> PublicList:
    group = folder.plan.group
    with reading(place):
        listed = read_public_list(read_limited(place, CREDENTIALS_LIMIT), group)
        require_members(public(group), elements_of(listed, group), "list.credentials")
    return listed


def _hand_over(made: Issued, options: argparse.Namespace) -> None:
    if options.numbers is not None:
        write_secret(Path(options.numbers), numbers_spelled(made))
    write_secret(Path(options.out), private_spelled(made))
    if options.public is not None:
        write_named(Path(options.public), public_list_spelled(published(made)))
