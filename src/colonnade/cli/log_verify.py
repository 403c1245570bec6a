"""`colonnade log verify`: whether an export is what it says, with no server and no trust in its maker."""

import argparse
import contextlib
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from colonnade.cli.answers import as_json, say
from colonnade.cli.faults import Stopped
from colonnade.cli.parsing import Parser
from colonnade.cli.progress import progress
from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.notes import SIZE_LIMIT, NotANote, VerifierKey, parse_note, parse_vkey
from colonnade.core.log.policy import NotAPolicy, Policy, fault_of, parse_policy
from colonnade.core.log.tiles import size_limit
from colonnade.core.log.verify import Expectation, Export, Problem, Report, verify_log
from colonnade.core.rooms import SHAPES
from colonnade.core.texts import shown
from colonnade.edges.codec import ORJSON
from colonnade.edges.examining import examiner
from colonnade.edges.fetching import fetch_log, is_address
from colonnade.edges.homes import DEMO_ORIGIN
from colonnade.edges.places import Tree, read_plain, tree_of
from colonnade.edges.progress import Tell
from colonnade.edges.signing import verify
from colonnade.words.refusals import in_words

FORMAT = "colonnade.log-verify/1"
_BLOB = re.compile(r"[0-9a-f]{64}")
_LOG_FOLDER = re.compile(r"logs/([0-9a-f]{64})/(.+)")


def add_arguments(parser: Parser) -> None:
    """Describe the command."""
    parser.option("export", metavar="DIR|URL", help="export")
    parser.option("--key", action="append", default=[], metavar="VKEY", help="key")
    parser.option("--trust", metavar="FILE", help="trust")
    parser.option("--since", action="append", default=[], metavar="CHECKPOINT", help="since")
    parser.option("--seals", action="store_true", help="seals")


def run(options: argparse.Namespace) -> int:
    """Print the verdict; return 0 accepted, 1 refused. What cannot be read stops it."""
    policy = _policy(options.trust)
    keys = _keys(options, policy)
    since = [_older(Path(name)) for name in options.since]
    with _folder(options) as folder, progress("checking", options.lang) as tell:
        answer = _filled(_Answer(options, keys, since, policy), _exports(folder, tell))
    say(answer.as_json() if options.format == "json" else answer.as_text())
    return 0 if answer.is_accepted else 1


@contextmanager
def _folder(options: argparse.Namespace) -> Iterator[Path]:
    """The folder named, or one that holds the log fetched from the address named until it was checked."""
    if not is_address(options.export):
        yield Path(options.export)
        return
    with TemporaryDirectory() as fetched:
        with progress("fetching", options.lang) as tell:
            fetch_log(options.export, Path(fetched), tell)
        yield Path(fetched)


def _filled(answer: "_Answer", exports: "_Exports") -> "_Answer":
    for folder, names in exports.logs.items():
        answer.add(folder, _export(exports, folder, names))
    answer.stray(exports)
    return answer


