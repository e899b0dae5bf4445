"""What a Word document fetches without a relationship: every reader tells who reads, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from .planting import document, docx, look, revealed

V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


def of_body(path: Path, xml: str) -> dict[str, str]:
    return revealed(look(docx(path, **{"word__document.xml": document(xml)})))


def field(*codes: str) -> str:
    pieces = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{pieces}{end}</w:p>"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("xml", "name", "value"),
    [
        (f'<v:imagedata {V} src="http://a.example/x.png"/>', "Picture from elsewhere (v:imagedata)", "http://a.example/x.png"),
        (f'<v:fill {V} o:href="//a.example/x.png"/>', "Picture from elsewhere (v:fill)", "//a.example/x.png"),
        (f'<v:imagedata {V} src="C:\\Users\\a\\x.png"/>', "Picture from elsewhere (v:imagedata)", "C:\\Users\\a\\x.png"),
        (f'<v:imagedata {V} src="\\\\server\\x.png"/>', "Picture from elsewhere (v:imagedata)", "\\\\server\\x.png"),
        (f'<v:imagedata {V} o:href="cid:image001"/>', "", ""),
        (f'<v:shape {V} href="https://a.example/"/>', "", ""),
        (f'<v:shape {V} href="file:///C:/a"/>', "Link (v:shape)", "file:///C:/a"),
        (field(' INCLUDEPICTURE "http://a.ex', 'ample/x.png" \\d '), "Field that reads another file (INCLUDEPICTURE)", '"http://a.example/x.png" \\d'),
        ('<w:fldSimple w:instr="INCLUDETEXT &quot;https://a.example/x&quot;"/>', "Field that reads another file (INCLUDETEXT)", '"https://a.example/x"'),
        (field(' DDEAUTO excel "C:\\\\a.xls" '), "Field that reads another file (DDEAUTO)", 'excel "C:\\a.xls"'),
        (field(' HYPERLINK "\\\\\\\\server\\\\a" '), "Link (field)", "\\\\server\\a"),
        (field(' HYPERLINK "https://a.example/" '), "", ""),
        (field(" PAGE "), "", ""),
    ],
)  # fmt: skip
def test_what_is_fetched_is_marked(tmp_path: Path, xml: str, name: str, value: str) -> None:
    result = of_body(tmp_path / "a.docx", xml)
    assert {key: told for key, told in result.items() if key != "Path"} == ({name: value} if name else {}), result
