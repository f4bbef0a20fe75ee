"""A file becomes a paper, or a sentence that says why not."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from credval.actions.papers import MOST_BYTES, PaperRefusedError, read_paper, size_text

DAY = date(2026, 11, 27)


def test_a_file_is_read_hashed_and_named(tmp_path: Path) -> None:
    path = tmp_path / "Диплом.pdf"
    path.write_bytes(b"%PDF-1.7")
    paper, content = read_paper(path, "degree_certificate", ("1",), DAY)
    assert (paper.name, paper.size, paper.media_type) == ("Диплом.pdf", 8, "application/pdf")
    assert paper.sha256 == hashlib.sha256(b"%PDF-1.7").hexdigest()
    assert content == b"%PDF-1.7"


def test_an_identity_paper_is_marked_as_one(tmp_path: Path) -> None:
    (tmp_path / "pass.jpg").write_bytes(b"x")
    assert read_paper(tmp_path / "pass.jpg", "identity", (), DAY)[0].identity


@pytest.mark.parametrize(("size", "told"), [(0, "is empty"), (MOST_BYTES + 1, "larger than 100 MB")])
def test_a_file_that_cannot_be_kept_is_refused(tmp_path: Path, size: int, told: str) -> None:
    with (tmp_path / "x.pdf").open("wb") as file:
        file.truncate(size)
    with pytest.raises(PaperRefusedError, match=told):
        read_paper(tmp_path / "x.pdf", "other", (), None)


def test_a_file_that_is_gone_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(PaperRefusedError, match="no such file"):
        read_paper(tmp_path / "gone.pdf", "other", (), None)


@pytest.mark.parametrize(("size", "text"), [(1, "1 kB"), (20_000, "20 kB"), (3_400_000, "3.4 MB")])
def test_sizes_are_said_in_words(size: int, text: str) -> None:
    assert size_text(size) == text
