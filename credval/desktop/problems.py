"""How is a problem told to a person, whatever it is?"""

from __future__ import annotations

from credval.errors import CredvalError
from credval.text import Lang, Text, reason, tr


def told(problem: BaseException, lang: Lang) -> str:
    """What is wrong and what to do; for a fault of the program itself, its kind, without anything that was typed."""
    if isinstance(problem, CredvalError):
        return problem.get(lang)
    text = getattr(problem, "text", None)
    if isinstance(text, Text):
        return text.get(lang)
    issues = getattr(problem, "issues", None)
    if issues:
        return tr("The files of the rulebook have errors; the first one: {issue}", lang, issue=issues[0])
    if isinstance(problem, OSError) and problem.strerror:
        return tr("The file cannot be used: {reason}. Choose another place.", lang, reason=reason(problem))
    return tr(
        "Something in the program went wrong ({kind}). Nothing that you typed is lost; try again.",
        lang,
        kind=type(problem).__name__,
    )
