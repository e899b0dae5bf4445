"""Work that no key may wait for: in another thread, or a moment later. Nothing happens before the screen is painted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from prompt_toolkit.application.current import get_app

T = TypeVar("T")


class Background:
    """One thread beside that of the screen: what is begun there is done one after another, so that keys keep their
    share of time. It is not asyncio's own, for the end of which leaving would wait."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)

    def run(self, work: Callable[[], T], done: Callable[[T], None]) -> bool:
        """Do `work` in the thread, and hand its result on to `done` in that of the screen. Return False, and do
        nothing, before the screen is painted and after it is left."""
        loop = _loop()
        if loop is None:
            return False

        def arrived(worked: asyncio.Future[T]) -> None:
            if not worked.cancelled() and not worked.exception():
                done(worked.result())

        loop.run_in_executor(self._thread, work).add_done_callback(arrived)
        return True


def later(seconds: float, callback: Callable[[], None]) -> asyncio.TimerHandle | None:
    """Call something in some seconds; return None, and do nothing, where there is no screen."""
    loop = _loop()
    return None if loop is None else loop.call_later(seconds, callback)


def repaint() -> None:
    """Have the screen painted again."""
    get_app().invalidate()


def _loop() -> asyncio.AbstractEventLoop | None:
    app = get_app()
    return None if app.is_done else app.loop
