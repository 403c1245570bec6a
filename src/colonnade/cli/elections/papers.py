"""Codes and paper: an inspector's codes and slips, a secretary's sheets, a trustee's secret on paper and back.

Nothing secret is printed, taken from the call or left where others may read it. Source: docs/rules/elections.md,
"Paper"; docs/adr/0042-paper.md.
"""

import argparse
import getpass
import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from colonnade.cli.answers import Answer, say
from colonnade.cli.progress import progress
from colonnade.core.elections.credentials import public_key
from colonnade.core.elections.elements import Element
from colonnade.core.elections.hand_lists import (
    LIST_LIMIT,
    OfAnotherElection,
    bonds_spelled,
    codes_spelled,
    kept_spelled,
    read_codes_by_number,
    read_credentials_by_id,
    read_public_by_number,
    require_of_election,
)
from colonnade.core.elections.hands import DRAWN_BYTES, code_from, issued
from colonnade.core.elections.key_making import Gathered, KeysNotReady, Step, number_of
from colonnade.core.elections.letters import Correspondent, keys_of, sole_secret
from colonnade.core.elections.public_credentials import read_credentials
from colonnade.core.elections.seed_checks import seed_from_paper, seed_on_paper
from colonnade.core.elections.stages import NotATrustee
from colonnade.core.elections.templates import Plan
from colonnade.edges.chance import draw
from colonnade.edges.election_folders import Folder, open_folder, read_limited, reading
from colonnade.edges.engines.choosing import secret_engine
from colonnade.edges.letter_cipher import LetterCipher
from colonnade.edges.newfiles import NameTaken, require_new, write_new
from colonnade.edges.papers.election import Concerned, Holder, share, sheets, slips
from colonnade.edges.secret_files import read_secret, write_secret
from colonnade.words.election_papers import answered

Chance = Callable[[int], bytes]
_PART: Final = 500
_SEED_FILE_LIMIT: Final = 1 << 10
_FINGERPRINT: Final = 32
_SLIPS_A_PAGE: Final = 3


def run(options: argparse.Namespace, *, chance: Chance = os.urandom, part: int = _PART) -> int:
    """Do what the command names, with ``chance`` for codes and ``part`` voters a file, and answer."""
    answer = _answer(options, chance, part)
    say(answer.spelled(options.named, options.format))
    return 0


def _answer(options: argparse.Namespace, chance: Chance, part: int) -> Answer:
    if options.named == "election-codes":
        return _codes(options, chance)
    if options.named == "election-sheets":
        return _sheets(options, part)
    if options.named == "election-slips":
        return _slips(options, part)
    return _backup(options) if options.named == "election-backup-share" else _restore(options)


def _codes(options: argparse.Namespace, chance: Chance) -> Answer:
    folder = open_folder(Path(options.folder))
    out, handed_in, kept = Path(options.out), Path(options.bonds), options.kept and Path(options.kept)
    _require_new(folder, *filter(None, (out, handed_in, kept)))
    content = read_limited(Path(options.numbers), LIST_LIMIT)
    public = read_public_by_number(content, folder.plan.group, options.numbers)
    require_of_election(public, _listed(folder).keys(), options.numbers)
    codes = {number: code_from(chance(DRAWN_BYTES)) for number in public}
    bonds = issued(folder.plan.uuid, codes, public)
    write_secret(out, codes_spelled(codes))
    if kept:
        write_secret(kept, kept_spelled(folder.plan.uuid, codes, public))
    write_new(handed_in, bonds_spelled(bonds))
    told = answered("codes_drawn", options.lang, voters=len(codes), codes=str(out), bonds=str(handed_in))
    return Answer(told, {"codes": str(out), "bonds": str(handed_in), "voters": len(codes)})


def _sheets(options: argparse.Namespace, part: int) -> Answer:
    folder = open_folder(Path(options.folder))
    content = read_secret(Path(options.credentials), LIST_LIMIT + 1)
    credentials = read_credentials_by_id(content, options.credentials)
    _require_made_for(folder, credentials[0][1], options.credentials)
    places = _places(folder, Path(options.out), len(credentials), part)
    with progress("papers", options.lang) as tell:
        _write_all(places, sheets(_concerned(folder.plan, options.lang), credentials, tell, part))
    return _written(options, places, len(credentials), len(credentials))


