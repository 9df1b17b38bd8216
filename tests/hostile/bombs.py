#!/usr/bin/env python3
"""bombs.py KIND OUT - a workbook, picture or font of a few hundred kB that names its large parts over and over."""
import struct
import sys
import zipfile
import zlib

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MEGABYTE = "<sst><si><t>" + "x" * 1000000 + "</t></si></sst>"


def relations(*pairs):
    return "<Relationships>" + "".join(f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                                       for i, (kind, target) in enumerate(pairs, 1)) + "</Relationships>"


def name(column):
    text = ""
    while column >= 0:
        text, column = chr(65 + column % 26) + text, column // 26 - 1
    return text


def text(place, value):
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def xlsx(out, sheet, texts=None, sheets=1, parts=()):
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.xml")))
        z.writestr("xl/workbook.xml", f'<workbook xmlns:r="{OFFICE}"><sheets>' + "".join(
            f'<sheet name="s{i}" sheetId="{i + 1}" r:id="r1"/>' for i in range(sheets)) + "</sheets></workbook>")
        z.writestr("xl/_rels/workbook.xml.rels", relations(("worksheet", "worksheets/sheet1.xml"), *[("sharedStrings", "sharedStrings.xml")] * bool(texts)))
        z.writestr("xl/worksheets/sheet1.xml", f"<worksheet>{sheet}</worksheet>")
        if texts:
            z.writestr("xl/sharedStrings.xml", texts)
        for path, content in parts:
            z.writestr(path, content)


def rows(*lists):
    return "<sheetData>" + "".join(f"<row>{''.join(cells)}</row>" for cells in lists) + "</sheetData>"


def shared(places):
    return "".join(f'<c r="{p}" t="s"><v>0</v></c>' for p in places)


def pictures(out, parts, links, count):
    """A register of so many pictures, whose relations go round the links."""
    xlsx(out, rows([text("A1", "名称")], [text("A2", "一号井")]), parts=[
        ("xl/cellimages.xml", f'<e xmlns:r="{OFFICE}">' + "".join(
            f'<cNvPr name="ID_{i}"/><blip r:embed="r{i % len(links) + 1}"/>' for i in range(count)) + "</e>"),
        ("xl/_rels/cellimages.xml.rels", relations(*[("image", link) for link in links])), *parts])


def record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


def xls(out, records, cells):
    """An OLE file of one stream; its sheet has these cells."""
    begin, end = lambda kind: record(0x809, struct.pack("<HHHH", 0x600, kind, 0, 0) + bytes(8)), record(0x0A, b"")
    head = begin(5) + b"".join(records)
    sheet = len(head) + 4 + 8 + 1 + 4
    stream = head + record(0x85, struct.pack("<IHBB", sheet, 0, 1, 0) + b"s") + end
    stream += begin(0x10) + b"".join(cells) + end
    data = (len(stream) + 511) // 512
    fats = 1
    while fats * 128 < data + fats + 1:
        fats += 1
    chain = [-3] * fats + [-2] + [fats + 2 + i for i in range(data - 1)] + [-2]
    entry = lambda title, kind, start, size, child: ((title + "\0").encode("utf-16le").ljust(64, b"\0") + struct.pack(
        "<HBBiii", 2 * len(title) + 2, kind, 1, -1, -1, child) + bytes(36) + struct.pack("<iQ", start, size))
    with open(out, "wb") as f:
        f.write(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16) + struct.pack("<HHHHH6xIIiIIiIiI", 0x3E, 3, 0xFFFE, 9, 6, 0, fats, fats, 0, 4096, -2, 0, -2, 0))
        f.write(struct.pack("<109i", *[i if i < fats else -1 for i in range(109)]))
        f.write(struct.pack(f"<{fats * 128}i", *chain, *[-1] * (fats * 128 - len(chain))))
        f.write(entry("Root Entry", 5, -2, 0, 1) + entry("Workbook", 2, fats + 1, len(stream), -1) + bytes(256))
        f.write(stream.ljust(data * 512, b"\0"))


