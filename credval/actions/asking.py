"""Whom can a recruiter ask about a credential: the bodies and channels that fit what was typed of it?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from credval.actions.books import OpenBook
from credval.assessment.regions import part_of
from credval.casework.verifying import Asked, Task, tasks
from credval.model.entries import Qualification
from credval.model.systems import awards_of


def tasks_for(book: OpenBook, claim: Mapping[str, Any], today: date) -> tuple[Task, ...]:
    """The look-ups for a claim as typed (keys of the contract); none where its country is not in the book."""
    country = book.country(str(claim.get("country") or "").lower())
    if country is None:
        return ()
    entries = _entries(book, str(claim.get("qualification") or ""), country.id)
    part = part_of(country, str(claim.get("region") or ""))
    return tasks(
        country,
        Asked(
            today,
            _year(claim.get("award_date")),
            awards=_shared([awards_of(one.kind) for one in entries]),
            parts=(part.id,) if part else _shared([one.part for one in entries]),
        ),
    )


def _entries(book: OpenBook, title: str, system: str) -> list[Qualification]:
    """The entries that have this very id or title."""
    keys = [title] if "/" in title else [key for key, _how in book.exact("qualification", title, system)]
    return [one for key in keys if (one := book.qualification(key))]


def _shared(lists: list[tuple[str, ...]]) -> tuple[str, ...]:
    """What stands in any of the lists; nothing, which leaves nothing out, if one of them is empty."""
    return tuple(dict.fromkeys(one for some in lists for one in some)) if all(lists) else ()


def _year(written: object) -> int | None:
    first = str(written or "")[:4]
    return int(first) if first.isdigit() and 1900 <= int(first) <= 2100 else None
