"""From a case to a proposal: the credentials are assessed on a day, and the results are kept whole."""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from credval.actions.assessing import assess_person, encoded
from credval.actions.books import OpenBook
from credval.actions.casebook import Casebook
from credval.assessment.record import Record
from credval.casework import differing, facts
from credval.casework.acts import Given, Ruling
from credval.casework.claims import claims, claims_sha256
from credval.model.case_words import Move
from credval.model.cases import Case, Proposal, Proposed
from credval.model.words import Outcome, Rule


def assessed(book: OpenBook, case: Case, on: date) -> list[Record]:
    """The result of each credential of the case on a day, in order. Nothing is kept."""
    return assess_person(book, claims(case), on)


def propose(casebook: Casebook, book: OpenBook, case: Case) -> Case:
    """Assess the case today and let the proposal stand. Raises as `Casebook.move`."""
    at = casebook.now
    results = assessed(book, case, at.date())
    kept = b"".join(encoded(one) for one in results)
    digest = hashlib.sha256(kept).hexdigest()
    proposal = Proposal(
        id=secrets.token_hex(8),
        made_at=at,
        by=casebook.user.login,
        on=at.date(),
        edition=book.edition,
        book=book.hash,
        results_sha256=digest,
        claims_sha256=claims_sha256(case),
        of=tuple(_proposed(one) for one in results),
    )
    return casebook.move(case, Move.PROPOSE, Given(proposal=proposal), {digest: kept})


def results_of(casebook: Casebook, case: Case, proposal: Proposal) -> list[Record]:
    """The results that a proposal keeps, as they were."""
    kept = casebook.store.content(case.id, proposal.results_sha256, by=casebook.user.login, at=casebook.now)
    return [msgspec.json.decode(line) for line in kept.splitlines()]


def decide(casebook: Casebook, case: Case, rulings: Sequence[Ruling]) -> Case:
    """A person's decision of every credential; what was decided is remembered without the person."""
    decided = casebook.move(case, Move.DECIDE, Given(rulings=tuple(rulings)))
    proposal = decided.proposals[-1]
    kept = {one["id"]: one for one in results_of(casebook, decided, proposal)}
    for decision in differing.last_decisions(decided):
        credential = next(one for one in decided.credentials if one.id == decision.credential)
        casebook.store.remember(
            facts.digest(facts.facts(decided, credential)),
            _codes(kept[decision.credential]),
            decision.outcome,
            decided_by=decision.by,
            on=decision.at.date(),
            edition=proposal.edition,
            case_id=decided.id,
            credential=decision.credential,
            counterpart=decision.counterpart,
        )
    return decided


def questions(casebook: Casebook, case: Case) -> tuple[differing.Question, ...]:
    """Where a colleague decided otherwise of the same facts: a question for each, never a score."""
    found: list[differing.Question] = []
    for decision in differing.last_decisions(case):
        credential = next((one for one in case.credentials if one.id == decision.credential), None)
        if credential is None:
            continue
        digest = facts.digest(facts.facts(case, credential))
        mine = differing.Earlier(
            facts=digest,
            outcome=decision.outcome,
            by=casebook.store.pseudonym(decision.by),
            on=decision.at.date(),
            edition=case.proposals[-1].edition if case.proposals else "",
            counterpart=decision.counterpart,
        )
        others = [
            differing.Earlier(
                facts=digest,
                outcome=one.outcome,
                by=one.decided_by,
                on=one.month,
                edition=one.edition,
                counterpart=one.counterpart,
            )
            for one in casebook.store.earlier(digest, but=(case.id, decision.credential))
        ]
        found += differing.differing(decision.credential, mine, others)
    return tuple(found)


def guidance(casebook: Casebook, case: Case) -> dict[str, Counter[Outcome]]:
    """For each credential how often the office came to which word on the same facts: counts, never a share."""
    found: dict[str, Counter[Outcome]] = {}
    for credential in case.credentials:
        digest = facts.digest(facts.facts(case, credential))
        earlier = casebook.store.earlier(digest, but=(case.id, credential.id))
        found[credential.id] = Counter(one.outcome for one in earlier)
    return found


def _proposed(result: Record) -> Proposed:
    shown = result["comparability"]
    named = shown["destinations"] if shown else ()
    return Proposed(
        credential=result["id"],
        outcome=Outcome(result["outcome"]),
        rule=Rule(result["rule"]),
        counterpart=named[0]["id"] if named else "",
    )


def _codes(result: Record) -> dict[str, Any]:
    """What may be kept of a credential without its person: codes of closed lists, nothing that was typed."""
    axes: dict[str, str] = result["axes"]
    matched = result["matched"]["qualification_id"] or ""
    return {
        "system": matched.split("/")[0],
        "entry": matched,
        "institution_status": axes["institution_status"],
        "completion": axes["completion"],
        "authenticity": axes["authenticity"],
    }
