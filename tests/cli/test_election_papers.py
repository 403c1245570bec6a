"""`colonnade election codes|sheets|slips|backup-share|restore-share`: what is on paper, and what is nowhere else."""

import getpass
import io
import json
import os
import re
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from colonnade.cli.elections import papers
from colonnade.cli.main import main, parser
from colonnade.core.elections.hands import bond_of, code_from, read_code
from colonnade.core.elections.seed_checks import seed_on_paper
from colonnade.edges.newfiles import NameTaken
from tests.conftest import need
from tests.papers import NAMES, Made, made, pictures_of, texts_of

PERSIAN = "مرغ ماهی‌خوار"
HOSTILE = (
    "heron",
    PERSIAN,
    "#let x = 1; $y$ [z] @a <b> *c* _d_ `e` \\f //g ~ --h",
    "شاهین " * 60,
    "x" * 900,
    "漢字😀",
)


def _said(*call: str | Path, typed: str | None = None) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    before, sys.stdin = sys.stdin, sys.stdin if typed is None else io.StringIO(typed)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(["election", *map(str, call)])
    finally:
        sys.stdin = before
    return code, out.getvalue(), err.getvalue()


def _done(*call: str | Path, typed: str | None = None) -> str:
    code, out, err = _said(*call, typed=typed)
    assert (code, err) == (0, "")
    return out


def _refused(*call: str | Path, typed: str | None = None) -> str:
    code, out, err = _said(*call, typed=typed)
    assert (code, out, err.count("\n")) == (2, "", 1), err
    return err


