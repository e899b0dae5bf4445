"""Pages: who made them, remarks, hidden words, programs, and what is fetched from elsewhere."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from letterkit.disclosure.door import Disclosed

from .planting import look, marked, taken


def page(tmp_path: Path, body: str, encoding: str = "utf-8") -> Disclosed:
    path = tmp_path / "a page.html"
    path.write_bytes(f"<!DOCTYPE html><html lang='en'><title>A letter</title>{body}".encode(encoding))
    return look(path)


def test_a_plain_page_gives_nobody_away(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        "<meta charset=utf-8><meta name=viewport content='width=1'><p>To <a href='https://example.org'>you</a>.",
    )
    assert [(one.name, one.value) for one in found.told] == [("Language", "en"), ("Title", "A letter")]
    assert found.gives_away == ()


@pytest.mark.parametrize(
    ("body", "name", "value"),
    [
        ("<meta name=author content='Amina Example'>", "author (meta)", "Amina Example"),
        ("<META CONTENT='Word for Windows' NAME=Generator>", "Generator (meta)", "Word for Windows"),
        ("<meta name=ProgId content='file:///C:/a.docx'>", "ProgId (meta)", "file:///C:/a.docx"),
        ("<!-- for Amina -->", "Remark", "for Amina"),
        ("<!-- never ends, by Amina", "Remark", "never ends, by Amina"),
        ("<o:LastAuthor>Ben Example</o:LastAuthor>", "o:lastauthor", "Ben Example"),
        ("<p hidden>her real name</p><p>x", "Hidden text", "her real name"),
        ("<div style='Display : none'><p>her <b>real</b></p></div>", "Hidden text", "real"),
        ("<template>secret</template>", "Hidden text", "secret"),
        ("<input type=hidden name=case value=17>", "case", "17"),
        ("<script>track()</script>", "Program", "track()"),
        ("<body onload='track()'>", "Program", "track()"),
        ("<script src='//example.org/a.js'></script>", "Fetched from elsewhere", "//example.org/a.js"),
        ("<img src=https://example.org/a.png>", "Fetched from elsewhere", "https://example.org/a.png"),
        ("<img alt='>' src = 'https://example.org/a.png'>", "Fetched from elsewhere", "https://example.org/a.png"),
        ("<link rel=stylesheet href=http://example.org/a.css>", "Fetched from elsewhere", "http://example.org/a.css"),
        ("<iframe src=https://example.org>", "Fetched from elsewhere", "https://example.org"),
        ("<style>@import 'https://example.org/a.css';</style>", "Fetched by the style", "https://example.org/a.css"),
        ("<p style=\"background:url('https://example.org/a')\">", "Fetched by the style", "https://example.org/a"),
        ("<img src='file:///D:/cases/a.png'>", "Linked file", "file:///D:/cases/a.png"),
        ("<a href='file:///D:/cases/a.docx'>x</a>", "Link", "file:///D:/cases/a.docx"),
        ("<p title='C:\\Users\\Amina\\a.docx'>", "Path", "C:\\Users\\Amina\\a.docx"),
        ("<p data-by='zq-planted-user'>", "The name you log in with", "zq-planted-user"),
        ("<style>/* zq-planted-host */</style>", "The name of this computer", "zq-planted-host"),
    ],
)
def test_what_gives_somebody_away_is_marked(tmp_path: Path, body: str, name: str, value: str) -> None:
    assert marked(page(tmp_path, body)).get(name) == value


@pytest.mark.parametrize(
    "body",
    [
        "<img src='logo.png'>",
        "<img src='data:image/gif;base64,R0lGODlh'>",
        "<link rel=canonical href='https://example.org/letter'>",
        "<meta name=generator content='letterkit'>",
        "<!--[if mso]><![endif]-->",
        "<p>zq-planted-user wrote this.",
        "<p style='color:red'>x",
        "<p hidden>  </p><input type=hidden name=empty>",
        "<a href='https://example.org/home/news'>x</a>",
    ],
)
def test_what_a_page_may_tell_is_not(tmp_path: Path, body: str) -> None:
    assert page(tmp_path, body).gives_away == ()


def test_a_picture_in_the_page_is_looked_into(tmp_path: Path) -> None:
    coded = base64.b64encode(taken()).decode()
    assert marked(page(tmp_path, f"<img src='data:image/jpeg;base64,{coded}'>"))["Artist (EXIF)"] == "Amina Example"
    assert (
        marked(page(tmp_path, f"<style>p {{ background: url(data:image/jpeg;base64,{coded}) }}</style>"))[
            "Camera (EXIF)"
        ]
        == "Model 7"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_page_is_read_in_whatever_it_is_written(tmp_path: Path, encoding: str) -> None:
    assert marked(page(tmp_path, "<meta name=author content='Renée'>", encoding)) == {"author (meta)": "Renée"}


def test_words_after_what_is_hidden_are_shown(tmp_path: Path) -> None:
    found = page(tmp_path, "<div hidden><p>a<br>b</div>zq-planted-user")
    assert [one.value for one in found.gives_away] == ["a", "b"]
