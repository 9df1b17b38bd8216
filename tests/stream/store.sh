#!/bin/sh
# Tables whose rows are a stream of the store, in a small project of their own.
. ./lib.sh

mkdir -p "$dir/p/ledgers" "$dir/p/scripts/ledgers"
cat > "$dir/p/manifest.lua" <<'END'
return {
   name = "试验", database = "t.db", periods = { "2026H1" },
   areas = { { id = "b", name = "乙县", kind = "county" }, { id = "a", name = "甲区" } },
   ledgers = { { ledger = "water", file = "ledgers/*.csv", period = "2026H1" } },
   documents = {},
}
END
cat > "$dir/p/scripts/ledgers/water.lua" <<'END'
return {
   name = "water", label = "用水", key = "enterprise",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业", type = "text", required = true },
      { name = "intake", label = "取水量", type = "number", unit = "m3" },
      { name = "due", label = "时限", type = "date" },
      { name = "large", label = "规上", type = "flag" },
      { name = "remark", label = "备注", type = "text" },
   },
}
END
printf '县区,企业,取水量（m3）,时限,规上,备注\n甲区,丁厂,1000.5,2026年6月30日,是,见附\n乙县,丙厂,,2026-12,否,\n甲区,戊厂,90.25,,,3\n甲区,己厂,9,,,\n' > "$dir/p/ledgers/1.csv"
wenheng() { command=$1; shift; (cd "$dir/p" && "$WENHENG" "$command" "$@"); }
wenheng import > "$dir/out" 2> "$dir/err"

table() { # table SELECTION MORE: the texts of the rows, joined
   cat > "$dir/p/t.md" <<END
{{ doc.table {
   columns = {
      { field = "enterprise", head = "企业", width = "30mm" }, { field = "area", head = "县区", width = "20mm" },
      { field = "intake", head = "取水", width = "30mm", align = "right", decimals = 1, thousands = true, none = "…", sum = true },
      { field = "due", head = "时限", width = "30mm" }, { field = "large", head = "规上", width = "20mm", none = "未报" },
   },
   rows = $1, $2
} }}
END
   wenheng compile t.md --dump layout > "$dir/out" 2> "$dir/err"
   cat "$dir/err"
   awk '/^tag TR/ { if (row) print row; row = "" }
        /^tag TD/ { row = row "|"; cell = 1 }
        /^end/ { cell = 0 }
        cell && /^text/ { sub(/[^"]*"/, ""); sub(/"$/, ""); row = row $0 }
        END { if (row) print row }' "$dir/out"
}
is "in the manifest's order of areas, areas by name, flags in words" "$(table 'store.stream("water", { period = "2026H1" })' '')" \
   '|丙厂|乙县|…|2026-12|否
|丁厂|甲区|1,000.5|2026-06-30|是
|戊厂|甲区|90.3||未报
|己厂|甲区|9.0||未报'
is "of one area, grouped by it, summed" "$(table 'store.stream("water", { area = "a" })' 'group = "area", subtotal = "小计"')" \
   '|甲区
|丁厂|甲区|1,000.5|2026-06-30|是
|戊厂|甲区|90.3||未报
|己厂|甲区|9.0||未报
|小计|1,099.8||'
is "ordered by figures, gaps last" "$(table 'store.stream("water", { order = "intake" })' '' | cut -d '|' -f 2 | tr '\n' ' ')" '己厂 戊厂 丁厂 丙厂 '
is "and downwards, by two fields" "$(table 'store.stream("water", { order = { "-large", "-intake" } })' '' | cut -d '|' -f 2 | tr '\n' ' ')" '丁厂 丙厂 戊厂 己厂 '
is "with conditions" "$(table 'store.stream("water", { where = { large = false } })' '')" '|丙厂|乙县|…|2026-12|否'
is "none at all" "$(table 'store.stream("water", { period = "2025H2" })' 'group = "area", subtotal = "小计"')" ''

refused() { # refused NAME TEMPLATE MESSAGE
   printf '%s\n' "$2" > "$dir/p/m.md"
   status "$1: status" 1 wenheng compile m.md --dump tree
   has "$1" "$dir/err" "$3"
}
refused "an unknown ledger" '% store.stream("watre")' 'm.md:1:3: error: there is no ledger "watre"'
refused "an unknown option" '% store.stream("water", { oder = "intake" })' 'error: store.stream: unknown option "oder"'
refused "an unknown field to order by" '% store.stream("water", { order = "-intkae" })' 'error: store.stream: order: ledger "water" has no field "intkae"'
refused "an unknown area" '% store.stream("water", { area = "c" })' 'error: the project has no area "c"'
refused "an unknown field of a column" '{{ doc.table { columns = { { field = "name" } }, rows = store.stream("water") } }}' \
   'm.md:1:1: error: doc.table: column 1: the ledger "water" has no field "name"'
cat > "$dir/p/m.md" <<'END'
{{ doc.table { columns = { { field = "enterprise", weight = 2 }, { field = "remark", weight = 1, decimals = 1 } }, rows = store.stream("water") } }}
END
status "what is no figure is no error" 0 wenheng compile m.md --dump layout
has "and is told with its file and row" "$dir/err" 'ledgers/1.csv:2: warning: "见附" in the column "remark" is no figure: printed as it stands'
has "and a figure in a text is one" "$dir/out" '"3.0"'
