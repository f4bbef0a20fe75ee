"""What becomes of an exception that nobody caught: in a slot, a timer, painting, closing, a worker?

There is this one place. The window lives on, a sentence says what went wrong and that nothing typed is lost, and what is
written down is the kind of the fault and its place in the program: never its words, which may be somebody's name.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal

from credval.text import Lang, mark, tr

SAID_AT_LEAST = mark("Something in the program went wrong. Nothing that you typed is lost; try again.")
"""What is said where even the saying goes wrong."""
_MOST_LINES = 200
"""Faults that are written down, each once: what fails while a table is painted fails for every cell."""


class LastResort(QObject):
    """Hears of every fault in whatever thread it arises, and has the window tell of it in its own time.

    In its own time: while something is painted or laid out nothing may be shown anew, and a slot of which Qt thinks that
    it is still running is let go first.
    """

    heard = Signal(object)

    def __init__(
        self, tell: Callable[[BaseException], None], bare: Callable[[str], None], lang: Callable[[], Lang]
    ) -> None:
        """``tell`` says a problem in the window; ``bare`` shows a sentence by the simplest means, if telling fails."""
        super().__init__()
        self._tell, self._bare, self._lang = tell, bare, lang
        self._written: set[str] = set()
        self.heard.connect(self._say_later)

    def install(self) -> None:
        """Be the last resort of this program from now on."""
        sys.excepthook = self.hear
        threading.excepthook = self._of_thread
        sys.unraisablehook = self._of_nobody

    @staticmethod
    def remove() -> None:
        """Leave faults to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def hear(
        self, kind: type[BaseException], problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """A fault that nobody caught, as Python hands it over."""
        self._write(kind, trace)
        self.heard.emit(problem if problem is not None else kind())

    def _say_later(self, problem: BaseException) -> None:
        """In the window's thread, once what runs there has ended. (`Qt`, for a queued connection, would cost 13 ms of the start.)"""
        QTimer.singleShot(0, lambda: self._say(problem))

    def _say(self, problem: BaseException) -> None:
        try:
            self._tell(problem)
        except Exception as another:  # noqa: BLE001  # nothing is behind this
            self._write(type(another), another.__traceback__)
            self._bare(tr(SAID_AT_LEAST, self._lang()))

    def _of_thread(self, fault: threading.ExceptHookArgs) -> None:
        self.hear(fault.exc_type, fault.exc_value, fault.exc_traceback)

    def _of_nobody(self, fault: sys.UnraisableHookArgs) -> None:
        """A fault while something was cleared away: nobody waits for it, so it is only written down."""
        self._write(fault.exc_type, fault.exc_traceback)

    def _write(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        line = f"credval: {kind.__name__} {_place(trace)}".rstrip()
        if line in self._written or len(self._written) >= _MOST_LINES or sys.stderr is None:
            return
        self._written.add(line)
        try:
            sys.stderr.write(f"{line}\n")
        except (OSError, ValueError):  # whoever started the program has closed it
            return


def _place(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
