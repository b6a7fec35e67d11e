"""Work shared out to other processes, and done here where there is too little of it or no way to share it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_all_start_methods
from typing import TypeVar

T = TypeVar("T")
I = TypeVar("I")  # noqa: E741 - what goes in
O = TypeVar("O")  # noqa: E741 - what comes out


def in_batches(work: Callable[[I], O], batches: Sequence[I], jobs: int) -> Iterator[O]:
    """Yield the results of some work on each batch, in order, from `jobs` processes; from this one where that is 1."""
    if jobs < 2 or len(batches) < 2:
        yield from map(work, batches)
        return
    from concurrent.futures import ProcessPoolExecutor  # costs start-up time that small runs do not owe

    with ProcessPoolExecutor(min(jobs, len(batches)), initializer=_quiet) as pool:
        yield from pool.map(work, batches)


def aside(work: Callable[[], T], jobs: int) -> Callable[[], T]:
    """Start some work in a process that shares this one's memory, and return what waits for its result.

    The work is done when the result is asked for where `jobs` is 1, or where processes cannot be forked.
    """
    if jobs < 2 or "fork" not in get_all_start_methods():
        return work
    from multiprocessing import get_context

    context = get_context("fork")
    mine, theirs = context.Pipe(duplex=False)

    def run() -> None:
        _quiet()
        try:
            theirs.send((work(), None))
        except BaseException as error:
            theirs.send((None, error))

    process = context.Process(target=run, daemon=True)
    process.start()
    theirs.close()

    def result() -> T:
        try:
            value, error = mine.recv()
        except EOFError:
            return work()  # the process was killed: the work is still owed
        process.join()
        if error is not None:
            raise error
        return value  # type: ignore[no-any-return]

    return result


def _quiet() -> None:
    """Leave interrupts to the parent, and memory to the end of the process: a worker makes no cycles worth a search."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
