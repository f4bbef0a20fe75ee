"""The combination table as a decision of zen-engine (GoRules), evaluated claim by claim with its trace switched on.

It is given more than the program is: the axes, the elements as the job's requirement changes them, and every yes and no that
the table asks for stand ready for each claim, taken from the program's own assessment. Reading the entry, comparing days,
looking up institutions and weighing evidence cost it nothing; it only walks the table, by its fast call (``evaluate`` by key
of a decision that a static loader holds). That favours zen-engine; the bare chain and the program do all of it each time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import msgspec
import zen

from credval.actions.books import open_book
from credval.actions.finding import Finder
from credval.assessment.assessing import assess
from credval.assessment.table import State
from credval.exchange.claims import parse_line
from tests.benchmarks.bare_peer import Tables, chain

Plain = dict[str, Any]
KEY = "combination"
TRACE: Any = {"trace": True}

_VERIFIED = {
    "authenticity": ("VERIFIED_AT_SOURCE", "DIGITALLY_VERIFIED"),
    "identity": ("MATCH", "EXPLAINED_VARIANT"),
}
_REST = ("workload", "profile", "learning_outcomes")
_ELEMENTS = ("level", "quality", *_REST)

ROWS: list[tuple[str, str, Plain]] = [
    ("C1", "NOT_COMPARABLE", {"authenticity": "CONFIRMED_FALSE"}),
    ("C1", "NOT_COMPARABLE", {"institution": ("MILL_CONFIRMED", "LISTED_NOT_ENTITLED")}),
    ("C2", "REFER_AUTHORITY", {"regulated": True}),
    ("S2", "COMPARABLE", {"statement": True, "regulation_unclear": False, **_VERIFIED}),
    ("S2", "COMPARABLE_NOTE", {"statement": True}),
    ("C7", "CANNOT_ASSESS", {"identified": False}),
    ("C3", "CANNOT_ASSESS", {"completion": ("PARTIAL_STUDIES", "UNKNOWN")}),
    ("C4", "CANNOT_ASSESS", {"authenticity": "DISCREPANCY_OPEN"}),
    ("C4", "CANNOT_ASSESS", {"identity": "UNEXPLAINED_MISMATCH"}),
    ("C5", "CANNOT_ASSESS", {"institution": ("UNKNOWN", "RECOGNISED_OTHER_PERIOD")}),
    ("C6", "PARTIAL", {"institution": "LEGITIMATE_NOT_RECOGNISED", "alternative_unofficial": True}),
    ("C6", "PARTIAL", {"programme": "NOT_ACCREDITED", "alternative_unofficial": True}),
    ("C6", "CANNOT_ASSESS", {"institution": "LEGITIMATE_NOT_RECOGNISED"}),
    ("C6", "CANNOT_ASSESS", {"programme": "NOT_ACCREDITED"}),
    ("C7", "CANNOT_ASSESS", {"level": "unknown"}),
    ("C7", "CANNOT_ASSESS", {"quality": "unknown"}),
    ("C7", "CANNOT_ASSESS", {"programme": "UNKNOWN"}),
    ("C8", "PARTIAL", {"level": "substantial", "nameable_below": True}),
    *(("C9", "CANNOT_ASSESS", {"level": "substantial", name: "unknown"}) for name in _REST),
    ("C9", "NOT_COMPARABLE", {"level": "substantial"}),
    *(("C10", "PARTIAL", {name: "substantial"}) for name in ("quality", *_REST)),
    (
        "C12",
        "COMPARABLE",
        dict.fromkeys(_ELEMENTS, "none")
        | {"completion": "COMPLETED_AWARDED", "regulation_unclear": False}
        | _VERIFIED,
    ),
    ("C11", "COMPARABLE_NOTE", {}),
]
"""Rule, outcome, and what must hold; the first row that holds wins."""


def job(theirs: Iterable[tuple[Plain, int | None, int]], tables: Tables) -> Callable[[], object]:
    """Evaluates every claim once, with trace. Its outcomes have been held against the bare chain's beforehand."""
    claims = list(theirs)
    states = ready_states([claim for claim, _, _ in claims], date.fromordinal(tables.on))
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {KEY: decision()}}})
    for state, (claim, first, last) in zip(states, claims, strict=True):
        answer = engine.evaluate(KEY, state, TRACE)
        assert answer["trace"]
        said = answer["result"]["outcome"], answer["result"]["rule"]
        assert said == chain(claim, first, last, tables), f"zen-engine says {said} of {claim}"
    return lambda: [engine.evaluate(KEY, state, TRACE) for state in states]


def ready_states(claims: list[Plain], on: date) -> list[Plain]:
    """Everything that the table looks at, for each claim, as plain words and booleans."""
    book = open_book()
    finder, found = Finder(book), []
    for n, raw in enumerate(claims, 1):
        claim = parse_line(json.dumps(raw).encode(), n).claim
        assert claim is not None
        state = assess(claim, finder.found(claim, claim.builds_on), book.sweden, on).state
        found.append({name: _plain(value) for name, value in msgspec.structs.asdict(state).items()})
    book.close()
    return found


def _plain(value: Any) -> str | bool:
    return value if isinstance(value, bool) else str(value.value)


def decision() -> Plain:
    """The table as a JSON decision model: one input for each field of a state, the first row that holds wins."""
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": name, "field": name, "name": name} for name in State.__struct_fields__],
        "outputs": [{"id": f"={name}", "field": name, "name": name} for name in ("rule", "outcome")],
        "rules": [_row(n, *row) for n, row in enumerate(ROWS)],
    }
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            _node("in", "inputNode"),
            _node("table", "decisionTableNode") | {"content": table},
            _node("out", "outputNode"),
        ],
        "edges": [
            {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
            for source, target in (("in", "table"), ("table", "out"))
        ],
    }


def _node(name: str, kind: str) -> Plain:
    return {"id": name, "type": kind, "name": name, "position": {"x": 0, "y": 0}}


def _row(n: int, rule: str, outcome: str, holds: Plain) -> Plain:
    cells = {name: _cell(holds[name]) if name in holds else "" for name in State.__struct_fields__}
    return {"_id": f"row-{n}", **cells, "=rule": f"'{rule}'", "=outcome": f"'{outcome}'"}


def _cell(wanted: str | bool | tuple[str, ...]) -> str:
    if isinstance(wanted, bool):
        return "true" if wanted else "false"
    return ", ".join(f"'{word}'" for word in ((wanted,) if isinstance(wanted, str) else wanted))
