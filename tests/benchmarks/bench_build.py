"""How much longer does ``rules build`` take than reading the same files without asking them anything?

Run with ``python3 dev.py bench`` or ``python -m tests.benchmarks.bench_build``. Candidates in turn, each ratio is one of
medians of the rounds; milliseconds are told and never held to anything. Processor time, which neighbours disturb least; for
the build from scratch also the time that somebody waits, since it makes its indexes on two processors.

Peers. *YAML and pydantic alone*: every YAML file that a build reads, by PyYAML's ``CSafeLoader``, then validated by our own
pydantic shapes, and kept. The loader leaves scalars as they are written, all but null, because the shapes want them so (to
CSafeLoader as it comes, the key ``on`` is True and the country ``no`` is False); that makes it a little faster. It refuses no
alias and no key that stands twice, knows no lines, reads no tables (CSV), checks no source, date or example, hashes nothing
and writes nothing. The collector works as Python sets it; a build switches it off, so the peer is told without it too.
*Hashes alone*: SHA-256 of the bytes of the same files, whose list is ready.

A build from scratch is all that the command does: hash, read and check all files, compile and write the book, make the three
search indexes, the largest of them in a second process, though the peer makes nothing like an index. The processor time of
both processes together is told without a bar. Not made anew is the index of names known by a web domain, which hangs on no
rule file: it is laid beside the book from the user's cache, as in every build but the first.
"""

from __future__ import annotations

import gc
import hashlib
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from pydantic import BaseModel

from credval.actions import books
from credval.paths import rules_folder
from credval.rulebook.loading import Drafts, load, rule_files

ROUNDS = 7
BOOK_BAR, HASH_BAR = 1.3, 3.0


class AsWritten(yaml.CSafeLoader):
    """The C loader with plain scalars kept as text, all but null."""


AsWritten.yaml_implicit_resolvers = {
    first: [one for one in found if one[0] == "tag:yaml.org,2002:null"]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    if first in ("~", "n", "N", "")
}


class Work:
    """The rules, a place for the book, and what is measured."""

    def __init__(self, folder: Path) -> None:
        rules = rules_folder()
        assert rules is not None
        self.rules, self.target = rules, folder / "rulebook.sqlite"
        drafts = load(rules)
        self.shapes = dict(_shapes(drafts))
        self.files = list(rule_files(rules).values())
        self.book = 0.0

    def peer(self) -> list[BaseModel]:
        kept = []
        for name, shape in self.shapes.items():
            data = yaml.load((self.rules / name).read_bytes(), Loader=AsWritten)
            kept.append(shape.model_validate(data))
        return kept

    def peer_without_collector(self) -> None:
        gc.disable()
        try:
            self.peer()
        finally:
            gc.enable()

    def build(self) -> None:
        """From scratch; ``book`` is what it took until the book was written."""
        started = time.process_time()

        def stepped(step: str) -> None:
            if step == "index":
                self.book = time.process_time() - started

        assert books.build(self.rules, self.target, always=True, progress=stepped).changed

    def again(self) -> None:
        assert not books.build(self.rules, self.target).changed

    def hashes(self) -> None:
        for path in self.files:
            hashlib.sha256(path.read_bytes()).digest()


def _shapes(drafts: Drafts) -> Iterator[tuple[str, type[BaseModel]]]:
    """Every YAML file that was read, with what it must look like."""
    if drafts.rulebook:
        yield drafts.rulebook.file, type(drafts.rulebook.shape)
    kinds = (
        drafts.vocabularies, drafts.destinations, drafts.professions, drafts.countries, drafts.qualifications,
    )  # fmt: skip
    for kind in kinds:
        for draft in kind.values():
            yield draft.file, type(draft.shape)


class Took(NamedTuple):
    """Seconds of the processor, in this process and those that it started, and seconds that one waits."""

    worked: float
    waited: float


def _now() -> Took:
    times = os.times()
    return Took(times.user + times.system + times.children_user + times.children_system, time.perf_counter())


def medians(jobs: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, Took]:
    """What each job takes, the median of rounds in turn; every other round in reverse."""
    times: dict[str, list[Took]] = {name: [] for name in jobs}
    for turn in range(rounds + 1):
        for name in list(jobs) if turn % 2 else reversed(jobs):
            gc.collect()
            started = _now()
            jobs[name]()
            ended = _now()
            if turn:
                times[name].append(Took(ended.worked - started.worked, ended.waited - started.waited))
    return {name: Took(*map(statistics.median, zip(*found, strict=True))) for name, found in times.items()}


def told(name: str, seconds: float, base: float, bar: float | None = None) -> float:
    held = "" if bar is None else f"  bar {bar}x: {'met' if seconds <= bar * base else 'NOT MET'}"
    print(f"  {name:46} {seconds * 1000:8.1f} ms  {seconds / base:5.2f}x{held}")
    return seconds / base


def from_scratch(work: Work) -> dict[str, float]:
    """What the book takes, and the whole build, in parts of what the peer takes."""
    book: list[float] = []

    def build() -> None:
        work.build()
        book.append(work.book)

    gc.collect()
    gc.freeze()
    found = medians({"peer": work.peer, "build": build, "peer, no collector": work.peer_without_collector})
    gc.unfreeze()
    print(f"\nrules build from scratch, {len(work.shapes)} YAML files, {len(work.files)} rule files")
    base = found["peer"].worked
    told("YAML and pydantic alone", base, base)
    told("the same, collector off", found["peer, no collector"].worked, base)
    told("rules build with its indexes, both processors", found["build"].worked, base)
    return {
        "book": told("rules build, until the book is written", statistics.median(book[1:]), base, BOOK_BAR),
        "all": told(
            "rules build with its indexes, as one waits",
            found["build"].waited,
            found["peer"].waited,
            BOOK_BAR,
        ),
    }


def unchanged(work: Work) -> float:
    """What a build of unchanged files takes, in parts of hashing them all."""
    work.build()
    found = medians({"hashes": work.hashes, "again": work.again}, 15)
    hashes, again = found["hashes"].waited, found["again"].waited
    print("\nrules build of an unchanged rulebook")
    told("SHA-256 of all files alone", hashes, hashes)
    return told("rules build, nothing changed", again, hashes, HASH_BAR)


# --- the bars ---


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    return Work(tmp_path_factory.mktemp("book"))


def test_a_book_with_its_indexes_takes_little_longer_than_reading_the_files(work: Work) -> None:
    assert from_scratch(work)["all"] <= BOOK_BAR


def test_a_build_of_unchanged_files_only_hashes_them(work: Work) -> None:
    assert unchanged(work) <= HASH_BAR


def test_the_peer_reads_what_the_build_reads(work: Work) -> None:
    """Otherwise it would be no peer."""
    drafts = load(work.rules)
    ours = [one.shape for one in drafts.qualifications.values()]
    assert [one for one in work.peer() if type(one) is type(ours[0])] == ours


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        measured = Work(Path(folder))
        from_scratch(measured)
        unchanged(measured)
