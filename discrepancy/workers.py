"""Work shared out to other processes, and done here where there is too little of it or no way to share it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from multiprocessing import get_all_start_methods
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess
    from queue import SimpleQueue

S = TypeVar("S")
T = TypeVar("T")
U = TypeVar("U")
I = TypeVar("I")  # noqa: E741 - what goes in
O = TypeVar("O")  # noqa: E741 - what comes out
Numbered = tuple[int, T]

_WIDTH = 8  # bytes of a number in a file


def in_batches(work: Callable[[I], O], batches: Sequence[I], jobs: int) -> Iterator[O]:
    """Yield the results of some work on each batch, in order, from `jobs` processes, of which this one may be one."""
    jobs = min(jobs, len(batches))
    if jobs < 2:
        yield from map(work, batches)
    elif _can_fork():
        yield from _by_turns(work, batches, jobs - 1)
    else:
        from concurrent.futures import ProcessPoolExecutor  # costs start-up time that small runs do not owe

        with ProcessPoolExecutor(jobs, initializer=_quiet) as pool:
            yield from pool.map(work, batches)


def together(
    own: Callable[[], S], longer: Sequence[Callable[[], T]], others: Sequence[Callable[[], U]], jobs: int
) -> tuple[S, list[T], list[U]]:
    """Do several works in `jobs` processes that share this one's memory, and return what comes of each.

    This process does its own work and then, as all the rest do from the start, takes the next that nobody has begun:
    to start with the longer ones lets none wait long for another.
    """
    works: list[Callable[[], Any]] = [own, *longer, *others]
    helpers = min(jobs, len(works)) - 1 if _can_fork() else 0
    mine, *rest = _by_turns(lambda work: work(), works, helpers, kept=1)
    return mine, rest[: len(longer)], rest[len(longer) :]


def _by_turns(work: Callable[[I], O], batches: Sequence[I], helpers: int, kept: int = 0) -> Iterator[O]:
    """Work through batches together with some forked processes: whoever is free takes the next.

    The first that are `kept` are done here. What is done here needs no way between processes, and leaves what it
    looked up to the stages that follow.
    """
    turns = _Turns(kept, len(batches))

    def share(numbers: Iterable[int] = turns) -> Iterator[Numbered[O]]:
        for n in numbers:
            yield n, work(batches[n])

    started = dict(_forked(share) for _ in range(helpers))
    try:
        done: dict[int, O] = {}
        given = 0
        for number, value in _gathered(share(chain(range(kept), turns)), set(started)):
            done[number] = value
            while given in done:
                yield done.pop(given)
                given += 1
        for n in range(given, len(batches)):
            yield done.pop(n) if n in done else work(batches[n])  # a process was killed: its work is still owed
    finally:
        for process in started.values():
            process.kill()  # it is done, or nobody waits for it
            process.join()
        turns.close()


def _gathered(own: Iterator[Numbered[O]], helpers: set[Connection]) -> Iterator[Numbered[O]]:
    """Yield this process's results, between them what the helpers have sent, and at last what they still have."""
    for one in own:
        yield one
        yield from _sent(helpers, patience=0)
    yield from _sent(helpers, patience=None)


def _sent(helpers: set[Connection], patience: float | None) -> Iterator[Numbered[Any]]:
    """Yield what the helpers send until none does for some seconds, or until all have ended; those are taken out."""
    from multiprocessing.connection import wait

    while helpers and (ready := wait(helpers, patience)):
        for results in ready:
            try:
                one = _received(results)  # type: ignore[arg-type]
            except EOFError:
                helpers.remove(results)  # type: ignore[arg-type]
            else:
                yield one


class _Turns:
    """The numbers from `low` up to `high`, each given to one of the processes that ask.

    They stand in a file that forked processes read at one common place: a process that is killed holds nobody up.
    """

    def __init__(self, low: int, high: int) -> None:
        """Write all the numbers down, in memory where the system has files there."""
        if hasattr(os, "memfd_create"):
            self._file = os.fdopen(os.memfd_create("turns"), "r+b", buffering=0)
        else:
            self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - closed by `close`
        self._file.write(b"".join(n.to_bytes(_WIDTH, "big") for n in range(low, high)))
        self._file.seek(0)

    def __iter__(self) -> Iterator[int]:
        """Yield numbers until all are given out."""
        while number := os.read(self._file.fileno(), _WIDTH):
            yield int.from_bytes(number, "big")

    def close(self) -> None:
        """Let go of the file; nobody may ask any more."""
        self._file.close()


def _can_fork() -> bool:
    return "fork" in get_all_start_methods()


def _forked(work: Callable[[], Iterable[Numbered[object]]]) -> tuple[Connection, ForkProcess]:
    """Start some work in a process that shares this one's memory; return the way its results come, and the process."""
    from multiprocessing import get_context

    context = get_context("fork")
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send_all, args=(theirs, work), daemon=True)
    process.start()
    theirs.close()
    return mine, process


def _send_all(results: Connection, work: Callable[[], Iterable[Numbered[object]]]) -> None:
    """Do the work and send what comes of it from a thread of its own: a full pipe must not keep the work waiting."""
    from multiprocessing.reduction import ForkingPickler
    from queue import SimpleQueue
    from threading import Thread

    _quiet()
    outbox: SimpleQueue[bytes | None] = SimpleQueue()
    sender = Thread(target=_send, args=(results, outbox))
    sender.start()
    try:
        for one in work():
            outbox.put(bytes(ForkingPickler.dumps((one, None))))
    except BaseException as error:
        outbox.put(bytes(ForkingPickler.dumps((None, error))))
    outbox.put(None)
    sender.join()


def _send(results: Connection, outbox: SimpleQueue[bytes | None]) -> None:
    """Send what is put in the box until None is; where the parent is gone, nobody needs it."""
    with suppress(BrokenPipeError):
        while (one := outbox.get()) is not None:
            results.send_bytes(one)


def _received(results: Connection) -> Numbered[Any]:
    """Return the next that a process sends, or raise the error that it sends; EOFError where it has ended."""
    one, error = results.recv()
    if error is not None:
        raise error
    return one  # type: ignore[no-any-return]


def _quiet() -> None:
    """Leave interrupts to the parent, and memory to the end of the process: a worker makes no cycles worth a search."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
