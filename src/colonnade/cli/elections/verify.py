"""`colonnade election verify`: whether an archive is an election that went right, with no trust in whoever gave it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from colonnade.cli.answers import as_json, say
from colonnade.cli.faults import Stopped
from colonnade.cli.progress import progress
from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.elements import Group
from colonnade.core.elections.faults import NotAnArchive, Reason, Unsupported
from colonnade.core.elections.groups import NAMES, group_named
from colonnade.core.elections.verification import Engines, Report
from colonnade.core.texts import shown
from colonnade.edges.archive_files import looked_through, not_continued
from colonnade.edges.collection import seldom_collected
from colonnade.edges.engines.choosing import COMPILED, EngineErrs, UnknownEngine, engines_for, public_engine
from colonnade.edges.engines.kernels.compiling import KernelNotHere, KernelNotReady
from colonnade.edges.progress import Tell
from colonnade.words.archives import sentence_of
from colonnade.words.election_commands import told
from colonnade.words.refusals import in_words

FORMAT = "colonnade.election-verify/1"
MOST_JOBS = 256


def run(options: argparse.Namespace) -> int:
    """Print the verdict; return 0 accepted, 1 refused. What is no archive, or of a kind not read here, stops it."""
    if options.jobs is not None and not 1 <= options.jobs <= MOST_JOBS:
        raise Stopped("elections.bad_jobs", given=options.jobs, most=MOST_JOBS)
    if options.jobs is not None and options.cluster is not None:
        raise Stopped("elections.jobs_or_cluster")
    place, engines = Path(options.archive), _engines(options.engine)
    with progress("going_through", options.lang) as tell, _naming(place):
        if options.cluster is None:
            with seldom_collected():
                report, _ = looked_through(place, engines, jobs=options.jobs, tell=tell)
        else:
            report = _by_others(place, engines, options, tell)
    if options.since is not None:
        with _naming(Path(options.since)):
            report.reasons += not_continued(Path(options.since), place)
    answer = _Answer(report, options)
    say(as_json(answer.members()) if options.format == "json" else answer.text())
    return 0 if report.is_accepted else 1


def _by_others(place: Path, engines: Engines, options: argparse.Namespace, tell: Tell) -> Report:
    """Return the report on an archive whose ballots a cluster examines; it names all engines that were used."""
    try:
        from colonnade.edges.cluster import connection  # noqa: PLC0415 -- Dask is loaded where it is asked for only
    except ImportError:
        raise Stopped("elections.no_cluster_extra") from None
    try:
        with connection.connected(options.cluster, place.resolve(), options.engine) as cluster:
            report, _ = looked_through(place, engines, examine=cluster.examine, tell=tell)
            report.engine = ", ".join(sorted({report.engine, *cluster.engines} - {""}))
            return report
    except connection.ClusterStopped as stopped:
        raise Stopped(stopped.code, **stopped.facts) from None


class _Answer:
    """A report, spelled as text or JSON."""

    def __init__(self, report: Report, options: argparse.Namespace) -> None:
        self.report, self.language = report, options.lang
        self.engine = report.engine or options.engine or ""
        self.verdict = "accepted" if report.is_accepted else "refused"

    def members(self) -> dict[str, object]:
        report = self.report
        return {
            "format": FORMAT,
            "verdict": self.verdict,
            "state": report.state.value,
            "uuid": report.uuid,
            "group": report.group,
            "engine": self.engine,
            "ballots": {"events": report.ballot_events, "counted": report.ballots_counted},
            "last_event": report.last_event,
            "reasons": [
                {"code": each.code, "place": shown(each.place), "sentence": self._sentence(each)}
                for each in report.reasons
            ],
        }

    def text(self) -> str:
        report = self.report
        said = {"uuid": report.uuid or "-", "group": report.group or "-"}
        lines = [self._sentence(each) for each in report.reasons]
        lines.append(told(f"verify_{self.verdict}", self.language, **said))
        lines.append(told(f"verify_{report.state}", self.language))
        counts = {"events": report.ballot_events, "counted": report.ballots_counted}
        lines.append(told("verify_ballots", self.language, **counts))
        lines.append(told("verify_last_event", self.language, last_event=report.last_event or "-"))
        lines.append(f"engine: {self.engine or '-'}")
        return "\n".join(lines) + "\n"

    def _sentence(self, reason: Reason) -> str:
        code, facts = sentence_of(reason.code, {"place": reason.place, **dict(reason.facts)})
        return in_words(code, facts, self.language)


def _engines(name: str | None) -> Engines:
    """Return what gives the engine of that name; a name that does not fit stops the command, whatever the archive."""
    known = {each for group in NAMES for each in engines_for(group_named(group))} | {each.name for each in COMPILED}
    if name is not None and name not in known:
        raise Stopped("elections.unknown_engine", given=name, group=", ".join(NAMES), known=", ".join(sorted(known)))

    def chosen(group: Group) -> PublicArithmetic:
        try:
            return public_engine(group, name)
        except (UnknownEngine, EngineErrs, KernelNotReady, KernelNotHere) as refusal:
            raise Stopped(refusal.code, **refusal.facts) from None

    return chosen


@contextmanager
def _naming(place: Path) -> Iterator[None]:
    """Within, what is no archive, or of a kind not read here, stops the command with its name."""
    try:
        yield
    except NotAnArchive:
        raise Stopped("elections.not_a_bel", archive=str(place)) from None
    except Unsupported as refusal:
        raise Stopped("elections.unsupported_bel", archive=str(place), **refusal.facts) from None
