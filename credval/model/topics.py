"""What does the program say that a person may want explained? Each topic has a paragraph of the handbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from credval.model import case_words as c
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
    "met": w.Met,
    "answer": w.EvidenceAnswer,
    "delivery": w.Delivery,
    "state": c.CaseState,
    "move": c.Move,
    "letter": c.LetterKind,
    "ground": c.LegalGround,
    "role": c.Role,
}
_PLACES = (
    "page.assess", "page.rulebook", "page.handbook", "page.cases", "page.settings", "page.about",
    "step.job", "step.qualification", "step.institution", "step.date", "step.workload", "step.papers", "step.looked_up",
    "question.finished", "question.institution", "question.genuine", "question.identity", "question.practise",
    "ladder", "views", "would_be", "report", "grades", "profession", "sector", "checklist",
    "undocumented", "lookalike", "homonym", "evidence_book", "case.state", "case.erasure", "case.four_eyes", "case.blind",
    "route.eu_eea", "route.other",
    "error.country", "error.date", "error.key", "error.file", "error.rules", "error.book", "error.database", "error.passphrase",
    "error.refused", "error.rights", "error.conflict", "error.newer", "error.transfer", "error.letter", "error.report", "error.fault",
)  # fmt: skip
"""Pages, steps of the form, ways to a profession and kinds of problems that F1 is pressed at."""

ERRORS: Mapping[str, str] = {
    "AlreadyThereError": "error.database",
    "BackupError": "error.database",
    "BatchError": "error.file",
    "BookFormatError": "error.book",
    "BookMissingError": "error.book",
    "BusyError": "error.database",
    "CaseMissingError": "error.database",
    "ClaimError": "error.key",
    "ConflictError": "error.conflict",
    "ContentMissingError": "error.database",
    "DamagedError": "error.database",
    "DateError": "error.date",
    "DiskFullError": "error.database",
    "EditRefusedError": "error.refused",
    "ErasedError": "case.erasure",
    "ErasureRefusedError": "case.erasure",
    "EvidenceBookError": "error.book",
    "ImportInterruptedError": "error.file",
    "IndexDamagedError": "error.book",
    "KeyFileDamagedError": "error.passphrase",
    "KeyFileMissingError": "error.passphrase",
    "KeyringMissingError": "error.passphrase",
    "LetterRefusedError": "error.letter",
    "MemberError": "error.rights",
    "MoveRefusedError": "error.refused",
    "NewEntryError": "error.rules",
    "NewerFormatError": "error.newer",
    "NoSuchPartError": "error.conflict",
    "NotAllowedError": "error.rights",
    "NumberTakenError": "error.conflict",
    "PaperRefusedError": "error.file",
    "PassphraseTooShortError": "error.passphrase",
    "ReadOnlyError": "error.database",
    "RecordError": "error.file",
    "RecoveryWordsError": "error.passphrase",
    "RegistryFileError": "error.file",
    "ResourceMissingError": "error.book",
    "RulesInvalidError": "error.rules",
    "ServerError": "error.database",
    "ServerKeepsError": "error.database",
    "StoreError": "error.database",
    "StoreMissingError": "error.database",
    "TransferError": "error.transfer",
    "UnknownFactError": "error.key",
    "UnreadableError": "error.report",
    "WrongPassphraseError": "error.passphrase",
}
"""For each kind of error that a person may be told, by the name of its class, what explains it."""


def topic_of_error(problem: BaseException) -> str:
    """What explains a problem: as its class says, else the nearest class above it; a fault of the program itself otherwise."""
    names = (kind.__name__ for kind in type(problem).__mro__)
    known = next((ERRORS[name] for name in names if name in ERRORS), "")
    return known or ("error.file" if isinstance(problem, OSError) else "error.fault")


def _topics() -> Iterator[str]:
    yield from _PLACES
    for group, words in _WORDS.items():
        for word in words:
            yield f"{group}.{word.value}"


TOPICS = frozenset(_topics())
