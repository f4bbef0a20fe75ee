"""How is a result written as one line of JSON, quickly, when thousands of claims share most of their parts?

A line is a row of pieces. Each piece hangs on a few things only: what other bodies say hangs on the entry, the axes on
six words. Those things are its marks; pieces with the same marks are made and encoded together once, and kept. Where a
piece names the day of award it is kept in chunks, between which the day is put. The bytes are those of the whole
record, and tests hold them equal.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar, cast

import msgspec

from credval.assessment import tracing
from credval.assessment.assessing import Assessment
from credval.assessment.headline import headline, target_text, wanted_text
from credval.assessment.inputs import Sweden
from credval.assessment.line_days import NO_DAY, Day, day_of
from credval.assessment.marks import Groups, Marks, groups_of, marks_of
from credval.assessment.questions import (
    checked,
    comparable,
    entitled,
    general_sentence,
    genuine,
    headline_sentence,
    next_sentence,
    practise,
    unchecked,
    what_it_is,
)
from credval.assessment.record import (
    CONTRACT,
    PARTS,
    Record,
    element_record,
    plain,
    question_record,
    step_record,
)
from credval.assessment.remarks import of_entry, of_job, of_paper
from credval.assessment.steps import first_steps, further_steps, in_order, nothing_left
from credval.assessment.tracing import combined
from credval.model.claims import AwardDay
from credval.model.words import CalendarName, ElementName
from credval.text import Text

T = TypeVar("T")
Pieces = tuple[bytes, ...]
Group = tuple[Any, ...]
Make = Callable[[Assessment, Sweden], Pieces]

_MOST = 16384
"""Made pieces of each kind that are kept."""
_MOST_GROUPS = 65536
_MOST_DAYS = 32768
_HOLE = "\ufdd0"
"""Where the day goes while a piece is made: no character at all, by Unicode's own word, and never typed by chance."""
_encode = msgspec.json.Encoder().encode
_BLANK = Text(_HOLE, _HOLE)
"""Stands where pieces with other marks are put in whole: what is compared with what, and the third answer."""
_BLANK_BYTES = _encode(plain(_BLANK))


class Lines:
    """Writes results of one edition as lines of JSON."""

    def __init__(self, sweden: Sweden, edition: str, book_hash: str) -> None:
        self._sweden = sweden
        self._start = b'{"contract":%d,"id":' % CONTRACT
        self._edition, self._hash = edition, book_hash
        self._foot = self._ends(None)
        self._asked: tuple[str, bytes] = ("", b"")
        """The end of a line for which an evidence book was asked, with its hash: a run has one such book."""
        self._days: dict[tuple[str, CalendarName], Day] = {}
        self._kept: dict[str, dict[Hashable, Pieces]] = {name: {} for name in _MAKERS}
        self._grouped: list[dict[Hashable, Group]] = [{} for _ in Groups._fields]
        self._get = [kept.get for kept in self._grouped]

    def _ends(self, evidence: str | None) -> bytes:
        """How a line ends: the books that were asked, and no error."""
        last = {"edition": self._edition, "hash": self._hash, "evidence": evidence, "error": None}
        return b"," + _encode(last)[1:] + b"\n"

    def _end_with(self, evidence: str) -> bytes:
        if self._asked[0] != evidence:
            self._asked = evidence, self._ends(evidence)
        return self._asked[1]

    def line(self, given: Assessment) -> bytes:
        """One result, as `as_record` and the encoder would write it, with its line end."""
        day = self._day(given)
        (
            (matched, what_1, what_2, what_3, target, shown, says, elements, differ, compared, of_entry, sources),
            (wanted, third_1, third_2, inner, last, practise, need, job, of_job), (checks, asked, axes, papers, proof, of_paper),
            (head, sentence, short), (level, differs_1, differs_2), (named, became, its_id),
            (status, because, then_1, then_2, then_3, then_4), (would,), (next_one, steps),
        ) = self._pieces(given)  # fmt: skip
        notes = b",".join([one for one in (of_paper, of_entry, of_job) if one])
        asked_of = given.found.registries
        return b"".join((
            self._start, _encode(given.claim.id), head, what_1, day.sv, what_2, day.en, what_3, sentence, checks, next_one,
            asked, third_1, says or short, third_2, practise, shown, inner, need, matched, named, status, day.on, because, became, axes, day.part,
            level, elements, job, papers, then_1, day.sv, then_2, day.en, then_3, its_id, then_4, proof,
            differs_1, wanted or target, differs_2,
            wanted.join(differ) if wanted else compared, target.join(last), would, notes, steps, sources,
            self._end_with(asked_of.book) if asked_of else self._foot,
        ))  # fmt: skip

    def _pieces(self, given: Assessment) -> list[Group]:
        """The pieces of every group, in the order of `Groups`."""
        marks = groups_of(given)
        found = [get(mark) for get, mark in zip(self._get, marks, strict=True)]
        if None in found:
            alone = marks_of(given)
            found = [
                one or _keep(kept, mark, self._group(name, alone, given), _MOST_GROUPS)
                for one, kept, mark, name in zip(found, self._grouped, marks, _GROUPS, strict=True)
            ]
        return cast("list[Group]", found)

    def _group(self, name: str, marks: Marks, given: Assessment) -> Group:
        """The pieces of one group that has not been met yet; some of them may have been."""
        kinds, laid = _GROUPS[name]
        return laid(*[self._piece(kind, getattr(marks, kind), given) for kind in kinds])

    def _piece(self, kind: str, mark: Hashable, given: Assessment) -> Pieces:
        kept = self._kept[kind]
        return kept.get(mark) or _keep(kept, mark, _MAKERS[kind](given, self._sweden))

    def _day(self, given: Assessment) -> Day:
        award = given.claim.award
        if award is None:
            return NO_DAY
        key = award.written, award.calendar
        known = self._days.get(key)
        if known is None:
            if len(self._days) >= _MOST_DAYS:
                self._days.clear()
            known = self._days[key] = day_of(given)
        return known


