#!/bin/sh
# Rows that cannot be found are not rows that are not there: a workbook that does not hold what its lists name is refused, by import and
# as data; what truly has no rows, a chart or a sheet of macros, is passed over with a word.
. ./lib.sh
command -v python3 > /dev/null || { ok "lost sheets are told: there is no python3"; exit 0; }
mkdir -p "$dir/p/scripts/ledgers"
cat > "$dir/p/scripts/ledgers/wells.lua" <<'END_OF_FILE'
return { name = "wells", label = "机井台账", key = "well", fields = { { name = "well", label = "名称", type = "text", required = true }, { name = "day", label = "日期", type = "text" } } }
END_OF_FILE
manifest() { # manifest FILE
   cat > "$dir/p/manifest.lua" <<END_OF_FILE
return { name = "p", database = "p.db", areas = { { id = "city", name = "市" } }, periods = { "2026H1" },
   ledgers = { { ledger = "wells", file = "$1", period = "2026H1", area = "city" } } }
END_OF_FILE
}
# change.py OUT PART OLD NEW…: the workbook with these parts changed; a part that becomes "" is left out
cat > "$dir/change.py" <<'END_OF_FILE'
import sys, zipfile
out, changes = sys.argv[1], list(zip(*[iter(sys.argv[2:])] * 3))
with zipfile.ZipFile(out.replace("a.xlsx", "good.xlsx")) as book, zipfile.ZipFile(out, "w") as new:
    for name in book.namelist():
        text = book.read(name).decode()
        for part, old, to in changes:
            if part == name:
                assert old in text, old
                text = text.replace(old, to) if old else ""
        if text:
            new.writestr(name, text)
END_OF_FILE
printf '[formats]\nyyyy-mm-dd\n[texts]\n<t>一号井</t>\n[sheet 一]\n<row>{名称}{日期}</row><row><c t="s"><v>0</v></c><c s="1"><v>46000</v></c></row>\n[sheet 二]\n<row>{名称}</row><row>{二号井}</row>\n' |
   python3 ledger/book.py "$dir/p/good.xlsx"
rels=xl/_rels/workbook.xml.rels
gives() { # gives NAME STATUS MESSAGE FILE: imported, and as data
   manifest "$4"
   (cd "$dir/p" && rm -f p.db && "$WENHENG" import) > "$dir/out" 2> "$dir/err"
   is "import: $1" "$?" "$2"
   has "import tells: $1" "$dir/err" "$3"
   printf '{{ #data.x }}\n' > "$dir/p/x.md"
   (cd "$dir/p" && "$WENHENG" compile x.md --data "x=$4" --dump tree) > "$dir/out" 2> "$dir/err"
   is "data: $1" "$?" "$2"
   has "data tells: $1" "$dir/err" "$3"
}
lost() { # lost NAME MESSAGE PART OLD NEW…
   name=$1 text=$2
   shift 2
   python3 "$dir/change.py" "$dir/p/a.xlsx" "$@"
   gives "$name" 1 "a.xlsx: error: this workbook cannot be read: $text" a.xlsx
}
lost "a sheet's part is not there" 'its sheet "一" leads to xl/worksheets/sheet1.xml, which it does not hold' xl/worksheets/sheet1.xml '' ''
lost "the second one's" 'its sheet "二" leads to xl/worksheets/sheet2.xml, which it does not hold' xl/worksheets/sheet2.xml '' ''
lost "it is another file" 'its sheet "一" leads to no part of it' $rels 'sheet1.xml"' 'sheet1.xml" TargetMode="External"'
lost "it is outside" 'its sheet "一" leads to no part of it' $rels 'worksheets/sheet1.xml' '../../sheet1.xml'
lost "its relation is not there" 'its sheet "二" leads to no part of it' $rels 'Id="r2"' 'Id="r9"'
lost "none is" 'its sheet "一" leads to no part of it' $rels '' ''
lost "it has none" 'its sheet "一" leads to no part of it' xl/workbook.xml ' r:id="r1"' ''
lost "its relation is of another kind" 'its sheet "二" leads to a part of another kind, xl/worksheets/sheet2.xml' $rels \
   'relationships/worksheet" Target="worksheets/sheet2.xml"' 'relationships/theme" Target="worksheets/sheet2.xml"'
