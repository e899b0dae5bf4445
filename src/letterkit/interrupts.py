"""Signals that end a run from outside.

What is being typed goes to disk first, then the run unwinds as on Ctrl-C, and at last the process ends by the signal
itself, as whoever sent it expects.

Ctrl-C (SIGINT) stays Python's own KeyboardInterrupt.

Python drops an exception that is raised in a callback of a weak reference, and every import has one: a Ctrl-C that
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
"""What Windows calls the closing of a console, the end of a session and the shutting down."""

_SOON: Final = 0.01
"""Seconds after which a Ctrl-C that was dropped is sent again."""

Keep = Callable[[], None]
Stop = Callable[[], bool]


class Ended(KeyboardInterrupt):
    """A signal has come that ends the run."""


class _State:
    def __init__(self) -> None:
        self.keepers: list[tuple[Keep, Stop]] = []
        self.clear: Keep = lambda: None
        self.received = 0
        self.handler: Any = None


_STATE: Final = _State()


def received_signal() -> int:
    """The signal that ends this run; 0 where none has come."""
    return _STATE.received


def _at_once() -> bool:
    return False


@contextlib.contextmanager
def before_ending(keep: Keep, stop: Stop = _at_once) -> Iterator[None]:
    """While this is entered, `keep` is called before a signal or the closing of a window ends the run. It writes what
    would be lost, and may be called in the middle of anything. `stop` sees to it that `Ended` is raised soon, at a
    better moment than this one; where it says that it cannot, it is raised at once."""
    _STATE.keepers.append((keep, stop))
    try:
        yield
    finally:
        _STATE.keepers.pop()


def install_handlers(clear: Keep) -> None:
    """Has signals raise `Ended` in the main thread. `clear` takes away what must not stay where a process ends without
    unwinding: at a second signal, and where Windows ends it."""
    _STATE.clear = clear
    sys.unraisablehook = _unraisable
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # nohup has it ignored, and so it stays
            signal.signal(number, _signalled)
    if sys.platform == "win32":
        _listen_to_windows()


def _unraisable(dropped: sys.UnraisableHookArgs) -> None:
    """Send Ctrl-C again where Python dropped one; report anything else as Python does."""
    if issubclass(dropped.exc_type, KeyboardInterrupt):
        _thread.start_new_thread(_interrupt_again, ())  # raised in here it would be dropped too
    else:
        sys.__unraisablehook__(dropped)


def _interrupt_again() -> None:
    time.sleep(_SOON)
    if sys.platform == "win32":
        signal.raise_signal(signal.SIGINT)
    else:
        os.kill(os.getpid(), signal.SIGINT)  # not to this thread: a system call of the main thread is to end


def end_by_signal(number: int) -> None:
    """Ends the process by a signal, as it would have ended without `listen`."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _signalled(number: int, _: FrameType | None) -> None:
    if _STATE.received:  # whoever sends a second one does not want to wait
        _STATE.clear()
        end_by_signal(number)
    _STATE.received = number
    _keep()
    if not (_STATE.keepers and _STATE.keepers[-1][1]()):
        raise Ended


def _keep() -> None:
    for keep, _ in reversed(_STATE.keepers):
        with contextlib.suppress(Exception):  # one that cannot write must not keep the others from it
            keep()


def _listen_to_windows() -> None:
    """Windows ends a process as soon as its answer to a closed console returns, so everything is done in there."""
    import ctypes

    api: Any = ctypes
    _STATE.handler = api.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(_console)  # kept, so that it is not collected
    api.windll.kernel32.SetConsoleCtrlHandler(_STATE.handler, 1)


def _console(event: int) -> int:
    """Answers an event of the Windows console, in a thread of its own; 1 for one that is dealt with."""
    if event not in _CLOSING:
        return 0
    _keep()
    _STATE.clear()
    return 1