def _keep(kept: dict[Hashable, T], mark: Hashable, made: T, most: int = _MOST) -> T:
    """What was made, kept for the next time; not if there is nothing to keep it by."""
    if mark is not None:
        if len(kept) >= most:
            del kept[next(iter(kept))]  # the oldest
        kept[mark] = made
    return made


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
        make(msgspec.structs.replace(given, claim=msgspec.structs.replace(given.claim, award=blank))).split(
            hole.encode()
        )
    )


def _head(given: Assessment, sweden: Sweden) -> Pieces:
    said = _encode({"outcome": given.outcome.value, "rule": given.rule.value})[1:-1]
    short, preliminary = _encode(plain(headline(given, sweden))), _parts(given, sweden, "preliminary")
    head = b"".join((b",", said, b',"headline":', short, preliminary, b',"summary":['))
    return head, b"," + _sentences(headline_sentence(given, sweden)), short


def _what(given: Assessment, _sweden: Sweden) -> Pieces:
    return _around(given, lambda one: _sentences(what_it_is(one)), 2)


def _axes(given: Assessment, sweden: Sweden) -> Pieces:
    """What is checked; the first two of the four questions, which hang on the axes; and the axes."""
    asked = b',"questions":[' + _items(map(question_record, (genuine(given), entitled(given))))
    return b"," + _sentences(checked(given), unchecked(given)), asked, _parts(given, sweden, "axes")


def _practise(given: Assessment, _sweden: Sweden) -> Pieces:
    return (b"," + _items([question_record(practise(given))]) + b"]",)


def _target(given: Assessment, sweden: Sweden) -> Pieces:
    return (_encode(plain(target_text(given, sweden))),)


def _wanted(given: Assessment, sweden: Sweden) -> Pieces:
    return (_encode(plain(wanted_text(given, sweden))) if given.level.wanted else b"",)


def _shown(given: Assessment, sweden: Sweden) -> Pieces:
    """What the qualification compares to in general, and the sentence that says so; empty where none may be shown."""
    says = _encode(plain(general_sentence(given, sweden))) if given.comparability_shown else b""
    return _parts(given, sweden, "comparability"), says


def _third(given: Assessment, _sweden: Sweden) -> Pieces:
    """The third question, around its answer."""
    return tuple((b"," + _items([question_record(comparable(given, _BLANK))])).split(_BLANK_BYTES))


def _last(given: Assessment, _sweden: Sweden) -> Pieces:
    """The last step, around what can be named as comparable."""
    return tuple((b"," + _steps([combined(given, _BLANK)]) + b"]").split(_BLANK_BYTES))


def _first_steps(given: Assessment, _sweden: Sweden) -> Pieces:
    return _stepwise(first_steps(given))


def _further_steps(given: Assessment, _sweden: Sweden) -> Pieces:
    return _stepwise(further_steps(given))


def _stepwise(steps: Iterable[Text]) -> Pieces:
    """The first of the steps as a sentence of the summary (empty where there is none), and each of them."""
    found = list(steps)
    return _sentences(next_sentence(found)) if found else b"", *[_encode(plain(one)) for one in found]


def _named(given: Assessment, sweden: Sweden) -> Pieces:
    """The institution around its status, and what the step that asks for it calls it."""
    found = PARTS["institution"](given, sweden)
    before, after = (
        _some_of(found, "id", "name", "name_now"),
        _some_of(found, "history", "similar", "registries"),
    )
    return b',"institution":{' + before, b"," + after + b"}", _encode(found["id"])