class _Exports:
    """The files of an export folder, by log."""

    def __init__(self, tree: Tree, tell: Tell) -> None:
        self._tree, self._tell, self._read = tree, tell, 0
        self.logs: dict[str, set[str]] = {}
        self.others: list[str] = sorted(tree.others)
        for name in sorted(tree.files):
            if found := _LOG_FOLDER.fullmatch(name):
                self.logs.setdefault(found[1], set()).add(found[2])
            else:
                self.others.append(name)

    def read(self, name: str, limit: int) -> bytes | None:
        """The file's bytes, no more than one beyond ``limit``, which is enough to refuse it."""
        path = self._tree.files.get(name)
        self._one_more()
        return None if path is None else read_plain(path, limit + 1)

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a plain file of any size; none of what is no plain file."""
        path = self._tree.files.get(name)
        self._one_more()
        if path is None:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def _one_more(self) -> None:
        self._read += 1
        self._tell(min(self._read, len(self._tree.files)), len(self._tree.files))


def _exports(root: Path, tell: Tell) -> _Exports:
    if not (root / "logs").is_dir():
        raise Stopped("log.not_an_export", place=str(root))
    return _Exports(tree_of(root), tell)


def _export(exports: _Exports, folder: str, names: set[str]) -> Export:
    def read(name: str) -> bytes | None:
        return exports.read(f"logs/{folder}/{name}", size_limit(name) or SIZE_LIMIT)

    return Export(read, frozenset(names))


def _policy(place: str | None) -> Policy:
    """The policy in the file named, or one that asks for nothing."""
    if place is None:
        return Policy()
    try:
        return parse_policy(Path(place).read_bytes())
    except NotAPolicy as refusal:
        raise Stopped(refusal.code, **{**refusal.facts, "place": place}) from None


def _keys(options: argparse.Namespace, policy: Policy) -> list[tuple[VerifierKey, str]]:
    """Every key pinned and by what; two by hand for one name are one too many."""
    named: dict[str, VerifierKey] = {}
    for key in map(_key, options.key):
        if named.setdefault(key.name, key) != key:
            raise Stopped("log.two_keys", place=key.name)
    return [*((key, "argument") for key in named.values()), *((key, "trust") for key in policy.logs)]


def _key(text: str) -> VerifierKey:
    try:
        return parse_vkey(text)
    except Refusal:
        raise Stopped("log.not_a_key", place=text[:120]) from None


def _older(path: Path) -> Checkpoint:
    try:
        with path.open("rb") as file:
            return parse_checkpoint(parse_note(file.read(SIZE_LIMIT + 1)).text)
    except Refusal:
        raise Stopped("log.not_a_checkpoint", place=str(path)) from None


class _Answer:
    """Reports gathered, then spelled as text or JSON."""

    def __init__(
        self,
        options: argparse.Namespace,
        keys: list[tuple[VerifierKey, str]],
        since: list[Checkpoint],
        policy: Policy,
    ) -> None:
        self.options, self.keys, self.since, self.policy = options, keys, tuple(since), policy
        self.reports: list[tuple[Report, str]] = []
        self.problems: list[Problem] = []

    @property
    def is_accepted(self) -> bool:
        return not self.problems and bool(self.reports)

    def add(self, folder: str, export: Export) -> None:
        prefix = f"logs/{folder}/"
        key, source = self._key(export, prefix)
        if key is None:
            return
        expected = Expectation(key, self.since, self.options.seals, frozenset(SHAPES), ORJSON)
        with examiner(expected) as everywhere:
            report = verify_log(export, expected, verify, everywhere)
        if hashlib.sha256(key.name.encode()).hexdigest() != folder:
            report.refuse("log.foreign_origin", "checkpoint")
        self._witnessed(export, report)
        report.origin = report.origin or key.name
        self.reports.append((report, source))
        self.problems += [Problem(problem.code, prefix + problem.place) for problem in report.problems]

    def _witnessed(self, export: Export, report: Report) -> None:
        """A checkpoint that is one bears what the policy asks of its witnesses."""
        with contextlib.suppress(NotANote):
            fault = fault_of(self.policy, parse_note(export.read("checkpoint") or b""), verify)
            if fault is not None:
                report.refuse(fault, "checkpoint")

    def _key(self, export: Export, prefix: str) -> tuple[VerifierKey | None, str]:
        content = export.read("vkey")
        try:
            own = parse_vkey((content or b"").decode().removesuffix("\n"))
        except (Refusal, UnicodeDecodeError):
            self.problems.append(Problem("log.not_a_key", prefix + "vkey"))
            return None, ""
        pinned = [(key, source) for key, source in self.keys if key.name == own.name]
        found = next((each for each in pinned if each[0] == own), None)
        if pinned and found is None:
            self.problems.append(Problem("log.other_key", prefix + "vkey"))
        if self.keys and not pinned:
            self.problems.append(Problem("log.foreign_origin", prefix + "vkey"))
        return found or next(iter(pinned), (own, "export"))

    def stray(self, exports: _Exports) -> None:
        """Documents are checked by name; any other file has no place here."""
        for name in exports.others:
            folder, _, digest = name.rpartition("/")
            if folder != "blobs" or not _BLOB.fullmatch(digest) or (found := exports.digest(name)) is None:
                self.problems.append(Problem("log.file_not_expected", name))
            elif found != digest:
                self.problems.append(Problem("log.blob_differs", name))
        if not exports.logs:
            self.problems.append(Problem("log.no_log", "logs"))
        here = {report.origin for report, _ in self.reports}
        for origin in sorted({older.origin for older in self.since} - here):
            self.problems.append(Problem("log.since_elsewhere", origin))
        pinned = {key.name for key, source in self.keys if source == "argument"}
        for name in sorted(pinned - here):
            self.problems.append(Problem("log.key_elsewhere", name))

    def as_json(self) -> str:
        answer: dict[str, object] = {
            "format": FORMAT,
            "verdict": "accepted" if self.is_accepted else "refused",
            "logs": [self._log(report, source) for report, source in self.reports],
            "problems": [
                {"code": p.code, "place": shown(p.place), "sentence": self._said(p.code, place=p.place)}
                for p in self.problems
            ],
        }
        return as_json(answer)

    def _said(self, code: str, **facts: str | int) -> str:
        return in_words(code, facts, self.options.lang)

    def _log(self, report: Report, source: str) -> dict[str, object]:
        return {
            "origin": report.origin,
            "size": report.size,
            "root": report.root.hex(),
            "key_from": source,
            "entries": report.entries,
            "tiles": report.tiles,
            "seals_checked": report.seals_checked,
            "unknown_types": sorted(report.unknown_types),
        }

    def as_text(self) -> str:
        lines = [self._said(p.code, place=p.place) for p in self.problems]
        code = "log.accepted" if self.is_accepted else "log.refused"
        lines += [self._said(code, origin=r.origin, size=r.size) for r, _ in self.reports]
        if any(report.origin == DEMO_ORIGIN for report, _ in self.reports):
            lines.append(self._said("log.demo"))
        if any(source == "export" for _, source in self.reports):
            lines.append(self._said("log.key_from_export"))
        if self.policy.quorum is not None and self.is_accepted:
            lines.append(self._said("log.quorum_met"))
        if not self.since:
            lines.append(self._said("log.newer_not_excluded"))
        return "\n".join(lines) + "\n"
