"""How does a YAML file of a stranger become plain data with line numbers, without harm?

YAML is for authors. Before the C parser sees a file its size and depth are bounded (libyaml's composer dies on
200,000 open brackets); anchors, aliases, tags and merge keys are refused, duplicate keys too, and every scalar is
kept as it was written (``no`` is Norway, ``012`` is not 10).

Data and its lines are made straight from the parser's events: libyaml's tree of nodes costs more than all the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from credval.rulebook.issues import Issue, issue
from credval.text import Text, both, mark, reason

MOST_BYTES = 512 * 1024
DEEPEST = 24

# the rare character first, then what stands before it: an order of magnitude sooner than the other way round
_SUSPECT = re.compile(r"[&*!](?<![^\s\ufeff\[{,:?-][&*!])[^\s&*]|%(?<![^\n\ufeff]%)|<<\s*:")
_RARE = "&*!%"
"""Without one of these, or ``<<``, nothing is suspect; to look for them takes a tenth of the time."""
_NULLS = ("null", "~", "")
_BRACKETS = re.compile(r"[\[\]{}]")
_COMPACT = re.compile(r"\n[^\S\n]*(?:[-?:]\s+){8,}")
_DEEP_INDENT = re.compile(r"(?m)^ {64,}\S")

_SCALAR: Any = yaml.ScalarEvent
_MAPPING: Any = yaml.MappingStartEvent
_MAPPING_END: Any = yaml.MappingEndEvent
_SEQUENCE: Any = yaml.SequenceStartEvent
_SEQUENCE_END: Any = yaml.SequenceEndEvent

_SYNTAX = (
    ("mapping values are not allowed", mark("there is a second ': ' in it")),
    ("expected ',' or", mark("a bracket is not closed, or a comma is missing")),
    ("could not find expected ':'", mark("a ':' after the key is missing")),
    ("did not find expected key", mark("the indentation does not fit the lines above")),
    ("did not find expected '-' indicator", mark("the indentation does not fit the lines above")),
    ("block sequence entries are not allowed", mark("a '- ' stands where none can")),
    ("node content", mark("a bracket stands where none can")),
    ("cannot start any token", mark("a text begins with a character that must be in quotes")),
    ("unexpected end of stream", mark("a quotation mark is not closed")),
    ("document start", mark("something stands after the end of the text")),
    ("escape character", mark("there is a \\ in a text in double quotes")),
    ("control characters", mark("there is a character that cannot be seen")),
)
"""Parts of what libyaml says, and the same in words for people."""

Path_ = tuple[str | int, ...]
Plain = dict[str, Any]
Lines = dict[Any, Any]


class RuleFileError(Exception):
    """A file that cannot be read at all; carries its issue."""

    def __init__(self, found: Issue) -> None:
        super().__init__(found.en)
        self.issue = found


@dataclass(frozen=True, slots=True)
class Parsed:
    """A rule file as plain data (dicts, lists, str, None), with the lines of the same shape."""

    file: str
    data: Any
    text: str
    first: int
    """The line on which the data begin."""
    lines: Lines
    """For each key or item its line, counted from zero; where it holds more, its line and the lines below it."""

    def line(self, path: Path_) -> int:
        """The line of what ``path`` leads to, or of the nearest part above it that exists."""
        line = self.first
        below: Lines | None = self.lines
        for step in path:
            found = below.get(step, below.get(str(step))) if below else None
            if found is None:
                break
            line, below = found if isinstance(found, tuple) else (found, None)
        return line + 1


def read_yaml(path: Path, name: str) -> Parsed:
    """The file at ``path``, reported under ``name``. Raises RuleFileError."""
    return parse(text_of(path, name), name)


def parse(text: str, name: str) -> Parsed:
    """``text`` as data. Raises RuleFileError with the line and what to write instead."""
    _scan(text, name)
    try:
        return _parsed(text, name)
    except yaml.YAMLError as problem:
        raise RuleFileError(_syntax(problem, name)) from problem


def _parsed(text: str, name: str) -> Parsed:
    try:
        data, first, lines = _document(yaml.CBaseLoader(text).get_event, name)
    except RuleFileError:
        for _event in yaml.parse(text, Loader=yaml.CBaseLoader):
            pass  # a line that cannot be read at all, wherever it stands, is told before anything else
        raise
    return Parsed(name, data, text, first, lines)


def text_of(path: Path, name: str) -> str:
    """A file of a stranger as text: of bounded size, UTF-8. Raises RuleFileError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RuleFileError(
                issue(
                    name, 1, "too-large", both("The file is larger than 512 kB. Split it into several files.")
                )
            )
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as problem:
        text = both("The file is not UTF-8 text. Save it as UTF-8.")
        raise RuleFileError(issue(name, 1, "not-utf-8", text)) from problem
    except OSError as problem:
        text = both("The file cannot be read: {why}.", why=reason(problem))
        raise RuleFileError(issue(name, 1, "unreadable", text)) from problem


