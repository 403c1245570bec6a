"""Several processes serve the pages and count tries together, in memory alone."""

import multiprocessing
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache

from colonnade.site import tries

_PROCESSES = multiprocessing.get_context("fork")
MANY = 8


@pytest.fixture(autouse=True)
def _kept() -> Iterator[None]:
    with tries.kept_for_children():
        yield
    cache.clear()


def _elsewhere(ask: Callable[[], Any], times: int = 1) -> list[Any]:
    """What ``ask`` answers in so many processes at once."""
    answers = _PROCESSES.SimpleQueue()

    def put() -> None:
        answers.put(ask())

    asked = [_PROCESSES.Process(target=put) for _ in range(times)]
    for each in asked:
        each.start()
    for each in asked:
        each.join()
    return [answers.get() for _ in asked]


def test_what_one_process_keeps_the_others_find() -> None:
    _elsewhere(lambda: cache.set("failed/bahar", [1, 2], 60))

    assert _elsewhere(lambda: cache.get("failed/bahar")) == [[1, 2]]
    assert _elsewhere(lambda: cache.has_key("failed/bahar")) == [True]
    assert _elsewhere(lambda: cache.touch("failed/bahar", 60)) == [True]
    assert _elsewhere(lambda: cache.delete("failed/bahar")) == [True]
    assert _elsewhere(lambda: cache.get("failed/bahar", "nothing")) == ["nothing"]


def test_a_code_is_used_once_however_many_processes_are_asked_at_once() -> None:
    assert sorted(_elsewhere(lambda: cache.add("app-code/1/123456", 1, timeout=300), MANY)) == [False] * 7 + [True]


def test_what_was_kept_for_no_time_is_gone_in_every_process() -> None:
    _elsewhere(lambda: cache.set("failed/bahar", 1, 0))

    assert _elsewhere(lambda: cache.has_key("failed/bahar")) == [False]


def test_what_is_counted_in_one_process_is_counted_on_in_another() -> None:
    _elsewhere(lambda: cache.set("tries", 1, 60))
    _elsewhere(lambda: cache.incr("tries"))

    assert _elsewhere(lambda: cache.incr("tries", 3)) == [5]


def test_nothing_is_kept_once_it_is_cleared_anywhere() -> None:
    _elsewhere(lambda: cache.set("tries", 1, 60))
    _elsewhere(cache.clear)

    assert _elsewhere(lambda: cache.get("tries")) == [None]


def test_whoever_is_no_child_is_not_answered() -> None:
    def ask() -> str:
        multiprocessing.current_process().authkey = b"guessed"
        try:
            cache.get("tries")
        except multiprocessing.AuthenticationError:
            return "refused"
        return "answered"

    assert _elsewhere(ask) == ["refused"]
