"""What those who take pictures of the window wait for."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtTest import QTest

from credval.desktop.shell import Shell


def wait_for(what: Callable[[], bool]) -> None:
    """Let the window live until ``what`` holds; half a minute at most."""
    end = time.monotonic() + 30
    while not what() and time.monotonic() < end:
        QTest.qWait(20)


def quiet(shell: Shell) -> None:
    """Let the window live until nothing is being worked out."""
    QTest.qWait(250)
    wait_for(
        lambda: (
            not any(
                shell._tools.jobs.busy(name)
                for name in (
                    "answer",
                    "ladders",
                    "rulebook",
                    "one-ladder",
                    "system",
                    "warm",
                    "checklist",
                    "case-sector",
                )
            )
        )
    )
    QTest.qWait(120)
