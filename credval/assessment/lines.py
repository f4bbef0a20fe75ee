"""How is a result written as one line of JSON, quickly, when thousands of claims share most of their parts?

A line is a row of pieces. Each piece hangs on a few things only: what other bodies say hangs on the entry, the axes on
six words. Those things are its marks; pieces with the same marks are made and encoded together once, and kept. Where a
piece names the day of award it is kept in chunks, between which the day is put. The bytes are those of the whole
record, and tests hold them equal.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

import msgspec

from credval.assessment import tracing
from credval.assessment.assessing import Assessment
from credval.assessment.inputs import Sweden
from credval.assessment.marks import Numbers, marks_of
from credval.assessment.questions import checked, headline_sentence, next_sentence, unchecked, what_it_is
from credval.assessment.record import CONTRACT, PARTS, days_record, plain, step_record
from credval.assessment.remarks import of_entry, of_job, of_paper
from credval.assessment.steps import next_steps
from credval.assessment.wording import award_text
from credval.model.claims import AwardDay
from credval.model.words import CalendarName
from credval.text import Text

Pieces = tuple[bytes, ...]
Make = Callable[[Assessment, Sweden], Pieces]

_MOST = 8192
"""Made pieces of each kind that are kept."""
_MOST_DAYS = 32768
_HOLE = "\ufdd0"
"""Where the day goes while a piece is made: no character at all, by Unicode's own word, and never typed by chance."""
_encode = msgspec.json.Encoder().encode


class Day(NamedTuple):
    """The day of award as it stands in a line: in sentences, between days, and as a part of its own."""

    sv: bytes
    en: bytes
    on: bytes
    part: bytes


_NO_DAY = Day(b"", b"", b"", b',"award_date":null')


class Lines:
    """Writes results of one edition as lines of JSON."""

    def __init__(self, sweden: Sweden, edition: str, book_hash: str) -> None:
        self._sweden = sweden
        self._start = b'{"contract":%d,"id":' % CONTRACT
        self._foot = b"," + _encode({"edition": edition, "hash": book_hash, "error": None})[1:] + b"\n"
        self._numbers = Numbers()
        self._days: dict[tuple[str, CalendarName], Day] = {}
        self._kept: dict[str, dict[Hashable, Pieces]] = {name: {} for name in _MAKERS}
        self._get = [(name, kept.get) for name, kept in self._kept.items()]

    def line(self, given: Assessment) -> bytes:
        """One result, as `as_record` and the encoder would write it, with its line end."""
        day = self._day(given)
        (
            (matched,), (what_1, what_2, what_3), (checks, asked, axes), (head, sentence), (shown, compares, combined),
            (practise,), (need,), (place_1, place_2, then_1, then_2, then_3), (elements, compared),
            (job,), (papers,), (proof,), (would,), (of_paper,), (of_entry,), (of_job,), (next_one, steps), (sources,),
        ) = self._pieces(given)  # fmt: skip
        notes = b",".join([one for one in (of_paper, of_entry, of_job) if one])
        return b"".join((
            self._start, _encode(given.claim.id), head, what_1, day.sv, what_2, day.en, what_3, sentence, checks, next_one,
            asked, compares, practise, shown, need, matched, place_1, day.on, place_2, axes, day.part, elements, job, papers,
            then_1, day.sv, then_2, day.en, then_3, proof, compared, combined, would, b',"notes":[', notes, b"]", steps, sources, self._foot,
        ))  # fmt: skip

    def _pieces(self, given: Assessment) -> list[Pieces]:
        """The pieces of every kind, in the order of their makers."""
        marks = marks_of(given, self._numbers)
        return [
            get(mark) or self._made(name, mark, given)
            for (name, get), mark in zip(self._get, marks, strict=True)
        ]

    def _made(self, name: str, mark: Hashable, given: Assessment) -> Pieces:
        """Pieces that have not been met yet; not kept if there is nothing to keep them by."""
        kept, made = self._kept[name], _MAKERS[name](given, self._sweden)
        if mark is not None:
            if len(kept) >= _MOST:
                del kept[next(iter(kept))]  # the oldest
            kept[mark] = made
        return made

    def _day(self, given: Assessment) -> Day:
        award = given.claim.award
        if award is None:
            return _NO_DAY
        key = award.written, award.calendar
        known = self._days.get(key)
        if known is None:
            if len(self._days) >= _MOST_DAYS:
                self._days.clear()
            known = self._days[key] = _day_of(given)
        return known


def _day_of(given: Assessment) -> Day:
    part = PARTS["award_date"](given, Sweden())
    shown = award_text(given.claim) or Text("", "")
    on = days_record(given.claim.award) if given.claim.award else ""
    sv, en, days = (_encode(one)[1:-1] for one in (shown.sv, shown.en, on))
    return Day(sv, en, days, b',"award_date":' + _encode(part))


