"""`letterkit norms show --for`, `--parties` and `list --accepted-by`: since when, or not, or not known, and how it is known."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .scene import run


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def told(norm: str, state: str) -> str:
    """Return what is said of a State in one line."""
    result = run("norms", "show", norm, "--for", state)
    assert result.code == 0
    return " ".join(result.text.split())


@pytest.mark.parametrize(
    ("norm", "state", "sentence"),
    [
        ("iccpr", "UG", "Uganda (UG): a party since 21 June 1995."),
        ("iccpr", "l'Ouganda", "Uganda (UG): a party since 21 June 1995."),
        ("iccpr", "Burma", "Myanmar (MM): not a party."),
        ("iccpr", "china", "China (CN): not a party. It signed on 5 October 1998."),
        (
            "iccpr",
            "HR",
            "Croatia (HR): a party by succession, of which it gave notice on 12 October 1992; bound before.",
        ),
        (
            "rome-statute",
            "BI",
            "Burundi (BI): not a party. It was a party since 21 September 2004, until 27 October 2017.",
        ),
        ("rome-statute", "VE", "It has notified its withdrawal, which takes effect on 24 July 2027."),
        ("rome-statute", "US", "has told the depositary that it does not intend to become one."),
        ("rome-statute", "HU", "it remains a party."),
        ("achpr", "UG", "Uganda (UG): a party since 1986; the day is not confirmed."),
        ("escazu", "BS", "Bahamas (BS): a party; since when is not known."),
        ("echr", "UG", "not a party. The treaty is open to members of the Council of Europe."),
        ("escazu", "PE", "not known. It has signed; whether it has become a party since"),
        ("genocide-convention", "ID", "not known. The table is not complete, and lacks it."),
        ("genocide-convention", "MU", "not known. What is said of it was seen in no source."),
        ("fcnm", "UG", "not known. There is no table of its parties in the library."),
        ("wso-2005", "UG", "This is not a treaty, so it has no parties."),
    ],
)
def test_show_tells_where_a_state_stands(norm: str, state: str, sentence: str) -> None:
    assert sentence in told(norm, state)


def test_show_tells_the_day_and_source_of_the_table_and_what_was_not_examined() -> None:
    text = " ".join(run("norms", "show", "iccpr", "--for", "UG").text.split())
    assert "As of 3 February 2026; read on 27 November 2026." in text
    assert "A date is the day on which the State deposited its instrument" in text
    assert "Reservations and declarations were not examined." in text
    assert "Source: UN Treaty Collection (treaties.un.org), chapter IV-4" in text


def test_show_names_the_table_and_not_its_states_unless_asked() -> None:
    text = run("norms", "show", "iccpr").text
    assert "Parties:       175 as of 3 February 2026 (complete)" in text
    assert "Reservations and declarations were not examined." in text and "Zimbabwe" not in text
    text = run("norms", "show", "escazu").text
    assert "(not complete: a State that it lacks may" in text


def test_show_lists_every_party_if_asked() -> None:
    text = run("norms", "show", "rome-statute", "--parties").text
    assert "  UG  Uganda: since 14 June 2002" in text
    assert "  NE  Niger: since 11 April 2002, leaves on 18 June 2027" in text
    assert "Parties no longer:\n  BI  Burundi: left on 27 October 2017, party since 21 September 2004" in text
    assert "Signed, and no more:\n" in text and "  US  United States: signed on 31 December 2000" in text
    assert run("norms", "show", "wso-2005", "--parties").text.endswith("There is no table of its parties.\n")


def test_show_gives_the_same_as_data() -> None:
    data = json.loads(run("norms", "show", "iccpr", "--for", "UG", "--format", "json").text)
    assert data["standing"]["answer"] == "party" and data["standing"]["since"] == "1995-06-21"
    assert (data["parties"]["number"], data["parties"]["as_of"], data["parties"]["complete"]) == (
        175,
        "2026-02-03",
        True,
    )
    assert data["parties"]["reservations_examined"] is False and "UG" not in data["parties"]
    whole = json.loads(run("norms", "show", "iccpr", "--parties", "--format", "json").text)
    assert whole["parties"]["parties"]["UG"] == "1995-06-21" and "standing" not in whole
    assert json.loads(run("norms", "show", "wso-2005", "--format", "json").text)["parties"] is None


def test_list_has_what_a_state_has_accepted_and_at_the_end_what_is_not_known() -> None:
    result = run("norms", "list", "--accepted-by", "Uganda")
    lines, end = result.text.split("\n\n")
    assert result.code == 0
    assert "iccpr                        ICCPR: since 21 June 1995" in lines.splitlines()
    assert not re.search(r"\bechr(?!-)\b", result.text)  # not open to it
    end = " ".join(end.split())
    assert "Not a party: att, ced, iccpr-op2, opcat." in end
    assert re.search(r"Not known: .*\boau-refugee-convention\b", end)
    assert re.search(r"No table of parties: .*\bvclt\b|No table of parties: .*\bfcnm\b", end)
    assert "Reservations and declarations were not examined." in end


def test_list_narrows_what_a_state_has_accepted() -> None:
    text = run("norms", "list", "--accepted-by", "UG", "--theme", "torture").text
    assert "cat " in text and "cedaw " not in text


def test_list_gives_the_three_answers_as_data() -> None:
    rows = {
        row["norm"]: row for row in json.loads(run("norms", "list", "--accepted-by", "MM", "--format", "json").text)
    }
    assert rows["crc"]["answer"] == "party" and rows["crc"]["since"] == "1991-07-15"
    assert rows["iccpr"]["answer"] == "not-party"
    assert rows["refugee-convention-1951"]["answer"] == "unknown"


@pytest.mark.parametrize("command", [("show", "iccpr", "--for"), ("list", "--accepted-by")])
def test_a_state_that_is_not_one_is_told(command: tuple[str, ...]) -> None:
    result = run("norms", *command, "Congo")
    assert result.code == 2 and "Several States are called ‘Congo’." in result.err and "CD (Democratic" in result.err
    assert "Did you mean ‘UG’ (Uganda)?" in run("norms", *command, "Ugnada").err
    assert "Type the name of a State, or its code" in run("norms", *command, "Atlantis").err


def test_a_table_of_ones_own_replaces_the_shipped_one(tmp_path: Path) -> None:
    folder = tmp_path / "library" / "parties"
    folder.mkdir(parents=True)
    table = "norm: iccpr\nas_of: 2020-11-01\nchecked: 2020-11-02\nsource: [our own list]\nparties: {MM: 2020-10-01}\n"
    (folder / "iccpr.yaml").write_text(table, "utf-8")
    assert "Myanmar (MM): a party since 1 October 2020. As of 1 November 2020" in told("iccpr", "MM")
    (folder / "iccpr.yaml").write_text(table.replace("MM", "Myanmar"), "utf-8")
    result = run("norms", "show", "iccpr", "--for", "MM")
    assert result.code == 2 and "iccpr.yaml:5:" in result.err and "Did you mean ‘MM’ (Myanmar)?" in result.err
