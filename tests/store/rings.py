"""Keyrings for tests, in the library's own way: one that keeps keys in memory, one that would write them in the clear."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryRing(KeyringBackend):
    """Keeps what it is given until the test is over."""

    priority: float = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class ClearRing(MemoryRing):
    """What writes keys in the clear, by the priority that such backends have."""

    priority = 0.5


class ForgetfulRing(MemoryRing):
    """Takes everything, gives nothing back."""

    def get_password(self, service: str, username: str) -> str | None:
        return None


class LockedRing(MemoryRing):
    """Nobody has unlocked it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("locked")


@contextmanager
def using(ring: KeyringBackend) -> Iterator[KeyringBackend]:
    """``ring`` as this machine's keyring for a while."""
    before = keyring.get_keyring()
    keyring.set_keyring(ring)
    try:
        yield ring
    finally:
        keyring.set_keyring(before)
