"""Does a case reach another office whole, readable to nobody else, and refused in words where it is not right?"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import msgspec
import pytest

from credval.model.cases import Case
from credval.store import transfer
from credval.store.keys import Effort, stretched, wrapped
from credval.store.problems import (
    NewerFormatError,
    PassphraseTooShortError,
    StoreError,
    TransferError,
    WrongPassphraseError,
)
from credval.store.transfer import Received
from tests.store.homes import home_in
from tests.store.samples import AT, PAPER, SHA, case, with_paper

PASSPHRASE = "fyra ord per telefon"
CASE = with_paper(7)


@pytest.fixture(scope="module")
def sent() -> bytes:
    return transfer.sealed(CASE, {SHA: PAPER, "unused": b"x"}, PASSPHRASE, office="Region Öst", at=AT)


def _received(content: bytes, passphrase: str = PASSPHRASE) -> Received:
    return transfer.unsealed(content, passphrase, new_id="f" * 32, number="2027-0001", by="bo", at=AT)


def test_case_and_papers_arrive_as_they_were_sent(sent: bytes) -> None:
    found = _received(sent)
    assert (found.case.person, found.case.papers, found.contents) == (CASE.person, CASE.papers, {SHA: PAPER})


def test_it_gets_an_id_and_a_number_of_its_own(sent: bytes) -> None:
    found = _received(sent).case
    assert (found.id, found.number, found.version) == ("f" * 32, "2027-0001", 0)


def test_it_says_where_it_came_from_and_what_it_was_called_there(sent: bytes) -> None:
    found = _received(sent).case
    assert found.origin is not None
    assert (found.origin.office, found.origin.number, found.events[-1].what, found.events[-1].note) == (
        "Region Öst", "2026-0007", "received", "Region Öst 2026-0007",
    )  # fmt: skip


def test_nothing_of_it_can_be_read_on_the_way(sent: bytes) -> None:
    assert [word in sent for word in (b"diploma", "Öberg".encode(), "Öst".encode(), SHA.encode())] == [
        False
    ] * 4


def test_it_is_kept_like_any_other_case(sent: bytes, tmp_path: Path) -> None:
    found = _received(sent)
    with home_in(tmp_path).open(create=True) as opened:
        kept = opened.store.save(found.case, by="bo", action="received", at=AT, contents=found.contents)
        assert opened.store.content(kept.id, SHA, by="bo", at=AT) == PAPER


def test_it_goes_by_file(tmp_path: Path) -> None:
    path = tmp_path / "2026-0007.credval-case"
    transfer.send(path, CASE, {SHA: PAPER}, PASSPHRASE, office="Region Öst", at=AT)
    found = transfer.receive(path, PASSPHRASE, new_id="f" * 32, number="2027-0001", by="bo", at=AT)
    assert (found.contents, [one.name for one in tmp_path.iterdir()]) == ({SHA: PAPER}, [path.name])


def test_a_wrong_passphrase_says_what_to_ask_for(sent: bytes) -> None:
    with pytest.raises(WrongPassphraseError) as wrong:
        _received(sent, "fyra ord per telefax")
    assert ("lösenfrasen" in wrong.value.sv, "passphrase" in wrong.value.en) == (True, True)


def test_a_passphrase_that_is_guessed_easily_sends_nothing(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShortError):
        transfer.send(tmp_path / "x", CASE, {SHA: PAPER}, "hej", office="", at=AT)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("part", range(12))
def test_a_changed_or_cut_file_is_refused(sent: bytes, part: int) -> None:
    at = len(sent) * part // 12
    changed = bytearray(sent)
    changed[at] ^= 1
    for content in (bytes(changed), sent[:at]):
        with pytest.raises((TransferError, WrongPassphraseError, NewerFormatError)):
            _received(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04" + bytes(100),
        transfer.MAGIC,
        transfer.MAGIC + b"{}\n",
        transfer.MAGIC + b"[" * 5000,
        transfer.MAGIC + b"\xff\n",
    ],
)
def test_what_is_no_such_file_says_so(content: bytes) -> None:
    with pytest.raises(TransferError):
        _received(content)


def _made(payload: bytes, **header: Any) -> bytes:
    """A file by somebody who knows the passphrase."""
    effort = Effort()
    lines = {"format": 1, "salt": bytes(16), "effort": effort} | header
    before = transfer.MAGIC + msgspec.json.encode(lines) + b"\n"
    return before + wrapped(stretched(PASSPHRASE, bytes(16), effort), payload, before)


def _payload(case: Case | bytes = CASE, contents: dict[str, bytes] | None = None) -> bytes:
    body = msgspec.json.encode(case) if isinstance(case, Case) else case
    kept = {SHA: PAPER} if contents is None else contents
    return msgspec.msgpack.encode({"office": "x", "sent_at": AT, "case": body, "contents": kept})


def test_what_is_made_here_for_the_tests_is_what_the_program_makes() -> None:
    assert _received(_made(_payload())).contents == {SHA: PAPER}


DEEP = msgspec.json.encode(case()).replace(
    b'"claim":{', b'"claim":{"x":' + b"[" * 50_000 + b"]" * 50_000 + b","
)


@pytest.mark.parametrize("payload", [
    b"", b"\xc1", msgspec.msgpack.encode([1]), _payload(b"{}"), _payload(b"null"), _payload(contents={}),
    _payload(contents={SHA: b"another paper"}), _payload(contents={SHA: PAPER, "ab" * 32: b"more"}),
    _payload(DEEP, {}), b"\xdf" + struct.pack(">I", 2**32 - 1), b"\x81\xa4case\xc6" + struct.pack(">I", 2**32 - 1),
], ids=["nothing", "no msgpack", "a list", "no case", "null", "a paper too few", "another paper", "a paper too many", "deep",
        "four billion keys", "four gigabytes"])  # fmt: skip
def test_also_who_knows_the_passphrase_sends_nothing_that_does_not_fit(payload: bytes) -> None:
    with pytest.raises(TransferError):
        _received(_made(payload))


@pytest.mark.parametrize(
    "content",
    [
        _made(_payload(), format=2),
        _made(_payload(), format=2, smart_card=True),
        _made(_payload(msgspec.json.encode(msgspec.structs.replace(CASE, format=9)))),
    ],
    ids=["the file", "the file with more in it", "the case"],
)
def test_a_newer_one_asks_for_a_newer_program(content: bytes) -> None:
    with pytest.raises(NewerFormatError) as newer:
        _received(content)
    assert ("Uppdatera" in newer.value.sv, "Update" in newer.value.en) == (True, True)


@pytest.mark.parametrize("effort", [Effort(memory=8), Effort(memory=1 << 31), Effort(passes=10**6)])
def test_an_effort_that_is_weak_or_stops_the_machine_is_refused(effort: Effort) -> None:
    with pytest.raises(TransferError):
        _received(_made(_payload(), effort=effort))


def test_a_file_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        transfer.receive(tmp_path / "gone", PASSPHRASE, new_id="f" * 32, number="1", by="bo", at=AT)
