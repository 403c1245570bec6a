"""How anybody checks an election without this site: the commands, and what must come out of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from colonnade.core.acts.canonical import Json
from colonnade.core.elections.acts import RANKING
from colonnade.words.pages import say

_UNKNOWN_TO_DEBIAN = "Ed25519"
"""A group that belenios-tool 2.0, as Debian has it, does not know."""


@dataclass(frozen=True, slots=True)
class Check:
    """One step: what is done, the command for it, and what must come out; empty: nothing to compare."""

    said: str
    command: str
    expected: str = ""


def checks_of(facts: Mapping[str, Json], language: str) -> Iterator[Check]:
    """Yield the steps in the order in which they are done, with what the log knows by now."""
    file = f"{facts['uuid']}.bel"
    is_whole = "archive" in facts
    last = str(facts.get("result_event" if is_whole else "last_event", ""))
    if is_whole:
        yield Check(say("election.check_hash", language), f"sha256sum {file}", str(facts["archive"]))
    yield Check(say("election.check_verify", language), f"colonnade election verify {file}", last)
    is_newer = facts["group"] == _UNKNOWN_TO_DEBIAN
    other_tool = say("election.check_other_tool_newer" if is_newer else "election.check_other_tool", language)
    yield Check(other_tool, "belenios-tool election verify --dir .")
    fingerprint = str(facts["fingerprint"])
    yield Check(say("election.check_name", language), f"tar tf {file} | sed -n 2p", fingerprint)
    if "last_event" in facts:
        events = f"tar tf {file} | grep event"
        yield Check(say("election.check_closing", language), events, str(facts["last_event"]))
    yield Check(say("election.check_older", language), f"colonnade election verify {file} --since OLDER.bel")
    if is_whole:
        yield from _rankings(file, facts, language)


def _rankings(file: str, facts: Mapping[str, Json], language: str) -> Iterator[Check]:
    """How rankings are counted again: the result is the last content of the archive."""
    questions = facts["questions"]
    assert isinstance(questions, list)
    ranked = [each for each in questions if isinstance(each, dict) and each["kind"] == RANKING]
    if not ranked:
        return
    taken = f'tar xOf {file} "$(tar tf {file} | grep data | tail -1)" > result.json'
    yield Check(say("election.check_result", language), taken)
    for number, each in enumerate(ranked):
        code = "election.check_count" if number == 0 else "election.check_count_more"
        command = f"colonnade count result.json --rule {each['rule']} --seats {each['seats']}"
        yield Check(say(code, language), command)
