"""A letterhead that has everything that Word can put into a head, written out, and what letters take over of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from letterkit.letter.composed import Letter
from letterkit.office import archive
from letterkit.render.docx import _styles
from letterkit.render.letterhead import read as letterhead_reader
from letterkit.render.letterhead.read import Letterhead

from . import sample

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": OFFICE,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w10": "urn:schemas-microsoft-com:office:word",
        "x": "urn:example:of-another-program",
    }.items()
)
LETTER = sample.english()
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>'
)


def relationships(rows: Mapping[str, tuple[str, str]], base: str = OFFICE) -> str:
    """Kind and target by id; a target with a colon is outside."""
    made = "".join(
        f'<Relationship Id="{number}" Type="{base}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for number, (kind, target) in rows.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, shown: str) -> str:
    """Return a field in runs of its own."""
    bounds = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    code = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return f"{bounds['begin']}{code}{bounds['separate']}{words(shown)}{bounds['end']}"


PICTURE = """<w:r><w:drawing><wp:inline distT="0" distB="0"><wp:extent cx="900" cy="600"/><wp:docPr id="1" name="logo"
 descr="Our tree" title="Tree"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>
<pic:cNvPr id="1" name="logo.png" descr="Our tree"><a:hlinkClick r:id="rLink" tooltip="Go"/></pic:cNvPr><pic:cNvPicPr/>
</pic:nvPicPr><pic:blipFill><a:blip r:embed="rPicture" cstate="print"><a:extLst><a:ext uri="{1}"/></a:extLst></a:blip>
<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900" cy="600"/>
</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>
</w:drawing></w:r>"""
TEXT_BOX = f"""<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" behindDoc="0"
 simplePos="0" relativeHeight="2" locked="0" layoutInCell="1" allowOverlap="1" wp14:anchorId="5A" wp14:editId="5B">
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:align>right</wp:align></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>450</wp:posOffset></wp:positionV><wp:extent cx="9" cy="9"/>
<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="2" name="Text Box 2"/><a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvPr id="7" name="Box"/>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm><a:custGeom><a:gdLst>
<a:gd name="g1" fmla="val 50"/></a:gdLst><a:pathLst><a:path w="9" h="9"><a:moveTo><a:pt x="x1" y="0"/></a:moveTo>
</a:path></a:pathLst></a:custGeom><a:solidFill><a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>
</a:solidFill><a:ln w="9525"><a:noFill/></a:ln></wps:spPr><wps:txbx id="1"><w:txbxContent><w:p>{words("In a box")}</w:p>
</w:txbxContent></wps:txbx><wps:bodyPr wrap="square" anchor="t"><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData>
</a:graphic><wp14:sizeRelH relativeFrom="margin"><wp14:pctWidth>40000</wp14:pctWidth></wp14:sizeRelH></wp:anchor>
</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="Old" type="#_x0000_t202"><v:textbox><w:txbxContent>
<w:p>{words("In a box")}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
OLD_PICTURE = """<w:r><w:pict><v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75" path="m@4@5l@4@11xe" filled="f">
<v:stroke joinstyle="miter"/><v:formulas><v:f eqn="if lineDrawn pixelLineWidth 0"/></v:formulas><v:path
 o:extrusionok="f" o:connecttype="rect"/><o:lock v:ext="edit" aspectratio="t"/></v:shapetype>
<v:shape id="Picture_x0020_3" o:spid="_x0000_s2" type="#_x0000_t75" alt="Old tree" href="https://old.example/"
 style="position:absolute;margin-left:0;width:9pt;font-family:Zapfino;mso-position-horizontal:center" fillcolor="#fff"
 o:title="t"><v:imagedata r:id="rPicture" o:title="logo"/><w10:wrap type="square" anchorx="page"/></v:shape>
<v:shape id="PowerPlusWaterMarkObject3" type="#own" fillcolor="silver"><v:textpath style="font-family:&quot;Ours&quot;"
 string="COPY"/></v:shape></w:pict></w:r>"""
