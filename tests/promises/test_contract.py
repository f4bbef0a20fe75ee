"""The contract of the command line: the keys of a result, in every result, whatever happened."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from credval.actions.books import open_book
from tests.promises.locales import environment
from tests.promises.sources import ROOT

KEYS = [
    "contract", "id", "outcome", "rule", "headline", "preliminary", "comparability", "if_not_regulated", "requirement", "matched",
    "candidates", "institution", "elements", "views", "trace", "would_be", "notes", "next_steps", "sources", "vetting", "edition",
    "hash", "evidence", "error",
]  # fmt: skip
INNER = {
    "comparability": {"certain", "destinations", "eqf", "cycle", "basis", "home_access"},
    "requirement": {"met", "because"},
    "matched": {"qualification_id", "title", "how"},
    "institution": {"id", "name", "status", "on", "because"},
}
ROWS = {
    "candidates": {"qualification_id", "title", "eqf", "from", "until"},
    "views": {"body", "says", "eqf", "address", "read"},
    "trace": {"step", "question", "fact", "wanted", "got", "answer", "entry", "source"},
    "would_be": {"if", "outcome", "rule"},
}
OUTCOMES = {"COMPARABLE", "COMPARABLE_NOTE", "PARTIAL", "NOT_COMPARABLE", "CANNOT_ASSESS", "REFER_AUTHORITY"}
RULES = {"S2", *(f"C{n}" for n in range(1, 13))}
BAD = [
    b"{}",
    b"{",
    b'{"country":"IN","qualification":"BA","wand":1}',
    b'{"country":"QQ","qualification":"BA"}',
]


def credval(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "credval", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(), input=given, capture_output=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def done() -> subprocess.CompletedProcess[bytes]:
    """A run over the sample claims, each followed by a bad line."""
    open_book()
    samples = (ROOT / "resources" / "samples" / "claims.jsonl").read_bytes().splitlines()
    mixed = [line for n, good in enumerate(samples) for line in (good, BAD[n % len(BAD)])]
    return credval("assess", "-", "--on", "2026-11-23", "--workers", "2", given=b"\n".join(mixed))


@pytest.fixture(scope="module")
def results(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_key_is_in_every_result(results: list[dict[str, Any]]) -> None:
    assert [one["id"] for one in results if not set(KEYS) <= one.keys()] == []


def test_a_bad_line_is_answered_in_its_place(results: list[dict[str, Any]]) -> None:
    assert [one["error"] is None for one in results] == [True, False] * (len(results) // 2)


def test_what_is_in_a_result_has_its_keys_too(results: list[dict[str, Any]]) -> None:
    good = [one for one in results if one["error"] is None]
    assert [
        one["id"] for one in good for key, keys in INNER.items() if one[key] and not keys <= one[key].keys()
    ] == []
    assert [one["id"] for one in good for key, keys in ROWS.items() for row in one[key] if not keys <= row.keys()] == []  # fmt: skip


def test_outcomes_and_rules_are_those_of_the_contract(results: list[dict[str, Any]]) -> None:
    said = {(one["outcome"], one["rule"]) for one in results if one["error"] is None}
    assert ({outcome for outcome, _ in said} <= OUTCOMES, {rule for _, rule in said} <= RULES) == (True, True)


def test_the_status_is_one_and_nothing_but_results_goes_out(
    done: subprocess.CompletedProcess[bytes],
) -> None:
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(
    ("kind", "text", "country", "first"),
    [
        ("qualification", "b com", "IN", "in/"),
        ("institution", "delhi university", "IN", "in/university-of-delhi"),
        ("profession", "sjuksk", "SE", "se/sjukskoterska"),
    ],
)
def test_a_search_gives_its_hits_best_first(kind: str, text: str, country: str, first: str) -> None:
    found = credval("search", kind, text, "--country", country, "--limit", "2", "--json").stdout.splitlines()
    assert json.loads(found[0])["id"].startswith(first)
    assert len(found) <= 2


def test_a_report_of_ours_is_verified_and_a_piece_of_one_is_not(tmp_path: Path) -> None:
    claim = b'{"country":"IN","qualification":"B.Com. (Pass)","award_date":"2012","id":"a"}'
    credval("assess", "-", "--report", str(tmp_path), "--lang", "sv", given=claim)
    (tmp_path / "b.pdf").write_bytes((tmp_path / "a.pdf").read_bytes()[:2000])
    found = [credval("report", "verify", str(tmp_path / name)) for name in ("a.pdf", "b.pdf")]
    assert [(one.returncode, one.stderr) for one in found] == [(0, b""), (1, b"")]
