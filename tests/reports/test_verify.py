"""Does looking into a report tell a whole one from a changed, cut or hostile one, always in sentences?"""

from __future__ import annotations

import io
import json
import zlib
from datetime import date
from typing import Any

import pikepdf
import pytest

from credval.reports import attached
from credval.reports.pdf import pdf
from credval.reports.reading import MOST_BYTES
from credval.reports.verify import Repeat, Same, Verdict, verify
from credval.text import Lang
from tests.reports.making import DAY, NAMES, attached_to, report, sample

HASH = sample("iran")["results"][0]["hash"]


def whole(name: str = "iran", lang: Lang = Lang.SV) -> bytes:
    return pdf(report(name, lang))


def saved(made: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_attachments(**files: bytes) -> bytes:
    """A whole report whose attachments are ``files`` instead (``_`` stands for a dot in their names)."""
    with pikepdf.open(io.BytesIO(whole())) as made:
        del made.Root.Names
        for name, data in files.items():
            made.attachments[name.replace("__", "-").replace("_json", ".json")] = pikepdf.AttachedFileSpec(
                made, data
            )
        return saved(made)


def changed(**values: Any) -> bytes:
    """The attachment of the report, with some of its values changed."""
    data = json.loads(attached_to(report("iran")))
    return attached.canonical({**data, **values})


def sentences(verdict: Verdict) -> str:
    return "\n".join(line.en for line in verdict.lines)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", NAMES)
def test_a_report_as_it_was_made_holds(name: str, lang: Lang) -> None:
    verdict = verify(whole(name, lang))
    assert verdict.holds
    assert (verdict.printed, verdict.code, verdict.repeated) == (Same.YES, Same.YES, Repeat.NOT_TRIED)


def test_the_edition_and_the_hash_are_told() -> None:
    verdict = verify(whole())
    assert verdict.edition == "2026.1"
    assert verdict.sha256 == attached.digest(attached_to(report("iran")))


def test_a_report_that_another_program_saved_still_holds() -> None:
    with pikepdf.open(io.BytesIO(whole())) as made:
        out = io.BytesIO()
        made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True)
    assert verify(out.getvalue()).holds


def test_assessing_again_gives_the_same() -> None:
    seen: list[date] = []

    def again(claims: list[dict[str, Any]], on: date) -> list[dict[str, Any]]:
        seen.append(on)
        return list(sample("iran")["results"])

    assert verify(whole(), again, HASH).repeated is Repeat.YES
    assert seen == [DAY]


def test_assessing_again_gives_something_else() -> None:
    verdict = verify(whole(), lambda claims, on: [{"outcome": "COMPARABLE"}], HASH)
    assert verdict.repeated is Repeat.NO
    assert not verdict.holds


def test_another_edition_is_not_assessed_again() -> None:
    verdict = verify(whole(), lambda claims, on: pytest.fail("asked"), "0" * 64)
    assert verdict.repeated is Repeat.OTHER_EDITION
    assert verdict.holds


def test_claims_that_cannot_be_assessed_again_are_no_error() -> None:
    def refuses(claims: list[dict[str, Any]], on: date) -> list[dict[str, Any]]:
        raise ValueError("no")

    assert verify(whole(), refuses, HASH).repeated is Repeat.NO


def test_a_changed_attachment_is_not_the_printed_one() -> None:
    results = sample("iran")["results"]
    results[0]["outcome"] = "COMPARABLE"
    verdict = verify(with_attachments(credval__assessment_json=changed(results=results)))
    assert (verdict.printed, verdict.code) == (Same.NO, Same.NO)
    assert not verdict.holds


def test_an_attachment_that_is_written_otherwise_is_not_ours() -> None:
    spaced = json.dumps(json.loads(attached_to(report("iran")))).encode("utf-8")
    assert verify(with_attachments(credval__assessment_json=spaced)).printed is Same.ABSENT


def test_no_attachment_is_said() -> None:
    assert "no attachment" in sentences(verify(with_attachments()))