# --- how pieces are made ---


def _parts(given: Assessment, sweden: Sweden, *names: str) -> bytes:
    """Parts of the record that stand one after the other."""
    return b"".join(b',"%s":%s' % (name.encode(), _encode(PARTS[name](given, sweden))) for name in names)


def _only(*names: str) -> Make:
    return lambda given, sweden: (_parts(given, sweden, *names),)


def _items(items: Iterable[Any]) -> bytes:
    """Some items of a list, without its brackets."""
    return _encode(list(items))[1:-1]


def _steps(steps: Iterable[tracing.Step]) -> bytes:
    return _items(map(step_record, steps))


def _sentences(*texts: Text) -> bytes:
    return _items(map(plain, texts))


def _around(given: Assessment, make: Callable[[Assessment], bytes], holes: int) -> Pieces:
    """What stands around the day of award: the bytes before, between and after its ``holes``."""
    award = given.claim.award
    if award is None:
        return make(given), *[b""] * holes
    hole = _HOLE
    while hole in given.claim.qualification or hole in (given.claim.institution or ""):
        hole += _HOLE
    blank = AwardDay(hole, CalendarName.GREGORIAN, award.first, award.last)
    return tuple(
        make(msgspec.structs.replace(given, claim=replace(given.claim, award=blank))).split(hole.encode())
    )


def _head(given: Assessment, sweden: Sweden) -> Pieces:
    said = _encode({"outcome": given.outcome.value, "rule": given.rule.value})[1:-1]
    head = b"," + said + _parts(given, sweden, "headline", "preliminary") + b',"summary":['
    return head, b"," + _sentences(headline_sentence(given, sweden))


def _what(given: Assessment, _sweden: Sweden) -> Pieces:
    return _around(given, lambda one: _sentences(what_it_is(one)), 2)


def _axes(given: Assessment, sweden: Sweden) -> Pieces:
    asked = b',"questions":[' + _questions(given, sweden)[0]
    return b"," + _sentences(checked(given), unchecked(given)), asked, _parts(given, sweden, "axes")


def _questions(given: Assessment, sweden: Sweden) -> tuple[bytes, bytes, bytes]:
    """The first two of the four, which hang on the axes; what it is comparable to; and who may practise."""
    genuine, entitled, comparable, practise = PARTS["questions"](given, sweden)
    return _items([genuine, entitled]), b"," + _items([comparable]), b"," + _items([practise]) + b"]"


def _next(given: Assessment, sweden: Sweden) -> Pieces:
    sentence = _sentences(next_sentence(next_steps(given, sweden)))
    return b"," + sentence + b"]", _parts(given, sweden, "next_steps")


def _comparison(given: Assessment, sweden: Sweden) -> Pieces:
    shown = _parts(given, sweden, "comparability", "if_not_regulated")
    return shown, _questions(given, sweden)[1], b"," + _steps([tracing.combined(given, sweden)]) + b"]"


def _place(given: Assessment, sweden: Sweden) -> Pieces:
    """The institution (its ``on`` names the day as days, whatever the calendar), and the step that asks for it."""
    found = PARTS["institution"](given, sweden)
    before, after = _encode({**found, "on": _HOLE if found["on"] else None}), b""
    if found["on"]:
        before, _, after = before.rpartition(_HOLE.encode())
    then = _around(given, lambda one: b"," + _steps([tracing.standing_step(one)]) + b",", 2)
    return b',"institution":' + before, after, *then


def _elements(given: Assessment, sweden: Sweden) -> Pieces:
    return _parts(given, sweden, "elements", "views"), b"," + _steps(tracing.compared(given, sweden))


_MAKERS: dict[str, Make] = {
    "match": _only("matched", "candidates"),
    "what": _what,
    "axes": _axes,
    "headline": _head,
    "comparison": _comparison,
    "practice": lambda given, sweden: (_questions(given, sweden)[2],),
    "need": _only("requirement"),
    "place": _place,
    "elements": _elements,
    "job": lambda given, _sweden: (b',"trace":[' + _steps(tracing.before(given)),),
    "papers": lambda given, _sweden: (b"," + _steps(tracing.papers(given)),),
    "proof": lambda given, _sweden: (_steps(tracing.genuine(given)),),
    "would": _only("would_be"),
    "of_paper": lambda given, _sweden: (_sentences(*of_paper(given)),),
    "of_entry": lambda given, sweden: (_sentences(*of_entry(given, sweden)),),
    "of_job": lambda given, _sweden: (_sentences(*of_job(given)),),
    "steps": _next,
    "sources": _only("sources", "vetting", "vetting_text"),
}
"""How the pieces are made that hang on each of the `Marks`, in their order."""
