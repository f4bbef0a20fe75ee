"""When has nobody touched the keys or the mouse for a while?

The filter sits on the window as the system sees it, where keys and mouse arrive once: on the application it would be
called for every event of every widget.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_LOOK_MS = 5_000
_STIRS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.MouseMove,
    QEvent.Type.TouchBegin,
}


class Idle(QObject):
    """`rested` once nobody has stirred for the time set. Reads the clock on the wall: a computer that slept rested too."""

    rested = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock, self.minutes = clock, 0
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, window: QWidget, minutes: int) -> None:
        """Look at the keys and the mouse of ``window``; 0 minutes: never mind them."""
        window.winId()
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self.allow(minutes)

    def allow(self, minutes: int) -> None:
        """Another time from now on."""
        self.minutes = minutes
        if not minutes:
            self.stop()

    def start(self) -> None:
        self._last = self._clock()
        if self.minutes:
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Whether it is time; asked every few seconds."""
        if self.minutes and self._clock() - self._last >= 60 * self.minutes:
            self.stop()
            self.rested.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever a person does puts the time of rest back; nothing is taken away."""
        if event.type() in _STIRS:
            self._last = self._clock()
        return False
