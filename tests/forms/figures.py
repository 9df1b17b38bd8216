#!/usr/bin/env python3
"""Every number of an enterprise's sheet worked out again from the imported ledgers.

figures.py DATABASE PERIOD YEAR_AGO < the sheets' text (rows.awk), one after another

The tables of intake and of efficiency are computed here with exact fractions and must be there line by line; each other number
must be one of the enterprise's rows in the ledgers, a finding of the check or a day.  Prints a line for each fault, and how many
numbers were looked at."""
import re
import sqlite3
import sys
from fractions import Fraction as F

db = sqlite3.connect(sys.argv[1])
db.row_factory = sqlite3.Row
period, year_ago = sys.argv[2:4]
FLOWS = {"intake": ["intake"], "surface": ["surface"], "ground": ["ground"], "tap": ["tap"], "reclaimed": ["reclaimed"],
         "reused": ["recirculated", "series", "reused"], "discharge": ["discharge"], "added": ["added_value"], "output": ["output"]}
SOURCES = [("surface", "地表水"), ("ground", "地下水"), ("tap", "自来水"), ("reclaimed", "再生水")]
DIVISIONS = [["use_process", "use_cooling", "use_boiler", "use_living", "use_other"], ["stage_main", "stage_auxiliary", "stage_attached"]]
faults, seen = [], 0


def rows(ledger, at=None):
    return db.execute(f"SELECT rowid AS id, * FROM ledger_{ledger} WHERE period = ?", (at or period,)).fetchall()


def fixed(x, places):
    """Half up, as the program rounds."""
    scale = 10 ** places
    whole = (abs(x) * scale * 2 + 1) // 2
    sign = "-" if x < 0 and whole else ""
    text = str(whole).rjust(places + 1, "0")
    return sign + (text[:-places] + "." + text[-places:] if places else text)


def goal_fixed(x, places, goal):
    while goal is not None and places < 9:
        shown = F(fixed(x, places))
        if (x < goal) == (shown < goal) and (x > goal) == (shown > goal):
            break
        places += 1
    return fixed(x, places)


def digits(least, *values):
    """Decimals with which each has three digits that count."""
    for x in values:
        need = 0
        while x and abs(x) * 10 ** need < 100 and need < 6:
            need += 1
        least = max(least, need)
    return least


def shown_change(x, unit):
    places = 1
    while x and places < 9 and float(fixed(abs(x), places)) == 0:
        places += 1
    return ("0.0" if x == 0 else fixed(x, places).replace("-", "−")) + unit


def figures(row):
    out = {}
    for name, fields in FLOWS.items():
        values = [row[f] if row is not None else None for f in fields]
        out[name] = None if any(v is None for v in values) else sum(F(v) for v in values)
    vi, vr = out["intake"], out["reused"]
    out["reuse"] = vr / (vi + vr) * 100 if vi is not None and vr is not None and vi + vr else None
    good = row is not None and row["product"] and vi is not None and out["output"]
    out["per_output"] = vi / out["output"] if good else None
    out["per_added"] = vi / out["added"] if vi is not None and out["added"] else None
    out["per_discharge"] = out["discharge"] / out["added"] if out["discharge"] is not None and out["added"] else None
    return out


def by_key(ledger, at=None):
    return {(r["code"] or names.get(r["enterprise"]) or r["enterprise"]): r for r in reversed(rows(ledger, at))}


register = rows("enterprises")
names = {r["enterprise"]: r["code"] for r in register if r["code"]}
now, before = by_key("monitoring"), by_key("monitoring", year_ago)
quotas = {(q["product"], q["output_unit"]): q for q in rows("quotas")}