def main(kind, out):
    if kind == "row":      # one shared text in every cell of a row
        xlsx(out, rows([shared(f"{name(i)}1" for i in range(16384))]), MEGABYTE)
    elif kind == "same":   # and one cell given over and over
        xlsx(out, rows([shared(["A1"] * 20000)]), MEGABYTE)
    elif kind == "rows":   # four of it in each row
        xlsx(out, "<sheetData>" + ("<row>" + '<c t="s"><v>0</v></c>' * 4 + "</row>") * 20000 + "</sheetData>", MEGABYTE)
    elif kind == "deep":   # one of it, merged down
        xlsx(out, rows([text("A1", "名称"), text("B1", "说明")], ['<c r="A2" t="s"><v>0</v></c>'], *[[text(f"B{i}", "x")] for i in range(3, 20000)])
             + '<mergeCells><mergeCell ref="A2:A19999"/></mergeCells>', MEGABYTE)
    elif kind == "sheets":  # all sheets one part
        xlsx(out, "<sheetData>" + " " * 60000000 + "</sheetData>", sheets=2000)
    elif kind == "tags":   # a tag of 15 MB in each of so many sheets
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
            count, sheet = 16, '<worksheet a="' + "x" * 15000000 + f'">{rows([text("A1", "名称")], [text("A2", "一号井")])}</worksheet>'
            z.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.xml")))
            z.writestr("xl/workbook.xml", f'<workbook xmlns:r="{OFFICE}"><sheets>' + "".join(
                f'<sheet name="s{i}" sheetId="{i}" r:id="r{i}"/>' for i in range(1, count + 1)) + "</sheets></workbook>")
            z.writestr("xl/_rels/workbook.xml.rels", relations(*[("worksheet", f"sheet{i}.xml") for i in range(1, count + 1)]))
            for i in range(1, count + 1):
                z.writestr(f"xl/sheet{i}.xml", sheet)
    elif kind == "case":   # the same, in other letters
        with zipfile.ZipFile(out, "w") as z:
            z.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.xml")))
            z.writestr("xl/workbook.xml", f'<workbook xmlns:r="{OFFICE}"><sheets><sheet name="a" r:id="r1"/><sheet name="b" r:id="r2"/></sheets></workbook>')
            z.writestr("xl/_rels/workbook.xml.rels", relations(("worksheet", "sheet1.xml"), ("worksheet", "SHEET1.xml")))
            z.writestr("xl/sheet1.xml", "<worksheet/>")
    elif kind == "pictures":  # 20,000 pictures, by many links of one large file
        pictures(out, [("xl/a.png", b"\x89PNG\r\n\x1a\n" + bytes(30000000))], ["a.png", "A.PNG", "./a.png"] * 1000, 20000)
    elif kind == "missing":  # of files that are not there, among many parts
        parts = [(f"xl/{'m' * 200}{i}", b"") for i in range(19000)]
        pictures(out, parts, [f"{'m' * 200}x{i}" for i in range(19999)], 200000)
    elif kind == "names":  # a list that is larger than any is
        pictures(out, [("xl/x", b"")], ["x"], 2000000)
    elif kind == "pad":    # one long row of names, and very many short rows
        xlsx(out, rows([text(f"{name(i)}1", f"n{i}") for i in range(16384)], *[[text(f"A{i}", "x")] for i in range(2, 20002)]))
    elif kind == "formats":  # formats of figures, and styles that have others
        xls(out, [record(0x41E, struct.pack("<HHB", 200, 1, 0) + b"0")] * 250000 + [record(0xE0, struct.pack("<HH", 0, 300))] * 450000,
            [record(0x204, struct.pack("<HHHHB", 0, 0, 0, 1, 0) + b"x")])
    elif kind == "labels":  # texts that say they have 65,535 characters, and have one
        xls(out, [], [record(0x204, struct.pack("<HHHHB", i % 60000, i // 60000, 0, 65535, 0) + b"x") for i in range(60000)])
    elif kind in ("texts", "suffix", "small"):  # one long text in very many cells; a long text of a format; small sectors of 2^70 bytes
        long = "x" * 8000
        code = f'0"{long}"'.encode()
        xls(out, [record(0xFC, struct.pack("<IIHB", 1, 1, 8000, 0) + long.encode()), record(0x41E, struct.pack("<HHB", 200, len(code), 0) + code),
                  record(0xE0, struct.pack("<HH", 0, 200))],
            [record(0xFD, struct.pack("<HHHI", i, 0, 0, 0)) for i in range(60000)] if kind == "texts" else
            [record(0xBD, struct.pack("<HH", i, 0) + struct.pack("<HI", 0, 6) * 250 + struct.pack("<H", 249)) for i in range(700)])
        if kind == "small":
            with open(out, "r+b") as f:
                f.seek(0x20)
                f.write(struct.pack("<H", 70))
                f.seek(0x38)
                f.write(struct.pack("<I", 0xFFFFFFF))
    elif kind == "comments":  # a PNG of 1,000 comments of 8 MB each, which are 8 kB
        chunk = lambda name, body: struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        comment = chunk(b"zTXt", b"k\0\0" + zlib.compress(b"x" * 7900000, 9))
        with open(out, "wb") as f:
            f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + comment * 1000)
            f.write(chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))
    elif kind == "scans":  # a progressive JPEG of 10,000 times 10,000 dots, gone over 20,000 times
        bits = ("0" + "1" * 14) * 48  # runs of 32,767 blocks in which nothing changes
        bits += "1" * (-len(bits) % 8)
        data = int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xFF", b"\xFF\0")
        scan = b"\xFF\xDA" + struct.pack(">HBBBBBB", 8, 1, 1, 0, 1, 63, 0) + data
        table = b"\xFF\xC4" + struct.pack(">HB16BB", 20, 0x10, 1, *[0] * 15, 0xE0)
        frame = b"\xFF\xC2" + struct.pack(">HBHHBBBB", 11, 8, 10000, 10000, 1, 1, 0x11, 0)
        with open(out, "wb") as f:
            f.write(b"\xFF\xD8\xFF\xDB" + struct.pack(">HB64B", 67, 0, *[1] * 64) + frame + table + scan * 20000 + b"\xFF\xD9")
    elif kind == "collection":  # a font file of 250 faces, each with 5,000 names of 64 kB, all the same bytes
        names = struct.pack(">HHH", 0, 5000, 6 + 12 * 5000) + struct.pack(">HHHHHH", 1, 0, 0, 1, 65000, 0) * 5000 + b"x" * 65000
        faces, start = 250, 12 + 4 * 250
        with open(out, "wb") as f:
            f.write(b"ttcf" + struct.pack(">HHI", 1, 0, faces) + struct.pack(f">{faces}I", *[start] * faces))
            f.write(b"OTTO" + struct.pack(">HHHH", 1, 0, 0, 0) + struct.pack(">4sIII", b"name", 0, start + 28, len(names)) + names)
    elif kind == "struck":  # one text that is crossed out in part, in very many cells
        sst = struct.pack("<IIHBH", 100000, 1, 8000, 8, 1) + b"x" * 8000 + struct.pack("<HH", 4000, 1)
        font = lambda struck: record(0x31, struct.pack("<HHHHHBBBBBB", 200, 8 * struck, 0, 400, 0, 0, 0, 0, 0, 1, 0) + b"a")
        xls(out, [font(0), font(1), record(0xE0, struct.pack("<HH", 0, 0)), record(0xFC, sst)],
            [record(0xFD, struct.pack("<HHHI", i % 50000, i // 50000, 0, 0)) for i in range(150000)])


main(*sys.argv[1:])
