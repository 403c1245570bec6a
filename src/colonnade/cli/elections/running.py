"""How a command on the folder of an election runs: its answer leaves by stdout; what stands in its way stops it."""

import argparse
from collections.abc import Callable, Mapping

from colonnade.cli.answers import Answer, say
from colonnade.cli.elections import counting, setting_up, voting
from colonnade.cli.faults import Stopped
from colonnade.edges.archive_files import ArchiveRefused
from colonnade.words.archives import sentence_of
from colonnade.words.refusals import in_words

_COMMANDS: Mapping[str, Callable[[argparse.Namespace], Answer]] = {
    "election-new": setting_up.new,
    "election-trustee": setting_up.trustee,
    "election-credentials": setting_up.credentials,
    "election-electorate": setting_up.electorate,
    "election-rehearse": voting.rehearse,
    "election-open": voting.open_voting,
    "election-vote": voting.vote,
    "election-close": voting.close,
    "election-shuffle": counting.shuffle,
    "election-decrypt": counting.decrypt,
    "election-tally": counting.tally,
}


def run(options: argparse.Namespace) -> int:
    """Print what the command answers; return 0. An archive that does not stand stops it with the first reason."""
    try:
        answer = _COMMANDS[options.named](options)
    except ArchiveRefused as refused:
        first = refused.reasons[0]
        code, facts = sentence_of(first.code, {"place": first.place, **dict(first.facts)})
        reason = in_words(code, facts, options.lang)
        raise Stopped("elections.archive_refused", archive=str(refused.place), reason=reason) from None
    say(answer.spelled(options.named, options.format))
    return 0
