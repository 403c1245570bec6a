"""Trust policies: which logs, which witnesses, and how many of them must have cosigned a checkpoint.

Source: C2SP tlog-policy; docs/rules/log.md, "Trust". Names are octets to the specification and stay
apart here whenever their octets differ. One thing is ours: a file that names neither witness nor
group may leave out the quorum, which is then none.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from colonnade.core.errors import Refusal
from colonnade.core.log.notes import COSIGNATURE, ED25519, NotAKey, Note, VerifierKey, Verify, parse_vkey, signers_of

NO_QUORUM = "none"
_BLANKS = re.compile(r"[ \t]+")
_NOT_ALLOWED = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")
_COUNT = re.compile(r"[1-9][0-9]{0,8}")
_WORDS = {"log": (2, 3), "witness": (3, 4), "group": (4, None), "quorum": (2, 2)}
"""Keyword → the fewest and the most words on its line, itself included."""


class NotAPolicy(Refusal):
    """The file is no policy: the fact ``line`` says where."""

    code = "policy.not_a_policy"


class BadOctet(NotAPolicy):
    """A control character other than tab and newline."""

    code = "policy.control_character"


class UnknownKeyword(NotAPolicy):
    """The line begins with none of log, witness, group, quorum."""

    code = "policy.unknown_keyword"


class WrongWords(NotAPolicy):
    """The line has too few or too many words."""

    code = "policy.wrong_words"


class BadKey(NotAPolicy):
    """A log's key is not of kind 0x01, or a witness's not of kind 0x04, or it is no key at all."""

    code = "policy.bad_key"


class KeyTwice(NotAPolicy):
    """Two logs, or two witnesses, have one public key."""

    code = "policy.key_twice"


class NameTwice(NotAPolicy):
    """A name is given to two things, or the name ``none`` to one."""

    code = "policy.name_twice"


class UnknownName(NotAPolicy):
    """A group or the quorum names what no line above it defines."""

    code = "policy.unknown_name"


class MemberTwice(NotAPolicy):
    """A name is a member of two groups, or of one group twice."""

    code = "policy.member_twice"


class BadThreshold(NotAPolicy):
    """A group's threshold is not any, all, or a number from 1 to that of its members."""

    code = "policy.bad_threshold"


class QuorumTwice(NotAPolicy):
    """There are two quorum lines."""

    code = "policy.quorum_twice"


class QuorumMissing(NotAPolicy):
    """Witnesses or groups are named, and no quorum."""

    code = "policy.quorum_missing"


@dataclass(frozen=True, slots=True)
class Group:
    """A group witnesses a checkpoint where ``threshold`` of its members do."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(slots=True)
class Policy:
    """Logs and witnesses by key, groups in the order of the file, and the name that is the quorum; none: no quorum."""

    logs: list[VerifierKey] = field(default_factory=list)
    witnesses: dict[str, VerifierKey] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    quorum: str | None = None


def is_met(policy: Policy, cosigners: Collection[VerifierKey]) -> bool:
    """Whether the quorum of ``policy`` is met where ``cosigners`` and nobody else have cosigned."""
    met = {name for name, key in policy.witnesses.items() if key in cosigners}
    for group in policy.groups:
        if sum(member in met for member in group.members) >= group.threshold:
            met.add(group.name)
    return policy.quorum is None or policy.quorum in met


def fault_of(policy: Policy, note: Note, verify: Verify) -> str | None:
    """Return the code of what keeps a checkpoint from what ``policy`` asks of its witnesses, none if nothing does."""
    cosigners = signers_of(note, policy.witnesses.values(), verify)
    if cosigners is None:
        return "log.cosignature_fails"
    return None if is_met(policy, cosigners) else "log.quorum_not_met"


def parse_policy(content: bytes) -> Policy:
    """Return the policy in ``content``, or refuse with the number of the first line that is wrong."""
    reading = _Reading()
    number = 0
    for number, words in _lines(content):
        reading.take(number, words)
    reading.close(number)
    return reading.policy


def _lines(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The lines that say something, by number, as words; octets that are no UTF-8 are kept apart as surrogates."""
    for number, line in enumerate(content.split(b"\n"), 1):
        if _NOT_ALLOWED.search(line):
            raise BadOctet(line=number)
        stripped = line.decode("utf-8", "surrogateescape").strip(" \t")
        if stripped and not stripped.startswith("#"):
            yield number, _BLANKS.split(stripped)


def _shown(text: str) -> str:
    """The text for a sentence, its lone octets replaced."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")[:80]


class _Reading:
    """A policy being read line by line."""

    def __init__(self) -> None:
        self.policy = Policy()
        self._defined: set[str] = set()
        self._members: set[str] = set()
        self._has_quorum = False

    def take(self, line: int, words: list[str]) -> None:
        fewest, most = _WORDS.get(words[0], (None, None))
        if fewest is None:
            raise UnknownKeyword(line=line, text=_shown(words[0]))
        if len(words) < fewest or (most is not None and len(words) > most):
            raise WrongWords(line=line, text=words[0])
        match words[0]:
            case "log":
                self.policy.logs.append(self._key(line, words[1], ED25519, self.policy.logs))
            case "witness":
                self._witness(line, words[1], words[2])
            case "group":
                self._group(line, words[1], words[2], words[3:])
            case _:
                self._quorum(line, words[1])

    def close(self, line: int) -> None:
        if self._defined and not self._has_quorum:
            raise QuorumMissing(line=line)

    def _witness(self, line: int, name: str, spelled: str) -> None:
        self._define(line, name)
        self.policy.witnesses[name] = self._key(line, spelled, COSIGNATURE, self.policy.witnesses.values())

    def _key(self, line: int, spelled: str, kind: int, others: Collection[VerifierKey]) -> VerifierKey:
        try:
            key = parse_vkey(spelled)
        except (NotAKey, UnicodeEncodeError):
            raise BadKey(line=line, text=_shown(spelled)) from None
        if key.kind != kind:
            raise BadKey(line=line, text=_shown(spelled))
        if any(key.public == other.public for other in others):
            raise KeyTwice(line=line, text=_shown(key.name))
        return key

    def _group(self, line: int, name: str, threshold: str, members: list[str]) -> None:
        for member in members:
            self._require_defined(line, member)
            if member in self._members:
                raise MemberTwice(line=line, text=_shown(member))
            self._members.add(member)
        self._define(line, name)
        self.policy.groups.append(Group(name, self._threshold(line, threshold, len(members)), tuple(members)))

    def _threshold(self, line: int, text: str, members: int) -> int:
        if text in ("any", "all"):
            return 1 if text == "any" else members
        if not _COUNT.fullmatch(text) or int(text) > members:
            raise BadThreshold(line=line, text=_shown(text), members=members)
        return int(text)

    def _quorum(self, line: int, name: str) -> None:
        if self._has_quorum:
            raise QuorumTwice(line=line)
        self._has_quorum = True
        if name != NO_QUORUM:
            self._require_defined(line, name)
            self.policy.quorum = name

    def _define(self, line: int, name: str) -> None:
        if name == NO_QUORUM or name in self._defined:
            raise NameTwice(line=line, text=_shown(name))
        self._defined.add(name)

    def _require_defined(self, line: int, name: str) -> None:
        if name not in self._defined:
            raise UnknownName(line=line, text=_shown(name))
