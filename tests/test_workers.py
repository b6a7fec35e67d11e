"""Work shared out to processes: its results come whole and in order, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
import time

import pytest

from discrepancy.workers import in_batches, together

PARENT = os.getpid()


def square(n: int) -> int:
    return n * n


def killed_elsewhere(n: int) -> int:
    """Take a while here, and kill any other process at once."""
    if os.getpid() != PARENT:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.02)
    return n * n


def broken_at_seven(n: int) -> int:
    if n == 7:
        raise ValueError("seven")
    time.sleep(0.01)
    return n


def large(n: int) -> bytes:
    return bytes([n]) * 500_000  # more than a pipe holds


@pytest.mark.parametrize("jobs", [1, 2, 3, 100])
@pytest.mark.parametrize("size", [0, 1, 2, 50])
def test_results_come_in_order_from_any_number_of_processes(jobs: int, size: int) -> None:
    assert list(in_batches(square, range(size), jobs)) == [n * n for n in range(size)]


@pytest.mark.parametrize("jobs", [1, 2, 3, 100])
def test_several_works_are_done_by_any_number_of_processes(jobs: int) -> None:
    longer, others = [lambda: "long", lambda: "longer"], [lambda: 1, lambda: killed_elsewhere(2), lambda: 3]
    assert together(os.getpid, longer, others, jobs) == (PARENT, ["long", "longer"], [1, 4, 3])


def test_results_that_fill_a_pipe_keep_nobody_waiting() -> None:
    assert list(in_batches(large, range(40), 3)) == [large(n) for n in range(40)]


def test_the_work_of_a_process_that_was_killed_is_done_here() -> None:
    assert list(in_batches(killed_elsewhere, range(20), 3)) == [n * n for n in range(20)]


def test_an_error_of_any_process_is_raised_here() -> None:
    with pytest.raises(ValueError, match="seven"):
        list(in_batches(broken_at_seven, range(20), 2))
    with pytest.raises(ValueError, match="seven"):
        together(lambda: 1, [lambda: broken_at_seven(7)], (), 2)


def test_who_stops_listening_leaves_no_process_behind() -> None:
    results = in_batches(square, range(1000), 3)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
