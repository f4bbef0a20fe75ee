"""How are papers and proposals sealed, so that whoever holds the database without our key reads none of them?

AES-256-GCM. The case's id and the content's hash are bound in: a paper that is moved to another case, or put in the
place of another paper, opens no more than one that was changed. Used on SQLite, whose file is encrypted already, and
on PostgreSQL, whose file is not ours; docs/adr/0050-store-and-encryption.md says why on both.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from credval.store.problems import DamagedError, NewerFormatError, problem
from credval.text import mark

FORMAT = b"\x01"
NONCE = 12
OVERHEAD = len(FORMAT) + NONCE + 16
"""Bytes that sealing adds."""


def seal(key: bytes, case_id: str, sha256: str, content: bytes) -> bytes:
    """``content`` under ``key`` (32 bytes), for one case and one hash (hexadecimal, of ``content``)."""
    nonce = secrets.token_bytes(NONCE)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, content, _bound(case_id, sha256))


def unseal(key: bytes, case_id: str, sha256: str, sealed: bytes) -> bytes:
    """What `seal` was given. Raises DamagedError for anything else, NewerFormatError for a later form."""
    if sealed[:1] > FORMAT:
        raise problem(
            NewerFormatError,
            mark(
                "A paper in this case was kept by a newer version of the program. Update the program to read it."
            ),
        )
    if sealed[:1] != FORMAT or len(sealed) < OVERHEAD:
        raise _damaged()
    nonce, rest = sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, rest, _bound(case_id, sha256))
    except InvalidTag as wrong:
        raise _damaged() from wrong


def _bound(case_id: str, sha256: str) -> bytes:
    return b"\x00".join((b"credval content", case_id.encode(), sha256.encode()))


def _damaged() -> DamagedError:
    return problem(
        DamagedError,
        mark(
            "A paper in this case is not what was saved and is not shown. Restore a backup, or ask for the paper again."
        ),
    )