def _mode(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


def _plain(text: str) -> str:
    return "".join(text.split())


def _credentials(one: Made) -> list[str]:
    return list(one.voters.private.values())


@pytest.fixture
def few(tmp_path: Path) -> Made:
    return made(tmp_path, "heron", "kestrel", PERSIAN, "owl")


@pytest.mark.parametrize("language", ["en", "fa"])
def test_each_voter_has_a_sheet_with_number_id_and_credential_as_letters_and_picture(
    tmp_path: Path, language: str
) -> None:
    one = made(tmp_path, *HOSTILE, title="#Board *of* $all$" if language == "en" else "هیئت مدیرهٔ سندیکا")
    out = one.beside("P.pdf")
    said = _done("sheets", one.place, "--credentials", one.beside("credentials"), "--out", out, "--lang", language)

    pages = texts_of(out)
    assert len(pages) == len(HOSTILE)
    for number, (page, credential) in enumerate(zip(pages, _credentials(one), strict=True), start=1):
        first, second = credential[:13], credential[13:]
        assert first in page, number
        assert second in page, number
        assert (str(number) if language == "en" else "۰۱۲۳۴۵۶"[number]) in page
        assert one.folder.plan.uuid in page
    assert pictures_of(out) == _credentials(one)
    assert "heron" in pages[0]
    assert _plain(HOSTILE[2])[:26] in _plain(pages[2])
    persian = unicodedata.normalize("NFKC", pages[1])
    assert all(part in persian for part in PERSIAN.split("\u200c", maxsplit=1)[0].split())
    assert ("x" * 40) in pages[4]
    assert "\\u6f22\\u5b57\\U0001f600" in pages[5]
    if language == "en":
        assert "#Board *of* $all$" in pages[0]
    assert not any(credential in said for credential in _credentials(one))


def test_a_sheet_is_its_owners_alone_and_the_same_input_gives_the_same_bytes(few: Made) -> None:
    outs = [few.beside(name) for name in ("one.pdf", "two.pdf")]
    for out in outs:
        _done("sheets", few.place, "--credentials", few.beside("credentials"), "--out", out)

    assert [_mode(each) for each in outs] == [0o600, 0o600]
    assert outs[0].read_bytes() == outs[1].read_bytes()


@pytest.mark.parametrize("paper", ["sheets", "slips", "backup-share"])
def test_no_paper_tells_a_clock_time_a_user_a_machine_or_a_folder(few: Made, paper: str) -> None:
    out = few.beside("P.pdf")
    _codes_of(few)
    named = {
        "sheets": ("--credentials", "credentials"),
        "slips": ("--codes", "CODES"),
        "backup-share": ("--secret", "seed-0"),
    }
    option, file = named[paper]
    _done(paper, few.place, option, few.beside(file), "--out", out)
    content = out.read_bytes()

    assert not re.search(rb"CreationDate|ModDate|CreateDate|ModifyDate|MetadataDate|/Author|D:20\d\d", content)
    need("pdftotext")
    seen = "".join(
        subprocess.run(["pdfinfo", *more, out], check=True, capture_output=True, text=True).stdout
        for more in ([], ["-meta"])
    )
    assert "A4" in seen
    assert not re.search(r"(?i)date|author|20[2-9]\d-[01]\d-[0-3]\d", seen)
    for trace in (few.folder.root, Path.home(), os.uname().nodename, getpass.getuser()):
        assert not re.search(rf"\b{re.escape(str(trace))}\b", seen), trace


def _codes_of(one: Made, *more: str | Path) -> dict[str, str]:
    call = ("codes", one.place, "--numbers", one.beside("numbers"), "--out", one.beside("CODES"))
    _done(*call, "--bonds", one.beside("BONDS"), *more)
    found: dict[str, str] = json.loads(one.beside("CODES").read_bytes())
    return found


def test_an_inspector_draws_a_code_for_each_number_and_hands_in_bonds_without_numbers(few: Made) -> None:
    codes = _codes_of(few, "--kept", few.beside("KEPT"))
    public = json.loads(few.beside("numbers").read_bytes())
    bonds = {each: bond_of(few.folder.plan.uuid, read_code(codes[each]), public[each]).hex() for each in codes}

    assert list(codes) == ["1", "2", "3", "4"]
    assert len(set(codes.values())) == 4
    assert json.loads(few.beside("BONDS").read_bytes()) == sorted(bonds.values())
    assert json.loads(few.beside("KEPT").read_bytes()) == bonds
    assert [_mode(few.beside(each)) for each in ("CODES", "KEPT")] == [0o600, 0o600]


def test_codes_are_drawn_from_the_chance_that_is_given_and_otherwise_from_the_systems(few: Made) -> None:
    drawn = iter(range(1, 5))
    call = ["election", "codes", few.place, "--numbers", str(few.beside("numbers"))]
    for name, chance in (("one", lambda size: bytes([next(drawn)]) * size), ("two", os.urandom)):
        files = ["--out", str(few.beside(f"CODES-{name}")), "--bonds", str(few.beside(f"BONDS-{name}"))]
        options = parser().parse_args([*call, *files])
        with redirect_stdout(io.StringIO()):
            assert papers.run(options, chance=chance) == 0

    first = json.loads(few.beside("CODES-one").read_bytes())
    assert [read_code(each) for each in first.values()] == [code_from(bytes([each]) * 12) for each in range(1, 5)]
    assert first != json.loads(few.beside("CODES-two").read_bytes())


def test_a_code_is_never_printed(few: Made) -> None:
    call = ("codes", few.place, "--numbers", few.beside("numbers"), "--out", few.beside("CODES"))
    said = _done(*call, "--bonds", few.beside("BONDS"), "--format", "json")

    assert json.loads(said)["format"] == "colonnade.election-codes/1"
    assert not any(code in said for code in json.loads(few.beside("CODES").read_bytes()).values())


def test_numbers_of_another_election_are_refused_and_nothing_is_written(few: Made, tmp_path: Path) -> None:
    other = made(tmp_path, "heron", uuid="5pXNvLbiA7JRBy")
    numbers, files = few.beside("few-numbers"), ("--out", other.beside("C"), "--bonds", other.beside("B"))
    numbers.write_bytes(json.dumps({"3": few.voters.lines[2]}).encode())

    assert "number 3" in _refused("codes", other.place, "--numbers", numbers, *files)
    assert not any(other.beside(each).exists() for each in ("C", "B"))
    _done("codes", few.place, "--numbers", numbers, *files)
    assert list(json.loads(other.beside("C").read_bytes())) == ["3"]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_each_number_has_a_slip_with_its_code_and_three_are_on_a_page(few: Made, language: str) -> None:
    codes, out = _codes_of(few), few.beside("P.pdf")
    _done("slips", few.place, "--codes", few.beside("CODES"), "--out", out, "--lang", language)
    pages = texts_of(out)

    assert len(pages) == 2
    for number, code in codes.items():
        page = pages[(int(number) - 1) // 3]
        assert code[:12] in page
        assert code[12:] in page
        assert (number if language == "en" else "۰۱۲۳۴"[int(number)]) in page
    assert sorted(pictures_of(out)) == sorted(codes.values())
    assert _mode(out) == 0o600
    assert "heron" not in "".join(pages)


def test_more_voters_than_go_into_one_file_are_several_and_all_or_none(few: Made) -> None:
    out, taken = few.beside("P.pdf"), few.beside("P-02.pdf")
    call = ["election", "sheets", few.place, "--credentials", str(few.beside("credentials")), "--out", str(out)]
    options = parser().parse_args([*call, "--format", "json"])
    said = io.StringIO()
    with redirect_stdout(said):
        papers.run(options, part=3)
    answer = json.loads(said.getvalue())

    assert answer["files"] == [str(few.beside("P-01.pdf")), str(taken)]
    assert (answer["voters"], answer["pages"]) == (4, 4)
    assert [len(texts_of(Path(each))) for each in answer["files"]] == [3, 1]
    assert pictures_of(taken) == _credentials(few)[3:]
    few.beside("P-01.pdf").unlink()
    with pytest.raises(NameTaken):
        papers.run(options, part=3)
    assert not few.beside("P-01.pdf").exists()


def test_what_stops_half_way_leaves_no_file(few: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> Iterator[bytes]:
        yield b"%PDF-"
        raise KeyboardInterrupt

    monkeypatch.setattr(papers, "sheets", stopped)
    call = ["election", "sheets", few.place, "--credentials", str(few.beside("credentials"))]
    options = parser().parse_args([*call, "--out", str(few.beside("P.pdf"))])
    with pytest.raises(KeyboardInterrupt):
        papers.run(options, part=2)
    assert not list(few.beside(".").glob("P*.pdf"))


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_trustees_secret_goes_to_paper_and_comes_back(tmp_path: Path, language: str) -> None:
    one = made(tmp_path, trustees=3)
    out, back = one.beside("P.pdf"), one.beside("back")
    _done("backup-share", one.place, "--secret", one.beside("seed-1"), "--out", out, "--lang", language)
    (page,) = texts_of(out)
    (picture,) = pictures_of(out)
    said = _done("restore-share", "--secret", back, typed=f"{picture}\n")

    assert picture == seed_on_paper(one.seeds[1])
    assert picture[:18] in page
    assert picture[18:] in page
    assert one.folder.plan.uuid in page
    assert NAMES[1] in unicodedata.normalize("NFKC", page)
    assert all(each in page for each in (("2 of 3",) if language == "en" else ("۲", "۳")))
    assert re.search(r"([0-9a-f]{4} ){7}[0-9a-f]{4}", page)
    assert back.read_bytes() == one.beside("seed-1").read_bytes()
    assert (_mode(back), _mode(out)) == (0o600, 0o600)
    assert one.seeds[1][:5] not in said


def test_a_sole_trustee_has_a_paper_too_and_another_secret_none(few: Made, tmp_path: Path) -> None:
    _done("backup-share", few.place, "--secret", few.beside("seed-0"), "--out", few.beside("P.pdf"))
    assert NAMES[0] in texts_of(few.beside("P.pdf"))[0]

    three = made(tmp_path, trustees=3, uuid="5pXNvLbiA7JRBy")
    for folder, secret in ((few, three.beside("seed-1")), (three, few.beside("another"))):
        secret.write_text("123456789ABCDEFGHJKLMN\n")
        secret.chmod(0o600)
        assert "`trustee`" in _refused("backup-share", folder.place, "--secret", secret, "--out", few.beside("Q.pdf"))
    assert not few.beside("Q.pdf").exists()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_mistyped_secret_is_one_sentence_that_repeats_nothing_of_it(few: Made, language: str) -> None:
    whole = seed_on_paper(few.seeds[0])
    for typed in ("", "\n", whole[:-1], ("2" if whole[0] == "1" else "1") + whole[1:]):
        said = _refused("restore-share", "--secret", few.beside("back"), "--lang", language, typed=typed)
        assert whole[6:11] not in said
    assert not few.beside("back").exists()


def test_at_a_terminal_what_is_typed_is_not_shown(few: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked: list[str] = []

    def typed(prompt: str, stream: object) -> str:
        asked.append(prompt)
        return seed_on_paper(few.seeds[0])

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", typed)
    _done("restore-share", "--secret", few.beside("back"))

    assert few.beside("back").read_text() == f"{few.seeds[0]}\n"
    assert len(asked) == 1


def test_nothing_that_exists_is_written_over(few: Made) -> None:
    _codes_of(few)
    taken = few.beside("taken")
    taken.write_text("kept")
    calls: list[tuple[str | Path, ...]] = [
        ("codes", few.place, "--numbers", few.beside("numbers"), "--out", taken, "--bonds", few.beside("b")),
        ("codes", few.place, "--numbers", few.beside("numbers"), "--out", few.beside("c"), "--bonds", taken),
        ("codes", few.place, "--numbers", few.beside("numbers"), "--out", few.beside("c"), "--bonds", few.beside("c")),
        ("sheets", few.place, "--credentials", few.beside("credentials"), "--out", taken),
        ("slips", few.place, "--codes", few.beside("CODES"), "--out", taken),
        ("backup-share", few.place, "--secret", few.beside("seed-0"), "--out", taken),
        ("restore-share", "--secret", taken),
    ]
    for call in calls:
        _refused(*call, typed=seed_on_paper(few.seeds[0]))
    assert taken.read_text() == "kept"
    assert not any(few.beside(each).exists() for each in ("b", "c"))


def test_nothing_is_written_into_the_public_folder(few: Made) -> None:
    _codes_of(few)
    before, inside = sorted(few.folder.root.rglob("*")), few.folder.root / "inside"
    calls: list[tuple[str | Path, ...]] = [
        ("codes", few.place, "--numbers", few.beside("numbers"), "--out", inside, "--bonds", few.beside("b")),
        ("sheets", few.place, "--credentials", few.beside("credentials"), "--out", inside),
        ("slips", few.place, "--codes", few.beside("CODES"), "--out", inside),
        ("backup-share", few.place, "--secret", few.beside("seed-0"), "--out", inside),
    ]
    for call in calls:
        _refused(*call)
    assert sorted(few.folder.root.rglob("*")) == before


def test_secrets_that_others_may_read_are_refused(few: Made) -> None:
    _codes_of(few)
    calls: list[tuple[str, Path, str]] = [
        ("sheets", few.beside("credentials"), "--credentials"),
        ("slips", few.beside("CODES"), "--codes"),
        ("backup-share", few.beside("seed-0"), "--secret"),
    ]
    for command, secret, option in calls:
        secret.chmod(0o640)
        assert "chmod 600" in _refused(command, few.place, option, secret, "--out", few.beside("P.pdf"))
    assert not few.beside("P.pdf").exists()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_file_that_is_another_is_one_sentence_with_its_name(few: Made, language: str) -> None:
    _codes_of(few)
    wrong = few.beside("wrong")
    calls = [
        ("codes", "--numbers", ("--bonds", few.beside("b"))),
        ("sheets", "--credentials", ()),
        ("slips", "--codes", ()),
        ("backup-share", "--secret", ()),
    ]
    for content in (b"", b"[]", b'{"1":1}', b'{"1":"x"}', b"\xff\x00", b"{" * 5000):
        wrong.write_bytes(content)
        wrong.chmod(0o600)
        for command, option, more in calls:
            out = few.beside("out")
            said = _refused(command, few.place, option, wrong, "--out", out, *more, "--lang", language)
            assert command == "backup-share" or "wrong" in said
            assert not out.exists()


def test_credentials_of_another_election_are_refused(few: Made, tmp_path: Path) -> None:
    other = made(tmp_path, "heron", uuid="5pXNvLbiA7JRBy")
    mine = other.beside("credentials").read_bytes()
    few.beside("mine").write_bytes(mine)
    few.beside("mine").chmod(0o600)
    few_place = few.place
    assert "mine" in _refused("sheets", few_place, "--credentials", few.beside("mine"), "--out", few.beside("P.pdf"))


def test_a_folder_of_no_election_and_one_without_an_electorate_are_refused(few: Made, tmp_path: Path) -> None:
    out = few.beside("P.pdf")
    assert "plan.json" in _refused("sheets", tmp_path, "--credentials", few.beside("credentials"), "--out", out)
    (few.folder.root / "electorate.json").unlink()
    call = ("codes", few.place, "--numbers", few.beside("numbers"), "--out", few.beside("c"))
    assert "electorate" in _refused(*call, "--bonds", few.beside("b"))


def test_a_missing_typesetter_is_one_sentence(few: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    call = ("sheets", few.place, "--credentials", few.beside("credentials"), "--out", few.beside("P.pdf"))
    assert "`typst`" in _refused(*call)
    assert "`typst`" in _refused(
        "backup-share", few.place, "--secret", few.beside("seed-0"), "--out", few.beside("P.pdf")
    )
    assert not few.beside("P.pdf").exists()


def test_the_commands_load_without_django(few: Made) -> None:
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from colonnade.cli.main import main\n"
        f"sys.exit(main(['election', 'sheets', {few.place!r}, '--credentials', {str(few.beside('credentials'))!r},"
        f" '--out', {str(few.beside('P.pdf'))!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