lost "its part is" 'its sheet "二" leads to a part of another kind, <chartsheet>' xl/worksheets/sheet2.xml worksheet chartsheet
lost "there are no sheets" 'it has no sheets' xl/workbook.xml '<sheets>' '<others>' xl/workbook.xml '</sheets>' '</others>' xl/workbook.xml '<sheet ' '<other '
lost "texts are not there" 'it should hold xl/sharedStrings.xml and does not' xl/sharedStrings.xml '' ''
lost "they are another file" 'row 2, column 1: there is no shared text 0' $rels 'sharedStrings.xml"' 'sharedStrings.xml" TargetMode="External"'
lost "formats are not there" 'it should hold xl/styles.xml and does not' xl/styles.xml '' ''
lost "they are another file" 'row 2, column 2: there is no style 1' $rels 'styles.xml"' 'styles.xml" TargetMode="External"'

for kind in chartsheet:chart dialogsheet:dialogue 'xlMacrosheet:sheet of macros'; do
   python3 "$dir/change.py" "$dir/p/a.xlsx" $rels 'relationships/worksheet" Target="worksheets/sheet2.xml"' "relationships/${kind%%:*}\" Target=\"worksheets/sheet2.xml\""
   gives "a ${kind#*:} is passed over" 0 "sheet \"二\" is a ${kind#*:}, which has no rows, and is not read" a.xlsx
done
python3 "$dir/change.py" "$dir/p/a.xlsx" $rels 'relationships/worksheet"' 'relationships/chartsheet"'
manifest a.xlsx
(cd "$dir/p" && status "a workbook of charts" 1 "$WENHENG" import --force)
has "is told of with its sheets" "$dir/err" 'shows no sheet; it has "一" (a chart), "二" (a chart)'

# xls.py OUT KIND PLACE STYLE: an old workbook of two sheets; the second begins with a BOF of this kind, at this place from its own (-1: the first's), and its
# last cell has this style
cat > "$dir/xls.py" <<'END_OF_FILE'
import struct, sys
sys.argv, out, (kind, place, style) = ["bombs.py", "none", ""], sys.argv[1], map(int, sys.argv[2:])
exec(open("hostile/bombs.py").read())
begin = lambda kind: record(0x809, struct.pack("<HHHH", 0x600, kind, 0, 0) + bytes(8))
label = lambda row, text, style=0, column=0: record(0x204, struct.pack("<HHHHB", row, column, style, len(text), 1) + text.encode("utf-16le"))
sheet = lambda kind, well, style: begin(kind) + label(0, "名称") + label(0, "日期", 0, 1) + label(1, well, style) + record(0x0A, b"")
one, two = sheet(0x10, "一号井", 0), sheet(kind, "二号井", style)
bound = lambda at, name: record(0x85, struct.pack("<IHBB", at, 0, len(name), 1) + name.encode("utf-16le"))
head = begin(5) + record(0xE0, struct.pack("<HH", 0, 0)) + record(0x0A, b"")
start = len(head) + 2 * len(bound(0, "一"))
stream = (head[:-4] + bound(start, "一") + bound(start + len(one) * (place >= 0) + max(place, 0), "二") + head[-4:] + one + two).ljust(4096, b"\0")
entry = lambda title, kind, start, size, child: ((title + "\0").encode("utf-16le").ljust(64, b"\0") + struct.pack(
    "<HBBiii", 2 * len(title) + 2, kind, 1, -1, -1, child) + bytes(36) + struct.pack("<iQ", start, size))
with open(out, "wb") as f:
    f.write(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16) + struct.pack("<HHHHH6xIIiIIiIiI", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, -2, 0, -2, 0))
    f.write(struct.pack("<109i", 0, *[-1] * 108) + struct.pack("<128i", -3, -2, *range(3, 10), -2, *[-1] * 118))
    f.write(entry("Root Entry", 5, -2, 0, 1) + entry("Workbook", 2, 2, 4096, -1) + bytes(256) + stream)
END_OF_FILE
old() { # old NAME STATUS MESSAGE KIND PLACE STYLE
   python3 "$dir/xls.py" "$dir/p/a.xls" "$4" "$5" "$6"
   gives "xls: $1" "$2" "$3" a.xls
}
old "two sheets" 0 'read as xls: ' 16 0 0
old "a chart is passed over" 0 'sheet "二" is a chart, which has no rows, and is not read' 32 0 0
old "a sheet of macros is passed over" 0 'sheet "二" is a sheet of macros, which has no rows, and is not read' 64 0 0
old "one that begins nowhere" 1 'this workbook cannot be read: its sheet "二" is damaged' 16 100000 0
old "between records" 1 'this workbook cannot be read: its sheet "二" is damaged' 16 2 0
old "of no kind" 1 'this workbook cannot be read: its sheet "二" is damaged' 5 0 0
old "the first over again" 1 'this workbook cannot be read: its sheet "二" is one that was read before, "一"' 16 -1 0
old "a style that it does not have" 1 'this workbook cannot be read: sheet "二", row 2, column 1: there is no style 7' 16 0 7
