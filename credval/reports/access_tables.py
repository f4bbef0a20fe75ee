"""Which tables does the export to the person have, one for each kind of thing that a case keeps?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from credval.casework.wording import happened, label
from credval.reports.access_data import Kept, shown
from credval.reports.blocks import Section, Table
from credval.reports.credential import ABOUT, ANSWERS
from credval.text import Lang, mark, tr

Row = tuple[str, ...]

_WHEN, _WHAT, _BY, _NOTE = mark("When"), mark("What"), mark("By"), mark("Note")
_SAID, _ANSWER, _KIND, _ASKED = mark("Said"), mark("Answer"), mark("Kind"), mark("Asked")


@dataclass(frozen=True, slots=True)
class Part:
    """A table: its heading, its columns with their widths in any unit, and its rows."""

    heading: str
    columns: tuple[tuple[str, float], ...]
    rows: Callable[[Kept], Iterable[Row]]


def table(part: Part, given: Kept) -> Section:
    """The table under its heading; a section without blocks where there is nothing in it."""
    lang = given.matter.lang
    rows = tuple(tuple(cell or "–" for cell in row) for row in part.rows(given))
    heads = tuple(tr(head, lang) for head, _ in part.columns)
    shares = tuple(share for _, share in part.columns)
    return Section(tr(part.heading, lang), (Table(heads, rows, shares, strong=False),) if rows else ())


def _merits(given: Kept) -> Iterator[Row]:
    for one in given.case.merits:
        yield label(one.kind).get(given.matter.lang), one.what, one.when


def _papers(given: Kept) -> Iterator[Row]:
    for one in given.case.papers:
        gone = tr("removed {day}", given.matter.lang, day=one.removed_on) if one.removed_on else ""
        name = ", ".join(part for part in (one.name or one.id, gone) if part)
        yield name, one.kind.replace("_", " "), str(one.received_on or ""), one.sha256


def _look_ups(given: Kept) -> Iterator[Row]:
    lang = given.matter.lang
    for one in given.case.verifications:
        agreed = tr("consent of {day}", lang, day=one.consent_on.isoformat()) if one.consent_on else ""
        where = " · ".join(part for part in (one.body, one.domain, one.reference, agreed) if part)
        answer = tr(ANSWERS[one.answer], lang) if one.answer else ""
        elsewhere = tr("an answer from {domain} does not count", lang, domain=", ".join(one.answers_elsewhere)) if one.answers_elsewhere else ""  # fmt: skip
        told = " ".join(part for part in (answer, str(one.answered_on or ""), elsewhere, one.note) if part)
        yield tr(ABOUT[one.about], lang), where, str(one.asked_on or ""), told, one.by


def _checklist(given: Kept) -> Iterator[Row]:
    lang = given.matter.lang
    for one in given.case.checklist:
        sign = tr("warning sign seen", lang) if one.warning else ""
        noted = " · ".join(part for part in (sign, one.note) if part)
        yield one.item, _answer(one.answer, lang), noted, one.edition, f"{one.by} {one.on or ''}".strip()


def _answer(word: str, lang: Lang) -> str:
    known = {"yes": mark("yes"), "no": mark("no"), "unknown": mark("not known"), "not_relevant": mark("not relevant here")}  # fmt: skip
    return tr(known[word], lang) if word in known else word


def _sectors(given: Kept) -> Iterator[Row]:
    for one in given.case.sectors:
        said = ", ".join(f"{fact}: {value}" for fact, value in sorted(one.given.items()))
        yield one.pack, said, f"{one.by} {one.on or ''}".strip()


def _opinions(given: Kept) -> Iterator[Row]:
    for one in given.case.opinions:
        yield shown(one.at or one.asked_at), one.by or one.asked_of, one.question, one.says


def _decisions(given: Kept) -> Iterator[Row]:
    for one in given.case.decisions:
        word = label(one.outcome).get(given.matter.lang)
        yield shown(one.at), given.name_of(one.credential), word, one.by, one.reasons


def _objections(given: Kept) -> Iterator[Row]:
    for one in given.case.objections:
        yield shown(one.at), one.says, one.answer


def _corrections(given: Kept) -> Iterator[Row]:
    for one in given.case.corrections:
        yield shown(one.at), one.what, one.was, one.now, one.because


def _letters(given: Kept) -> Iterator[Row]:
    for one in given.case.letters:
        yield shown(one.at), label(one.kind).get(given.matter.lang), one.language, one.by


def _events(given: Kept) -> Iterator[Row]:
    for one in given.case.events:
        yield shown(one.at), happened(one.what).get(given.matter.lang), one.by, one.note


_LOGGED = {
    "read": mark("The case was read"),
    "paper_read": mark("A paper, or the results of a proposal, was read"),
    "access_given": mark("The person was given what is kept"),
    "erased": mark("The case was erased"),
}


def _log(given: Kept) -> Iterator[Row]:
    lang = given.matter.lang
    for one in given.log:
        known = _LOGGED.get(one.action)
        yield shown(one.at), tr(known, lang) if known else happened(one.action).get(lang), one.by


BEFORE = (
    Part(mark("Merits"), ((_KIND, 3), (_WHAT, 5), (_WHEN, 2)), _merits),
    Part(mark("Papers"), ((mark("Name of the paper"), 3), (_KIND, 2), (mark("Received"), 1.6), (mark("SHA-256"), 3.4)), _papers),
    Part(mark("Look-ups"), ((mark("About"), 1.6), (mark("With"), 3), (_ASKED, 1.6), (_ANSWER, 2.2), (_BY, 1.6)), _look_ups),
    Part(mark("Checklist"), ((mark("Item"), 2.4), (_ANSWER, 1.4), (_NOTE, 3), (mark("Edition of the rulebook"), 1.4), (_BY, 1.8)), _checklist),
    Part(mark("What holds in this sector"), ((_WHAT, 2), (_ANSWER, 5), (_BY, 3)), _sectors),
)  # fmt: skip
"""What stands before the proposals."""

AFTER = (
    Part(mark("What colleagues said"), ((_WHEN, 2), (_BY, 1.6), (_ASKED, 3), (_SAID, 3.4)), _opinions),
    Part(mark("Decisions"), ((_WHEN, 2), (mark("Education"), 2.6), (mark("Outcome"), 1.8), (_BY, 1.4), (mark("Reasons"), 2.2)), _decisions),
    Part(mark("Objections"), ((_WHEN, 2), (_SAID, 4), (_ANSWER, 4)), _objections),
    Part(mark("Corrections"), ((_WHEN, 2), (_WHAT, 2), (mark("Was"), 2), (mark("Now"), 2), (mark("Because"), 2)), _corrections),
    Part(mark("Letters"), ((_WHEN, 2.2), (mark("Letter"), 4), (mark("Language"), 1.4), (_BY, 2.4)), _letters),
    Part(mark("What happened"), ((_WHEN, 2.2), (_WHAT, 3.6), (_BY, 1.6), (_NOTE, 2.6)), _events),
    Part(mark("Who did and read what, by the log"), ((_WHEN, 2.2), (_WHAT, 5.4), (_BY, 2.4)), _log),
)  # fmt: skip
"""What stands after them."""
