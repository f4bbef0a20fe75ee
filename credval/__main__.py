"""What does `credval` do: open the window, or carry out a command?"""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Without arguments open the window, else do what they say. Returns the exit status."""
    _be_a_worker_if_started_as_one()
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments:
        from credval.desktop.app import main as open_window

        return open_window()
    from credval.cli import main as carry_out

    return carry_out(arguments)


def _be_a_worker_if_started_as_one() -> None:
    """In a bundle, worker processes are started through this same program."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()


if __name__ == "__main__":
    sys.exit(main())
