"""structure.py FILE.pdf: the headings, head cells and figures of a tagged PDF, as its structure tree and its pages give them:
level and text of each heading, text of each head cell of a table, what stands for each figure.

With LAYOUT, the layout snapshot, as a second argument: what differs from it, a line each; nothing when they agree.
"""

import re
import struct
import sys

from pdffile import File, operations, texts


def marked(f, page, fonts):
    """The text of each marked piece of a page, by its MCID."""
    named = f.get(f.get(page["/Resources"])["/Font"])
    out, stack, font = {}, [], None
    for operator, operands in operations(f.content(page)):
        if operator == "Tf":
            reference = named[operands[0]]
            font = fonts.setdefault(reference, None) or texts(f, f.get(reference))
            fonts[reference] = font
        elif operator in ("BDC", "BMC"):
            mcid = [int(o) for i, o in enumerate(operands) if i and operands[i - 1] == "/MCID"]
            said = [o[2:].decode("utf-16-be") for i, o in enumerate(operands) if i and operands[i - 1] == "/ActualText"]
            above = stack[-1] if stack else (None, False)
            stack.append((mcid[0] if mcid else above[0], bool(said) or above[1]))
            if said and above[0] is not None:
                out[above[0]] = out.get(above[0], "") + said[0]
        elif operator == "EMC":
            stack.pop()
        elif operator == "TJ" and stack and stack[-1][0] is not None and not stack[-1][1]:
            codes = [c for o in operands if isinstance(o, bytes) for c, in struct.iter_unpack(">H", o)]
            out[stack[-1][0]] = out.get(stack[-1][0], "") + "".join(font[c] for c in codes)
    return out


def content(f, element, pages):
    kids = f.get(element.get("/K", []))
    text = ""
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = f.get(kid)
        if isinstance(kid, int):
            text += pages[element["/Pg"]].get(kid, "")
        elif isinstance(kid, dict) and kid.get("/Type") == "/MCR":
            text += pages[kid["/Pg"]].get(kid["/MCID"], "")
        elif isinstance(kid, dict) and "/S" in kid:
            text += content(f, kid, pages)
    return text


def tight(text):
    return re.sub(r"[\s\u3000]", "", text)


def from_pdf(path):
    f, fonts = File(path), {}
    pages = {name: marked(f, page, fonts) for name, page in f.pages()}
    for e, _ in f.elements():
        kind = e["/S"][1:]
        if re.fullmatch(r"H[1-6]|TH", kind):
            yield kind, tight(content(f, e, pages))
        elif kind == "Figure":
            yield kind, tight(e.get("/Alt", "u:")[2:])


def from_layout(path):
    """The same from the snapshot: levels as PDF/UA wants them, a part joined to what it goes on with."""
    found, open_tags, level, titled = [], [], 0, False
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            word = line.split()
            if word[0] == "tag":
                tag, item = word[1], None
                if "Artifact" in (tag, *(t for t, _ in open_tags)):
                    tag = "Artifact"
                elif re.fullmatch(r"H[1-6]|Title|TH|Figure", tag):
                    again = [i for i in found if i[2] == tag] if " part " in line else []
                    if again:
                        item = again[-1]
                    else:
                        kind = tag
                        if tag == "Title":
                            kind, level, titled = "H1", 1, True
                        elif tag[0] == "H":
                            level = min(level + 1, int(tag[1]) + titled, 6)
                            kind = f"H{level}"
                        alt = re.search(r' alt "((?:[^"\\]|\\.)*)"', line)
                        item = [kind, re.sub(r"\\(?:x0a|(.))", r"\1", alt[1]) if tag == "Figure" and alt else "", tag]
                        found.append(item)
                open_tags.append((tag, item))
            elif word[0] == "end":
                open_tags.pop()
            elif word[0] == "text" and open_tags and not line.rstrip().endswith(" silent"):
                text = re.search(r'"((?:[^"\\]|\\.)*)"', line)[1]
                for _, item in open_tags:
                    if item and item[2] != "Figure":
                        item[1] += re.sub(r"\\(.)", r"\1", text)
    return [(kind, tight(text)) for kind, text, _ in found]


def main(pdf, layout=None):
    given = list(from_pdf(pdf))
    if layout is None:
        for kind, text in given:
            print(kind, text)
        return
    wanted = from_layout(layout)
    if sorted(given) != sorted(wanted):
        for item in wanted:
            if item not in given:
                print("not in the file:", *item)
        for item in given:
            if item not in wanted:
                print("not on the pages:", *item)
    if [i for i in given if i[0][1:].isdigit()] != [i for i in wanted if i[0][1:].isdigit()]:
        print("the headings' order or levels differ")


main(*sys.argv[1:])
