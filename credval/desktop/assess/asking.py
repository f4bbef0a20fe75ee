"""What is asked of the engine for one person, and what comes back? Runs on the worker thread of the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

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

    return {one["id"]: Reply(one, ladders(shelf, one, on)) for one in assess_person(shelf.book, claims, on)}


def ladders(shelf: Shelf, result: Result, on: date) -> Ladders | None:
    """The ladders in force on the day of award (or of the assessment); None where one of them is not in the book."""
    matched = result["matched"] and result["matched"]["qualification_id"]
    there = shelf.book.country(matched.split("/", 1)[0]) if matched else None
    here = shelf.book.country("se")
    if there is None or here is None or not there.ladders or not here.ladders:
        return None
    award = result["award_date"]
    day = date.fromisoformat(award["last"]) if award else on
    found = result["comparability"]
    marks = tuple(one["id"] for one in found["destinations"]) if found else ()
    return Ladders(there, here, day, (matched,), marks)


def summary_text(result: Result, lang: str) -> str:
    """The answer as plain text for an e-mail: the sentence, the five sentences, the next steps, the edition."""
    steps = [f"{number}. {step[lang]}" for number, step in enumerate(result["next_steps"], 1)]
    parts = [result["headline"][lang], " ".join(one[lang] for one in result["summary"]), "\n".join(steps)]
    return "\n\n".join([*parts, f"credval {result['edition']}, {result['hash'][:12]}"])
