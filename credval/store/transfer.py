"""How does one case go to another office as one file that nobody reads on the way?

``.credval-case``: a line that says what it is, a line of JSON (format number, how the key comes from the passphrase), and
the case with its papers under AES-256-GCM, to which both lines are bound. Nothing in it is packed, so that nothing unpacks
to more than it is. The passphrase goes another way than the file.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from credval.model.cases import FORMAT as CASE_FORMAT
from credval.model.cases import Case, Event, Origin, read, written
from credval.store import files
from credval.store.keys import SALT_BYTES, Effort, accepted, effort_here, stretched, unwrapped, wrapped
from credval.store.problems import NewerFormatError, TransferError, WrongPassphraseError, problem
from credval.store.saving import named_contents
from credval.store.telling import refused
from credval.text import mark

FORMAT = 1
ENDING = ".credval-case"
MAGIC = b"credval case\n"
MOST_BYTES = 1 << 30
MOST_CONTENTS = 5_000
MOST_HEADER = 4_096


class _Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: int
    salt: bytes
    effort: Effort


class _Numbered(msgspec.Struct):
    format: int


class _Sent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    office: str
    sent_at: datetime
    case: bytes
    contents: Annotated[dict[str, bytes], msgspec.Meta(max_length=MOST_CONTENTS)]


@dataclass(frozen=True, slots=True)
class Received:
    """A case from another office, ready to be saved as a new one here."""

    case: Case
    contents: Mapping[str, bytes]
    """By SHA-256, checked."""


def send(
    path: Path, case: Case, contents: Mapping[str, bytes], passphrase: str, *, office: str, at: datetime
) -> None:
    """Write the case and its ``contents`` (by SHA-256) to ``path``. Raises PassphraseTooShortError, StoreError."""
    files.replace(path, sealed(case, contents, passphrase, office=office, at=at))


def sealed(case: Case, contents: Mapping[str, bytes], passphrase: str, *, office: str, at: datetime) -> bytes:
    """The bytes of such a file."""
    header = _Header(format=FORMAT, salt=secrets.token_bytes(SALT_BYTES), effort=effort_here())
    before = MAGIC + msgspec.json.encode(header) + b"\n"
    named = {key: contents[key] for key in sorted(named_contents(case))}
    sent = _Sent(office=office, sent_at=at, case=written(case), contents=named)
    content = msgspec.msgpack.encode(sent)
    if len(content) > MOST_BYTES:
        raise problem(
            TransferError,
            mark("The papers of case {number} are larger than {most} MB together. Send the largest of them another way, and take them out of the case first."),
            number=case.number, most=MOST_BYTES >> 20,
        )  # fmt: skip
    key = stretched(accepted(passphrase), header.salt, header.effort)
    return before + wrapped(key, content, before)


def receive(path: Path, passphrase: str, *, new_id: str, number: str, by: str, at: datetime) -> Received:
    """The case in ``path`` as a new case of this office, by ``new_id`` and ``number``; it says where it came from.

    Raises TransferError, WrongPassphraseError, NewerFormatError, StoreError. Nothing is kept yet.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + MOST_HEADER + 1)
    except OSError as said:
        raise refused(said, path) from said
    return unsealed(content, passphrase, new_id=new_id, number=number, by=by, at=at)


def unsealed(content: bytes, passphrase: str, *, new_id: str, number: str, by: str, at: datetime) -> Received:
    """As `receive`, from the bytes of such a file."""
    header, before = _header(content)
    key = stretched(passphrase, header.salt, header.effort)
    plain = unwrapped(key, content[len(before) :], before)
    if plain is None:
        raise problem(
            WrongPassphraseError,
            mark("The file does not open: the passphrase is another one, or the file was changed or cut off on the way. Ask for the passphrase again, then for the file."),
        )  # fmt: skip
    sent, case = _sent(plain)
    origin = Origin(office=sent.office, number=case.number, sent_at=sent.sent_at)
    event = Event(
        at=at, by=by, what="received", state=case.state, note=f"{sent.office} {case.number}".strip()
    )
    mine = msgspec.structs.replace(
        case, id=new_id, number=number, version=0, origin=origin, events=(*case.events, event)
    )
    return Received(mine, sent.contents)


def _header(content: bytes) -> tuple[_Header, bytes]:
    """The second line of a file, and both lines as they stand."""
    line, ended, _ = content[len(MAGIC) : len(MAGIC) + MOST_HEADER].partition(b"\n")
    if not content.startswith(MAGIC) or not ended:
        raise problem(
            TransferError,
            mark("This is no case from another office: such files end in {ending}. Choose another file."), ending=ENDING,
        )  # fmt: skip
    try:
        if msgspec.json.decode(line, type=_Numbered).format > FORMAT:
            raise _newer()
        header = msgspec.json.decode(line, type=_Header)
    except (msgspec.MsgspecError, UnicodeDecodeError) as said:
        raise _damaged() from said
    if not header.effort.sane or len(header.salt) != SALT_BYTES or len(content) > MOST_BYTES + MOST_HEADER:
        raise _damaged()
    return header, content[: len(MAGIC) + len(line) + 1]


def _sent(plain: bytes) -> tuple[_Sent, Case]:
    """What was sent, held against its own hashes: also who knows the passphrase sends nothing that does not fit."""
    try:
        sent = msgspec.msgpack.decode(plain, type=_Sent)
        if msgspec.json.decode(sent.case, type=_Numbered).format > CASE_FORMAT:
            raise _newer()
        case = read(sent.case)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as said:
        raise _damaged() from said
    right = all(hashlib.sha256(one).hexdigest() == key for key, one in sent.contents.items())
    if not right or sent.contents.keys() != named_contents(case):
        raise _damaged()
    return sent, case


def _newer() -> NewerFormatError:
    return problem(
        NewerFormatError,
        mark("This case was sent from a newer version of the program. Update the program, then take it in."),
    )


def _damaged() -> TransferError:
    return problem(
        TransferError,
        mark("The file is damaged, and nothing of it was taken in. Ask for it to be sent again."),
    )
