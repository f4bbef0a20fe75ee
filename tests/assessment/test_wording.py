"""How are qualifications and professions worded in a sentence?"""

from __future__ import annotations

import pytest

from credval.assessment.wording import with_article


@pytest.mark.parametrize(
    "said",
    [
        "a Degree of Bachelor",
        "an audiologist",
        "an Upper Secondary Diploma",
        "a university course",
        "a user of class 1 biocidal products",
    ],
)
def test_a_name_has_the_article_of_its_sound(said: str) -> None:
    assert with_article(said.partition(" ")[2]) == said
