"""`colonnade power`: how often each affiliate's vote decides, where votes have weights and a quota must be reached.

Source: contracts.md, "Counting"; docs/rules/power.md.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from colonnade.cli.answers import as_json, say
from colonnade.cli.progress import progress
from colonnade.cli.tables import table
from colonnade.core.errors import Refusal
from colonnade.core.power.games import Game, read_majority
from colonnade.core.power.indices import Indices, decimal, indices_of
from colonnade.core.rows import BadRows, Row, read_rows, whole_number
from colonnade.core.texts import shown
from colonnade.edges.homes import read_file
from colonnade.words import power as words
from colonnade.words.apportionment import head
from colonnade.words.calendars import decimals, digits

FORMAT = "colonnade.power/1"
FEWEST_SAMPLES, MOST_SAMPLES = 2, 10_000_000


class SecondQuota(Refusal):
    """The file has a second weight and the call no second quota, or the other way round."""

    code = "power.second_quota"


class BadSamples(Refusal):
    """The number of samples is none that can be taken."""

    code = "power.bad_samples"


def run(options: argparse.Namespace) -> int:
    """Print the indices; return 0."""
    rows = _rows(Path(options.file))
    game = _game(rows, options)
    samples = _samples(options.samples)
    with progress("weighing", options.lang) as tell:
        indices = indices_of(game, seed=options.seed, samples=samples, tell=tell)
    answer = _Answer(rows, game, indices, options.seed)
    say(answer.as_json() if options.format == "json" else answer.as_text(options.lang))
    return 0


def _rows(place: Path) -> list[Row]:
    content = read_file(place)
    try:
        return read_rows(content, ("weight",), ("second",))
    except BadRows as refusal:
        refusal.facts["place"] = str(place)
        raise


def _game(rows: Sequence[Row], options: argparse.Namespace) -> Game:
    first = read_majority([row.numbers["weight"] for row in rows], options.quota)
    with_second = sum("second" in row.numbers for row in rows)
    if with_second not in (0, len(rows)) or bool(with_second) is not (options.second_quota is not None):
        raise SecondQuota(place=options.file)
    if not with_second:
        return Game((first,))
    return Game((first, read_majority([row.numbers["second"] for row in rows], options.second_quota)))


def _samples(given: str | None) -> int | None:
    if given is None:
        return None
    samples = whole_number(given)
    if samples is None or not FEWEST_SAMPLES <= samples <= MOST_SAMPLES:
        raise BadSamples(given=given[:80])
    return samples


class _Answer:
    """The indices, spelled as text or JSON."""

    def __init__(self, rows: Sequence[Row], game: Game, indices: Indices, seed: str) -> None:
        self.rows, self.game, self.indices, self.seed = rows, game, indices, seed

    def as_json(self) -> str:
        error = self.indices.error_bound
        return as_json(
            {
                "format": FORMAT,
                "method": "exact" if self.indices.is_exact else "sampled",
                "quota": self.game.majorities[0].quota,
                "second_quota": self.game.majorities[1].quota if len(self.game.majorities) > 1 else None,
                "error_bound": None if error is None else decimal(error, up=True),
                "samples": self.indices.samples,
                "seed": None if self.indices.is_exact else self.seed,
                "rows": [self._row(at, row) for at, row in enumerate(self.rows)],
            }
        )

    def _row(self, at: int, row: Row) -> dict[str, object]:
        banzhaf, shapley_shubik = self.indices.banzhaf[at], self.indices.shapley_shubik[at]
        said: dict[str, object] = {
            "name": row.name,
            **row.numbers,
            "banzhaf": decimal(banzhaf),
            "shapley_shubik": decimal(shapley_shubik),
        }
        if self.indices.is_exact:
            said["banzhaf_exact"] = f"{banzhaf.numerator}/{banzhaf.denominator}"
            said["shapley_shubik_exact"] = f"{shapley_shubik.numerator}/{shapley_shubik.denominator}"
        return said

    def as_text(self, language: str) -> str:
        columns = ("weight", "second")[: len(self.game.majorities)]
        heads = [head(name, language) for name in ("name", *columns, "banzhaf", "shapley_shubik")]
        rows = [
            [
                shown(row.name),
                *(digits(str(row.numbers[column]), language) for column in columns),
                decimals(decimal(self.indices.banzhaf[at]), language),
                decimals(decimal(self.indices.shapley_shubik[at]), language),
            ]
            for at, row in enumerate(self.rows)
        ]
        return "\n".join([*table(heads, rows), *self._notes(language)]) + "\n"

    def _notes(self, language: str) -> list[str]:
        notes = [
            words.note(
                "quota", language, quota=digits(str(each.quota), language), total=digits(str(each.total), language)
            )
            for each in self.game.majorities
        ]
        error = self.indices.error_bound
        if error is None:
            return [*notes, words.note("exact", language)]
        bound, samples = decimals(decimal(error, up=True), language), digits(str(self.indices.samples), language)
        seed = shown(self.seed)
        return [*notes, words.note("sampled", language, error_bound=bound, samples=samples, seed=seed)]
