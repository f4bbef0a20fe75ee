"""How does a YAML file of a stranger become plain data with line numbers, without harm?

YAML is for authors. Before the C parser sees a file its size and depth are bounded (libyaml's composer dies on
200,000 open brackets); anchors, aliases, tags and merge keys are refused, duplicate keys too, and every scalar is
kept as it was written (``no`` is Norway, ``012`` is not 10).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from credval.rulebook.issues import Issue, issue
from credval.text import Text, both

MOST_BYTES = 512 * 1024
DEEPEST = 24

_SUSPECT = re.compile(r"(?m)(?:^|[\s\[{,:-])[&*!][^\s&*]|^%|^\s*<<\s*:|[\s{,]<<\s*:")
_NULLS = ("null", "~", "")
_BRACKETS = re.compile(r"[\[\]{}]")
_COMPACT = re.compile(r"(?m)^\s*(?:[-?:]\s+){8,}")
_DEEP_INDENT = re.compile(r"(?m)^ {64,}\S")

Path_ = tuple[str | int, ...]


class RuleFileError(Exception):
    """A file that cannot be read at all; carries its issue."""

    def __init__(self, found: Issue) -> None:
        super().__init__(found.en)
        self.issue = found


@dataclass(frozen=True, slots=True)
class Parsed:
    """A rule file as plain data (dicts, lists, str, None), with the tree that knows its lines."""

    file: str
    data: Any
    root: yaml.Node
    text: str

    def line(self, path: Path_) -> int:
        """The line of what ``path`` leads to, or of the nearest part above it that exists."""
        node: yaml.Node = self.root
        line = node.start_mark.line
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            key, node = found
            line = key.start_mark.line
        return int(line) + 1


def read_yaml(path: Path, name: str) -> Parsed:
    """The file at ``path``, reported under ``name``. Raises RuleFileError."""
    return parse(_text_of(path, name), name)


def parse(text: str, name: str) -> Parsed:
    """``text`` as data. Raises RuleFileError with the line and what to write instead."""
    _scan(text, name)
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as problem:
        raise RuleFileError(_syntax(problem, name)) from problem
    if not isinstance(root, yaml.MappingNode):
        raise RuleFileError(
            issue(
                name,
                1,
                "not-a-mapping",
                both("The file must begin with 'format: 1' and hold 'key: value' lines."),
            )
        )
    return Parsed(name, _build(root, name), root, text)


def _text_of(path: Path, name: str) -> str:
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
        text = both("The file cannot be read: {why}", why=problem.strerror or "")
        raise RuleFileError(issue(name, 1, "unreadable", text)) from problem


def _scan(text: str, name: str) -> None:
    """Refuse what the parser must not see."""
    depth = deepest = 0
    for bracket in _BRACKETS.finditer(text):
        depth = max(0, depth + (1 if bracket.group() in "[{" else -1))
        deepest = max(deepest, depth)
    if deepest > DEEPEST or _COMPACT.search(text) or _DEEP_INDENT.search(text):
        raise RuleFileError(
            issue(
                name,
                1,
                "too-deep",
                both("The file is nested too deeply. Write at most {n} levels.", n=DEEPEST),
            )
        )
    if _SUSPECT.search(text):
        _refuse_tokens(text, name)


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
        return both(
            "Anchors (&) and references (*) are not used in rule files. Write the text out, or put it in quotes."
        )
    if isinstance(token, yaml.TagToken | yaml.DirectiveToken):
        return both("Tags (!) and directives (%) are not used in rule files. Put the text in quotes.")
    if isinstance(token, yaml.ScalarToken) and token.value == "<<":
        return both("Merging (<<) is not used in rule files. Write the lines out.")
    return None


def _syntax(problem: yaml.YAMLError, name: str) -> Issue:
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    what = str(getattr(problem, "problem", None) or problem).splitlines()[0]
    text = both(
        "This line cannot be read ({what}). Check indentation, and put texts with ': ' or ' #' in quotes.",
        what=what,
    )
    return issue(name, mark.line + 1 if mark else 1, "syntax", text)


def _build(node: yaml.Node, name: str) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in _NULLS else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, name) for child in node.value]
    built: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise RuleFileError(
                issue(name, key.start_mark.line + 1, "odd-key", both("A key must be a plain word."))
            )
        if key.value in built:
            text = both("'{key}' stands twice here. Keep one of them.", key=key.value)
            raise RuleFileError(issue(name, key.start_mark.line + 1, "duplicate-key", text))
        built[key.value] = _build(value, name)
    return built


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
