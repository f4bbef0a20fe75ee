"""Is the code small, typed, deterministic and told how text is encoded?"""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator

import pytest

from tests.promises.sources import Source, dotted, functions, imports, length, sources

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
PROGRAM = sources("credval")
ALL = (*PROGRAM, *sources("tests"))


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    assert [(source.name, source.lines) for source in ALL if source.lines > LONGEST_FILE] == []


def test_no_function_is_longer_than_a_screen() -> None:
    assert [s.at(f) for s in PROGRAM for f in functions(s) if length(f) > LONGEST_FUNCTION] == []


@pytest.mark.parametrize("folder", ["credval", "tests"])
def test_half_of_the_functions_have_ten_lines_or_fewer(folder: str) -> None:
    assert statistics.median(length(f) for source in sources(folder) for f in functions(source)) <= 10


def test_every_file_says_in_one_line_what_it_answers() -> None:
    first_lines = {s.name: (ast.get_docstring(s.tree) or "").partition("\n")[0] for s in ALL}
    assert [name for name, line in first_lines.items() if not line.endswith((".", "?", ":"))] == []


def test_every_function_of_the_program_is_typed() -> None:
    assert [s.at(f) for s in PROGRAM for f in functions(s) if not _is_typed(f)] == []


def _is_typed(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    named = function.args
    given = [*named.posonlyargs, *named.args, *named.kwonlyargs, named.vararg, named.kwarg]
    untyped = [a for a in given if a is not None and a.annotation is None and a.arg not in {"self", "cls"}]
    return function.returns is not None and not untyped


CHANCE = {"random", "secrets", "uuid"}
CLOCK = {"now", "today", "utcnow", "time_ns", "urandom", "currentDate", "currentDateTime"}
MAY_ASK = {
    "actions": "the one room that holds the clock",
    "store": "keys and salts",
    "updates": "keys and salts",
}


def test_clock_and_chance_stay_in_the_actions() -> None:
    outside = (source for source in PROGRAM if source.room not in MAY_ASK)
    assert [place for source in outside for place in _asks_for_clock_or_chance(source)] == []


def _asks_for_clock_or_chance(source: Source) -> Iterator[str]:
    yield from (source.at(node) for node, name in imports(source) if name in CHANCE)
    for call in _calls(source):
        name = dotted(call.func)
        if name == "time.time" or ("." in name and name.rpartition(".")[2] in CLOCK):
            yield source.at(call)


def _calls(source: Source) -> Iterator[ast.Call]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))


def test_every_text_file_is_opened_with_its_encoding_named() -> None:
    assert [s.at(call) for s in ALL for call in _calls(s) if _leaves_encoding_open(call)] == []


def _leaves_encoding_open(call: ast.Call) -> bool:
    name = dotted(call.func).rpartition(".")[2]
    if any(key.arg == "encoding" for key in call.keywords):
        return False
    if name == "open":
        return _opens_text(call)
    return name in {"read_text", "write_text"} and len(call.args) < (1 if name == "read_text" else 2)


def _opens_text(call: ast.Call) -> bool:
    """The built-in `open`, or a path's with a text mode; a dialog's and an archive's `open` know no encoding."""
    given = [*call.args, *(key.value for key in call.keywords)]
    words = [value.value for value in given if isinstance(value, ast.Constant)]
    if any(isinstance(word, str) and "b" in word and len(word) <= 3 for word in words):
        return False
    return isinstance(call.func, ast.Name) or any(word in {"r", "w", "a", "x"} for word in words)


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("open(p)", True),
        ("p.open('w')", True),
        ("p.read_text()", True),
        ("open(p, 'rb')", False),
        ("dialog.open()", False),
        ("p.write_text(t, encoding='utf-8')", False),
    ],
)
def test_an_encoding_left_open_is_caught(line: str, caught: bool) -> None:
    assert any(map(_leaves_encoding_open, _calls(Source("x/y.py", 1, ast.parse(line))))) == caught
