"""Every refusal of a witness, of its node and of a policy has its sentence, and every sentence is asked for."""

import re
from pathlib import Path

from colonnade.words import log, node, witnesses

SOURCE = Path(__file__).parents[2] / "src" / "colonnade"
ROOMS = ("witness.", "policy.", "files.")
NEVER_RAISED = {"policy.not_a_policy"}


def _codes() -> set[str]:
    code = "".join(path.read_text() for room in ("core", "edges", "cli") for path in (SOURCE / room).rglob("*.py"))
    return {each for each in re.findall(r'"([a-z]+\.[a-z_]+)"', code) if each.startswith(ROOMS)}


def test_every_refusal_has_its_sentence_and_every_sentence_its_use() -> None:
    assert _codes() - NEVER_RAISED == witnesses.SENTENCES.keys()


def test_what_the_commands_pass_on_from_elsewhere_has_words_too() -> None:
    assert {"homes.none"} <= node.SENTENCES.keys()
    assert {"log.quorum_not_met", "log.cosignature_fails", "log.quorum_met"} <= log.SENTENCES.keys()
