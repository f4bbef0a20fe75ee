"""Does the chain of hashes notice whatever is done to it?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credval.store.chain import (
    GENESIS,
    Entry,
    Finding,
    Head,
    answers_for,
    commitment,
    entry_of,
    hash_of,
    line_of,
    verify,
)
from tests.store.samples import AT, later

Row = tuple[bytes, bytes]


def chain(n: int) -> list[Row]:
    """``n`` lines, each with its hash."""
    rows, last = [], GENESIS
    for seq in range(1, n + 1):
        line = line_of(Entry(seq=seq, at=later(seq), by="anna", action="edited", about={"version": seq}))
        last = hash_of(last, line)
        rows.append((line, last))
    return rows


def end(rows: list[Row]) -> Head:
    return Head(len(rows), rows[-1][1]) if rows else Head()


ROWS = chain(9)


@pytest.mark.parametrize("size", [1, 2, 3, 9, 100])
@pytest.mark.parametrize("anchored", range(10))
def test_a_whole_chain_holds_in_chunks_of_any_size_and_with_any_earlier_end(size: int, anchored: int) -> None:
    chunks = (ROWS[start : start + size] for start in range(0, 9, size))
    verdict = verify(chunks, end(ROWS), end(ROWS[:anchored]))
    assert (verdict.intact, verdict.head) == (True, end(ROWS))


def test_an_empty_chain_holds() -> None:
    assert verify([], Head()).intact


@given(st.integers(0, 8), st.integers(0, 400), st.integers(0, 7))
def test_a_flipped_bit_is_found_in_its_line(row: int, byte: int, bit: int) -> None:
    rows = list(ROWS)
    line = bytearray(rows[row][0])
    line[byte % len(line)] ^= 1 << bit
    rows[row] = bytes(line), rows[row][1]
    verdict = verify([rows], end(ROWS))
    assert not verdict.intact
    assert verdict.seq == row + 1


@given(st.permutations(range(9)))
def test_another_order_is_found_at_the_first_line_out_of_place(order: list[int]) -> None:
    verdict = verify([[ROWS[n] for n in order]], end(ROWS))
    expected = next((seq for seq, n in enumerate(order, 1) if n != seq - 1), None)
    assert (verdict.seq, verdict.intact) == (expected, expected is None)


@given(st.sets(st.integers(0, 8), min_size=1))
def test_missing_lines_are_found_at_the_first(gone: set[int]) -> None:
    verdict = verify([[row for n, row in enumerate(ROWS) if n not in gone]], end(ROWS))
    assert verdict.what in {Finding.MISSING, Finding.MOVED, Finding.CUT}
    assert verdict.seq == min(gone) + 1


def test_a_commitment_says_nothing_without_its_salt() -> None:
    assert commitment(b"a" * 16, b"case") != commitment(b"b" * 16, b"case")


@pytest.mark.parametrize(("salt", "content", "answers"), [(b"s", b"case", True), (b"t", b"case", False), (b"s", b"other", False)])  # fmt: skip
def test_a_line_answers_for_its_content_alone(salt: bytes, content: bytes, answers: bool) -> None:
    entry = Entry(seq=1, at=AT, by="anna", action="created", commitment=commitment(b"s", b"case"))
    assert answers_for(entry, salt, content) is answers


def test_a_line_without_commitment_answers_for_nothing() -> None:
    assert not answers_for(Entry(seq=1, at=AT, by="anna", action="read"), b"", b"")


def test_the_same_instant_gives_the_same_line_in_every_zone() -> None:
    zones = (UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12)))
    lines = {line_of(Entry(seq=1, at=AT.astimezone(zone), by="anna", action="read")) for zone in zones}
    assert len(lines) == 1


@given(st.text(), st.datetimes(timezones=st.just(UTC)), st.dictionaries(st.text(), st.one_of(st.text(), st.integers(-(2**53), 2**53), st.booleans())))  # fmt: skip
def test_a_line_gives_back_its_entry(by: str, at: datetime, about: dict[str, str | int | bool]) -> None:
    try:
        by.encode()
        "".join(map(str, [*about, *about.values()])).encode()
    except UnicodeEncodeError:  # half a letter is refused before it comes here
        return
    entry = Entry(seq=7, at=at, by=by, action="edited", case="c", about=about, commitment="f" * 64)
    assert entry_of(line_of(entry)) == entry
