"""When does Python look for circles of objects that nobody holds any more?

Its collector looks at every object made since the last time, and now and then at all of them: with a whole rulebook in
memory, and thousands of pieces of results kept, that takes a fifth of the time of a long run.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Not at all: for work that makes a million objects and no circles."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def collected_once() -> Iterator[Callable[[], None]]:
    """Only when told to, and then at what is new: whatever is still held stays out of sight until the end."""
    with nothing_collected():
        gc.freeze()
        try:
            yield look_at_what_is_new
        finally:
            gc.unfreeze()


def look_at_what_is_new() -> None:
    """Take away the circles among the objects made since the last time."""
    gc.collect()
    gc.freeze()
