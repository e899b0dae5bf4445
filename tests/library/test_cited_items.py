"""Citations as items for citeproc: norms of the library, and the letter's own sources, which go first."""

from __future__ import annotations

from letterkit.library.cited_items import cited_items, nearest_key, norm_item
from letterkit.library.library import open_library
from letterkit.library.sources import Sources

LIBRARY = open_library()
ENGLISH, FRENCH = LIBRARY.language("en-GB"), LIBRARY.language("fr")


def test_a_resolution_has_its_body_symbol_and_date() -> None:
    item = norm_item(LIBRARY.norms.get("wso-2005"), ENGLISH)
    assert (item["type"], item["number"], item["title"]) == ("legislation", "A/RES/60/1", "2005 World Summit Outcome")
    assert item["author"] == [{"literal": LIBRARY.norms.get("wso-2005").cited_body["en"]}]
    assert item["issued"] == {"date-parts": [[2005, 9, 16]]}


def test_a_treaty_has_its_series_and_the_day_of_its_entry_into_force() -> None:
    norm = LIBRARY.norms.get("iccpr")
    english, french = norm_item(norm, ENGLISH), norm_item(norm, FRENCH)
    assert english["type"] == "treaty" and "author" not in english and "number" not in english
    assert english["container-title"] == norm.treaty_series
    assert "issued" not in english  # it is in the words
    assert english["status"] == "adopted 16 December 1966, in force 23 March 1976"
    assert french["status"] == "adoption : 16 décembre 1966, entrée en vigueur : 23 mars 1976"
    assert french["container-title"] == "Nations Unies, Recueil des Traités, vol. 999, p. 171"
    assert french["title"] == norm.title["fr"]


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
