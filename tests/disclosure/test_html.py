"""Pages: who made them, remarks, hidden words, programs, and what is fetched from elsewhere."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from letterkit.disclosure.inspect import Inspection

from .planting import look, revealed, taken


def page(tmp_path: Path, body: str, encoding: str = "utf-8") -> Inspection:
    path = tmp_path / "a page.html"
    path.write_bytes(f"<!DOCTYPE html><html lang='en'><title>A letter</title>{body}".encode(encoding))
    return look(path)


def test_a_plain_page_gives_nobody_away(tmp_path: Path) -> None:
    result = page(
        tmp_path,
        "<meta charset=utf-8><meta name=viewport content='width=1'><p>To <a href='https://example.org'>you</a>.",
    )
    assert [(trace.name, trace.value) for trace in result.traces] == [("Language", "en"), ("Title", "A letter")]
    assert result.revealing == ()


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
        ("<style>p { /* by Amina */ }</style>", "Remark in the style", "by Amina"),
        ("<style>p { color: red } /* never ends", "Remark in the style", "never ends"),
        ("<style>p{background:u\\72l(https://example.org/a)}</style>", "Fetched by the style", "https://example.org/a"),
        (
            "<p style=\"background:image-set('https://example.org/a' 1x)\">",
            "Fetched by the style",
            "https://example.org/a",
        ),
        (
            "<p style='background:image-set(url(https://example.org/a) 1x)'>",
            "Fetched by the style",
            "https://example.org/a",
        ),
        ("<svg><metadata>by Amina</metadata></svg>", "Remark", "by Amina"),
        ("<svg><metadata><dc:creator>Amina</dc:creator></metadata></svg>", "dc:creator", "Amina"),
        ("<p style='opacity: 0'>her real name", "Hidden text", "her real name"),
        ("<p style='opacity:.0'>her real name", "Hidden text", "her real name"),
        ("<p style='opacity:0.00;color:red'>her real name", "Hidden text", "her real name"),
        ("<p style='position:absolute;left:-9999px'>her real name", "Hidden text", "her real name"),
        ("<p style='text-indent: -999em'>her real name", "Hidden text", "her real name"),
        ("<p style='displa\\79: none'>her real name", "Hidden text", "her real name"),
        ("<style>.a{display:none}</style><p class='b a'>her real name", "Hidden text", "her real name"),
        (
            "<p class=a>her real name</p><style>main > p.a, x {visibility:hidden}</style>",
            "Hidden text",
            "her real name",
        ),
        ("<STYLE>#a{opacity:0}</STYLE><p id=a>her real name", "Hidden text", "her real name"),
        (
            "<style>@media screen { aside { display: none } }</style><aside>her real name",
            "Hidden text",
            "her real name",
        ),
        ("<style>@import 'a.css'; .a{display:none}</style><p class=a>her real name", "Hidden text", "her real name"),
        ("<!--[if mso]><p>her real name</p><![endif]-->", "Hidden text", "her real name"),
    ],
)
def test_what_gives_somebody_away_is_marked(tmp_path: Path, body: str, name: str, value: str) -> None:
    assert revealed(page(tmp_path, body)).get(name) == value


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
        "<style>/* Style Definitions */ p { color: red } /* --- */</style>",
        "<style>.a { color: red } p.b { display: none } .c:target { display: none }</style><p class=a>x<p class=c>y",
        "<style>@media print { .a { display: none } }</style><p class=a>x",
        "<p style='opacity:0.5;left:-2px'>x",
        f"<p style='opacity:0.{'0' * 300_000}1'>x",
        "<!--[if !mso]><!--><p>x</p><!--<![endif]-->",
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->",
    ],
)
def test_what_a_page_may_tell_is_not(tmp_path: Path, body: str) -> None:
    assert page(tmp_path, body).revealing == ()


def test_a_picture_in_the_page_is_looked_into(tmp_path: Path) -> None:
    coded = base64.b64encode(taken()).decode()
    assert revealed(page(tmp_path, f"<img src='data:image/jpeg;base64,{coded}'>"))["Artist (EXIF)"] == "Amina Example"
    assert (
        revealed(page(tmp_path, f"<style>p {{ background: url(data:image/jpeg;base64,{coded}) }}</style>"))[
            "Camera (EXIF)"
        ]
        == "Model 7"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_page_is_read_in_whatever_it_is_written(tmp_path: Path, encoding: str) -> None:
    assert revealed(page(tmp_path, "<meta name=author content='Renée'>", encoding)) == {"author (meta)": "Renée"}


def test_words_after_what_is_hidden_are_shown(tmp_path: Path) -> None:
    result = page(tmp_path, "<div hidden><p>a<br>b</div>zq-planted-user")
    assert [trace.value for trace in result.revealing] == ["a", "b"]


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml>
 <o:DocumentProperties><o:Author>Amina Example</o:Author><o:LastAuthor>Ben Example</o:LastAuthor>
  <o:Template>Appeal.dotx</o:Template><o:Revision>7</o:Revision><o:TotalTime>312</o:TotalTime>
  <o:Created>2026-11-30T14:23:00Z</o:Created><o:LastSaved>2026-11-30T15:00:00Z</o:LastSaved>
  <o:Manager>Dina Example</o:Manager><o:Company>Example Watch</o:Company><o:Version>16.00</o:Version></o:DocumentProperties>
 <o:CustomDocumentProperties><o:Case dt:dt="string">2026/17</o:Case></o:CustomDocumentProperties></xml><![endif]-->
<!--[if gte mso 9]><xml><w:WordDocument><w:AttachedTemplate HRef="file:///D:\\Forms\\Appeal.dotx"/></w:WordDocument></xml><![endif]-->
<title>A letter</title></head><body><p>Hello</p></body></html>"""


def test_the_properties_of_a_page_that_word_has_saved_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(WORD, "utf-8")
    result = look(tmp_path / "a.html")
    assert revealed(result) == {
        "o:author": "Amina Example",
        "o:lastauthor": "Ben Example",
        "o:template": "Appeal.dotx",
        "o:created": "2026-11-30T14:23:00Z",
        "o:lastsaved": "2026-11-30T15:00:00Z",
        "o:manager": "Dina Example",
        "o:company": "Example Watch",
        "o:case": "2026/17",
        "Link": "file:///D:\\Forms\\Appeal.dotx",
        "Path": "file:///D:\\Forms\\Appeal.dotx",
    }
    plain = {trace.name: trace.value for trace in result.traces if not trace.is_revealing}
    assert plain == {"o:revision": "7", "o:totaltime": "312", "o:version": "16.00", "Title": "A letter"}


def test_a_page_of_conditions_in_conditions_is_read_to_its_end(tmp_path: Path) -> None:
    result = page(tmp_path, "<!--[if a]><!--[if b]><!--[if c]>her real name--><p>shown")
    assert revealed(result) == {"Remark": "[if b]><!--[if c]>her real name"}


def test_drawings_in_the_page_are_looked_into(tmp_path: Path) -> None:
    drawing = "<svg xmlns='s' inkscape:export-filename='D:/cases/a.png'/>"
    coded = base64.b64encode(drawing.encode()).decode()
    for body in (
        f"<img src='data:image/svg+xml;base64,{coded}'>",
        f'<img src="data:image/svg+xml,{drawing}">',
        f'<style>p {{ background: url("data:image/svg+xml,{drawing}") }}</style>',
        f"<style>p {{ background: url(data:image/svg+xml;base64,{coded}) }}</style>",
    ):
        assert revealed(page(tmp_path, body))["File name (export-filename)"] == "D:/cases/a.png"
