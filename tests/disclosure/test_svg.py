"""Drawings in SVG: who made them, the names of files, remarks, what is fetched, and pictures in the drawing."""

from __future__ import annotations

import base64

import pytest

from letterkit.disclosure import pictures
from letterkit.errors import UnreadableFile

from .planting import taken


def revealed(drawing: str) -> dict[str, str]:
    return {trace.name: trace.value for trace in pictures.traces("a.svg", drawing.encode()) if trace.is_revealing}


@pytest.mark.parametrize(
    ("inside", "name", "value"),
    [
        ("<metadata><dc:creator>Amina</dc:creator></metadata>", "Creator (metadata)", "Amina"),
        (
            "<metadata><rdf:RDF><cc:Work><dc:creator><cc:Agent><dc:title>Amina</dc:title></cc:Agent></dc:creator></cc:Work></rdf:RDF></metadata>",
            "Creator (metadata)",
            "Amina",
        ),
        ("<metadata><dc:date>2026-11-30T14:23:05</dc:date></metadata>", "Date (metadata)", "2026-11-30T14:23:05"),
        ("<metadata>by Amina</metadata>", "Remark (metadata)", "by Amina"),
        ("<sodipodi:namedview sodipodi:docname='amina.svg'/>", "File name (docname)", "amina.svg"),
        ("<g inkscape:export-filename='a.png'/>", "File name (export-filename)", "a.png"),
        ("<image sodipodi:absref='/srv/a.png'/>", "File name (absref)", "/srv/a.png"),
        ("<image xlink:href='file:///D:/cases/a.png'/>", "Path (href)", "file:///D:/cases/a.png"),
        ("<image xlink:href='https://example.org/a.png'/>", "Fetched from elsewhere", "https://example.org/a.png"),
        ("<style>@import 'https://example.org/a.css'</style>", "Fetched by the style", "https://example.org/a.css"),
        ("<g fill='url(https://example.org/a)'/>", "Fetched by the style", "https://example.org/a"),
        ("<!-- for Amina -->", "Remark", "for Amina"),
        ("<script>track()</script>", "Program", "track()"),
        ("<g onload='track()'/>", "Program (onload)", "track()"),
    ],
)
def test_what_gives_somebody_away_is_marked(inside: str, name: str, value: str) -> None:
    assert revealed(f"<?xml version='1.0'?><svg xmlns='s'>{inside}</svg>") == {name: value}


@pytest.mark.parametrize(
    "inside",
    [
        "<title>A logo</title><text>Words</text>",
        "<metadata><dc:format>image/svg+xml</dc:format><dc:type rdf:resource='http://purl.org/dc/dcmitype/StillImage'/></metadata>",
        "<!-- Created with Inkscape (http://www.inkscape.org/) -->",
        "<g fill='url(#a)' style='fill:url(#b)'/><use href='#a'/><a href='https://example.org'/>",
    ],
)
def test_what_a_drawing_may_tell_is_not(inside: str) -> None:
    assert revealed(f"<svg xmlns='s' xmlns:x='http://www.w3.org/1999/xlink'>{inside}</svg>") == {}


def test_a_document_type_is_left_out_with_the_names_it_declares() -> None:
    head = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [ <!ENTITY ns "http://example.org"> ]>'
    assert revealed(f"{head}<svg xmlns:x='&ns;' sodipodi:docname='a.svg'/>") == {"File name (docname)": "a.svg"}
    with pytest.raises(UnreadableFile, match="document type"):
        revealed(f"{head}{head}<svg/>")


def test_a_damaged_drawing_is_told_as_such() -> None:
    assert revealed("<svg><g></svg>") == {"Picture": "damaged"}


def test_a_photograph_in_a_drawing_is_looked_into_and_a_drawing_in_it_is_not() -> None:
    coded = base64.b64encode(taken()).decode()
    inside = f"<image xlink:href='data:image/jpeg;base64,{coded[:60]}&#10;{coded[60:]}'/>"
    assert revealed(f"<svg>{inside}</svg>")["Artist (EXIF)"] == "Amina Example"
    again = base64.b64encode(f"<svg>{inside}</svg>".encode()).decode()
    assert revealed(f"<svg><image href='data:image/svg+xml;base64,{again}'/></svg>") == {}
