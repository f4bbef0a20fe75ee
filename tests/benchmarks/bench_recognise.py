"""Is a profession recognised in a title in no more time than the search takes that lists names near it?

The peer is the search that the window has asked all along for the same box, with its eight proposals. Ours is the yes, the
no or the question with its reason. Processor time, the quickest of the rounds of each, turn about.
Run with ``python3 dev.py bench``.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from credval.actions.books import open_book

BAR = 1.0
"""Times the search for what is near."""
ROUNDS = 9
TITLES = (
    "Sjuksköterska", "Leg. ssk", "Narkosläkare till Umeå", "Läkarsekreterare", "Systemutvecklare", "Registered nurses",
    "Vi söker en erfaren sjuksköterska till vårdcentralen i Boden", "Nurse recruiter", "Buss- och spårvagnsförare", "Kock",
)  # fmt: skip


def quickest(what: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        what()
        best = min(best, time.process_time() - start)
    return best


def test_a_title_is_recognised() -> None:
    book = open_book()
    book.recognise_profession("warm")

    def ours() -> None:
        for title in TITLES:
            book.recognise_profession(title)

    def search() -> None:
        for title in TITLES:
            book.find_professions(title)

    taken, peer = quickest(ours), quickest(search)
    a_title = taken / len(TITLES) * 1000
    print(f"recognised {a_title:.3f} ms a title, {taken / peer:.2f} times the search (bar {BAR:.1f})")
    assert taken / peer <= BAR