def industry(own_row, own):
    """Sums over the enterprises above designated size of the industry."""
    sums = dict.fromkeys(["vi", "vr", "w", "q", "d", "dq", "p", "o"], F(0))
    count = alike = 0
    done = set()
    for e in register:
        key = e["code"] or e["enterprise"]
        if e["above_designated"] != "1" or e["industry"] != own_row["industry"] or key in done:
            continue
        done.add(key)
        row = now.get(key)
        f = figures(row)
        if f["intake"] is not None and f["reused"] is not None:
            sums["vi"], sums["vr"], count = sums["vi"] + f["intake"], sums["vr"] + f["reused"], count + 1
        if f["per_added"] is not None:
            sums["w"], sums["q"] = sums["w"] + f["intake"], sums["q"] + f["added"]
        if f["per_discharge"] is not None:
            sums["d"], sums["dq"] = sums["d"] + f["discharge"], sums["dq"] + f["added"]
        if f["per_output"] is not None and own is not None and (row["product"], row["output_unit"]) == (own["product"], own["output_unit"]):
            sums["p"], sums["o"], alike = sums["p"] + f["intake"], sums["o"] + f["output"], alike + 1
    if count < 2:
        return {"count": 0, "alike": 0}
    return {"count": count, "alike": alike, "reuse": sums["vr"] * 100 / (sums["vi"] + sums["vr"]),
            "per_output": sums["p"] / sums["o"] if alike > 1 else None,
            "per_added": sums["w"] / sums["q"] if sums["q"] else None, "per_discharge": sums["d"] / sums["dq"] if sums["dq"] else None}


def percent_change(a, b):
    return "—" if a is None or b is None or b == 0 else shown_change((a - b) * 100 / b, "%")


def volume(x):
    return "—" if x is None else fixed(x / 10000, 2)


def split(row, f):
    """The intake by source where the sources make it up, blank ones as nothing; else what is given."""
    parts = {s: F(row[s] or 0) for s, _ in SOURCES} if row is not None else {}
    if f["intake"] is not None and sum(parts.values()) == f["intake"]:
        return parts, True
    return f, False


