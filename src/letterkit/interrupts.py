"""Signals that end a run from outside.

Unsaved text goes to disk first, then the run unwinds as on Ctrl-C, and at last the process ends by the signal itself,
as its sender expects.

Ctrl-C (SIGINT) stays Python's own KeyboardInterrupt.

Python drops an exception that is raised in a callback of a weak reference, and every import has one: a signal that
comes at that moment is sent again.
"""

from __future__ import annotations

import _thread
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any, Final

SIGNALS: Final = ("SIGHUP", "SIGTERM", "SIGBREAK")
"""A window that is closed, a system that shuts down, and on Windows both (and Ctrl-Break)."""
_CLOSING: Final = (2, 5, 6)
"""Console events of Windows: close, logoff, shutdown."""

_SOON: Final = 0.01
"""Seconds after which a signal that was dropped is sent again."""

Save = Callable[[], None]
Stop = Callable[[], bool]


class Ended(KeyboardInterrupt):
    """Raised in the main thread when a signal ends the run."""


class _State:
    def __init__(self) -> None:
        self.savers: list[tuple[Save, Stop]] = []
        self.clean_up: Callable[[], None] = lambda: None
        self.received = 0
        self.handler: Any = None


_STATE: Final = _State()


def received_signal() -> int:
    """Return the signal that ends this run; 0 if none has come."""
    return _STATE.received


def _raise_now() -> bool:
    return False


@contextlib.contextmanager
def before_ending(save: Save, stop: Stop = _raise_now) -> Iterator[None]:
    """Call `save` before a signal or the closing of a window ends the run, as long as this context lasts.

    `save` writes what would be lost, and may be called in the middle of anything. `stop` arranges that `Ended` is
    raised soon, at a better moment; if it returns False, it is raised at once.
    """
    _STATE.savers.append((save, stop))
    try:
        yield
    finally:
        _STATE.savers.pop()


def install_handlers(clean_up: Callable[[], None]) -> None:
    """Have signals raise `Ended` in the main thread.

    `clean_up` deletes what must not stay when a process ends without unwinding: at a second signal, and on Windows.
    """
    _STATE.clean_up = clean_up
    sys.unraisablehook = _unraisable
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # nohup has it ignored, and so it stays
            signal.signal(number, _on_signal)
    if sys.platform == "win32":
        _install_windows_handler()


def _unraisable(dropped: sys.UnraisableHookArgs) -> None:
    """Send a signal again whose exception Python dropped; report anything else as Python does."""
    if issubclass(dropped.exc_type, KeyboardInterrupt):
        number = _STATE.received or signal.SIGINT
        _thread.start_new_thread(_send_again, (number,))  # raised in here it would be dropped too
    else:
        sys.__unraisablehook__(dropped)


def _send_again(number: int) -> None:
    time.sleep(_SOON)
    _STATE.received = 0  # it is the first one still
    if sys.platform == "win32":
        signal.raise_signal(number)
    else:
        os.kill(os.getpid(), number)  # not to this thread: a system call of the main thread is to end


def end_by_signal(number: int) -> None:
    """End the process by a signal, as it would have ended without `install_handlers`."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _on_signal(number: int, _: FrameType | None) -> None:
    if _STATE.received:  # the sender of a second one does not want to wait
        _STATE.clean_up()
        end_by_signal(number)
    _STATE.received = number
    _save_all()
    if not (_STATE.savers and _STATE.savers[-1][1]()):
        raise Ended


def _save_all() -> None:
    for save, _ in reversed(_STATE.savers):
        with contextlib.suppress(Exception):  # one that cannot write must not keep the others from it
            save()


def _install_windows_handler() -> None:
    """Save and clean up inside the handler: Windows ends the process as soon as it returns."""
    import ctypes

    api: Any = ctypes
    _STATE.handler = api.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(
        _on_console_event
    )  # kept, so that it is not collected
    api.windll.kernel32.SetConsoleCtrlHandler(_STATE.handler, 1)


def _on_console_event(event: int) -> int:
    """Handle an event of the Windows console, in a thread of its own; return 1 if it was handled."""
    if event not in _CLOSING:
        return 0
    _save_all()
    _STATE.clean_up()
    return 1
