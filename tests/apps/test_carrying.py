"""Acts carried to where the keys are and back, by a phone and a clipboard: the exact bytes, and nothing secret."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from colonnade.apps.publiclog import selectors as publiclog
from colonnade.apps.publiclog import services as publiclog_services
from colonnade.cli import acts
from colonnade.core.acts.parts import joined
from colonnade.core.ids import spelled
from colonnade.edges.homes import create_home
from colonnade.edges.places import write_new
from colonnade.edges.simulator import signer
from tests.apps.test_desk_pages import Office, _arrived, _words, _writes
from tests.apps.test_founding import Founder
from tests.conftest import need
from tests.desks import ORIGIN, Desk
from tests.people import Person, text_of

pytestmark = pytest.mark.django_db
SQUARE = 4
"""Dots of the picture a side of a square."""


@pytest.fixture
def desk(tmp_path: Any, settings: LazySettings) -> Desk:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    return Desk().open()


def _drawn(svg: str, place: Path) -> Path:
    """The picture as dots, as a screen shows it."""
    size = int(re.findall(r'viewBox="0 0 (\d+) ', svg)[0])
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h", svg)}
    rows = [bytes(0 if (x, y) in dark else 255 for x in range(size) for _ in range(SQUARE)) for y in range(size)]
    place.write_bytes(b"P5 %d %d 255\n" % (size * SQUARE, size * SQUARE) + b"".join(row * SQUARE for row in rows))
    return place


def _scanned(reader: Any, page: str, folder: Path) -> str:
    """What an independent decoder reads from every picture on the page, the last one first."""
    zbarimg, places = need("zbarimg"), []
    for number, address in enumerate(re.findall(r'<img class="qr"[^>]* src="([^"]+)"', page)):
        answer = reader.person.browser.get(address)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/svg+xml")
        places.append(_drawn(text_of(answer), folder / f"{number}.pgm"))
    call = [zbarimg, "--quiet", "--raw", "--nodbus", *map(str, reversed(places))]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout


def _secret(folder: Path, seed: bytes) -> Path:
    place = folder / "secret"
    write_new(place, seed.hex().encode() + b"\n", 0o600)
    return place


def _handed_out(desk: Desk) -> tuple[Office, Office, str, Any]:
    secretary, treasurer = _arrived(desk, "secretary", "treasurer")
    draft = _writes(secretary, desk, letter="")
    secretary.sends(f"{draft}propose/")
    treasurer.sends(f"{draft}agree/", words=_words(treasurer.reads(draft)))
    return secretary, treasurer, draft, secretary.sends(f"{draft}hand-out/", pictures="1")


def test_by_phone_to_the_key_and_back_by_the_clipboard(desk: Desk, tmp_path: Path) -> None:
    secretary, _, draft, handed = _handed_out(desk)
    assert handed.headers["Location"] == secretary.at(f"{draft}pictures/")
    page = secretary.reads(f"{draft}pictures/")
    scanned = _scanned(secretary, page, tmp_path)
    assert joined(scanned) == [secretary.sees(f"{draft}draft.act").content]
    place = tmp_path / "scanned"
    place.write_text(scanned)
    (act,), printed = acts.seal(place, _secret(tmp_path, desk.body.key.seed))

    assert (
        secretary.sends(f"{draft}record/", pasted="".join(printed.splitlines(keepends=True)[::-1])).status_code == 302
    )
    assert publiclog.entry_of(act) is not None  # type: ignore[arg-type]  # an id as the command tells it


def test_the_pictures_are_of_those_who_may_see_the_draft_and_only_while_it_is_out(desk: Desk) -> None:
    secretary, treasurer, draft, _ = _handed_out(desk)
    stranger = Office(Person(name="nobody", passphrase="nobody counts seven cranes").arrives())
    places = [f"{draft}pictures/", f"{draft}pictures/1.svg", f"{draft}draft.act"]

    assert [treasurer.sees(each).status_code for each in places] == [200, 200, 200]
    assert [stranger.sees(each).status_code for each in places] == [404, 404, 404]
    assert [secretary.sees(f"{draft}pictures/{each}.svg").status_code for each in (0, 99)] == [404, 404]
    assert all(secretary.sees(each).headers["Cache-Control"] == "no-store" for each in places)
    secretary.sends(f"{draft}take-back/")
    assert [secretary.sees(each).status_code for each in places] == [404, 404, 404]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_is_pasted_wrongly_is_told_in_one_sentence(desk: Desk, language: str) -> None:
    secretary, _, draft, _ = _handed_out(desk)
    secretary.person.language = language
    text = re.findall(r"COLONNADE:ACT:\S+", secretary.reads(f"{draft}pictures/"))
    for pasted, said in (
        ("", ("neither a sealed act nor parts", "نه اقدامی مهرشده")),
        (text[0], ("Of the", "این‌ها نیست")),
        ("\n".join(text)[:-2], ("is not as it was shown", "چنان نیست که نشان داده شد")),
    ):
        answer = secretary.sends(f"{draft}record/", pasted=pasted)
        assert (answer.status_code, said[language == "fa"] in text_of(answer)) == (409, True), pasted
    unsealed = secretary.sends(f"{draft}record/", pasted="\n".join(text))
    assert unsealed.status_code == 409


def test_a_sealed_act_pasted_as_it_is_and_parts_in_a_file_are_taken_too(desk: Desk, tmp_path: Path) -> None:
    secretary, _, draft, _ = _handed_out(desk)
    place = tmp_path / "act"
    place.write_bytes(secretary.sees(f"{draft}draft.act").content)
    acts.seal(place, _secret(tmp_path, desk.body.key.seed))
    pasted = place.read_text().replace("\n", "\r\n")

    assert secretary.sends(f"{draft}record/", pasted=pasted).status_code == 302


def test_the_node_never_seals_what_the_officers_were_to_seal(desk: Desk, settings: LazySettings) -> None:
    from colonnade.apps.desk import services  # noqa: PLC0415 -- for one key

    secretary, _, draft, _ = _handed_out(desk)
    services.keep_key(desk.id, desk.body.key, secret=settings.COLONNADE_HOME.secret())
    size = publiclog.size_of(ORIGIN)
    answer = secretary.sends(f"{draft}record/")

    assert (answer.status_code, publiclog.size_of(ORIGIN)) == (409, size)


def test_a_whole_founding_goes_by_pictures_and_comes_back_pasted(tmp_path: Path, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    publiclog_services.open_log(ORIGIN)
    key = signer("first")
    keys = {"custody": "officers", "recovery": "none", "first_key": spelled(key.public)}
    founder = Founder().answers(keys=keys)
    assert founder.sees("pictures/").status_code == 404
    assert founder.sends("hand-out/", pictures="1").headers["Location"] == founder.at("pictures/")
    page = text_of(founder.sees("pictures/"))
    place = tmp_path / "scanned"
    place.write_text(_scanned(founder, page, tmp_path))
    sealed, printed = acts.seal(place, _secret(tmp_path, key.seed))
    assert (len(sealed), place.read_text()) == (6, printed)
    cut = founder.sends("record/", pasted=printed[:-20])
    assert (cut.status_code, publiclog.size_of(ORIGIN)) == (422, 0)
    answer = founder.sends("record/", sealed=SimpleUploadedFile("scanned", printed.encode()))

    assert (answer.status_code, publiclog.size_of(ORIGIN)) == (200, 6)
