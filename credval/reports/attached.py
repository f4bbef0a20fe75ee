"""Which bytes are attached to a report, so that anybody can check and repeat what it says?"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from credval.reports.case import Credential

FORMAT = 1
NAME = "credval-assessment.json"
_CODE = "credval-report"


def canonical(thing: object) -> bytes:
    """JSON in one way only: sorted keys, no spaces, UTF-8. Raises ValueError for what JSON cannot hold."""
    text = json.dumps(thing, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def assessment(credentials: Sequence[Credential], on: date) -> bytes:
    """Claims and results as canonical JSON. Who the person is, and who checked, is not among them."""
    first = credentials[0].result
    whole: dict[str, Any] = {
        "format": FORMAT,
        "kind": "credval-assessment",
        "edition": first["edition"],
        "rulebook": first["hash"],
        "evidence": evidence(credentials),
        "on": on.isoformat(),
        "claims": [
            {key: value for key, value in one.claim.items() if key != "candidate"} for one in credentials
        ],
        "results": [dict(one.result) for one in credentials],
    }
    return canonical(whole)


def evidence(credentials: Sequence[Credential]) -> str | None:
    """The hash of the evidence book that was asked for a name; None where none was."""
    return next((found for one in credentials if (found := one.result.get("evidence"))), None)


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def code(edition: str, outcomes: Sequence[str | None], sha256: str) -> str:
    """What the QR code of a report says; an outcome that several credentials have stands once, with their number."""
    counted = Counter(outcome or "NONE" for outcome in outcomes)
    named = "+".join(outcome if count == 1 else f"{outcome}*{count}" for outcome, count in counted.items())
    return f"{_CODE};format={FORMAT};edition={edition};outcome={named};sha256={sha256}"
