"""origins.py: what --trace says of a document, held against the document and against the ledgers' files.

   covers PDF TRACE          every number of the document's text has an entry, and every entry its page
   kinds TRACE KIND=LEAST …  no number is of unknown origin, and there are at least so many of these kinds
   cells TRACE DATA          each cell that is named with what it says is so in its file
   entry TRACE NUMBER WHERE  the first such entry: its kind, what it is, its first cells
   explained TRACE NUMBER WHERE EXPLAIN   the cells of the entry are those that `wenheng explain` has printed"""
import collections, csv, io, json, re, subprocess, sys, unicodedata
from decimal import Decimal

def trace(path):
    return json.load(open(path, encoding="utf-8"))

def find(path, number, where):
    return next((j for j in trace(path) if j["number"] == number and j["where"] == where), None)

def text_of(pdf):
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True).stdout
    return re.sub(r"^\f?— \d+ —$|^\f?示例数据.*$|^\f", "", text, flags=re.M)

def covers(pdf, path):
    number = re.compile(r"(?<![A-Za-z\d])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
    printed = collections.Counter(number.findall(text_of(pdf)))
    told = collections.Counter(j["number"] for j in trace(path))
    none = sorted(n for n in printed if n not in told)
    fewer = sum(max(0, printed[n] - told[n]) for n in printed) # heads, labels and the cells of parted rows are repeated on a further page
    pageless = [j["number"] for j in trace(path) if not j.get("page")]
    print("covers", none, pageless, fewer * 4 <= sum(printed.values()), sum(printed.values()) > 50)

def kinds(path, *wanted):
    found = collections.Counter(j["kind"] for j in trace(path))
    short = [w for w in wanted if found[w.split("=")[0]] < int(w.split("=")[1])]
    print("kinds", found["unknown"], short, dict(found) if short else "")

def decoded(path, kept={}):
    if path not in kept:
        data = open(path, "rb").read()
        for encoding in ("utf-8-sig", "utf-16", "gb18030"):
            try:
                kept[path] = list(csv.reader(io.StringIO(data.decode(encoding))))
                break
            except UnicodeError:
                continue
    return kept[path]

def same(typed, read):
    """A figure as a clerk types it: １，２３４, 2.59 in a column of 万, 12.3万."""
    figure = re.match(r"[\d.]+", unicodedata.normalize("NFKC", typed).replace(",", "").replace(" ", ""))
    return bool(figure) and Decimal(read) in (Decimal(figure[0]), Decimal(figure[0]) * 10000, Decimal(figure[0]) / 100)

def cells(path, data):
    seen, wrong = set(), []
    for j in trace(path):
        for cell in j["cells"]:
            m = re.match(r"(ledgers/[^:]+\.csv):(\d+):(\d+) (.*) = (.*)$", cell)
            if not m or cell in seen:
                continue
            typed = decoded(data + "/" + m[1])[int(m[2]) - 1][int(m[3]) - 1].strip()
            if j["kind"] != "cell" and not re.fullmatch(r"[\d.]+", m[5]): # a judgment's inputs are as they were read: days, words
                continue
            seen.add(cell)
            if typed != m[5] and not same(typed, m[5]):
                wrong.append((cell, typed))
    print("cells", len(seen), wrong[:3])

def entry(path, number, where):
    j = find(path, number, where)
    print(j["kind"], j["what"], " ; ".join(j["cells"][:2])) if j else print("none")

def explained(path, number, where, output):
    named = {c.split(" ")[0] for c in find(path, number, where)["cells"]}
    shown = set(re.findall(r"ledgers/\S+", open(output, encoding="utf-8").read()))
    print("explained", len(named) > 0, sorted(named ^ shown)[:3])

globals()[sys.argv[1]](*sys.argv[2:])