TABLE = f"""<w:tbl><w:tblPr><w:tblStyle w:val="Raster"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="04A0"/>
<w:tblCaption w:val="Caption"/></w:tblPr><w:tblGrid><w:gridCol w:w="500"/></w:tblGrid><w:tr w:rsidR="00AB12CD"
 w14:paraId="01"><w:trPr><w:trHeight w:val="90" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="500" w:type="dxa"/>
<w:shd w:val="clear" w:color="auto" w:fill="FF0000"/></w:tcPr><w:p>{words("In a cell")}</w:p></w:tc></w:tr></w:tbl>"""
HEAD = f"""<w:hdr {SPACES} mc:Ignorable="w14 x" x:own="kept"><w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="Kopf"/>
<w:tabs><w:tab w:val="right" w:pos="900"/></w:tabs><w:spacing w:after="60"/><w:jc w:val="center"/><w:rPr><w:b/></w:rPr>
</w:pPr><w:bookmarkStart w:id="1" w:name="Mark"/>{words("Example ")}<w:bookmarkEnd w:id="1"/><w:r><w:rPr><w:rFonts
 w:ascii="Our Font" w:hAnsi="Arial" w:asciiTheme="minorHAnsi"/><w:color w:val="FF0000" w:themeColor="accent1"/><w:sz
 w:val="40"/><w:lang w:val="en-GB"/><w14:glow w14:rad="5"/></w:rPr><w:t>Centre</w:t><w:tab/><w:br w:type="textWrapping"/>
<w:sym w:font="Signs" w:char="F041"/></w:r></w:p>
<w:p><w:sdt><w:sdtPr><w:alias w:val="Alias"/><w:tag w:val="Tag"/></w:sdtPr><w:sdtContent>{words("In a control")}
</w:sdtContent></w:sdt><w:smartTag w:uri="urn:x" w:element="place"><w:smartTagPr><w:attr w:name="n" w:val="v"/>
</w:smartTagPr>{words("In a tag")}</w:smartTag><w:customXml w:element="e">{words("In data")}</w:customXml>
<w:hyperlink r:id="rLink" w:tooltip="Tip" w:anchor="Mark" w:docLocation="d">{words("our site")}</w:hyperlink></w:p>
<w:p>{field(' HYPERLINK "https://field.example/a" ', "a field")}{field(" PAGE ", "1")}{field(" AUTHOR ", "Nobody")}
<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>2</w:t></w:r></w:fldSimple><w:r><w:fldChar w:fldCharType="begin"><w:ffData>
<w:name w:val="Form"/><w:helpText w:val="Help"/></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText>
</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
<w:p>{PICTURE}{TEXT_BOX}{OLD_PICTURE}<w:r><w:delText>Gone</w:delText></w:r><m:oMath><m:r><m:t>Sum</m:t></m:r></m:oMath>
<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="9"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt>
{words("above")}</w:rt><w:rubyBase>{words("below")}</w:rubyBase></w:ruby></w:r><x:own x:name="n">Own words</x:own></w:p>
{TABLE}<w:p/></w:hdr>"""
FOOT = f'<w:ftr {SPACES}><w:p w14:paraId="02">{words("Registered charity")}</w:p></w:ftr>'
STYLES = f"""<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:lang w:val="de-DE"/>
</w:rPr></w:rPrDefault></w:docDefaults><w:latentStyles w:count="1"><w:lsdException w:name="Latent"/></w:latentStyles>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:aliases w:val="Alias"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Kopf"><w:name w:val="Our Head"/><w:basedOn w:val="Standard"/>
<w:next w:val="Kopf"/><w:link w:val="Kopf"/><w:uiPriority w:val="9"/><w:qFormat/><w:rsid w:val="00AB12CD"/><w:pPr>
<w:keepNext/></w:pPr><w:rPr><w:sz w:val="30"/></w:rPr></w:style><w:style w:type="table" w:styleId="Raster"><w:name
 w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>
</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="1A"/><w:multiLevelType
 w:val="hybridMultilevel"/><w:name w:val="List name"/><w:lvl w:ilvl="0" w:tplc="04"><w:start w:val="1"/><w:numFmt
 w:val="decimal"/><w:lvlText w:val="Para %1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1">
<w:abstractNumId w:val="0"/></w:num></w:numbering>"""
FONTS = f"""<w:fonts {SPACES}><w:font w:name="Our Font"><w:altName w:val="Other Font"/><w:panose1 w:val="020B0604"/>
<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/><w:sig w:usb0="E0" w:csb1="00"/></w:font>
</w:fonts>"""
_COLOURS = [
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
]
_FILLS = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
THEME = f"""<a:theme {SPACES} name="Theme name"><a:themeElements><a:clrScheme name="Colours">{
    "".join(f'<a:{name}><a:srgbClr val="336699"/></a:{name}>' for name in _COLOURS)
}</a:clrScheme><a:fontScheme name="Fonts">{
    "".join(
        f'<a:{name}Font><a:latin typeface="Theme Font"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Thai" typeface="Thai Font"/></a:{name}Font>'
        for name in ("major", "minor")
    )
}</a:fontScheme><a:fmtScheme name="Lines"><a:fillStyleLst>{_FILLS * 3}</a:fillStyleLst><a:lnStyleLst>{
    '<a:ln w="9525"/>' * 3
}</a:lnStyleLst><a:effectStyleLst>{
    "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
}</a:effectStyleLst><a:bgFillStyleLst>{_FILLS * 2}<a:blipFill>
<a:blip r:embed="rId1"/></a:blipFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/></a:theme>"""
SETTINGS = f"""<w:settings {SPACES}><w:evenAndOddHeaders w:val="0"/><w:defaultTabStop w:val="720"/><w:docVars><w:docVar
 w:name="n" w:val="v"/></w:docVars><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>"""
