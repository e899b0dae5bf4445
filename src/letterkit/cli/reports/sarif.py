"""Findings as SARIF 2.1.0, the form that code hosts and editors read (OASIS standard, 27 March 2020).

A host shows them to everybody who sees the repository, so they tell no protected name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from letterkit.checks import explanations
from letterkit.checks.explanations import Explanation
from letterkit.checks.findings import Finding
from letterkit.cli.reports import FileReport, Reports
from letterkit.cli.reports.privacy import NameFilter, without_names
from letterkit.errors import spell_path
from letterkit.letter.model import Waiver
from letterkit.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(reports: Reports) -> str:
    """All reports as one run. Paths are relative to the folder in which the program was started, where they can be."""
    rules = explanations.all_explanations()
    index = {one.code: at for at, one in enumerate(rules)}
    names = NameFilter.of(tuple(dict.fromkeys(name for report in reports for name in report.names)))
    driver = {
        "name": "letterkit",
        "semanticVersion": __version__,
        "version": __version__,
        "rules": [_rule(_without_names(one, names)) for one in rules],
    }
    results = [result for report in map(without_names, reports) for result in _results(report, index)]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(one: Explanation) -> dict[str, Any]:
    parts = {"Why": one.why, "Example": one.example, "Instead": one.instead, "Source": one.source}
    return {
        "id": one.code,
        "name": "".join(part.capitalize() for part in one.name.split("-")),
        "shortDescription": {"text": one.says},
        "fullDescription": {"text": f"{one.says} {one.why}".strip()},
        "help": {
            "text": "\n".join([one.says, *(f"{key}: {text}" for key, text in parts.items())]),
            "markdown": "\n\n".join([one.says, *(f"**{key}:** {text}" for key, text in parts.items())]),
        },
        "defaultConfiguration": {"level": one.severity},
        "properties": {"tags": [one.family]},
    }


def _without_names(one: Explanation, names: NameFilter) -> Explanation:
    """Return what is told of a rule. Its examples have names that somebody in a letter may have too."""
    says, why, example, instead, source = map(names.text, (one.says, one.why, one.example, one.instead, one.source))
    return replace(one, says=says, why=why, example=example, instead=instead, source=source)


def _results(report: FileReport, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    for one in report.findings:
        yield _result(report.file, one, index)
    for one, waiver in report.waived:
        yield _result(report.file, one, index) | {"suppressions": [_suppression(waiver)]}


def _suppression(waiver: Waiver) -> dict[str, Any]:
    return {"kind": "inSource", "justification": waiver.reason}


def _result(file: str, one: Finding, index: dict[str, int]) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": one.line, "startColumn": one.column}
    if one.excerpt is not None and "\n" not in one.excerpt.words and one.offset >= 0:
        region |= {"endColumn": one.column + len(one.excerpt.words), "snippet": {"text": one.excerpt.words}}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(file), "region": region}}
    if one.path:
        location["logicalLocations"] = [{"fullyQualifiedName": spell_path(one.path)}]
    found = {
        "ruleId": one.rule,
        "ruleIndex": index[one.rule],
        "level": one.severity,
        "message": {"text": f"{one.message} {one.hint}".strip()},
        "locations": [location],
        "partialFingerprints": {"letterkit/v1": _fingerprint(one)},
    }
    if one.fix is not None and "endColumn" in region:
        deleted = {key: value for key, value in region.items() if key != "snippet"}
        replaced = {"deletedRegion": deleted, "insertedContent": {"text": one.fix}}
        change = {"artifactLocation": _artifact(file), "replacements": [replaced]}
        found["fixes"] = [{"description": {"text": one.hint}, "artifactChanges": [change]}]
    return found


def _artifact(file: str) -> dict[str, str]:
    path = PurePath(file)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            return {"uri": PurePath(file).as_uri()}
    return {"uri": quote(path.as_posix())}


def _fingerprint(one: Finding) -> str:
    """The same for a finding that only moved: its rule, its place in the letter, its words."""
    words = one.excerpt.words if one.excerpt else one.message
    return hashlib.sha256(
        "\0".join((one.rule, spell_path(one.path), words)).encode("utf-8", "surrogatepass")
    ).hexdigest()[:32]
