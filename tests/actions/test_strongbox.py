"""Cases open by the passphrase, the recovery words or this computer's keyring, each changed without the others."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import hash_secret_raw

from credval.actions.strongbox import Strongbox
from credval.model.cases import Job, Person
from credval.store.problems import (
    KeyringMissingError,
    RecoveryWordsError,
    StoreMissingError,
    WrongPassphraseError,
)
from tests.store.rings import ClearRing, MemoryRing, using

PASSPHRASE, OTHER = "correct horse battery", "wrong horse battery no"
AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


def box(tmp_path: Path) -> Strongbox:
    return Strongbox(tmp_path / "cases" / "cases.db", "asa", lambda: AT)


def made(tmp_path: Path) -> tuple[Strongbox, tuple[str, ...]]:
    """Cases with one in them, closed."""
    strongbox = box(tmp_path)
    unlocked, words = strongbox.make(PASSPHRASE)
    unlocked.casebook.open_new(Job(title="Controller"), Person(name_as_written="Amina"))
    unlocked.close()
    return strongbox, words


def test_what_was_saved_is_there_with_the_passphrase(tmp_path: Path) -> None:
    strongbox, _words = made(tmp_path)
    unlocked = strongbox.unlock(PASSPHRASE)
    assert [one.number for one in unlocked.casebook.due()] == []
    assert unlocked.casebook.store.audit_length() == 1
    unlocked.close()


def test_what_was_saved_is_there_with_the_recovery_words(tmp_path: Path) -> None:
    strongbox, words = made(tmp_path)
    strongbox.unlock_with_words(" ".join(words).upper()).close()


@pytest.mark.parametrize(("way", "typed", "told"), [
    ("unlock", OTHER, WrongPassphraseError),
    ("unlock_with_words", "one two three", RecoveryWordsError),
])  # fmt: skip
def test_what_opens_nothing_says_so(tmp_path: Path, way: str, typed: str, told: type[Exception]) -> None:
    strongbox, _words = made(tmp_path)
    with pytest.raises(told):
        getattr(strongbox, way)(typed)


def test_another_passphrase_leaves_the_words_as_they_were(tmp_path: Path) -> None:
    strongbox, words = made(tmp_path)
    strongbox.change_passphrase(PASSPHRASE, OTHER)
    strongbox.unlock(OTHER).close()
    strongbox.unlock_with_words(" ".join(words)).close()
    with pytest.raises(WrongPassphraseError):
        strongbox.unlock(PASSPHRASE)


def test_new_words_leave_the_passphrase_as_it_was(tmp_path: Path) -> None:
    strongbox, words = made(tmp_path)
    new = strongbox.new_words(PASSPHRASE)
    strongbox.unlock_with_words(" ".join(new)).close()
    strongbox.unlock(PASSPHRASE).close()
    with pytest.raises(WrongPassphraseError):
        strongbox.unlock_with_words(" ".join(words))


def test_the_keyring_opens_until_it_is_told_to_forget(tmp_path: Path) -> None:
    strongbox, _words = made(tmp_path)
    with using(MemoryRing()):
        strongbox.remember_here(PASSPHRASE)
        strongbox.unlock_with_keyring().close()
        strongbox.forget_here()
        with pytest.raises((KeyringMissingError, WrongPassphraseError)):
            strongbox.unlock_with_keyring()


def test_a_database_that_vanished_is_not_made_anew(tmp_path: Path) -> None:
    strongbox, _words = made(tmp_path)
    strongbox.file.unlink()
    with pytest.raises(StoreMissingError):
        strongbox.unlock(PASSPHRASE)
    assert not strongbox.file.exists()


def stretched(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Grows by one each time a passphrase is stretched, which is done as ever."""
    counted: list[None] = []

    def counting(*given: Any, **named: Any) -> bytes:
        counted.append(None)
        return hash_secret_raw(*given, **named)

    monkeypatch.setattr("credval.store.keys.hash_secret_raw", counting)
    return counted


def test_remembering_while_unlocking_stretches_the_passphrase_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strongbox, _words = made(tmp_path)
    counted = stretched(monkeypatch)
    with using(MemoryRing()):
        strongbox.unlock(PASSPHRASE, remember=True).close()
        assert len(counted) == 1
        strongbox.unlock_with_keyring().close()


def test_a_computer_without_a_keyring_opens_the_cases_all_the_same_and_says_so(tmp_path: Path) -> None:
    strongbox, _words = made(tmp_path)
    with using(ClearRing()):
        unlocked = strongbox.unlock(PASSPHRASE, remember=True)
    assert "keyring" in unlocked.notes[-1].en
    assert unlocked.casebook.store.audit_length() == 1
    unlocked.close()
