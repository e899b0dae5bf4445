"""Tables of parties: a mistake is told with file, line and remedy; other folders add and replace."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from letterkit.errors import InvalidLibrary
from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.party_files import PartyTables, read_table
from letterkit.yaml.row_files import DATA, yaml_files

NORMS = NormLibrary()
TODAY = dt.date(2026, 11, 28)
HEAD = "norm: iccpr\nas_of: 2026-02-03\nchecked: 2026-11-27\nsource: [a list]\n"


def write(folder: Path, text: str, name: str = "iccpr") -> Path:
    (folder / "parties").mkdir(parents=True, exist_ok=True)
    (folder / "parties" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def problems(folder: Path, text: str, name: str = "iccpr", *, asked: str = "iccpr") -> list[str]:
    tables = PartyTables(NORMS, [write(folder, text, name)], TODAY)
    with pytest.raises(InvalidLibrary) as raised:
        tables.table(asked)
    return [f"{Path(p.file).name}:{p.line}: {p.message} {p.hint}" for p in raised.value.problems]


@pytest.mark.parametrize("file", yaml_files(DATA, "parties"), ids=lambda file: file.stem)
def test_shipped_tables_stand_the_checks_of_other_folders(file: Path) -> None:
    norm = NORMS.find(file.stem)
    assert norm is not None and norm.kind in ("charter", "treaty")
    table = read_table(file, norm, TODAY)
    assert table.norm == file.stem
    assert list(table.parties) == sorted(table.parties)
    assert all(table.source)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("parties: {XX: 1995}", "iccpr.yaml:5: ‘XX’ is not the code of a State. Write the two letters"),
        ("parties:\n  UG: 1995\n  Kenya: 1972", "iccpr.yaml:7: ‘Kenya’ is not the code of a State. Did you mean ‘KE’"),
        ("parties: {Korea: 1990}", "Did you mean ‘KP’ (Democratic People's Republic of Korea) or ‘KR’"),
        (
            "parties: {UG: 2026-02-04}",
            "iccpr.yaml:5: 2026-02-04 is after the day that the table describes (2026-02-03).",
        ),
        ("parties: {UG: 2027}", "2027 is after the day that the table describes"),
        ("parties: {UG: 1966-12-15}", "1966-12-15 is before the treaty was adopted (1966-12-16). Check the date"),
        ("parties: {UG: 1965}", "1965 is before the treaty was adopted"),
        ("parties: {UG: 1995-06-31}", "‘1995-06-31’ is not a day or a year. Write 1995-06-21, 1995, or ~"),
        ("parties: {UG: yes}", "‘yes’ is not a day or a year."),
        ("parties: {UG: [1995]}", "is not a day or a year."),
        ("parties: {UG: 1995-06}", "‘1995-06’ is not a day or a year."),
        ("parties:\n  UG: 1995\n  UG: 1996", "iccpr.yaml:7: "),
        ("parties: {UG: 1995}\nsigned: {UG: 1990}", "iccpr.yaml:6: ‘UG’ stands under `signed` and under `parties`."),
        (
            "parties: {UG: 1995}\nleft: {UG: {since: 1995, until: 2020-01-01}}",
            "‘UG’ stands under `left` and under `parties`. Keep it in the one that is right.",
        ),
        ("parties: {UG: 1995}\nleft: {KE: {since: 1999, until: 1990-01-01}}", "It left before it had joined."),
        ("parties: {UG: 1995}\nleft: {KE: {since: 1999}}", "From which day was it no party? Write {since:"),
        ("parties: {UG: 1995}\nleft: {KE: 1999-01-01}", "iccpr.yaml:6: This must be a mapping."),
        (
            "parties: {UG: 1995}\nleft: {KE: {since: 1990, unitl: 1999-01-01, until: 1999-01-01}}",
            "Did you mean ‘until’?",
        ),
        ("parties: {UG: 1995}\nleaving: {KE: 2027-01-01}", "‘KE’ is leaving and is not among the parties."),
        ("parties: {UG: 1995}\nby_succession: [KE]", "‘KE’ is not among the parties."),
        ("parties: {UG: 1995}\nunconfirmed: [UG, Kenya]", "Did you mean ‘KE’ (Kenya)?"),
        ("parties: {UG: 1995}\nsigned: {KE: 1990}\nwill_not_join: [UG]", "‘UG’ is not among the signatories."),
        ("parties: {UG: 1995}\nnotes: {ZZ: so}", "‘ZZ’ is not the code of a State."),
        ("parties: {UG: 1995}\nopen_to: african-onion", "Did you mean ‘african-union’?"),
        ("parties: {UG: 1995}\npartys: {}", "There is no key ‘partys’ here. Did you mean ‘parties’?"),
        ("parties: {UG: [1995]}", "This is not a day or a year."),
        (f"parties: {{UG: '{'1' * 1000}'}}", f"‘{'1' * 40}’ is not a day or a year."),
        ("parties: [UG]", "This must be a mapping."),
        ("complete: true", "The table has no parties. Write `parties:`"),
        ("parties: {UG: 1995}\ncomplete: perhaps", "This must be true or false."),
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    found = problems(tmp_path, f"{HEAD}{text}\n")
    assert any(told in line for line in found), found


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (
            "norm: cat\nas_of: 2026-02-03\nchecked: 2026-11-27\nsource: [x]",
            "The table is for ‘cat’, and the file is named",
        ),
        ("norm: iccpr\nas_of: soon\nchecked: 2026-11-27\nsource: [x]", "‘soon’ is not a day, month or year."),
        ("norm: iccpr\nas_of: 2026-00\nchecked: 2026-11-27\nsource: [x]", "‘2026-00’ is not a day, month or year."),
        ("norm: iccpr\nas_of: 2026-13\nchecked: 2026-11-27\nsource: [x]", "‘2026-13’ is not a day, month or year."),
        (
            "norm: iccpr\nas_of: 2027-01-01\nchecked: 2027-01-02\nsource: [x]",
            "The day of the table, 2027-01-01, has not",
        ),
        (
            "norm: iccpr\nas_of: 2026-02-03\nchecked: 2027-01-02\nsource: [x]",
            "The day of the check, 2027-01-02, has not",
        ),
        (
            "norm: iccpr\nas_of: 2026-02-03\nchecked: 2026-01-02\nsource: [x]",
            "checked before the day that it describes",
        ),
        ("norm: iccpr\nas_of: 2026-02-03\nchecked: 2026-11-27", "‘source’ is missing here."),
        ("norm: iccpr\nchecked: 2026-11-27\nsource: [x]", "‘as_of’ is missing here."),
        ("as_of: 2026-02-03\nchecked: 2026-11-27\nsource: [x]", "‘norm’ is missing here."),
        ("- UG", "The file must be a mapping."),
        ("parties: {", ""),
    ],
)
def test_a_mistake_in_the_head_of_a_table_is_told(tmp_path: Path, head: str, told: str) -> None:
    text = f"{head}\nparties: {{UG: 1995}}\n" if head.startswith(("norm", "as_of")) else head
    found = problems(tmp_path, text)
    assert any(told in line for line in found), found


def test_a_table_of_an_unknown_norm_is_told_whatever_table_is_asked_for(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, HEAD, "icpcr", asked="cat")
    assert told.startswith("icpcr.yaml:1: There is no norm ‘icpcr’ in the library") and "‘iccpr’?" in told


def test_a_later_folder_replaces_a_table_and_adds_others(tmp_path: Path) -> None:
    own = write(tmp_path / "own", f'{HEAD}parties: {{UG: 1995-06-21, "NO": 1972, KE: ~}}\n')
    near = write(
        tmp_path / "near", f"{HEAD}complete: true\nparties: {{MM: 2026}}\n".replace("iccpr", "wso-2005"), "wso-2005"
    )
    tables = PartyTables(NORMS, [own, near], TODAY)
    table = tables.table("iccpr")
    assert table is not None and table.parties == {"UG": "1995-06-21", "NO": "1972", "KE": ""}
    assert tables.standing("iccpr", "MM").answer == "unknown"
    assert tables.standing("wso-2005", "MM").since == "2026"
    assert tables.standing("cat", "UG").is_party
    assert set(tables.ids) - set(NORMS.parties.ids) == {"wso-2005"}


def test_only_the_table_that_is_asked_for_is_read(tmp_path: Path) -> None:
    tables = PartyTables(NORMS, [write(tmp_path, "parties: {", "cat")], TODAY)
    assert tables.standing("iccpr", "UG").is_party
    with pytest.raises(InvalidLibrary):
        tables.table("cat")


def test_a_library_reads_the_tables_of_its_folders(tmp_path: Path) -> None:
    write(tmp_path, f"{HEAD}parties: {{MM: 2025-01-01}}\n")
    assert NormLibrary(tmp_path).parties.standing("iccpr", "MM").is_party


def test_a_file_of_something_else_is_told_without_looking_for_what_each_line_meant(tmp_path: Path) -> None:
    lines = "\n".join(f"  Place{number}: 1995" for number in range(3_000))
    found = problems(tmp_path, f"{HEAD}parties:\n{lines}\nunconfirmed: [Place1]\n")
    assert len(found) >= 3_000
