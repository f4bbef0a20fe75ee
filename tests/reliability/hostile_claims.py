"""Lines that nobody should send and somebody will: wrong types, junk, broken bytes, huge and hidden things."""

from __future__ import annotations

import json
from typing import Any

CLAIM = {"country": "IN", "qualification": "Bachelor of Tests"}

JUNK: tuple[Any, ...] = (
    5,
    True,
    "",
    " \t",
    "x",
    ["x"],
    [[]],
    {},
    {"x": {"y": [None]}},
    "\0",
    "\u202ex",
    "é" * 300,
    "x" * 1001,
)

FIELDS: list[tuple[str, Any]] = [
    *((key, junk) for key in ("id", "country", "region", "qualification", "qualification_native", "field", "institution",
                              "award_date", "award_calendar", "mode", "completion", "identity", "stage", "builds_on",
                              "documents", "evidence", "requirement", "prior_decision", "candidate", "credits")
      for junk in JUNK),
    *(("award_date", day) for day in ("2016-02-30", "31/12/2012", "03/04/2012", "12", "05/06/12", "0000-00-00", "-5", "9999",
                                      "1849", "2199-12-31", "yesterday", "2012-13", "2012/13", "२०१२-०६-३०", 10**30, 2012.5)),
    *(("qualification", title) for title in ("{name}", "{0}", "%s", "<b>x</b>", "'; DROP TABLE entries", "🎓", "....", "in/",
                                             "in/../../etc/passwd", "sv/x", "\ud800\udc00", "Bаchelor of Tests", "B" * 1000)),
    *(("builds_on", names) for names in (["nowhere"], ["line-1"], ["self"], ["x"] * 201)),
    *(("credits", number) for number in (-1, 10**400, 1e308, "1e5", "٣", "3,5", "nan")),
    *(("requirement", {"kind": kind, "destination": "se/no", "profession": "wizard"}) for kind in ("destination", "profession")),
    *(("evidence", [one]) for one in ({"about": "institution", "answer": "confirmed"},
                                      {"about": "institution", "answer": "confirmed", "day": "2199-01-01", "body": "x"})),
]  # fmt: skip

BYTES = [
    b"{", b"{}", b"[]", b"null", b"5", b'"x"', b"\0", b"\xff\xfe{\0}\0", b"\xe5\xe4\xf6", b"// comment", b"a,b",
    b'{"id":"\\ud800"}', b'{"country":"IN","qualification":"B","\\ud800":1}', b'{"credits":NaN}', b'{"credits":1e999}',
    b"[" * 100_000, b'{"a":' * 5000 + b"1" + b"}" * 5000, b'{"a":' * 900 + b"1" + b"}" * 900,
    b'{"country":"IN","qualification":"' + b"x" * 10_000_000 + b'"}',
    b'{"country":"IN","country":"SE","qualification":"B"}', b'{"country":"IN","qualification":"B"},',
    b'\xef\xbb\xbf{"country":"IN","qualification":"Bachelor of Tests"}',
]  # fmt: skip


def lines() -> list[bytes]:
    """Every hostile line, each followed by nothing; none is blank."""
    claims = [CLAIM | {key: value} for key, value in FIELDS]
    return [*(json.dumps(one).encode() for one in claims), *BYTES]