def _standing(given: Assessment, sweden: Sweden) -> Pieces:
    """The institution's status around the day (as days, whatever the calendar), and its step around day and institution."""
    found = PARTS["institution"](given, sweden)
    on, because = b'"on":', b"null," + _some_of(found, "because")
    if found["on"]:
        on, because = b'"on":"', b'",' + _some_of(found, "because")
    source = b"," + _some_of(step_record(tracing.standing_step(given)), "source") + b"},"
    return b"," + _some_of(found, "status") + b"," + on, because, *_around(given, _asked_then, 2), source


def _asked_then(given: Assessment) -> bytes:
    """The step that asks for the institution, up to its id."""
    step = step_record(tracing.standing_step(given))
    return b",{" + _some_of(step, "step", "question", "fact", "wanted", "got", "answer") + b',"entry":'


def _some_of(record: Record, *names: str) -> bytes:
    """Some keys of a record, without its braces."""
    return _encode({name: record[name] for name in names})[1:-1]


def _level(given: Assessment, sweden: Sweden) -> Pieces:
    """The first of the five elements, and its step around what it is compared with."""
    element = _encode(element_record(given, ElementName.LEVEL, sweden))
    step = b"," + _steps([tracing.compared_in(ElementName.LEVEL, given, sweden, _BLANK)])
    return b',"elements":{"level":' + element, *step.split(_BLANK_BYTES)


def _elements(given: Assessment, sweden: Sweden) -> Pieces:
    """The other four, what other bodies say, and their steps around what they are compared with."""
    others = {
        one.value: element_record(given, one, sweden) for one in ElementName if one is not ElementName.LEVEL
    }
    steps = (tracing.compared_in(one, given, sweden, _BLANK) for one in tracing.ORDER[1:])
    apart = (b"," + _steps(steps)).split(_BLANK_BYTES)
    return b"," + _encode(others)[1:] + _parts(given, sweden, "views"), *apart


_MAKERS: dict[str, Make] = {
    "match": _only("matched", "candidates"),
    "what": _what,
    "axes": _axes,
    "headline": _head,
    "target": _target,
    "wanted": _wanted,
    "shown": _shown,
    "third": _third,
    "inner": _only("if_not_regulated"),
    "last": _last,
    "practice": _practise,
    "need": _only("requirement"),
    "named": _named,
    "standing": _standing,
    "level": _level,
    "elements": _elements,
    "job": lambda given, sweden: (b',"trace":[' + _steps(tracing.before(given, sweden)),),
    "papers": lambda given, _sweden: (b"," + _steps(tracing.papers(given)),),
    "proof": lambda given, _sweden: (_steps(tracing.genuine(given)),),
    "would": lambda given, sweden: (_parts(given, sweden, "would_be") + b',"notes":[',),
    "of_paper": lambda given, _sweden: (_sentences(*of_paper(given)),),
    "of_entry": lambda given, sweden: (_sentences(*of_entry(given, sweden)),),
    "of_job": lambda given, _sweden: (_sentences(*of_job(given)),),
    "first_steps": _first_steps,
    "further_steps": _further_steps,
    "sources": _only("sources", "vetting", "vetting_text"),
}
"""How the pieces are made that hang on each of the `Marks`."""


def _laid_entry(
    match: Pieces,
    what: Pieces,
    target: Pieces,
    shown: Pieces,
    elements: Pieces,
    wanted: Pieces,
    *others: Pieces,
) -> Group:
    """The steps of the elements also put together, where the job asks for no level: compared with the counterpart."""
    alone, *differ = elements
    compared = b"" if wanted[0] else target[0].join(differ)
    return (*match, *what, *target, *shown, alone, differ, compared, *[one for (one,) in others])


def _laid_job(*pieces: Pieces) -> Group:
    wanted, third, inner, last, *others = pieces
    return *wanted, *third, *inner, last, *[one for (one,) in others]


def _laid_steps(first: Pieces, further: Pieces) -> Group:
    """The last sentence of the summary, and the next steps."""
    sentence, found = first[0] or further[0], in_order(first[1:], further[1:])
    if not found:
        sentence, *found = _stepwise([nothing_left()])
    return b"," + sentence + b"]", b'],"next_steps":[' + b",".join(found) + b"]"


def _laid(*pieces: Pieces) -> Group:
    return tuple(itertools.chain.from_iterable(pieces))


_GROUPS: dict[str, tuple[tuple[str, ...], Callable[..., Group]]] = {
    "entry": (
        ("match", "what", "target", "shown", "elements", "wanted", "of_entry", "sources"),
        _laid_entry,
    ),
    "job": (("wanted", "third", "inner", "last", "practice", "need", "job", "of_job"), _laid_job),
    "case": (("axes", "papers", "proof", "of_paper"), _laid),
    "headline": (("headline",), _laid),
    "level": (("level",), _laid),
    "named": (("named",), _laid),
    "standing": (("standing",), _laid),
    "would": (("would",), _laid),
    "steps": (("first_steps", "further_steps"), _laid_steps),
}
"""The pieces of each of the `Groups`, and how they are laid side by side."""
