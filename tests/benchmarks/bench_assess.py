"""How much slower is an assessment that explains itself than one that explains nothing?

Run with ``python3 dev.py bench`` or ``python -m tests.benchmarks.bench_assess``. Every ratio is measured in one run,
candidates interleaved, results compared first; absolute figures are best of five, reported, never asserted.

Peers. *Bare chain*: the same steps (match by id, dates, papers, institution, table) as plain ifs over dicts made
beforehand from the same entries; it returns outcome and rule. *Bare loop*: parses the same lines, runs the bare chain,
and writes the same keys with ready-made texts by the same JSON library.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import io
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from credval.actions.assessing import Assessor
from credval.actions.batch import Batch
from credval.actions.books import OpenBook, open_book
from credval.actions.finding import Finder
from credval.assessment.assessing import assess
from credval.assessment.record import as_record
from credval.exchange.claims import parse_line
from credval.model.entries import Qualification
from credval.text import Lang

ON = date(2026, 11, 23)
ROUNDS = 5

Plain = dict[str, Any]


def main() -> None:
    book = open_book()
    claims = made_claims(book, 5_000)
    one_assessment(book, claims)
    batch(book, 100_000)
    typed(book, 10_000)


# --- the workload ---


def made_claims(book: OpenBook, n: int, typo: float | None = None) -> list[bytes]:
    """``n`` claims over all entries; by entry id, or by title with a share of typing mistakes."""
    chance = random.Random(7)
    entries = [one for key, _, _ in book.countries() for one in book.qualifications(key)]
    places = {key: [one.name_on(None) for one in book.institutions(key)] for key, _, _ in book.countries()}
    return [
        _claim(chance, entry, places[entry.system], n, typo)
        for n, entry in enumerate(chance.choices(entries, k=n))
    ]


def _claim(
    chance: random.Random, entry: Qualification, places: list[str], n: int, typo: float | None
) -> bytes:
    title = entry.id if typo is None else _typed(chance, entry, typo)
    claim = {
        "id": f"c{n}",
        "country": entry.system.upper(),
        "qualification": title,
        "award_date": f"{chance.randint(1980, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        "institution": chance.choice(places) if places else None,
        "documents": [chance.choice(["degree_certificate", "transcript", "provisional_certificate"])],
        "identity": chance.choice(["MATCH", "NOT_CHECKED"]),
    }
    return json.dumps(claim, ensure_ascii=False).encode()


def _typed(chance: random.Random, entry: Qualification, typo: float) -> str:
    title = chance.choice([entry.titles.native, entry.titles.en, *entry.also_known_as])
    if chance.random() >= typo or len(title) < 5:
        return title
    at = chance.randrange(1, len(title) - 1)
    return title[:at] + title[at + 1] + title[at] + title[at + 2 :]


# --- the bare peer ---


def bare_table(book: OpenBook) -> dict[str, Plain]:
    """What the bare chain looks up: plain dicts and ISO days, made beforehand."""
    return {one.id: _bare_entry(one) for key, _, _ in book.countries() for one in book.qualifications(key)}


def _bare_entry(one: Qualification) -> Plain:
    values = [
        {
            "first": value.first.isoformat() if value.first else "0000",
            "last": value.last.isoformat() if value.last else "9999",
            "elements": [getattr(value.elements, name).result.value for name in ELEMENTS],
            "nameable": bool(value.destinations),
        }
        for value in one.comparable
    ]
    awarded = (
        one.awarded.first.isoformat() if one.awarded.first else "0000",
        one.awarded.last.isoformat() if one.awarded.last else "9999",
    )
    return {
        "values": values,
        "awarded": awarded,
        "by": one.awarded_by.value,
        "prior": bool(one.requires_prior),
    }


ELEMENTS = ("level", "workload", "quality", "profile", "learning_outcomes")
BARE_PROVES = {
    "degree_certificate": "COMPLETED_AWARDED",
    "provisional_certificate": "COMPLETED_NOT_YET_AWARDED",
}


def bare_places(book: OpenBook) -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for key, _, _ in book.countries():
        for place in book.institutions(key):
            rows = [
                (
                    r.status.value,
                    r.first.isoformat() if r.first else "0000",
                    r.last.isoformat() if r.last else "9999",
                )
                for r in place.statuses
            ]
            found[key, place.name_on(None)] = rows
    return found


def bare_chain(claim: Plain, entries: dict[str, Plain], places: Any) -> tuple[str, str]:  # noqa: C901
    """Outcome and rule, and nothing else."""
    entry, day = entries.get(claim["qualification"]), claim["award_date"]
    if entry is None or not entry["awarded"][0] <= day <= entry["awarded"][1]:
        return "CANNOT_ASSESS", "C7"
    status = "UNKNOWN"
    if entry["by"] != "institution":
        status = "RECOGNISED"
    else:
        for word, first, last in places.get((claim["country"].lower(), claim.get("institution")), ()):
            if first <= day <= last:
                status = "LISTED" if word == "listed_as_not_entitled" else "RECOGNISED"
    if status == "LISTED":
        return "NOT_COMPARABLE", "C1"
    completion = "UNKNOWN"
    for paper in claim["documents"]:
        completion = BARE_PROVES.get(paper, completion)
    if completion == "UNKNOWN":
        return "CANNOT_ASSESS", "C3"
    if status == "UNKNOWN":
        return "CANNOT_ASSESS", "C5"
    value = None
    for one in entry["values"]:
        if one["first"] <= day <= one["last"]:
            value = one
    if value is None or entry["prior"]:
        return "CANNOT_ASSESS", "C7"
    level, workload, quality, profile, outcomes = value["elements"]
    if level == "unknown" or quality == "unknown":
        return "CANNOT_ASSESS", "C7"
    if level == "substantial":
        return ("PARTIAL", "C8") if value["nameable"] else ("NOT_COMPARABLE", "C9")
    if "substantial" in (workload, quality, profile, outcomes):
        return "PARTIAL", "C10"
    return "COMPARABLE_NOTE", "C11"  # no claim here is verified at its source


# --- the measurements ---


def interleaved(jobs: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Seconds of each job and round; every job does one round before any does its next."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for turn in range(rounds):
        for name in list(jobs) if turn % 2 == 0 else list(reversed(jobs)):
            gc.collect()
            started = time.perf_counter()
            jobs[name]()
            times[name].append(time.perf_counter() - started)
    return times


def told(times: dict[str, list[float]], per: int, base: str, bars: dict[str, float]) -> None:
    floor = statistics.median(times[base])
    for name, seconds in times.items():
        bar = f"  (bar {bars[name]}x)" if name in bars else ""
        print(
            f"  {name:34} {min(seconds) / per * 1e6:9.1f} us  {statistics.median(seconds) / floor:5.2f}x of {base}{bar}"
        )


def one_assessment(book: OpenBook, lines: list[bytes]) -> None:
    print(f"one assessment of a resolved claim, {len(lines)} claims")
    finder = Finder(book)
    claims = [one for n, raw in enumerate(lines) if (one := parse_line(raw, n).claim)]
    found = [finder.found(one) for one in claims]
    entries, places, raw = bare_table(book), bare_places(book), [json.loads(one) for one in lines]
    gc.freeze()

    def explained() -> None:
        for claim, one in zip(claims, found, strict=True):
            assess(claim, one, book.sweden, ON)

    def written() -> None:
        for claim, one in zip(claims, found, strict=True):
            as_record(assess(claim, one, book.sweden, ON), book.sweden, "", "")

    def bare() -> None:
        for one in raw:
            bare_chain(one, entries, places)

    same = [
        (given.outcome.value, given.rule.value) == bare_chain(one, entries, places)
        for one, given in zip(
            raw, (assess(c, f, book.sweden, ON) for c, f in zip(claims, found, strict=True)), strict=True
        )
    ]
    print(f"  the bare chain agrees on {sum(same) / len(same):.1%} of them")
    jobs = {"bare chain": bare, "explanation kept": explained, "every sentence written": written} | zen_jobs(
        raw, entries
    )
    told(
        interleaved(jobs), len(claims), "bare chain", {"explanation kept": 2.0, "every sentence written": 5.0}
    )


def zen_jobs(_raw: list[Plain], _entries: dict[str, Plain]) -> dict[str, Callable[[], object]]:
    if not (importlib.util.find_spec("zen") and importlib.util.find_spec("tests.benchmarks.zen_peer")):
        print("  SKIPPED LOUDLY: zen-engine is not installed (python3 dev.py bench installs it)")
        return {}
    peer = importlib.import_module("tests.benchmarks.zen_peer")
    return {"zen-engine with trace": peer.job(_raw, _entries)}


def batch(book: OpenBook, n: int) -> None:
    print(f"{n} claims by entry id, as a file")
    lines = made_claims(book, n)
    entries, places = bare_table(book), bare_places(book)
    ready = as_record(_first(book, lines), book.sweden, book.edition, book.hash)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        path.write_bytes(b"\n".join(lines))

        def ours() -> None:
            Batch(book, ON, Lang.SV).run(str(path), io.BytesIO())

        def bare() -> None:
            out = io.BytesIO()
            with path.open("rb") as file:
                for raw in file:
                    claim = msgspec.json.decode(raw)
                    outcome, rule = bare_chain(claim, entries, places)
                    out.write(
                        msgspec.json.encode({**ready, "id": claim["id"], "outcome": outcome, "rule": rule})
                        + b"\n"
                    )

        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        told(
            interleaved({"bare loop": bare, "credval assess": ours}, rounds=3),
            n,
            "bare loop",
            {"credval assess": 2.5},
        )
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(
            f"  peak memory {before / 1024:.0f} MB before, {after / 1024:.0f} MB after (results kept in memory by the benchmark itself)"
        )


def _first(book: OpenBook, lines: list[bytes]) -> Any:
    claim = parse_line(lines[0], 1).claim
    assert claim is not None
    return assess(claim, Finder(book).found(claim), book.sweden, ON)


def typed(book: OpenBook, n: int) -> None:
    print(f"{n} claims with titles as typed, one in five with a typing mistake")
    exact, wrong = made_claims(book, n, typo=0.0), made_claims(book, n, typo=0.2)

    def run(lines: list[bytes]) -> Callable[[], None]:
        def job() -> None:
            assessor = Assessor(book, ON)
            for k, raw in enumerate(lines):
                assessor.written(parse_line(raw, k), {})

        return job

    told(
        interleaved({"exact titles": run(exact), "titles as typed": run(wrong)}, rounds=3),
        n,
        "exact titles",
        {"titles as typed": 6.0},
    )


if __name__ == "__main__":
    main()
