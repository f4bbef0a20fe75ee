"""How much slower is an assessment that explains itself than one that explains nothing?

Run with ``python3 dev.py bench`` or ``python -m tests.benchmarks.bench_assess``. Every ratio is measured in one run,
candidates interleaved, results compared first; absolute figures are best of five, reported, never asserted. Files of claims
are run in fresh processes (alone).

Peers. *Bare chain*: the same steps as plain ifs over dicts made beforehand (bare_peer). *Bare loop*: parses the same
lines, runs the bare chain, and writes the same keys with texts of the same size by the same JSON library.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from credval.actions.assessing import Assessor
from credval.actions.books import OpenBook, open_book
from credval.actions.finding import Finder
from credval.assessment.assessing import Assessment, assess
from credval.assessment.inputs import Found, Sweden
from credval.assessment.lines import Lines
from credval.exchange.claims import parse_line
from credval.model.claims import Claim
from credval.model.entries import Qualification
from tests.benchmarks import alone
from tests.benchmarks.alone import ON, Nowhere
from tests.benchmarks.bare_peer import Tables, chain

ROUNDS = 5

Plain = dict[str, Any]


# --- the workload ---


SEVENTEEN = (
    "sy",
    "ir",
    "iq",
    "in",
    "cn",
    "pk",
    "ph",
    "tr",
    "ua",
    "pl",
    "de",
    "gb",
    "us",
    "ng",
    "er",
    "suhh",
    "se",
)
"""The systems that the bar for files of claims was set on. Claims spread evenly over all others are measured beside it."""


def made_claims(
    book: OpenBook, n: int, typo: float | None = None, systems: Sequence[str] = ()
) -> list[bytes]:
    """``n`` claims over all entries (of ``systems``); by entry id, or by title with a share of typing mistakes."""
    chance = random.Random(7)
    systems = systems or [key for key, _, _ in book.countries()]
    entries = [one for key in systems for one in book.qualifications(key)]
    places = {
        key: [name for name in _names(book, key) if len(book.exact("institution", name, key)) == 1]
        for key in systems
    }
    makers = [chance.choice(entries) for _ in range(n)]
    return [_claim(chance, one, places[one.system], n, typo) for n, one in enumerate(makers)]


def _names(book: OpenBook, system: str) -> list[str]:
    """Names of institutions by which they are taken unasked: the bare peers look nothing up."""
    return [
        one.name_on(None) for one in book.institutions(system) if not book.near_institution(one.name_on(None))
    ]


def _claim(
    chance: random.Random, entry: Qualification, places: list[str], n: int, typo: float | None
) -> bytes:
    claim = {
        "id": f"c{n}",
        "country": entry.system.upper(),
        "qualification": entry.id if typo is None else _typed(chance, entry, typo),
        "award_date": _day(chance),
        "institution": chance.choice(places) if places else None,
        "documents": [chance.choice(["degree_certificate", "transcript", "provisional_certificate"])],
        "identity": chance.choice(["MATCH", "NOT_CHECKED"]),
        "requirement": chance.choice(NEEDS),
        "evidence": chance.choice(LOOKED_UP),
        "builds_on": list(entry.requires_prior[:1]) if chance.random() < 0.5 else [],
    }
    return json.dumps({key: value for key, value in claim.items() if value}, ensure_ascii=False).encode()


def _day(chance: random.Random) -> str | None:
    """A day of award; of ten claims one gives the year alone, of twenty one gives none."""
    year, kind = chance.randint(1980, 2025), chance.random()
    if kind < 0.15:
        return None if kind < 0.05 else str(year)
    return f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"


def _found(about: str, answer: str) -> list[Plain]:
    return [
        {"about": about, "answer": answer, "body": "The register", "channel": "register", "day": "2026-11-02"}
    ]


NEEDS: list[Plain | None] = [
    *[None] * 5,
    {"kind": "higher_education"},
    {"kind": "destination", "destination": "kandidatexamen"},
    {"kind": "destination", "destination": "masterexamen", "or_equivalent": True},
    {"kind": "destination", "destination": "se/kandidatexamen", "field": "0613"},
    {"kind": "profession", "profession": "se/sjukskoterska"},
]
LOOKED_UP: list[list[Plain] | None] = [
    *[None] * 6,
    _found("institution", "confirmed"),
    _found("institution", "not_found"),
    _found("authenticity", "confirmed"),
    _found("authenticity", "confirmed") + _found("institution", "confirmed"),
]
"""Half of the claims answer a requirement; four of ten have a look-up."""


def _typed(chance: random.Random, entry: Qualification, typo: float) -> str:
    title = chance.choice([entry.titles.native, entry.titles.en, *entry.also_known_as])
    if chance.random() >= typo or len(title) < 5:
        return title
    at = chance.randrange(1, len(title) - 1)
    return title[:at] + title[at + 1] + title[at] + title[at + 2 :]


# --- measuring ---


def interleaved(jobs: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Processor seconds of each job and round; every job does one round before any does its next."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for turn in range(rounds):
        for name in list(jobs) if turn % 2 == 0 else list(reversed(jobs)):
            gc.collect()
            started = time.process_time()
            jobs[name]()
            times[name].append(time.process_time() - started)
    return times


def told(title: str, times: dict[str, list[float]], per: int, bars: dict[str, float]) -> dict[str, float]:
    """Prints each job's best time a claim and its ratio to the first job (median of the rounds); gives the ratios."""
    base, *_ = times
    ratios = {
        name: statistics.median(mine / bare for mine, bare in zip(seconds, times[base], strict=True))
        for name, seconds in times.items()
    }
    print(f"\n{title}")
    for name, seconds in times.items():
        bar = (
            f"  bar {bars[name]}x: {'met' if ratios[name] <= bars[name] else 'NOT MET'}"
            if name in bars
            else ""
        )
        print(f"  {name:26} {min(seconds) / per * 1e6:9.2f} us  {ratios[name]:6.2f}x{bar}")
    return ratios


