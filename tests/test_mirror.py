"""Every module has a test of its name in the same place, or is named here with the test that covers it."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "src" / "letterkit"
MODULES = sorted(
    path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if not path.name.startswith("__")
)

COVERED = {
    ("", "cli/test_main.py"): "version",
    ("checks", "checks/test_rules.py"): "findings",
    ("checks", "cli/test_explain.py"): "explanations",
    ("checks/texts", "checks/families/test_children.py"): "child_mentions child_phrases sentence_parts",
    (
        "checks/texts",
        "checks/families/test_identification.py",
    ): "about_people exact_places identifying known_sources marked_words personal_numbers singled_out",
    ("checks/texts", "checks/texts/test_people_mentions.py"): "known_names person_acts person_names",
    ("checks/texts", "checks/families/test_unlisted_people.py"): "people_rows",
    ("checks/texts", "checks/test_cases.py"): "attribution printed_names quotes subject words",
    ("cli", "cli/test_audience.py"): "protection sending",
    ("cli", "cli/test_profile.py"): "profile_file profile_questions",
    ("cli", "cli/test_render.py"): "letter_files",
    ("cli", "cli/test_spoken.py"): "command_words",
    ("cli/reports", "cli/reports/test_machines.py"): "data github sarif",
    ("cli/reports", "cli/reports/test_privacy.py"): "name_words",
    ("cli/reports", "cli/test_check.py"): "collect",
    ("cli/reports", "cli/test_doctor.py"): "inspection machine",
    ("cli", "cli/test_finishing.py"): "colour ending file_writing finished_files finished_letter showing",
    ("cli", "cli/test_start.py"): "menu_tools norm_lookup",
    ("faces/screen", "cli/test_start.py"): "search_list",
    (
        "compose",
        "compose/test_compose.py",
    ): "letter lines localized_pinpoints passages signatories template_values",
    (
        "disclosure",
        "disclosure/test_docx.py",
    ): "authors docx_names docx_text docx_visibility identity office_fields properties visibility",
    ("disclosure", "disclosure/test_html.py"): "css",
    ("disclosure", "disclosure/test_odt.py"): "odt_text",
    ("disclosure", "disclosure/test_pdf.py"): "pdf_objects",
    ("faces", "cli/test_ended.py"): "signals",
    ("faces", "faces/plain/test_console.py"): "control_characters",
    (
        "faces/plain",
        "faces/plain/test_face.py",
    ): "commands file_commands letter_commands printer question_commands question_printer",
    ("faces/plain", "faces/plain/test_console.py"): "terminal terminal_keys",
    (
        "faces/screen",
        "faces/screen/test_app.py",
    ): "background completer layout letter_viewer list_rows state styles text_panes",
    ("interview", "interview/test_session.py"): "position state_files",
    ("interview", "interview/test_actions.py"): "action passage_actions",
    ("interview", "interview/test_letter_places.py"): "sentence_origins",
    ("interview", "interview/test_own_norms.py"): "own_norms_question",
    ("interview", "interview/test_pasted_rows.py"): "table_in_hand",
    ("interview", "interview/test_template_check.py"): "kind_trial word_places",
    ("languages", "languages/test_grammar.py"): "english",
    ("languages", "languages/test_language.py"): "cldr numbers reading",
    ("letter", "compose/test_compose.py"): "composed",
    ("letter", "letter/test_validation.py"): "descriptions model norm_kinds paper roles",
    ("letter", "norms/test_own_norms.py"): "norms_of_draft",
    ("letter", "protection/test_name_search.py"): "person",
    ("letter", "protection/test_rewordings.py"): "rewording",
    ("faces/screen", "cli/test_version_choice.py"): "sentence_editor versions_screen",
    ("library", "cli/test_profile.py"): "profile",
    ("library", "library/test_addresses.py"): "address_rows",
    ("library", "test_api.py"): "library",
    ("languages", "languages/test_pinpoint_words.py"): "place_words",
    ("moves", "moves/test_move_shelf.py"): "kind move",
    ("norms", "norms/test_pinpoints.py"): "locators pinpoint_reader pinpoint_tokens",
    ("norms", "norms/test_norm_library.py"): "row_reader",
    ("norms", "norms/test_norm_store.py"): "index_builder norm_index",
    ("norms", "norms/test_search.py"): "subject_search",
    ("office", "office/test_package.py"): "refusals",
    ("office", "render/test_letterhead.py"): "printable relations word_writing xml_text",
    ("packs", "packs/test_sandbox.py"): "loader metering",
    ("packs", "packs/test_shelf.py"): "pack plan settings translation",
    ("people", "cli/test_signatories.py"): "table_files",
    ("people", "people/test_consent.py"): "interpretation",
    ("people", "people/test_tables.py"): "encodings text_tables words",
    ("people", "people/test_workbooks.py"): "cells opendocument sheets xml_parts",
    (
        "protection",
        "protection/test_name_search.py",
    ): "addresses exactness name_forms name_index patterns phonetics single_words tokens",
    ("questions", "questions/test_types.py"): "question question_type",
    ("render", "render/test_citeproc.py"): "citation_notes references",
    ("render", "render/test_formats.py"): "docx_fixes odt",
    ("render", "render/test_html.py"): "page",
    ("render", "render/test_markdown.py"): "markdown_text",
    ("render", "render/test_pandoc.py"): "pandoc_nodes pandoc_tree",
    ("render", "render/test_pdf.py"): "fonts typst_tree",
    (
        "render/letterhead",
        "render/test_letterhead.py",
    ): "allowed direction fields heads parts pruning read refusals sections starter strings styles targets values",
    ("yaml", "yaml/test_source.py"): "messages shipped tree writing",
}
"""Modules without a test of their own name, by their folder and the test that covers them. Families of rules are not
here: `checks/test_cases.py` asks for letters in which each of their rules finds something, and others that it leaves
alone."""
TEST_OF = {
    f"{folder}/{name}.py".lstrip("/"): test for (folder, test), names in COVERED.items() for name in names.split()
}


def mirror(module: str) -> Path:
    folder, _, name = module.rpartition("/")
    return TESTS / folder / f"test_{name}"


@pytest.mark.parametrize("module", [module for module in MODULES if not module.startswith("checks/families/")])
def test_every_module_is_tested_under_its_name_or_by_a_test_that_is_named(module: str) -> None:
    named = TEST_OF.get(module, "")
    assert mirror(module).is_file() or (named and (TESTS / named).is_file()), f"add tests/{mirror(module).name}"


def test_every_row_covers_a_module_that_has_no_test_of_its_own() -> None:
    assert [module for module in TEST_OF if module not in MODULES or mirror(module).is_file()] == []
