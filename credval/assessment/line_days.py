"""How does a day of award stand in a line: in sentences, between days, and as a part of its own?"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from credval.assessment.assessing import Assessment
from credval.assessment.inputs import Sweden
from credval.assessment.record import PARTS, days_record
from credval.assessment.wording import award_text
from credval.text import Text

_encode = msgspec.json.Encoder().encode


class Day(NamedTuple):
    """The day of award as it stands in a line: in sentences, between days, and as a part of its own."""

    sv: bytes
    en: bytes
    on: bytes
    part: bytes


NO_DAY = Day(b"", b"", b"", b',"award_date":null')


def day_of(given: Assessment) -> Day:
    """The day of a claim that has one, encoded."""
    part = PARTS["award_date"](given, Sweden())
    shown = award_text(given.claim) or Text("", "")
    on = days_record(given.claim.award) if given.claim.award else ""
    sv, en, days = (_encode(one)[1:-1] for one in (shown.sv, shown.en, on))
    return Day(sv, en, days, b',"award_date":' + _encode(part))
