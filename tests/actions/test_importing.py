"""Is a registry taken in whole or not at all, gone on with where it stopped, and told apart from what it was before?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from credval.actions.evidence import OpenEvidence, open_evidence
from credval.actions.importing import STEP, Imported, ImportInterruptedError, import_institutions
from credval.model.registries import FormerName, NameKind, Registry, Tally
from credval.rulebook.evidence_book import EvidenceBook, EvidenceBookError
from credval.text import Text
from tests.registry_files import DAY, LATER, charter, charter_row, dump, ror, ror_id
from tests.shared_data import shared


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "data" / "evidence.sqlite"


def opened(target: Path) -> OpenEvidence:
    found = open_evidence(target)
    assert found is not None
    return found


def first(tmp_path: Path, target: Path) -> Imported:
    """Three universities on the first day."""
    records = [ror(1, "One University"), ror(2, "Two University"), ror(3, "Three University")]
    return import_institutions(dump(tmp_path / "first.json", records), DAY, target=target)


def second(tmp_path: Path, target: Path, part: bool = False) -> Imported:
    """One is as it was, Two has another name, Three is missing, Four is new."""
    records = [ror(1, "One University"), ror(2, "Zwei University"), ror(4, "Four University")]
    return import_institutions(dump(tmp_path / "second.json", records), LATER, part=part, target=target)


def test_the_first_import_is_all_new(tmp_path: Path, target: Path) -> None:
    assert first(tmp_path, target).file.tally == Tally(read=3, new=3)


def test_a_later_file_tells_what_is_new_changed_renamed_and_gone(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    assert second(tmp_path, target).file.tally == Tally(
        read=3, new=1, changed=1, renamed=1, gone=1, unchanged=1
    )


def test_a_former_name_stays_with_the_import_in_which_it_went(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    second(tmp_path, target)
    kept = opened(target).record(f"ror:{ror_id(2)}")
    assert kept is not None
    assert kept.former == (FormerName("Two University", NameKind.LABEL, "en", LATER, "second.json"),)
    assert (kept.first_seen, kept.last_seen) == (DAY, LATER)


def test_a_name_in_other_capitals_is_no_other_name(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    records = [ror(1, "ONE UNIVERSITY"), ror(2, "Two University"), ror(3, "Three University")]
    tally = import_institutions(dump(tmp_path / "b.json", records), LATER, target=target).file.tally
    assert (tally.changed, tally.renamed) == (1, 0)


def test_a_name_that_comes_back_is_no_former_name(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    second(tmp_path, target)
    import_institutions(dump(tmp_path / "third.json", [ror(2, "Two University")]), LATER, target=target)
    kept = opened(target).record(f"ror:{ror_id(2)}")
    assert kept is not None
    assert [one.name for one in kept.former] == ["Zwei University"]


def test_a_record_that_is_gone_stays_with_the_day(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    second(tmp_path, target)
    kept = opened(target).record(f"ror:{ror_id(3)}")
    assert kept is not None
    assert (kept.gone, kept.last_seen) == (LATER, DAY)


def test_a_record_that_comes_back_is_no_longer_gone(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    second(tmp_path, target)
    records = [ror(n, name) for n, name in ((1, "One University"), (3, "Three University"))]
    import_institutions(dump(tmp_path / "third.json", records), LATER, target=target)
    kept = opened(target).record(f"ror:{ror_id(3)}")
    assert kept is not None
    assert (kept.gone, kept.first_seen) == (None, DAY)


def test_nothing_is_gone_that_a_part_of_a_registry_does_not_hold(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    assert second(tmp_path, target, part=True).file.tally.gone == 0


def test_another_registry_is_left_alone(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    import_institutions(
        charter(tmp_path / "c.xlsx", [charter_row("999999901", "Town University")]), LATER, target=target
    )
    book = EvidenceBook(target)
    assert [one.id for one in book.records(Registry.ROR)] == [f"ror:{ror_id(n)}" for n in (1, 2, 3)]
    assert [one.record.names[0].name for one in book.with_domain("u1.example")] == ["One University"]


def test_the_same_file_again_changes_nothing(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    before = target.read_bytes()
    assert first(tmp_path, target).again
    assert target.read_bytes() == before


def test_the_same_imports_give_the_same_bytes(tmp_path: Path, target: Path) -> None:
    other = tmp_path / "other" / "evidence.sqlite"
    for one in (target, other):
        first(tmp_path, one)
        second(tmp_path, one)
    assert EvidenceBook(target).hash == EvidenceBook(other).hash
    assert _index(target) == _index(other)


def _index(target: Path) -> bytes:
    return target.with_name("search-evidence-ror.bin").read_bytes()


def test_the_book_says_what_it_was_made_from(tmp_path: Path, target: Path) -> None:
    done = first(tmp_path, target)
    meta = EvidenceBook(target).meta
    assert (meta["ror.file"], meta["ror.sha256"], meta["ror.day"], meta["ror.records"]) == (
        "first.json", done.file.sha256, "2026-11-27", "3",
    )  # fmt: skip
    assert meta["hash"] == done.hash


class Stop(BaseException):
    """Somebody pressed Ctrl-C."""


def _stopping(at: int) -> Iterator[None]:
    for _ in range(at):
        yield
    raise Stop


def _stopped(path: Path, target: Path, steps: int) -> list[str]:
    """Import ``path``, and be stopped after ``steps`` sentences about how far it has come."""
    told: list[str] = []
    count = _stopping(steps)

    def tell(step: Text) -> None:
        told.append(step.en)
        next(count)

    with pytest.raises(Stop):
        import_institutions(path, LATER, tell, target=target)
    return told


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A dump that takes several steps to read."""
    return dump(tmp_path / "many.json", [ror(n, f"University {n}") for n in range(3 * STEP)])


