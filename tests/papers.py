"""Folders of elections for papers: a plan, trustees who made their key together, an electorate; and what papers say."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from colonnade.core.elections.credential_lists import (
    Issued,
    credentials_listed,
    electorate_spelled,
    issued,
    numbers_spelled,
    private_spelled,
    published,
    put_together,
    read_voters,
)
from colonnade.core.elections.election import Summed
from colonnade.core.elections.groups import group_named
from colonnade.core.elections.key_making import key_alone, next_of
from colonnade.core.elections.letters import Correspondent, drawn_seed, keys_of
from colonnade.core.elections.templates import Template, planned
from colonnade.edges.election_folders import Folder, new_folder
from colonnade.edges.engines.choosing import public_engine, secret_engine
from colonnade.edges.letter_cipher import LetterCipher
from tests.chance import drawn
from tests.conftest import need

UUID = "5pXNvLbiA7JRBz"
GROUP = group_named("Ed25519", version=1)
NAMES = ("Nasrin", "بهرام", "Olga")


@dataclass(frozen=True, slots=True)
class Made:
    """A folder, and beside it what its hands keep."""

    folder: Folder
    seeds: tuple[str, ...]
    voters: Issued

    @property
    def place(self) -> str:
        return str(self.folder.root)

    def beside(self, name: str) -> Path:
        return self.folder.root.parent / name


def made(
    place: Path, *ids: str, title: str = "Board of the Example Union", trustees: int = 1, uuid: str = UUID
) -> Made:
    template = Template("", title, (Summed(("A", "B"), None, 0, 1, "Chair"),))
    folder = new_folder(place / f"of-{uuid}", planned(uuid, GROUP, template, trustees, None))
    draw, secrets = drawn(f"papers {uuid}"), secret_engine(GROUP)
    seeds = tuple(drawn_seed(draw) for _ in range(trustees))
    if trustees == 1:
        folder.give(key_alone(secrets, draw, folder.plan, seeds[0], NAMES[0]))
    for _ in range(3 if trustees > 1 else 0):
        for seed, name in zip(seeds, NAMES, strict=False):
            trustee = Correspondent(keys_of(secrets, seed), secrets, LetterCipher(), draw)
            given = next_of(trustee, public_engine(GROUP), folder.gathered(), name)
            assert given is not None
            folder.give(given)
    voters = issued(secrets, draw, uuid, read_voters("\n".join(f'"{each}"' for each in ids or ("heron",)).encode()))
    electorate = put_together([published(voters)], template.questions, in_units=False)
    folder.settle_electorate(credentials_listed(electorate), electorate_spelled(electorate))
    one = Made(folder, seeds, voters)
    for name, content in (
        ("credentials", private_spelled(voters)),
        ("numbers", numbers_spelled(voters)),
        *((f"seed-{at}", f"{seed}\n".encode()) for at, seed in enumerate(seeds)),
    ):
        one.beside(name).write_bytes(content)
        one.beside(name).chmod(0o600)
    return one


def texts_of(pdf: Path) -> list[str]:
    """The text of each page, read by another program."""
    found = subprocess.run([need("pdftotext"), "-layout", pdf, "-"], check=True, capture_output=True, text=True)
    return found.stdout.split("\f")[:-1]


def pictures_of(pdf: Path) -> list[str]:
    """What another program reads from every picture, page by page as they would be printed."""
    stem = pdf.with_suffix("")
    subprocess.run([need("pdftoppm"), "-r", "100", "-gray", pdf, stem], check=True)
    pages = sorted(stem.parent.glob(f"{stem.name}-*.pgm"))
    read = subprocess.run(
        [need("zbarimg"), "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", *pages],
        check=True,
        capture_output=True,
        text=True,
    )
    return read.stdout.split()
