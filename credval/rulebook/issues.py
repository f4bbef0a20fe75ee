"""What is wrong in a rule file, where, and what should be written instead?"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from credval.text import Lang, Text, both, tr


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One problem at one place. ``file`` is relative to the rules folder; ``line`` counts from one."""

    file: str
    line: int
    severity: Severity
    code: str
    sv: str
    en: str

    def shown(self, lang: Lang | str) -> str:
        """``file:line: error: what to write instead`` in ``lang``."""
        word = tr("error", lang) if self.severity is Severity.ERROR else tr("warning", lang)
        return f"{self.file}:{self.line}: {word}: {self.sv if lang == 'sv' else self.en}"


def issue(file: str | Path, line: int, code: str, text: Text, severity: Severity = Severity.ERROR) -> Issue:
    """An Issue from a text in both languages."""
    return Issue(str(file), max(1, line), severity, code, text.sv, text.en)


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """`` Did you mean 'x'?`` where something known is near, else an empty text."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return both(" Did you mean '{near}'?", near=near[0]) if near else Text("", "")
