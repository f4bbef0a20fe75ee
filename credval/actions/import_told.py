"""What did an import do, in sentences for terminal and window alike?"""

from __future__ import annotations

from collections.abc import Iterator

from credval.actions.importing import Imported
from credval.actions.registry_facts import title
from credval.text import Text, both


def done_text(done: Imported) -> Text:
    """What the import did, in one sentence."""
    file, tally = done.file, done.file.tally
    if done.again:
        return both(
            "This very file was imported on {day} already. Nothing has changed.", day=file.day.isoformat()
        )
    return both(
        "{registry}: {read} read, {new} new, {changed} changed (of these {renamed} renamed), {gone} gone, "
        "{unchanged} unchanged, {skipped} skipped.", registry=title(file.registry), read=tally.read, new=tally.new,
        changed=tally.changed, renamed=tally.renamed, gone=tally.gone, unchanged=tally.unchanged, skipped=tally.skipped,
    )  # fmt: skip


def skipped_texts(done: Imported, most: int | None = None) -> Iterator[Text]:
    """Each record that was passed over, at most so many, and how many more there are."""
    if done.again:
        return
    told = done.skipped[:most]
    for one in told:
        yield both("Record {n}: {why}", n=one.number, why=one.why)
    if done.file.tally.skipped > len(told):
        yield both("and {n} more", n=done.file.tally.skipped - len(told))


def doubt_text(done: Imported) -> Text | None:
    """A warning where the file looks like an older one, or like a part of its registry."""
    tally = done.file.tally
    if done.again or tally.gone <= tally.changed + tally.unchanged:
        return None
    return both(
        "Most of what was imported earlier is not in this file. If it is older, or only a part of the registry, import the "
        "newest whole file again: what is in that comes back."
    )  # fmt: skip


def stopped_text() -> Text:
    """That an import was stopped, and what became of what was read."""
    return both(
        "Stopped. What was imported earlier is as it was, and what was read of this file is kept: importing the same file "
        "again goes on from there."
    )  # fmt: skip
