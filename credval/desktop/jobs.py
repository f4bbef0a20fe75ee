"""How is work done off the UI thread, so that typing never waits for it?

A job is an action, what to do with its answer, and what to do if it fails. The action runs on a worker thread
and must not touch a widget; the other two run on the UI thread. Jobs of one name replace each other: only the
answer to the latest one is delivered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from queue import SimpleQueue
    from threading import Thread

    from PySide6.QtWidgets import QWidget

T = TypeVar("T")
SHOW_PROGRESS_MS = 300
OFFER_CANCEL_MS = 2000


class _Job:
    """One job on its way there and back."""

    def __init__(
        self,
        name: str,
        action: Callable[[], Any],
        success: Callable[[Any], None],
        failure: Callable[[Exception], None],
        busy: QWidget | None = None,
    ) -> None:
        self.name, self.action, self.success, self.failure = name, action, success, failure
        self.busy = busy
        self.unwanted = False
        self.answer: Any = None
        self.problem: Exception | None = None


class Jobs(QObject):
    """Runs jobs one after another on one worker thread, and brings the answers back.

    One thread is enough, and it is what lets the rulebook and the fonts be used without locks.
    `slow` says (name, whether it can be cancelled by now) for a job that people wait for: once after 0.3 s,
    again after 2 s; `settled` says its name when it is over, whichever way.
    """

    slow = Signal(str, bool)
    settled = Signal(str)
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[_Job | None]
        self._worker: Thread | None = None
        self._closed = False
        self._latest: dict[str, _Job] = {}
        self._done.connect(self._deliver)  # emitted on the worker, so Qt queues it for the UI thread

    def run(
        self,
        name: str,
        action: Callable[[], T],
        success: Callable[[T], None],
        failure: Callable[[Exception], None],
        *,
        busy: QWidget | None = None,
    ) -> None:
        """Do ``action`` in the background; an older job of the same name is no longer wanted.

        ``busy`` is out of use until the job is over, whichever way.
        """
        if self._closed:
            return
        self.drop(name)
        job = _Job(name, action, success, failure, busy)
        self._latest[name] = job
        if self._worker is None:
            self._start()
        self._waiting.put(job)
        if busy is not None:
            busy.setEnabled(False)
        QTimer.singleShot(SHOW_PROGRESS_MS, self, lambda: self._tell(job, cancellable=False))
        QTimer.singleShot(OFFER_CANCEL_MS, self, lambda: self._tell(job, cancellable=True))

    def drop(self, name: str) -> None:
        """Cancel: whatever the job of this name comes to, nobody hears of it."""
        job = self._latest.pop(name, None)
        if job is not None:
            job.unwanted = True
            self._settle(job)

    def busy(self, name: str) -> bool:
        return name in self._latest

    def close(self) -> None:
        """Let the worker finish what it is at, and end it. Nothing is begun or delivered after this."""
        self._closed = True
        for name in list(self._latest):
            self.drop(name)
        if self._worker is not None:
            self._waiting.put(None)
            self._worker.join()
            self._worker = None

    def _start(self) -> None:
        from queue import SimpleQueue
        from threading import Thread

        self._waiting = SimpleQueue()
        self._worker = Thread(target=self._work, name="credval-worker", daemon=True)
        self._worker.start()

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            if job.unwanted:
                continue
            try:
                job.answer = job.action()
            except Exception as problem:  # noqa: BLE001  # whatever it is, it is told where it arose
                job.problem = problem
            except BaseException as problem:  # noqa: BLE001  # a library that ends the program ends no worker here
                job.problem = RuntimeError(type(problem).__name__)
            try:
                self._done.emit(job)
            except RuntimeError:  # the window has gone meanwhile
                return

    def _deliver(self, job: _Job) -> None:
        if self._latest.get(job.name) is not job:
            return
        del self._latest[job.name]
        self._settle(job)
        if job.problem is None and not _has_gone(job.success):
            job.success(job.answer)
        elif job.problem is not None and not _has_gone(job.failure):
            job.failure(job.problem)

    def _settle(self, job: _Job) -> None:
        if job.busy is not None and isValid(job.busy):
            job.busy.setEnabled(True)
        self.settled.emit(job.name)

    def _tell(self, job: _Job, cancellable: bool) -> None:
        if self._latest.get(job.name) is job:
            self.slow.emit(job.name, cancellable)


def _has_gone(called: Callable[..., object]) -> bool:
    """Whether the widget that is to be told was unmade meanwhile, as the parts of a case that was left are."""
    owner = getattr(called, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
