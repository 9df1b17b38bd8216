"""archive.py FILE...: what a PDF lacks of ISO 19005-2 (PDF/A-2) and ISO 14289-1 (PDF/UA-1), a line a fault.

Reads the objects through qpdf's JSON, streams decoded.  Each check bears the clause it stands for; `--list` prints them
with what they look at, `--proof FILE` breaks a sound file in one place after another and tells which faults no check
found: none may be left.
"""

import base64
import copy
import re
import sys

from clauses import CHECKS, annotations, profile
from pdffile import File


def faults(f):
    for name, _, check in CHECKS:
        for found in check(f):
            yield name, found


# ---- that each check finds its fault ----

def breaks(f):
    """Ways to break the file: the clause that must notice, and what is done."""
    root = f.root()
    page = next(p for _, p in f.pages())
    element = {}
    for e, _ in f.elements():
        element.setdefault(e["/S"][1:], []).append(e)
    font, inner = next((font, inner) for _, font, inner in f.fonts() if inner["/Subtype"] == "/CIDFontType0")
    link = next(a for _, _, _, a in annotations(f))
    tree = f.get(root["/StructTreeRoot"])

    def said(old, new):
        stream = f.objects["obj:" + root["/Metadata"]]["stream"]
        stream["data"] = base64.b64encode(base64.b64decode(stream["data"]).replace(old, new)).decode()

    def drawn(old, new):
        whole = f.content(page)
        assert old in whole, old
        page["content"] = whole.replace(old, new, 1)

    yield "A 6.1.2", lambda: setattr(f, "bytes", f.bytes.replace(b"%PDF-1.7", b"%PDF-2.0", 1))
    yield "A 6.1.3", lambda: f.trailer.pop("/ID")
    yield "A 6.1.3", lambda: setattr(f, "bytes", f.bytes + b"more")
    yield "A 6.1.7", lambda: setattr(f, "bytes", re.sub(rb"/Length (\d+)", lambda m: b"/Length %d" % (int(m[1]) - 3), f.bytes, count=1))
    yield "A 6.1.7", lambda: f.get(root["/Metadata"]).update({"/Filter": "/LZWDecode"})
    yield "A 6.1.13", lambda: root.update({"/" + "n" * 130: 1})
    yield "A 6.1.13", lambda: drawn(b"BT\n", b"q BT\n")
    yield "A 6.2.2", lambda: drawn(b"BT\n", b"xx BT\n")
    yield "A 6.2.2", lambda: drawn(b"/F", b"/Q")
    yield "A 6.2.3", lambda: root.pop("/OutputIntents")
    yield "A 6.2.3", lambda: f.get(profile(f)).update({"/N": 4})
    yield "A 6.2.4.3", lambda: drawn(b"BT\n", b"0 0 0 1 k BT\n")
    yield "A 6.2.8", lambda: link.update({"/Subtype": "/Image", "/Interpolate": True})
    yield "A 6.2.9", lambda: link.update({"/Subtype": "/PS"})
    yield "A 6.2.11.3", lambda: font.update({"/Encoding": "/UniGB-UCS2-H"})
    yield "A 6.2.11.4", lambda: f.get(inner["/FontDescriptor"]).pop("/FontFile3")
    yield "A 6.2.11.5", lambda: inner.update({"/W": [0, 65535, 123]})
    yield "A 6.2.11.7", lambda: font.pop("/ToUnicode")
    yield "A 6.2.11.8", lambda: drawn(b"[(", b"[(\0\0")
    yield "A 6.3", lambda: link.update({"/F": 2})
    yield "A 6.5", lambda: link.update({"/A": {"/S": "/JavaScript"}})
    yield "A 6.6.2", lambda: said(b"namespaceURI>http", b"namespaceURI>ftp")
    yield "A 6.6.2", lambda: said(b"</rdf:li></rdf:Alt></dc:title>", b"!</rdf:li></rdf:Alt></dc:title>")
    yield "A 6.6.4", lambda: said(b"<pdfaid:conformance>A", b"<pdfaid:conformance>B")
    yield "A 6.7.2", lambda: root.pop("/MarkInfo")
    yield "A 6.7.3", lambda: element["P"][0].update({"/S": "/Para"})
    yield "A 6.7.3", lambda: drawn(b"/P<</MCID", b"/P<</Mcid")
    yield "A 6.7.3", lambda: link.pop("/StructParent")
    yield "A 6.7.4", lambda: root.pop("/Lang")
    yield "A 6.8", lambda: root.update({"/AF": [{"/F": "u:a"}]})
    yield "A 6.10", lambda: root.update({"/OCProperties": {}})
    yield "UA 5", lambda: said(b"pdfuaid:part>1<", b"pdfuaid:part>2<")
    yield "UA 7.1", lambda: drawn(b"/P<</MCID", b"/Span<</Mcid")
    yield "UA 7.1", lambda: root.pop("/ViewerPreferences")
    yield "UA 7.2", lambda: element["TR"][0].update({"/S": "/Div"})
    yield "UA 7.2", lambda: element["LBody"][0].update({"/S": "/P"})
    yield "UA 7.3", lambda: element["Figure"][0].pop("/Alt")
    yield "UA 7.4.2", lambda: element["H1"][0].update({"/S": "/H3"})
    yield "UA 7.5", lambda: element["TH"][0].pop("/A")
    yield "UA 7.5", lambda: element["TD"][0].update({"/A": {"/O": "/Table", "/ColSpan": 7}})
    yield "UA 7.9", lambda: element["Note"][0].pop("/ID")
    yield "UA 7.18.1", lambda: element["Link"][0].update({"/S": "/Span"})
    yield "UA 7.18.1", lambda: page.update({"/Tabs": "/R"})
    yield "UA 7.18.5", lambda: link.pop("/Contents")
    assert tree


def proof(path):
    whole, missed, tried = File(path), 0, set()
    if list(faults(whole)):
        print("it is not sound to begin with")
        return 1
    total = len(list(breaks(copy.deepcopy(whole))))
    for i in range(total):
        f = copy.deepcopy(whole)
        name, change = list(breaks(f))[i]
        change()
        tried.add(name)
        found = set()
        for clause_name, _, check in CHECKS:
            if clause_name == name:
                found.update(clause_name for _ in check(f))
        if name not in found:
            print(f"{name}: break {i + 1} goes unnoticed")
            missed += 1
    for name in [c[0] for c in CHECKS if c[0] not in tried]:
        print(f"{name}: nothing breaks it")
        missed += 1
    return missed


def main(arguments):
    if arguments == ["--list"]:
        for name, what, _ in CHECKS:
            print(f"{name}\t{what}")
        return 0
    if arguments[0] == "--proof":
        return proof(arguments[1])
    bad = 0
    for path in arguments:
        for name, found in faults(File(path)):
            print(f"{path}: {name}: {found}")
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
