"""Every module has a test of its name in the same place, or is named here with the test that covers it."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "src" / "letterkit"
MODULES = sorted(
    path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if not path.name.startswith("__")
)

COVERED = {
    "checks/families/*": "checks/test_cases.py",  # letters that each rule must find something in, and must leave alone
    "checks/findings.py": "checks/test_rules.py",
    "checks/explanations.py": "cli/test_explain.py",
    "checks/texts/*": "checks/test_cases.py",
    "cli/letter_files.py": "cli/test_render.py",
    "cli/protection.py": "cli/test_audience.py",
    "cli/sending.py": "cli/test_audience.py",
    "cli/profile_*.py": "cli/test_profile.py",
    "cli/reports/collect.py": "cli/test_check.py",
    "cli/reports/data.py": "cli/reports/test_machines.py",
    "cli/reports/github.py": "cli/reports/test_machines.py",
    "cli/reports/sarif.py": "cli/reports/test_machines.py",
    "cli/reports/inspection.py": "cli/test_doctor.py",
    "cli/reports/name_words.py": "cli/reports/test_privacy.py",
    "compose/*": "compose/test_compose.py",
    "disclosure/docx_*": "disclosure/test_docx.py",
    "disclosure/odt_*": "disclosure/test_odt.py",
    "disclosure/pdf_*": "disclosure/test_pdf.py",
    "disclosure/css.py": "disclosure/test_html.py",
    "disclosure/*": "disclosure/test_docx.py",
    "faces/signals.py": "cli/test_ended.py",
    "faces/control_characters.py": "faces/plain/test_console.py",
    "faces/plain/*": "faces/plain/test_face.py",
    "faces/screen/*": "faces/screen/test_app.py",  # the panes are looked at on a screen, by the keys that lead to them
    "interview/*": "interview/test_session.py",
    "languages/english.py": "languages/test_grammar.py",
    "languages/*": "languages/test_language.py",
    "letter/composed.py": "compose/test_compose.py",
    "letter/*": "letter/test_validation.py",
    "library/address_rows.py": "library/test_addresses.py",
    "library/library.py": "test_api.py",
    "library/profile.py": "cli/test_profile.py",
    "norms/*": "norms/test_norm_library.py",
    "office/refusals.py": "office/test_package.py",
    "office/*": "render/test_letterhead.py",
    "packs/loader.py": "packs/test_sandbox.py",
    "packs/metering.py": "packs/test_sandbox.py",
    "packs/*": "packs/test_shelf.py",
    "people/interpretation.py": "people/test_consent.py",
    "people/table_files.py": "cli/test_signatories.py",
    "people/cells.py": "people/test_workbooks.py",
    "people/sheets.py": "people/test_workbooks.py",
    "people/opendocument.py": "people/test_workbooks.py",
    "people/xml_parts.py": "people/test_workbooks.py",
    "people/*": "people/test_tables.py",
    "protection/*": "protection/test_name_search.py",
    "questions/*": "questions/test_types.py",
    "render/letterhead/*": "render/test_letterhead.py",
    "render/docx*": "render/test_formats.py",
    "render/fonts.py": "render/test_pdf.py",
    "render/page.py": "render/test_html.py",
    "render/citation_notes.py": "render/test_citeproc.py",
    "render/markdown_text.py": "render/test_markdown.py",
    "render/pandoc_*": "render/test_pandoc.py",
    "render/references.py": "render/test_citeproc.py",
    "render/typst_tree.py": "render/test_pdf.py",
    "render/*": "render/test_formats.py",
    "version.py": "cli/test_main.py",
    "yaml/*": "yaml/test_source.py",
}
"""Tests by the modules that they cover without having their name; the first row that fits counts."""


def mirror(module: str) -> Path:
    folder, _, name = module.rpartition("/")
    return TESTS / folder / f"test_{name}"


def covering(module: str) -> str:
    return next((test for pattern, test in COVERED.items() if fnmatch(module, pattern)), "")


@pytest.mark.parametrize("module", MODULES)
def test_every_module_is_tested_under_its_name_or_by_a_test_that_is_named(module: str) -> None:
    assert mirror(module).is_file() or (TESTS / covering(module)).is_file(), f"add tests/{mirror(module).name}"


def test_every_row_covers_a_module_that_has_no_test_of_its_own() -> None:
    used = {
        next((pattern for pattern in COVERED if fnmatch(module, pattern)), "")
        for module in MODULES
        if not mirror(module).is_file()
    }
    assert sorted(set(COVERED) - used) == []
