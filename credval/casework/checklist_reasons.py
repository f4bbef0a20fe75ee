"""Why is a case asked this item: what is known of it, or what is not known yet?

Every fact that a list's ``when`` may ask for has its words here, for when it is known and for when it is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from credval.casework.wording import label
from credval.conditions.evaluating import Between, Fact, line_holds
from credval.model.case_words import CaseState
from credval.model.entries import Bounds
from credval.model.words import Answer, Outcome
from credval.text import Text, both, mark

Lines = Mapping[str, Bounds | None]

_ANY = ""
KNOWN: Mapping[str, Mapping[str, str]] = {
    "award_years_ago": {_ANY: mark("the award is {value} years old")},
    "awarded_by": {_ANY: mark("an institution made the award, and not the state")},
    "builds_on": {_ANY: mark("the education builds on an earlier one")},
    "calendar": {_ANY: mark("the date stands in another calendar")},
    "calendars": {_ANY: mark("another calendar is in use where the papers are from")},
    "corrected": {_ANY: mark("something was corrected or objected to")},
    "credentials": {_ANY: mark("{value} educations are described")},
    "delivery": {_ANY: mark("the studies were not done on site in the ordinary way")},
    "difference": {_ANY: mark("one of the five elements differs")},
    "digital": {_ANY: mark("papers of that country can be checked by a code, a signature or a link")},
    "documents_missing": {
        "yes": mark("papers are missing for a reason"),
        "no": mark("nothing says that papers are missing"),
    },
    "doubt": {_ANY: mark("something about a paper or its issuer is in doubt")},
    "ehea": {_ANY: mark("the country belongs to the European Higher Education Area")},
    "employer": {"private": mark("the employer is private"), _ANY: mark("the employer is public")},
    "eqf": {_ANY: mark("it is at EQF level {value}")},
    "field": {_ANY: mark("much in that field follows Swedish rules")},
    "four_eyes": {_ANY: mark("a second person always looks, by the policy of the office")},
    "identity_paper": {_ANY: mark("a copy of an identity paper lies in the case")},
    "institution_status": {_ANY: mark("the issuer's right on that day is not confirmed")},
    "kind": {"vocational": mark("it is vocational education"), _ANY: mark("it is education of that kind")},
    "level": {"open": mark("the rulebook does not name the level for certain"), _ANY: mark("the level is settled")},
    "looked_up": {
        "confirmed": mark("somebody answered a question about it"),
        "denied": mark("somebody answered a question about it"),
        "not_found": mark("nothing was found where it was looked up"),
        "no_answer": mark("a question about it had no answer"),
    },
    "authenticity": {
        "UNVERIFIABLE_EXCUSED": mark("the paper cannot be checked, and there is a good reason"),
        _ANY: mark("no source has confirmed the paper"),
    },
    "met": {_ANY: mark("the requirement is not met")},
    "name_script": {_ANY: mark("names from there are also written in another script")},
    "names": {_ANY: mark("the names are not written alike")},
    "or_equivalent": {_ANY: mark("the advert also takes equivalent competence")},
    "outcome": {_ANY: mark("the outcome is “{value}”")},
    "own_papers": {_ANY: mark("that country has certificates or confirmations of its own")},
    "paper_language": {
        "english": mark("papers of that country are in English"),
        _ANY: mark("papers of that country are in a language that has to be translated"),
    },
    "prior_decision": {_ANY: mark("a statement or decision is in hand")},
    "profession": {_ANY: mark("it is that profession")},
    "recognised_unit": {_ANY: mark("it is programmes that are recognised there")},
    "regulated": {"yes": mark("the profession is regulated"), "no": mark("the profession is not regulated")},
    "requirement": {
        "none": mark("the job needs no formal qualification"),
        _ANY: mark("the job asks for a qualification"),
    },
    "script": {_ANY: mark("the title is written in another script")},
    "stage": {"before_offer": mark("an offer is near"), _ANY: mark("the papers go to the file")},
    "state": {_ANY: mark("the case is {value}")},
    "translation": {_ANY: mark("a translation is among the papers")},
}  # fmt: skip
"""For a fact and a word of it, else for any, what is said where it asks for an item."""

UNKNOWN: Mapping[str, str] = {
    "authenticity": mark("whether the paper is genuine"),
    "award_years_ago": mark("when the award was made"),
    "awarded_by": mark("which qualification it is"),
    "builds_on": mark("which qualification it is"),
    "calendar": mark("in which calendar the date stands"),
    "calendars": mark("from which country the papers are"),
    "corrected": mark("whether something was corrected"),
    "country": mark("from which country the papers are"),
    "credentials": mark("how many educations there are"),
    "delivery": mark("how the studies were done"),
    "difference": mark("whether one of the five elements differs"),
    "digital": mark("from which country the papers are"),
    "documents_missing": mark("whether papers are missing"),
    "doubt": mark("whether the paper is genuine"),
    "ehea": mark("from which country the papers are"),
    "employer": mark("whose office this is"),
    "eqf": mark("which level the education has"),
    "field": mark("in which field the education is"),
    "four_eyes": mark("whose office this is"),
    "identity_paper": mark("which papers are in hand"),
    "institution_status": mark("whether the issuer was entitled on that day"),
    "kind": mark("which qualification it is"),
    "level": mark("which level the education has"),
    "looked_up": mark("what was looked up"),
    "met": mark("whether the requirement is met"),
    "name_script": mark("from which country the papers are"),
    "names": mark("whether the names agree"),
    "or_equivalent": mark("what the job needs"),
    "outcome": mark("what the outcome is"),
    "own_papers": mark("from which country the papers are"),
    "paper_language": mark("in which language the papers are"),
    "prior_decision": mark("whether a statement or decision is in hand"),
    "profession": mark("which profession it is"),
    "recognised_unit": mark("from which country the papers are"),
    "regulated": mark("whether the profession is regulated"),
    "requirement": mark("what the job needs"),
    "script": mark("in which script the title is written"),
    "stage": mark("how far the recruitment has come"),
    "state": mark("how far the case has come"),
    "translation": mark("which papers are in hand"),
}
"""For a fact, what is not known where it is missing."""

_WORDS = {"outcome": Outcome, "state": CaseState}
_LEFT_OUT = frozenset({"kind", "country"})


def because(lines: Lines, facts: Mapping[str, Fact], sure: bool) -> Text:
    """Why an item is asked whose condition is ``lines``; not ``sure``: because some of it is not known."""
    told = _known(lines, facts) if sure else list(_unknown(lines, facts))
    if not lines:
        return both("Asked in every case.")
    if not told:
        return both("Asked in cases of this kind.")
    if sure:
        return both("Asked because {reasons}.", reasons=_joined(told))
    return both("Asked because it is not known yet {what}.", what=_joined(told))


def facts_behind(lines: Lines) -> dict[str, Bounds]:
    """The lines that say something."""
    return {fact: bounds for fact, bounds in lines.items() if bounds is not None}


def _known(lines: Lines, facts: Mapping[str, Fact]) -> list[Text]:
    """What is known and asks for it; that papers are there is said only where nothing else is."""
    found = {fact: _says(fact, bounds, facts[fact]) for fact, bounds in facts_behind(lines).items()}
    told = {fact: one for fact, one in found.items() if one}
    if len(told) > 1 and facts.get("documents_missing") == "no":
        told.pop("documents_missing", None)
    return list(told.values())


def _says(fact: str, bounds: Bounds, value: Fact) -> Text | None:
    """None for a line that only leaves something out, and for a fact that has no words."""
    if fact in _LEFT_OUT and bounds.any_of is None:
        return None
    said = KNOWN.get(fact, {})
    word = _word(bounds, value)
    message = said.get(word) or said.get(_ANY)
    return both(message, value=_shown(fact, word, value)) if message else None


def _word(bounds: Bounds, value: Fact) -> str:
    """The word that the line is about; of several that are true the first that it asks for."""
    if isinstance(value, tuple):
        wanted = bounds.any_of or value
        return next((one for one in value if one in wanted), _ANY)
    return value if isinstance(value, str) else _ANY


def _shown(fact: str, word: str, value: Fact) -> Text | str:
    if fact in _WORDS:
        return label(_WORDS[fact](word))
    if isinstance(value, Between):
        return f"{value.low:g}–{value.high:g}"
    return f"{value:g}" if isinstance(value, float | int) else word


def _unknown(lines: Lines, facts: Mapping[str, Fact]) -> Iterator[Text]:
    found = facts_behind(lines).items()
    open_ = [fact for fact, bounds in found if line_holds(bounds, facts.get(fact)) is Answer.UNKNOWN]
    for message in dict.fromkeys(UNKNOWN[fact] for fact in open_):
        yield both(message)


def _joined(told: list[Text]) -> Text:
    *first, last = told
    if not first:
        return last
    listed = Text(", ".join(one.sv for one in first), ", ".join(one.en for one in first))
    return both("{first} and {last}", first=listed, last=last)
