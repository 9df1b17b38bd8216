"""The clauses of ISO 19005-2 (A) and ISO 14289-1 (UA) that a file is checked against, each a function that yields faults."""

import re
import struct

import cff_widths
from pdffile import codes, operations

OPERATORS = set("""b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re
 RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"""".split())
TYPES = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
 Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula
 Form""".split())
DC, PDFA, UA = "{http://purl.org/dc/elements/1.1/}", "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}"

CHECKS = []


def clause(name, what):
    def add(check):
        CHECKS.append((name, what, check))
        return check
    return add


# ---- the file ----

@clause("A 6.1.2", "header: %PDF-1.n, then a comment of bytes above 127")
def header(f):
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", f.bytes):
        yield f.bytes[:20]


@clause("A 6.1.3", "trailer: an ID, no encryption, nothing behind %%EOF")
def trailer(f):
    if len(f.trailer.get("/ID", [])) != 2:
        yield "no ID"
    if "/Encrypt" in f.trailer:
        yield "encrypted"
    if not f.bytes.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "bytes behind %%EOF"


@clause("A 6.1.7", "streams: their /Length, no file outside, no LZW")
def streams(f):
    for name, found in f.objects.items():
        d = found.get("stream", {}).get("dict", {})
        if "/F" in d or "/FFilter" in d:
            yield f"{name} is kept outside"
        if "LZW" in str(d.get("/Filter")) or "Crypt" in str(d.get("/Filter")):
            yield f"{name}: {d['/Filter']}"
    for m in re.finditer(rb"\d+ 0 obj\s*(<<(?:(?!endobj).)*?>>)\s*stream\r?\n", f.bytes, re.S):
        length = re.search(rb"/Length (\d+)", m[1])
        if not length or not re.match(rb"\r?\n?endstream", f.bytes[m.end() + int(length[1]):m.end() + int(length[1]) + 12]):
            yield f"the length of the stream at byte {m.end()}"


@clause("A 6.1.13", "limits: names of 127 bytes, strings of 32767, 8388607 objects, q 28 deep")
def limits(f):
    def walk(v):
        if isinstance(v, dict):
            for k, x in v.items():
                yield from walk(k)
                yield from walk(x)
        elif isinstance(v, list):
            for x in v:
                yield from walk(x)
        elif isinstance(v, str):
            if v.startswith("/") and len(v.encode()) > 128:
                yield f"name {v[:20]}…"
            elif v.startswith("u:") and len(v[2:].encode("utf-16-be")) + 2 > 32767:
                yield f"string {v[:20]}…"
    for _, d in f.dictionaries():
        yield from walk(d)
    if len(f.objects) > 8388607:
        yield "objects"
    for _, page in f.pages():
        depth = deepest = 0
        for operator, _ in operations(f.content(page)):
            depth += operator == "q"
            depth -= operator == "Q"
            deepest = max(depth, deepest)
        if deepest > 28 or depth != 0:
            yield f"q nested {deepest} deep, {depth} left open"


# ---- graphics ----

@clause("A 6.2.2", "contents: only operators of ISO 32000-1; every resource they name is there")
def contents(f):
    for name, page in f.pages():
        resources = f.get(page.get("/Resources", {}))
        for operator, operands in operations(f.content(page)):
            if operator not in OPERATORS:
                yield f"{name}: operator {operator}"
            kind = {"Tf": "/Font", "Do": "/XObject"}.get(operator)
            if kind and operands[0] not in f.get(resources.get(kind, {})):
                yield f"{name}: {operands[0]} is no resource"


def profile(f):
    intents = [f.get(i) for i in f.get(f.root().get("/OutputIntents", []))]
    found = [i for i in intents if i.get("/S") == "/GTS_PDFA1"]
    return found[0].get("/DestOutputProfile") if len(found) == 1 else None


@clause("A 6.2.3", "one output intent, its profile an RGB display's or printer's of ICC 2 to 4")
def intent(f):
    at = profile(f)
    if at is None:
        yield "no output intent with a profile"
        return
    icc = f.data(at)
    if len(icc) != int.from_bytes(icc[:4], "big") or icc[36:40] != b"acsp":
        yield "the profile is damaged"
    if icc[12:16] not in (b"mntr", b"prtr") or icc[16:20] != b"RGB " or not 2 <= icc[8] <= 4:
        yield f"the profile is of class {icc[12:16]}, colours {icc[16:20]}, version {icc[8]}"
    if f.get(at).get("/N") != 3:
        yield "/N is not 3"
    tags = {icc[132 + 12 * i:136 + 12 * i] for i in range(int.from_bytes(icc[128:132], "big"))}
    for wanted in (b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"):
        if wanted not in tags:
            yield f"the profile has no {wanted.decode()}"


@clause("A 6.2.4.3", "colours: gray and RGB, which the output intent defines; no CMYK")
def colours(f):
    for name, page in f.pages():
        for operator, operands in operations(f.content(page)):
            if operator in ("k", "K") or (operator in ("cs", "CS") and "CMYK" in str(operands)):
                yield f"{name}: {operator}"
    for name, d in f.dictionaries():
        if isinstance(d, dict) and d.get("/Subtype") == "/Image" and "CMYK" in str(f.get(d.get("/ColorSpace"))):
            yield f"{name} is in CMYK"


@clause("A 6.2.8", "images: no alternates, no OPI, not interpolated")
def images(f):
    for name, d in f.dictionaries():
        if isinstance(d, dict) and d.get("/Subtype") == "/Image":
            if "/Alternates" in d or "/OPI" in d or d.get("/Interpolate"):
                yield name


@clause("A 6.2.9", "no PostScript, no reference to other files")
def xobjects(f):
    for name, d in f.dictionaries():
        if isinstance(d, dict) and (d.get("/Subtype") == "/PS" or d.get("/Subtype2") == "/PS" or "/Ref" in d):
            yield name


# ---- fonts ----

@clause("A 6.2.11.3", "CID fonts: CIDSystemInfo, Identity-H, and a map to glyphs where they are TrueType")
def cidfonts(f):
    for name, font, inner in f.fonts():
        info = f.get(inner.get("/CIDSystemInfo", {}))
        if not {"/Registry", "/Ordering", "/Supplement"} <= set(info):
            yield f"{name}: no CIDSystemInfo"
        if font.get("/Encoding") != "/Identity-H":
            yield f"{name}: encoding {font.get('/Encoding')}"
        if inner.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
            yield f"{name}: no CIDToGIDMap"


def program(f, inner):
    descriptor = f.get(inner["/FontDescriptor"])
    return next((descriptor[k] for k in ("/FontFile2", "/FontFile3") if k in descriptor), None)


@clause("A 6.2.11.4", "every font is in the file, its subset named so")
def embedded(f):
    for name, d in f.dictionaries():
        if isinstance(d, dict) and d.get("/Type") == "/Font" and d.get("/Subtype") not in ("/Type0", "/CIDFontType0", "/CIDFontType2"):
            yield f"{name}: {d.get('/Subtype')}"
    for name, font, inner in f.fonts():
        if program(f, inner) is None:
            yield f"{name} is not embedded"
        if not re.match(r"/[A-Z]{6}\+", inner["/BaseFont"]):
            yield f"{name}: {inner['/BaseFont']} is not named as a subset"


def stated_widths(f, inner):
    out, w, i = {}, f.get(inner.get("/W", [])), 0
    while i < len(w):
        if isinstance(f.get(w[i + 1]), list):
            for k, width in enumerate(f.get(w[i + 1])):
                out[w[i] + k] = width
            i += 2
        else:
            out.update((c, w[i + 2]) for c in range(w[i], w[i + 1] + 1))
            i += 3
    return out


def true_type(data):
    """The advance widths of a TrueType font in thousandths, by glyph."""
    tables = {data[12 + 16 * i:16 + 16 * i]: struct.unpack_from(">II", data, 20 + 16 * i) for i in range(struct.unpack_from(">H", data, 4)[0])}
    units = struct.unpack_from(">H", data, tables[b"head"][0] + 18)[0]
    metrics = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)[0]
    count = struct.unpack_from(">H", data, tables[b"maxp"][0] + 4)[0]
    all_of = [struct.unpack_from(">H", data, tables[b"hmtx"][0] + 4 * min(i, metrics - 1))[0] * 1000 / units for i in range(count)]
    return dict(enumerate(all_of))


def used(f):
    """The codes shown with each font, by its name in the resources."""
    shown = {}
    for _, page in f.pages():
        font = None
        for operator, operands in operations(f.content(page)):
            if operator == "Tf":
                font = f.get(f.get(page["/Resources"])["/Font"]).get(operands[0])
            elif operator in ("Tj", "TJ"):
                shown.setdefault(font, set()).update(codes(operands))
    return shown


@clause("A 6.2.11.5", "the widths that the file states are those of the fonts in it")
def metrics(f):
    shown = used(f)
    for name, font, inner in f.fonts():
        data, stated = f.data(program(f, inner)), stated_widths(f, inner)
        if inner["/Subtype"] == "/CIDFontType2":
            own, glyphs = true_type(data), f.data(inner["/CIDToGIDMap"])
            own = {code: own[glyph] for code, (glyph,) in enumerate(struct.iter_unpack(">H", glyphs))}
        else:
            own = cff_widths.widths(data)
        for code in sorted(shown.get(name[4:], ())):
            if abs(stated.get(code, inner.get("/DW", 1000)) - own.get(code, -1)) > 1:
                yield f"{name}: code {code} is {own.get(code)} wide, /W says {stated.get(code)}"


@clause("A 6.2.11.7", "every code shown has its text")
def unicode_maps(f):
    shown = used(f)
    for name, font, _ in f.fonts():
        if "/ToUnicode" not in font:
            yield f"{name} has no ToUnicode"
            continue
        table = {}
        for kind, block in re.findall(rb"begin(bfchar|bfrange)(.*?)endbf", f.data(font["/ToUnicode"]), re.S):
            found = re.findall(rb"<([0-9A-Fa-f]+)>", block)
            step = 2 if kind == b"bfchar" else 3
            for i in range(0, len(found), step):
                for c in range(int(found[i], 16), int(found[i + step - 2], 16) + 1):
                    table[c] = found[i + step - 1]
        for code in sorted(shown.get(name[4:], ())):
            if int(table.get(code, b"0")[-4:], 16) in (0, 0xFEFF, 0xFFFE):
                yield f"{name}: code {code} has no text"


@clause("A 6.2.11.8", "no .notdef is shown")
def notdef(f):
    shown = used(f)
    for name, _, _ in f.fonts():
        if 0 in shown.get(name[4:], ()):
            yield name


# ---- annotations, actions ----

def annotations(f):
    for name, page in f.pages():
        for a in f.get(page.get("/Annots", [])):
            yield name, page, a, f.get(a)


@clause("A 6.3", "annotations: of a kind that stays, printed, not hidden")
def annotation_flags(f):
    for name, _, _, a in annotations(f):
        if a.get("/Subtype") not in ("/Link",):
            yield f"{name}: {a.get('/Subtype')}"
        if a.get("/F", 0) & 4 == 0 or a.get("/F", 0) & 0b100011:
            yield f"{name}: /F {a.get('/F')}"


@clause("A 6.5", "actions: links only; nothing runs")
def actions(f):
    for name, d in f.dictionaries():
        if isinstance(d, dict):
            action = f.get(d.get("/A", {}))
            if isinstance(action, dict) and action.get("/S", "/URI") not in ("/URI", "/GoTo"):
                yield f"{name}: {action['/S']}"
            if "/AA" in d or "/JS" in d:
                yield f"{name}: additional actions"
    if "/OpenAction" in f.root():
        yield "/OpenAction"


# ---- metadata ----

@clause("A 6.6.2", "metadata: XMP, no encoding in its packet, foreign properties described; the same as in the information")
def metadata(f):
    if "/Metadata" not in f.root():
        yield "none"
        return
    raw = f.data(f.root()["/Metadata"])
    if not re.match(rb"<\?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"\?>", raw) or b"encoding=" in raw[:100]:
        yield "the packet's head"
    tree = f.metadata()
    if tree.find(f".//{UA}part") is not None and "http://www.aiim.org/pdfua/ns/id/" not in [
            e.text for e in tree.iter("{http://www.aiim.org/pdfa/ns/schema#}namespaceURI")]:
        yield "pdfuaid is not described"
    info = f.get(f.trailer.get("/Info", {}))
    title = tree.find(f".//{DC}title//{RDF}li")
    if "/Title" in info and (title is None or "u:" + title.text != info["/Title"]):
        yield "the title differs from the information's"


def claim(f, space):
    found = f.metadata().find(f".//{space}part")
    return found.text if found is not None else None


@clause("A 6.6.4", "metadata say part and level: 2 or 3, A with structure, U without")
def identification(f):
    level = f.metadata().find(f".//{PDFA}conformance")
    wanted = "A" if "/StructTreeRoot" in f.root() else "U"
    if claim(f, PDFA) not in ("2", "3") or level is None or level.text != wanted:
        yield f"part {claim(f, PDFA)}, level {level is not None and level.text}"


# ---- structure (level A, PDF/UA) ----

def tagged(check):
    def only(f):
        if "/StructTreeRoot" in f.root():
            yield from check(f)
    return only


def accessible(check):
    def only(f):
        if claim(f, UA):
            yield from check(f)
    return only


@clause("A 6.7.2", "the document is marked as tagged; none of its marks is suspect")
@tagged
def marked(f):
    info = f.get(f.root().get("/MarkInfo", {}))
    if not info.get("/Marked") or info.get("/Suspects"):
        yield info


@clause("A 6.7.3", "the structure's types are standard ones, and its tree knows every marked piece")
@tagged
def structure(f):
    roles = f.get(f.get(f.root()["/StructTreeRoot"]).get("/RoleMap", {}))
    for e, _ in f.elements():
        if e["/S"][1:] not in TYPES and roles.get(e["/S"], "/")[1:] not in TYPES:
            yield f"{e['/S']} is no standard type"
    numbers = {}

    def walk(node):
        for kid in node.get("/Kids", []):
            walk(f.get(kid))
        nums = node.get("/Nums", [])
        numbers.update(zip(nums[::2], nums[1::2]))
    walk(f.get(f.get(f.root()["/StructTreeRoot"])["/ParentTree"]))
    for name, page in f.pages():
        row = f.get(numbers.get(page.get("/StructParents"), []))
        count = sum(1 for o, a in operations(f.content(page)) if o == "BDC" and "/MCID" in a)
        if len(row) != count or any(f.get(r) is None for r in row):
            yield f"{name}: {count} marked pieces, {len(row)} in the parent tree"
    for name, page, reference, a in annotations(f):
        if "/S" not in (f.get(numbers.get(a.get("/StructParent"))) or {}):
            yield f"{name}: a link is not in the parent tree"


@clause("A 6.7.4", "the document says its language")
@tagged
def language(f):
    if not re.fullmatch(r"u:[a-z]{2,3}(-[A-Z]{2})?", f.root().get("/Lang", "")):
        yield f.root().get("/Lang")


@clause("A 6.8", "attached files say how they belong, and are there only in part 3")
def attachments(f):
    files = [f.get(s) for s in f.get(f.root().get("/AF", []))]
    named = f.get(f.get(f.root().get("/Names", {})).get("/EmbeddedFiles", {})).get("/Names", [])
    if len(named) != 2 * len(files):
        yield f"{len(files)} files belong to the document, {len(named) // 2} have names"
    if files and claim(f, PDFA) != "3":
        yield "files are attached"
    for d in files:
        if not {"/F", "/UF", "/AFRelationship", "/EF", "/Desc"} <= set(d):
            yield f"a file specification has only {' '.join(d)}"
            continue
        stream = f.get(f.get(d["/EF"])["/F"])
        if "/Subtype" not in stream or "/Size" not in f.get(stream.get("/Params", {})):
            yield "an attached file without kind or size"


@clause("A 6.10", "no optional content, no other presentations, no forms")
def presentations(f):
    for key in ("/OCProperties", "/AcroForm", "/Requirements"):
        if key in f.root():
            yield key


@clause("UA 5", "metadata say PDF/UA-1 where there is a structure, a title and a text for each figure, and nowhere else")
def identified(f):
    described = "/StructTreeRoot" in f.root() and f.metadata().find(f".//{DC}title") is not None and all(
        e.get("/Alt") for e, _ in f.elements() if e["/S"] == "/Figure")
    if (claim(f, UA) == "1") != bool(described):
        yield f"it says {claim(f, UA)}"


@clause("UA 7.1", "all that is shown is in the structure or an artifact; the title is shown")
@accessible
def content_marked(f):
    for name, page in f.pages():
        depth, inside = 0, []
        for operator, operands in operations(f.content(page)):
            if operator in ("BDC", "BMC"):
                inside.append("/MCID" in operands or operands[0] == "/Artifact")
            elif operator == "EMC":
                if not inside:
                    yield f"{name}: EMC too many"
                    return
                inside.pop()
            elif operator in ("Tj", "TJ", "Do", "f", "S", "B") and not any(inside):
                yield f"{name}: {operator} outside of all marks"
            if operator in ("BT", "ET"):
                depth = operator == "BT"
        if inside or depth:
            yield f"{name}: marks left open"
    if not f.get(f.root().get("/ViewerPreferences", {})).get("/DisplayDocTitle"):
        yield "the title is not shown"


NESTING = {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"}}
INSIDE = {"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "TR": {"TH", "TD"}, "L": {"LI", "L", "Caption"},
          "LI": {"Lbl", "LBody"}, "TOC": {"TOC", "TOCI", "Caption"}}


@clause("UA 7.2", "tables, lists and contents hold what they may hold, and all of it")
@accessible
def nesting(f):
    for e, parents in f.elements():
        kind = e["/S"][1:]
        if kind in NESTING and (not parents or parents[-1] not in NESTING[kind]):
            yield f"{kind} in {parents[-1:]}"
        for k in f.kids(e):
            inner = k["/S"][1:] if isinstance(k, dict) and "/S" in k else "content"
            if kind in INSIDE and inner not in INSIDE[kind]:
                yield f"{inner} in {kind}"


@clause("UA 7.3", "every figure has a text in its place")
@accessible
def figures(f):
    for e, _ in f.elements():
        if e["/S"] == "/Figure" and not e.get("/Alt"):
            yield "a figure without /Alt"


@clause("UA 7.4.2", "headings leave no level out")
@accessible
def headings(f):
    last = 0
    for e, _ in f.elements():
        m = re.fullmatch(r"/H([1-6])", e["/S"])
        if m and int(m[1]) > last + 1:
            yield f"{e['/S']} follows H{last}"
        last = int(m[1]) if m else last


@clause("UA 7.5", "tables: heads say what they head, rows are of one width")
@accessible
def tables(f):
    for e, _ in f.elements():
        if e["/S"] == "/TH" and not f.get(e.get("/A", {})).get("/Scope"):
            yield "a head without /Scope"
        if e["/S"] != "/Table":
            continue
        rows = [r for r in f.kids(e) if isinstance(r, dict) and r.get("/S") == "/TR"]
        below, sizes = {}, []
        for row in rows:
            at, open_now = 0, below
            below = {k: n - 1 for k, n in open_now.items() if n > 1}
            for c in f.kids(row):
                if not isinstance(c, dict) or c.get("/S") not in ("/TH", "/TD"):
                    continue
                while at in open_now:
                    at += 1
                a = f.get(c.get("/A", {}))
                for k in range(a.get("/ColSpan", 1)):
                    if a.get("/RowSpan", 1) > 1:
                        below[at + k] = a["/RowSpan"] - 1
                at += a.get("/ColSpan", 1)
            while at in open_now:
                at += 1
            sizes.append(at)
        if len(set(sizes)) > 1:
            yield f"rows of {sorted(set(sizes))} columns"


@clause("UA 7.9", "notes have an ID each")
@accessible
def notes(f):
    ids = [e.get("/ID") for e, _ in f.elements() if e["/S"] == "/Note"]
    if None in ids or len(set(ids)) != len(ids):
        yield ids
    tree = f.get(f.get(f.root()["/StructTreeRoot"]).get("/IDTree", {}))
    if sorted(tree.get("/Names", [])[::2]) != sorted(ids):
        yield "the ID tree has others"


@clause("UA 7.18.1", "every link stands in a Link of the structure, and pages with links go by it")
@accessible
def link_elements(f):
    held = [k["/Obj"] for e, _ in f.elements() if e["/S"] == "/Link" for k in f.kids(e) if isinstance(k, dict) and k.get("/Type") == "/OBJR"]
    for name, page, reference, _ in annotations(f):
        if held.count(reference) != 1:
            yield f"{name}: {reference} is held {held.count(reference)} times"
        if page.get("/Tabs") != "/S":
            yield f"{name}: /Tabs {page.get('/Tabs')}"


@clause("UA 7.18.5", "every link says in words where it leads")
@accessible
def link_texts(f):
    for name, _, reference, a in annotations(f):
        if len(a.get("/Contents", "")) <= 2:
            yield f"{name}: {reference}"
