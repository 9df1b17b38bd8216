"""Compares the bench's book with its data: w2.py cases.json book.txt outline.json

book.txt is what pdftotext -raw made of the book, outline.json what qpdf says of its outline."""
import json, re, sys
from collections import Counter

book = json.load(open(sys.argv[1], encoding="utf-8"))
pages = open(sys.argv[2], encoding="utf-8").read().split("\f")[:-1]
outline = json.load(open(sys.argv[3], encoding="utf-8"))["outlines"]
cases = book["cases"]


def check(name, wrong):
    print(f"ok w2-{name}" if not wrong else f"not ok w2-{name}: {str(wrong[0])[:300]} ({len(wrong)} in all)")


def bare(text):
    return re.sub(r"\s", "", text)


# Physical pages are counted from 1; the cover has no number.
starts = [e["destpageposfrom1"] for e in outline]
ends = [s - 1 for s in starts[1:]] + [len(pages)]
front = starts[0] - 1
check("outline", [] if [e["title"] for e in outline] == [c["title"] for c in cases] else ["titles differ"])
check("outline-sections", [c["title"] for c, e in zip(cases, outline)
                           if [k["title"] for k in e["kids"]] != [s["h"] for s in c["sections"]]])
check("outline-pages", [c["title"] for c, s in zip(cases, starts) if bare(c["title"]) not in bare(pages[s - 1])])
check("page-numbers", [n for n in range(2, len(pages) + 1) if not bare(pages[n - 1]).endswith(f"—{n - 1}—")])

# Every entry of the contents, followed: title, leaders, the number that is printed on the title's page.
listed = bare("".join(pages[1:front]))
wrong = []
for c, s in zip(cases, starts):
    found = re.search(re.escape(bare(c["title"])) + r"…+(\d+)", listed)
    if not found or int(found[1]) != s - 1:
        wrong.append(f"{c['title']} stands on {s - 1}, listed: {found and found[1]}")
check("contents", wrong)

# Running heads and page numbers stand last in a page's content.
check("running-heads", [n for c, s, e in zip(cases, starts, ends) for n in range(s, e + 1)
                        if not bare(pages[n - 1]).endswith(f"{c['short']}—{n - 1}—")])

# Characters: all that the data say and the book adds (contents, running heads, page numbers), and no others.
want = Counter(book["title"] + book["sub"] + book["org"] + book["date"] + "目录")
for c, s, e in zip(cases, starts, ends):
    t = c["table"]
    want.update(c["title"] * 2 + str(s - 1) + c["short"] * (e - s + 1) + t["caption"] + "".join(t["columns"]))
    want.update("".join(x["h"] + "".join(x["paras"]) for x in c["sections"]) + "".join("".join(r) for r in t["rows"]))
for n in range(2, len(pages) + 1):
    want.update(f"—{n - 1}—")
got = Counter("".join(pages[:1] + [p.replace("…", "") for p in pages[1:front]] + pages[front:]))
differ = {ch: got[ch] - want[ch] for ch in got | want if not ch.isspace() and got[ch] != want[ch]}
check("characters", [differ] if differ else [])

# Tables: a caption each, and every row's figures side by side.
wrong = []
for c, s, e in zip(cases, starts, ends):
    text = bare("".join(pages[s - 1:e]))
    wrong += [c["title"]] if bare(c["table"]["caption"]) not in text or len(c["table"]["rows"]) != 8 else []
    wrong += [r for r in c["table"]["rows"] if "".join(r) not in text]
check("tables", wrong)