# --- one assessment ---


def resolved(book: OpenBook, lines: list[bytes]) -> list[tuple[Claim, Found]]:
    """Each claim with what the rulebook holds for it."""
    finder = Finder(book)
    claims = [one for n, raw in enumerate(lines) if (one := parse_line(raw, n).claim)]
    return [(one, finder.found(one, one.builds_on)) for one in claims]


def bare_claims(lines: list[bytes], tables: Tables) -> list[tuple[Plain, int | None, int]]:
    """Each claim as a plain dict with its day of award as numbers."""
    raw = [json.loads(one) for one in lines]
    return [(one, *(tables.days(one["award_date"]) if "award_date" in one else (None, 0))) for one in raw]


def one_assessment(book: OpenBook, n: int = 5_000) -> dict[str, float]:
    lines, tables = made_claims(book, n), Tables(book, ON)
    ours, theirs, sweden = resolved(book, lines), bare_claims(lines, tables), book.sweden
    done = [assess(claim, found, sweden, ON) for claim, found in ours]
    wrong = disagreeing(done, theirs, tables)
    assert not wrong, f"the bare chain takes other steps: {wrong[:3]}"
    writer = Lines(sweden, book.edition, book.hash)
    gc.freeze()
    jobs: dict[str, Callable[[], object]] = {
        "bare chain": lambda: [chain(one, first, last, tables) for one, first, last in theirs],
        "explanation kept": lambda: [assess(claim, found, sweden, ON) for claim, found in ours],
        "every sentence written": lambda: write_all(ours, writer, sweden),
    }  # fmt: skip
    jobs |= zen_jobs(theirs, tables)
    bars = {"explanation kept": 2.0, "every sentence written": 5.0}
    return told(f"one assessment of a resolved claim, {n} claims, all agree", interleaved(jobs), n, bars)


def write_all(ours: list[tuple[Claim, Found]], writer: Lines, sweden: Sweden) -> None:
    """Every result as its line, handed on as a file would take it."""
    out = Nowhere()
    for claim, found in ours:
        out.write(writer.line(assess(claim, found, sweden, ON)))


def disagreeing(
    done: list[Assessment], theirs: list[tuple[Plain, int | None, int]], tables: Tables
) -> list[Any]:
    """The claims for which the bare chain says another outcome or rule."""
    pairs = zip(done, theirs, strict=True)
    return [
        (one, given.outcome.value, given.rule.value, other)
        for given, (one, first, last) in pairs
        if (given.outcome.value, given.rule.value) != (other := chain(one, first, last, tables))
    ]