def test_two_attachments_are_said() -> None:
    verdict = verify(with_attachments(credval__assessment_json=attached_to(report("iran")), more_json=b"{}"))
    assert "has one attachment" in sentences(verdict)
    assert not verdict.holds


def test_an_attachment_of_another_name_is_said() -> None:
    assert "credval-assessment.json" in sentences(verify(with_attachments(other_json=b"{}")))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{}",
        b"[" * 100_000,
        b'{"format":1}',
        changed(format=2),
        changed(on="yesterday"),
        changed(on=5),
        changed(claims=None),
        changed(claims=[1], results=[2]),
        changed(results=[]),
        changed(edition=None),
        b'{"a":NaN}',
    ],
    ids=lambda data: data[:12].decode("latin-1"),
)
def test_an_attachment_that_is_no_assessment_is_said(data: bytes) -> None:
    verdict = verify(with_attachments(credval__assessment_json=data))
    assert "not an assessment of this program" in sentences(verdict)
    assert not verdict.holds


@pytest.mark.parametrize("kept", [0, 1, 4, 9, 100, 1000, 5000, 20_000, 40_000, -1, -30, -400])
def test_a_file_that_was_cut_gives_a_sentence(kept: int) -> None:
    verdict = verify(whole()[:kept])
    assert all(line.sv and line.en for line in verdict.lines)


@pytest.mark.parametrize("place", range(50, 60_000, 2500))
def test_a_file_with_a_damaged_byte_gives_a_sentence(place: int) -> None:
    content = bytearray(whole())
    content[place % len(content)] ^= 0xFF
    assert verify(bytes(content)).lines


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"%PDF-",
        b"%PDF-1.7\n%%EOF",
        b"PK\x03\x04",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>",
    ],
)
def test_what_is_no_pdf_gives_a_sentence(content: bytes) -> None:
    verdict = verify(content)
    assert not verdict.holds
    assert verdict.lines[0].sv


def test_a_file_beyond_the_bound_is_not_opened() -> None:
    assert "larger than 50 MB" in sentences(verify(b"%PDF-1.7" + b" " * MOST_BYTES))


def test_a_locked_file_is_said() -> None:
    with pikepdf.open(io.BytesIO(whole())) as made:
        out = io.BytesIO()
        made.save(out, encryption=pikepdf.Encryption(user="", owner="x"))
    assert "locked" in sentences(verify(out.getvalue()))


def test_a_file_that_unpacks_without_end_is_refused() -> None:
    with pikepdf.open(io.BytesIO(whole())) as made:
        bomb = zlib.compress(b"\0" * (MOST_BYTES + 10), 9)
        made.pages[0].obj.Contents = pikepdf.Stream(made, b"")
        made.pages[0].obj.Contents.write(bomb, filter=pikepdf.Name.FlateDecode)
        content = saved(made)
    assert "unpacks to more" in sentences(verify(content))


def test_names_that_lead_back_to_themselves_end() -> None:
    with pikepdf.open(io.BytesIO(whole())) as made:
        tree = made.make_indirect(pikepdf.Dictionary())
        tree.Kids = pikepdf.Array([tree, tree])
        made.Root.Names.EmbeddedFiles = tree
        content = saved(made)
    assert "no attachment" in sentences(verify(content))


def test_a_page_without_its_hash_is_said() -> None:
    with pikepdf.open(io.BytesIO(whole())) as made:
        for page in made.pages:
            page.obj.Contents = pikepdf.Stream(made, b"")
        verdict = verify(saved(made))
    assert (verdict.printed, verdict.code) == (Same.ABSENT, Same.ABSENT)
    assert not verdict.holds


def test_it_is_always_said_that_anybody_could_have_made_it() -> None:
    verdicts = [verify(whole()), verify(b"x"), verify(with_attachments())]
    assert all("vem som helst kan ha gjort denna fil" in one.lines[-1].sv for one in verdicts)
