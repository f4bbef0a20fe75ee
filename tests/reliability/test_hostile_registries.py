"""Does a broken, cut-off, swollen or disguised registry file end in a sentence, with the earlier book as it was?"""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from credval.actions.importing import Imported, import_institutions
from credval.errors import CredvalError
from credval.exchange.registries import opening, splitting
from credval.exchange.registries.recognising import recognised
from tests.registry_files import DAY, LATER, charter, charter_row, dump, ror, ror_id, table

GOOD = json.dumps(ror(1, "One University"))


def imported(path: Path) -> Imported:
    return import_institutions(path, DAY, target=path.parent / "data" / "evidence.sqlite")


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def _bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as parts:
        parts.writestr("ror_schema_v2.json", b"[" + b" " * (40 << 20) + GOOD.encode() + b"]")
    return path


def _sheet_bomb(path: Path) -> Path:
    charter(path, [charter_row("999999901", "Town University")])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as parts:
        parts.writestr("xl/worksheets/sheet9.xml", b" " * (40 << 20))
    return path


def _entities(path: Path) -> Path:
    charter(path, [charter_row("999999901", "Town University")])
    with zipfile.ZipFile(path, "a") as parts:
        parts.writestr("xl/extra.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    return path


def _locked(path: Path) -> Path:
    """A zip whose part says that it is behind a password."""
    raw = bytearray(dump(path, [ror(1, "One")]).read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return written(path, bytes(raw))


BAD: dict[str, tuple[str, Callable[[Path], object]]] = {
    "an empty file": ("is empty", lambda p: p.touch()),
    "blanks alone": ("is empty", lambda p: written(p, " \n ")),
    "a folder": ("is a folder", lambda p: p.mkdir()),
    "nothing at all": ("there is no such file", lambda p: None),
    "an unknown format": ("of no registry", lambda p: written(p, "%PDF-1.7 \0\0")),
    "another JSON list": ("of no registry", lambda p: written(p, '[{"a": 1}]')),
    "an empty list": ("of no registry", lambda p: written(p, "[]")),
    "an object, no list": ("no list of records", lambda p: written(p, GOOD)),
    "JSON cut off in record two": ("in record 2", lambda p: written(p, f"[{GOOD},{GOOD[:80]}")),
    "JSON cut off between records": ("in record 2", lambda p: written(p, f"[{GOOD},")),
    "something else between records": ("Record 2 is no", lambda p: written(p, f"[{GOOD}, oops {GOOD}]")),
    "something else after the list": ("in record 2", lambda p: written(p, f"[{GOOD}] oops")),
    "a schema that is too new": ("schema 3.0", lambda p: written(p, f"[{GOOD}]".replace('"2.1"', '"3.0"'))),
    "nothing that can be read": ("No record", lambda p: written(p, f"[{GOOD}]".replace("ror_display", "x").replace('"id"', '"id": 1, "id"').replace(ror_id(1), ror_id(1) + "x" * 99))),
    "a damaged gzip": ("cannot be unpacked", lambda p: written(p, gzip.compress(GOOD.encode() * 99)[:-20])),
    "a damaged zip": ("cannot be unpacked", lambda p: written(p, dump(p.with_name("d.zip"), [ror(1, "One")]).read_bytes()[:-30])),
    "a locked zip": ("password", lambda p: _locked(p.with_suffix(".zip")).rename(p)),
    "a zip without a dump": ("no JSON file", lambda p: zipfile.ZipFile(p, "w").writestr("a.txt", "b")),
    "a zip bomb": ("unpacks to far more", _bomb),
    "a gzip bomb": ("unpacks to far more", lambda p: written(p, gzip.compress(b"[" + b" " * (40 << 20) + b"]"))),
    "a bomb of a sheet": ("unpacks to far more", _sheet_bomb),
    "entities in a sheet": ("entities", _entities),
    "another sheet": ("no list of the Erasmus charter", lambda p: charter(p, [], ["A", "B"])),
    "DEQAR without names": ("name_primary", lambda p: table(p, [["deqar_id", "city"], ["1", "Town"]])),
    "a quotation mark left open": ("quotation mark", lambda p: written(p, 'deqar_id,name\n1,"' + "x\n" * 99_999)),
    "a line without end": ("longer than 1 MB", lambda p: written(p, "deqar_id,name\n1," + "x" * (3 << 20))),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_in_both_languages(what: str, tmp_path: Path) -> None:
    sentence, make = BAD[what]
    path = tmp_path / "file"
    make(path)
    with pytest.raises(CredvalError, match=sentence) as told:
        imported(path)
    assert told.value.sv != told.value.en
    assert not (tmp_path / "data" / "evidence.sqlite").exists()


def test_a_bad_file_leaves_the_earlier_book_and_nothing_beside_it(tmp_path: Path) -> None:
    imported(dump(tmp_path / "good.json", [ror(1, "One University")]))
    before = {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()}
    with pytest.raises(CredvalError):
        imported(written(tmp_path / "bad.json", f"[{GOOD},{GOOD[:80]}"))
    assert {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()} == before


RECORDS = {
    "no JSON": ('{"id": oops, "names": []}', "no JSON"),
    "a number for a name": (GOOD.replace('"One University"', "7"), "names"),
    "no names field": (GOOD.replace('"names"', '"nomes"'), "The field"),
    "no name": (GOOD.replace("One University", "\\u200b\\u200b"), "has no name"),
    "a foreign id": (GOOD.replace("https://ror.org/", "https://evil.example/"), "no id of ROR"),
    "brackets too many": (GOOD[:-1] + ',"x":' + "[" * 5_000 + "]" * 5_000 + "}", None),
    "half a letter": (GOOD.replace("One", "\\ud800"), "no JSON"),
    "a name of a book's length": (GOOD.replace("One", "One" * 999), "longer than"),
    "a newer schema": (GOOD.replace('"2.1"', '"3.0"'), "schema 3.0"),
}


@pytest.mark.parametrize("what", RECORDS)
def test_a_bad_record_is_told_by_its_number_and_the_others_are_taken(what: str, tmp_path: Path) -> None:
    raw, sentence = RECORDS[what]
    others = [json.dumps(ror(n, f"University {n}")) for n in (2, 3)]
    done = imported(written(tmp_path / "dump.json", f"[{others[0]},{raw},{others[1]}]"))
    assert done.file.tally.new + done.file.tally.skipped == 3
    if sentence is not None:
        assert [(one.number, sentence in one.why.en) for one in done.skipped] == [(2, True)]
        assert done.skipped[0].why.sv != done.skipped[0].why.en


def test_a_record_in_another_encoding_is_passed_over(tmp_path: Path) -> None:
    raw = (
        b"[" + json.dumps(ror(2, "Two")).encode() + b"," + GOOD.replace("One", "Åbo").encode("latin-1") + b"]"
    )
    assert [one.why.en for one in imported(written(tmp_path / "d", raw)).skipped] == [
        "The record is not written in UTF-8."
    ]


def test_a_table_of_mixed_encodings_loses_only_the_foreign_row(tmp_path: Path) -> None:
    raw = b"deqar_id,name\n1,\xc3\x85bo\n2,\xc5bo\n3,Town\n"
    done = imported(written(tmp_path / "d.csv", raw))
    assert (done.file.tally.new, [one.number for one in done.skipped]) == (2, [2])


def test_of_two_records_with_one_id_the_first_counts_and_the_second_is_told(tmp_path: Path) -> None:
    done = imported(dump(tmp_path / "d.json", [ror(1, "One"), ror(2, "Two"), ror(1, "Three")]))
    assert [(one.number, "record 1" in one.why.en) for one in done.skipped] == [(3, True)]


def test_a_record_that_became_unreadable_is_not_gone(tmp_path: Path) -> None:
    target = tmp_path / "evidence.sqlite"
    import_institutions(dump(tmp_path / "a", [ror(1, "One"), ror(2, "Two")]), DAY, target=target)
    later = dump(tmp_path / "b", [ror(1, "One"), ror(2, "", names=[])])
    tally = import_institutions(later, LATER, target=target).file.tally
    assert (tally.gone, tally.skipped) == (0, 1)


@pytest.mark.parametrize("size", [1, 7, 64, 1 << 20])
def test_records_are_cut_the_same_wherever_the_pieces_end(size: int) -> None:
    raw = b' [ \n{"a":"}\\"]{"} ,\r\n{"b":[{"c":"\\\\"}]}\t] '
    pieces = [raw[i : i + size] for i in range(0, len(raw), size)]
    assert list(splitting.records(pieces)) == [b'{"a":"}\\"]{"}', b'{"b":[{"c":"\\\\"}]}']


def test_a_byte_order_mark_before_the_list_is_passed_over() -> None:
    assert list(splitting.records([b"\xef\xbb\xbf[{}]"])) == [b"{}"]


def test_a_record_without_end_is_not_kept_in_memory(tmp_path: Path) -> None:
    endless = (chunk for chunk in [b'[{"a":"', *([b"x" * (1 << 20)] * 50)])
    with pytest.raises(CredvalError, match="larger than 4 MB"):
        list(splitting.records(endless))
    assert sum(1 for _ in endless) > 40


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.write(b"[")
        file.truncate(opening.MOST_BYTES + 1)  # a hole: it takes no room on the disk
    with pytest.raises(CredvalError, match="larger than"):
        recognised(path)
