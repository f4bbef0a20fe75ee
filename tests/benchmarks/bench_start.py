"""How long until the window is painted, how long until something can be looked up, and how much memory does it take?

Run with ``python3 dev.py bench``, or by hand: ``python tests/benchmarks/bench_start.py [rounds]``, with CREDVAL_BOOK for
another rulebook. Every figure comes from a process of its own. Processes take turns, so that a busy machine is as busy
for each of them; ratios of medians are held to a bar, milliseconds are told and never held to anything.

What is held of the first picture is the processor time until then (``work``): on a quiet machine it is what a person waits
(``painted``, told beside it), on a busy one the wait says more of the neighbours. A start that sleeps or waits for a disk
would show in ``painted`` alone.

Peers. *Bare window*: a label in a PySide6 window of 900 by 600, imported and shown, no more. *Whole rulebook*: every entry as one JSON file, read by
orjson, which is what a program does that keeps its rulebook in a file of that kind.
"""

from __future__ import annotations

import functools
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

BOOK_NAME = "rulebook.sqlite"
ROOT = Path(__file__).parents[2]
ROUNDS = 11

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QLabel
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", time.clock_gettime(time.CLOCK_MONOTONIC))
        print("work", time.process_time())
        print("memory", next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")))
        QApplication.exit()
app = QApplication(sys.argv)
label = Label("credval")
label.resize(900, 600)
label.show()
app.exec()
"""
OURS = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import credval.desktop.app as app
make, begin = app.make_window, app.begin
def begun(*given):
    print("painted", time.clock_gettime(time.CLOCK_MONOTONIC))
    print("work", time.process_time())
    begin(*given)
    print("ready", time.clock_gettime(time.CLOCK_MONOTONIC))
app.begin = begun
def made(*given):
    window = make(*given)
    use = window.use
    def used(shelf):
        use(shelf)
        print("open", time.clock_gettime(time.CLOCK_MONOTONIC))
        start = time.perf_counter()
        shelf.book.find_qualifications("bachelor", "in")
        print("found", time.perf_counter() - start)
        QTimer.singleShot(200, finish)
    window.use = used
    window.show_problem = lambda problem: (print("problem", problem, file=sys.stderr), QApplication.exit(1))
    return window
def finish():
    print("memory", next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")))
    QApplication.exit()
app.make_window = made
sys.exit(app.main())
"""
FIRST = """
import os, time
from pathlib import Path
from credval.rulebook.book import Book
start = time.perf_counter()
assert Book(Path(os.environ["CREDVAL_BOOK"])).qualification(os.environ["ENTRY"])
print("found", time.perf_counter() - start)
"""
WHOLE = """
import orjson, os, time
from pathlib import Path
start = time.perf_counter()
assert next(one for one in orjson.loads(Path(os.environ["WHOLE"]).read_bytes()) if one.get("id") == os.environ["ENTRY"])
print("found", time.perf_counter() - start)
"""

Run = dict[str, float]
_TO_TELL = {"work": 1000.0, "found": 1000.0, "memory": 1 / 1024}
"""Seconds of work as milliseconds, kilobytes as megabytes; every other figure is a point in time."""


def run(code: str, environment: dict[str, str]) -> Run:
    """What a process prints: milliseconds from its start or of its work, megabytes of memory."""
    start = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=ROOT, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    found: Run = {}
    for word, number in map(str.split, done.stdout.splitlines()):
        scale = _TO_TELL.get(word)
        found[word] = float(number) * scale if scale else (float(number) - start) * 1000
    return found


def in_turn(codes: dict[str, str], environment: dict[str, str], rounds: int) -> dict[str, list[Run]]:
    """``rounds`` runs of each, in turn, every other round in reverse; one run of each before, to warm the disk."""
    kept: dict[str, list[Run]] = {name: [] for name in codes}
    for turn in range(rounds + 1):
        for name in list(codes) if turn % 2 else reversed(codes):
            one = run(codes[name], environment)
            if turn:
                kept[name].append(one)
    return kept


@functools.cache
def windows(rounds: int = ROUNDS) -> dict[str, list[Run]]:
    """Starts of the bare window and of ours, as installed: everything compiled and built beforehand."""
    with tempfile.TemporaryDirectory() as home:
        environment = _environment(home)
        run(OURS, environment)  # builds the book
        environment.setdefault("CREDVAL_BOOK", str(next(Path(home).rglob(BOOK_NAME), "")))
        return in_turn({"bare": BARE, "ours": OURS}, environment, rounds)


@functools.cache
def first_look_ups(rounds: int = ROUNDS) -> dict[str, list[Run]]:
    """The first entry out of the compiled book, and out of the same entries as one JSON file."""
    import orjson

    with tempfile.TemporaryDirectory() as home:
        environment = _environment(home)
        book = Path(environment.get("CREDVAL_BOOK") or _built(home))
        with closing(sqlite3.connect(book)) as database:
            bodies = [orjson.loads(body) for (body,) in database.execute("SELECT body FROM entry")]
            ids = [
                one[0]
                for one in database.execute("SELECT id FROM entry WHERE kind = 'qualification' ORDER BY id")
            ]
        whole = Path(home) / "whole.json"
        whole.write_bytes(orjson.dumps(bodies))
        environment |= {"CREDVAL_BOOK": str(book), "WHOLE": str(whole), "ENTRY": ids[len(ids) // 2]}
        return in_turn({"whole": WHOLE, "ours": FIRST}, environment, rounds)


def _environment(home: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPYCACHEPREFIX": f"{home}/compiled",  # as installed: compiled once, for all of them
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*=false",
        "CREDVAL_HOME": home,
    }


def _built(home: str) -> Path:
    from credval.actions.books import build

    return build(ROOT / "rules", Path(home) / BOOK_NAME).path


def median(runs: list[Run], word: str) -> float:
    return statistics.median(one[word] for one in runs)


def told(word: str, unit: str, ours: list[Run], bare: list[Run], bar: float | None = None) -> float:
    """Prints the median of ours beside the bare window's; gives the ratio."""
    mine, other = median(ours, word), median(bare, word)
    held = "" if bar is None else f"  bar {bar}x: {'met' if mine <= bar * other else 'NOT MET'}"
    print(f"  {word:8} {mine:8.1f} {unit}  {mine / other:5.2f}x a bare window ({other:.1f} {unit}){held}")
    return mine / other


# --- the bars ---


def test_the_window_is_painted_almost_as_soon_as_a_bare_one() -> None:
    runs = windows()
    print(f"\nfrom the start of the process, median of {len(runs['ours'])}")
    told("painted", "ms", runs["ours"], runs["bare"], 1.6)
    for word in ("ready", "open"):
        print(f"  {word:8} {median(runs['ours'], word):8.1f} ms")
    assert told("work", "ms", runs["ours"], runs["bare"], 1.6) <= 1.6


def test_the_open_window_takes_little_memory() -> None:
    runs = windows()
    print("\nmemory with the rulebook open")
    assert told("memory", "MB", runs["ours"], runs["bare"], 3.0) <= 3.0


def test_the_first_look_up_reads_next_to_nothing() -> None:
    runs, shown = first_look_ups(), windows()["ours"]
    ratio = median(runs["ours"], "found") / median(runs["whole"], "found")
    best = {
        name: min(one["found"] for one in found[:5]) for name, found in (*runs.items(), ("window", shown))
    }
    print("\nfirst look-up, best of five")
    print(f"  an entry out of the compiled book {best['ours']:6.2f} ms (aim 5 ms)")
    print(f"  a title, typed into the window    {best['window']:6.2f} ms (aim 5 ms)")
    print(f"  an entry out of one JSON file     {best['whole']:6.2f} ms")
    print(
        f"  compiled book to JSON file        {ratio:6.2f}x  bar 0.1x: {'met' if ratio <= 0.1 else 'NOT MET'}"
    )
    assert ratio <= 0.1


def main() -> None:
    """All of it, with as many rounds as asked for."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    runs, found = windows(rounds), first_look_ups(rounds)
    for word, unit in (("work", "ms"), ("painted", "ms"), ("memory", "MB")):
        told(word, unit, runs["ours"], runs["bare"])
    for word in ("ready", "open", "found"):
        print(f"  {word:8} {median(runs['ours'], word):8.1f} ms")
    for name in ("ours", "whole"):
        print(f"  first entry, {name:5} {median(found[name], 'found'):8.2f} ms")


if __name__ == "__main__":
    main()
