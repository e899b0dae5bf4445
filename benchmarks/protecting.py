"""What protecting people costs, and whom it takes for somebody.

    python benchmarks/protecting.py [--runs 15] [FOLDER …]

First `check` of a letter of 2,000 words with twenty protected people, each in several forms and scripts, against the
same letter without people, in one run: as processes that take turns, and inside one process. Then, for each folder of
drafts that is named, the false alarms: everybody to whom a letter goes or who signs it is listed as a person whom
nobody may name, and each place that would be replaced or reported is printed, but for those where the name stands as it
is listed. Somebody has to read them: a surname alone is right, a word that names nobody is an alarm too many.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from rules import WORDS, letter

from letterkit.checks.rules import report
from letterkit.compose import compose
from letterkit.errors import LetterkitError
from letterkit.languages.reading import read_language
from letterkit.letter import drafts
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.person import Person
from letterkit.library.library import open_library
from letterkit.protection.redaction import Leak, Protection
from letterkit.render import formats

LIMIT: Final = 1.5
PEOPLE: Final = (
    ("Mira Samplova", "Мира Самплова", "M. Samplova"),
    ("Ahmad al-Mithali", "أحمد المثالي", "Achmad al-Mithaly"),
    ("Li Xiaoyang", "李晓阳", "李曉陽"),
    ("José Núñez Ejemplar", "J. Núñez", "Jose Nunez"),
    ("Кайрат Мисалов", "Kairat Misalov", "Qairat Misalov"),
    ("Nguyễn Thị Mẫu", "Nguyen Thi Mau", "Chị Mẫu"),
    ("Dilnoza Namunayeva", "Дилноза Намунаева", "Д. Намунаева"),
    ("यशोदा उदाहरण", "Yashoda Udaharan", "Y. Udaharan"),
    ("David ben Dugma", "דוד בן דוגמה", "Dawid ben Dugma"),
    ("Kim Yebo", "김예보", "Kim Ye-bo"),
    ("Tigran Nmushyan", "Տիգրան Նմուշյան", "Тигран Нмушян"),
    ("Nino Magalitishvili", "ნინო მაგალითიშვილი", "Нино Магалитишвили"),
    ("Wanjiru wa Mfano", "W. Mfano", "Wanjirũ wa Mfano"),
    ("สมชาย ตัวอย่าง", "Somchai Tuayang", "S. Tuayang"),
    ("Δημήτρης Παράδειγμας", "Dimitris Paradeigmas", "D. Paradigmas"),
    ("Zeynep Örnekoğlu", "Zeynep Ornekoglu", "Z. Örnekoğlu"),
    ("Jean-Baptiste de l'Exemple", "J.-B. de l’Exemple", "Jean Baptiste Delexemple"),
    ("Đorđe Primerović", "Ђорђе Примеровић", "Djordje Primerovic"),
    ("Abebe Misale", "አበበ ምሳሌ", "A. Misale"),
    ("Mohammad Nemunehi", "محمد نمونه‌ای", "Muhammad Nemuneyi"),
)
"""Invented people, each with the forms under which a case worker would list them."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="drafts in which to look for false alarms"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = both_letters(Path(folder))
        processes(paths, given.runs)
        in_process(paths)
    for drafts_folder in given.folders:
        false_alarms(drafts_folder)


def both_letters(folder: Path) -> dict[str, Path]:
    """Return the same letter without people and with them."""
    loaded = drafts.read(letter(WORDS[0]), "letter.yaml")
    people = [{"name": name, "also": also, "pseudonym": f"Witness {n}"} for n, (name, *also) in enumerate(PEOPLE, 1)]
    paths = {"without people": folder / "without.yaml", "with twenty people": folder / "with.yaml"}
    paths["without people"].write_text(drafts.dump(loaded.data), "utf-8")
    paths["with twenty people"].write_text(drafts.dump(loaded.data | {"people": people}), "utf-8")
    return paths


def processes(paths: dict[str, Path], runs: int) -> None:
    """Time `letterkit check` of both letters, in turns; the first turn only warms up."""
    times: dict[str, list[float]] = {name: [] for name in paths}
    for turn in range(runs + 1):
        for name, path in paths.items():
            command = [sys.executable, "-m", "letterkit", "check", str(path), "--format", "json"]
            start = time.perf_counter()
            subprocess.run(command, check=False, capture_output=True)
            if turn:
                times[name].append(time.perf_counter() - start)
    print_ratio("a process each", {name: statistics.median(seconds) for name, seconds in times.items()})


def in_process(paths: dict[str, Path]) -> None:
    """Time the rules alone, the best of some runs in turns; each run has words that no run before it had."""
    library = open_library()
    times: dict[str, list[float]] = {name: [] for name in paths}
    for turn in range(8):
        for name, path in paths.items():
            loaded = drafts.read(path.read_bytes().replace(b"Security", b"Secur%dity" % turn), path.name)
            times[name].append(seconds(lambda loaded=loaded: report(loaded, library)))  # type: ignore[misc]  # a lambda
    print_ratio("inside one process", {name: min(series) for name, series in times.items()})


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def print_ratio(how: str, times: dict[str, float]) -> None:
    """Print two times and their ratio beside its limit."""
    without, with_people = times.values()
    print(f"check of a letter of {WORDS[0]:,} words, {how}:")
    for name, seconds in times.items():
        print(f"  {name:<20} {seconds * 1000:7.1f} ms")
    ratio = with_people / without
    print(f"  ratio {ratio:.2f} (at most {LIMIT}) {'ok' if ratio <= LIMIT else 'OVER'}\n")


# -- false alarms ---------------------------------------------------------------------------------------


def false_alarms(folder: Path) -> None:
    """Print every place in the drafts of a folder that would be taken for a name, but for the name itself."""
    alarms = words = letters = 0
    for path in sorted(folder.glob("*.yaml")):
        try:
            loaded = drafts.load(path)
            leaks = [*taken_for_a_name(loaded, path.parent)]
        except LetterkitError:
            continue
        letters += 1
        words += len(str(loaded.data).split())
        alarms += len(leaks)
        for leak in leaks:
            print(f"  {path.name}: {leak.around}   for {leak.person.name}")
    print(f"{alarms} places in {letters} letters of {words:,} words in {folder}: do they name somebody?\n")


def taken_for_a_name(loaded: LoadedDraft, folder: Path) -> Iterator[Leak]:
    """Yield the words of a letter that are not exactly the name of a recipient or signatory, and are taken for it."""
    draft = loaded.draft
    named = [recipient.name.strip() for recipient in (*draft.recipients, *draft.cc)]
    named += [signatory.name.strip() for signatory in draft.signatories]
    people = tuple(Person(name) for name in dict.fromkeys(named) if name)
    written = formats.with_citations_set(compose(draft, open_library((folder, Path())), gaps=True))
    # Nobody but the people is known to the search, so that no word is passed over because it is somebody else's too.
    listed = replace(draft, people=people, recipients=(), cc=(), signatories=())
    shield = Protection(listed, "public", draft.date or dt.date.today(), read_language(draft.language))
    yield from (leak for leak in shield.leaks(written) if leak.words.casefold() != leak.person.name.casefold())


if __name__ == "__main__":
    main()
