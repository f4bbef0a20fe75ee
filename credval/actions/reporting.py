"""Results become reports: one PDF a claim or a person, and a report is checked again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

from credval.actions.assessing import assess_person, highest_completed
from credval.actions.books import OpenBook
from credval.actions.evidence import OpenEvidence
from credval.actions.running import Entries, Result
from credval.assessment.record import Record
from credval.conditions.evaluating import Fact
from credval.model.words import Stage
from credval.text import Lang, Text, both, reason

if TYPE_CHECKING:
    from credval.reports.blocks import Section
    from credval.reports.case import Decision, SectorNote

MOST_BYTES_A_NAME = 100
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)

Pair = tuple[Mapping[str, Any], Record]


@dataclass(frozen=True, slots=True)
class Office:
    """Whose note it is: the office, and who prepared it; both may be empty."""

    name: str = ""
    prepared_by: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in a report beside the credentials: the post, the answers of its sector, decisions, annexes."""

    job: str = ""
    sectors: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict)
    """For a sector pack, by its id, what was answered to its questions."""
    decisions: tuple[Decision, ...] = ()
    annexes: tuple[Section, ...] = ()


def report(
    book: OpenBook,
    pairs: Sequence[Pair],
    lang: Lang,
    on: date,
    office: Office = Office(),
    beside: Beside = Beside(),
) -> bytes:
    """One report of a person's credentials, as PDF bytes; the same bytes for the same input."""
    from credval.reports.case import CaseHeader
    from credval.reports.pdf import pdf
    from credval.reports.plan import plan
    from credval.reports.sector import sectors

    first, records = pairs[0][0], [record for _, record in pairs]
    person = first.get("candidate") or {}
    header = CaseHeader(
        on,
        office.name,
        str(person.get("name_as_written") or ""),
        str(person.get("reference") or ""),
        Stage(str(first.get("stage") or "screening").lower()),
        office.prepared_by,
        beside.job,
    )
    best = highest_completed(records)
    highest = next((n for n, record in enumerate(records) if record is best), None)
    credentials = [_credential(book, claim, record) for claim, record in pairs]
    notes = sectors(_sector_notes(book, first, beside, on), lang)
    return pdf(
        plan(
            header, credentials, lang, sweden=book.country("se"), highest=highest,
            decisions=beside.decisions, annexes=(*notes, *beside.annexes),
        )
    )  # fmt: skip


def _sector_notes(book: OpenBook, claim: Mapping[str, Any], beside: Beside, on: date) -> Iterator[SectorNote]:
    """The packs whose questions somebody answered, with what they say to the answers."""
    from credval.actions.advising import Asked, advise
    from credval.reports.case import SectorNote

    profession = (claim.get("requirement") or {}).get("profession")
    asked = Asked(beside.job, str(profession or ""), str(claim.get("country") or ""))
    for one in advise(book, asked, beside.sectors, on).sectors:
        if given := beside.sectors.get(one.pack.id):
            yield SectorNote(one.pack, one.why, one.said, given)


def _credential(book: OpenBook, claim: Mapping[str, Any], record: Record) -> Any:
    from credval.reports.case import Credential

    entry = book.qualification(record["matched"]["qualification_id"] or "")
    system = entry.system if entry else str(claim["country"]).lower()
    return Credential(
        record,
        claim,
        book.country(system),
        entry.stage if entry else None,
        entry.part if entry else (),
    )


def file_name(name: str) -> str:
    """A name that is safe on every system: percent-encoded, at most 100 bytes, without ending."""
    safe = quote(name, safe=" ()+,=@").replace("~", "%7E").strip()
    safe = re.sub(r"^\.+|\.+$", lambda found: "%2E" * len(found[0]), safe)
    if _RESERVED.match(safe) or not safe:
        safe = f"_{safe}"
    cut = safe[:MOST_BYTES_A_NAME]
    return re.sub(r"%.?$", "", cut) if len(safe) > MOST_BYTES_A_NAME else cut


class ReportFolder:
    """Writes reports as results come: at once for a claim alone, at the end for a person with several."""

    def __init__(self, folder: Path, book: OpenBook, lang: Lang, on: date, entries: Entries) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._entries = entries
        self._folder = folder
        self._book = book
        self._lang = lang
        self._on = on
        self._people: dict[str, list[Pair]] = {}
        self._used: dict[str, int] = {}

    def keep(self, one: Result) -> None:
        """Take one result; a line with an error has no report."""
        if one.record["error"] is not None:
            return
        claim = msgspec.json.decode(one.raw) | {"id": one.line.id}
        reference = one.line.candidate.reference
        if reference:
            self._people.setdefault(reference, []).append((claim, one.record))
        else:
            self._write(one.line.id, [(self._alone(claim), one.record)])

    def _alone(self, claim: dict[str, Any]) -> dict[str, Any]:
        """A claim whose report stands alone names entries instead of other claims, so that it can be repeated."""
        names = claim.get("builds_on")
        return claim | {"builds_on": [self._entries.get(key) or key for key in names]} if names else claim

    def finish(self) -> None:
        """Write the reports of people with a reference."""
        for reference, pairs in self._people.items():
            self._write(reference, pairs)

    def _write(self, name: str, pairs: list[Pair]) -> None:
        base = file_name(name)
        self._used[base.casefold()] = count = self._used.get(base.casefold(), 0) + 1
        path = self._folder / (f"{base}.pdf" if count == 1 else f"{base}~{count}.pdf")
        new = path.with_name(f"{path.name}.new")
        new.write_bytes(report(self._book, pairs, self._lang, self._on))
        new.replace(path)


@dataclass(frozen=True, slots=True)
class Verification:
    """What a look into a report showed, line by line; ``holds``: the attached assessment is the printed one."""

    holds: bool
    lines: tuple[Text, ...]


def verify_file(book: OpenBook, path: Path, evidence: OpenEvidence | None = None) -> Verification:
    """Look into a report. A file that is no report of ours gives a sentence, never an error."""
    from credval.reports.verify import MOST_BYTES, Here, verify

    try:
        if path.stat().st_size > MOST_BYTES:
            return Verification(False, (both("The file is larger than any report of this program."),))
        content = path.read_bytes()
    except OSError as problem:
        return Verification(
            False, (both("{path} cannot be read: {why}.", path=str(path), why=reason(problem)),)
        )
    verdict = verify(
        content,
        lambda claims, on, asked: assess_person(book, claims, on, evidence if asked else None),
        Here(book.hash, evidence.hash if evidence else None),
    )
    return Verification(verdict.holds, verdict.lines)
