"""How does the answer to a person's credentials become a PDF file? Runs on the worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from credval.actions.reporting import Beside, Office, report
from credval.desktop.assess.shelf import Shelf
from credval.text import Lang


@dataclass(frozen=True, slots=True)
class Request:
    """What the report is about: the claims with the person's name, their results, and where it shall lie."""

    pairs: tuple[tuple[dict[str, Any], dict[str, Any]], ...]
    lang: Lang
    on: date
    office: Office
    path: Path
    beside: Beside
    """The post, and the answers of its sector."""


def write(shelf: Shelf, request: Request) -> Path:
    """Make the report and put it in its place whole. Raises OSError."""
    content = report(shelf.book, request.pairs, request.lang, request.on, request.office, request.beside)
    draft = request.path.with_name(request.path.name + ".new")
    draft.write_bytes(content)
    draft.replace(request.path)
    return request.path
