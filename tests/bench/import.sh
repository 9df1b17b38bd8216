#!/bin/sh
# import.sh PROGRAM FOLDER [ROWS...] - a ledger of so many enterprises, and as many in the directory, imported (from CSV, and
# from XLSX), checked and evaluated by the sample project's rules: seconds and peak memory of each, and how they grow from
# the first size.  With LACKING=1 each enterprise lacks a figure, and who they are is kept.
program=$1
folder=$2
top=$(cd "$(dirname "$0")/../.." && pwd)
shift 2
[ $# -gt 0 ] || set -- 1000 10000 100000
export WENHENG_SHARE="$top"
project() { # project FOLDER ENDING
   mkdir -p "$1/ledgers"
   cp "$top/data/policy.lua" "$top/data/policy_en.lua" "$1"
   cat > "$1/manifest.lua" <<END_OF_FILE
return { name = "bench", database = "bench.db", policy = "policy", rules = "evaluate", periods = { "2026H1" },
   areas = { { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" } },
   ledgers = { { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises.$2" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring.$2" } } }
END_OF_FILE
}
project "$folder" csv
project "$folder/xlsx" xlsx
${CC:-cc} -std=c11 -D_DEFAULT_SOURCE -o "$folder/peak" "$top/tests/ledger/peak.c" || exit 1

ledgers() { # ledgers ROWS
   awk -v n="$1" 'BEGIN { split("甲县 乙县 丙县", a, " "); print "县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水"
      for (i = 1; i <= n; i++) printf "%s,示例第%06d厂,是,%s,否,否\n", a[i % 3 + 1], i, i % 10 ? "否" : "是" }' \
      > "$folder/ledgers/enterprises.csv"
   awk -v n="$1" 'BEGIN { split("甲县 乙县 丙县", a, " ")
      printf "县区,企业名称,取水方式,地表水,地下水,自来水,再生水,取水量（万m³）,用水环节,水循环模式,循环水量（m³）,串联水量,回用水量,"
      print "排水量,主要产品,产品产量,产量单位,工业增加值（万元）,用水定额"
      for (i = 1; i <= n; i++) printf "%s,示例第%06d厂,自备井,0,%d,0,0,%.1f,冷却,循环,%d,0,%d,%d,水泥,%d,吨,%d,3.2\n", a[i % 3 + 1], i,
         (i % 900 + 1) * 1000, (i % 900 + 1) / 10, i % 700 * 900, i % 13 * 100, i % 17 * 50, i % 99 + 1, i % 1000 + 1 }' | { if [ -n "${LACKING:-}" ]; then awk -F, -v OFS=, 'NR > 1 { $11 = $18 = $19 = "" } 1'; else cat; fi; } \
      > "$folder/ledgers/monitoring.csv"
}

# A command's seconds and MB, and how many times those of the first size, whose rows are so many times fewer, it takes.
measured() { # measured NAME COMMAND...
   name=$1
   shift
   began=$(date +%s%N)
   "$folder/peak" "$@" > "$folder/out" 2> /dev/null || exit 1
   peak=$(tail -n 1 "$folder/out")
   ms=$((($(date +%s%N) - began) / 1000000))
   [ -e "$folder/first-$name" ] || echo "$ms $peak" > "$folder/first-$name"
   awk -v ms="$ms" -v kb="$peak" '{ printf " %9.2f %6.0f %5.0fx %5.1fx", ms / 1000, kb / 1024, ms / $1, kb / $2 }' "$folder/first-$name"
}

rm -f "$folder"/first-*
printf '%8s' rows
for title in import "import of XLSX" check evaluate; do printf ' %30s' "$title: s, MB, growth"; done
printf '\n'
for rows; do
   rm -f "$folder/bench.db"* "$folder/xlsx/bench.db"*
   ledgers "$rows"
   for ledger in enterprises monitoring; do
      python3 "$top/tests/bench/xlsx.py" "$folder/ledgers/$ledger.csv" "$folder/xlsx/ledgers/$ledger.xlsx" || exit 1
   done
   printf '%8s' "$rows"
   measured import "$program" -C "$folder" import
   measured workbooks "$program" -C "$folder/xlsx" import
   for command in check evaluate; do
      measured $command "$program" -C "$folder" $command --period 2026H1
   done
   printf '\n'
done
