"""The advisor names who decides, the regulated profession's authority first, and what a sector asks; never an outcome."""

from __future__ import annotations

import dataclasses
import functools
import json
from datetime import date
from typing import Any

import pytest

from credval.actions.advice_form import UnknownFactError, as_plain, facts_of
from credval.actions.advising import Advice, Asked, Facts, advise
from credval.actions.assessing import assess_claim, encoded
from credval.actions.books import OpenBook, open_book
from credval.conditions.evaluating import Fact
from credval.model.guides import Gate
from credval.model.words import Answer, Outcome

ON = date(2026, 11, 27)


@functools.cache
def book() -> OpenBook:
    return open_book()


def advice(job: str = "", facts: Facts | None = None, **asked: str) -> Advice:
    return advise(book(), Asked(job, **asked), facts or {}, ON)


@pytest.mark.parametrize(
    ("job", "pack", "word"),
    [
        ("Plåtsvetsare till varvet", "welding", "svetsare"),
        ("Systemutvecklare", "it", "systemutvecklare"),
        ("Elektriker till Kiruna", "electrical", "elektriker"),
    ],
)
def test_a_job_title_means_a_pack_by_a_word(job: str, pack: str, word: str) -> None:
    found = {one.pack.id: one.why.en for one in advice(job).sectors}
    assert found[pack] == f"Because of the word “{word}” in the job title."


def test_a_job_of_no_sector_has_no_advice() -> None:
    assert advice("Xyzzy").is_empty
    assert advice("").is_empty


def test_the_gate_of_the_regulated_profession_comes_first_and_its_authority_next() -> None:
    found = advice(profession="se/larare")
    assert found.first is not None
    assert found.first.body.sv == "Skolverket"
    [teaching] = found.sectors
    assert teaching.pack.id == "teaching"
    assert teaching.why.en.startswith("Because the profession is regulated: ")
    assert teaching.gates[0].body.sv == "Skolverket"


def test_the_gate_of_another_authority_waits_for_that_of_the_profession() -> None:
    [finance] = advice(profession="se/fastighetsmaklare").sectors
    assert finance.gates[0].body.sv == "Fastighetsmäklarinspektionen"
    assert len(finance.gates) == len(finance.pack.gates)


def test_a_job_title_that_is_a_profession_names_its_authority() -> None:
    first = advice("Sjuksköterska").first
    assert first is not None
    assert first.body.sv == "Socialstyrelsen"


@pytest.mark.parametrize(("country", "eea"), [("PL", True), ("CH", True), ("IN", False)])
def test_the_country_of_training_picks_the_way(country: str, eea: bool) -> None:
    profession = book().profession("se/sjukskoterska")
    assert profession is not None
    ways = {one.purpose: one.steps for one in profession.routes}
    first = advice(profession="se/sjukskoterska", trained_in=country).first
    assert first is not None
    assert first.who_may_apply == ways["eu_eea" if eea else "other"]


def test_every_gate_says_who_may_apply_and_for_which_post_it_is_worth_it() -> None:
    gates = [gate for pack in book().guide.packs for gate in pack.gates]
    gates += [first for one in book().professions() if (first := advice(profession=one.id).first)]
    assert len(gates) > 60
    assert [one.body.en for one in gates if not (one.who_may_apply.sv and one.worth_it.sv)] == []


def test_what_is_not_known_is_asked_for_and_never_a_no() -> None:
    for pack in book().guide.packs:
        [sector] = [one for one in advice(pack.jobs["sv"][0]).sectors if one.pack.id == pack.id]
        assert {one.answer for one in sector.said} == {Answer.UNKNOWN}
        assert all(one.ask for one in sector.said)


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"post_role": "compliance_installer", "authorisation": "al"}, Answer.YES),
        ({"post_role": "compliance_installer", "authorisation": "none"}, Answer.NO),
        ({"post_role": "compliance_installer"}, Answer.UNKNOWN),
    ],
)
def test_given_facts_are_answered_with_the_next_step(facts: dict[str, Fact], answer: Answer) -> None:
    sectors = {one.pack.id: one for one in advice("Elektriker", {"electrical": facts}).sectors}
    said = next(one for one in sectors["electrical"].said if one.rule.id == "electrical/compliance-role")
    assert said.answer is answer
    assert (said.next_step is not None) is (answer is Answer.NO)


