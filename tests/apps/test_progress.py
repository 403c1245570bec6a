"""What takes long tells how far it is: the judging of a whole log, the writing of an export, a demo's furnishing."""

from pathlib import Path

import pytest

from colonnade.apps.organisations import services
from colonnade.apps.publiclog import selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.cli import demo
from colonnade.edges.exports import write_export
from colonnade.edges.homes import demo_home
from colonnade.edges.signing import log_key
from tests.apps.furnished import TODAY

pytestmark = pytest.mark.django_db


def test_furnishing_rebuilding_and_exporting_tell_every_step(tmp_path: Path) -> None:
    home = demo_home(tmp_path / "var")
    publiclog.open_log(home.origin)
    told: list[tuple[int, int]] = []

    demo.furnish(home, TODAY, lambda done, total: told.append((done, total)))
    acts = selectors.size_of(home.origin)
    assert told == [(done, acts) for done in range(acts)]

    told.clear()
    services.rebuild(home.origin, lambda done, total: told.append((done, total)))
    assert told == [(done + 1, acts) for done in range(acts)]

    told.clear()
    write_export(
        published=home.log_folder,
        key=log_key(home.signer(), home.origin),
        target=tmp_path / "out",
        blobs={},
        tell=lambda done, total: told.append((done, total)),
    )
    assert told
    assert told == [(done, len(told)) for done in range(len(told))]
