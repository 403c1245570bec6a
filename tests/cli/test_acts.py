"""An organisation founded, counted and shown by the command line alone."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from colonnade.cli.acts import REPLY
from colonnade.core.acts.envelope import parse_act
from colonnade.core.log.entries import act_text
from tests.cli.test_node import _colonnade

FOUNDING = {
    "act": "organisations.founded/1",
    "effective": "2026-01-10",
    "organ": "founding_assembly",
    "facts": {
        "visibility": "open",
        "name": {"binding": "fa", "fa": "سندیکای نمونه"},
        "claimed_class": "base",
        "basis": "members",
        "branch": "metal",
        "place": None,
        "workplace": True,
        "keys": [],
        "recovery": None,
        "witnesses": [],
        "witnesses_needed": 0,
        "conveners": [],
        "notice_days": 15,
        "asked": [],
        "presence": [{"band": 10, "category": "workers"}],
    },
}


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("new") / "var"
    assert _colonnade(home, "init", "--origin", "test.invalid").returncode == 0
    return home


@pytest.fixture
def home(new: Path, tmp_path: Path) -> Path:
    return shutil.copytree(new, tmp_path / "var")


def _said(home: Path, *arguments: str | Path) -> str:
    done = _colonnade(home, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _draft(home: Path, name: str, said: dict[str, object]) -> Path:
    place = home.parent / f"{name}.json"
    place.write_text(json.dumps(said, ensure_ascii=False))
    return place


def _founding(home: Path) -> Path:
    key = _said(home, "act", "key", home.parent / "secret")
    facts = {**FOUNDING["facts"], "keys": [key]}  # type: ignore[dict-item]
    act = home.parent / "founding"
    _said(home, "act", "write", _draft(home, "founding", {**FOUNDING, "facts": facts}), act)
    return act


def test_an_organisation_is_founded_from_the_command_line(home: Path) -> None:
    act = _founding(home)
    identity = _said(home, "act", "seal", act, "--secret", home.parent / "secret")

    assert _said(home, "act", "record", act) == identity
    assert _said(home, "log", "export", home.parent / "out") == "1"
    assert _colonnade(home, "log", "verify", home.parent / "out", "--seals").returncode == 0


def test_a_second_seal_stands_beside_the_first_and_a_repeated_one_once(home: Path) -> None:
    act = _founding(home)
    _said(home, "act", "key", home.parent / "other")
    for secret in ("secret", "other", "secret"):
        _said(home, "act", "seal", act, "--secret", home.parent / secret)

    assert act.read_bytes().count("— colonnade.seal/".encode()) == 2


def test_a_secret_is_its_owners_alone_and_never_replaced(home: Path) -> None:
    _said(home, "act", "key", home.parent / "secret")
    before = (home.parent / "secret").read_bytes()
    again = _colonnade(home, "act", "key", home.parent / "secret")

    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert (home.parent / "secret").read_bytes() == before
    assert (home.parent / "secret").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("draft", "place"),
    [
        ("{", "not JSON"),
        ("[]", "one JSON object"),
        ('{"act": "organisations.founded/1", "act": "x"}', "act"),
        ('{"act": "organisations.dissolved/1", "effective": "2026-13-01", "facts": {}}', "organisation"),
        (json.dumps({**FOUNDING, "facts": {**FOUNDING["facts"], "workplace": 1}}), "facts.workplace"),  # type: ignore[dict-item]
        (json.dumps({**FOUNDING, "effective": "soon"}), "effective"),
        (json.dumps({**FOUNDING, "clock": "12:00"}), "clock"),
    ],
)
def test_a_bad_draft_is_refused_with_the_place_of_the_fault_and_nothing_is_written(
    home: Path, draft: str, place: str
) -> None:
    (home.parent / "draft").write_text(draft)
    refused = _colonnade(home, "act", "write", home.parent / "draft", home.parent / "act")

    assert refused.returncode == 2
    assert place in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert not (home.parent / "act").exists()


def test_what_is_no_secret_and_what_is_no_act_is_refused(home: Path) -> None:
    act = _founding(home)
    (home.parent / "noise").write_text("not hexadecimal")
    before = act.read_bytes()

    assert _colonnade(home, "act", "seal", act, "--secret", home.parent / "noise").returncode == 2
    assert _colonnade(home, "act", "seal", home.parent / "noise", "--secret", home.parent / "secret").returncode == 2
    assert act.read_bytes() == before


def _hidden_founding(home: Path) -> Path:
    key = _said(home, "act", "key", home.parent / "secret")
    facts = {**FOUNDING["facts"], "keys": [key], "visibility": "sealed", "place": "Nilgan"}  # type: ignore[dict-item]
    return _draft(home, "draft", {**FOUNDING, "effective": "2026-01", "recorded": "2026-01", "facts": facts})


def test_a_sealed_founding_is_drafted_as_it_is_and_what_it_hides_is_kept_by_its_holder_alone(home: Path) -> None:
    draft, committed, opening = _hidden_founding(home), home.parent / "sealed.json", home.parent / "opening.json"
    commitment = _said(home, "act", "commit", draft, committed, opening)
    organisation = _said(home, "act", "write", committed, home.parent / "act")
    written = parse_act((home.parent / "act").read_bytes().removesuffix(b"\n"))

    assert written.facts["commitment"] == commitment
    assert "Nilgan" not in committed.read_text() + (home.parent / "act").read_text()
    assert opening.stat().st_mode & 0o777 == 0o600
    assert "Nilgan" in opening.read_text()
    said = {"act": "organisations.opened/1", "organisation": organisation, "effective": "2026-02"}
    opened = _draft(home, "opened", {**said, "facts": json.loads(opening.read_text())})
    _said(home, "act", "write", opened, home.parent / "opened")


def test_two_commitments_to_the_same_are_not_the_same(home: Path) -> None:
    facts = {"period": "2026-02", "basis": "members", "inspectors": 2, "count": 34}
    said = {"act": "organisations.count_returned/1", "organisation": "a" * 40, "effective": "2026-02-03"}
    draft = _draft(home, "draft", {**said, "facts": facts})
    made = {
        _said(home, "act", "commit", draft, home.parent / f"count{number}", home.parent / f"opening{number}")
        for number in range(2)
    }

    assert len(made) == 2
    assert json.loads((home.parent / "count0").read_text())["facts"]["at_least"] == 10
    assert json.loads((home.parent / "opening0").read_text())["revealed"] == {"count": 34}


@pytest.mark.parametrize("taken", ["sealed.json", "opening.json", "draft.json"])
def test_what_a_commitment_needs_is_never_overwritten_and_nothing_is_left_of_a_refused_one(
    home: Path, taken: str
) -> None:
    draft, places = _hidden_founding(home), [home.parent / "sealed.json", home.parent / "opening.json"]
    (home.parent / taken).touch()
    before = {path: path.read_bytes() for path in home.parent.glob("*.json")}
    if taken == "draft.json":
        places[1] = draft
    refused = _colonnade(home, "act", "commit", draft, *places)

    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert taken in refused.stderr
    assert {path: path.read_bytes() for path in home.parent.glob("*.json")} == before


def test_a_draft_that_hides_nothing_is_refused(home: Path) -> None:
    draft = _draft(home, "draft", dict(FOUNDING))
    refused = _colonnade(home, "act", "commit", draft, home.parent / "sealed.json", home.parent / "opening.json")

    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "facts.visibility" in refused.stderr
    assert not (home.parent / "opening.json").exists()


LETTER = "I leave, for the accounts were not read before the vote."


def _founded(home: Path) -> str:
    act = _founding(home)
    _said(home, "act", "seal", act, "--secret", home.parent / "secret")
    _said(home, "act", "record", act)
    return parse_act(act_text(act.read_bytes())).organisation


def _sealed_letter(home: Path) -> tuple[Path, dict[str, object]]:
    letter, sealed = home.parent / "letter.txt", home.parent / "letter.sealed"
    letter.write_text(LETTER)
    return sealed, json.loads(_said(home, "act", "document", letter, sealed))


def _resignation(home: Path, organisation: str, letter: dict[str, object], *, published: bool) -> Path:
    capacity = {"binding": "en", "en": "Secretary"}
    facts = {"office": None, "capacity": capacity, "letter": letter, "published": published}
    said: dict[str, object] = {
        "act": "organisations.resigned/1",
        "organisation": organisation,
        "effective": "2026-02-01",
        "facts": facts,
    }
    act = home.parent / "resignation"
    _said(home, "act", "write", _draft(home, "resignation", said), act)
    _said(home, "act", "seal", act, "--secret", home.parent / "secret")
    return act


def test_the_draft_of_a_founding_act_tells_the_id_that_later_drafts_name(home: Path) -> None:
    key = _said(home, "act", "key", home.parent / "secret")
    facts = {**FOUNDING["facts"], "keys": [key]}  # type: ignore[dict-item]
    act = home.parent / "act"
    told = _said(home, "act", "write", _draft(home, "founding", {**FOUNDING, "facts": facts}), act)

    assert told == parse_act(act.read_bytes().removesuffix(b"\n")).organisation


@pytest.mark.parametrize("published", [True, False])
def test_a_letter_is_kept_with_its_act_and_public_only_by_its_authors_choice(home: Path, *, published: bool) -> None:
    sealed, said = _sealed_letter(home)
    act = _resignation(home, _founded(home), said, published=published)
    _said(home, "act", "record", act, "--document", sealed)

    assert said["length"] == len(LETTER)
    assert sealed.stat().st_mode & 0o777 == 0o600
    assert LETTER.encode() in _stored(home)
    _said(home, "log", "export", home.parent / "out")
    assert (home.parent / "out" / "blobs" / str(said["sha256"])).exists() is published


def test_a_document_that_the_act_does_not_name_is_refused_and_nothing_is_stored(home: Path) -> None:
    organisation = _founded(home)
    sealed, said = _sealed_letter(home)
    act = _resignation(home, organisation, {**said, "sha256": "0" * 64}, published=True)
    refused = _colonnade(home, "act", "record", act, "--document", sealed)

    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert str(said["sha256"]) in refused.stderr
    assert LETTER.encode() not in _stored(home)
    assert _said(home, "log", "export", home.parent / "out") == "1"


@pytest.mark.parametrize("published", [True, False])
def test_a_document_that_did_not_come_with_its_act_can_be_given_later(home: Path, *, published: bool) -> None:
    sealed, said = _sealed_letter(home)
    act = _resignation(home, _founded(home), said, published=published)
    _said(home, "act", "record", act)
    assert LETTER.encode() not in _stored(home)

    for _ in range(2):
        assert _said(home, "act", "enclose", sealed) == said["sha256"]
    assert LETTER.encode() in _stored(home)
    _said(home, "log", "export", home.parent / "out")
    assert (home.parent / "out" / "blobs" / str(said["sha256"])).exists() is published


def test_a_document_given_later_is_one_that_an_act_names_and_was_never_erased(home: Path) -> None:
    sealed, said = _sealed_letter(home)
    organisation = _founded(home)
    stranger = _colonnade(home, "act", "enclose", sealed)
    _said(home, "act", "record", _resignation(home, organisation, said, published=True), "--document", sealed)
    _said(home, "act", "erase", str(said["sha256"]))
    erased = _colonnade(home, "act", "enclose", sealed)
    missing = _colonnade(home, "act", "enclose", home.parent / "nothing")

    for refused in (stranger, erased, missing):
        assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "No act" in stranger.stderr
    assert "erased" in erased.stderr
    assert LETTER.encode() not in _stored(home)


def test_an_erased_document_is_in_no_file_of_the_node_and_its_act_stands(home: Path) -> None:
    sealed, said = _sealed_letter(home)
    act = _resignation(home, _founded(home), said, published=True)
    _said(home, "act", "record", act, "--document", sealed)
    _said(home, "log", "export", home.parent / "out")
    with sqlite3.connect(home / "colonnade.sqlite3") as reader:  # keeps the journal from being taken away at the end
        reader.execute("SELECT count(*) FROM publiclog_blob").fetchone()
        _said(home, "act", "erase", str(said["sha256"]))
        assert LETTER.encode() not in _stored(home)

    _said(home, "log", "export", home.parent / "out")
    assert not (home.parent / "out" / "blobs" / str(said["sha256"])).exists()
    assert _colonnade(home, "log", "verify", home.parent / "out", "--seals").returncode == 0
    again = _colonnade(home, "act", "erase", str(said["sha256"]))
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)


def test_what_a_reply_answers_is_among_what_it_comes_after(home: Path) -> None:
    organisation = _founded(home)
    founding = parse_act(act_text((home.parent / "founding").read_bytes())).id
    title: dict[str, object] = {"binding": "en", "en": "Our reply"}
    for number, answered in enumerate((founding, "0" * 64)):
        facts: dict[str, object] = {"to": answered, "title": title, "document": None}
        said: dict[str, object] = {"act": REPLY, "organisation": organisation, "effective": "2026-02-01"}
        said["facts"] = facts
        act = home.parent / f"reply{number}"
        _said(home, "act", "write", _draft(home, f"reply{number}", said), act)
        assert parse_act(act.read_bytes().removesuffix(b"\n")).after == tuple(sorted({founding, answered}))
        _said(home, "act", "seal", act, "--secret", home.parent / "secret")

    refused = _colonnade(home, "act", "record", home.parent / "reply1")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "not here" in refused.stderr
    _said(home, "act", "record", home.parent / "reply0")


def _stored(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
