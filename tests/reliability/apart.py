"""Work done in a process of its own, which may be killed at any instant or told that the disk is full.

Numbers: CI takes the small ones; ``CREDVAL_TIMES=300 python -m pytest tests/reliability/test_killed_cases.py`` takes 300.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

TIMES = int(os.environ.get("CREDVAL_TIMES", "0"))
Tell = Callable[[object], None]


def times(few: int) -> int:
    """How often: what was asked for, else ``few``."""
    return TIMES or few


@dataclass(frozen=True, slots=True)
class Done:
    """What a process told before it ended, whether it came to its end, and how long it worked (s)."""

    told: list[Any]
    ended: bool
    seconds: float


def _context() -> Any:
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.reliability.case_work"])
    return context


def _run(work: Callable[..., None], arguments: tuple[Any, ...], pipe: Connection) -> None:
    work(*arguments, pipe.send)
    pipe.send(_END)
    pipe.close()


_END = "the end"


def done(work: Callable[..., None], *arguments: Any, kill_after: float | None = None) -> Done:
    """Call ``work(*arguments, tell)`` in another process; kill it so many seconds after the first thing that it tells."""
    receiver, sender = _context().Pipe(duplex=False)
    process = _context().Process(target=_run, args=(work, arguments, sender))
    process.start()
    sender.close()
    told = [receiver.recv()]
    started = time.perf_counter()
    if kill_after is not None:
        time.sleep(kill_after)
        process.kill()
    told += _rest(receiver)
    seconds = time.perf_counter() - started
    process.join(60)
    ended = told[-1] == _END
    return Done(told[1:-1] if ended else told[1:], ended, seconds)


def _rest(receiver: Connection) -> Iterator[Any]:
    while True:
        try:
            yield receiver.recv()
        except (EOFError, OSError):
            return


def instants(n: int, seconds: float, seed: int) -> list[float]:
    """``n`` instants spread over so many seconds and a little more."""
    chance = random.Random(seed)
    return [chance.uniform(0, seconds * 1.05) for _ in range(n)]
