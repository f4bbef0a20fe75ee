"""What tests of the handbook's page get: the page of a window that is ready, and a guide without a window."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from credval.actions.guiding import Guide
from credval.desktop.assess.shelf import Shelf
from credval.desktop.handbook.page import HandbookPage
from tests.desktop.conftest import Open, Opened

OpenPage = Callable[..., tuple[Opened, HandbookPage]]


@pytest.fixture(scope="session")
def guide(shelf: Shelf) -> Guide:
    return shelf.book.guide


@pytest.fixture
def open_page(open_window: Open) -> OpenPage:
    """Opens the window at the handbook, in English unless said."""

    def open_(**settings: object) -> tuple[Opened, HandbookPage]:
        window = open_window(**{"language": "en", **settings})
        page = window.shell.show_page("handbook")
        assert isinstance(page, HandbookPage)
        page.contents.sought.setFocus()
        return window, page

    return open_
