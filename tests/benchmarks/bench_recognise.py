"""How much longer does it take to recognise a profession in a title than to look the bare title up in a dict?

The peer knows nothing of forms, compounds or the words around: it folds the title and asks a dict of every name. Ours is
what the window and a claim wait for. Processor time, the quickest of the rounds of each, turn about.
Run with ``python3 dev.py bench``.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from credval.actions.books import open_book
from credval.writing.folding import fold

BAR = 60.0
"""Times the bare look-up, a fraction of a microsecond a title once it is folded."""
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
    names = {
        fold(name): one.id
        for one in book.professions()
        for names in one.also_known_as.values()
        for name in names
    }
    book.recognise_profession("warm")

    def ours() -> None:
        for _ in range(100):
            for title in TITLES:
                book.recognise_profession(title)

    def bare() -> None:
        for _ in range(100):
            for title in TITLES:
                names.get(fold(title))

    taken, peer = quickest(ours), quickest(bare)
    a_title = taken / (100 * len(TITLES)) * 1000
    print(f"recognised {a_title:.3f} ms a title, {taken / peer:.0f} times the bare look-up (bar {BAR:.0f})")
    assert taken / peer <= BAR
