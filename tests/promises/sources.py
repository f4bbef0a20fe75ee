"""What the checks of our own code read: every Python file of the project, parsed once."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path from the project's root, its lines, its tree."""

    name: str
    lines: int
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room of ``credval/`` that the file stands in ("store"), or the file's own name ("paths")."""
        return Path(self.name).with_suffix("").parts[1]

    def at(self, node: ast.stmt | ast.expr) -> str:
        """``file:line`` of a place in it, for a message."""
        return f"{self.name}:{node.lineno}"


@functools.cache
def sources(folder: str) -> tuple[Source, ...]:
    """Every Python file below ``folder`` ("credval", "tests")."""
    return tuple(_read(path) for path in sorted((ROOT / folder).rglob("*.py")))


def _read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(path.relative_to(ROOT).as_posix(), len(text.splitlines()), ast.parse(text))


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, inner ones too."""
    return (
        node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from ``def`` to the last line of the body, both counted."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def imports(source: Source) -> Iterator[tuple[ast.stmt, str]]:
    """Every import of a module by its full name, wherever in the file it stands."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node, node.module


def dotted(node: ast.expr) -> str:
    """``datetime.datetime.now`` for such an expression, "" for any other."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else f".{node.attr}"
    return ""