def test_advice_has_no_outcome_and_is_given_none() -> None:
    names = {one.name for kind in (Advice, Gate, Asked) for one in dataclasses.fields(kind)}
    assert names & {"outcome", "result", "rule_of_table", "level"} == set()


@pytest.mark.parametrize(
    ("outcome", "claim"),
    [
        (
            Outcome.REFER_AUTHORITY,
            {
                "country": "IN",
                "qualification": "B.Sc. Nursing",
                "requirement": {"kind": "profession", "profession": "se/sjukskoterska"},
            },
        ),
        (Outcome.CANNOT_ASSESS, {"country": "IN", "qualification": "Xyzzy"}),
    ],
)
def test_a_referral_and_an_unknown_stand_whatever_a_pack_says(
    outcome: Outcome, claim: dict[str, Any]
) -> None:
    before = encoded(assess_claim(book(), claim, ON))
    good: dict[str, Fact] = {"post_needs_licence": "yes", "licence_in_register": "yes"}
    found = advice("Sjuksköterska", {"health-care": good}, profession="se/sjukskoterska")
    assert any(one.answer is Answer.YES for sector in found.sectors for one in sector.said)
    after = assess_claim(book(), claim, ON)
    assert after["outcome"] == outcome
    assert encoded(after) == before


def test_what_is_typed_is_read_as_facts_of_every_pack_that_asks_for_it() -> None:
    given = ("months_since_signature=9,5", "licence_in_register=yes", "post_role=nonsense")
    found = facts_of(book().guide.packs, given)
    assert found["welding"] == {"months_since_signature": 9.5}
    assert found["health-care"] == found["teaching"] == {"licence_in_register": "yes"}
    assert found["electrical"] == {"post_role": None}


def test_a_fact_that_no_pack_asks_for_is_told() -> None:
    with pytest.raises(UnknownFactError, match="No sector asks about “nope”"):
        facts_of(book().guide.packs, ["nope=1"])


def test_the_plain_form_holds_every_gate_and_answer_in_both_languages() -> None:
    found = advice("Elektriker", {"electrical": {"post_role": "design_office"}})
    shown = json.loads(json.dumps(as_plain(found)))
    electrical = next(one for one in shown["sectors"] if one["pack"] == "electrical")
    assert electrical["gates"][0]["body"]["sv"] == "Elsäkerhetsverket"
    assert {one["answer"] for one in electrical["said"]} == {"unknown"}
    assert "outcome" not in json.dumps(shown)


@pytest.mark.parametrize(
    "job", ["Narkossjuksköterskor till Umeå", "Vi söker en legitimerad lärare i svenska"]
)
def test_a_job_title_in_any_form_names_the_authority_with_the_reason(job: str) -> None:
    found = advice(job)
    assert found.first is not None
    assert found.recognised is Answer.YES
    assert found.why is not None
    assert found.why.en.startswith("Recognised because ")


def test_a_title_that_may_be_regulated_is_asked_about() -> None:
    found = advice("Kurator till skola")
    assert (found.first, found.recognised) == (None, Answer.UNKNOWN)
    assert [one.id for one in found.perhaps] == ["se/halso-och-sjukvardskurator"]


def test_a_title_that_only_holds_a_profession_says_why_it_is_none() -> None:
    found = advice("Läkarsekreterare")
    assert (found.first, found.perhaps, found.recognised) == (None, (), Answer.NO)
    assert found.why is not None
    assert "only begins with" in found.why.en


def test_the_gate_tells_cost_time_and_whether_it_is_worth_it() -> None:
    first = advice(profession="se/fastighetsmaklare", trained_in="IN").first
    assert first is not None
    assert first.cost is not None
    assert first.cost.en == "Application for registration: SEK\u00a02,900 (read 2026-11-27)."
    assert first.time is not None
    assert first.time.en.startswith("Three weeks on average")
    assert first.worth_it.en.startswith("Needed for this post")


def test_a_fee_that_nobody_has_found_is_said_to_be_unknown() -> None:
    first = advice(profession="se/domare").first
    assert first is not None
    assert first.cost is not None
    assert first.cost.en == "Not published as far as we have read."
