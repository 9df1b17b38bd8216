#!/usr/bin/env python3
"""book.py OUT.xlsx [--1904] [--strict] - a workbook from standard input.  Lines "[formats]", "[texts]" and "[sheet NAME STATE]"
begin lists ("[comments]" and "[boxes]", too): number formats, of the styles 1, 2, … (s="1"); what is in each shared string's <si>; comments of the first sheet's cells (C2 TEXT), and boxes over it (COLUMN ROW TEXT, from 0); a sheet's rows, or the whole
of its XML.  A format that begins with ~~ has a font that is crossed out.  In rows, {text} is short for a cell with that text in it, at the next place: the format's own way to be brief."""
import re
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = {False: ("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                 "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
         True: ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")}
MAIN, OFFICE = KINDS["--strict" in sys.argv]


def read():
    lists, name = {}, None
    for line in sys.stdin.read().split("\n"):
        if re.fullmatch(r"\[(formats|texts|comments|boxes|sheet .*)\]", line):
            name = line[1:-1]
            lists[name] = []
        elif name and line:
            lists[name].append(line)
    return lists


def relations(pairs):
    return f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(pairs, 1)) + "</Relationships>"


def sheet(lines):
    xml = re.sub(r"\{(.*?)\}", lambda m: f'<c t="inlineStr"><is><t>{escape(m[1])}</t></is></c>', "\n".join(lines))
    if "<sheetData" not in xml and "worksheet " not in xml:
        xml = f"<sheetData>{xml}</sheetData>"
    return xml if "worksheet " in xml else f'<worksheet xmlns="{MAIN}">{xml}</worksheet>'


def styles(formats):
    codes = "".join(f'<numFmt numFmtId="{163 + i}" formatCode={quoteattr(f.removeprefix("~~"))}/>' for i, f in enumerate(formats, 1))
    fonts = '<fonts><font><strike val="0"/></font><font><b/><strike/></font></fonts>'
    cells = "".join(f'<xf numFmtId="{163 + i if i else 0}" fontId="{int(f.startswith("~~"))}"/>' for i, f in enumerate(["", *formats]))
    return (f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>{fonts}<cellStyleXfs><xf numFmtId="0" fontId="1"/></cellStyleXfs>'
            f'<cellXfs>{cells}</cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>')


def main():
    lists = read()
    sheets = [(*(name.split(" ")[1:] + ["visible"])[:2], lines) for name, lines in lists.items() if name.startswith("sheet ")]
    parts = {"_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
             "xl/_rels/workbook.xml.rels": relations([("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
                                                     + [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]),
             "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
             + ('<workbookPr date1904="1"/>' if "--1904" in sys.argv else "") + "<sheets>" + "".join(
                 f'<sheet name={quoteattr(name)} sheetId="{i}" state="{state}" r:id="r{i}"/>'
                 for i, (name, state, _) in enumerate(sheets, 1)) + "</sheets></workbook>",
             "xl/styles.xml": styles(lists.get("formats", [])),
             "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">' + "".join(f"<si>{t}</si>" for t in lists.get("texts", [])) + "</sst>"}
    beside = [("comments", "../comments1.xml")] * ("comments" in lists) + [("drawing", "../drawings/drawing1.xml")] * ("boxes" in lists)
    if beside:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = relations(beside)
    if "boxes" in lists:
        anchors = [line.split(" ", 2) for line in lists["boxes"]]
        parts["xl/drawings/drawing1.xml"] = (
            '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
            ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' + "".join(
                f"<xdr:twoCellAnchor><xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>99</xdr:colOff><xdr:row>{row}</xdr:row></xdr:from><xdr:to><xdr:col>9</xdr:col>"
                f"<xdr:row>9</xdr:row></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
                for column, row, text in anchors) + "</xdr:wsDr>")
    if "comments" in lists:
        noted = [line.split(" ", 1) for line in lists["comments"]]
        parts["xl/comments1.xml"] = f'<comments xmlns="{MAIN}"><authors><author>a</author></authors><commentList>' + "".join(
            f'<comment ref="{at}" authorId="0"><text><r><t>{escape(text)}</t></r></text></comment>' for at, text in noted) + "</commentList></comments>"
    for i, (_, _, lines) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = sheet(lines)
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as book:
        for part, xml in parts.items():
            book.writestr(part, '<?xml version="1.0" encoding="UTF-8"?>\n' + xml)


main()
