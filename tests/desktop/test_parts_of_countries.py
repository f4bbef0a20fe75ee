"""Where parts of a country have systems of their own, the part is chosen, shown, and told apart on every page."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from credval.desktop.assess.paper_part import PaperPart
from credval.desktop.rulebook.page import RulebookPage
from credval.text import Lang
from tests.desktop.conftest import WAIT, Open, Opened
from tests.desktop.helpers import DELHI, answer, fill, press, settled, tab_to

ORDINARY: dict[str, Any] = {"country": "GB", "qualification": "Ordinary degree", "award_date": "2004-07-01"}
BARE: dict[str, Any] = {"institution": "", "duration_years": None}
PARTS = ["", "england", "wales", "northern-ireland", "scotland"]


def paper(window: Opened, qtbot: QtBot, claim: dict[str, Any]) -> PaperPart:
    fill(window.shell, claim)
    settled(qtbot, window.shell)
    return window.shell.assess.form.paper


def values(found: PaperPart) -> list[str]:
    return [str(found.part.choice.itemData(place) or "") for place in range(found.part.choice.count())]


def test_a_country_with_parts_offers_them_and_not_known_first(window: Opened, qtbot: QtBot) -> None:
    found = paper(window, qtbot, ORDINARY)
    assert (values(found), found.part.choice.value()) == (PARTS, "")
    assert found.part.choice.currentText() == "Not known"


def test_the_choice_says_its_name_to_a_screen_reader(window: Opened, qtbot: QtBot) -> None:
    found = paper(window, qtbot, ORDINARY)
    assert found.part.choice.accessibleName() == "Part of the country"


def test_a_country_without_parts_is_asked_for_its_region_in_words(window: Opened, qtbot: QtBot) -> None:
    found = paper(window, qtbot, {**DELHI, "region": "Kerala"})
    assert found.part.isHidden()
    assert not found.more._region_field.isHidden()
    assert found.read()["region"] == "Kerala"


def test_where_a_part_is_chosen_no_region_is_written(window: Opened, qtbot: QtBot) -> None:
    found = paper(window, qtbot, ORDINARY)
    assert not found.part.isHidden()
    assert found.more._region_field.isHidden()


def test_a_part_is_chosen_by_keys(window: Opened, qtbot: QtBot) -> None:
    found = paper(window, qtbot, ORDINARY)
    found.country.setFocus()
    tab_to(found.part.choice)
    press(Qt.Key.Key_End)
    assert found.read()["region"] == "scotland"
    settled(qtbot, window.shell)
    qtbot.waitUntil(lambda: matched(window) == "gb/scottish-ordinary-degree", timeout=WAIT)


def matched(window: Opened) -> str:
    replies = window.shell.assess.work.replies
    return str(replies["1"].result["matched"]["qualification_id"]) if "1" in replies else ""


def test_how_the_part_differs_stands_below_it(window: Opened, qtbot: QtBot) -> None:
    found = paper(window, qtbot, {**ORDINARY, "region": "GB-SCT"})
    assert "Highers" in found.part._field.remark()


@pytest.mark.parametrize("region", ["Scotland", "GB-SCT", "skottland", "scotland"])
def test_a_region_in_a_claim_is_shown_as_its_part_and_kept_as_written(
    window: Opened, qtbot: QtBot, region: str
) -> None:
    found = paper(window, qtbot, {**ORDINARY, "region": region})
    assert found.part.choice.value() == "scotland"
    assert found.read()["region"] == region


def test_a_region_that_is_no_part_stays_to_be_seen(window: Opened, qtbot: QtBot) -> None:
    found = paper(window, qtbot, {**ORDINARY, "region": "Atlantis"})
    assert found.part.choice.currentText() == "Atlantis"
    assert found.read()["region"] == "Atlantis"
    qtbot.waitUntil(lambda: "left out of account" in words_of(window), timeout=WAIT)


def words_of(window: Opened) -> str:
    return "\n".join(one.text() for one in window.shell.assess.findChildren(QLabel))


def test_a_part_of_one_country_is_not_taken_along_to_another(window: Opened, qtbot: QtBot) -> None:
    found = paper(window, qtbot, {**ORDINARY, "region": "scotland"})
    found.choose_system("de")
    settled(qtbot, window.shell)
    assert "region" not in found.read()


def test_the_same_country_chosen_again_keeps_the_part(window: Opened, qtbot: QtBot) -> None:
    found = paper(window, qtbot, {**ORDINARY, "region": "scotland"})
    found.choose_system("gb")
    settled(qtbot, window.shell)
    assert found.read()["region"] == "scotland"


def ladder_words(window: Opened, qtbot: QtBot, **changes: Any) -> list[str]:
    answer(qtbot, window.shell, **BARE | ORDINARY | changes)
    card = window.shell.assess.work.answer.ladders
    qtbot.waitUntil(lambda: card.view.drawing() is not None, timeout=WAIT)
    return [one.accessibleDescription() for one in card._views if not one.isHidden()]


def test_the_ladder_is_that_of_the_part(window: Opened, qtbot: QtBot) -> None:
    (told,) = ladder_words(window, qtbot, region="Scotland")
    assert "S1-S4" in told


def test_each_ladder_is_drawn_while_the_part_is_not_known(window: Opened, qtbot: QtBot) -> None:
    told = ladder_words(window, qtbot, qualification="HND")
    assert len(told) == 2
    assert ["S1-S4" in one for one in told] == [False, True]


def test_ladders_that_are_no_longer_meant_go_away(window: Opened, qtbot: QtBot) -> None:
    ladder_words(window, qtbot, qualification="HND")
    answer(qtbot, window.shell, **BARE | ORDINARY | {"region": "Scotland"})
    card = window.shell.assess.work.answer.ladders
    qtbot.waitUntil(lambda: len([one for one in card._views if not one.isHidden()]) == 1, timeout=WAIT)


def rulebook(window: Opened, qtbot: QtBot, id_: str = "gb") -> RulebookPage:
    found = window.shell.show_page("rulebook")
    assert isinstance(found, RulebookPage)
    found.open(id_)
    settled(qtbot, window.shell)
    return found


@pytest.mark.parametrize(("lang", "expected"), [(Lang.EN, "Northern Ireland"), (Lang.SV, "Nordirland")])
def test_the_overview_tells_the_parts(open_window: Open, qtbot: QtBot, lang: Lang, expected: str) -> None:
    shown = rulebook(open_window(language=lang.value), qtbot).reading.toPlainText()
    assert expected in shown
    assert "GB-SCT" in shown


def test_entries_are_filtered_by_part_and_those_of_all_parts_stay(window: Opened, qtbot: QtBot) -> None:
    found = rulebook(window, qtbot)
    found.entries.part.setCurrentIndex(PARTS.index("england"))
    kept = {one.id for one in found.entries._entries if found.entries._fits(one)}
    assert "gb/scottish-highers" not in kept
    assert {"gb/bachelor-ordinary", "gb/hnd"} <= kept


def test_an_entry_says_which_part_it_belongs_to(window: Opened, qtbot: QtBot) -> None:
    found = rulebook(window, qtbot, "gb/scottish-highers")
    assert "Part of the country" in found.reading.toPlainText()
    entry = next(one for one in found.entries._entries if one.id == "gb/scottish-highers")
    assert "Scotland" in found.entries._offer(entry).why


def test_a_system_without_parts_has_no_filter_of_parts(window: Opened, qtbot: QtBot) -> None:
    found = rulebook(window, qtbot, "de")
    assert found.entries._part_field.isHidden()


def test_a_filter_of_one_system_does_not_hold_for_the_next(window: Opened, qtbot: QtBot) -> None:
    found = rulebook(window, qtbot)
    found.entries.part.setCurrentIndex(PARTS.index("scotland"))
    found.open("in")
    settled(qtbot, window.shell)
    assert found.entries.part.value() == ""
