"""Ends a face of the interview by a signal: what is typed goes to disk at once, the last keys are still read, and the
terminal is left as it was."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from letterkit import interrupts

if TYPE_CHECKING:
    from prompt_toolkit.application import Application

_LAST_KEYS: Final = 0.05
"""Seconds in which keys that were pressed before the signal are read."""


@contextlib.contextmanager
def saving_on_signals(app: Application[Any], keep: Callable[[], None]) -> Iterator[None]:
    """Have `keep` write down what is typed before a signal ends the run, while this is entered. The application is left
    by `Ended` at a moment when it waits for keys."""

    def leave() -> None:
        keep()
        if app.is_running and not app.is_done:
            app.exit(exception=interrupts.Ended())

    def stop() -> bool:
        loop = app.loop
        if loop is None or app.is_done:
            return False
        loop.call_soon_threadsafe(lambda: loop.call_later(_LAST_KEYS, leave))
        return True

    with interrupts.before_ending(keep, stop):
        yield
