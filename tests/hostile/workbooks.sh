#!/bin/sh
# Workbooks made to fill the machine or to keep it busy (bombs.py): each is refused with a message, or read, within its time
# and 1.5 GB of address space.
. ./lib.sh

limit=1500000 seconds=unlimited
observed && limit=unlimited
mkdir -p "$dir/p/scripts/ledgers"
cat > "$dir/p/manifest.lua" <<'END'
return { name = "p", database = "p.db", areas = { { id = "city", name = "市" } }, periods = { "2026H1" },
   ledgers = { { ledger = "wells", file = "a.xls*", period = "2026H1", area = "city" } } }
END
cat > "$dir/p/scripts/ledgers/wells.lua" <<'END'
return { name = "wells", label = "机井台账", key = "well", fields = { { name = "well", label = "名称", type = "text", required = true } } }
END
gives() { # gives STATUS MESSAGE COMMAND...
   want=$1 text=$2 name="$kind: $4"
   shift 2
   (ulimit -v $limit; ulimit -t $seconds; cd "$dir/p" && timeout $patience "$@") > "$dir/out" 2> "$dir/err"
   got=$?
   if [ $got = "$want" ] && grep -qF -- "$text" "$dir/err"; then ok "$name"; else not_ok "$name" "status $got: $(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
}
bomb() { # bomb KIND [FILE]: in the project
   kind=$1 file=$dir/p/${2:-a.xlsx}
   rm -f "$dir"/p/a.xls*
   python3 hostile/bombs.py "$kind" "$file"
}
import() { gives "$1" "$2" "$WENHENG" import --force; }
data() { # data STATUS MESSAGE TEXT: a document of it
   printf '%s\n' "$3" > "$dir/p/x.md"
   gives "$1" "$2" "$WENHENG" compile x.md --data "x=$file" --dump tree
}

bomb row
import 1 "row 1 holds more than 4 MB of text"
data 1 "row 1 holds more than 4 MB of text" '{{ #data.x }}'
bomb same
import 1 "row 1 holds more than 4 MB of text"
bomb rows
import 1 "its cells say the same long texts over and over, more than 512 MB"
bomb deep
import 1 "more than 4 MB of text are merged down into row"
bomb sheets
import 1 'its sheet "s1" is a part that was read before, xl/worksheets/sheet1.xml'
bomb tags
[ $limit = unlimited ] || seconds=9 # of the processor, several times what it takes, and less than where a tag is looked through anew with each piece of it
import 0 "1 file read"
seconds=unlimited
bomb case
import 1 'its sheet "b" is a part that was read before, xl/SHEET1.xml'
bomb pictures
import 0 "1 file read"
bomb missing
import 0 "1 file read"
bomb names
import 1 "xl/cellimages.xml unpacks to more than 64 MB"
bomb pad
data 0 "read as xlsx: 20000 records" '{{ #data.x }} {{ data.x[20000].n0 }} {{ data.x[7].n16383 }}.'
has "its cells are what they are, and empty behind" "$dir/out" "20000 x ."
bomb formats a.xls
import 1 'no heading "名称"'
bomb struck a.xls
import 1 "its cells say the same long texts over and over, more than 64 MB"
bomb labels a.xls
import 1 'no heading "名称"'
bomb texts a.xls
import 1 "its cells say the same long texts over and over, more than 64 MB"
bomb suffix a.xls
import 1 "its cells say the same long texts over and over, more than 64 MB"
bomb small a.xls
import 1 "it is damaged, locked with a password, or newer than XLS"