def shares(amounts):
    """Tenths of a percent that add up to a hundred: the largest remainders are rounded up."""
    total = sum(amounts)
    if not total:
        return ["—"] * len(amounts)
    exact = [x * 1000 / total for x in amounts]
    out = [x // 1 for x in exact]
    order = sorted(range(len(exact)), key=lambda i: (-(exact[i] - out[i]), i))
    for i in order[:int(1000 - sum(out))]:
        out[i] += 1
    return [fixed(F(x, 10), 1) + "%" for x in out]


def divided(row, fields):
    """The intake by use or by stage where the parts make it up, blank ones as nothing; None where they don't, or all are nothing."""
    parts = [F(row[f] or 0) for f in fields] if row is not None else [F(0)]
    return parts if row is not None and row["intake"] is not None and sum(parts) == F(row["intake"]) != 0 else None


def structure_lines(row, old):
    """用水结构 by use and by stage, the year before's under it where one of the groups has any."""
    groups = [(divided(row, fields), divided(old, fields), len(fields)) for fields in DIVISIONS]
    groups = [g for g in groups if g[0]]
    if not groups:
        return []
    def line(label, cells):
        return " | ".join([label] + [c for group in cells for c in group])
    out = [line("本期", [map(volume, g[0]) for g in groups]), line("占比", [shares(g[0]) for g in groups])]
    if any(g[1] for g in groups):
        out.append(line("上年同期", [map(volume, g[1]) if g[1] else ["—"] * g[2] for g in groups]))
    return out


def expected_lines(e):
    key = e["code"] or e["enterprise"]
    row, old = now.get(key), before.get(key)
    f, g = figures(row), figures(old)
    others = industry(e, row)
    parts, whole = split(row, f)
    parts_before, _ = split(old, g)
    part = shares([parts[s] for s, _ in SOURCES]) if whole else ["—"] * 4
    out = structure_lines(row, old)
    for i, (source, label) in enumerate(SOURCES):
        a, b = parts.get(source), parts_before.get(source)
        out.append(f"{label} | {volume(a)} | {part[i]} | {volume(b)} | {percent_change(a, b)}")
    for name, label in (("intake", "取水量"), ("reused", "重复利用水量"), ("discharge", "排水量")):
        share = "100.0%" if name == "intake" and part[0] != "—" else "—"
        out.append(f"{label} | {volume(f[name])} | {share} | {volume(g[name])} | {percent_change(f[name], g[name])}")
    quota = quotas.get((row["product"], row["output_unit"])) if row is not None else None
    limit = F(quota["general"]) if quota else F(row["quota"]) if row is not None and row["quota"] else None
    of = row["output_unit"] if row is not None and row["output_unit"] else ""
    of = {"t": "吨", "kL": "千升", "m³": "立方米", "MW·h": "兆瓦时"}.get(of, of)
    unit = f"（立方米/{of}）" if of else ""

    def line(label, name, places, points=False, goal=None):
        a, b, c = f[name], g[name], others.get(name)
        mark = "%" if points else ""
        places = places if points else digits(places, a, b, c)
        show = lambda x: "—" if x is None else goal_fixed(x, places, goal) + mark
        change = percent_change(a, b) if not points else "—" if a is None or b is None else shown_change(a - b, "个百分点")
        beside = "—"
        if a is not None and c:
            gap = a - c if points else (a - c) * 100 / c
            beside = "持平" if gap == 0 else ("高" if gap > 0 else "低") + shown_change(abs(gap), "个百分点" if points else "%")
        out.append(f"{label} | {show(a)} | {show(b)} | {change} | {show(c)} | {beside}")

    line("用水重复利用率", "reuse", 1, points=True)
    line("单位产品取水量" + unit, "per_output", 2, goal=limit)
    line("万元工业增加值用水量（立方米）", "per_added", 1)
    line("万元工业增加值废水排放量（立方米）", "per_discharge", 1)
    known = {str(others["count"]), str(others["alike"])}
    if f["per_output"] is not None and limit:
        used = f["per_output"] * 100 / limit
        places = digits(2, f["per_output"], g["per_output"], others.get("per_output"))
        known |= {goal_fixed(f["per_output"], places, limit), fixed(used, 1), str(used) if used == 100 else ""}
    return out, known


def numbers(text):
    return re.findall(r"\d+(?:\.\d+)?", text)


def own_numbers(e):
    """All numbers of the enterprise's rows, volumes in 万立方米 too, those of the findings, the period and its last day."""
    key, known = (e["code"], e["enterprise"]), set(numbers("2026 30 6 1 2 3 4 5"))
    for ledger in ("enterprises", "monitoring", "metering", "management", "recycling", "reclaimed", "retrofit", "overquota", "rewards", "cases"):
        for r in rows(ledger):
            if (("code" in r.keys() and r["code"] and r["code"] == key[0]) or r["enterprise"] == key[1]):
                for name in r.keys():
                    text = str(r[name] if r[name] is not None else "")
                    known |= {n.lstrip("0") or "0" for n in numbers(text)} | set(numbers(text))
                    if name in ("volume", "saving") and text:
                        known.add(fixed(F(text) / 10000, 2))
                if "product" in r.keys() and "output_unit" in r.keys():
                    q = quotas.get((r["product"], r["output_unit"]))
                    known |= set(numbers(" ".join(str(q[c]) for c in ("general", "advanced", "leading") if q and q[c])))
    for f in db.execute("SELECT message, row FROM finding WHERE instr(message, ?)", (key[1],)):
        known |= set(numbers(f["message"])) | {str(f["row"])}
    return known


sheets = re.split(r"\n(?=[^\n]*\n2026年上半年节水情况表)", sys.stdin.read())
by_name = {}
for e in register:
    by_name.setdefault(e["enterprise"], e)
for sheet in sheets:
    lines = [line.rstrip(" |") for line in sheet.strip().split("\n")]
    e = by_name[lines[0]]
    wanted, known = expected_lines(e)
    for line in wanted:
        if line not in lines:
            close = [x for x in lines if x.split(" | ")[0] == line.split(" | ")[0]]
            faults.append(f"{lines[0]}: wanted {line}; there is {close[:1]}")
    seen += sum(len(numbers(line)) for line in wanted)
    known |= own_numbers(e)
    for line in lines[1:]:
        if line in wanted:
            continue
        for number in numbers(re.sub(r"GB/T \S+", "", line)):
            seen += 1
            if number not in known:
                faults.append(f"{lines[0]}: {number} has no source: {line}")
print("\n".join(faults[:20]))
print(f"SEEN {seen} numbers in {len(sheets)} sheets, {len(faults)} faults")
