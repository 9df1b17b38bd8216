"""Random books, made from fixed seeds, set, and read back.

python3 books.py PROGRAM FOLDER SEED...   prints a line for each thing that is wrong in a book, none when all is well

A book has parts with numbers of their own, headings of six levels, floats at both ends of a page, tables, landscape
tables, picture pages, sections in columns, notes, references and index marks.  Every paragraph, cell and note begins
with a tag of its own, 〔0001〕, so that what is lost or set twice is seen.
"""
import json
import random
import re
import subprocess
import sys

program, folder = sys.argv[1:3]
TAG = "〔%04d〕"
NAMES = ["甘州示例热电公司", "临泽示例化工公司", "高台示例番茄公司", "山丹示例水泥公司", "民乐示例薯业公司", "肃南示例钨业公司", "重庆示例水务公司"]
WORDS = ["企业把循环水、冷却水和工艺水分质使用", "损失的水量逐月核对", "改造以后取水量下降", "“点对点”供水", "按照2026年的任务表推进", "reverse osmosis"]


class Book:
    """What is written, and what must be found again."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.out, self.tags, self.headings, self.floats, self.marks = [], 0, [], [], {}
        self.ids, self.asked, self.captions = [], [], {"表": [], "图": []}
        self.write()

    def tag(self):
        self.tags += 1
        return TAG % self.tags

    def words(self, most):
        return "，".join(self.r.choice(WORDS) for _ in range(self.r.randint(1, most)))

    def paragraph(self, most=14, rich=True):
        parts = [self.tag() + self.words(most)]
        if rich and self.r.random() < 0.35:
            name = self.r.choice(NAMES)
            self.tags += 1
            self.marks.setdefault(name, []).append(self.tags)
            parts.append("，%s[%s]{index}" % (TAG % self.tags, name))
        if rich and self.r.random() < 0.2:
            parts.append("^[%s%s。]" % (self.tag(), self.words(6)))
        if rich and self.ids and self.r.random() < 0.3:
            to, before = self.r.choice(self.ids), self.tag()
            self.asked.append((to, before, self.tag()))
            parts.append("，见%s[@%s page]%s" % (before, to, TAG % self.tags))
        return "".join(parts) + "。"

    def heading(self, level):
        title = "标题%d%s" % (len(self.headings) + 1, self.words(3) if self.r.random() < 0.3 else "")
        where = "h%d" % (len(self.headings) + 1)
        self.headings.append((level, title, where))
        self.ids.append(where)
        self.out.append("%s %s {#%s}" % ("#" * level, title, where))

    def caption(self, kind):
        n = len(self.captions[kind]) + 1
        name = ("图" if kind == "图" else "表") + "题%d" % n
        where = ("f" if kind == "图" else "t") + str(n)
        self.captions[kind].append((name, where))
        self.ids.append(where)
        return name, where

    def exhibit(self):
        """A table, picture, chart or QR code, floating or not, after the tag of what stands before it."""
        kind = self.r.choice(["表", "图", "图", "图"])
        place = self.r.choice(["", " float", " float", " float=bottom"])
        name, where = self.caption(kind)
        self.floats.append((self.tags, where, len(self.headings), bool(place)))
        lua = {"": "", " float": ", float = true", " float=bottom": ', float = "bottom"'}[place]
        form = self.r.random()
        if kind == "表":
            rows = "\n".join("| %s | %d |" % (self.tag(), i) for i in range(self.r.randint(1, 6 if place else 30)))
            self.out.append("::: table {caption=%s #%s%s}\n| 甲 | 乙 |\n|:--|--:|\n%s\n:::" % (name, where, place, rows))
        elif form < 0.4:
            self.out.append("![%s](plain.png){height=%dmm #%s%s}" % (name, self.r.randint(10, 90), where, place))
        elif form < 0.6:
            self.out.append("![%s](qr:https://example.cn/%s){width=25mm #%s%s}" % (name, where, where, place))
        else:
            bars = ", ".join('{ name = "甲%d", v = %d }' % (i, self.r.randint(0, 99)) for i in range(self.r.randint(1, 5)))
            self.out.append('{{ chart.%s { rows = { %s }, y = "v", caption = "%s", id = "%s", height = "%dmm"%s } }}' % (
                self.r.choice(["bar", "ranking"]), bars, name, where, self.r.randint(40, 80), lua))

    def block(self):
        form = self.r.random()
        if form < 0.55:
            self.out.append(self.paragraph())
        elif form < 0.75:
            self.out.append(self.paragraph(4, False))
            self.exhibit()
        elif form < 0.80:
            inside = "\n\n".join(self.paragraph() for _ in range(self.r.randint(1, 6)))
            self.out.append("::: multicol {count=%d}\n%s\n:::" % (self.r.randint(2, 3), inside))
        elif form < 0.83:
            name, where = self.caption("表")
            rows = "\n".join("| %s | %s |" % (self.tag(), self.words(3)) for _ in range(self.r.randint(1, 8)))
            self.out.append("::: table {caption=%s #%s landscape}\n| 甲 | 乙 |\n|:--|:--|\n%s\n:::" % (name, where, rows))
        elif form < 0.86:
            pictures = "\n".join("![%s](plain.png){#%s}" % self.caption("图") for _ in range(self.r.randint(1, 5)))
            self.out.append("::: gallery {columns=2 height=30mm}\n%s\n:::" % pictures)
        elif form < 0.88:
            self.out.append("{{ doc.clearfloats() }}\n\n" + self.paragraph(3))
        elif form < 0.90:
            self.out.append("%s\n\n{{ doc.pagebreak() }}\n\n%s" % (self.paragraph(3), self.paragraph(3)))
        elif form < 0.95:
            self.out.append("\n".join("- " + self.paragraph(5) for _ in range(self.r.randint(1, 4))))
        else:
            self.out.append("> " + self.paragraph(5))

    def write(self):
        self.out += ['---\nclass = "%s"\ntitle = "书"\n---' % self.r.choice(["booklet", "booklet", "plain"])]
        self.paged = "booklet" in self.out[0]
        self.out.append("::: numbering {style=%s}\n:::" % self.r.choice(["roman", "Roman", "letters", "chinese"]))
        self.out.append("::: contents {depth=6}\n:::\n\n::: listing {of=tables}\n:::\n\n::: listing {of=figures}\n:::")
        for chapter in range(self.r.randint(2, 4)):
            if chapter == 0 or self.r.random() < 0.3:
                self.out.append("::: numbering {style=%s}\n:::" % ("arabic" if chapter == 0 else self.r.choice(["arabic start=101", "letters start=40"])))
            elif not self.paged:
                self.out.append("{{ doc.pagebreak() }}")
            level = 1
            self.heading(1)
            for _ in range(self.r.randint(4, 22)):
                if self.r.random() < 0.3:
                    level = self.r.randint(2, min(6, level + 1))
                    self.heading(level)
                self.block()
        self.out.append("::: index {title=索引}\n:::")

    def text(self):
        return "\n\n".join(self.out) + "\n"


class Sheet:
    """A page of the layout: its printed number, and its operations outside artifacts, with the tags they stand in."""

    def __init__(self, lines):
        self.lines, self.body, self.anchors, self.artifacts, inside = lines, [], {}, [], []
        for line in lines[1:]:
            word = line.split(" ", 2)
            if word[0] == "tag":
                inside.append(word[1])
                if word[1] == "Artifact":
                    self.artifacts.append("")
            elif word[0] == "end":
                inside.pop()
            elif word[0] == "anchor":
                found = re.match(r'anchor +\S+ \S+  (\S+)(?:  level (\d) "(.*)")?', line)
                self.anchors[found[1]] = (found[2], found[3], len(self.body))
            elif word[0] == "text":
                found = re.match(r'text +(\S+) (\S+)  \S+ \S+ .*?"(.*)"', line)
                self.body.append((list(inside), float(found[2]), found[3]))
                if inside[-1] == "Artifact":
                    self.artifacts[-1] += found[3]
        self.printed = None

    def text(self, *without):
        return "".join(t for tags, _, t in self.body if not set(tags) & {"Artifact", *without}).replace(" ", "")


def label(rule, n):
    style, first, prefix = rule.get("/S"), rule.get("/St", 1), rule.get("/P", "")[2:]
    k = first + n
    if style == "/D":
        return prefix + str(k)
    if style in ("/r", "/R"):
        text = ""
        for value, sign in zip((100, 90, 50, 40, 10, 9, 5, 4, 1), ("c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")):
            text += sign * (k // value)
            k %= value
        return prefix + (text.upper() if style == "/R" else text)
    if style in ("/a", "/A"):
        text = chr(ord("a") + (k - 1) % 26) * ((k - 1) // 26 + 1)
        return prefix + (text.upper() if style == "/A" else text)
    return prefix


def read(book, name):
    with open(f"{folder}/{name}.md", "w", encoding="utf-8") as f:
        f.write(book.text())
    run = [program, "compile", "-C", folder, "--db", f"{folder}/{name}.db", f"{folder}/{name}.md"]
    made = subprocess.run(run + ["-o", f"{folder}/{name}.pdf"], capture_output=True, text=True, timeout=60)
    if made.returncode:
        return made.stderr, None, None, None
    layout = subprocess.run(run + ["--dump", "layout"], capture_output=True, text=True).stdout
    sheets, lines = [], []
    for line in layout.splitlines():
        if line.startswith("page ") and lines:
            sheets.append(Sheet(lines))
            lines = []
        lines.append(line)
    sheets.append(Sheet(lines))
    facts = json.loads(subprocess.run(["qpdf", "--json", "--json-key=pagelabels", "--json-key=outlines", f"{folder}/{name}.pdf"],
                                      capture_output=True, text=True).stdout)
    text = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", f"{folder}/{name}.pdf", "-"], capture_output=True, text=True).stdout
    return None, sheets, facts, re.sub(r"[ \n]", "", text)


def flat(outlines):
    for e in outlines:
        yield e
        yield from flat(e["kids"])


def entries(sheet):
    """The entries of contents and lists on a page: title, number, target."""
    out, item = [], None
    for line in sheet.lines:
        if line.startswith("tag") and item is not None:
            depth += 1
        elif line == "tag TOCI":
            item, depth = [], 0
        elif item is not None and line.startswith("text"):
            item.append(re.search(r'"(.*)"$', line)[1])
        elif item is not None and line.startswith("link"):
            target = re.search(r'"#(.*)"', line)[1]
        elif item is not None and line == "end" and depth:
            depth -= 1
        elif item is not None and line == "end":
            out.append(("".join(t for t in item[:-1] if "…" not in t), item[-1], target))
            item = None
    return out


def check(book, sheets, facts, text):
    wrong = []
    ranges = facts["pagelabels"]
    for i, s in enumerate(sheets):
        rule = [x for x in ranges if x["index"] <= i][-1]
        s.label = label(rule["label"], i - rule["index"])
        artifacts = "".join(s.artifacts if book.paged else s.artifacts[-1:])
        s.printed = (re.search(r"第([^第页]+)页　共[^共]*$", artifacts) or [0, artifacts])[1] if book.paged else artifacts
        if s.printed != s.label:
            wrong.append(f"sheet {i + 1} prints {s.printed}, its label is {s.label}")
    at = {}
    for i, s in enumerate(sheets):
        for a in s.anchors:
            at.setdefault(a, i)
    for n in range(1, book.tags + 1):
        if text.count(TAG % n) != 1:
            wrong.append(f"{TAG % n} stands {text.count(TAG % n)} times")
    where = {}
    for i, s in enumerate(sheets):
        for n in re.findall(r"〔(\d{4})〕", s.text()):
            where[int(n)] = i
    listed = [e for s in sheets for e in entries(s)]
    wanted = [h[2] for h in book.headings] + [c[1] for c in book.captions["表"]] + [c[1] for c in book.captions["图"]]
    if [e[2] for e in listed if not e[2].startswith("-")] != wanted:
        wrong.append("the contents and lists do not list what there is, in its order")
    for title, number, target in listed:
        if target not in at or sheets[at[target]].printed != number:
            wrong.append(f"{title} is listed on {number}, stands on {target in at and sheets[at[target]].printed}")
    outline = [(e["title"], e["destpageposfrom1"] - 1) for e in flat(facts["outlines"])]
    for (level, title, a), got in zip(book.headings, outline):
        if not got[0].replace(" ", "").endswith(title.replace(" ", "")) or got[1] != at.get(a):
            wrong.append(f"the outline has {got} for {title}")
    if len(outline) != len(book.headings) + 1:
        wrong.append(f"{len(outline)} entries in the outline for {len(book.headings)} headings and the index")
    for i, s in enumerate(sheets):
        body = [(tags, y, t) for tags, y, t in s.body if not set(tags) & {"Artifact", "Note", "Div"}]
        if body and body[-1][0] and re.fullmatch(r"H[1-6]?", body[-1][0][-1]):
            wrong.append(f"sheet {i + 1} ends with the heading {body[-1][2]}")
    chapters = [a for level, _, a in book.headings if level == 1]
    for before, a, n, floating in book.floats:
        if a not in at:
            wrong.append(f"{a} is lost")
        elif at[a] < where[before]:
            wrong.append(f"{a} stands on sheet {at[a] + 1}, before its place on {where[before] + 1}")
        else:
            following = [c for c in chapters if int(c[1:]) > n]
            end = at[following[0]] if following else at["-heading-1"] if "-heading-1" in at else len(sheets)
            if at[a] >= end:
                wrong.append(f"{a} stands on sheet {at[a] + 1}, after its chapter, which ends before {end + 1}")
    for kind, sign in (("表", "t"), ("图", "f")):
        order = [at.get(f"{sign}{k + 1}", -1) for k in range(len(book.captions[kind]))]
        if order != sorted(order):
            wrong.append(f"{kind} are not in the order of their numbers: {order}")
    for to, before, after in book.asked:
        found = re.search(before + "第(.*?)页" + after, text)
        if not found or found[1] != sheets[at[to]].printed:
            wrong.append(f"{before} refers to {found and found[1]}, {to} is on {sheets[at[to]].printed}")
    wrong += check_index(book, sheets, where)
    return wrong


def check_index(book, sheets, where):
    wrong, entries = [], []
    start = max([i for i, s in enumerate(sheets) if any(a[1] == "索引" for a in s.anchors.values())], default=None)
    if start is None:
        return ["there is no index"]
    for line in (line for s in sheets[start:] for line in s.lines):
        if line.startswith("tag") and line != "tag Link":
            entries.append("")
        elif line.startswith("text"):
            entries[-1] += re.search(r'"(.*)"', line)[1].replace(" ", "")
    for name, tags in book.marks.items():
        last = len(sheets) - 1 # the name may be parted from the tag before it by a page's end
        places = [(where[n], min(where[n] + 1, last)) for n in tags]
        got = [e.rpartition("…")[2] for e in entries if e.startswith(name)]
        if len(got) != 1:
            wrong.append(f"{name} is not in the index")
            continue
        numbers = []
        for part in got[0].removeprefix(name).split("，"):
            ends = re.split("[—–]+", part)
            numbers += [str(n) for n in range(int(ends[0]), int(ends[-1]) + 1)] if ends[0].isdigit() else ends
        may = {sheets[i].printed for pair in places for i in pair}
        if not set(numbers) <= may:
            wrong.append(f"{name} is indexed on {numbers}, stands on {sorted(may)}")
        for at, after in places:
            if sheets[at].printed not in numbers and sheets[after].printed not in numbers:
                wrong.append(f"{name} stands on {sheets[at].printed}, is indexed on {numbers}")
    return wrong


for seed in sys.argv[3:]:
    book = Book(int(seed))
    said, sheets, facts, text = read(book, "random" + seed)
    for w in [said] if said else check(book, sheets, facts, text):
        print(f"book {seed}: {w}")
