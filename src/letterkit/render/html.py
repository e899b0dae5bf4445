"""The letter as one HTML page that holds all it needs: no script, nothing loaded from anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from string import Template
from typing import Final

from letterkit.letter import paper
from letterkit.letter.composed import INTERNAL_MARK, Letter, Part, Style
from letterkit.office.xml_text import escape_xml
from letterkit.render import normalize, pandoc, picture
from letterkit.render.pandoc_nodes import Node, div, image, paragraph, raw_inline
from letterkit.render.pandoc_tree import PandocTree, slug
from letterkit.render.picture import Picture

_SHEETS: Final = {"a4": "A4", "us-letter": "letter"}
_UNSAFE: Final = re.compile(r"[^\w .,:/–-]")
_STYLE: Final = Template("""\
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1a1a1a;
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", Cambria, Georgia,
    "Noto Serif", "Noto Naskh Arabic", serif; }
main { max-width: 41rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; overflow-wrap: break-word; }
p { margin: 0 0 1em; }
h1 { font-size: 1.375rem; line-height: 1.3; margin: 1.75rem 0 1.25rem; text-wrap: balance; }
h2 { font-size: 1.0625rem; line-height: 1.4; margin: 1.75rem 0 .5rem; }
a { color: #1f3864; text-underline-offset: .15em; }
ul, ol { margin: 0 0 1em; padding-inline-start: 1.6em; }
li { margin-bottom: .35em; }
li > p { margin-bottom: .5em; }
blockquote { margin: 0 0 1em; margin-inline-start: .25rem; padding-inline-start: 1.1rem;
  border-inline-start: 3px solid #8a8a8a; }
sup, sub { line-height: 0; font-size: .72em; }
.draft-mark { color: #9b1c1c; border: 2px solid; padding: .3rem .8rem; margin-bottom: 1.5rem;
  font-weight: 700; letter-spacing: .12em; text-align: center; }
.logo { text-align: center; margin-bottom: .6rem; }
.logo p { margin: 0; }
.logo img { max-width: 100%; height: auto; }
.draft-mark p, .letterhead p, .letterhead-details p { margin: 0; }
.letterhead { font-size: 1.25rem; font-weight: 700; line-height: 1.3; text-align: center; }
.letterhead-details { font-size: .875rem; line-height: 1.45; text-align: center;
  margin-top: .35rem; padding-bottom: .9rem; border-bottom: 1px solid #8a8a8a; }
.date { margin-top: 1.75rem; }
.byline { font-style: italic; }
.closing { margin-top: 1.5rem; break-after: avoid; }
.signature { margin-top: 2.5rem; break-inside: avoid; }
.signature p { margin: 0; }
.signatory-group { font-weight: 700; margin-top: 1.5rem; break-after: avoid; }
.signatory-group p { margin-bottom: .3rem; }
.signatory-list ul { list-style: none; margin: 0 0 1rem; padding: 0; }
.signatory-list li { margin-bottom: .3rem; break-inside: avoid;
  padding-inline-start: .8em; text-indent: -.8em; }
.signatory-count { margin-top: 1rem; }
.columns-2 { columns: 2 15rem; column-gap: 1.5rem; }
.columns-3 { columns: 3 12rem; column-gap: 1.5rem; }
.signatories > .signatory-group:first-child { margin-top: 0; }
.copy-to, .enclosures { font-size: .9375rem; margin-top: 1.25rem; }
.annex-heading h1, .annex-heading h2 { margin-top: 2.5rem; font-size: 1.1875rem; }
.footnotes { font-size: .875rem; line-height: 1.5; margin-top: 2rem; }
.footnotes hr { width: 8rem; margin: 0 0 1rem; margin-inline-end: auto; border: 0;
  border-top: 1px solid #8a8a8a; }
@media (max-width: 30rem) { main { padding: 1rem 1rem 2rem; } h1 { font-size: 1.25rem; } }
@media print {
  @page { size: $size; margin: 2.5cm; @top-right { color: #595959; font-size: 9pt; content: $running; } }
  @page :first { @top-right { content: none; } }
  body { font-size: 11pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  h1, h2 { break-after: avoid; }
  .annex-heading { break-before: page; }
  .annex-heading h1, .annex-heading h2 { margin-top: 0; }
  p, li { orphans: 2; widows: 2; }
  a { color: inherit; }
  .footnote-back { display: none; }
}
""")


class HtmlTree(PandocTree):
    """A class for each kind of part, a section for each passage. `marks` are counted for each note."""

    def __init__(self, letter: Letter) -> None:
        super().__init__(letter)
        self.marks = Counter(dict.fromkeys(self.repeated, 1))

    def part(self, part: Part, *, before_close: bool = False) -> list[Node]:
        if part.style is Style.SUBJECT:
            return self.unstyled_blocks(part)
        if part.style is Style.SIGNATORY_LIST:
            items = [[self.item_block(block, tight=True)] for block in part.blocks]
            return [div([{"t": "BulletList", "c": items}], classes=[slug(part.style)])]
        classes = ["section", "passage"] if part.anchor else [slug(part.style)]
        return [div([*self.heading(part), *self.unstyled_blocks(part)], anchor=part.anchor, classes=classes)]

    def in_columns(self, parts: Sequence[Part], count: int) -> list[Node]:
        return [div(super().in_columns(parts, count), classes=["signatories", f"columns-{count}"])]

    def mark_again(self, number: int) -> list[Node]:
        self.marks[number] += 1
        mark = f'<a href="#fn{number}" class="footnote-ref" id="fnref{number}-{self.marks[number]}" '
        return [raw_inline("html", f'{mark}role="doc-noteref"><sup>{number}</sup></a>')]

    def logo(self, logo: Picture, alt_text: str) -> list[Node]:
        return [div([paragraph([image(logo, alt_text)])], classes=["logo"])]


def start(letter: Letter) -> pandoc.Conversion:
    """Start the letter as a fragment of a page."""
    document = HtmlTree(letter).document(picture.logo(letter))
    return pandoc.start(document, "html5", letter.date, "--wrap=none", "--eol=lf")


def finish(letter: Letter, converted: bytes) -> bytes:
    """Return a whole UTF-8 page around the fragment."""
    title, language = escape_xml(normalize.line(letter.title)), escape_xml(letter.language)
    style = _STYLE.substitute(size=_SHEETS[paper.sheet(letter.language, letter.paper).name], running=_page_head(letter))
    mark = f'\n<meta name="keywords" content="{INTERNAL_MARK}">' if letter.internal else ""
    return f"""\
<!DOCTYPE html>
<html lang="{language}" dir="{letter.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>{mark}
<style>
{style}</style>
</head>
<body>
<main>
{_with_ways_back(converted.decode("utf-8").strip())}
</main>
</body>
</html>
""".encode()


_MARKED_AGAIN: Final = re.compile(r'<a href="#fn\d+" class="footnote-ref" id="fnref(\d+)-(\d+)"')
_WAY_BACK: Final = re.compile(r'(<a href="#fnref(\d+)" class="footnote-back" role="doc-backlink">)(.*?)</a>')


def _with_ways_back(page: str) -> str:
    """Return the page with a link from each note to each of its marks."""
    marks: dict[str, list[str]] = {}
    for mark in _MARKED_AGAIN.finditer(page):
        marks.setdefault(mark[1], []).append(mark[2])

    def ways(way: re.Match[str]) -> str:
        number, arrow = way[2], way[3]
        others = (
            f'\N{NO-BREAK SPACE}<a href="#fnref{number}-{mark}" class="footnote-back" role="doc-backlink">'
            f"{arrow}<sup>{mark}</sup></a>"
            for mark in marks.get(number, ())
        )
        return way[0] + "".join(others)

    return _WAY_BACK.sub(ways, page) if marks else page


def _page_head(letter: Letter) -> str:
    """Return the head of the second page and those after it, in print, as a value of CSS."""
    stamp = _UNSAFE.sub(" ", letter.stamp)
    return (f'"{stamp}\N{EM SPACE}" ' if stamp.strip() else "") + 'counter(page) " / " counter(pages)'
