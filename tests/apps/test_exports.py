"""An export is enough: a second program reads it to the same ids, seals and standing; documents go when erased."""

import ast
import os
from pathlib import Path

import pytest

from colonnade.apps.organisations import selectors
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.apps.publiclog import services
from colonnade.cli.main import main
from colonnade.core.ids import OrganisationId
from colonnade.core.log.entries import read_entry
from colonnade.core.organisations.forms import columns_below
from colonnade.edges.exports import write_export
from colonnade.edges.homes import Home
from colonnade.edges.signing import log_key, verify
from tests import independent_reader
from tests.apps.furnished import TODAY, furnished_home

pytestmark = pytest.mark.django_db
OURS = "colonnade"
LONGEST = 150


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return furnished_home(tmp_path / "home")


def _export(home: Home, target: Path) -> Path:
    blobs = {each: publiclog.published_blob(each) or b"" for each in publiclog.published_digests()}
    key = log_key(home.signer(), home.origin)
    write_export(published=home.log_folder, key=key, target=target, blobs=blobs)
    return target


def test_the_independent_reader_imports_nothing_of_ours_and_stays_short() -> None:
    text = Path(independent_reader.__file__).read_text()
    imported = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import | ast.ImportFrom)]

    assert not [node for node in imported if OURS in ast.dump(node)]
    assert len([line for line in text.splitlines() if line.strip()]) <= LONGEST


def test_the_independent_reader_finds_the_same_ids_seals_and_order(home: Home, tmp_path: Path) -> None:
    acts, _ = independent_reader.standing(_export(home, tmp_path / "export"))
    stored = [read_entry(entry.content, verify) for entry in publiclog.all_entries(home.origin)]

    assert [each.id for each in acts] == [sealed.act.id for sealed in stored]
    assert [each.organisation for each in acts] == [sealed.act.organisation for sealed in stored]
    assert [len(each.seals) for each in acts] == [len(sealed.sealers) for sealed in stored]
    assert [each.known for each in acts] == [entry.known for entry in publiclog.all_entries(home.origin)]


def test_the_independent_reader_finds_the_same_standing(home: Home, tmp_path: Path) -> None:
    _, now = independent_reader.standing(_export(home, tmp_path / "export"))
    view = selectors.view(TODAY, TODAY)
    everybody = [span.organisation for span in selectors.everyone(TODAY, TODAY)]
    in_effect = SpanRow.objects.filter(kind="verdict", facts__standing="in_effect").values_list("act", flat=True)

    assert sorted(now.founded) == everybody
    assert sorted(now.in_effect) == sorted(in_effect)
    assert len(everybody) == 25
    for organisation in everybody:
        below = sorted(each for each, above in now.above.items() if organisation in above)
        assert list(view.below(organisation)) == below
    for roof in selectors.roofs(TODAY, TODAY, 6):
        assert columns_below(view, roof) == _columns(roof, now)


def _columns(roof: OrganisationId, now: independent_reader.Standing) -> list[str]:
    federations = {each for each, above in now.above.items() if roof in above}
    bases = {each for each, above in now.above.items() if above & federations}
    return sorted(each for each in bases if independent_reader.is_column(each, now, TODAY))


def test_an_act_changed_by_one_letter_has_another_id_and_no_seal(home: Home) -> None:
    entry = next(iter(publiclog.all_entries(home.origin))).content
    honest, changed = independent_reader.read(entry), independent_reader.read(entry.replace(b"workers", b"Workers", 1))

    assert honest.seals
    assert not changed.seals
    assert changed.id != honest.id


@pytest.mark.parametrize(("language", "said"), [("en", "DEMO: this is the log of a demo"), ("fa", "نمایش (DEMO)")])
def test_whoever_checks_the_log_of_a_demo_is_told_so(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    assert main(["log", "verify", str(_export(home, tmp_path / "export")), "--lang", language]) == 0
    assert said in capsys.readouterr().out


def test_an_erased_document_leaves_the_next_export_and_nothing_else_does(home: Home, tmp_path: Path) -> None:
    target = _export(home, tmp_path / "export")
    before = {path.relative_to(target): path.read_bytes() for path in target.rglob("*") if path.is_file()}
    erased = publiclog.published_digests()[0]
    services.erase_blob(erased)
    _export(home, target)
    after = {path.relative_to(target): path.read_bytes() for path in target.rglob("*") if path.is_file()}

    assert before.keys() - after.keys() == {Path("blobs") / erased}
    assert all(before[name] == content for name, content in after.items())


def test_an_unpublished_document_is_neither_shown_nor_exported(home: Home, tmp_path: Path) -> None:
    digest = services.keep_blob(os.urandom(32) + b"not for others", is_published=False)

    assert publiclog.published_blob(digest) is None
    assert not (_export(home, tmp_path / "export") / "blobs" / digest).exists()
