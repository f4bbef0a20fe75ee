"""What is every page given to work with?"""

from __future__ import annotations

from dataclasses import dataclass

from credval.desktop.jobs import Jobs
from credval.desktop.look import Look
from credval.desktop.speech import Speech


@dataclass(frozen=True, slots=True)
class Tools:
    """The language, the look and the workers of one window, handed to each page as an argument.

    ``long`` is a worker of its own for what takes many seconds and needs neither the rulebook nor the fonts.
    """

    speech: Speech
    look: Look
    jobs: Jobs
    long: Jobs
