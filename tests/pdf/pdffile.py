"""A PDF file as qpdf tells of it: its objects, streams decoded, its pages, structure and fonts."""

import base64
import json
import re
import struct
import subprocess
import xml.etree.ElementTree as xml


class File:
    def __init__(self, path):
        with open(path, "rb") as f:
            self.bytes = f.read()
        told = subprocess.run(["qpdf", "--json", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", path],
                              capture_output=True)
        self.objects = json.loads(told.stdout)["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]

    def get(self, value):
        """What a value is, references followed; a stream gives its dictionary."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            found = self.objects.get("obj:" + value, {"value": None})
            value = found["stream"]["dict"] if "stream" in found else found["value"]
        return value

    def data(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def root(self):
        return self.get(self.trailer["/Root"])

    def pages(self, node=None):
        node = self.root()["/Pages"] if node is None else node
        if self.get(node).get("/Type") == "/Page":
            yield node, self.get(node)
        for kid in self.get(self.get(node).get("/Kids", [])):
            yield from self.pages(kid)

    def dictionaries(self):
        for name, found in self.objects.items():
            if name != "trailer":
                yield name, found["stream"]["dict"] if "stream" in found else found["value"]

    def content(self, page):
        if "content" in page:
            return page["content"]
        whole = page["/Contents"]
        return b"\n".join(self.data(s) for s in (whole if isinstance(whole, list) else [whole]))

    def elements(self, node=None, parents=()):
        """The structure tree in its order: element, its ancestors' types from the root on."""
        node = self.get(self.root()["/StructTreeRoot"]) if node is None else node
        if "/S" in node:
            yield node, parents
            parents += (node["/S"][1:],)
        for kid in self.kids(node):
            if isinstance(kid, dict) and "/S" in kid:
                yield from self.elements(kid, parents)

    def kids(self, node):
        kids = self.get(node.get("/K", []))
        return [self.get(k) for k in (kids if isinstance(kids, list) else [kids])]

    def fonts(self):
        for name, d in self.dictionaries():
            if isinstance(d, dict) and d.get("/Type") == "/Font" and d.get("/Subtype") == "/Type0":
                yield name, d, self.get(self.get(d["/DescendantFonts"])[0])

    def metadata(self):
        return xml.fromstring(self.data(self.root()["/Metadata"]).decode("utf-8").strip("\ufeff"))


TOKEN = re.compile(rb"\s*(?:(<<)|(>>)|<([0-9A-Fa-f\s]*)>|(\[)|(\])|(/[^\s<>\[\]()/%{}]*)|\(((?:[^()\\]|\\.)*)\)|([-+.\d]+)|([A-Za-z'\"*0-9]+))", re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def literal(inside):
    """The bytes of a literal string (7.3.4.2); octal escapes are not written by us."""
    return re.sub(rb"\\(.)", lambda m: ESCAPES.get(m[1], m[1]), inside, flags=re.S)


def operations(content):
    """The operators of a content stream with their operands; dictionaries are lists between << and >>."""
    operands, at = [], 0
    while content[at:].strip():
        m = TOKEN.match(content, at)
        if not m:
            yield "?", [content[at:at + 20]]
            return
        at = m.end()
        if m[9]:
            yield m[9].decode(), operands
            operands = []
        else:
            string = bytes.fromhex(m[3].decode()) if m[3] is not None else literal(m[7]) if m[7] is not None else None
            operands.append(m[0].strip().decode("latin-1") if string is None else string)


def codes(operands):
    for o in operands:
        if isinstance(o, bytes):
            yield from (c for c, in struct.iter_unpack(">H", o))


def texts(f, font):
    """The text of each code, by its ToUnicode."""
    table = {}
    for kind, block in re.findall(rb"begin(bfchar|bfrange)(.*?)endbf", f.data(font["/ToUnicode"]), re.S):
        found = [bytes.fromhex(x.decode()) for x in re.findall(rb"<([0-9A-Fa-f]+)>", block)]
        step = 2 if kind == b"bfchar" else 3
        for i in range(0, len(found), step):
            first, last = int.from_bytes(found[i], "big"), int.from_bytes(found[i + step - 2], "big")
            for c in range(first, last + 1):
                base = found[i + step - 1]
                table[c] = (base[:-2] + struct.pack(">H", struct.unpack(">H", base[-2:])[0] + c - first)).decode("utf-16-be")
    return table
