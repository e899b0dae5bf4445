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
    """Return all reports as one run. Paths are relative to the working folder, where they can be."""
    rules = explanations.all_explanations()
    index = {rule.code: number for number, rule in enumerate(rules)}
    names = NameFilter.of(tuple(dict.fromkeys(name for report in reports for name in report.names)))
    driver = {
        "name": "letterkit",
        "semanticVersion": __version__,
        "version": __version__,
        "rules": [_rule(_without_names(rule, names)) for rule in rules],
    }
    results = [result for report in map(without_names, reports) for result in _results(report, index)]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Explanation) -> dict[str, Any]:
    parts = {"Why": rule.why, "Example": rule.example, "Instead": rule.instead, "Source": rule.source}
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.says},
        "fullDescription": {"text": f"{rule.says} {rule.why}".strip()},
        "help": {
            "text": "\n".join([rule.says, *(f"{key}: {text}" for key, text in parts.items())]),
            "markdown": "\n\n".join([rule.says, *(f"**{key}:** {text}" for key, text in parts.items())]),
        },
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.family]},
    }


def _without_names(rule: Explanation, names: NameFilter) -> Explanation:
    """Return the explanation of a rule without names: those of its examples may be those of people in a letter."""
    says, why, example, instead, source = map(
        names.text, (rule.says, rule.why, rule.example, rule.instead, rule.source)
    )
    return replace(rule, says=says, why=why, example=example, instead=instead, source=source)


def _results(report: FileReport, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    for finding in report.findings:
        yield _result(report.file, finding, index)
    for finding, waiver in report.waived:
        yield _result(report.file, finding, index) | {"suppressions": [_suppression(waiver)]}


def _suppression(waiver: Waiver) -> dict[str, Any]:
    return {"kind": "inSource", "justification": waiver.reason}


def _result(file: str, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line, "startColumn": finding.column}
    if finding.excerpt is not None and "\n" not in finding.excerpt.words and finding.offset >= 0:
        region |= {"endColumn": finding.column + len(finding.excerpt.words), "snippet": {"text": finding.excerpt.words}}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(file), "region": region}}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": spell_path(finding.path)}]
    result = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity,
        "message": {"text": f"{finding.message} {finding.hint}".strip()},
        "locations": [location],
        "partialFingerprints": {"letterkit/v1": _fingerprint(finding)},
    }
    if finding.fix is not None and "endColumn" in region:
        deleted = {key: value for key, value in region.items() if key != "snippet"}
        replaced = {"deletedRegion": deleted, "insertedContent": {"text": finding.fix}}
        change = {"artifactLocation": _artifact(file), "replacements": [replaced]}
        result["fixes"] = [{"description": {"text": finding.hint}, "artifactChanges": [change]}]
    return result


def _artifact(file: str) -> dict[str, str]:
    path = PurePath(file)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            return {"uri": PurePath(file).as_uri()}
    return {"uri": quote(path.as_posix())}


def _fingerprint(finding: Finding) -> str:
    """Return a digest of a finding that stays the same when it only moves: of its rule, its place and its words."""
    words = finding.excerpt.words if finding.excerpt else finding.message
    return hashlib.sha256(
        "\0".join((finding.rule, spell_path(finding.path), words)).encode("utf-8", "surrogatepass")
    ).hexdigest()[:32]