def _scan(text: str, name: str) -> None:
    """Refuse what the parser must not see."""
    if _deepest(text) > DEEPEST or _COMPACT.search(f"\n{text}") or _indented_deep(text):
        raise RuleFileError(
            issue(
                name,
                1,
                "too-deep",
                both("The file is nested too deeply. Write at most {n} levels.", n=DEEPEST),
            )
        )
    if any(map(text.__contains__, (*_RARE, "<<"))) and _SUSPECT.search(text):
        _refuse_tokens(text, name)


def _deepest(text: str) -> int:
    """At most how many brackets are open at a time; brackets in quotes count too."""
    most = text.count("[") + text.count("{")
    if most <= DEEPEST:
        return most
    depth = deepest = 0
    for bracket in _BRACKETS.finditer(text):
        depth = max(0, depth + (1 if bracket.group() in "[{" else -1))
        deepest = max(deepest, depth)
    return deepest


def _indented_deep(text: str) -> bool:
    return " " * 64 in text and bool(_DEEP_INDENT.search(text))


def _refuse_tokens(text: str, name: str) -> None:
    try:
        for token in yaml.scan(text, Loader=yaml.CBaseLoader):
            told = _forbidden(token)
            if told:
                raise RuleFileError(issue(name, token.start_mark.line + 1, "not-allowed", told))
    except yaml.YAMLError as problem:
        raise RuleFileError(_syntax(problem, name)) from problem


def _forbidden(token: yaml.Token) -> Text | None:
    if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
        return _no_anchors()
    if isinstance(token, yaml.TagToken | yaml.DirectiveToken):
        return both("Tags (!) and directives (%) are not used in rule files. Put the text in quotes.")
    if isinstance(token, yaml.ScalarToken) and token.value == "<<":
        return both("Merging (<<) is not used in rule files. Write the lines out.")
    return None


def _no_anchors() -> Text:
    return both(
        "Anchors (&) and references (*) are not used in rule files. Write the text out, or put it in quotes."
    )


def _syntax(problem: yaml.YAMLError, name: str) -> Issue:
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    said = str(getattr(problem, "problem", None) or problem).splitlines()[0]
    what = next((both(ours) for theirs, ours in _SYNTAX if theirs in said), Text(said, said))
    text = both(
        "This line cannot be read ({what}). Check indentation, and put texts with ': ' or ' #' in quotes.",
        what=what,
    )
    return issue(name, mark.line + 1 if mark else 1, "syntax", text)


def _document(take: Callable[[], Any], name: str) -> tuple[Plain, int, Lines]:
    """The one mapping that the events of a file hold, the line where it begins, and its lines."""
    take()  # the stream begins
    take()  # the document begins, or an empty stream ends
    event = take()
    if type(event) is not _MAPPING:
        told = both("The file must begin with 'format: 1' and hold 'key: value' lines.")
        raise RuleFileError(issue(name, 1, "not-a-mapping", told))
    first = event.start_mark.line
    built, lines = _mapping(take, name)
    take()  # the document ends
    after = take()
    if type(after) is not yaml.StreamEndEvent:
        raise yaml.composer.ComposerError(None, None, "but found another document", after.start_mark)
    return built, first, lines


def _mapping(take: Callable[[], Any], name: str) -> tuple[Plain, Lines]:
    built: Plain = {}
    lines: Lines = {}
    while type(event := take()) is _SCALAR:
        key, line = event.value, event.start_mark.line
        if key in built:
            text = both("'{key}' stands twice here. Keep one of them.", key=key)
            raise RuleFileError(issue(name, line + 1, "duplicate-key", text))
        event = take()
        if type(event) is _SCALAR:  # nearly all of them, so without a call
            value = event.value
            built[key] = None if not event.style and value in _NULLS else value
            lines[key] = line
        else:
            built[key], below = _value(event, take, name)
            lines[key] = line, below
    if type(event) is not _MAPPING_END:
        told = both("A key must be a plain word.")
        raise RuleFileError(issue(name, event.start_mark.line + 1, "odd-key", told))
    return built, lines


def _sequence(take: Callable[[], Any], name: str) -> tuple[list[Any], Lines]:
    built: list[Any] = []
    lines: Lines = {}
    while type(event := take()) is not _SEQUENCE_END:
        if type(event) is _SCALAR:
            value, below = (None if not event.style and event.value in _NULLS else event.value), None
        else:
            value, below = _value(event, take, name)
        lines[len(built)] = event.start_mark.line, below
        built.append(value)
    return built, lines


def _value(event: Any, take: Callable[[], Any], name: str) -> tuple[Any, Lines | None]:
    if type(event) is _MAPPING:
        return _mapping(take, name)
    if type(event) is _SEQUENCE:
        return _sequence(take, name)
    raise RuleFileError(issue(name, event.start_mark.line + 1, "not-allowed", _no_anchors()))
