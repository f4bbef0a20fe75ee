"""Makes the program fail in one place: at the n-th call of a function of ours from now on, whichever it is.

The place is chosen by Python's own tracing, so nothing of the program is replaced and every slot, timer, worker and painting
can be hit, at its first step or deep inside.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any, Self

import credval

HOUSE = str(Path(credval.__file__).parent)
TELLING = ("last_resort.py", "problems.py", "text.py")
"""What tells of a fault is spared, so that there is one fault at a time; there are tests of its own for it."""


class UnforeseenError(Exception):
    """What nobody reckoned with. Its words must reach neither window nor log."""

    def __init__(self, place: str) -> None:
        super().__init__(f"Amina Petrova, {place}")


class Saboteur:
    """Within the block the n-th call of a function of ours raises UnforeseenError. `place` says where it was, if it came to that."""

    def __init__(self, nth: int = 1, spared: tuple[str, ...] = TELLING) -> None:
        self._left, self._spared = nth, spared
        self.place = ""

    def __enter__(self) -> Self:
        sys.settrace(self._trace)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _trace(self, frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        if event != "call" or self.place or not code.co_filename.startswith(HOUSE):
            return
        if (
            code.co_filename.endswith(self._spared)
            or threading.current_thread() is not threading.main_thread()
        ):
            return
        self._left -= 1
        if not self._left:
            self.place = f"{Path(code.co_filename).name}:{code.co_name}"
            raise UnforeseenError(self.place)
