"""`colonnade bundle write` and `colonnade bundle read`: logs carried between nodes in one file.

Exit code 0: whatever the bundle held is known here now, forks included; 1: something in it was refused, damaged or
missing, and the rest was taken. Source: docs/rules/bundles.md.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import Error

from colonnade.cli.answers import Answer, say
from colonnade.cli.database_faults import fault_of
from colonnade.cli.faults import Stopped
from colonnade.cli.log_witness import TRUSTED
from colonnade.cli.progress import progress
from colonnade.cli.starting import home_path, start
from colonnade.core.acts.canonical import Json
from colonnade.core.errors import Refusal
from colonnade.core.log.bundles import NotABundle, fork_in
from colonnade.core.log.merging import NOT_TAKEN, Fate
from colonnade.core.log.notes import ED25519, VerifierKey, parse_vkey
from colonnade.core.log.policy import Policy, parse_policy
from colonnade.core.texts import shown
from colonnade.edges.bundles import Bundle, opened_bundle, what_one_has, write_bundle
from colonnade.edges.clock import today
from colonnade.edges.homes import Home, open_home, read_file, require_real
from colonnade.edges.newfiles import require_new
from colonnade.words import bundles as words
from colonnade.words.refusals import in_words

DONE, NO = 0, 1
TOLD_AT_MOST = 20


class KeyOfOwn(Refusal):
    """The key given is of a log of this node."""

    code = "bundles.key_of_own"


class OtherKey(Refusal):
    """The key given is not the one under which the log is known here."""

    code = "bundles.other_key"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a log in the bundle, as it is told."""

    origin: str
    fate: Fate
    before: int
    size: int
    view: int
    problem: str
    place: str

    def lines(self, language: str) -> list[str]:
        """Return it in words: a sentence, and one more on what was wrong."""
        first = words.fate(
            self.fate.value, language, origin=shown(self.origin), before=self.before, size=self.size, view=self.view
        )
        return [first, in_words(self._code(), {"place": self.place}, language)] if self.fate in NOT_TAKEN else [first]

    def _code(self) -> str:
        return self.problem or "bundles.incomplete"

    def members(self, language: str) -> dict[str, Json]:
        """Return it for programs."""
        found: dict[str, Json] = {"before": self.before, "fate": self.fate.value, "origin": shown(self.origin)}
        found |= {"size": self.size, "view": self.view}
        if self.fate in NOT_TAKEN:
            said = in_words(self._code(), {"place": self.place}, language)
            found["problem"] = {"code": self._code(), "place": shown(self.place), "sentence": said}
        return found


def run(options: argparse.Namespace) -> int:
    """Do what the command names and answer."""
    try:
        answer, code = _COMMANDS[options.named](options)
    except Error as fault:
        raise fault_of(fault) from None
    except NotABundle as refusal:
        refusal.facts["place"] = options.file
        raise
    say(answer.spelled(options.named, options.format))
    return code


def _home() -> Home:
    home = open_home(home_path())
    require_real(home)
    start(home)
    return home


def _write(options: argparse.Namespace) -> tuple[Answer, int]:
    place = Path(options.file)
    require_new(place)
    had = {} if options.reader is None else what_one_has(Path(options.reader))
    home = _home()
    from colonnade.apps.organisations.services import acts_that_count  # noqa: PLC0415 -- models load late
    from colonnade.apps.publiclog import keeping, offering, selectors  # noqa: PLC0415 -- likewise

    with keeping.snapshot(), progress("bundling", options.lang) as tell:
        offered = offering.offered(home, had, lambda: acts_that_count(selectors.written_log()))
        listed = write_bundle(place, offered, tell)
    logs = len({each.name.split("/")[1] for each in listed if each.name.startswith("logs/")})
    forks = sum(fork_in(each.name) is not None for each in listed)
    told = words.told("written", options.lang, logs=logs, forks=forks, place=str(place))
    return Answer(told, {"forks": forks, "logs": logs, "members": len(listed)}), DONE


def _read(options: argparse.Namespace) -> tuple[Answer, int]:
    with opened_bundle(Path(options.file)) as bundle:
        home = _home()
        from colonnade.apps.organisations.services import read_bundle  # noqa: PLC0415 -- models load late
        from colonnade.apps.publiclog.showing import Exchange, Trust  # noqa: PLC0415 -- likewise

        trust = Trust(_keys(options.key), _policy(home))
        exchange = Exchange(bundle, home, trust, today())
        read_bundle(exchange)
        taken = [Told(**asdict(each)) for each in exchange.taken]
        return _answer(options, bundle, taken, exchange.forks)


def _keys(texts: list[str]) -> Mapping[str, VerifierKey]:
    from colonnade.apps.publiclog import others, selectors  # noqa: PLC0415 -- models load only after django.setup

    named, known = dict[str, VerifierKey](), {log.head.origin: log.key for log in others.heads()}
    for text in texts:
        key = _key(text)
        if named.setdefault(key.name, key) != key:
            raise Stopped("log.two_keys", place=key.name)
        if key.name in selectors.origins():
            raise KeyOfOwn(origin=key.name)
        if known.get(key.name, key) != key:
            raise OtherKey(origin=key.name)
    return named


def _key(text: str) -> VerifierKey:
    try:
        key = parse_vkey(text)
    except (Refusal, UnicodeEncodeError):
        raise Stopped("log.not_a_key", place=ascii(text[:120])) from None
    if key.kind != ED25519:
        raise Stopped("log.not_a_key", place=text[:120])
    return key


def _policy(home: Home) -> Policy:
    """The witnesses that the node trusts: the file in its home, if there is one."""
    place = home.path / TRUSTED
    if not place.exists():
        return Policy()
    try:
        return parse_policy(read_file(place))
    except Refusal as refusal:
        refusal.facts["place"] = str(place)
        raise


def _answer(options: argparse.Namespace, bundle: Bundle, taken: Sequence[Told], forks: list[str]) -> tuple[Answer, int]:
    """What became of each log; what was missing or damaged; new evidence of forks."""
    from colonnade.apps.publiclog import others  # noqa: PLC0415 -- models load only after django.setup

    waiting, language = others.number_waiting(), options.lang
    lines = [line for each in taken for line in each.lines(language)]
    lines += [words.told("evidence", language, digest=digest) for digest in forks]
    faulty = [words.told("missing", language, place=place) for place in bundle.missing]
    faulty += [words.told("damaged", language, place=place) for place in bundle.damaged]
    lines += faulty[:TOLD_AT_MOST]
    lines += [words.told("more", language, number=len(faulty) - TOLD_AT_MOST)] if len(faulty) > TOLD_AT_MOST else []
    lines += [] if bundle.has_end else [words.told("no_end", language)]
    lines += [words.told("waiting", language, number=waiting)] if waiting else []
    said: dict[str, Json] = {
        "damaged": sorted(bundle.damaged),
        "forks": sorted(forks),
        "logs": [each.members(language) for each in taken],
        "missing": sorted(bundle.missing),
        "waiting": waiting,
        "whole": bundle.is_whole,
    }
    is_all = bundle.is_whole and not any(each.fate in NOT_TAKEN for each in taken)
    return Answer("\n".join(lines), said), DONE if is_all else NO


_COMMANDS = {"bundle-write": _write, "bundle-read": _read}
