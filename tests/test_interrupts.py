"""A signal that comes at any moment ends the run, also where Python itself would drop it."""

from __future__ import annotations

import subprocess
import sys

import pytest

DROPPED = """
import signal, time, weakref
from letterkit import interrupts

class Thing:
    pass

signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell has ignored for what it runs in the background
interrupts.install_handlers(lambda: None)
thing = Thing()
reference = weakref.ref(thing, lambda _: signal.raise_signal(signal.{name}))  # as importlib's locks have one
try:
    del thing
    time.sleep(60)
except KeyboardInterrupt:
    print("stopped", int(interrupts.received_signal()))
"""


@pytest.mark.parametrize(("name", "received"), [("SIGINT", 0), ("SIGTERM", 15)])
def test_a_signal_that_python_drops_in_a_callback_is_sent_again(name: str, received: int) -> None:
    run = subprocess.run(
        [sys.executable, "-c", DROPPED.format(name=name)], capture_output=True, text=True, check=False, timeout=50
    )
    assert (run.stdout, run.stderr) == (f"stopped {received}\n", "")


def test_a_closing_window_is_not_lost_where_ctrl_c_is_ignored() -> None:
    code = DROPPED.format(name="SIGTERM").replace("signal.default_int_handler", "signal.SIG_IGN")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=50)
    assert (run.stdout, run.stderr) == ("stopped 15\n", "")


def test_another_error_in_a_callback_is_reported_as_python_does() -> None:
    code = DROPPED.replace("signal.raise_signal(signal.{name})", "1 / 0").replace("time.sleep(60)", "pass")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=50)
    assert run.stdout == "" and "ZeroDivisionError" in run.stderr
