"""What was wrong with a call of the program, and how is it called instead?

The terminal library says it in English only; here are its mistakes in both languages.
"""

from __future__ import annotations

import re
from typing import Any

from credval.text import Text, both, mark

_QUOTED = re.compile(r"'([^']*)'")
_LIMITS = (
    (re.compile(r"greater than or equal to (\d+)"), mark("Write a number that is at least {n}.")),
    (re.compile(r"less than or equal to (\d+)"), mark("Write a number that is at most {n}.")),
    (re.compile(r"not one of (.+)\.$"), mark("Write one of {n}.")),
    (re.compile(r"(valid integer|valid number)"), mark("Write a whole number.")),
)


def wrong_call(problem: Any) -> Text:
    """The sentence for a usage error of the terminal library: what is wrong, and where to read how it is right."""
    command = getattr(getattr(problem, "ctx", None), "command_path", "credval")
    return both("{what} “{command} --help” shows how it is called.", what=_what(problem), command=command)


def _what(problem: Any) -> Text:
    if hasattr(problem, "option_name"):
        return _no_such_option(problem)
    if getattr(problem, "param", None) is not None:
        return _wrong_value(problem)
    found = _QUOTED.findall(str(problem.message))
    if str(problem.message).startswith("No such command") and found:
        near = both(" Did you mean '{near}'?", near=found[1]) if len(found) > 1 else Text("", "")
        return both("There is no command '{name}'.{near}", name=found[0], near=near)
    return both("This call is not understood: there is too much or too little in it.")


def _no_such_option(problem: Any) -> Text:
    near = sorted(getattr(problem, "possibilities", None) or ())
    if near:
        return both(
            "There is no option {name}. Did you mean '{near}'?", name=problem.option_name, near=near[0]
        )
    if "No such option" in str(problem.message):
        return both("There is no option {name}.", name=problem.option_name)
    return both("The option {name} is not used in this way.", name=problem.option_name)


def _wrong_value(problem: Any) -> Text:
    name = problem.param.opts[-1]
    if type(problem).__name__ == "MissingParameter":
        return both("'{name}' is missing.", name=name)
    return both("The value of {name} cannot be used.{limit}", name=name, limit=_limit(str(problem.message)))


def _limit(message: str) -> Text:
    for pattern, sentence in _LIMITS:
        found = pattern.search(message)
        if found:
            told = both(sentence, n=found[1].replace("'", ""))
            return Text(f" {told.sv}", f" {told.en}")
    return Text("", "")
