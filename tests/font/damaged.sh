#!/bin/sh
# Faces with one thing wrong, made from Liberation Serif: each is told by its file and by what is wrong, and not used.  A file that
# cannot even be opened as a font has no name: it is told where a name is found nowhere.
. ./lib.sh

mkdir -p "$dir/project/fonts"
printf 'return { name = "t", database = "t.db", areas = {}, periods = {}, ledgers = {}, documents = {} }\n' > "$dir/project/manifest.lua"
for name in "Liberation Serif" "No Such Face"; do
   printf -- '---\nclass = "plain"\n---\n[text]{font="%s"}\n' "$name" > "$dir/project/$name.md"
done
whole=$(cd .. && find fonts /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" -name LiberationSerif-Regular.ttf 2> /dev/null | head -n 1)
case $whole in fonts/*) whole=$top/$whole ;; esac
cat > "$dir/damage.py" <<'END'
"""damage.py WHOLE OUT WHAT: the face with one thing wrong."""
import struct
import sys

whole, out, what = sys.argv[1:4]
face = bytearray(open(whole, "rb").read())
count = struct.unpack_from(">H", face, 4)[0]
records = {bytes(face[12 + 16 * i:16 + 16 * i]).decode(): 12 + 16 * i for i in range(count)}


def at(tag):
    return struct.unpack_from(">I", face, records[tag] + 8)[0]


def rename(tag, to):  # as if it had none
    face[records[tag]:records[tag] + 4] = to


def length(tag, n):
    struct.pack_into(">I", face, records[tag] + 12, n)


def put(tag, offset, value):
    struct.pack_into(">H", face, at(tag) + offset, value)


damage = {
    "woff": lambda: face.__setitem__(slice(0, 4), b"wOFF"),
    "woff2": lambda: face.__setitem__(slice(0, 4), b"wOF2"),
    "collection": lambda: face.__setitem__(slice(0, 12), b"ttcf" + struct.pack(">II", 0x10000, 1 << 30)),
    "short": lambda: face.__delitem__(slice(10, len(face))),
    "beyond": lambda: length("glyf", 1 << 30),
    "head": lambda: rename("head", b"hEAD"),
    "upem": lambda: put("head", 18, 0),
    "upem-small": lambda: put("head", 18, 8),
    "glyphs": lambda: put("maxp", 4, 0),
    "cmap": lambda: rename("cmap", b"cMAP"),
    "hhea": lambda: rename("hhea", b"hHEA"),
    "advances": lambda: put("hhea", 34, 0),
    "hmtx": lambda: length("hmtx", 8),
    "cff2": lambda: rename("glyf", b"CFF2"),
    "glyf": lambda: rename("glyf", b"gLYF"),
    "loca": lambda: length("loca", 8),
    "outlines": lambda: length("glyf", 8),
    "restricted": lambda: put("OS/2", 8, 2),
    "whole-only": lambda: put("OS/2", 8, 0x0100),
    "bitmaps": lambda: put("OS/2", 8, 0x0200),
}
damage[what]()
with open(out, "wb") as f:
    f.write(face)
END
if [ -z "$whole" ]; then
   ok "damaged faces (there is no Liberation Serif: not tried)"
   exit 0
fi
damaged() { # damaged WHAT SENTENCE
   rm -f "$dir/project/fonts"/*
   python3 "$dir/damage.py" "$whole" "$dir/project/fonts/$1.ttf" "$1"
   "$WENHENG" compile -C "$dir/project" "$dir/project/${3:-Liberation Serif}.md" -o "$dir/x.pdf" > "$dir/out" 2> "$dir/err"
   got=$?
   case $got in 0|1) ;; *) not_ok "$1" "status $got: $(head -n 2 "$dir/err")" ;; esac
   has "$1" "$dir/err" "$dir/project/fonts/$1.ttf: "
   has "$1: what is wrong" "$dir/err" "$2"
}
damaged woff "it is a web font (WOFF)" "No Such Face"
damaged woff2 "it is a web font" "No Such Face"
damaged collection "its list of faces is damaged" "No Such Face"
damaged short "it is cut short" "No Such Face"
damaged beyond "it is cut short: a table lies beyond its end"
damaged head "it has no head table"
damaged upem "its units per em are 0"
damaged upem-small "its units per em are out of range"
damaged glyphs "it has no glyphs"
damaged cmap "it has no character map"
damaged hhea "it has no horizontal metrics"
damaged advances "its horizontal metrics are damaged"
damaged hmtx "its horizontal metrics are cut short"
damaged cff2 "it is a variable font with CFF2 outlines"
damaged glyf "it has no outlines"
damaged loca "its glyph index is cut short"
damaged outlines "its outlines are cut short"
damaged restricted "its maker forbids embedding"
damaged whole-only "its maker forbids subsetting"
damaged bitmaps "its maker allows bitmaps only"
