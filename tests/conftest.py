"""No test reads or writes the folders of the person who runs it, and none fails because a machine is slow."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("letterkit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci", settings.get_profile("letterkit"), derandomize=True
)  # a run says what the last one said
settings.register_profile("fast", settings.get_profile("letterkit"), max_examples=15)
settings.load_profile("ci" if os.environ.get("CI") else "letterkit")


def pytest_configure(config: pytest.Config) -> None:
    """Try fewer examples of each property where the slow tests are passed over: every test tries them all."""
    if config.option.markexpr == "not slow":
        settings.load_profile("fast")


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell has it ignored for what runs in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:  # and nohup this one
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Folders of the tests' own for what is kept between runs, on every system."""
    home = tmp_path_factory.mktemp("nobody")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("STATE", "DATA", "CONFIG", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(name, str(home))
        for name in ("CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION"):
            patch.delenv(name, raising=False)  # reports hide names on such a service, and tests compare them
        for name in ("COLUMNS", "LINES"):
            patch.delenv(name, raising=False)  # pages show what is printed where the width is not known
        yield
