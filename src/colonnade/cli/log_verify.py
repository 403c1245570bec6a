"""`colonnade log verify`: whether an export is what it says, with no server and no trust in its maker."""

import argparse
import contextlib
import hashlib
import json
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from colonnade.cli.languages import add_language
from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.notes import NotANote, VerifierKey, parse_note, parse_vkey
from colonnade.core.log.policy import NotAPolicy, Policy, fault_of, parse_policy
from colonnade.core.log.verify import Expectation, Export, Problem, Report, verify_log
from colonnade.core.organisations.acts import SHAPES
from colonnade.edges.fetching import fetch_log, is_address
from colonnade.edges.logfiles import folder_names
from colonnade.edges.signing import verify
from colonnade.words import witnesses as witness_words
from colonnade.words.log import sentence

FORMAT = "colonnade.log-verify/1"
_BLOB = re.compile(r"[0-9a-f]{64}")
_LOG_FOLDER = re.compile(r"logs/([0-9a-f]{64})/(.+)")


class NotReadable(Exception):
    """The call or its input cannot be read; the sentence says why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "export", metavar="DIR|URL", help="folder written by `colonnade log export`, or address of a log"
    )
    parser.add_argument("--key", action="append", default=[], metavar="VKEY", help="the log's key, from elsewhere")
    parser.add_argument("--trust", metavar="FILE", help="logs, witnesses and quorum (C2SP tlog-policy)")
    parser.add_argument("--since", action="append", default=[], metavar="CHECKPOINT", help="a checkpoint seen before")
    parser.add_argument("--seals", action="store_true", help="check every seal on every act")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Print the verdict; return 0 accepted, 1 refused, 2 not readable."""
    try:
        policy = _policy(options)
        keys = _keys(options, policy)
        since = [_older(Path(name), options.lang) for name in options.since]
        with TemporaryDirectory() as fetched:
            exports = _exports(_folder(options, Path(fetched)), options.lang)
            return _verdict(_Answer(options, keys, since, policy), exports)
    except NotReadable as fault:
        sys.stderr.write(f"{fault}\n")
        return 2


def _folder(options: argparse.Namespace, fetched: Path) -> Path:
    """The folder named, or one with the log fetched from the address named."""
    if not is_address(options.export):
        return Path(options.export)
    try:
        fetch_log(options.export, fetched)
    except Refusal as refusal:
        raise NotReadable(sentence(refusal.code, options.lang, place=options.export)) from None
    return fetched


def _verdict(answer: "_Answer", exports: "_Exports") -> int:
    for folder, names in exports.logs.items():
        answer.add(folder, _export(exports.paths, folder, names))
    answer.stray(exports)
    sys.stdout.write(answer.as_json() if answer.options.format == "json" else answer.as_text())
    return 0 if answer.is_accepted else 1


class _Exports:
    """The files of an export folder, by log."""

    def __init__(self, paths: dict[str, Path]) -> None:
        self.paths = paths
        self.logs: dict[str, set[str]] = {}
        self.others: list[str] = []
        for name in sorted(paths):
            found = _LOG_FOLDER.fullmatch(name)
            if found and not paths[name].is_symlink():
                self.logs.setdefault(found[1], set()).add(found[2])
            else:
                self.others.append(name)


def _exports(root: Path, language: str) -> _Exports:
    if not (root / "logs").is_dir():
        raise NotReadable(sentence("log.not_an_export", language, place=str(root)))
    return _Exports(dict(folder_names(root)))


def _export(paths: dict[str, Path], folder: str, names: set[str]) -> Export:
    def read(name: str) -> bytes | None:
        path = paths.get(f"logs/{folder}/{name}")
        return path.read_bytes() if path is not None and name in names else None

    return Export(read, frozenset(names))


def _policy(options: argparse.Namespace) -> Policy:
    """The policy in the file named, or one that asks for nothing."""
    if not options.trust:
        return Policy()
    try:
        content = Path(options.trust).read_bytes()
    except OSError:
        raise NotReadable(sentence("log.not_readable", options.lang, place=options.trust)) from None
    try:
        return parse_policy(content)
    except NotAPolicy as refusal:
        facts = {**refusal.facts, "place": options.trust}
        raise NotReadable(witness_words.sentence(refusal.code, options.lang, **facts)) from None


def _keys(options: argparse.Namespace, policy: Policy) -> list[tuple[VerifierKey, str]]:
    """Every key pinned and by what."""
    try:
        named = [(parse_vkey(text), "argument") for text in options.key]
    except Refusal as refusal:
        raise NotReadable(sentence("log.not_a_key", options.lang, place=str(refusal.facts["text"]))) from None
    return [*named, *((key, "trust") for key in policy.logs)]


def _older(path: Path, language: str) -> Checkpoint:
    try:
        return parse_checkpoint(parse_note(path.read_bytes()).text)
    except (OSError, Refusal):
        raise NotReadable(sentence("log.not_a_checkpoint", language, place=str(path))) from None


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
        expected = Expectation(key, self.since, self.options.seals, frozenset(SHAPES))
        report = verify_log(export, expected, verify)
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
        if found is None and self.keys:
            self.problems.append(Problem("log.foreign_origin", prefix + "vkey"))
        return found or next(iter(pinned), (own, "export"))

    def stray(self, exports: _Exports) -> None:
        """Documents are checked by name; any other file has no place here."""
        for name in exports.others:
            path = exports.paths[name]
            folder, _, digest = name.rpartition("/")
            if folder != "blobs" or not _BLOB.fullmatch(digest) or path.is_symlink():
                self.problems.append(Problem("log.file_not_expected", name))
            elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                self.problems.append(Problem("log.blob_differs", name))
        for origin in {older.origin for older in self.since} - {report.origin for report, _ in self.reports}:
            self.problems.append(Problem("log.foreign_origin", f"--since {origin}"))

    def as_json(self) -> str:
        answer = {
            "format": FORMAT,
            "verdict": "accepted" if self.is_accepted else "refused",
            "logs": [self._log(report, source) for report, source in self.reports],
            "problems": [
                {"code": p.code, "place": p.place, "sentence": sentence(p.code, self.options.lang, place=p.place)}
                for p in self.problems
            ],
        }
        return json.dumps(answer, ensure_ascii=False, sort_keys=True) + "\n"

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
        language = self.options.lang
        lines = [sentence(p.code, language, place=p.place) for p in self.problems]
        code = "log.accepted" if self.is_accepted else "log.refused"
        lines += [sentence(code, language, origin=r.origin, size=r.size) for r, _ in self.reports]
        if any(source == "export" for _, source in self.reports):
            lines.append(sentence("log.key_from_export", language))
        if self.policy.quorum is not None and self.is_accepted:
            lines.append(sentence("log.quorum_met", language))
        if not self.since:
            lines.append(sentence("log.newer_not_excluded", language))
        return "\n".join(lines) + "\n"
