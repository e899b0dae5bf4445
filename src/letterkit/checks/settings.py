"""Settings of a pack or an organisation for the rules: another severity, none, or another number.

    checks:
      double-space: off
      sentence-too-long: {severity: warning, words: 60}

This is written in a pack's template.yaml or in a `profile.yaml` (`library/profile.py`). A profile overrides the pack,
the nearest profile the others. An error that keeps a letter from doing harm cannot be switched off, and a rule that
protects people cannot even be lowered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from letterkit.checks.findings import SEVERITIES, Rule, Severity
from letterkit.errors import InvalidPack, Problem, did_you_mean
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.wording import say, say_list
from letterkit.yaml import row_files


class Setting(NamedTuple):
    """The setting of one rule."""

    severity: Severity | Literal["off"] | None = None
    limits: Mapping[str, int] = {}


def settings_of(pack: Pack, library: Library, rules: Sequence[Rule]) -> Mapping[str, Setting]:
    """Return the settings of the rules, by name. Raises InvalidPack, InvalidLibrary for a setting that cannot be."""
    known = {rule.name: rule for rule in rules}
    settings: dict[str, Setting] = {}
    for name, value in pack.checks.items():
        setting = _setting(name, value, known)
        if isinstance(setting, str):
            raise InvalidPack(Problem(setting, "", str(pack.folder / "template.yaml"), path=("checks",)))
        settings[name] = setting
    for file in library.profiles:
        for name, value in _profile(file, file.stat().st_mtime_ns, tuple(rules)).items():
            base = settings.get(name, Setting())
            settings[name] = Setting(value.severity or base.severity, {**base.limits, **value.limits})
    return settings


@cache
def _profile(file: Path, _: int, rules: tuple[Rule, ...]) -> Mapping[str, Setting]:
    problems: list[Problem] = []
    row = row_files.read_mapping(file, problems)
    inner = row.mapping("checks")
    settings = {}
    for name, value in inner.data.items():
        setting = _setting(name, value, {rule.name: rule for rule in rules})
        if isinstance(setting, str):
            inner.report(setting, "", name)
        else:
            settings[name] = setting
    row_files.raise_if_any(problems)
    return settings


def _is_less_grave(severity: str | None, than: Severity) -> bool:
    order = (*SEVERITIES, "off")
    return severity is not None and order.index(severity) > order.index(than)


def _setting(name: str, value: Any, known: Mapping[str, Rule]) -> Setting | str:
    """Return a setting, or a sentence about what is wrong with it."""
    if name not in known:
        return say(
            "There is no rule ‘{name}’. {did_you_mean}", name=name, did_you_mean=did_you_mean(name, known)
        ).rstrip()
    rule, given = known[name], value if isinstance(value, dict) else {"severity": value}
    severity: Any = given.get("severity")
    if severity is False:
        severity = "off"  # YAML 1.1 reads off as false, and so do people's editors
    if severity not in (None, "off", *SEVERITIES):
        return say("‘{severity}’ is not one of: off, {severities}.", severity=severity, severities=say_list(SEVERITIES))
    if not rule.waivable and severity not in (None, rule.severity):
        return say("‘{name}’ cannot be switched off: a letter with it is not safe to send.", name=name)
    if rule.protects and _is_less_grave(severity, rule.severity):
        return say(
            "‘{name}’ cannot be switched off or lowered here, because it protects people. A draft can waive it.",
            name=name,
        )
    limits = {key: number for key, number in given.items() if key != "severity"}
    for key, number in limits.items():
        if key not in rule.limits:
            return say("‘{name}’ has no number ‘{key}’.", name=name, key=key) + (
                (" " + say("It has: {limits}.", limits=say_list(rule.limits))) if rule.limits else ""
            )
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            return say("‘{key}’ of ‘{name}’ must be a whole number.", key=key, name=name)
    return Setting(severity, limits)
