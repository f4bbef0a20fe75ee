"""Does a sealed paper open only in its own case, under its own hash, unchanged?"""

from __future__ import annotations

import pytest

from credval.store.contents_cipher import OVERHEAD, seal, unseal
from credval.store.problems import DamagedError, NewerFormatError

KEY = bytes(range(32))
PAPER = b"diploma of Amina" * 10
SEALED = seal(KEY, "case-1", "ab" * 32, PAPER)


@pytest.mark.parametrize("content", [b"", b"x", bytes(100_000)])
def test_what_is_sealed_opens_again(content: bytes) -> None:
    sealed = seal(KEY, "case-1", "ab", content)
    assert (unseal(KEY, "case-1", "ab", sealed), len(sealed)) == (content, len(content) + OVERHEAD)


def test_a_sealed_paper_shows_nothing_of_itself() -> None:
    assert b"Amina" not in SEALED


def test_the_same_paper_is_sealed_differently_each_time() -> None:
    assert seal(KEY, "case-1", "ab" * 32, PAPER) != SEALED


@pytest.mark.parametrize(
    ("key", "case_id", "sha256"),
    [(bytes(32), "case-1", "ab" * 32), (KEY, "case-2", "ab" * 32), (KEY, "case-1", "cd" * 32)],
    ids=["another key", "another case", "another hash"],
)
def test_it_opens_nowhere_else(key: bytes, case_id: str, sha256: str) -> None:
    with pytest.raises(DamagedError):
        unseal(key, case_id, sha256, SEALED)


@pytest.mark.parametrize("bit", range(8, len(SEALED) * 8, 37))
def test_every_flipped_bit_is_noticed(bit: int) -> None:
    changed = bytearray(SEALED)
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(DamagedError):
        unseal(KEY, "case-1", "ab" * 32, bytes(changed))


@pytest.mark.parametrize("length", [0, 1, OVERHEAD - 1, OVERHEAD, len(SEALED) - 1])
def test_a_cut_one_is_damaged(length: int) -> None:
    with pytest.raises(DamagedError):
        unseal(KEY, "case-1", "ab" * 32, SEALED[:length])


def test_a_later_form_asks_for_a_newer_program() -> None:
    with pytest.raises(NewerFormatError) as newer:
        unseal(KEY, "case-1", "ab" * 32, b"\x02" + SEALED[1:])
    assert ("Uppdatera" in newer.value.sv, "Update" in newer.value.en) == (True, True)
