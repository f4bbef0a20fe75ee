"""Is a report what it says: is its attachment the printed one, and does assessing again give the same?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from credval.errors import CredvalError
from credval.reports import attached
from credval.reports.closing import not_sealed
from credval.reports.laying import code_rows
from credval.reports.painting import QUIET
from credval.reports.reading import MOST_BYTES, Found, UnreadableError, read
from credval.text import Lang, Text, both

__all__ = ["MOST_BYTES", "Here", "Repeat", "Same", "Verdict", "verify"]

_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_MOST_CLAIMS = 1000

Rerun = Callable[[list[dict[str, Any]], date, bool], Sequence[dict[str, Any]]]
"""Claims, the day of the assessment and whether the evidence book is to be asked in; results out, in the same order."""


class Same(StrEnum):
    """Whether the attachment is the one that the page names."""

    YES = "yes"
    NO = "no"
    ABSENT = "absent"


class Repeat(StrEnum):
    """Whether assessing the attached claims again gives the attached results."""

    YES = "yes"
    NO = "no"
    OTHER_EDITION = "other_edition"
    OTHER_EVIDENCE = "other_evidence"
    NOT_TRIED = "not_tried"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, each question answered by itself. ``lines`` says all of it in sentences."""

    printed: Same
    """Is the SHA-256 of the attachment printed on the page?"""
    code: Same
    """Does the QR code name it, with the attached edition and outcome?"""
    repeated: Repeat
    sha256: str
    edition: str
    lines: tuple[Text, ...]

    @property
    def holds(self) -> bool:
        """The attachment is the printed one, and nothing that was tried speaks against it."""
        return self.printed is Same.YES and self.code is Same.YES and self.repeated is not Repeat.NO


@dataclass(frozen=True, slots=True)
class Here:
    """The hashes of the books in use here: the rulebook's, and that of the evidence where something was imported."""

    rulebook: str | None = None
    evidence: str | None = None


def verify(content: bytes, rerun: Rerun | None = None, here: Here = Here()) -> Verdict:
    """Look into a PDF. Never raises for what the file holds: a hostile or odd one gives sentences.

    ``rerun`` assesses again with the books that are ``here``; it is asked only if the report was made with the same
    ones. A report for which no evidence was asked is made again without.
    """
    try:
        found = read(content)
    except UnreadableError as problem:
        return _nothing(Text(problem.sv, problem.en))
    mine = [data for name, data in found.files if name == attached.NAME]
    if not found.files:
        return _nothing(both("The PDF has no attachment, so it is not a whole report of this program."))
    if len(found.files) > 1 or not mine:
        return _nothing(
            both(
                "A report of this program has one attachment, {name}; this PDF does not.", name=attached.NAME
            )
        )
    whole = _assessment(mine[0])
    if whole is None:
        return _nothing(both("The attachment is not an assessment of this program, or was changed."))
    return _judged(found, mine[0], whole, rerun, here)


def _judged(found: Found, data: bytes, whole: dict[str, Any], rerun: Rerun | None, here: Here) -> Verdict:
    sha256 = attached.digest(data)
    printed = _printed(found.text, sha256)
    code = _coded(found, whole, sha256)
    repeated = _repeated(whole, rerun, here)
    lines = tuple(_lines(printed, code, repeated, whole["edition"], damaged=found.damaged))
    return Verdict(printed, code, repeated, sha256, whole["edition"], lines)


def _nothing(said: Text) -> Verdict:
    return Verdict(Same.ABSENT, Same.ABSENT, Repeat.NOT_TRIED, "", "", (said, _unsealed()))


def _assessment(data: bytes) -> dict[str, Any] | None:
    """The attachment as data; None unless it has exactly the form that reports are given."""
    try:
        whole = json.loads(data.decode("utf-8"))
        if attached.canonical(whole) != data or whole["format"] != attached.FORMAT:
            return None
        date.fromisoformat(whole["on"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    texts = all(isinstance(whole.get(key), str) for key in ("edition", "rulebook", "on"))
    lists = [whole.get("claims"), whole.get("results")]
    records = all(isinstance(one, list) and all(isinstance(item, dict) for item in one) for one in lists)
    if not isinstance(whole.get("evidence"), str | None):
        return None
    if not texts or not records or not len(lists[0]) == len(lists[1]) <= _MOST_CLAIMS:
        return None
    found: dict[str, Any] = whole
    return found


def _printed(text: str, sha256: str) -> Same:
    hashes = _HASH.findall(text)
    if not hashes:
        return Same.ABSENT
    return Same.YES if sha256 in hashes else Same.NO


def _coded(found: Found, whole: dict[str, Any], sha256: str) -> Same:
    if found.squares is None:
        return Same.ABSENT
    outcomes = [str(result["outcome"]) if result.get("outcome") else None for result in whole["results"]]
    try:
        rows = code_rows(attached.code(whole["edition"], outcomes, sha256))
    except ValueError:  # more than a QR code holds
        return Same.NO
    dark = {(x + QUIET, y + QUIET) for y, row in enumerate(rows) for x, one in enumerate(row) if one}
    return Same.YES if dark == found.squares else Same.NO


def _repeated(whole: dict[str, Any], rerun: Rerun | None, here: Here) -> Repeat:
    asked = whole.get("evidence")
    if rerun is None:
        return Repeat.NOT_TRIED
    if whole["rulebook"] != here.rulebook:
        return Repeat.OTHER_EDITION
    if asked is not None and asked != here.evidence:
        return Repeat.OTHER_EVIDENCE
    try:
        again = list(rerun(whole["claims"], date.fromisoformat(whole["on"]), asked is not None))
    except (CredvalError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Repeat.NO
    return Repeat.YES if attached.canonical(again) == attached.canonical(whole["results"]) else Repeat.NO


def _lines(printed: Same, code: Same, repeated: Repeat, edition: str, *, damaged: bool) -> Iterator[Text]:
    if damaged:
        yield both("The file is damaged or was saved by another program; what could be read was read.")
    yield {
        Same.YES: both("The attached assessment is the one whose hash is printed."),
        Same.NO: both(
            "The attached assessment is not the one whose hash is printed: one of them was changed."
        ),
        Same.ABSENT: both("No hash is printed on the page, so the attachment cannot be compared with it."),
    }[printed]
    yield {
        Same.YES: both("The QR code names the same assessment, edition and outcome."),
        Same.NO: both("The QR code names another assessment, edition or outcome."),
        Same.ABSENT: both("There is no QR code of this program on the page."),
    }[code]
    yield {
        Repeat.YES: both("Assessed again with the same rulebook, it gives the same result."),
        Repeat.NO: both("Assessed again with the same rulebook, it gives another result."),
        Repeat.OTHER_EDITION: both(
            "It was made with another rulebook than the one in use here (edition {edition}, with another hash), so it was not assessed again.",
            edition=edition,
        ),
        Repeat.OTHER_EVIDENCE: both(
            "It names what imported registries said, and these registries are not the ones imported here, so it was not assessed again."
        ),
        Repeat.NOT_TRIED: both("It was not assessed again."),
    }[repeated]
    yield both("The other words on the page are not compared: read the attachment if much depends on them.")
    yield _unsealed()


def _unsealed() -> Text:
    return Text(not_sealed(Lang.SV), not_sealed(Lang.EN))
