"""Imported registries are evidence of a name: whatever they hold, no outcome, no row and no status comes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credval.actions.assessing import assess_claim
from credval.actions.books import OpenBook, open_book
from credval.actions.evidence import OpenEvidence, open_evidence
from credval.actions.importing import import_institutions
from credval.paths import resources
from tests.registry_files import DAY, charter, charter_row, dump, ror, table
from tests.shared_data import shared

ON = date(2026, 11, 23)
CLAIMS = [json.loads(line) for line in resources("samples/claims.jsonl").read_text("utf-8").splitlines()]
UNHEARD = "Zebra Valley University"
"""In no rulebook; in these registries it stands in every country of the samples."""
TOLD = {"institution", "notes", "trace", "evidence"}
"""The parts of a result in which registries may be told."""
_PLACE = ("id", "name", "name_now", "status", "on", "history", "similar")


@pytest.fixture(scope="module")
def book() -> OpenBook:
    return open_book()


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenEvidence]:
    """Every institution of the samples and one unheard of, in every country of the samples, as good as registries can say."""
    folder = tmp_path_factory.mktemp("evidence")
    target = folder / "evidence.sqlite"
    named = {(one["country"], one.get("institution") or UNHEARD) for one in CLAIMS}
    pairs = sorted(named | {(one["country"], UNHEARD) for one in CLAIMS})
    located = [
        ror(n, name, locations=[{"geonames_details": {"country_code": country, "name": "Town"}}])
        for n, (country, name) in enumerate(pairs, 1)
    ]
    deqar = [["deqar_id", "name_primary", "country"]]
    deqar += [[f"DEQARINST{n:04d}", name, country] for n, (country, name) in enumerate(pairs, 1)]
    rows = [
        charter_row(900000000 + n, name, **{"Country Cd": country})
        for n, (country, name) in enumerate(pairs, 1)
        if len(country) == 2
    ]
    for file in (
        dump(folder / "r.json", located),
        table(folder / "d.csv", deqar),
        charter(folder / "c.xlsx", rows),
    ):
        import_institutions(file, DAY, target=target)
    found = open_evidence(target)
    assert found is not None
    yield found
    found.close()


def without_what_is_told(record: dict[str, Any]) -> dict[str, Any]:
    """Everything in a result that must not hang on a registry."""
    steps = [
        {key: value for key, value in one.items() if one["step"] != "S6" or key not in ("got", "source")}
        for one in record["trace"]
    ]
    kept = {key: value for key, value in record.items() if key not in TOLD}
    return kept | {"place": {key: record["institution"][key] for key in _PLACE}, "steps": steps}


def compared(
    book: OpenBook, evidence: OpenEvidence, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> list[str]:
    """The samples of which anything but what is told differs with the registries; there must be none."""
    found = []
    for claim in map(change, CLAIMS):
        alone, beside = assess_claim(book, claim, ON), assess_claim(book, claim, ON, evidence)
        if without_what_is_told(alone) != without_what_is_told(beside):
            found.append(str(claim["id"]))
    return found


def test_registries_change_no_outcome_and_no_status_of_any_sample(
    book: OpenBook, evidence: OpenEvidence
) -> None:
    assert compared(book, evidence, lambda claim: claim) == []


def test_a_name_that_every_registry_praises_stays_unknown_in_every_sample(
    book: OpenBook, evidence: OpenEvidence
) -> None:
    unheard = [one | {"institution": UNHEARD} for one in CLAIMS]
    assert compared(book, evidence, lambda claim: claim | {"institution": UNHEARD}) == []
    told = [assess_claim(book, one, ON, evidence)["institution"] for one in unheard]
    assert sum(len(one["registries"]) == 3 for one in told) >= len(told) // 2, "the registries were not asked"


def test_a_note_may_be_added_and_none_is_taken_away(book: OpenBook, evidence: OpenEvidence) -> None:
    for claim in (one | {"institution": UNHEARD} for one in CLAIMS):
        alone, beside = (assess_claim(book, claim, ON, one)["notes"] for one in (None, evidence))
        assert [one for one in alone if one not in beside] == []


def test_the_real_ror_changes_no_outcome_and_no_status_either(book: OpenBook, tmp_path: Path) -> None:
    target = tmp_path / "evidence.sqlite"
    import_institutions(shared("ror/ror-v2.9-schema_v2-35990.json.gz"), DAY, target=target)
    real = open_evidence(target)
    assert real is not None
    assert compared(book, real, lambda claim: claim) == []
    real.close()
