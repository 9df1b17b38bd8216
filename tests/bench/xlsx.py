#!/usr/bin/env python3
"""xlsx.py IN.csv OUT.xlsx - the rows of a CSV file as a workbook: figures as numbers, words as shared strings in the
order they are met, as spreadsheets write them.  One row is in memory; the strings are."""
import csv
import re
import sys
import zipfile
from xml.sax.saxutils import escape

NUMBER = re.compile(r"-?\d+(\.\d+)?$")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def column(i):
    return chr(ord("A") + i) if i < 26 else column(i // 26 - 1) + column(i % 26)


def sheet(rows, texts):
    yield f'<worksheet xmlns="{MAIN}"><sheetData>'
    for r, row in enumerate(rows, 1):
        cells = []
        for i, value in enumerate(row):
            if NUMBER.match(value):
                cells.append(f'<c r="{column(i)}{r}"><v>{value}</v></c>')
            elif value:
                cells.append(f'<c r="{column(i)}{r}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>')
        yield f'<row r="{r}">{"".join(cells)}</row>'
    yield "</sheetData></worksheet>"


def relation(kind, target, number):
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def main():
    texts = {}
    with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as book:
        def put(name, *parts):
            with book.open(name, "w") as out:
                for part in parts:
                    out.write(part.encode())
        put("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">', relation("officeDocument", "xl/workbook.xml", 1), "</Relationships>")
        put("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>")
        put("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">', relation("worksheet", "worksheets/sheet1.xml", 1),
            relation("sharedStrings", "sharedStrings.xml", 2), "</Relationships>")
        with open(sys.argv[1], encoding="utf-8-sig", newline="") as rows:
            put("xl/worksheets/sheet1.xml", *sheet(csv.reader(rows), texts))
        put("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">', *(f"<si><t>{escape(text)}</t></si>" for text in texts), "</sst>")


if __name__ == "__main__":
    main()
