"""Are keys for each use their own, and does a guess at a passphrase cost what it should?"""

from __future__ import annotations

from credval.store.keys import Effort, effort_here, new_data_key, stretched, subkeys, unwrapped, wrapped


def test_each_use_has_a_key_of_its_own() -> None:
    data_key = new_data_key()
    keys = subkeys(data_key)
    assert len({data_key, keys.database, keys.papers, keys.anchor}) == 4


def test_the_same_data_key_gives_the_same_keys() -> None:
    assert subkeys(bytes(32)) == subkeys(bytes(32))


def test_keys_are_never_shown() -> None:
    keys = subkeys(bytes(32))
    assert (keys.database.hex() in repr(keys), str(keys.papers) in repr(keys)) == (False, False)


def test_a_guess_never_costs_less_than_64_mebibytes_and_three_passes() -> None:
    effort = effort_here()
    assert (effort.memory >= 64 * 1024, effort.passes >= 3, effort.sane) == (True, True, True)


def test_passphrase_salt_and_effort_all_count() -> None:
    tried = [
        ("one", bytes(16), Effort()),
        ("two", bytes(16), Effort()),
        ("one", b"1" * 16, Effort()),
        ("one", bytes(16), Effort(passes=4)),
    ]
    assert len({stretched(*each) for each in tried}) == 4


def test_a_wrap_opens_only_with_its_key_and_what_it_is_bound_to() -> None:
    sealed = wrapped(bytes(32), b"secret", b"here")
    tried = [(bytes(32), b"here"), (b"1" * 32, b"here"), (bytes(32), b"there")]
    assert [unwrapped(key, sealed, bound) for key, bound in tried] == [b"secret", None, None]
