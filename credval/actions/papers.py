"""A file becomes a paper of a case: read whole, hashed, no larger than can be kept well; and out again only where a person says."""

from __future__ import annotations

import hashlib
import mimetypes
import secrets
from datetime import date
from pathlib import Path

from credval.actions.casebook import Casebook
from credval.casework.roles import Right
from credval.errors import CredvalError
from credval.model.cases import Case, Paper
from credval.text import Text, both, reason

MOST_BYTES = 100 * 1024 * 1024


class PaperRefusedError(CredvalError):
    """A file that is not taken in: why, and what to do."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.sv, why.en)

    def __reduce__(self) -> tuple[type[PaperRefusedError], tuple[Text]]:
        return type(self), (Text(self.sv, self.en),)


def read_paper(
    path: Path, kind: str, credentials: tuple[str, ...], received_on: date | None
) -> tuple[Paper, bytes]:
    """The file as a paper of ``kind``, and its bytes. Raises PaperRefusedError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path)
        content = path.read_bytes()
    except OSError as problem:
        raise PaperRefusedError(
            both("{name} cannot be read: {why}.", name=path.name, why=reason(problem))
        ) from problem
    if len(content) > MOST_BYTES:
        raise _too_large(path)
    if not content:
        raise PaperRefusedError(both("{name} is empty. Ask for the file again.", name=path.name))
    media_type, _ = mimetypes.guess_type(path.name)
    paper = Paper(
        id=secrets.token_hex(8),
        name=path.name,
        kind=kind,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type=media_type or "application/octet-stream",
        credentials=credentials,
        received_on=received_on,
        identity=kind == "identity",
    )
    return paper, content


def save_copy(casebook: Casebook, case: Case, paper: Paper, to: Path) -> Path:
    """Write a copy of the paper where a person wants it, with a line in the log. Raises OSError, StoreError."""
    casebook.expect(Right.READ_CASES)
    content = casebook.store.content(case.id, paper.sha256, by=casebook.user.login, at=casebook.now)
    draft = to.with_name(to.name + ".new")
    draft.write_bytes(content)
    draft.replace(to)
    return to


def size_text(size: int) -> str:
    """Bytes in words: 12 kB, 3.4 MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"


def _too_large(path: Path) -> PaperRefusedError:
    return PaperRefusedError(
        both(
            "{name} is larger than 100 MB. Scan it again with 300 dots per inch, or take it apart into several files.",
            name=path.name,
        )
    )
