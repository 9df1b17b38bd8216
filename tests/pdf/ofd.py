"""ofd.py FILE...: what an OFD file lacks of GB/T 33190-2016, a line a fault; `--text FILE` prints its text in reading order."""

import re
import struct
import sys
import xml.etree.ElementTree as xml
import zipfile

OFD = "{http://www.ofdspec.org/2016}"
OUTER = {"OFD": ["DocBody"], "DocBody": ["DocInfo", "DocRoot"], "Document": ["CommonData", "Pages"], "CommonData": ["MaxUnitID", "PageArea"],
         "TextObject": ["TextCode"], "PathObject": ["AbbreviatedData"]}


def characters(data):
    """The characters that the font file's map (cmap) knows."""
    tables = {data[12 + 16 * i:16 + 16 * i]: struct.unpack_from(">II", data, 20 + 16 * i)
              for i in range(struct.unpack_from(">H", data, 4)[0])}
    at = tables[b"cmap"][0]
    known = set()
    for i in range(struct.unpack_from(">H", data, at + 2)[0]):
        start = at + struct.unpack_from(">I", data, at + 8 + 8 * i)[0]
        kind = struct.unpack_from(">H", data, start)[0]
        if kind == 12:
            for k in range(struct.unpack_from(">I", data, start + 12)[0]):
                first, last, _ = struct.unpack_from(">III", data, start + 16 + 12 * k)
                known.update(range(first, last + 1))
        elif kind == 4:
            n = struct.unpack_from(">H", data, start + 6)[0] // 2
            for k in range(n):
                last = struct.unpack_from(">H", data, start + 14 + 2 * k)[0]
                first = struct.unpack_from(">H", data, start + 16 + 2 * n + 2 * k)[0]
                known.update(range(first, last + 1))
    return known


def faults(path):
    with zipfile.ZipFile(path) as z:
        if z.testzip():
            yield "the zip is damaged"
        names = set(z.namelist())
        trees = {n: xml.fromstring(z.read(n)) for n in names if n.endswith(".xml")}
        root = trees["OFD.xml"]
        if root.get("DocType") != "OFD" or root.get("Version") != "1.0" or not re.fullmatch(r"[0-9a-f]{32}", root.find(f".//{OFD}DocID").text):
            yield "OFD.xml: kind, version or DocID"
        document = trees[root.find(f".//{OFD}DocRoot").text]
        pages = ["Doc_0/" + p.get("BaseLoc") for p in document.iter(OFD + "Page")]
        named = {"OFD.xml", "Doc_0/Document.xml", "Doc_0/" + document.find(f".//{OFD}DocumentRes").text, *pages}
        resources = trees["Doc_0/DocumentRes.xml"]
        named |= {"Doc_0/Res/" + e.text for e in resources.iter() if e.tag in (OFD + "FontFile", OFD + "MediaFile")}
        for n in sorted(named ^ names):
            yield f"{n} is {'not there' if n in named else 'named nowhere'}"
        ids = [int(e.get("ID")) for t in trees.values() for e in t.iter() if e.get("ID")]
        if len(set(ids)) != len(ids) or max(ids) > int(document.find(f".//{OFD}MaxUnitID").text):
            yield "ids stand twice or above MaxUnitID"
        for n, t in trees.items():
            for e in t.iter():
                for wanted in OUTER.get(e.tag.removeprefix(OFD), []):
                    if e.find(OFD + wanted) is None:
                        yield f"{n}: {e.tag} without {wanted}"
        fonts = {f.get("ID"): characters(z.read("Doc_0/Res/" + f.find(OFD + "FontFile").text)) for f in resources.iter(OFD + "Font")}
        media = {m.get("ID") for m in resources.iter(OFD + "MultiMedia")}
        marks = {b.get("Name") for b in document.iter(OFD + "Bookmark")}
        for n in pages:
            for o in trees[n].iter(OFD + "TextObject"):
                code, transform = o.find(OFD + "TextCode"), o.find(OFD + "CGTransform")
                if len(code.text) - 1 != len((code.get("DeltaX") or "").split()):
                    yield f"{n}: {code.text}: places for {len((code.get('DeltaX') or '').split()) + 1}"
                if transform is None and not {ord(c) for c in code.text} <= fonts[o.get("Font")]:
                    yield f"{n}: {code.text}: its font lacks a character"
                if transform is not None and len(transform.find(OFD + "Glyphs").text.split()) != int(transform.get("GlyphCount")):
                    yield f"{n}: {code.text}: its glyphs"
            for o in trees[n].iter(OFD + "ImageObject"):
                if o.get("ResourceID") not in media:
                    yield f"{n}: picture {o.get('ResourceID')}"
            for b in trees[n].iter(OFD + "Bookmark"):
                if b.get("Name") not in marks:
                    yield f"{n}: a link to {b.get('Name')}, which is nowhere"


def text(path):
    with zipfile.ZipFile(path) as z:
        document = xml.fromstring(z.read("Doc_0/Document.xml"))
        for p in document.iter(OFD + "Page"):
            for code in xml.fromstring(z.read("Doc_0/" + p.get("BaseLoc"))).iter(OFD + "TextCode"):
                print(code.text)


if sys.argv[1] == "--text":
    text(sys.argv[2])
else:
    for name in sys.argv[1:]:
        for fault in faults(name):
            print(f"{name}: {fault}")
