"""What is asked of the engine for one person, and what comes back? Runs on the worker thread of the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from credval.assessment.regions import ladders_of
from credval.desktop.assess.ladders_card import Ladders
from credval.desktop.assess.shelf import Shelf

Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """The result of one credential with the ladders to draw beside it."""

    result: Result
    ladders: Ladders | None


def ask(shelf: Shelf, claims: Sequence[dict[str, Any]], on: date) -> dict[str, Reply]:
    """The results of a person's credentials by their ids."""
    from credval.actions.assessing import assess_person
    from credval.actions.evidence import evidence_in_use

    results = assess_person(shelf.book, claims, on, evidence_in_use())
    return {
        one["id"]: Reply(one, ladders(shelf, one, on, str(claim.get("region") or "")))
        for one, claim in zip(results, claims, strict=True)
    }


def ladders(shelf: Shelf, result: Result, on: date, region: str = "") -> Ladders | None:
    """The ladders to draw; None where one of them is not in the book. Nothing is marked that is not certain."""
    entry = shelf.book.qualification((result["matched"] or {}).get("qualification_id") or "")
    there = shelf.book.country(entry.system) if entry else None
    here = shelf.book.country("se")
    if entry is None or there is None or here is None or not there.ladders or not here.ladders:
        return None
    award, shown = result["award_date"], result["comparability"]
    sure = bool(shown and shown["certain"]) and result["matched"]["how"] != "close"
    day = date.fromisoformat(award["first"]) if award else on
    return Ladders(
        there,
        ladders_of(there, day, region, entry.part, entry.id) if sure else ladders_of(there, day, region),
        here,
        on,
        (entry.id,) if sure else (),
        entry.stage if sure else None,
        tuple(one["id"] for one in shown["destinations"]) if sure else (),
    )


def summary_text(result: Result, lang: str) -> str:
    """The answer as plain text for an e-mail: the sentence, the five sentences, the next steps, what it rests on."""
    steps = [f"{number}. {step[lang]}" for number, step in enumerate(result["next_steps"], 1)]
    parts = [result["headline"][lang], " ".join(one[lang] for one in result["summary"]), "\n".join(steps)]
    hashes = [result[key][:12] for key in ("hash", "evidence") if result[key]]
    return "\n\n".join([*parts, ", ".join([f"credval {result['edition']}", *hashes])])
