"""The versions compared at the end of an interview: sentences in other words, readers chosen, in both faces."""

from __future__ import annotations

import email
import email.policy
import os
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from letterkit.cli import profile_file
from letterkit.errors import CannotWrite
from letterkit.library.profile import user_file

from .scene import Ended, letter, run, without
from .terminal import F, Terminal

PEOPLE = [
    {"name": "Mira Samplova", "consent": "recipient-only", "pseudonym": "a student"},
    {"name": "Jan Beispiel", "consent": "never", "pseudonym": "a witness"},
]
TEXT = "It rained. Mira Samplova, a student of law, was taken. Jan Beispiel saw it."
TAKEN = [{"role": "situation", "text": TEXT}, *without("situation")]
SENTENCE = "A student, a student of law, was taken."


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def ended(*typed: str, **changes: Any) -> Ended:
    """Return the end of an interview on a letter about two people, where this is typed behind its last question."""
    letter(Path("a.yaml"), **{"people": PEOPLE, "passages": TAKEN, **changes})
    return run("edit", "a.yaml", "--plain", typed=":end\n\n" + "".join(one + "\n" for one in typed))


def rewordings() -> list[dict[str, str]]:
    data = YAML(typ="safe").load(Path("a.yaml").read_text("utf-8"))
    return list(data.get("rewordings", ()))


def text(reader: str) -> str:
    return Path(f"a-{reader}.txt").read_text("utf-8")


def test_what_differs_is_listed_in_pairs_with_the_words_marked_and_hints() -> None:
    shown = " ".join(ended("q", "q").text.split())
    assert "Those addressed and everybody read 1 sentence that is not the same." in shown
    assert (
        "1. For those addressed: »Mira Samplova«, a student of law, was taken. For everybody: »A student«, a" in shown
    )
    assert "→ ‘a student’ is said twice: in the place of the name, and beside it." in shown
    assert "2. For both: »A witness« saw it." in shown
    assert "It rained" not in shown.partition("1. For those")[2].partition("Who will read")[0]
    for code in ("people:", "--audience", "rewordings"):
        assert code not in shown


def test_both_versions_are_the_usual_choice_and_each_file_says_for_whom_it_is() -> None:
    shown = ended("", "docx,txt", "q")
    assert shown.code == 0
    assert {path.name for path in Path().glob("a-*")} == {
        f"a-{reader}.{form}" for reader in ("recipient", "public") for form in ("docx", "txt")
    }
    assert "Mira Samplova" in text("recipient") and "Beispiel" not in text("recipient")
    assert "A student" in text("public") and "Samplova" not in text("public")
    assert "Send each set to its own readers alone" in " ".join(shown.text.split())


def test_a_named_file_becomes_two_that_say_for_whom_they_are() -> None:
    ended("", "out.md", "q")
    assert {path.name for path in Path().glob("out*")} == {"out-recipient.md", "out-public.md"}


@pytest.mark.parametrize(("number", "reader"), [("2", "public"), ("3", "recipient"), ("4", "internal")])
def test_one_version_alone_can_be_written(number: str, reader: str) -> None:
    ended(number, "txt", "q")
    assert [path.name for path in Path().glob("a-*")] == [f"a-{reader}.txt"]


def test_a_sentence_gets_other_words_for_everybody_and_those_addressed_read_it_as_it_was() -> None:
    shown = ended("e", "1", "1", "A young man was taken.", "1", "txt", "q")
    assert "By itself the sentence is: A student, a student of law, was taken." in shown.text
    assert "For everybody, in other words: »A young man« was taken." in " ".join(shown.text.split())
    assert rewordings() == [{"audience": "public", "sentence": SENTENCE, "text": "A young man was taken."}]
    assert "A young man was taken." in text("public") and "Mira Samplova, a student" in text("recipient")


def test_a_sentence_is_left_out_and_what_nobody_reads_by_name_gets_other_words_for_those_addressed() -> None:
    ended("e", "1", "1", "-", "e", "2", "2", "Somebody saw it.", "1", "txt", "q")
    assert "It rained. A witness saw it." in " ".join(text("public").split())
    assert "was taken. Somebody saw it." in " ".join(text("recipient").split())


def test_a_name_in_other_words_is_refused_and_asked_again() -> None:
    shown = ended("e", "1", "1", "Samplova was taken.", "She was taken.", "1", "txt", "q")
    assert "Not taken: ‘Samplova’ names Mira Samplova." in shown.text
    assert [one["text"] for one in rewordings()] == ["She was taken."]
    assert "Samplova" not in text("public")


def test_other_words_are_taken_back() -> None:
    shown = ended("e", "1", "1", "She was taken.", "u", "1", "1", "txt", "q")
    assert "The sentence is as it was." in shown.text and rewordings() == []
    assert "A student, a student of law" in text("public")


