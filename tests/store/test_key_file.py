"""Do passphrase, recovery words and keyring each open the key file, each alone, and does a damaged one say so?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from credval.store import key_file
from credval.store.key_file import KeyFile
from credval.store.keys import Effort
from credval.store.problems import (
    KeyFileDamagedError,
    KeyFileMissingError,
    KeyringMissingError,
    NewerFormatError,
    PassphraseTooShortError,
    RecoveryWordsError,
    WrongPassphraseError,
)
from tests.store.rings import ClearRing, ForgetfulRing, LockedRing, MemoryRing, using

PASSPHRASE = "häst batteri klammer rätt"


@pytest.fixture(scope="module")
def made() -> tuple[KeyFile, bytes]:
    return key_file.new(PASSPHRASE)


@pytest.fixture
def ring() -> Iterator[MemoryRing]:
    found = MemoryRing()
    with using(found):
        yield found


def test_the_passphrase_gives_the_key_back(made: tuple[KeyFile, bytes]) -> None:
    file, data_key = made
    assert (key_file.by_passphrase(file, PASSPHRASE), len(data_key)) == (data_key, 32)


def test_an_a_with_ring_may_be_typed_as_one_character_or_two(made: tuple[KeyFile, bytes]) -> None:
    file, data_key = made
    assert key_file.by_passphrase(file, PASSPHRASE.replace("ä", "a\u0308")) == data_key


@pytest.mark.parametrize("typed", ["", "Häst batteri klammer rätt", PASSPHRASE + " "])
def test_a_wrong_passphrase_says_what_to_do(made: tuple[KeyFile, bytes], typed: str) -> None:
    with pytest.raises(WrongPassphraseError) as wrong:
        key_file.by_passphrase(made[0], typed)
    assert ("återställningsorden" in wrong.value.sv, "recovery words" in wrong.value.en) == (True, True)


@pytest.mark.parametrize("chosen", ["", "kort", "aaaaaaaaaaaaaaaa", "           x"])
def test_a_passphrase_that_is_guessed_easily_is_refused(made: tuple[KeyFile, bytes], chosen: str) -> None:
    with pytest.raises(PassphraseTooShortError):
        key_file.with_passphrase(*made, chosen)


def test_a_new_passphrase_puts_the_old_one_out_of_use(made: tuple[KeyFile, bytes]) -> None:
    file = key_file.with_passphrase(*made, "fyra helt andra ord", Effort())
    assert key_file.by_passphrase(file, "fyra helt andra ord") == made[1]
    with pytest.raises(WrongPassphraseError):
        key_file.by_passphrase(file, PASSPHRASE)


def test_recovery_words_give_the_key_back(made: tuple[KeyFile, bytes]) -> None:
    file, words = key_file.with_new_words(*made)
    assert key_file.by_words(file, " ".join(words)) == made[1]


def test_new_recovery_words_put_the_old_ones_out_of_use(made: tuple[KeyFile, bytes]) -> None:
    file, old = key_file.with_new_words(*made)
    file, _ = key_file.with_new_words(file, made[1])
    with pytest.raises(WrongPassphraseError):
        key_file.by_words(file, " ".join(old))


def test_words_that_are_none_are_told_from_words_of_other_cases(made: tuple[KeyFile, bytes]) -> None:
    with pytest.raises(RecoveryWordsError):
        key_file.by_words(made[0], "twelve words of no list at all are typed here by mistake")


def test_the_keyring_gives_the_key_back(made: tuple[KeyFile, bytes], ring: MemoryRing) -> None:
    assert key_file.by_keyring(key_file.with_keyring(*made)) == made[1]


def test_the_keyring_never_holds_the_data_key(made: tuple[KeyFile, bytes], ring: MemoryRing) -> None:
    key_file.with_keyring(*made)
    assert [made[1].hex() in kept for kept in ring.kept.values()] == [False]


def test_leaving_the_keyring_takes_its_key_out(made: tuple[KeyFile, bytes], ring: MemoryRing) -> None:
    file = key_file.without_keyring(key_file.with_keyring(*made))
    assert (file.keyring, ring.kept) == (None, {})


def test_a_key_that_is_gone_from_the_keyring_asks_for_the_passphrase(
    made: tuple[KeyFile, bytes], ring: MemoryRing
) -> None:
    file = key_file.with_keyring(*made)
    ring.kept.clear()
    with pytest.raises(WrongPassphraseError) as gone:
        key_file.by_keyring(file)
    assert ("lösenfrasen" in gone.value.sv, "passphrase" in gone.value.en) == (True, True)


@pytest.mark.parametrize("ring_class", [ClearRing, ForgetfulRing, LockedRing])
def test_a_keyring_that_cannot_be_trusted_is_not_used(
    made: tuple[KeyFile, bytes], ring_class: type[MemoryRing]
) -> None:
    with using(ring_class()), pytest.raises(KeyringMissingError):
        key_file.with_keyring(*made)


def test_a_computer_without_a_keyring_says_so(made: tuple[KeyFile, bytes]) -> None:
    with using(ClearRing()), pytest.raises(KeyringMissingError) as none:
        key_file.with_keyring(*made)
    assert ("lösenfrasen" in none.value.sv, "passphrase" in none.value.en) == (True, True)


def test_each_way_in_is_changed_without_the_others(made: tuple[KeyFile, bytes], ring: MemoryRing) -> None:
    first, _ = key_file.with_new_words(*made)
    changed = key_file.with_keyring(first, made[1])
    assert (changed.passphrase, changed.words, changed.id) == (first.passphrase, first.words, first.id)


def test_what_is_saved_is_loaded_again(made: tuple[KeyFile, bytes], tmp_path: Path) -> None:
    file, _ = key_file.with_new_words(*made)
    key_file.save(tmp_path / "cases.keys", file)
    assert key_file.load(tmp_path / "cases.keys") == file


def test_the_file_holds_no_key_and_is_its_owners_alone(made: tuple[KeyFile, bytes], tmp_path: Path) -> None:
    key_file.save(tmp_path / "cases.keys", made[0])
    content, mode = (tmp_path / "cases.keys").read_bytes(), (tmp_path / "cases.keys").stat().st_mode
    assert (made[1] in content, made[1].hex().encode() in content, oct(mode & 0o777)) == (
        False,
        False,
        "0o600",
    )


def test_a_missing_key_file_says_where_a_copy_is(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissingError) as missing:
        key_file.load(tmp_path / "cases.keys")
    assert ("säkerhetskopia" in missing.value.sv, "backup" in missing.value.en) == (True, True)


def test_every_changed_byte_is_told_from_a_wrong_passphrase(made: tuple[KeyFile, bytes]) -> None:
    whole = key_file.written(made[0])
    silent = [at for at in range(len(whole)) if _read_alike(whole, at)]
    assert bytes(whole[at] for at in silent).strip() == b""  # only blanks between the values


def _read_alike(whole: bytes, at: int) -> bool:
    changed = bytearray(whole)
    changed[at] ^= 1
    try:
        key_file.read(bytes(changed), "cases.keys")
    except (KeyFileDamagedError, NewerFormatError):
        return False
    return True


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"keys":{"format":1}}', b"\xff" * 200, b"[" * 70_000]
)
def test_what_is_no_key_file_is_damaged(content: bytes) -> None:
    with pytest.raises(KeyFileDamagedError):
        key_file.read(content, "cases.keys")


def test_a_newer_key_file_asks_for_a_newer_program(made: tuple[KeyFile, bytes]) -> None:
    content = json.loads(key_file.written(made[0]))
    content["keys"] |= {"format": 2, "smart_card": {}}
    with pytest.raises(NewerFormatError) as newer:
        key_file.read(json.dumps(content).encode(), "cases.keys")
    assert ("Uppdatera" in newer.value.sv, "Update" in newer.value.en) == (True, True)


@pytest.mark.parametrize(
    "effort",
    [Effort(memory=1024), Effort(passes=1), Effort(memory=1 << 30), Effort(passes=1000), Effort(lanes=0)],
    ids=["little memory", "one pass", "a terabyte", "a thousand passes", "no lane"],
)
def test_an_effort_that_is_weak_or_stops_the_machine_is_never_taken_from_a_file(
    made: tuple[KeyFile, bytes], effort: Effort
) -> None:
    way = made[0].passphrase
    assert way is not None
    file = msgspec.structs.replace(made[0], passphrase=msgspec.structs.replace(way, effort=effort))
    with pytest.raises(KeyFileDamagedError):
        key_file.read(key_file.written(file), "cases.keys")


@pytest.mark.parametrize("swap", [
    lambda file: msgspec.structs.replace(file, id="00" * 8),
    lambda file: msgspec.structs.replace(file, passphrase=msgspec.structs.replace(file.passphrase, salt=bytes(16))),
], ids=["another file", "another salt"])  # fmt: skip
def test_a_way_in_opens_only_in_its_own_file(
    made: tuple[KeyFile, bytes], swap: Callable[[KeyFile], KeyFile]
) -> None:
    with pytest.raises(WrongPassphraseError):
        key_file.by_passphrase(swap(made[0]), PASSPHRASE)


def test_a_full_disk_leaves_the_old_key_file(made: tuple[KeyFile, bytes], tmp_path: Path) -> None:
    key_file.save(tmp_path / "cases.keys", made[0])
    (tmp_path / "folder.keys").mkdir()  # stands in the way, as a disk that refuses does
    with pytest.raises(Exception, match="folder"):
        key_file.save(tmp_path / "folder.keys", made[0])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases.keys", "folder.keys"]
