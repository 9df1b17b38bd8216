#!/usr/bin/env python3
"""make.py - writes ledgers/eight.xls with xlwt (Debian: python3-xlwt), and ledgers/five.xls record by record: runs of a text that are
crossed out, cells and rows in such a font, a text whose runs have no such font."""
import struct

import xlwt
from xlwt.CompoundDoc import XlsDoc

HEAD = ["县区", "企业名称", "地表水（m³）", "地下水（m³）"]
plain, bold, gone = xlwt.easyfont(""), xlwt.easyfont("bold true"), xlwt.easyfont("struck_out true")
struck = xlwt.easyxf("font: struck_out true")
book = xlwt.Workbook(encoding="utf-8")
sheet = book.add_sheet("表")
for col, text in enumerate(HEAD):
    sheet.write(0, col, text)
for row in (1, 2, 4, 5):
    sheet.write(row, 0, "甲县")
sheet.write(1, 1, "一厂")
sheet.write_rich_text(1, 2, [("100", gone), ("120", plain)])
sheet.write_rich_text(1, 3, ["3", ("4", bold), ("0", gone)])
sheet.write_rich_text(2, 1, [("𬭩旧", gone), ("𬭩二厂", bold)])
sheet.write_rich_text(2, 2, ["7", ("8", bold)], struck)
sheet.write(2, 3, 9, struck)
sheet.write(3, 0, "乙县", struck)
sheet.write(3, 1, "三厂", struck)
sheet.write(3, 2, 3, struck)
sheet.write_rich_text(4, 1, [("四", bold), ("厂", plain)])
sheet.write_rich_text(4, 2, [("55", gone)])
sheet.write(5, 1, "五厂")
sheet.write(5, 2, xlwt.Formula("1+1"), struck)
book.save("ledgers/eight.xls")


def record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


def font(grbit):
    return record(0x31, struct.pack("<HHHHHBBBBB", 200, grbit, 0x7FFF, 400, 0, 0, 0, 134, 0, 4) + b"Song")


def label(row, col, text, runs=None, style=0):
    text = text if isinstance(text, bytes) else text.encode("gbk")
    body = struct.pack("<HHHH", row, col, style, len(text)) + text
    if runs is None:
        return record(0x204, body)
    return record(0xD6, body + bytes([len(runs)]) + b"".join(bytes(r) for r in runs))


def number(row, col, value, style=0):
    return record(0x203, struct.pack("<HHHd", row, col, style, value))


# Fonts 0, 1, 2, 3 and 5, for none is called 4: 2 and 5 are crossed out.
STYLES = b"".join(record(0xE0, struct.pack("<HH", font, 0) + bytes(12)) for font in (0, 5, 3))
CELLS = (b"".join(label(0, col, text.replace("³", "3")) for col, text in enumerate(HEAD))
         + label(1, 0, "甲县") + label(1, 1, "一厂旧", [(4, 2)]) + label(1, 2, "100120", [(0, 5), (3, 3)]) + number(1, 3, 4, 2)
         + label(2, 0, "甲县") + label(2, 1, "二厂", [(2, 1)]) + number(2, 2, 5, 1)
         + label(3, 0, "甲县", style=1) + label(3, 1, "三厂", style=1) + number(3, 2, 5, 1)
         + label(4, 0, "甲县") + label(4, 1, "四厂", [(200, 2), (2, 2), (0, 2)]) + number(4, 2, 5))
BEGIN = [record(0x809, struct.pack("<HHHH", 0x0500, kind, 0, 0)) for kind in (5, 0x10)]
END = record(0x0A, b"")
first = BEGIN[0] + record(0x42, struct.pack("<H", 936)) + b"".join(font(8 * (i in (2, 4))) for i in range(5)) + STYLES
name = "表".encode("gbk")
begins = len(first) + len(record(0x85, bytes(7) + name)) + len(END)
stream = first + record(0x85, struct.pack("<IHB", begins, 0, len(name)) + name) + END + BEGIN[1] + CELLS + END
with open("ledgers/five.xls", "wb") as out:
    XlsDoc().save(out, stream)
