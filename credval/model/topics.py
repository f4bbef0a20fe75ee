"""What does the program say that a person may want explained? Each topic has a paragraph of the handbook."""

from __future__ import annotations

from collections.abc import Iterator

from credval.model import words as w

_WORDS: dict[str, type[w.Word]] = {
    "outcome": w.Outcome,
    "rule": w.Rule,
    "institution": w.InstitutionStatus,
    "programme": w.ProgrammeStatus,
    "completion": w.Completion,
    "authenticity": w.Authenticity,
    "identity": w.Identity,
    "element": w.ElementName,
    "result": w.ElementResult,
    "basis": w.Basis,
    "vetting": w.Vetting,
    "stage": w.Stage,
    "requirement": w.RequirementKind,
    "match": w.MatchHow,
    "prior_decision": w.DecisionKind,
    "calendar": w.CalendarName,
}
_PLACES = (
    "page.assess", "page.rulebook", "page.handbook", "page.cases", "page.settings", "page.about",
    "step.job", "step.qualification", "step.institution", "step.date", "step.workload", "step.papers", "step.looked_up",
    "question.finished", "question.institution", "question.genuine", "question.identity", "question.practise",
    "ladder", "views", "would_be", "report", "grades", "profession", "sector", "checklist",
    "undocumented", "lookalike", "homonym", "evidence_book", "case.state", "case.erasure", "case.four_eyes", "case.blind",
    "error.country", "error.date", "error.key", "error.file", "error.rules", "error.book", "error.database", "error.passphrase",
)  # fmt: skip
"""Pages, steps of the form and kinds of problems that F1 is pressed at."""


def _topics() -> Iterator[str]:
    yield from _PLACES
    for group, words in _WORDS.items():
        for word in words:
            yield f"{group}.{word.value}"


TOPICS = frozenset(_topics())
