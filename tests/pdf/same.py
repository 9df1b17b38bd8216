"""same.py FILE.pdf FILE.ofd STEM: the glyphs and bars of the PDF, the OFD and the SVG pages STEM-1.svg…, one by one.

Each file is read by itself; each gives, page by page, what character stands where in what size, and where bars lie.
Prints the first differences of each page, at last how much was compared.
"""

import re
import struct
import sys
import xml.etree.ElementTree as xml
import zipfile

from pdffile import File, operations, texts

OFD, SVG = "{http://www.ofdspec.org/2016}", "{http://www.w3.org/2000/svg}"
PT = 360 / 127  # a millimetre in points


# ---- PDF ----

def widths(f, font):
    inner = f.get(f.get(font["/DescendantFonts"])[0])
    out, w, i = {}, f.get(inner.get("/W", [])), 0
    while i < len(w):
        if isinstance(f.get(w[i + 1]), list):
            out.update((w[i] + k, width) for k, width in enumerate(f.get(w[i + 1])))
            i += 2
        else:
            out.update((c, w[i + 2]) for c in range(w[i], w[i + 1] + 1))
            i += 3
    return out, inner.get("/DW", 1000)


def multiply(a, b):
    return (a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5])


def apply(m, x, y):
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


class PdfPage:
    def __init__(self, f, page, fonts):
        self.f, self.glyphs, self.bars, self.fonts = f, [], [], fonts
        box = [float(v) for v in page["/MediaBox"]]
        self.width, self.height = (box[2], box[3]) if not page.get("/Rotate") else (box[3], box[2])
        self.turned = bool(page.get("/Rotate"))
        self.matrix, self.stack, self.silent, self.span = (1, 0, 0, 1, 0, 0), [], [], None
        named = f.get(f.get(page["/Resources"])["/Font"])
        for operator, operands in operations(f.content(page)):
            self.step(operator, operands, named)

    def seen(self, x, y):
        """A point of the sheet as the page is looked at, y down."""
        x, y = apply(self.matrix, x, y)
        return (y, x) if self.turned else (x, self.height - y)

    def step(self, operator, operands, named):
        if operator == "q":
            self.stack.append(self.matrix)
        elif operator == "Q":
            self.matrix = self.stack.pop()
        elif operator == "cm":
            self.matrix = multiply([float(o) for o in operands], self.matrix)
        elif operator == "BT":
            self.at = [0.0, 0.0]
        elif operator == "Td":
            self.at = [self.at[0] + float(operands[0]), self.at[1] + float(operands[1])]
            self.pen = self.at[0]
        elif operator == "Tf":
            reference = named[operands[0]]
            if reference not in self.fonts:
                font = self.f.get(reference)
                self.fonts[reference] = (texts(self.f, font), *widths(self.f, font))
            self.font, self.size = self.fonts[reference], float(operands[1])
        elif operator == "Tc":
            self.spacing = float(operands[0])
        elif operator == "TJ":
            self.show(operands)
        elif operator in ("BDC", "BMC"):
            said = [o for i, o in enumerate(operands) if i and operands[i - 1] == "/ActualText"]
            self.silent.append(self.span)
            if said:
                self.span = [said[0][2:].decode("utf-16-be"), 0]
        elif operator == "EMC":
            self.span = self.silent.pop()
        elif operator == "re":
            x, y, w, h = (float(o) for o in operands)
            (x0, y0), (x1, y1) = self.seen(x, y), self.seen(x + w, y + h)
            self.bars.append((min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)))

    spacing = 0.0

    def show(self, operands):
        text, wide, usual = self.font
        for o in operands:
            if isinstance(o, bytes):
                for code, in struct.iter_unpack(">H", o):
                    self.glyph(text.get(code, "?"))
                    self.pen += wide.get(code, usual) * self.size / 1000 + self.spacing
            elif re.fullmatch(r"[-+.\d]+", o):
                self.pen -= float(o) * self.size / 1000

    def glyph(self, text):
        if self.span is not None:
            said, shown = self.span
            self.span[1] += 1
            if not said or (text == " " and shown >= len(said)):
                return  # shown but not said, or a space that only reaches over to the next tag
        self.glyphs.append((text[:1], *self.seen(self.pen, self.at[1]), self.size))


# ---- OFD ----

def numbers(text):
    return [float(v) for v in text.split()]


