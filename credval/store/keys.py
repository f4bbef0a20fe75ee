"""Which keys are there, and what are they made from?

One random data key of 32 bytes. From it, by HKDF-SHA256 (RFC 5869), a key for each use, so that what one of them opens
tells nothing of another. The data key itself lies nowhere in the clear: it is wrapped (AES-256-GCM) under keys that come
from a passphrase by Argon2id (RFC 9106), from recovery words, or from the operating system's keyring.
"""

from __future__ import annotations

import secrets
import time
import unicodedata
from dataclasses import dataclass, field

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from credval.store.problems import PassphraseTooShortError, problem
from credval.text import mark

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
LEAST_MEMORY = 64 * 1024
MOST_MEMORY = 1024 * 1024
LEAST_PASSES, MOST_PASSES, MOST_LANES = 3, 16, 16
LEAST_SECONDS = 0.1
MOST_CHOSEN_MEMORY = 256 * 1024
LEAST_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Keys:
    """What the data key opens; 32 bytes each, never shown."""

    database: bytes = field(repr=False)
    papers: bytes = field(repr=False)
    anchor: bytes = field(repr=False)


class Effort(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one guess at a passphrase costs by Argon2id: memory in KiB, passes over it, lanes."""

    memory: int = LEAST_MEMORY
    passes: int = LEAST_PASSES
    lanes: int = 1

    @property
    def sane(self) -> bool:
        """Whether it is neither weaker than we ever wrote, nor so large that it would stop the machine."""
        enough = self.memory >= LEAST_MEMORY and self.passes >= LEAST_PASSES and self.lanes >= 1
        return (
            enough and self.memory <= MOST_MEMORY and self.passes <= MOST_PASSES and self.lanes <= MOST_LANES
        )


def new_data_key() -> bytes:
    """A new key, by the system's source of chance."""
    return secrets.token_bytes(KEY_BYTES)


def subkeys(data_key: bytes) -> Keys:
    """The keys for each use."""
    return Keys(*(derived(data_key, use) for use in ("database", "papers", "anchor")))


def derived(secret: bytes, use: str, salt: bytes | None = None) -> bytes:
    """A key of 32 bytes for one ``use``, from a ``secret`` of at least 16 bytes of chance."""
    return HKDF(SHA256(), KEY_BYTES, salt, f"credval {use} 1".encode()).derive(secret)


def accepted(passphrase: str) -> str:
    """A new passphrase, if it is long enough. Raises PassphraseTooShortError."""
    letters = len(written_alike(passphrase).strip())
    if letters < LEAST_LETTERS or len(set(passphrase)) < 5:
        raise problem(
            PassphraseTooShortError,
            mark("The passphrase must have at least {n} characters, not all the same. Four words that have nothing to do with each other are easy to remember and hard to guess."),
            n=LEAST_LETTERS,
        )  # fmt: skip
    return passphrase


def stretched(passphrase: str, salt: bytes, effort: Effort) -> bytes:
    """A key of 32 bytes from a passphrase; takes 0.1 to 0.5 s and the memory of ``effort``."""
    secret = written_alike(passphrase).encode()
    return hash_secret_raw(secret, salt, effort.passes, effort.memory, effort.lanes, KEY_BYTES, Type.ID)


def written_alike(passphrase: str) -> str:
    """The passphrase as every keyboard writes it: å may come as one character or as two."""
    return unicodedata.normalize("NFKC", passphrase)


def effort_here() -> Effort:
    """What costs a guess at least 0.1 s on this machine, and never less than 64 MiB."""
    effort = Effort()
    while effort.memory < MOST_CHOSEN_MEMORY:
        started = time.perf_counter()
        stretched("how long does it take", bytes(SALT_BYTES), effort)
        if time.perf_counter() - started >= LEAST_SECONDS:
            break
        effort = Effort(memory=effort.memory * 2)
    return effort


def wrapped(key: bytes, secret: bytes, bound: bytes) -> bytes:
    """``secret`` sealed under ``key``; opens only with the same ``bound`` beside it."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, secret, bound)


def unwrapped(key: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    """What `wrapped` was given; None where key, bytes or ``bound`` are others."""
    if len(sealed) < NONCE_BYTES + 16:
        return None
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except InvalidTag:
        return None
