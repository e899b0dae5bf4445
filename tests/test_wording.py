"""What the program says: templates with values, numbers in their forms, constants that are looked up when shown."""

from __future__ import annotations

import threading

import pytest

from letterkit import wording
from letterkit.wording import Catalogue, say, say_count, say_joined, say_list, say_worded, worded

FRENCH = Catalogue(
    "fr",
    {"There is no entry {number}.": "Il n’y a pas d’entrée {number}.", "Norms": "Normes"},
    {"{count} error in {file}": ("{count} erreur dans {file}", "{count} erreurs dans {file}")},
    lambda number: int(number > 1),
    " et ".join,
    " ou ".join,
    ", ",
)


def test_english_is_the_template() -> None:
    assert say("There is no entry {number}.", number=3) == "There is no entry 3."
    assert say_count("{count} error in {file}", "{count} errors in {file}", 1, file="a") == "1 error in a"
    assert say_count("{count} error in {file}", "{count} errors in {file}", 0, file="a") == "0 errors in a"
    assert (say_list(["a", "b", "c"]), say_joined(["a", "b", "c"]), say_joined([])) == ("a, b, c", "a, b and c", "")


def test_another_language_is_looked_up() -> None:
    with wording.speaking(FRENCH):
        assert say("There is no entry {number}.", number=3) == "Il n’y a pas d’entrée 3."
        assert say_count("{count} error in {file}", "{count} errors in {file}", 0, file="a") == "0 erreur dans a"
        assert say("Nobody has translated this.") == "Nobody has translated this."
        assert say_joined(["a", "b"]) == "a et b"
    assert say("There is no entry {number}.", number=3) == "There is no entry 3."


def test_braces_without_a_value_and_braces_in_values_stay() -> None:
    assert say("Write {date}, or {Skip} it: {text}", text="{date} {x}") == "Write {date}, or {Skip} it: {date} {x}"


def test_a_constant_is_looked_up_where_it_is_shown() -> None:
    title, entry = worded("Norms"), worded("There is no entry {number}.", number=2)
    assert (title, entry, say_worded(title)) == ("Norms", "There is no entry 2.", "Norms")
    with wording.speaking(FRENCH):
        assert (say_worded(title), say_worded(entry)) == ("Normes", "Il n’y a pas d’entrée 2.")
        assert say("There is no entry {number}.", number=title) == "Il n’y a pas d’entrée Normes."
        assert say_worded("typed by somebody") == "typed by somebody"


def test_what_a_run_speaks_is_spoken_in_its_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_of_this_run", [wording.ENGLISH])
    wording.speak(FRENCH)
    heard: list[str] = []
    thread = threading.Thread(target=lambda: heard.append(say_worded(worded("Norms"))))
    thread.start()
    thread.join()
    assert heard == ["Normes"]


def test_the_names_in_braces_are_told() -> None:
    assert wording.values_of("{a} of {b}, {a}; { c }") == {"a", "b"}


def test_yes_no_and_key_words_are_heard_in_the_language_and_in_english() -> None:
    spoken = Catalogue("fr", {"add": "ajouter", "yes": "oui"}, yes=("oui", "o"), no=("non",))
    with wording.speaking(spoken):
        heard = [wording.says_yes(text) for text in ("Oui ", "o", "yes", "y", "non", "no", "si")]
        assert heard == [True, True, True, True, False, False, None]
        assert wording.hears("Ajouter", worded("add")) and wording.hears("add", worded("add"))
        assert not wording.hears("autre", worded("add"), "+")


def test_help_that_has_lost_its_mark_is_known_by_its_text() -> None:
    text = str(worded("Formats: {names}.", names="a, b")) + ""
    with wording.speaking(Catalogue("fr", {"Formats: {names}.": "Formats : {names}."})):
        assert say_worded(f"{text}") == "Formats : a, b."