def _slips(options: argparse.Namespace, part: int) -> Answer:
    folder = open_folder(Path(options.folder))
    codes = read_codes_by_number(read_secret(Path(options.codes), LIST_LIMIT + 1), options.codes)
    places = _places(folder, Path(options.out), len(codes), part)
    with progress("papers", options.lang) as tell:
        _write_all(places, slips(_concerned(folder.plan, options.lang), codes, tell, part))
    pages = sum(-(-min(part, len(codes) - first) // _SLIPS_A_PAGE) for first in range(0, len(codes), part))
    return _written(options, places, len(codes), pages)


def _backup(options: argparse.Namespace) -> Answer:
    folder, out = open_folder(Path(options.folder)), Path(options.out)
    _require_new(folder, out)
    seed = _read_seed(Path(options.secret))
    spelled = seed_on_paper(seed)
    paper = share(_concerned(folder.plan, options.lang), _holder(folder.plan, folder.gathered(), seed), spelled)
    write_secret(out, paper)
    return Answer(answered("share_written", options.lang, file=str(out)), {"file": str(out)})


def _restore(options: argparse.Namespace) -> Answer:
    out = Path(options.secret)
    require_new(out)
    seed = seed_from_paper(_typed(options.lang))
    write_secret(out, f"{seed}\n".encode())
    return Answer(answered("share_restored", options.lang, file=str(out)), {"file": str(out)})


def _typed(language: str) -> str:
    """What is typed at a terminal, without being shown; otherwise the first line of stdin."""
    if sys.stdin.isatty():
        return getpass.getpass(answered("type_seed", language), stream=sys.stderr)
    return sys.stdin.readline()


def _read_seed(place: Path) -> str:
    return read_secret(place, _SEED_FILE_LIMIT).decode(errors="replace").removesuffix("\n")


def _concerned(plan: Plan, language: str) -> Concerned:
    return Concerned(plan.template.name, plan.uuid, language)


def _listed(folder: Folder) -> Mapping[Element, int]:
    with reading(folder.root):
        return read_credentials(folder.credentials(), folder.plan.group)


def _require_made_for(folder: Folder, credential: str, place: str) -> None:
    """Where the folder knows who may vote, the first credential is on its list: another election's would not be."""
    if not folder.has_electorate:
        return
    public = public_key(secret_engine(folder.plan.group), folder.plan.uuid, credential)
    if public not in _listed(folder):
        raise OfAnotherElection(place=place, number=1)


def _holder(plan: Plan, gathered: Gathered, seed: str) -> Holder:
    secrets = secret_engine(plan.group)
    if not gathered.is_ready:
        step = gathered.awaited or Step.CERTIFICATE
        raise KeysNotReady(given=gathered.given(step), trustees=plan.trustees, step=step.value)
    if gathered.sole is not None:
        secret = sole_secret(plan.group, plan.uuid, seed)
        (public,) = secrets.secret_products([((plan.group.generator, secret),)])
        if public != gathered.sole.public_key:
            raise NotATrustee
        return Holder(1, gathered.sole.name or "", 1, 1, _fingerprint(public))
    number = number_of(Correspondent(keys_of(secrets, seed), secrets, LetterCipher(), draw), gathered)
    if number is None:
        raise NotATrustee
    public = gathered.shares[number].public_key.public_key
    name = gathered.invitations[number].name
    return Holder(number, name, plan.trustees, plan.threshold, _fingerprint(public))


def _fingerprint(public: Element) -> str:
    found = hashlib.sha256(public.encode()).hexdigest()[:_FINGERPRINT]
    return " ".join(found[start : start + 4] for start in range(0, _FINGERPRINT, 4))


def _places(folder: Folder, out: Path, voters: int, part: int) -> list[Path]:
    """The new files: ``out`` itself, or with numbers where the voters do not go into one."""
    count = -(-voters // part)
    width = max(2, len(str(count)))
    names = [f"{out.stem}-{number:0{width}}{out.suffix}" for number in range(1, count + 1)]
    places = [out] if count == 1 else [out.with_name(name) for name in names]
    _require_new(folder, *places)
    return places


def _require_new(folder: Folder, *places: Path) -> None:
    """All names are free, differ, and lie outside the public folder, before anything is written."""
    for at, each in enumerate(places):
        folder.require_outside(each)
        require_new(each)
        if each in places[:at]:
            raise NameTaken(place=str(each))


def _write_all(places: list[Path], papers: Iterator[bytes]) -> None:
    """All files are there, or none: who prints does not have to ask which."""
    made: list[Path] = []
    try:
        for place, paper in zip(places, papers, strict=True):
            write_secret(place, paper)
            made.append(place)
    except BaseException:
        for each in made:
            each.unlink(missing_ok=True)
        raise


def _written(options: argparse.Namespace, places: list[Path], voters: int, pages: int) -> Answer:
    first, last = str(places[0]), str(places[-1])
    files = first if len(places) == 1 else f"{first} … {last}"
    told = answered("papers_written", options.lang, voters=voters, pages=pages, files=files)
    return Answer(told, {"files": [str(each) for each in places], "voters": voters, "pages": pages})
