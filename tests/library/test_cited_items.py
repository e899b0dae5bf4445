"""Citations as items for citeproc: norms of the library, and the letter's own sources, which go first."""

from __future__ import annotations

import datetime as dt

from letterkit.library.cited_items import cited_items, nearest_key, norm_item
from letterkit.library.library import open_library
from letterkit.library.sources import Sources
from letterkit.norms.norm import Norm

LIBRARY = open_library()
ENGLISH, FRENCH = LIBRARY.language("en-GB"), LIBRARY.language("fr")


def test_a_resolution_has_its_body_symbol_and_date() -> None:
    item = norm_item(LIBRARY.norms.get("wso-2005"), ENGLISH)
    assert (item["type"], item["number"], item["title"]) == ("legislation", "A/RES/60/1", "2005 World Summit Outcome")
    assert item["author"] == [{"literal": LIBRARY.norms.get("wso-2005").cited_body["en"]}]
    assert item["issued"] == {"date-parts": [[2005, 9, 16]]}


def test_a_treaty_has_its_series_and_the_day_of_its_entry_into_force() -> None:
    covenant = LIBRARY.norms.get("iccpr")
    english, french = norm_item(covenant, ENGLISH), norm_item(covenant, FRENCH)
    assert english["type"] == "treaty" and "author" not in english and "number" not in english
    assert english["container-title"] == covenant.treaty_series
    assert "issued" not in english  # it is in the words
    assert english["status"] == "adopted 16 December 1966, in force 23 March 1976"
    assert french["status"] == "adoption : 16 décembre 1966, entrée en vigueur : 23 mars 1976"
    assert french["container-title"] == "Nations Unies, Recueil des Traités, vol. 999, p. 171"
    assert french["title"] == covenant.title["fr"]


def norm(**fields: object) -> Norm:
    row = {
        "id": "x", "title": {"en": "On the river"}, "in_text": {"en": "the text"}, "kind": "resolution",
        "source": ("s",), "checked": dt.date(2026, 11, 28), **fields,
    }  # fmt: skip
    return Norm(**row)  # type: ignore[arg-type]


def test_a_judgment_has_its_court_case_number_and_date_in_the_language() -> None:
    names = {"en": "Sample v. Ruritania", "fr": "Sample c. Ruritanie"}
    case = norm(
        kind="court",
        title=names,
        symbol="application No. 1/10 and 2 others",
        adopted=dt.date(2010, 3, 2),
        cited_body={"en": "European Court of Human Rights", "fr": "Cour européenne des droits de l'homme"},
    )
    item = norm_item(case, FRENCH)
    assert (item["type"], item["title"]) == ("legal_case", "Sample c. Ruritanie")
    assert (item["authority"], item["number"]) == (
        "Cour européenne des droits de l'homme",
        "requête nº 1/10 et 2 autres",
    )
    assert item["issued"] == {"date-parts": [[2010, 3, 2]]} and "author" not in item


def test_nothing_is_said_twice() -> None:
    opinion = norm(
        kind="court",
        title={"en": "On the river, Advisory Opinion", "fr": "Du fleuve, avis consultatif"},
        symbol="Advisory Opinion of 19 July 2024",
        adopted=dt.date(2024, 7, 19),
    )
    english, french = norm_item(opinion, ENGLISH), norm_item(opinion, FRENCH)
    assert (english["title"], english["number"]) == ("On the river", "Advisory Opinion of 19 July 2024")
    assert (french["title"], french["number"]) == ("Du fleuve", "avis consultatif du 19 juillet 2024")
    assert "issued" not in english and "issued" not in french
    order = norm(kind="court", title={"ru": "Постановление от 26 января 2024 года"}, adopted=dt.date(2024, 1, 26))
    assert "issued" not in norm_item(order, LIBRARY.language("ru"))
    decision = norm(title={"en": "Decision of the Council"}, symbol="D/1", cited_body={"en": "Council"})
    assert "author" not in norm_item(decision, ENGLISH)
    regulation = norm(kind="eu-law", title={"en": "Regulation (EU) 1/2020 of 7 December 2020"}, symbol="(EU) 1/2020")
    assert norm_item(regulation, ENGLISH).keys() == {"id", "type", "title", "title-short"}


def test_a_resolution_about_the_council_is_still_the_councils() -> None:
    item = norm_item(LIBRARY.norms.get("s-res-1366"), FRENCH)
    assert item["author"] == [{"literal": "Conseil de sécurité"}]


def test_a_text_of_a_series_is_named_by_body_and_number() -> None:
    resolution = LIBRARY.norms.get("hrc-res-58-20")
    assert norm_item(resolution, ENGLISH)["author"] == [{"literal": "Human Rights Council resolution 58/20"}]
    french = [{"literal": "Résolution 58/20 du Conseil des droits de l'homme"}]
    assert norm_item(resolution, FRENCH)["author"] == french
    comment = norm_item(LIBRARY.norms.get("hrcttee-gc-36"), FRENCH)
    assert comment["author"] == [{"literal": "Comité des droits de l'homme"}] and comment["number"] == "CCPR/C/GC/36"


def test_a_month_alone_stands_as_the_language_writes_it() -> None:
    assert norm_item(norm(adopted_in="2014-10"), LIBRARY.language("ru"))["status"] == "октябрь 2014\u202fг."
    assert norm_item(norm(kind="treaty", adopted_in="2014"), FRENCH)["status"] == "adoption : 2014"


def test_an_annex_is_named_in_the_language() -> None:
    assert norm_item(norm(symbol="A/RES/70/175, annex"), FRENCH)["number"] == "A/RES/70/175, annexe"


def test_the_letters_own_sources_go_before_norms_and_unknown_keys_are_left_out() -> None:
    sources = Sources(items={"cat": {"id": "cat", "title": "Our own"}})
    cited = cited_items(["cat", "iccpr", "none", "cat"], sources, LIBRARY.norms, ENGLISH)
    assert [item["id"] for item in cited.items] == ["cat", "iccpr"] and cited.bibtex == ""
    assert cited.items[0]["title"] == "Our own"


def test_the_nearest_key_is_one_of_the_sources_or_a_norm() -> None:
    sources = Sources(items={"ocha2010": {"id": "ocha2010"}})
    assert nearest_key("ocha-2010", sources, LIBRARY.norms) == "ocha2010"
    assert nearest_key("wso2005", sources, LIBRARY.norms) == "wso-2005"
    assert nearest_key("zzzzzz", sources, LIBRARY.norms) == ""