DOCUMENT = f"""<w:document {SPACES}><w:body><w:p>{words("The text of the file")}</w:p><w:sectPr w:rsidR="00AB12CD">
<w:headerReference w:type="default" r:id="rHead"/><w:footerReference w:type="default" r:id="rFoot"/><w:footnotePr>
<w:numFmt w:val="decimal"/></w:footnotePr><w:pgSz w:w="11906" w:h="16838" w:code="9"/><w:pgMar w:top="1440"
 w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/><w:pgBorders
 w:offsetFrom="page"><w:top w:val="single" w:sz="4" w:space="24" w:color="auto"/></w:pgBorders><w:cols w:space="708"/>
<w:docGrid w:linePitch="360"/></w:sectPr></w:body></w:document>"""


def picture(size: tuple[int, int] = (30, 20)) -> bytes:
    result = io.BytesIO()
    Image.new("RGB", size, (20, 60, 120)).save(result, "PNG")
    return result.getvalue()


def members(**changed: str) -> dict[str, str | bytes]:
    """Return the members of the rich letterhead, some of them (`head`, `document`, ...) `changed`."""
    given = {"head": HEAD, "document": DOCUMENT, "styles": STYLES, "settings": SETTINGS} | changed
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": relationships(
            {
                "rHead": ("header", "header1.xml"),
                "rFoot": ("footer", "footer1.xml"),
                "rS": ("styles", "styles.xml"),
                "rN": ("numbering", "numbering.xml"),
                "rF": ("fontTable", "fontTable.xml"),
                "rT": ("theme", "theme/theme1.xml"),
                "rG": ("settings", "settings.xml"),
            }
        ),
        "word/_rels/header1.xml.rels": relationships(
            {"rLink": ("hyperlink", "https://our.example/"), "rPicture": ("image", "media/logo.png")}
        ),
        "word/document.xml": given["document"],
        "word/header1.xml": given["head"],
        "word/footer1.xml": FOOT,
        "word/styles.xml": given["styles"],
        "word/numbering.xml": NUMBERING,
        "word/fontTable.xml": FONTS,
        "word/theme/theme1.xml": THEME,
        "word/settings.xml": given["settings"],
        "word/media/logo.png": picture(),
    }


def head_of(content: str) -> str:
    """Return a head of these paragraphs."""
    return f"<w:hdr {SPACES}>{content}</w:hdr>"


def read(path: Path, given: Mapping[str, str | bytes] | None = None) -> Letterhead:
    """Return the letterhead of these members, written to a file and read."""
    path.write_bytes(archive.pack(given or members()))
    return letterhead_reader.read(path)


def taken_over(sheet: Letterhead, letter: Letter | None = None) -> dict[str, str]:
    """Return all that letters take over of a letterhead, by the names of the members."""
    letter = letter or LETTER
    with zipfile.ZipFile(io.BytesIO(sheet.reference(letter, _styles(letter)))) as packed:
        kept = {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}
    return {**kept, "word/styles.xml": sheet.styles(letter, _styles(letter)), "word/settings.xml": sheet.settings}
