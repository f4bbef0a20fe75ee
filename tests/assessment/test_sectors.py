"""A pack is meant by words of the job title, answers with yes, no or not known, and never with an outcome."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from credval.assessment.sectors import Said, packs_for, say
from credval.conditions.evaluating import Fact
from credval.model.entries import Bounds, Span
from credval.model.guides import Pack, SectorResult, SectorRule, SectorUnknown
from credval.text import Text

ON = date(2026, 11, 27)


def words(text: str) -> Text:
    return Text(text, text)


def pack(key: str, *jobs: str) -> Pack:
    day = date(2026, 1, 1)
    return Pack(
        key, words(key), words(""), "us", "draft", day, day, {"sv": jobs, "en": ()}, (), (), "chapter"
    )


PACKS = (pack("welding", "svetsare"), pack("it", "utvecklare", "it"), pack("care", "personlig assistent"))

RULE = SectorRule(
    id="welding/gap",
    title=words("Gap"),
    because=words("because"),
    when={"abroad": Bounds(any_of=("yes",))},
    test={"months": Bounds(at_most=6)},
    if_yes=SectorResult("information", words("in force")),
    if_no=SectorResult("task", words("a gap"), words("test again")),
    if_unknown=SectorUnknown(words("ask"), ("months", "abroad")),
    fairness=words("fair"),
    review_by=ON,
)


@pytest.mark.parametrize(
    ("job", "found"),
    [
        ("Licenssvetsare till Södertälje", "welding"),
        ("SVETSARE", "welding"),
        ("IT-tekniker", "it"),
        ("Kitman", ""),
        ("Systemutvecklare inom IT", "it"),
        ("Personlig assistent sökes", "care"),
        ("Assistent, personlig", ""),
        ("", ""),
    ],
)
def test_a_pack_is_meant_by_a_word_of_the_job_title(job: str, found: str) -> None:
    assert " ".join(one.pack.id for one in packs_for(PACKS, job)) == found


@pytest.mark.parametrize(
    ("facts", "answer", "says"),
    [
        ({"abroad": "yes", "months": 3.0}, "yes", "in force"),
        ({"abroad": "yes", "months": 9.0}, "no", "a gap"),
        ({"abroad": "yes"}, "unknown", "ask"),
        ({"months": 9.0}, "unknown", "ask"),
    ],
)
def test_a_rule_gives_one_of_three_answers(facts: dict[str, Fact], answer: str, says: str) -> None:
    (said,) = say([RULE], facts, ON)
    assert (said.answer.value, said.says.en) == (answer, says)


def test_only_missing_facts_are_asked_for() -> None:
    (said,) = say([RULE], {"abroad": "yes"}, ON)
    assert said.ask == ("months",)


def test_a_question_that_does_not_arise_is_not_put() -> None:
    assert list(say([RULE], {"abroad": "no", "months": 9.0}, ON)) == []


def test_a_rule_that_has_ended_says_nothing() -> None:
    ended = dataclasses.replace(RULE, valid=Span(None, date(2025, 1, 1)))
    assert list(say([ended], {"abroad": "yes", "months": 3.0}, ON)) == []


def test_nothing_that_a_pack_says_can_be_an_outcome() -> None:
    assert {one.name for one in dataclasses.fields(Said)} & {"outcome", "rule_of_table", "level"} == set()
