"""Where in the form is a missing fact filled in?"""

from __future__ import annotations

from typing import Any

from credval.assessment.reasons import IF
from credval.text import both

PLACES = {
    "completion": "completion",
    "awarded": "completion",
    "institution": "institution_status",
    "programme": "programme_status",
    "authenticity": "authenticity",
    "discrepancy": "authenticity",
    "identity": "identity",
    "mismatch": "identity",
    "field": "field",
    "award_date": "award_date",
    "prior": "builds_on",
}
"""Code of a missing fact -> key of a claim, for `Form.go_to`."""


def place_of(would: dict[str, Any]) -> str:
    """The place of the fact that a line of ``would_be`` is about; empty where there is no single one."""
    code = next(
        (
            code
            for code, message in IF.items()
            if "{" not in message and both(message).en == would["if"]["en"]
        ),
        "",
    )
    return PLACES.get(code, "")
