"""Reads the sample project's case book back: book.py PROJECT DATABASE BOOK industry|area

BOOK.txt is what pdftotext -raw made of it, BOOK.html what pdftotext -bbox-layout did, BOOK.json what qpdf says
of its outline and page labels.  Everything is worked out here once more, from the database and the case files."""
import glob, json, re, sqlite3, sys
from fractions import Fraction

project, database, book, by = sys.argv[1:]
pages = open(book + ".txt", encoding="utf-8").read().split("\f")[:-1]
told = json.load(open(book + ".json", encoding="utf-8"))
store = sqlite3.connect(database)
BEFORE, AFTER = "2025H1", "2026H1"


def check(name, wrong):
    print(f"ok book-{by}-{name}" if not wrong else f"not ok book-{by}-{name}: {str(wrong[0])[:300]} ({len(wrong)} in all)")


def bare(text):
    return re.sub(r"\s", "", text)


def rounded(x, places):
    """Half up, away from zero, as the book rounds."""
    scaled = abs(Fraction(x)) * 10 ** places + Fraction(1, 2)
    n = scaled.numerator // scaled.denominator
    return Fraction(n if x >= 0 else -n, 10 ** places)


def text(x, places):
    x = rounded(x, places)
    whole, rest = divmod(abs(x.numerator) * 10 ** places // x.denominator, 10 ** places)
    return ("-" if x < 0 else "") + str(whole) + ("." + str(rest).rjust(places, "0") if places else "")


def signed(x, places):
    return ("+" if rounded(x, places) > 0 else "") + text(x, places).replace("-", "−")


# ---- the cases

def read(path):
    head = open(path, encoding="utf-8").read().split("\n---\n")[0]
    case = dict(re.findall(r'^(\w+) = "([^"]*)"', head, re.M))
    case["seasonal"] = "seasonal = true" in head
    case["figures"] = {k: (n, u, b, a) for k, n, u, b, a in re.findall(
        r'(\w+) = \{ name = "([^"]*)", unit = "([^"]*)", before = "([^"]*)", after = "([^"]*)" \}', head)}
    case["per"] = re.search(r'per_output = \{ name = "([^"]*)", unit = "([^"]*)" \}', head).groups()
    case["invest"], case["benefit"] = Fraction(case["invest"]), Fraction(case["benefit"])
    return case


files = sorted(glob.glob(project + "/cases/*.md"))
cases = [read(f) for f in files]
order = {a: i for i, a in enumerate("ganzhou linze gaotai shandan minle sunan zone".split())}
groups = []
for c in cases:
    if c[by] not in groups:
        groups.append(c[by])
if by == "area":
    groups.sort(key=order.get)
cases = [c for g in groups for c in cases if c[by] == g]

check("figures-typed-once", [f for f in files for m in re.findall(
    r"(?<![\d.])\d[\d.]*万(?:立方米|吨|元|兆瓦时)", open(f, encoding="utf-8").read()) if m != "10万立方米"])
listed = {r[0]: r[1:] for r in store.execute("SELECT document, title, enterprise, stage FROM ledger_cases WHERE period = ?", (AFTER,))}
check("ledger-agrees", [f for f in files for c in [read(f)]
                        if listed.get("cases/" + f.rsplit("/", 1)[1]) != (c["title"], c["enterprise"], c["stage"])])

# ---- what the comparisons must say

def typed(c):
    """The figures of the front matter."""
    was = {k: Fraction(v[2]) for k, v in c["figures"].items()}
    now = {k: Fraction(v[3]) for k, v in c["figures"].items()}
    rows = []
    for key in "intake conventional reclaimed reuse output".split():
        if key in c["figures"]:
            name, unit, b, a = c["figures"][key]
            rows.append((name, unit, was[key], now[key], max(len(t.partition(".")[2]) for t in (b, a))))
    return rows, was, now, []


def measured(c):
    """The figures of the ledger, or None."""
    if c["seasonal"] or AFTER < c["since"] or BEFORE >= c["since"]:
        return None
    fields = "intake reclaimed recirculated series reused discharge output added_value product output_unit row".split()
    found = [store.execute(f"SELECT {', '.join(f'{chr(34)}{f}{chr(34)}' for f in fields)} FROM ledger_monitoring "
                           "WHERE enterprise = ? AND period = ?", (c["enterprise"], p)).fetchone() for p in (BEFORE, AFTER)]
    if None in found:
        return None
    sides = []
    for row in found:
        r = dict(zip(fields, row))
        v = {k: Fraction(r[k] or 0) for k in fields[:8]}
        v["reuse"] = v["recirculated"] + v["series"] + v["reused"]
        v["conventional"] = v["intake"] - v["reclaimed"]
        v["words"] = r
        sides.append(v)
    was, now = sides
    product, unit = now["words"]["product"], now["words"]["output_unit"]
    wan = now["output"] >= 10000
    name = product if product.endswith("量") else product + "产量"
    rows = [("取水量", "万m³", was["intake"] / 10000, now["intake"] / 10000, 2)]
    if was["reclaimed"] + now["reclaimed"] > 0:
        rows += [("其中：常规水", "万m³", was["conventional"] / 10000, now["conventional"] / 10000, 2),
                 ("其中：再生水", "万m³", was["reclaimed"] / 10000, now["reclaimed"] / 10000, 2)]
    rows += [("重复利用水量", "万m³", was["reuse"] / 10000, now["reuse"] / 10000, 2),
             ("排水量", "万m³", was["discharge"] / 10000, now["discharge"] / 10000, 2),
             (name, ("万" if wan else "") + unit, was["output"] / (10000 if wan else 1), now["output"] / (10000 if wan else 1), 2 if wan else 0)]
    more = [("万元增加值取水量", "m³/万元", was["intake"] / was["added_value"], now["intake"] / now["added_value"], 1)]
    return rows, was, now, more


def comparison(c):
    rows, was, now, more = measured(c) or typed(c)
    rate = [v["reuse"] / (v["intake"] + v["reuse"]) * 100 for v in (was, now)]
    per = [v["intake"] / v["output"] for v in (was, now)]
    lines = []
    for name, unit, b, a, places in rows:
        lines.append((name, unit, b, a, places))
    lines.append(("rate", "", rate[0], rate[1], 1))
    lines.append((c["per"][0], c["per"][1], per[0], per[1], 2))
    out = []
    for name, unit, b, a, places in lines + more:
        change = rounded(a, places) - rounded(b, places)
        if name == "rate":
            out.append(f"重复利用率%{text(b, 1)}{text(a, 1)}{signed(change, 1)}个百分点—")
        else:
            share = signed((a - b) / b * 100, 1) + "%" if b else "—"
            out.append(f"{name}{unit}{text(b, places)}{text(a, places)}{signed(change, places)}{share}")
    return out


chapters = [e for e in told["outlines"]]
places = {k["title"]: k["destpageposfrom1"] for e in chapters for k in e["kids"]}
starts = [places.get(c["title"].replace(" ", "　")) for c in cases]  # the two halves of a title stay apart
check("outline", [c["title"] for c, s in zip(cases, starts) if not s])
if None in starts:
    sys.exit()
after_cases = next(e["destpageposfrom1"] for e in chapters if e["title"].startswith("附录一"))
ends = [s - 1 for s in starts[1:]] + [after_cases - 1]
bodies = ["".join(bare(p) for p in pages[s - 1:e]) for s, e in zip(starts, ends)]
check("comparisons", [f"{c['title']}: {row}" for c, body in zip(cases, bodies) for row in comparison(c) if row not in body])
from_ledger = [c["id"] for c in cases if measured(c)]
check("both-sources", [from_ledger] if not 0 < len(from_ledger) < len(cases) else [])
check("sources", [c["title"] for c, body in zip(cases, bodies)
                  if ("工业用水监测台账2025年上半年第" in body) != bool(measured(c)) or ("数据来源：企业填报" in body) == bool(measured(c))])
check("facts", [c["title"] for c, body in zip(cases, bodies)
                if f"总投资{text(c['invest'], 0)}万元年净效益{text(c['benefit'], 0)}万元" not in body
                or f"静态回收期{text(c['invest'] / c['benefit'], 1)}年" not in body])

# ---- the sums

def short(c):
    return re.sub("(（集团）)?(有限责任公司|股份有限公司|集团有限公司|有限公司)$", "", c["enterprise"])


sums = [Fraction(0)] * 7
rows = []


def effects(label, was, now, was_reuse, now_reuse, invest, benefit, saving):
    rate = [was_reuse / (was + was_reuse) * 100, now_reuse / (now + now_reuse) * 100]
    return (f"{label}{text(saving, 2)}{text(rate[0], 1)}{text(rate[1], 1)}{signed(rounded(rate[1], 1) - rounded(rate[0], 1), 1)}"
            f"{text(invest, 0)}{text(benefit, 0)}{text(invest / benefit, 1)}")


for i, c in enumerate(cases):
    f = c["figures"]
    values = [Fraction(f["intake"][2]), Fraction(f["intake"][3]), Fraction(f["reuse"][2]), Fraction(f["reuse"][3]), c["invest"], c["benefit"]]
    saving = values[0] / Fraction(f["output"][2]) * Fraction(f["output"][3]) - values[1]  # at the output after the works
    sums = [a + b for a, b in zip(sums, values + [saving])]
    rows.append(effects(f"{i + 1}{short(c)}", *values, saving))
rows.append(effects("合计", *sums))
appendix = "".join(bare(p) for p in pages[after_cases - 1:])
check("effects", [r for r in rows if r not in appendix])

# ---- contents, index

def printed(n):
    found = re.search(r"— ?([ivxlc]+|\d+) ?—", pages[n - 1])
    return found and found[1]


lists = bare("".join(p for p in pages if printed(pages.index(p) + 1) and not printed(pages.index(p) + 1).isdigit()))
wrong = []
for e in chapters + [k for e in chapters for k in e["kids"]]:
    found = re.search(re.escape(bare(e["title"])) + r"(?:[^…]{0,20})…+([ivxlc]+|\d+)", lists)
    at = printed(e["destpageposfrom1"])
    if not found or not found[1].startswith(at or "?") or bare(e["title"]) not in bare(pages[e["destpageposfrom1"] - 1]):
        wrong.append(f"{e['title']}: listed {found and found[1]}, stands on {at}")
check("contents", wrong)

index = bare(pages[-1])
numbers = {printed(n): n for n in range(1, len(pages) + 1) if printed(n)}
wrong = []
for c, s in zip(cases, starts):
    found = re.search(re.escape(c["enterprise"]) + r"…+((?:[ivxlc]+|\d+)(?:[,，、](?:[ivxlc]+|\d+))*)", index)
    at = re.split("[,，、]", found[1]) if found else []
    if printed(s) not in at or any(short(c) not in bare(pages[numbers[n] - 1]) for n in at if n in numbers) or any(n not in numbers for n in at):
        wrong.append(f"{c['enterprise']}: {at}, the case is on {printed(s)}")
check("index", wrong)

# ---- pages: no heading at a foot, no page half empty inside a case

html = open(book + ".html", encoding="utf-8").read()
mm = 72 / 25.4
headings = {bare(k["title"]) for e in chapters for c in e["kids"] for k in c["kids"]}
lone, holes = [], []
for s, e in zip(starts, ends):
    for n in range(s, e + 1):
        page = html.split("<page ")[n]
        lines = [(float(y), "".join(re.findall(r">([^<]*)</word>", words))) for y, words in
                 re.findall(r'<line xMin="[^"]*" yMin="[^"]*" xMax="[^"]*" yMax="([^"]*)">(.*?)</line>', page, re.S)]
        lines = [l for l in lines if 25 * mm < l[0] < 268 * mm]
        last = max(lines)
        if bare(last[1]) in headings:
            lone.append(f"page {printed(n)}: {last[1]}")
        if n < e and last[0] < (32 + 116) * mm:
            holes.append(f"page {printed(n)} ends at {last[0] / mm:.0f} mm")
check("no-lone-headings", lone)
check("no-holes", holes)
