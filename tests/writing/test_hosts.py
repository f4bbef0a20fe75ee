"""An address is read in one way, whoever wrote it, in whatever letters."""

from __future__ import annotations

import pytest

from credval.writing.hosts import host_of


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("https://www.KTH.se/en?x#y", "kth.se"),
        ("student@mail.kth.se", "mail.kth.se"),
        ("kth.se:8080/a", "kth.se"),
        ("KTH.SE.", "kth.se"),
        ("https://www.münchen.example/", "xn--mnchen-3ya.example"),
        ("спбгу.рф", "xn--90ae8ahn.xn--p1ai"),
        ("http://en.town.example/about.php@m=about.html", "en.town.example"),
        ("192.168.0.1", ""),
        ("University of Delhi", ""),
        ("St. Petersburg", ""),
        ("a" * 64 + "é.example", ""),
        ("", ""),
    ],
)
def test_a_host_is_read_out_of_an_address_and_out_of_nothing_else(written: str, host: str) -> None:
    assert host_of(written) == host
