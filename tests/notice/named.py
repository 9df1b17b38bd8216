"""Whether a notice names all that is judged behind or without data: named.py JUDGMENTS NOTICE [WORDS].

JUDGMENTS are named.md's lines, NOTICE the running text, a paragraph a line. An item of an area stands with its area in one clause of
存在问题 and in one of 下一步要求: there by its name where its data are missing, or by the ledger that has not come, else by what its
area is asked (WORDS: lines "item words", words as a regular expression; without, any clause with the area does). Of an encouraged item
only the data are wanted. A target stands by its name in both, unless a task of the city is the same count. Prints what is not named,
then "named: N"."""
import re, sys

AREA_WORDS = "各县区"
BEHIND = {"滞后", "逾期", "未启动"}


def clauses(lines):
    return [c for line in lines for c in re.split("[；。]", line)]


def section(lines, begin, end):
    at = next(i for i, line in enumerate(lines) if re.search(begin, line))
    to = next(i for i, line in enumerate(lines) if i > at and re.search(end, line))
    return clauses(lines[at + 1:to])


def quoted(short):
    return "“" + short.replace("“", "‘").replace("”", "’") + "”"


def together(found, area, *words):
    return any((area in c or AREA_WORDS in c) and all(re.search(w, c) for w in words) for c in found)


judged = [line.strip().split("JUDGED|")[1].rstrip('"').split("|") for line in open(sys.argv[1], encoding="utf-8") if "JUDGED|" in line]
notice = open(sys.argv[2], encoding="utf-8").read().splitlines()
asked = dict(line.split(" ", 1) for line in open(sys.argv[3], encoding="utf-8").read().splitlines()) if len(sys.argv) > 3 else {}
problems, steps = section(notice, "^四、存在问题", "^五、下一步"), section(notice, "^五、下一步", "^附件：|^附件1|^$")
lost, looked = [], 0
city = [(short, due) for kind, _, area, status, _, short, _, scope, _, due in judged
        if kind == "item" and area == "全市" and scope == "city" and (status in BEHIND or status == "数据缺失")]
for short, _ in city:
    looked += 1
    if not any(short in c for c in problems):
        lost.append(f"task of the city {short} in the problems")
for kind, key, area, status, mode, short, year, scope, absent, due in judged:
    late, blank = status in BEHIND or status == "无进展", status == "数据缺失"
    if not late and not blank:
        continue
    label = re.escape(quoted(short))
    if kind == "target":
        if any(due and due == other for _, other in city):
            continue
        looked += 1
        for name, found in ("problems", problems), ("next steps", steps):
            if not any(f"{year}年" in c and re.search(label, c) for c in found):
                lost.append(f"target {year} {short} in the {name}")
    elif area != "全市" and scope != "city":
        if mode == "encouraged" and not blank:
            continue
        looked += 1
        if not together(problems, area, "鼓励引导类事项缺少数据" if mode == "encouraged" else label):
            lost.append(f"{area} {key} {short} in the problems")
        ledgers = [re.escape(name) for name in absent.split("、") if name]
        wanted = ledgers if blank and ledgers else [label] if blank else [asked.get(key, "要")]
        if not all(together(steps, area, words) for words in wanted):  # ledgers may be asked for in several clauses
            lost.append(f"{area} {key} {short} in the next steps")
print("\n".join(lost + [f"named: {looked}"]))
