"""Every error that a person can be told leads to a paragraph of the handbook, in both languages."""

from __future__ import annotations

import functools
import importlib
import pkgutil

import pytest

import credval
from credval.actions.books import OpenBook, open_book
from credval.errors import CredvalError
from credval.model.topics import ERRORS, TOPICS, topic_of_error


@functools.cache
def book() -> OpenBook:
    return open_book()


def kinds(of: type[BaseException]) -> set[str]:
    """Names of all classes below one, wherever in the program they stand."""
    found = {one.__name__ for one in of.__subclasses__()}
    return found.union(*(kinds(one) for one in of.__subclasses__())) if found else found


def test_every_kind_of_error_has_its_topic() -> None:
    for module in pkgutil.walk_packages(credval.__path__, "credval."):
        if not module.name.endswith("__main__") and ".migrations." not in module.name:
            importlib.import_module(module.name)
    assert kinds(CredvalError) - set(ERRORS) == set()


def test_every_error_leads_to_something_that_the_program_explains() -> None:
    assert set(ERRORS.values()) <= TOPICS


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_what_the_program_says_has_a_paragraph_in_both_languages(topic: str) -> None:
    found = book().guide.on(topic)
    assert found is not None
    assert found.sv
    assert found.en


def test_a_fault_of_the_program_itself_is_explained_too() -> None:
    assert topic_of_error(ZeroDivisionError()) == "error.fault"
    assert topic_of_error(FileNotFoundError()) == "error.file"
