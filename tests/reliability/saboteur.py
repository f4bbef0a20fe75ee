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
    """Within the block the n-th call of a function of ours raises. `place` says where it was, if it came to that.

    ``at``: every call of this one instead, as ``table.py:data``. Qt asks for what is painted, closed or filtered by functions
    that it has looked up already, so that they cannot be replaced.
    """

    def __init__(self, nth: int = 1, at: str = "") -> None:
        self._left, self._at = nth, at
        self.place = ""

    def __enter__(self) -> Self:
        sys.settrace(self._trace)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _trace(self, frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(HOUSE):
            return
        if self._at:
            if f"{Path(code.co_filename).name}:{code.co_name}" == self._at:
                self.place = self._at
                sys.settrace(self._trace)  # Python stops tracing once a tracer has raised
                raise UnforeseenError(self._at)
            return
        if self.place:
            return
        if code.co_filename.endswith(TELLING) or threading.current_thread() is not threading.main_thread():
            return
        self._left -= 1
        if not self._left:
            self.place = f"{Path(code.co_filename).name}:{code.co_name}"
            raise UnforeseenError(self.place)
