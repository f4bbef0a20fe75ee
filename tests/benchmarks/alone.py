"""One candidate of the benchmark of files of claims, in a process of its own.

``python -m tests.benchmarks.alone CANDIDATE FOLDER`` prints the processor seconds of one run over ``FOLDER``'s claims; what
it needs beforehand is not counted. In one process a candidate is measured by what ran before it too: the texts of the bare
loop, read where earlier benchmarks have left holes in the memory, lie scattered, and the loop then takes twice the time.
"""

from __future__ import annotations

import gc
import io
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from credval.actions.assessing import Assessor
from credval.actions.batch import Batch
from credval.actions.books import OpenBook, open_book
from credval.exchange.claims import parse_line
from credval.text import Lang
from tests.benchmarks.bare_peer import Tables, chain

ON = date(2026, 11, 23)
_CLAIMS, _TEXTS = "claims.jsonl", "texts.json"
_ROOT = Path(__file__).parents[2]

Job = Callable[[], object]


class Nowhere(io.BytesIO):
    """Takes what is written and forgets it, so that nobody is measured by memory."""

    def write(self, content: Any) -> int:
        return len(content)


def prepare(folder: Path, book: OpenBook, lines: list[bytes]) -> None:
    """The claims, and the results of a few hundred of them, whose keys and texts the bare loop writes: the same size on average."""
    (folder / _CLAIMS).write_bytes(b"\n".join(lines))
    assessor = Assessor(book, ON)
    made = [assessor.written(parse_line(raw, n), {})[0] for n, raw in enumerate(lines[:500], 1)]
    (folder / _TEXTS).write_bytes(b"[" + b",".join(made) + b"]")


def seconds(candidate: str, folder: Path, book: OpenBook) -> float:
    """Processor seconds of one run in a fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.alone", candidate, str(folder), str(book.path)]
    return float(subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.PIPE).stdout)


def _bare_loop(folder: Path, book: OpenBook) -> Job:
    tables = Tables(book, ON)
    texts = msgspec.json.decode((folder / _TEXTS).read_bytes())
    return lambda: _looped(folder / _CLAIMS, tables, texts, Nowhere())


def _looped(path: Path, tables: Tables, texts: list[dict[str, Any]], out: io.BytesIO) -> None:
    with path.open("rb") as file:
        for n, raw in enumerate(file):
            claim = msgspec.json.decode(raw)
            first, last = tables.days(claim["award_date"]) if "award_date" in claim else (None, 0)
            outcome, rule = chain(claim, first, last, tables)
            ready = texts[n % len(texts)]
            ready["id"], ready["outcome"], ready["rule"] = claim["id"], outcome, rule
            out.write(msgspec.json.encode(ready) + b"\n")


def _assess(folder: Path, book: OpenBook) -> Job:
    return lambda: Batch(book, ON, Lang.SV).run(str(folder / _CLAIMS), Nowhere())


CANDIDATES: dict[str, Callable[[Path, OpenBook], Job]] = {
    "bare loop": _bare_loop,
    "credval assess": _assess,
}


def main(candidate: str, folder: str, book: str) -> None:
    job = CANDIDATES[candidate](Path(folder), open_book(Path(book)))
    gc.collect()
    started = time.process_time()
    job()
    print(time.process_time() - started)


if __name__ == "__main__":
    main(*sys.argv[1:])