def ofd_pages(path):
    with zipfile.ZipFile(path) as z:
        root = xml.fromstring(z.read("Doc_0/Document.xml"))
        for page in root.iter(OFD + "Page"):
            tree = xml.fromstring(z.read("Doc_0/" + page.get("BaseLoc")))
            glyphs, bars = [], []
            for o in tree.iter(OFD + "TextObject"):
                left, top, _, _ = numbers(o.get("Boundary"))
                matrix = numbers(o.get("CTM")) if o.get("CTM") else (1, 0, 0, 1, 0, 0)
                code = o.find(OFD + "TextCode")
                transform = o.find(OFD + "CGTransform")
                x, y = float(code.get("X")), float(code.get("Y"))
                steps = [0.0] + numbers(code.get("DeltaX") or "")
                text = code.text if transform is None or transform.get("CodeCount") == transform.get("GlyphCount") else code.text[:1]
                for c, step in zip(text, steps):
                    x += step
                    px, py = apply(matrix, x, y)
                    glyphs.append((c, (px + left) * PT, (py + top) * PT, float(o.get("Size")) * PT))
            for o in tree.iter(OFD + "PathObject"):
                if o.get("Fill") == "true" and re.fullmatch(r"M [-\d. ]+(L [-\d. ]+){3}C", o.find(OFD + "AbbreviatedData").text):
                    left, top, _, _ = numbers(o.get("Boundary"))
                    matrix = numbers(o.get("CTM")) if o.get("CTM") else (1, 0, 0, 1, 0, 0)
                    points = re.findall(r"[ML] ([-\d.]+) ([-\d.]+)", o.find(OFD + "AbbreviatedData").text)
                    points = [apply(matrix, float(x), float(y)) for x, y in points]
                    xs, ys = [p[0] + left for p in points], [p[1] + top for p in points]
                    bars.append(tuple(v * PT for v in (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))))
            yield glyphs, bars


# ---- SVG ----

def svg_page(path):
    glyphs, bars, drawn = [], [], []

    def walk(node, matrix):
        turned = re.fullmatch(r"matrix\((.*)\)", node.get("transform") or "")
        if turned:
            matrix = multiply(numbers(turned[1]), matrix)
        group = re.fullmatch(r"translate\((.*)\) scale\((.*)\)", node.get("transform") or "")
        if group: # outlines, drawn before their text
            (x, y), (scale, _) = numbers(group[1]), numbers(group[2])
            drawn[:] = [y] + [x + float(use.get("x")) * scale for use in node]
        elif node.tag == SVG + "text":
            xs, y, i = numbers(node.get("x")), float(node.get("y")), 0
            if abs(drawn[0] - y) > 0.01 or any(min(abs(x - d) for d in drawn[1:]) > 0.01 for x in xs):
                print(f"{path}: {node.text} is drawn elsewhere")
            alike = 0 # characters before it at the same place: as many glyphs stand there, or it is shown by the one before
            for c in node.text:
                alike = alike + 1 if i and xs[i] == xs[i - 1] else 0
                if alike < max(1, sum(abs(xs[i] - d) <= 0.01 for d in drawn[1:])):
                    glyphs.append((c, *apply(matrix, xs[i], y), float(node.get("font-size"))))
                i += 2 if ord(c) > 0xFFFF else 1
        elif node.tag == SVG + "rect" and node.get("x") and node.get("fill") != "none":
            x, y, w, h = (float(node.get(k)) for k in ("x", "y", "width", "height"))
            (x0, y0), (x1, y1) = apply(matrix, x, y), apply(matrix, x + w, y + h)
            bars.append((min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)))
        for child in node:
            walk(child, matrix)

    walk(xml.parse(path).getroot(), (1, 0, 0, 1, 0, 0))
    return glyphs, bars


# ---- comparing ----

def order(items):
    return sorted(items, key=lambda i: tuple(round(v, 1) if isinstance(v, float) else v for v in i))


def apart(a, b):
    return any(abs(x - y) > 0.03 if isinstance(x, float) else x != y for x, y in zip(a, b))


def compare(where, what, one, other):
    """Matches each item with the nearest alike one; prints what is left over."""
    left = {}
    for i in other:
        left.setdefault((i[0] if isinstance(i[0], str) else "", round(i[-2] / 2)), []).append(i)
    lost = []
    for i in one:
        key = i[0] if isinstance(i[0], str) else ""
        for near in (0, 1, -1):
            pool = left.get((key, round(i[-2] / 2) + near), [])
            found = next((o for o in pool if not apart(i, o)), None)
            if found:
                pool.remove(found)
                break
        else:
            lost.append(i)
    more = [i for pool in left.values() for i in pool]
    if lost or more:
        print(f"{where}: {what}: {len(lost)} lost, as {lost[:2]}; {len(more)} more, as {more[:2]}")


def main(pdf, ofd, stem):
    f, fonts, count = File(pdf), {}, 0
    sheets = [PdfPage(f, page, fonts) for _, page in f.pages()]
    others = list(ofd_pages(ofd))
    if len(others) != len(sheets):
        print(f"{len(sheets)} pages of PDF, {len(others)} of OFD")
    for i, (sheet, other) in enumerate(zip(sheets, others), 1):
        drawn = svg_page(f"{stem}-{i}.svg")
        compare(f"page {i}", "glyphs, PDF and OFD", sheet.glyphs, other[0])
        compare(f"page {i}", "glyphs, PDF and SVG", sheet.glyphs, drawn[0])
        compare(f"page {i}", "bars, PDF and OFD", sheet.bars, other[1])
        compare(f"page {i}", "bars, PDF and SVG", sheet.bars, drawn[1])
        count += len(sheet.glyphs) + len(sheet.bars)
    print(f"{count} glyphs and bars on {len(sheets)} pages")


main(*sys.argv[1:])
