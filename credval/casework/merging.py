"""Two people changed one case at once: what differs, and how do both changes come into one?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from credval.model.cases import Case

PARTS = (
    "job",
    "person",
    "credentials",
    "merits",
    "papers",
    "papers_missing_because",
    "verifications",
    "checklist",
    "sectors",
    "protection",
)
"""What is written over; everything else is only ever added to."""
_ADDED_TO = ("proposals", "opinions", "decisions", "objections", "corrections", "letters")
_BY_ID = frozenset({"credentials", "papers", "verifications"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of the case that I changed: whether they changed the same, and field by field what stands and what I wrote."""

    part: str
    both_changed: bool
    fields: tuple[tuple[str, str, str], ...]
    """(path, theirs, mine)"""


def can_be_put_together(base: Case, mine: Case) -> bool:
    """Whether mine are changes of parts alone. A move, or a paper with its bytes, is made again on what stands."""
    new = {one.sha256 for one in mine.papers} - {one.sha256 for one in base.papers}
    return mine.state is base.state and not new


def differences(base: Case, theirs: Case, mine: Case) -> tuple[Difference, ...]:
    """The parts that I changed and that are another in ``theirs``. ``base`` is what both began with."""
    found = []
    for part in PARTS:
        was, stands, wrote = (getattr(one, part) for one in (base, theirs, mine))
        if wrote not in (was, stands):
            both = _clash(part, was, stands, wrote)
            found.append(Difference(part, both, _fields(stands, wrote)))
    return tuple(found)


def put_together(theirs: Case, by: str, at: datetime, base: Case, mine: Case, keep: Collection[str]) -> Case:
    """``theirs`` with the parts of mine that are in ``keep``, and with all that I added. An edit of `Casebook.edit`."""
    fields: dict[str, Any] = {part: _merged(part, base, theirs, mine) for part in PARTS if part in keep}
    for name in _ADDED_TO:
        fields[name] = getattr(theirs, name) + tuple(
            one for one in getattr(mine, name) if one not in getattr(base, name)
        )
    mine_new = (one for one in mine.events if one not in base.events)
    events = (*theirs.events, *(replace(one, by=by, at=at, state=theirs.state) for one in mine_new))
    fields["format"] = max(theirs.format, mine.format)
    return replace(theirs, events=events, **fields)


def _merged(part: str, base: Case, theirs: Case, mine: Case) -> Any:
    was, stands, wrote = (getattr(one, part) for one in (base, theirs, mine))
    if part not in _BY_ID:
        return wrote
    before, now, new = ({one.id: one for one in group} for group in (was, stands, wrote))
    removed = before.keys() - new.keys()
    changed = {id_: one for id_, one in new.items() if before.get(id_) != one}
    return tuple({id_: one for id_, one in (now | changed).items() if id_ not in removed}.values())


def _clash(part: str, was: Any, stands: Any, wrote: Any) -> bool:
    """Whether both changed the same: the same part, or the same thing of a list."""
    if stands == was:
        return False
    if part not in _BY_ID:
        return True
    before, now, new = ({one.id: one for one in group} for group in (was, stands, wrote))
    mine = {id_ for id_ in before.keys() | new.keys() if before.get(id_) != new.get(id_)}
    return any(before.get(id_) != now.get(id_) for id_ in mine)


def _fields(theirs: Any, mine: Any) -> tuple[tuple[str, str, str], ...]:
    left, right = _flat(msgspec.to_builtins(theirs)), _flat(msgspec.to_builtins(mine))
    paths = dict.fromkeys((*left, *right))
    return tuple(
        (path, left.get(path, ""), right.get(path, ""))
        for path in paths
        if left.get(path, "") != right.get(path, "")
    )


def _flat(value: Any, path: str = "") -> dict[str, str]:
    """Every value with the way to it, as title or credentials.1.award_date."""
    if isinstance(value, Mapping):
        found: dict[str, str] = {}
        for key, one in value.items():
            found |= _flat(one, f"{path}.{key}" if path else str(key))
        return found
    if isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value):
        named = {str(one.get("id") or one.get("item") or n): one for n, one in enumerate(value, 1)}
        return _flat(named, path)
    if isinstance(value, list | tuple):
        return {path: ", ".join(map(str, value))} if value else {}
    return {path: str(value)} if value not in (None, "") else {}