@pytest.mark.parametrize("steps", range(7))
def test_a_stopped_import_leaves_the_earlier_book_as_it_was(
    tmp_path: Path, target: Path, many: Path, steps: int
) -> None:
    first(tmp_path, target)
    before = target.read_bytes(), _index(target)
    if steps < 6:
        _stopped(many, target, steps)
        assert (target.read_bytes(), _index(target)) == before
    assert not [path for path in target.parent.iterdir() if ".new" in path.name]


def test_a_stopped_import_goes_on_where_it_was(target: Path, many: Path) -> None:
    told = _stopped(many, target, 2)
    done = import_institutions(many, LATER, target=target)
    assert told[-1] == f"{2 * STEP} records read"
    assert (done.resumed, done.file.tally.new) == (2 * STEP, 3 * STEP)


def test_an_import_in_two_goes_gives_the_book_of_one(tmp_path: Path, target: Path, many: Path) -> None:
    _stopped(many, target, 2)
    other = tmp_path / "other" / "evidence.sqlite"
    hashes = {import_institutions(many, LATER, target=one).hash for one in (target, other)}
    assert len(hashes) == 1


def test_nothing_is_left_beside_the_book_when_an_import_is_done(target: Path, many: Path) -> None:
    _stopped(many, target, 2)
    import_institutions(many, LATER, target=target)
    assert sorted(path.name for path in target.parent.iterdir()) == [
        "evidence.sqlite",
        "search-evidence-ror.bin",
    ]


def test_an_import_that_was_overtaken_asks_to_be_started_again(
    tmp_path: Path, target: Path, many: Path
) -> None:
    def tell(step: Text) -> None:
        if step.en == "making the search index":
            first(tmp_path, target)

    with pytest.raises(ImportInterruptedError, match="Another import"):
        import_institutions(many, LATER, tell, target=target)
    assert import_institutions(many, LATER, target=target).resumed == 3 * STEP


