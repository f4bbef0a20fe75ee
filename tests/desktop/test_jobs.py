"""Work off the UI thread: only the latest answer is delivered, on the UI thread, and slow work shows itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from credval.desktop import jobs as room
from credval.desktop.jobs import Jobs
from tests.desktop.conftest import WAIT


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def ignore(_: object) -> None:
    """What to do with an answer that nobody asks about."""


def test_the_action_runs_elsewhere_and_the_answer_comes_back_here(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    jobs.run("a", threading.get_ident, lambda there: seen.append((there, threading.get_ident())), ignore)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    there, here = seen[0]
    assert there != here == threading.get_ident()


def test_a_stale_answer_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    gate, seen = threading.Event(), list[str]()
    jobs.run("a", lambda: gate.wait(30) and "old", lambda found: seen.append(str(found)), ignore)
    jobs.run("a", lambda: "new", seen.append, ignore)
    gate.set()
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    qtbot.wait(50)
    assert seen == ["new"]


def test_a_job_that_is_no_longer_wanted_is_not_even_begun(jobs: Jobs, qtbot: QtBot) -> None:
    gate, begun, seen = threading.Event(), list[str](), list[str]()
    jobs.run("blocker", lambda: gate.wait(30), ignore, ignore)
    jobs.run("a", lambda: begun.append("old"), ignore, ignore)
    jobs.run("a", lambda: "new", seen.append, ignore)
    gate.set()
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert begun == []


def test_jobs_of_other_names_do_not_replace_each_other(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[str] = []
    jobs.run("a", lambda: "a", seen.append, ignore)
    jobs.run("b", lambda: "b", seen.append, ignore)
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=WAIT)
    assert seen == ["a", "b"]


def test_a_failure_is_told_and_the_next_job_runs(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []
    jobs.run("a", lambda: 1 // 0, ignore, lambda problem: told.append(type(problem).__name__))
    jobs.run("b", lambda: "after", told.append, ignore)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=WAIT)
    assert told == ["ZeroDivisionError", "after"]


def test_a_dropped_job_is_heard_of_no_more(jobs: Jobs, qtbot: QtBot) -> None:
    gate, seen = threading.Event(), list[object]()
    jobs.run("a", lambda: gate.wait(30), seen.append, seen.append)
    jobs.drop("a")
    gate.set()
    jobs.run("b", lambda: None, ignore, ignore)
    qtbot.waitUntil(lambda: not jobs.busy("b"), timeout=WAIT)
    qtbot.wait(30)
    assert seen == []


class Clock:
    """Keeps what is to happen later until the test says that the time has come, however slow the machine is."""

    def __init__(self) -> None:
        self.later: list[Callable[[], None]] = []

    def singleShot(self, _milliseconds: int, _owner: object, what: Callable[[], None]) -> None:  # noqa: N802  # the name is Qt's
        self.later.append(what)


def test_quick_work_never_shows_progress(jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, shown = Clock(), list[str]()
    monkeypatch.setattr(room, "QTimer", clock)
    jobs.slow.connect(lambda name, _: shown.append(name))
    jobs.run("a", lambda: None, ignore, ignore)
    qtbot.waitUntil(lambda: not jobs.busy("a"), timeout=WAIT)
    for due in clock.later:
        due()
    assert (len(clock.later), shown) == (2, [])


def test_slow_work_shows_progress_and_then_a_way_out(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "OFFER_CANCEL_MS", 2 * room.SHOW_PROGRESS_MS)
    gate, shown = threading.Event(), list[bool]()
    jobs.slow.connect(lambda _, cancellable: shown.append(cancellable))
    jobs.run("a", lambda: gate.wait(30), ignore, ignore)
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=WAIT)
    gate.set()
    assert shown == [False, True]
