"""Compares the numbers of a text in two languages: same_numbers.py CHINESE ENGLISH, a paragraph a line in each.

A number is what it says, however it is written: 266.3万立方米 is 2.663 million, 6月 June.  The numbers of headings are left out
on both sides: （二） is (2), 案例二 Case 2.  Prints "same: N numbers in M paragraphs" or what differs."""
import re, sys
from collections import Counter
from fractions import Fraction

WORDS = "One Two Three Four Five Six Seven Eight Nine Ten".split()
MONTHS = "January February March April May June July August September October November December".split()


def chinese(line):
    line = re.sub(r"^ *heading \d( unnumbered)?", "", line)
    line = re.sub(r"^（[一二三四五六七八九十]+）", "", line)
    line = re.sub(r"立方米/万元|万元工业增加值", "", line)
    line = re.sub(r"（含 ?\d+ ?万立方米）", "", line)  # a number or more
    out = []
    for digits, wan in re.findall(r"(\d+(?:\.\d+)?) ?(万)?", line):
        out.append(Fraction(digits) * (10000 if wan else 1))
    return Counter(out)


def english(line):
    line = re.sub(r"^ *heading \d unnumbered", "", line)
    line = re.sub(r"^(\(\d+\) |Part \d+|Case \d+)", "", line)
    line = line.replace("per CNY 10,000", "")
    line = re.sub(r" mu \([\d,]+ hectares\)", "", line)
    for i, word in enumerate(WORDS):  # as a sentence begins
        line = re.sub(rf"\b{word}\u00a0", f"{i + 1} ", line)
    for i, month in enumerate(MONTHS):
        line = re.sub(rf"\b{month}\b", str(i + 1), line)
    out = []
    for digits, million in re.findall(r"(\d[\d,]*(?:\.\d+)?)(\s*million)?", line):
        out.append(Fraction(digits.rstrip(",").replace(",", "")) * (1000000 if million else 1))
    return Counter(out)


sides = [open(path, encoding="utf-8").read().splitlines() for path in sys.argv[1:3]]
if len(sides[0]) != len(sides[1]):
    print(f"differ: {len(sides[0])} paragraphs in Chinese, {len(sides[1])} in English")
    sys.exit()
total, wrong = 0, []
for n, (zh, en) in enumerate(zip(*sides), 1):
    a, b = chinese(zh), english(en)
    total += sum(a.values())
    if a != b:
        wrong.append(f"differ in paragraph {n}: only in Chinese {[str(float(x)) for x in (a - b).elements()]},"
                     f" only in English {[str(float(x)) for x in (b - a).elements()]}: {en[:60]}")
print("\n".join(wrong) if wrong else f"same: {total} numbers in {len(sides[0])} paragraphs")
