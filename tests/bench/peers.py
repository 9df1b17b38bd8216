#!/usr/bin/env python3
"""peers.py FOLDER - the workloads of FOLDER (make_workloads.py's) as each peer's input, beside them.

    w0 w1 w2 .typ .tex .html, and batch/NNNN.typ .tex .html of the third

The same words, the same paper, sizes and column widths as tests/bench/classes give Wenheng, written as the peer's
own users would: Typst's table with a header, LaTeX's longtable under ctex, an HTML table with a thead.
"""
import csv
import html
import itertools
import json
import sys

FOLDER = sys.argv[1]
FONT = "Noto Serif CJK SC"
TITLE = "工业节水技术改造重点任务台账"


def read(name):
    with open(f"{FOLDER}/{name}", encoding="utf-8") as f:
        return f.read()


def write(name, parts):
    with open(f"{FOLDER}/{name}", "w", encoding="utf-8") as f:
        f.write("".join(parts))


def ledger():
    """Column names, then rows: a list of cells, or a string for a group's label."""
    with open(f"{FOLDER}/ledger.csv", encoding="utf-8", newline="") as f:
        names, *records = csv.reader(f)
    rows = []
    for group, members in itertools.groupby(records, key=lambda r: r[0]):
        rows.append(group)
        rows += [m[1:] for m in members]
    return names[1:], rows


NOTICE, BOOK = json.loads(read("hello.json")), json.loads(read("cases.json"))
COLUMNS, ROWS = ledger()
SUMMARIES = [json.loads(line) for line in read("batch.jsonl").splitlines()]


class Typst:
    """Text goes in as strings, so that nothing in it is markup."""

    ending = "typ"
    w1 = ("1.2cm, 3.2cm, 1fr, 2.4cm, 1.8cm, 1.6cm, 1.8cm", "9pt")
    w2 = ("1fr, 1fr, 1fr, 1fr, 1fr", "10.5pt")
    w3 = ("1fr, 3fr, 2fr, 2fr, 2fr, 2fr", "12pt")

    def string(self, s):
        return '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def text(self, s):
        return "#" + self.string(s)

    def begin(self, size):
        return (
            "#set page(paper: \"a4\", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm),\n"
            "  numbering: (..n) => \"— \" + str(n.pos().first()) + \" —\")\n"
            f'#set text(font: "{FONT}", size: {size}, lang: "zh", region: "cn")\n'
            "#set par(justify: true, leading: 0.7em, first-line-indent: (amount: 2em, all: true))\n"
        )

    def end(self):
        return ""

    def title(self, s, size):
        return f"#align(center)[#text(size: {size})[{self.text(s)}]]\n\n"

    def para(self, s):
        return self.text(s) + "\n\n"

    def right(self, s):
        return f"#align(right)[{self.text(s)}]\n\n"

    def cover(self, book):
        return f"#align(center + horizon)[#text(size: 26pt)[{self.text(book['title'])}]]\n#pagebreak()\n#outline(depth: 1)\n#pagebreak()\n"

    def chapter(self, case):
        return f"#set page(header: [{self.text(case['short'])}])\n= {self.text(case['title'])}\n"

    def section(self, s):
        return f"== {self.text(s)}\n"

    def table(self, look, names, rows):
        yield f"#text(size: {look[1]})[#set par(first-line-indent: 0pt, justify: false)\n"
        yield f"#table(columns: ({look[0]}), stroke: 0.5pt, table.header({', '.join(map(self.string, names))}),\n"
        for row in rows:
            if isinstance(row, str):
                yield f"table.cell(colspan: {len(names)})[{self.text(row)}],\n"
            else:
                yield ", ".join(map(self.string, row)) + ",\n"
        yield ")]\n\n"


class Latex:
    ending = "tex"
    w1 = ("|p{8mm}|p{26mm}|p{42mm}|p{20mm}|p{13mm}|p{12mm}|p{12mm}|", r"\zihao{-5}")
    w2 = ("|p{25mm}|p{25mm}|p{25mm}|p{25mm}|p{25mm}|", r"\zihao{5}")
    w3 = ("|p{8mm}|p{38mm}|p{22mm}|p{20mm}|p{20mm}|p{20mm}|", r"\zihao{-4}")
    special = str.maketrans({"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}", **{c: "\\" + c for c in "%&#_${}"}})

    def text(self, s):
        return s.translate(self.special)

    def begin(self, size):
        return (
            "\\documentclass[fontset=none]{ctexart}\n"
            "\\usepackage[a4paper,top=37mm,left=28mm,right=26mm,bottom=35mm]{geometry}\n"
            "\\usepackage{longtable,array,fancyhdr,hyperref}\n"
            f"\\setCJKmainfont{{{FONT}}}\n"
            "\\pagestyle{fancy}\\fancyhf{}\\fancyfoot[C]{— \\thepage{} —}\n"
            "\\ctexset{section={numbering=false},subsection={numbering=false}}\n"
            f"\\begin{{document}}\\fontsize{{{size}}}{{1.7em}}\\selectfont\n"
        )

    def end(self):
        return "\\end{document}\n"

    def title(self, s, size):
        return f"{{\\centering\\fontsize{{{size}}}{{1.5em}}\\selectfont {self.text(s)}\\par}}\n\n"

    def para(self, s):
        return self.text(s) + "\n\n"

    def right(self, s):
        return f"{{\\raggedleft {self.text(s)}\\par}}\n\n"

    def cover(self, book):
        return f"\\begin{{titlepage}}\\centering\\Huge {self.text(book['title'])}\\end{{titlepage}}\\tableofcontents\\clearpage\n"

    def chapter(self, case):
        return f"\\clearpage\\fancyhead[C]{{{self.text(case['short'])}}}\\section{{{self.text(case['title'])}}}\n"

    def section(self, s):
        return f"\\subsection{{{self.text(s)}}}\n"

    def table(self, look, names, rows):
        yield f"{{{look[1]}\\begin{{longtable}}{{{look[0]}}}\\hline {' & '.join(map(self.text, names))} \\\\ \\hline\\endhead\n"
        for row in rows:
            if isinstance(row, str):
                yield f"\\multicolumn{{{len(names)}}}{{|l|}}{{{self.text(row)}}} \\\\ \\hline\n"
            else:
                yield " & ".join(map(self.text, row)) + " \\\\ \\hline\n"
        yield "\\end{longtable}}\n\n"


