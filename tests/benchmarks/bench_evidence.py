"""How much slower does a file of claims go when imported registries are asked for the names that the rulebook lacks?

Run with ``python3 dev.py bench`` or ``python -m tests.benchmarks.bench_evidence``. Both jobs read the same claims in one run,
interleaved; of each ten, three name an institution that only the registries have and one that nobody has.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from credval.actions.batch import Batch
from credval.actions.books import OpenBook, open_book
from credval.actions.evidence import OpenEvidence, open_evidence
from credval.actions.importing import import_institutions
from credval.text import Lang
from tests.benchmarks.alone import ON, Nowhere
from tests.benchmarks.bench_assess import interleaved, made_claims, told
from tests.registry_files import DAY, dump, ror

IN_REGISTRIES = 3_000
BAR = 1.25


def registries(folder: Path) -> OpenEvidence:
    """A book of made-up universities in one country."""
    target = folder / "evidence.sqlite"
    records = [ror(n, f"Zebra Valley University {n}") for n in range(1, IN_REGISTRIES + 1)]
    import_institutions(dump(folder / "ror.json", records), DAY, target=target)
    found = open_evidence(target)
    assert found is not None
    return found


def claims(book: OpenBook, n: int) -> Iterator[bytes]:
    """Claims of that country, by entry id."""
    for k, line in enumerate(made_claims(book, n, systems=("in",))):
        claim = json.loads(line)
        if k % 10 < 3:
            claim["institution"] = f"Zebra Valley University {k % IN_REGISTRIES + 1}"
        elif k % 10 == 3:
            claim["institution"] = f"Nowhere {k % IN_REGISTRIES} College"
        yield json.dumps(claim).encode()


def asked(book: OpenBook, n: int = 30_000) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        evidence = registries(folder)
        path = folder / "claims.jsonl"
        path.write_bytes(b"\n".join(claims(book, n)))
        jobs: dict[str, Callable[[], object]] = {
            "nothing imported": lambda: Batch(book, ON, Lang.SV).run(str(path), Nowhere()),
            "registries asked": lambda: Batch(book, ON, Lang.SV, evidence=evidence).run(str(path), Nowhere()),
        }
        title = f"{n} claims, four in ten with an institution that the rulebook lacks"
        ratios = told(title, interleaved(jobs, 5), n, {"registries asked": BAR})
        evidence.close()
    return ratios


@pytest.fixture(scope="module")
def book() -> OpenBook:
    return open_book()


def test_asking_registries_slows_a_file_down_but_little(book: OpenBook) -> None:
    assert asked(book)["registries asked"] <= BAR


if __name__ == "__main__":
    asked(open_book())
