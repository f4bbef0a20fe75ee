"""How does a case go on without papers? The undocumented path, step by step.

Its formal outcome is CANNOT_ASSESS, which is no negative: what is decided on is competence. Steps after UHR's practice for
those without papers and the European Qualifications Passport for Refugees.
"""

from __future__ import annotations

from dataclasses import dataclass

from credval.casework.claims import undocumented_credentials
from credval.model.case_words import CaseState
from credval.model.cases import Case, CheckedItem
from credval.text import Text, both, mark


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step of the path, kept as an item of the checklist."""

    item: str
    title: str
    do: str
    after_decision: bool = False

    @property
    def title_text(self) -> Text:
        """Its short name."""
        return both(self.title)

    @property
    def do_text(self) -> Text:
        """What to do."""
        return both(self.do)


REASON = "undocumented.reason"

PATH = (
    PathStep(
        REASON,
        mark("The reason"),
        mark(
            "Write down why the papers are missing. A plausible reason is enough; no proof of it is asked for."
        ),
    ),
    PathStep(
        "undocumented.background",
        mark("Background form"),
        mark(
            "Let the candidate fill in the background form: schools and years, subjects, exams, teachers, places, thesis."
        ),
    ),
    PathStep(
        "undocumented.evidence",
        mark("Other signs of study"),
        mark(
            "Collect what else there is: student card, photos, certificates of work or practice, licences, publications, colleagues."
        ),
    ),
    PathStep(
        "undocumented.plausibility",
        mark("Plausible or not"),
        mark(
            "Compare the description with the education system of that time: length, subjects, exams. Ask where it does not fit."
        ),
    ),
    PathStep(
        "undocumented.description",
        mark("A description by somebody else"),
        mark(
            "Point the candidate to UHR's description of an education without papers, to a European Qualifications Passport, or to validation in the trade. Nobody has to have one."
        ),
    ),
    PathStep(
        "undocumented.work_sample",
        mark("Work sample"),
        mark(
            "Test the skill that the job needs, by the same work sample as for everyone else who is considered."
        ),
    ),
    PathStep(
        "undocumented.competence",
        mark("Decide on competence"),
        mark(
            "Write down what the person has shown to be able to do. The formal outcome stays “cannot be assessed yet”; the job may still be given."
        ),
    ),
    PathStep(
        "undocumented.introduction",
        mark("Language and introduction"),
        mark("Plan language and introduction together with the candidate."),
        after_decision=True,
    ),
)
"""In order. Each is a `CheckedItem` of the case under its `item`."""


@dataclass(frozen=True, slots=True)
class PathProgress:
    """One step with what was answered: yes, no, unknown or not_relevant; empty where it is open."""

    step: PathStep
    answer: str = ""
    note: str = ""


def is_on_path(case: Case) -> bool:
    """Whether an education of the case is undocumented."""
    return bool(undocumented_credentials(case))


def progress(case: Case) -> tuple[PathProgress, ...]:
    """Every step of the path with its answer. The reason is answered by what opened the path."""
    checked = {one.item: one for one in case.checklist}
    return tuple(_progress(case, step, checked.get(step.item)) for step in PATH)


def next_open(case: Case) -> PathStep | None:
    """The first step that is still to be done now; None off the path, or where all is done."""
    if not is_on_path(case):
        return None
    after = case.state in (CaseState.DECIDED, CaseState.CLOSED, CaseState.OBJECTION)
    found = (one.step for one in progress(case) if not one.answer and one.step.after_decision == after)
    return next(found, None)


def _progress(case: Case, step: PathStep, checked: CheckedItem | None) -> PathProgress:
    if checked is not None and checked.answer:
        return PathProgress(step, checked.answer, checked.note)
    if step.item == REASON and is_on_path(case):
        return PathProgress(step, "yes", case.papers_missing_because)
    return PathProgress(step)
