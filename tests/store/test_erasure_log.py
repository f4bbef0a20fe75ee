"""Does the log of erasures say what is gone, whatever happened while it was written?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from credval.store.erasure_log import Erased, erasing, erasures, read, written
from credval.store.problems import DamagedError, NewerFormatError, StoreError

ONE = Erased(case="c1", on=date(2026, 11, 27), by="eva", rule="24 months")
TWO = Erased(case="c2", on=date(2026, 11, 28), by="eva", papers=("p1", "p2"))


def _erased(path: Path, *every: Erased) -> Path:
    for one in every:
        with erasing(path, one):
            pass
    return path


def test_nothing_was_erased_where_there_is_no_log(tmp_path: Path) -> None:
    assert erasures(tmp_path / "cases.erased") == []


def test_what_was_erased_stands_in_order(tmp_path: Path) -> None:
    assert erasures(_erased(tmp_path / "cases.erased", ONE, TWO)) == [ONE, TWO]


def test_the_note_is_on_disk_before_anything_is_erased(tmp_path: Path) -> None:
    with erasing(tmp_path / "cases.erased", ONE):
        assert erasures(tmp_path / "cases.erased") == [ONE]


def test_an_erasure_that_failed_is_withdrawn(tmp_path: Path) -> None:
    path = _erased(tmp_path / "cases.erased", TWO)
    with pytest.raises(OSError, match="disk"), erasing(path, ONE):
        raise OSError("disk")
    assert erasures(path) == [TWO]


def test_what_was_withdrawn_can_be_erased_later(tmp_path: Path) -> None:
    path = tmp_path / "cases.erased"
    with pytest.raises(OSError, match="disk"), erasing(path, ONE):
        raise OSError("disk")
    assert erasures(_erased(path, ONE)) == [ONE]


def test_a_line_cut_by_a_crash_counts_for_nothing_at_every_length(tmp_path: Path) -> None:
    path = _erased(tmp_path / "cases.erased", ONE, TWO)
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    found = [read(whole[:length], "cases.erased") for length in range(first, len(whole) - 1)]
    assert found == [[ONE]] * (len(whole) - 1 - first)


@pytest.mark.parametrize("cut", [1, 2, 20])
def test_the_next_line_stands_whole_after_a_cut_one(tmp_path: Path, cut: int) -> None:
    path = _erased(tmp_path / "cases.erased", ONE, TWO)
    path.write_bytes(path.read_bytes()[:-cut])
    third = Erased(case="c3", on=date(2026, 11, 29), by="eva")
    assert erasures(_erased(path, third)) == ([ONE, TWO, third] if cut == 1 else [ONE, third])


def test_a_damaged_line_in_the_middle_is_named(tmp_path: Path) -> None:
    content = written([ONE, TWO]).replace(b'"c1"', b'"c1')
    with pytest.raises(DamagedError) as damaged:
        read(content, "cases.erased")
    assert ("Rad 1" in damaged.value.sv, "Line 1" in damaged.value.en) == (True, True)


def test_a_newer_line_asks_for_a_newer_program() -> None:
    with pytest.raises(NewerFormatError):
        read(written([ONE]).replace(b'"format":1', b'"format":2'), "cases.erased")


def test_a_log_that_cannot_be_written_lets_nothing_be_erased(tmp_path: Path) -> None:
    erased_anyway = False
    with pytest.raises(StoreError), erasing(tmp_path / "gone" / "cases.erased", ONE):
        erased_anyway = True
    assert not erased_anyway
