"""How is a wrong fact put right, so that it stays visible what it was? The rectification log (GDPR, Article 16)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec.structs import replace

from credval.casework.acts import in_utc
from credval.casework.claims import OF_THE_CASE
from credval.casework.editing import EditRefusedError, changed
from credval.model.case_words import Happening
from credval.model.cases import Case, Correction, Credential, Person
from credval.text import both

PERSON_FIELDS = ("name_as_written", "other_names", "born_as_written", "born_calendar", "contact", "language")

_BETWEEN = "; "
"""Between several other names in one corrected value."""


def correct_person(case: Case, by: str, at: datetime, field: str, now: str, because: str = "") -> Case:
    """A detail of the person, by the name of its field; several other names with ``; `` between them.

    In any state but erased: it changes nobody's outcome.
    """
    if field not in PERSON_FIELDS:
        raise ValueError(f"no field of a person: {field}")
    was, now = _as_text(getattr(case.person, field)), now.strip()
    value: Any = _names(now) if field == "other_names" else now
    person: Person = replace(case.person, **{field: value})
    return _logged(case, by, at, f"person.{field}", was, now, because, person=person)


def correct_credential(
    case: Case, by: str, at: datetime, id_: str, key: str, now: Any, because: str = ""
) -> Case:
    """A fact of a credential, by its key in the claim; None takes it away. Decisions stand; the next step says to
    look again.
    """
    if key in OF_THE_CASE:
        raise ValueError(f"a key of the case, not of a credential: {key}")
    credential = next((one for one in case.credentials if one.id == id_), None)
    if credential is None:
        raise EditRefusedError(both("“{id}” is not in this case any more. Load the case again.", id=id_))
    was = credential.claim.get(key)
    put = tuple(_with(one, key, now) if one.id == id_ else one for one in case.credentials)
    return _logged(case, by, at, f"{id_}.{key}", _as_text(was), _as_text(now), because, credentials=put)


def _logged(
    case: Case, by: str, at: datetime, what: str, was: str, now: str, because: str, **fields: Any
) -> Case:
    if was == now:
        raise EditRefusedError(both("This is what stands there already. Nothing was changed."))
    line = Correction(at=in_utc(at), by=by, what=what, was=was, now=now, because=because.strip())
    corrections = (*case.corrections, line)
    return changed(case, by, at, Happening.CORRECTED, what, corrections=corrections, **fields)


def _with(one: Credential, key: str, value: Any) -> Credential:
    claim = {name: old for name, old in one.claim.items() if name != key}
    return replace(one, claim=claim if value is None else claim | {key: value})


def _names(written: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in written.split(_BETWEEN.strip()) if one.strip())


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return _BETWEEN.join(map(str, value)) if isinstance(value, list | tuple) else str(value)