def test_a_file_that_is_no_evidence_book_is_not_written_over(tmp_path: Path, target: Path) -> None:
    target.parent.mkdir()
    target.write_bytes(b"my own notes")
    with pytest.raises(EvidenceBookError, match="no evidence book"):
        first(tmp_path, target)
    assert target.read_bytes() == b"my own notes"


def test_a_book_of_another_format_is_refused_in_words(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    database = sqlite3.connect(target)
    database.execute("UPDATE meta SET value = '2' WHERE key = 'format'")
    database.commit()
    database.close()
    with pytest.raises(EvidenceBookError, match="another format"):
        EvidenceBook(target)


@pytest.mark.parametrize("content", [None, b"", b"rubbish"])
def test_a_missing_or_damaged_index_is_made_anew(tmp_path: Path, target: Path, content: bytes | None) -> None:
    first(tmp_path, target)
    index = target.with_name("search-evidence-ror.bin")
    index.unlink()
    if content is not None:
        index.write_bytes(content)
    assert [hit.target for hit in opened(target).find("two university", limit=1)] == [f"ror:{ror_id(2)}"]


def test_an_index_in_many_parts_finds_what_one_would(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = dump(tmp_path / "many.json", [ror(n, f"University of {n}") for n in range(200)])
    import_institutions(path, DAY, target=target)
    asked = ("University of 17", "University of 1", "univrsity of 199", "university")
    whole = [opened(target).find(text, limit=5) for text in asked]
    monkeypatch.setattr("credval.actions.evidence_index.PART", 7)
    parts = tmp_path / "parts" / "evidence.sqlite"
    import_institutions(path, DAY, target=parts)
    assert [opened(parts).find(text, limit=5)[0] for text in asked] == [hits[0] for hits in whole]


def test_an_import_leaves_the_index_of_another_registry_alone(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    index = target.with_name("search-evidence-ror.bin")
    before = index.stat().st_mtime_ns
    rows = [charter_row("999999901", "Town University")]
    import_institutions(charter(tmp_path / "c.xlsx", rows), LATER, target=target)
    assert index.stat().st_mtime_ns == before
    assert [opened(target).find(text, limit=1)[0].name for text in ("Two University", "Town University")] == [
        "Two University", "Town University",
    ]  # fmt: skip


def test_a_former_name_is_found(tmp_path: Path, target: Path) -> None:
    first(tmp_path, target)
    second(tmp_path, target)
    assert opened(target).exact("Two University", "IN")[0][0] == f"ror:{ror_id(2)}"


# --- the real registries, where they are on this machine ---


@pytest.mark.slow
def test_the_charter_lists_of_three_years_are_told_apart(target: Path) -> None:
    old = shared("eche/accredited-heis-erasmus-2021-2027-mar22_en.xlsx")
    new = shared("eche/accredited-HEIs-Erasmus-2021-2027_08042026.xlsx")
    import_institutions(old, DAY, target=target)
    # by hand it is 1,124 new and 191 gone: one number of 2022 ends in a line break, which is no other number
    assert import_institutions(new, LATER, target=target).file.tally == Tally(
        read=6142, new=1123, changed=743, renamed=418, gone=190, unchanged=4276
    )


@pytest.mark.slow
def test_the_charter_list_of_the_middle_year_is_read(target: Path) -> None:
    path = shared("eche/08042024_List_of_Accredited_HEIs_within_the_Erasmus+_Programme_2021-2027.xlsx")
    assert import_institutions(path, DAY, target=target).file.tally == Tally(read=5631, new=5631)


@pytest.mark.slow
def test_two_states_of_ror_are_told_apart(target: Path) -> None:
    import_institutions(shared("ror/ror-v1.66-schema_v2-state.json.gz"), DAY, target=target)
    tally = import_institutions(
        shared("ror/ror-v2.9-schema_v2-35990.json.gz"), LATER, target=target
    ).file.tally
    # 286 shown names are other texts; nine of them only in capitals
    assert tally == Tally(read=35990, new=19046, changed=2325, renamed=277, unchanged=14619)
