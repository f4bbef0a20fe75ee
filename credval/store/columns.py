"""What do lists need of a case besides its document?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from credval.model.cases import Case
from credval.store.lists import Coming
from credval.writing.folding import fold

_LAST = str.maketrans({"å": "zza", "ä": "zzb", "æ": "zzb", "ö": "zzc", "ø": "zzc"})
_NUMBER = re.compile(r"(\d{1,6})\D+(\d{1,9})")

EMPTIED = dict.fromkeys(
    (
        "assessor", "job_title", "job_order", "job_reference", "person_name", "person_order", "person_search", "reference",
        "countries", "qualification", "qualification_order", "institution", "institution_order", "outcomes", "search",
    ),
    "",
) | dict.fromkeys(("erase_on", "next_step", "next_due", "next_order", "next_changes_on"))  # fmt: skip
"""The columns that say something of a person or a decision, as they are once a case is erased."""


def columns(case: Case) -> dict[str, Any]:
    """The columns of `CaseRow` that follow from the case alone: all but its place, its day of erasure and its next step."""
    person, job = case.person, case.job
    names = (person.name_as_written, *person.other_names)
    qualification, institution = _of_first(case, "qualification"), _of_first(case, "institution")
    said = [_claimed(one.claim, key) for one in case.credentials for key in ("qualification", "institution")]
    found = {
        "id": case.id,
        "number": case.number,
        "number_order": number_order(case.number),
        "version": case.version,
        "state": case.state.value,
        "opened_at": case.opened_at,
        "changed_at": case.changed_at,
        "decided_at": case.decided_at,
        "assessor": case.proposals[-1].by if case.proposals else case.opened_by,
        "job_title": job.title,
        "job_order": swedish_order(job.title),
        "job_reference": job.reference,
        "person_name": person.name_as_written,
        "person_order": swedish_order(person.name_as_written),
        "person_search": _folded(names),
        "reference": person.reference,
        "countries": _each_once(_claimed(one.claim, "country") for one in case.credentials),
        "qualification": qualification,
        "qualification_order": swedish_order(qualification),
        "institution": institution,
        "institution_order": swedish_order(institution),
        "outcomes": " ".join(_outcomes(case)),
        "search": _folded((case.number, person.reference, job.title, job.reference, *said)),
    }
    return {
        name: value.replace("\0", "") if isinstance(value, str) else value for name, value in found.items()
    }


def next_columns(coming: Coming) -> dict[str, Any]:
    """The columns of the next step."""
    return {
        "next_step": coming.step,
        "next_due": coming.due,
        "next_order": f"{(coming.due or date.max).isoformat()} {coming.step}" if coming.step else None,
        "next_changes_on": coming.changes_on,
    }


def swedish_order(text: str) -> str:
    """A key whose order is that of Swedish: å, ä and ö after z, other marks and scripts by their Latin letters."""
    return fold(unicodedata.normalize("NFC", text).casefold().translate(_LAST))


def number_order(number: str) -> int:
    """``2026-0013`` as 2026 and 13, so that 10000 comes after 9999; 0 for a number of another form."""
    found = _NUMBER.fullmatch(number)
    return int(found[1]) * 1_000_000_000 + int(found[2]) if found else 0


def words(text: str) -> list[str]:
    """The folded words of what somebody searches for."""
    return fold(text.replace("\0", " ")).split()


def _outcomes(case: Case) -> Iterable[str]:
    found = {one.credential: one.outcome for one in case.proposal.of} if case.proposal else {}
    found |= {one.credential: one.outcome for one in case.decisions}
    order = [one.id for one in case.credentials if one.id in found]
    return (found[key].value for key in (*order, *(key for key in found if key not in order)))


def _of_first(case: Case, key: str) -> str:
    return _claimed(case.credentials[0].claim, key) if case.credentials else ""


def _claimed(claim: dict[str, Any], key: str) -> str:
    return str(claim.get(key) or "")


def _each_once(codes: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(code for code in codes if code))


def _folded(texts: Iterable[str]) -> str:
    return " ".join(filter(None, map(fold, texts)))
