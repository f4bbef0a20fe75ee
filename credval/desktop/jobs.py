"""How is work done off the UI thread, so that typing never waits for it?

A job is an action, what to do with its answer, and what to do if it fails. The action runs on a worker thread
and must not touch a widget; the other two run on the UI thread. Jobs of one name replace each other: only the
answer to the latest one is delivered.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

T = TypeVar("T")
SHOW_PROGRESS_MS = 300
OFFER_CANCEL_MS = 2000


@dataclass(slots=True, eq=False)
class _Job:
    name: str
    action: Callable[[], Any]
    success: Callable[[Any], None]
    failure: Callable[[Exception], None]
    unwanted: threading.Event = field(default_factory=threading.Event)
    answer: Any = None
    problem: Exception | None = None


class Jobs(QObject):
    """Runs jobs one after another on one worker thread a lane, and brings the answers back.

    `slow` says (name, whether it can be cancelled by now) for a job that people wait for: once after 0.3 s,
    again after 2 s; `settled` says its name when it is over, whichever way.
    """

    slow = Signal(str, bool)
    settled = Signal(str)
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, queue.SimpleQueue[_Job | None]] = {}
        self._latest: dict[str, _Job] = {}
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        name: str,
        action: Callable[[], T],
        success: Callable[[T], None],
        failure: Callable[[Exception], None],
        lane: str = "book",
    ) -> None:
        """Do ``action`` in the background; an older job of the same name is no longer wanted."""
        self.drop(name)
        job = _Job(name, action, success, failure)
        self._latest[name] = job
        self._lane(lane).put(job)
        QTimer.singleShot(SHOW_PROGRESS_MS, self, lambda: self._tell(job, cancellable=False))
        QTimer.singleShot(OFFER_CANCEL_MS, self, lambda: self._tell(job, cancellable=True))

    def drop(self, name: str) -> None:
        """Cancel: whatever the job of this name comes to, nobody hears of it."""
        job = self._latest.pop(name, None)
        if job is not None:
            job.unwanted.set()
            self.settled.emit(name)

    def busy(self, name: str) -> bool:
        return name in self._latest

    def close(self) -> None:
        """Let the workers finish what they are at, and end them."""
        for name in list(self._latest):
            self.drop(name)
        for lane in self._lanes.values():
            lane.put(None)
        self._lanes.clear()

    def _lane(self, name: str) -> queue.SimpleQueue[_Job | None]:
        if name not in self._lanes:
            self._lanes[name] = queue.SimpleQueue()
            threading.Thread(
                target=self._work, args=(self._lanes[name],), name=f"credval-{name}", daemon=True
            ).start()
        return self._lanes[name]

    def _work(self, lane: queue.SimpleQueue[_Job | None]) -> None:
        while (job := lane.get()) is not None:
            if job.unwanted.is_set():
                continue
            try:
                job.answer = job.action()
            except Exception as problem:  # noqa: BLE001  # whatever it is, it is told where it arose
                job.problem = problem
            try:
                self._done.emit(job)
            except RuntimeError:  # the window has gone meanwhile
                return

    def _deliver(self, job: _Job) -> None:
        if self._latest.get(job.name) is not job:
            return
        del self._latest[job.name]
        self.settled.emit(job.name)
        if job.problem is None:
            job.success(job.answer)
        else:
            job.failure(job.problem)

    def _tell(self, job: _Job, cancellable: bool) -> None:
        if self._latest.get(job.name) is job:
            self.slow.emit(job.name, cancellable)