def zen_jobs(theirs: list[tuple[Plain, int | None, int]], tables: Tables) -> dict[str, Callable[[], object]]:
    if not (importlib.util.find_spec("zen") and importlib.util.find_spec("tests.benchmarks.zen_peer")):
        print(
            "\nSKIPPED LOUDLY: zen-engine is not installed, so nothing is measured beside it (python3 dev.py bench)"
        )
        return {}
    peer = importlib.import_module("tests.benchmarks.zen_peer")
    return {"zen-engine with trace": peer.job(theirs, tables)}


# --- files of claims ---


def batch(
    book: OpenBook, n: int = 100_000, systems: Sequence[str] = (), rounds: int = ROUNDS
) -> dict[str, float]:
    """Every run a fresh process; the best of each candidate's rounds beside the best of the other's."""
    times: dict[str, list[float]] = {name: [] for name in alone.CANDIDATES}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alone.prepare(folder, book, made_claims(book, n, systems=systems))
        for turn in range(rounds):
            for candidate in list(times) if turn % 2 == 0 else list(reversed(times)):
                times[candidate].append(alone.seconds(candidate, folder, book))
    title = (
        f"{n} claims by entry id, as a file, over {f'{len(systems)} systems' if systems else 'all systems'}"
    )
    best = {name: [min(found)] for name, found in times.items()}
    return told(title, best, n, {"credval assess": 2.5} if systems else {})


def memory(book: OpenBook, sizes: tuple[int, int] = (10_000, 100_000)) -> float:
    """Peak memory of the program with many claims, in parts of that with few; each run a process of its own."""
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        for size in sizes:
            path.write_bytes(b"\n".join(made_claims(book, size)))
            peaks.append(
                _peak([sys.executable, "-m", "credval", "assess", str(path), "--out", os.devnull], book)
            )
    few, many = peaks
    print(f"\npeak memory: {sizes[0]} claims {few / 1024:.0f} MB, {sizes[1]} claims {many / 1024:.0f} MB")
    return many / few


def _peak(command: list[str], book: OpenBook) -> int:
    """The most memory that a process held, in kB."""
    environment = os.environ | {"CREDVAL_BOOK": str(book.path)}
    quiet = [(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(command[0], command, environment, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    assert status == 0
    return used.ru_maxrss


def typed(book: OpenBook, n: int = 10_000) -> dict[str, float]:
    exact, wrong = made_claims(book, n, typo=0.0), made_claims(book, n, typo=0.2)

    def run(lines: list[bytes]) -> None:
        assessor = Assessor(book, ON)
        for k, raw in enumerate(lines):
            assessor.written(parse_line(raw, k), {})

    jobs: dict[str, Callable[[], object]] = {
        "exact titles": lambda: run(exact),
        "titles as typed": lambda: run(wrong),
    }
    return told(
        f"{n} claims, one title in five with a typing mistake",
        interleaved(jobs, 3),
        n,
        {"titles as typed": 6.0},
    )


# --- the bars ---


@pytest.fixture(scope="module")
def book() -> OpenBook:
    return open_book()


def test_an_explanation_costs_little_more_than_none(book: OpenBook) -> None:
    ratios = one_assessment(book)
    assert ratios["explanation kept"] <= 2.0
    assert ratios["explanation kept"] < ratios.get("zen-engine with trace", float("inf"))


def test_a_file_of_claims_takes_little_longer_than_a_bare_loop(book: OpenBook) -> None:
    assert batch(book, systems=SEVENTEEN)["credval assess"] <= 2.5
    batch(book)


def test_memory_does_not_grow_with_the_number_of_claims(book: OpenBook) -> None:
    assert memory(book) <= 1.15


def test_typing_mistakes_do_not_slow_a_file_down(book: OpenBook) -> None:
    assert typed(book)["titles as typed"] <= 6.0


if __name__ == "__main__":
    opened = open_book()
    one_assessment(opened)
    batch(opened, systems=SEVENTEEN)
    batch(opened)
    memory(opened)
    typed(opened)
