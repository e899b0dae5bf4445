"""Reports that are published tell no protected name: in no message, excerpt, path, fix, reason or name of a file."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from letterkit.checks.findings import Excerpt, Finding
from letterkit.cli.reports import FileReport, ProtectedName
from letterkit.cli.reports.data import as_json
from letterkit.cli.reports.github import as_github
from letterkit.cli.reports.privacy import NameFilter, runs_for_others_to_read, without_names
from letterkit.cli.reports.sarif import as_sarif
from letterkit.cli.reports.text import as_text
from letterkit.letter.model import Waiver

from ..scene import letter, run

pytestmark = pytest.mark.slow

MIRA = ProtectedName("people[0]", ("Mira Samplova", "Мира Самплова", "李小龙"))
FILTER = NameFilter.of((MIRA,))


@pytest.fixture(autouse=True)
def on_nobodys_service(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION"):
        monkeypatch.delenv(name, raising=False)


def letters_of_names(text: str) -> list[str]:
    """Return what of the names stands in a text, also in escapes."""
    plain = unicodedata.normalize("NFKC", f"{text} {re.sub(r'%([0-9A-F]{2})', '', text)}").casefold()
    return [part for part in ("samplo", "plova", "mira ", "мира", "самплов", "小龙", "zanzibar") if part in plain]


@pytest.mark.parametrize(
    "text",
    [
        "‘Mira Samplova’ names Mira Samplova.",
        "‘Samplova’ is spelt ‘Samplowa’ elsewhere.",
        "Mira met Mira; MIRA SAMPLOVA; Samplova’s lawyer",
        "‘Interview with Mira Sampl…’ has no date.",
        "‘…plova and others’ has no date.",
        "See https://example.org/samplova-case and m.samplova@example.org, #FreeSamplova.",
        unicodedata.normalize("NFD", "Мира Самплова, Самплову"),
        "Sam\u00adplova, Sampl\u200bova",
        "李小龙被捕",
    ],
)
def test_whatever_a_message_quotes_of_a_name_is_replaced(text: str) -> None:
    clean = FILTER.text(text)
    assert letters_of_names(clean.replace("\u00ad", "").replace("\u200b", "")) == []
    assert "[protected name: people[0]]" in clean


@pytest.mark.parametrize(
    "text", ["The sentence has 60 words.", "An admirable sample of ‘miracles’.", "Write ‘Ms S.’, or render anew."]
)
def test_every_other_word_stays(text: str) -> None:
    assert FILTER.text(text) == text


def test_particles_and_initials_of_a_name_are_no_names() -> None:
    names = NameFilter.of((ProtectedName("people[0]", ("Juan de la Cruz", "J. d. Cruz")),))
    assert names.text("‘de’ and ‘la’ stand twice; J. says so.") == "‘de’ and ‘la’ stand twice; J. says so."
    assert "Cruz" not in names.text("Juan; Señor Cruz")


def test_a_fragment_of_a_name_that_a_rule_quotes_is_replaced_too() -> None:
    finding = Finding(
        "LK807", "stray-letters", "warning", "‘lo’ is not a word.", "Write the word, or take ‘lo’ out.",
        ("passages", 0, "text"), 3, 9, Excerpt("They took Mira Samp", "lo", "va."), 19, 40, "",
    )  # fmt: skip
    clean = FILTER.finding(finding)
    assert "lo" not in re.findall(r"\w+", f"{clean.message} {clean.hint}") and clean.fix is None
    assert clean.excerpt is not None and letters_of_names(str(clean.excerpt)) == []


def test_a_name_that_begins_in_one_key_of_a_path_and_ends_in_the_next_is_replaced() -> None:
    finding = Finding("LK807", "stray-letters", "note", "m", "h", ("facts", "Mira", "Samplova", 2, "of"), 3, 9)
    assert FILTER.finding(finding).path == ("[protected name: people[0]]",)


def test_a_report_without_protected_names_is_as_it_was() -> None:
    finding = Finding("LK801", "repeated-word", "warning", "‘the’ stands twice.", "Take one out.", ("subject",), 1, 1)
    report = FileReport("a/b.yaml", (finding,))
    assert without_names(report) == report


RULES_THAT_QUOTE: dict[str, Any] = {
    "subject": "On Mira Samplova Samplova",
    "people": [
        {"name": "Mira Samplova", "pseudonym": "Mira"},
        {"name": "Zanzibar Otin", "minor": True, "consent": "public"},
    ],
    "facts": {"samplova_case": "yes"},
    "signatories": [
        {"name": "Mira Samplova", "organization": "Example Forum"},
        {"name": "Mira Samplova", "organization": "Example Forum"},
    ],
    "waive": [{"rule": "no-recipient", "reason": "Mira Samplova asked for it."}],
    "passages": [
        {
            "role": "situation",
            "text": "They took the the Mira  Samplova ,and Mira Smaplova.[^1] See [@samplova2026]; Zanzibar Otin, aged 14, saw it."
            " Mira Samplova can be reached at mira.samplova@example.org.",
        }
    ],
}


def draft(folder: Path, **changes: Any) -> Path:
    return letter(folder / "samplova.yaml", **(RULES_THAT_QUOTE | changes))


@pytest.mark.parametrize("form", ["sarif", "github"])
def test_what_code_hosts_show_names_nobody(tmp_path: Path, form: str) -> None:
    ended = run("check", draft(tmp_path), "--format", form)
    assert ended.code == 1
    assert letters_of_names(ended.text) == []
    assert "[protected name: people[0]]" in ended.text and "people[1]" in ended.text


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_person_who_writes_reads_the_words_and_may_hide_them(tmp_path: Path, form: str) -> None:
    path = draft(tmp_path)
    assert "Samplova" in run("check", path, "--format", form).text
    hidden = run("check", path, "--format", form, "--hide-names", "--notes", "--waived")
    assert letters_of_names(hidden.text) == [] and "protected name" in hidden.text


@pytest.mark.parametrize("variable", ["CI", "JENKINS_URL", "TF_BUILD"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_the_log_of_a_service_names_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, variable: str
) -> None:
    monkeypatch.setenv(variable, "true")
    assert letters_of_names(run("check", draft(tmp_path), "--format", form, "--notes", "--waived").text) == []


@pytest.mark.parametrize(("value", "others_read"), [("true", True), ("1", True), ("false", False), ("", False)])
def test_a_service_is_known_by_what_it_sets(monkeypatch: pytest.MonkeyPatch, value: str, others_read: bool) -> None:
    monkeypatch.setenv("CI", value)
    assert runs_for_others_to_read() == others_read


LEADS = (
    "Call her at +996 555 770 203; she hides at 41.8746, 71.5698. Ali Beispielov, aged 14, saw the the man; Ali fled."
)


@pytest.mark.parametrize("form", ["sarif", "github"])
@pytest.mark.parametrize("people", [[], [{"name": "Mira Samplova"}]])
def test_what_leads_to_somebody_is_not_published_either(
    tmp_path: Path, form: str, people: list[dict[str, str]]
) -> None:
    passages = [{"role": "situation", "text": f"{LEADS} Mira Samplova did."}]
    path = letter(tmp_path / "a.yaml", people=people, passages=passages)
    words = run("check", path, "--format", "text").text
    assert "770 203" in words and "71.5698" in words and "Beispielov" in words
    hidden = run("check", path, "--format", form).text + run("check", path, "--hide-names").text
    assert [part for part in ("770 203", "71.5698", "Beispielov", " Ali ") if part in hidden] == []
    assert "[protected words]" in hidden


NOT_ASKED = "Jan Beispielov was arrested. His lawyer, Ida Modelova, told us so. Jan Beispielov fled the the city."


@pytest.mark.parametrize("people", [None, [{"name": "Mira Samplova", "consent": "public"}]])
def test_of_those_whom_nobody_asked_it_is_published_how_many_stand_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, people: list[dict[str, str]] | None
) -> None:
    path = letter(tmp_path / "a.yaml", passages=[{"role": "situation", "text": NOT_ASKED}], people=people)
    assert "Beispielov" in run("check", path).text
    forms = [run("check", path, "--format", form).text for form in ("sarif", "github")]
    forms += [run("check", path, *form, "--hide-names").text for form in ([], ["--format", "json"])]
    monkeypatch.setenv("CI", "true")
    forms += [run("check", path).text, run("render", path, "--audience", "public").err]
    for text in forms:
        assert [name for name in ("Beispielov", "Modelova", "Ida ") if name in text] == []
    assert all("‘…’ (line " in text for text in forms[1:-1])


@pytest.mark.parametrize("name", ["source-recognisable", "person-singled-out", "personal-number", "minor-identified"])
def test_what_a_rule_quotes_from_an_annex_is_not_published(name: str) -> None:
    found = Finding(
        "LK000", name, "warning", "‘Zanzibar Otin’ stands in this annex.", "Leave it out.", ("annexes", 0), 1, 1
    )
    assert "Otin" not in NameFilter.of(()).finding(found).message


def test_the_changes_that_fix_shows_name_nobody_there(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "letterkit: 1\ntemplate: council-appeal\npeople: [{name: Mira Samplova}]\n"
        "passages:\n- role: situation\n  text: They took the the Mira  Samplova ,and Samplova Samplova.\n"
    )
    ended = run("check", path, "--fix", "--yes", "--hide-names")
    assert letters_of_names(ended.text + ended.err) == [] and "repeated-word" in ended.text
    assert "the the" not in path.read_text("utf-8")


def test_what_stands_against_rendering_names_nobody_in_a_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    people = [{"name": "Mira Samplova", "pseudonym": "Ms S."}]
    path = letter(tmp_path / "a.yaml", people=people, subject="[TODO: ask Mira Samplova]")
    ended = run("render", path, "--audience", "public")
    assert ended.code == 1 and "placeholder-left" in ended.err
    assert letters_of_names(ended.err) == []


@pytest.mark.parametrize("command", ["render", "preview"])
def test_why_a_letter_is_refused_names_nobody_in_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    path = letter(tmp_path / "a.yaml", people=[{"name": "Mira Samplova"}], subject="On Mira Smaplova")
    assert "Smaplova" in run(command, path, "--audience", "public").err
    monkeypatch.setenv("CI", "true")
    ended = run(command, path, "--audience", "public")
    assert ended.code == 1 and letters_of_names(ended.err) == [] and "would be named" in ended.err


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("date: Mira Samplova", "date"),
        ("people: {Mira Samplova: never}", "a list"),
        ("Mira Samplova: x", "no key"),
        ("subjekt: Mira Samplova", "‘subject’"),
        ("subject: *samplova", "asterisk"),
        ("subject: !samplova x", "tag"),
        ("template: samplova", "template"),
    ],
)
def test_a_draft_that_cannot_be_read_is_not_quoted(tmp_path: Path, line: str, kept: str) -> None:
    path = tmp_path / "a.yaml"
    people = "" if line.startswith("people") else "people:\n- name: Mira Samplova\n"
    path.write_text(f"letterkit: 1\n{people}{line}\n")
    ended = run("check", path, "--format", "sarif")
    results = json.dumps(json.loads(ended.text)["runs"][0]["results"], ensure_ascii=False)
    for text in (results, run("check", path, "--format", "github").text):
        assert ended.code == 2 and letters_of_names(text) == []
        assert kept in text


def test_an_error_in_a_log_does_not_quote_the_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("letterkit: 1\ntemplate: council-appeal\ndate: Mira Samplova\n")
    assert "Samplova" in run("preview", path).err
    monkeypatch.setenv("CI", "true")
    ended = run("preview", path)
    assert letters_of_names(ended.err) == [] and "a.yaml:3:" in ended.err and "date" in ended.err


HARD = Finding(
    "LK501", "inconsistent-spelling", "warning", "‘Samplowa’ and ‘Samplova’", "Choose.", ("facts", "samplova"), 1, 1,
    Excerpt("of Mira ", "Samplova", " and"), 8, 9, "Samplova",
)  # fmt: skip


def test_who_withholds_or_has_withdrawn_or_did_not_agree_is_named_in_no_report(tmp_path: Path) -> None:
    path = letter(
        tmp_path / "a.yaml",
        template="defender-at-risk",
        facts={"name": "Mira Samplova", "consent": False},
        signatories=[
            {"name": "Ana Beispielova", "withheld": True},
            {"name": "Jan Musterov", "withdrawn": True},
            {"name": "Ana Beispielova"},
            {"name": "Jan Musterov"},
        ],
        passages=[{"role": "situation", "text": "Mira Samplova, Ana Beispielova and Jan Musterov were there."}],
    )
    shown, hidden = run("check", path).text, run("check", path, "--format", "github").text
    for name, where in (("Samplova", "facts"), ("Beispielova", "signatories[0]"), ("Musterov", "signatories[")):
        assert name in shown and name not in hidden and f"[protected name: {where}" in hidden


def test_no_place_of_a_finding_is_left_out() -> None:
    report = FileReport(
        "letters/Samplova/mira_samplova.yaml", (HARD,), ((HARD, Waiver("LK501", "Samplova")),), (), (MIRA,)
    )
    for text in (as_sarif([report]), as_github([report]), as_text([without_names(report)], waived=True)):
        assert letters_of_names(text) == []
    result = json.loads(as_sarif([report]))["runs"][0]["results"][0]
    assert "fixes" not in result and "snippet" not in result["locations"][0]["physicalLocation"]["region"]
    assert letters_of_names(as_json([without_names(report)])) == []


def test_a_rule_is_explained_without_the_name_of_somebody_in_the_letter() -> None:
    report = FileReport("a.yaml", (HARD,), names=(ProtectedName("people[0]", ("Monica Serrano",)),))
    assert "Serrano" not in as_sarif([report]) and "Serrano" in as_sarif([FileReport("a.yaml", (HARD,))])
