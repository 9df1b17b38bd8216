#!/usr/bin/env python3
"""pinyin.py - writes compiler/layout/index_pinyin.c from the Unihan database.

    apt-get install unicode-data && python3 scripts/pinyin.py > compiler/layout/index_pinyin.c

Run again when Unicode adds characters; the build does not need it.
"""
import bz2
import re
import unicodedata

UNIHAN = "/usr/share/unicode/Unihan_%s.txt.bz2"
TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
# What these are read as in the names of places, firms and people, where kMandarin gives the commonest reading of all.
IN_NAMES = {"长": "cháng", "曾": "zēng", "都": "dū", "兴": "xīng", "尉": "wèi"}


def fields(name, *wanted):
    found = {}
    with bz2.open(UNIHAN % name, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] in wanted:
                found.setdefault(chr(int(parts[0][2:], 16)), {})[parts[1]] = parts[2]
    return found


def syllable(reading):
    """cháng -> ("chang", 2); the neutral tone is 5, as in dictionaries after the fourth."""
    tone, letters = 5, ""
    for mark in unicodedata.normalize("NFD", reading):
        if mark in TONES:
            tone = TONES[mark]
        else:
            letters += mark
    return unicodedata.normalize("NFC", letters), tone


def spelled(letters):
    return letters.replace("ü", "u\u007f")  # lü after lu


readings = fields("Readings", "kMandarin", "kHanyuPinlu", "kXHC1983", "kHanyuPinyin")
strokes = fields("IRGSources", "kTotalStrokes")
table = {}
for char, found in readings.items():
    for source in ("kMandarin", "kHanyuPinlu", "kXHC1983", "kHanyuPinyin"):
        if source in found:
            first = re.split(r"[ ,(]", found[source].split(":")[-1] if source[1] in "XH" else found[source])[0]
            break
    key = syllable(IN_NAMES.get(char, first))
    table.setdefault(key, []).append(char)

print("""/* index_pinyin.c - how Han characters are read: made by scripts/pinyin.py from Unihan (Unicode 15.0), not by hand.
 *
 * Syllables stand in the order of their letters and tones, the characters of one by their number of
 * strokes, then by code point: the order of GB/T 22466 and of dictionaries.
 * Unihan is copyright Unicode, Inc., under the Unicode License (unicode.org/copyright.html). */
#include "layout/index_parts.h"

const IndexSyllable index_syllables[] = {""")
count = 0
for key in sorted(table, key=lambda k: (spelled(k[0]), k[1])):
    chars = sorted(table[key], key=lambda c: (int(strokes.get(c, {}).get("kTotalStrokes", "99").split()[0]), ord(c)))
    count += len(chars)
    print('\t{ "%s", %d, "%s" },' % (key[0], key[1], "".join(chars)))
print("""};

const size_t index_syllable_count = sizeof index_syllables / sizeof *index_syllables;
/* %d characters */""" % count)
