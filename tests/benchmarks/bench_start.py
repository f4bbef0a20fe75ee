"""How long until the window is painted, how long until something can be looked up, and how much memory does it take?

Run by hand: ``python tests/benchmarks/bench_start.py [rounds]``, with CREDVAL_BOOK for another rulebook. Child processes take turns, so that a busy
machine is as busy for each of them. Ratios are what counts; nothing is asserted.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BOOK_NAME = "rulebook.sqlite"
ROOT = Path(__file__).parents[2]
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 9

BARE = """
import sys, time
start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QLabel
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QApplication.exit()
app = QApplication(sys.argv)
label = Label("credval")
label.resize(900, 600)
label.show()
app.exec()
print("painted", time.clock_gettime(time.CLOCK_MONOTONIC))
"""
OURS = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import credval.desktop.app as app
make, begin = app.make_window, app.begin
def begun(*given):
    print("painted", time.clock_gettime(time.CLOCK_MONOTONIC), flush=True)
    begin(*given)
    print("ready", time.clock_gettime(time.CLOCK_MONOTONIC), flush=True)
app.begin = begun
def made(*given):
    window = make(*given)
    use = window.use
    def used(shelf):
        use(shelf)
        print("open", time.clock_gettime(time.CLOCK_MONOTONIC), flush=True)
        start = time.perf_counter()
        shelf.book.find_qualifications("bachelor", "in")
        print("found", time.perf_counter() - start, flush=True)
        QTimer.singleShot(200, finish)
    window.use = used
    window.show_problem = lambda problem: (print(problem), QApplication.exit(1))
    return window
def finish():
    peak = next(line.split()[1] for line in open("/proc/self/status", encoding="utf-8") if line.startswith("VmRSS"))
    print("memory", int(peak) / 1024, flush=True)
    QApplication.exit()
app.make_window = made
sys.exit(app.main())
"""
BARE_MEMORY = BARE.replace(
    'print("painted"',
    'print("memory", int(next(l.split()[1] for l in open("/proc/self/status") if l.startswith("VmRSS"))) / 1024)\nprint("painted"',
)


def run(code: str, environment: dict[str, str]) -> dict[str, float]:
    """Milliseconds from the start of the process to each word that it prints (memory in MB, found in ms)."""
    import time

    start = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=ROOT, check=False
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    found: dict[str, float] = {}
    for line in done.stdout.splitlines():
        word, value = line.split()
        number = float(value)
        found[word] = (
            number if word == "memory" else number * 1000 if word == "found" else (number - start) * 1000
        )
    return found


def main() -> None:
    """Print the medians and the ratios to a bare window."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": f"{home}/compiled",  # as installed: compiled once, for both
            "QT_QPA_PLATFORM": "offscreen",
            "QT_LOGGING_RULES": "*=false",
            "CREDVAL_HOME": home,
        }
        run(BARE, environment)
        run(OURS, environment)  # builds the book, warms the disk
        if "CREDVAL_BOOK" not in environment:
            environment["CREDVAL_BOOK"] = str(
                next(Path(home).rglob(BOOK_NAME))
            )  # as installed: nothing to build
        bare: list[dict[str, float]] = []
        ours: list[dict[str, float]] = []
        for turn in range(ROUNDS):
            pair = (BARE_MEMORY, bare), (OURS, ours)
            for code, kept in pair if turn % 2 else reversed(pair):
                kept.append(run(code, environment))
    for word in ("painted", "ready", "open", "found", "memory"):
        mine = statistics.median(one[word] for one in ours)
        other = statistics.median(one[word] for one in bare) if word in bare[0] else None
        unit = "MB" if word == "memory" else "ms"
        ratio = f"  {mine / other:.2f} x a bare window ({other:.0f} {unit})" if other else ""
        sys.stdout.write(f"{word:8} {mine:8.1f} {unit}{ratio}\n")


if __name__ == "__main__":
    main()
