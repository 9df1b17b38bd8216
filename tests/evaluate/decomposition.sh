#!/bin/sh
# The parts of the change of intake make it up exactly, for every area and the city, in made-up ledgers with gaps, moves between
# areas, codes in some rows and not in others, and enterprises listed or reporting twice.
. ./lib.sh

command -v python3 > /dev/null || { ok "decomposition is left out: there is no python3"; exit 0; }
python3 - "$WENHENG" "$dir/p" <<'END_PYTHON'
import json, os, random, subprocess, sys
from fractions import Fraction

program, root = sys.argv[1:]
PERIODS = "2025H1", "2025H2", "2026H1"
os.makedirs(root + "/ledgers")
with open(root + "/policy.lua", "w") as out:
    out.write('return { start = "2026-01-01", indicators = { "intake", "intake_change" }, tasks = {}, targets = {}, items = {} }')
with open(root + "/manifest.lua", "w") as out:
    out.write('local l = {}\nfor _, n in ipairs { "enterprises", "monitoring" } do for _, p in ipairs { "2025H1", "2025H2", "2026H1" } do\n'
              '   l[#l + 1] = { ledger = n, period = p, file = "ledgers/" .. n .. "-" .. p .. ".csv" }\nend end\n'
              'return { name = "change", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2025H1", "2025H2", "2026H1" },\n'
              '   areas = { { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } }, ledgers = l }')


def ledgers(luck):
    def figure():
        if luck.random() < .1:
            return luck.choice(["%d" % luck.randint(0, 99999), "%.3f" % luck.uniform(0, 9999), "不涉及", "—", "0"])
        return "%d" % luck.randint(1, 99999)

    all_of = [("厂%02d" % i, luck.choice("甲乙"), "91620702MA%07dX" % i if luck.random() < .5 else "") for i in range(luck.choice([1, 2, 5, 30]))]
    for period in PERIODS:
        listed, reported = "县区,企业名称,统一社会信用代码,规模以上,重点用水企业,高耗水企业,可使用再生水\n", "县区,企业名称,统一社会信用代码,取水量（m3）,工业增加值（万元）\n"
        for name, area, code in all_of:
            area = luck.choice("甲乙") if luck.random() < .1 else area
            if luck.random() < .85:
                listed += "%s县,%s,%s,%s,是,否,否\n" % (area, name, code if luck.random() < .8 else "", luck.choice(["是"] * 6 + ["否", ""]))
            for _ in range(0 if luck.random() < .15 else 1 if luck.random() < .95 else 2):
                reported += "%s县,%s,%s,%s,%s\n" % (area, name, code if luck.random() < .8 else "", figure(), figure())
        for ledger, text in ("enterprises", listed), ("monitoring", reported):
            with open("%s/ledgers/%s-%s.csv" % (root, ledger, period), "w") as out:
                out.write(text)


compared, wrong = 0, []
for seed in range(8):
    ledgers(random.Random(seed))
    subprocess.run([program, "import", "-q", "-C", root], capture_output=True)
    got = subprocess.run([program, "evaluate", "--period", "2026H1", "--format", "json", "-C", root], capture_output=True, text=True).stdout
    for judged in json.loads(got, parse_float=Fraction):
        if judged.get("indicator") == "intake_change" and judged["data"].get("parts"):
            compared += 1
            parts = sum(Fraction(part["value"]) for part in judged["data"]["parts"])
            if parts != Fraction(judged["data"].get("exact") or judged["value"]):
                wrong.append("%d, %s" % (seed, judged["area"]))
print("not ok the parts make up the change: " + "; ".join(wrong) if wrong or compared < 10 else "ok the parts make up the change")
END_PYTHON
