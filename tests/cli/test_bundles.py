"""An affiliation over two nodes by command line alone, and what the commands answer."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_restore import Place

FOUNDING: dict[str, Any] = {
    "basis": "members", "branch": "metal", "place": None, "workplace": True, "visibility": "open", "recovery": None,
    "witnesses": [], "witnesses_needed": 0, "conveners": [], "notice_days": 15, "asked": [],
    "presence": [{"band": 10, "category": "workers"}],
}  # fmt: skip


@dataclass
class Keeper:
    """Who keeps a node: its place, a folder for what is written, and the secret of its organisation."""

    place: Place
    folder: Path
    vkey: str
    organisation: str = ""

    @staticmethod
    def new(folder: Path, name: str) -> "Keeper":
        folder.mkdir()
        place = Place(folder / "home")
        return Keeper(place, folder, place.said("init", "--origin", f"{name}.example/log"))

    def copied(self, folder: Path) -> "Keeper":
        """The same node and the same secret, in another place."""
        shutil.copytree(self.folder, folder)
        return Keeper(Place(folder / "home"), folder, self.vkey, self.organisation)

    def act(self, kind: str, day: str, /, **facts: Any) -> str:
        """An act is written, sealed away from the node, and recorded; return its id."""
        draft = {"act": f"organisations.{kind}/1", "effective": day, "organ": "assembly", "facts": facts}
        draft |= {"organisation": self.organisation} if self.organisation else {}
        (self.folder / "draft").write_text(json.dumps(draft))
        (self.folder / "act").unlink(missing_ok=True)
        founded = self.place.said("act", "write", self.folder / "draft", self.folder / "act")
        self.organisation = self.organisation or founded
        self.place.said("act", "seal", self.folder / "act", "--secret", self.folder / "secret")
        return self.place.said("act", "record", self.folder / "act")

    def found(self, name: str, claimed_class: str) -> None:
        key = self.place.said("act", "key", self.folder / "secret")
        names = {"binding": "en", "en": name}
        self.act("founded", "2026-01-01", **FOUNDING, name=names, claimed_class=claimed_class, keys=[key])

    def write(self, name: str, *more: str | Path) -> Path:
        place = self.folder / name
        self.place.said("bundle", "write", place, *more)
        return place

    def read(self, place: Path, *more: str) -> dict[str, Any]:
        done = self.place.run("bundle", "read", place, "--format", "json", *more)
        found: dict[str, Any] = json.loads(done.stdout)
        return found | {"code": done.returncode}


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Keeper]:
    folder = tmp_path_factory.mktemp("founded")
    made = {name: Keeper.new(folder / name, name) for name in ("union", "roof")}
    made["union"].found("Mill", "base")
    made["roof"].found("Steel", "federation")
    return made


@pytest.fixture
def union(founded: dict[str, Keeper], tmp_path: Path) -> Keeper:
    return founded["union"].copied(tmp_path / "union")


@pytest.fixture
def roof(founded: dict[str, Keeper], tmp_path: Path) -> Keeper:
    return founded["roof"].copied(tmp_path / "roof")


def test_a_union_affiliates_to_a_federation_on_another_node_by_files_alone(union: Keeper, roof: Keeper) -> None:
    votes = {"yes": 10, "no": 0, "abstained": 0}
    decision = union.act(
        "affiliation_decided", "2026-02-01", to=roof.organisation, kind="full", votes=votes, attested=True
    )
    there = union.write("there")
    unasked, taken = roof.read(there), roof.read(there, "--key", union.vkey)
    roof.act("affiliation_admitted", "2026-03-01", candidate=union.organisation, decision=decision)
    back = roof.write("back", "--for", there)
    returned = union.read(back, "--key", roof.vkey)

    assert [(each["logs"][0]["fate"], each["code"]) for each in (unasked, taken)] == [("unasked", 0), ("new", 0)]
    assert {each["origin"]: each["fate"] for each in returned["logs"]} == {
        "roof.example/log": "new",
        "union.example/log": "own",
    }
    assert b"union.example" not in back.read_bytes().partition(b"end ")[0]
    assert union.place.said("rebuild") == roof.place.said("rebuild") == "4"
    out = union.folder / "out"
    union.place.said("log", "export", out)
    assert json.loads(union.place.said("log", "verify", out, "--seals", "--format", "json"))["logs"][0]["size"] == 2


def test_a_fork_is_told_to_both_and_the_log_that_was_forked_is_not_written_on(union: Keeper, roof: Keeper) -> None:
    thief = union.copied(union.folder.with_name("thief"))
    title = {"binding": "en", "en": "We stand"}
    union.act("statement", "2026-02-01", title=title, document=None)
    thief.act("statement", "2026-02-02", title=title, document=None)
    roof.read(union.write("honest"), "--key", union.vkey)
    told = roof.read(thief.write("false"))

    assert [(each["fate"], each["size"], each["view"]) for each in told["logs"]] == [("forked", 2, 1)]
    assert (told["code"], len(told["forks"])) == (0, 1)
    shown = union.read(roof.write("told"), "--key", roof.vkey)
    assert {each["fate"] for each in shown["logs"]} == {"own_forked", "new"}
    refused = union.place.run("act", "record", union.folder / "act")
    assert refused.returncode == 2
    assert "read-only" in refused.stderr


@pytest.mark.parametrize(("language", "said"), [("en", "incomplete"), ("fa", "ناقص")])
def test_what_is_missing_is_named_and_the_answer_is_no(union: Keeper, roof: Keeper, language: str, said: str) -> None:
    whole = union.write("whole").read_bytes()
    (roof.folder / "cut").write_bytes(whole[:2600])

    done = roof.place.run("bundle", "read", roof.folder / "cut", "--key", union.vkey, "--lang", language)
    assert (done.returncode, done.stderr) == (1, "")
    assert said in done.stdout
    assert "tile/entries/000.p/1" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["read", "letter"], "is no bundle"),
        (["read", "nothing"], "is not there"),
        (["read", "whole", "--key", "noise"], "is not a verifier key"),
        (["read", "whole", "--key", "{roof}"], "is a log of this node"),
        (["read", "whole", "--key", "{union}", "--key", "{other}"], "Two different keys"),
        (["write", "letter"], "exists already"),
        (["write", "new", "--for", "letter"], "does not say what a node has"),
        (["write", "nowhere/new"], "has no folder"),
    ],
)
def test_a_call_that_is_wrong_is_one_sentence(
    union: Keeper, roof: Keeper, arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(roof.folder)
    Path("letter").write_text("mine")
    union.write("whole").rename("whole")
    other = Keeper.new(roof.folder / "other", "union").vkey
    named = [each.format(roof=roof.vkey, union=union.vkey, other=other) for each in arguments]

    done = roof.place.run("bundle", *named)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_node_that_knows_nothing_has_nothing_to_write(tmp_path: Path) -> None:
    empty = Keeper.new(tmp_path / "empty", "empty")

    done = empty.place.run("bundle", "write", tmp_path / "bundle")
    assert done.returncode == 2
    assert "nothing to write" in done.stderr
    assert not (tmp_path / "bundle").exists()