def test_a_draft_that_cannot_be_written_is_said_and_nothing_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise CannotWrite("There is no room on the disk.")

    monkeypatch.setattr("letterkit.cli.version_choice.with_data", refuse)
    shown = ended("e", "1", "1", "She was taken.", "1", "txt", "q")
    assert shown.code == 0 and "There is no room on the disk." in shown.text
    assert rewordings() == [] and "A student, a student" in text("public")


def test_enter_changes_nothing() -> None:
    ended("e", "1", "1", "", "q", "q")
    assert rewordings() == []


def test_other_words_whose_sentence_is_gone_are_shown_and_taken_back() -> None:
    gone = [{"audience": "public", "sentence": "She fled long ago.", "text": "x"}]
    shown = ended("u", "1", "q", "q", rewordings=gone)
    lines = " ".join(shown.text.split())
    assert "1. For everybody: a sentence that the letter no longer has: She fled long ago." in lines
    assert "→ Its other words stand nowhere: ‘x’." in lines
    assert rewordings() == []


def test_a_sentence_that_is_the_same_for_all_is_put_in_other_words_too() -> None:
    shown = ended("o", "1", "3", "The sun shone.", "1", "txt", "q")
    assert "Which sentence is to be in other words for everybody?" in shown.text
    (one,) = rewordings()
    assert one["text"] == "The sun shone." and one["audience"] == "public"
    assert "The sun shone." in text("public") and "The sun shone." not in text("recipient")


def test_other_words_whose_sentence_is_gone_are_used_for_another() -> None:
    gone = [{"audience": "public", "sentence": "She fled long ago.", "text": "The sun shone."}]
    shown = ended("e", "1", "3", "+", "1", "txt", "q", rewordings=gone)
    assert "These words are there: ‘The sun shone.’. + takes them." in " ".join(shown.text.split())
    (one,) = rewordings()
    assert one["text"] == "The sun shone." and one["sentence"] != "She fled long ago."
    assert "The sun shone." in text("public")


def test_what_goes_along_is_told_and_can_be_left_out_for_everybody() -> None:
    order = "copy of the order of 14 July 2025"
    shown = ended("o", "1", "q", "q", enclosures=[order, "photographs"])
    lines = " ".join(shown.text.split())
    assert f"These go along for everybody: ‘{order}’, ‘photographs’. Look whether one names somebody." in lines
    listed = lines.partition("Which sentence is to be")[2]
    number = listed.partition(f". {order}")[0].rpartition(" ")[2]
    ended("o", "1", number, "-", "1", "txt", "q", enclosures=[order, "photographs"])
    assert order in text("recipient") and order not in text("public") and "photographs" in text("public")


def test_where_those_outside_read_one_version_it_is_offered_once() -> None:
    shown = ended("1", "txt", "q", people=PEOPLE[1:])
    assert "Those addressed read what everybody reads" in shown.text
    assert "2. Your own house alone" in shown.text
    assert [path.name for path in Path().glob("a-*")] == ["a-public.txt"]


def test_the_profile_says_what_is_usual() -> None:
    profile_file.change_answer(user_file(), "audience", "recipient")
    ended("", "txt", "q")
    assert [path.name for path in Path().glob("a-*")] == ["a-recipient.txt"]


def test_files_of_before_the_last_change_are_told_until_they_are_written_again() -> None:
    shown = ended("1", "docx,txt", "a", "e", "1", "1", "She was taken.", "1", "w", "txt", "q")
    lines = " ".join(shown.text.split())
    told = "Written before the last change, so write them again, or do not send them: "
    assert told + "a-public.docx, a-recipient.docx" in lines
    assert "She was taken." in text("public")


def test_files_of_another_reader_are_told_too_where_they_are_of_before() -> None:
    shown = ended("1", "txt", "a", "e", "1", "1", "She was taken.", "2", "w", "txt", "a", "2", "q")
    lines = " ".join(shown.text.split())
    assert "do not send them: a-recipient.txt. Written since: a-public.txt" in lines


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("2", "a-public.pdf: to be sent or published as it is"),
        ("3", "a-recipient.pdf: to be sent to those addressed; not to be published"),
        ("4", "a-internal.pdf: for your own house; not to be passed on"),
    ],
)
def test_a_file_that_is_not_for_everybody_is_never_said_to_be_published(number: str, says: str) -> None:
    lines = " ".join(ended(number, "pdf", "q").text.split())
    assert says in lines and (number == "2" or "published as it is" not in lines.partition("Who will read")[2])