class Html:
    ending = "html"
    w1 = ("12mm 32mm auto 24mm 18mm 16mm 18mm", "9pt")
    w2 = ("auto", "10.5pt")
    w3 = ("auto", "12pt")

    def text(self, s):
        return html.escape(s)

    def begin(self, size):
        return (
            '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>w</title><style>\n'
            '@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:"— " counter(page) " —"}}\n'
            f'body{{font-family:"{FONT}";font-size:{size};text-align:justify;line-height:1.7}}\n'
            "p{text-indent:2em;margin:0}h1,h2{font-weight:normal}h1{text-align:center}h2{break-after:avoid}\n"
            "table{border-collapse:collapse;width:100%;line-height:1.4}td,th{border:.5pt solid;font-weight:normal}\n"
            "thead{display:table-header-group}tr{break-inside:avoid}.new{break-before:page}\n</style><body>\n"
        )

    def end(self):
        return "</body></html>\n"

    def title(self, s, size):
        return f'<h1 style="font-size:{size}">{self.text(s)}</h1>\n'

    def para(self, s):
        return f"<p>{self.text(s)}</p>\n"

    def right(self, s):
        return f'<p style="text-align:right">{self.text(s)}</p>\n'

    def cover(self, book):
        lines = (f'<li><a href="#{c["short"]}">{self.text(c["title"])}</a></li>' for c in book["cases"])
        return f'<h1>{self.text(book["title"])}</h1><ol class="new">{"".join(lines)}</ol>\n'

    def chapter(self, case):
        return f'<h1 class="new" id="{self.text(case["short"])}">{self.text(case["title"])}</h1>\n'

    def section(self, s):
        return f"<h2>{self.text(s)}</h2>\n"

    def table(self, look, names, rows):
        widths = look[0].split() * (1 if " " in look[0] else len(names))
        yield f'<table style="font-size:{look[1]}"><colgroup>' + "".join(f'<col style="width:{w}">' for w in widths)
        yield "</colgroup><thead><tr>" + "".join(f"<th>{self.text(n)}</th>" for n in names) + "</tr></thead><tbody>\n"
        for row in rows:
            if isinstance(row, str):
                yield f'<tr><td colspan="{len(names)}">{self.text(row)}</td></tr>\n'
            else:
                yield "<tr>" + "".join(f"<td>{self.text(c)}</td>" for c in row) + "</tr>\n"
        yield "</tbody></table>\n"


def notice(p):
    yield p.begin("16pt")
    yield p.title(NOTICE["org"], "36pt") + p.title(NOTICE["no"], "16pt") + p.title(NOTICE["title"], "22pt")
    yield from map(p.para, [NOTICE["to"], *NOTICE["paras"]])
    yield p.right(NOTICE["sign"]) + p.right(NOTICE["date"]) + p.end()


def table(p):
    yield p.begin("10.5pt") + p.title(TITLE, "18pt")
    yield from p.table(p.w1, COLUMNS, ROWS)
    yield p.end()


def book(p):
    yield p.begin("12pt") + p.cover(BOOK)
    for case in BOOK["cases"]:
        yield p.chapter(case)
        for section in case["sections"]:
            yield p.section(section["h"])
            yield from map(p.para, section["paras"])
        yield p.para(case["table"]["caption"])
        yield from p.table(p.w2, case["table"]["columns"], case["table"]["rows"])
    yield p.end()


def summary(p, record):
    yield p.begin("16pt") + p.title(record["title"], "22pt")
    yield from map(p.para, record["paras"])
    yield from p.table(p.w3, record["table"]["columns"], record["table"]["rows"])
    yield p.right(record["footer"]) + p.end()


for peer in Typst(), Latex(), Html():
    write(f"w0.{peer.ending}", notice(peer))
    write(f"w1.{peer.ending}", table(peer))
    write(f"w2.{peer.ending}", book(peer))
    for record in SUMMARIES:
        write(f"batch/{record['id']}.{peer.ending}", summary(peer, record))