@pytest.mark.parametrize(
    ("number", "reader", "name", "told"),
    [("3", "recipient", "a-recipient.pdf", True), ("2", "public", "A student, missing.pdf", False)],
)
def test_the_email_takes_the_letter_along_under_a_name_that_tells_nobody(
    number: str, reader: str, name: str, told: bool
) -> None:
    shown = ended(number, "n", "e", "q", subject="Mira Samplova, missing", passages=TAKEN)
    message = email.message_from_bytes(Path(f"a-{reader}.eml").read_bytes(), policy=email.policy.default)
    assert [part.get_filename() for part in message.iter_attachments()] == [name]
    assert ("The subject line of the e-mail names Mira Samplova" in " ".join(shown.text.split())) is told
    assert ("Samplova" in message["Subject"]) is told


def test_a_draft_named_after_somebody_gives_its_name_to_no_attachment() -> None:
    letter(Path("samplova.yaml"), people=PEOPLE, passages=TAKEN)
    run("edit", "samplova.yaml", "--plain", typed=":end\n\n3\nn\ne\nq\n")
    message = email.message_from_bytes(Path("samplova-recipient.eml").read_bytes(), policy=email.policy.default)
    assert [part.get_filename() for part in message.iter_attachments()] == ["Letter.pdf"]


def test_an_error_for_one_reader_keeps_both_versions_from_being_written() -> None:
    text = TEXT + " A witness can be reached at +996 555 010 203."
    passages = [{"role": "situation", "text": text}, *without("situation")]
    shown = ended("1", "q", passages=passages)
    assert shown.code == 1 and "contact-details-of-person-at-risk" in shown.err
    assert list(Path().glob("a-*")) == []


def test_whoever_leaves_without_a_reader_has_written_nothing_and_is_told_no_error_that_is_none() -> None:
    shown = ended("q", "q")
    assert (shown.code, list(Path().glob("a-*"))) == (1, [])
    assert "Choose who will read the letter: before that it is not written." in shown.text
    assert "1. See the versions, and choose who reads it" in shown.text and "error" not in shown.err


def test_a_name_that_only_looks_like_one_is_an_error_that_says_what_to_do() -> None:
    passages = [{"role": "situation", "text": TEXT.replace("Beispiel", "Beispeil")}, *without("situation")]
    shown = ended("1", "c", "w", "txt", "q", passages=passages)
    assert shown.code == 1 and list(Path().glob("a-*")) == []
    assert "1 error keeps the letter from being written." in shown.text
    lines = " ".join(f"{shown.err} {shown.text}".split())
    assert "‘Jan Beispeil’ looks like Jan Beispiel" in lines and "names Mira Samplova" not in lines
    assert "Nothing was written. Jan Beispiel would be named" in lines
    assert "add this spelling to the others of the person" in lines
    assert "--audience" not in lines and "`also:`" not in lines


# -- with keys --------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_with_real_keys_in_a_small_window_and_a_wide_one(tmp_path: Path) -> None:
    letter(tmp_path / "a.yaml", people=PEOPLE, passages=TAKEN)
    with Terminal(["edit", "a.yaml"], 24, 80, folder=tmp_path, DISPLAY="", WAYLAND_DISPLAY="") as terminal:
        terminal.until("F10 stop")
        terminal.keys(F[9])
        terminal.until("Review")
        terminal.keys(F[2])
        terminal.until("F2\n   once more")
        terminal.keys(F[2])
        terminal.until("1 of 2")
        terminal.until("For everybody\n    A student, a student of law, was taken.")
        terminal.resize(40, 140)
        terminal.until("│ A student, a student of law, was taken.")
        terminal.resize(24, 80)
        terminal.until("For everybody\n")
        terminal.keys("e")
        terminal.until("Other words for everybody")
        terminal.keys("\x01\x0bMira fled.\r")
        terminal.until("Not taken: ‘Mira’ names Mira Samplova.")
        terminal.keys("\x1b")
        terminal.until("1 of 2")
        terminal.keys("e")
        terminal.until("> Mira fled.")  # what was typed is there again
        terminal.keys("\x01\x0bA young man was taken.\r")
        terminal.until("For everybody, in other words\n    A young man was taken.")
        terminal.keys("u")
        terminal.until("The sentence is as it was.")
        terminal.keys("o")
        terminal.until("For whom are the other words?")
        terminal.keys("\r")
        terminal.until("Which sentence is to be in other words for everybody?")
        terminal.keys("rained")
        terminal.until("Looking for: rained")
        terminal.keys("\r")
        terminal.until("> It rained.")
        terminal.keys("\x01\x0bThe sun shone\r")
        terminal.until("For everybody, in other words\n    The sun shone.")
        terminal.keys("w")
        terminal.until("Who will read the files?")
        terminal.keys("\x1b")
        terminal.until("1 of 3")
        terminal.keys("w")
        terminal.until("Who will read the files?")
        terminal.keys("\r")
        terminal.until("In which formats")
        terminal.keys("\r")
        terminal.until("O  Open a-recipient.docx")
        terminal.keys("q")
        assert terminal.ended() == 0
    assert {path.name for path in tmp_path.glob("a-*")} == {"a-public.docx", "a-recipient.docx"}
