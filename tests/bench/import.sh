#!/bin/sh
# import.sh PROGRAM FOLDER [ROWS...] - a ledger of so many enterprises, and as many in the directory, imported,
# checked and evaluated by the sample project's rules: seconds and peak memory of each, and how they grow from the
# first size.
program=$1
folder=$2
top=$(cd "$(dirname "$0")/../.." && pwd)
shift 2
[ $# -gt 0 ] || set -- 1000 10000 100000
export WENHENG_SHARE="$top"
mkdir -p "$folder/ledgers"
cp "$top/data/policy.lua" "$top/data/policy_en.lua" "$folder"
cat > "$folder/manifest.lua" <<'END_OF_FILE'
return { name = "bench", database = "bench.db", policy = "policy", rules = "evaluate", periods = { "2026H1" },
   areas = { { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" } },
   ledgers = { { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring.csv" } } }
END_OF_FILE

ledgers() { # ledgers ROWS
   awk -v n="$1" 'BEGIN { split("甲县 乙县 丙县", a, " "); print "县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水"
      for (i = 1; i <= n; i++) printf "%s,示例第%06d厂,是,%s,否,否\n", a[i % 3 + 1], i, i % 10 ? "否" : "是" }' \
      > "$folder/ledgers/enterprises.csv"
   awk -v n="$1" 'BEGIN { split("甲县 乙县 丙县", a, " ")
      printf "县区,企业名称,取水方式,地表水,地下水,自来水,再生水,取水量（万m³）,用水环节,水循环模式,循环水量（m³）,串联水量,回用水量,"
      print "排水量,主要产品,产品产量,产量单位,工业增加值（万元）,用水定额"
      for (i = 1; i <= n; i++) printf "%s,示例第%06d厂,自备井,0,%d,0,0,%.1f,冷却,循环,%d,0,%d,%d,水泥,%d,吨,%d,3.2\n", a[i % 3 + 1], i,
         (i % 900 + 1) * 1000, (i % 900 + 1) / 10, i % 700 * 900, i % 13 * 100, i % 17 * 50, i % 99 + 1, i % 1000 + 1 }' \
      > "$folder/ledgers/monitoring.csv"
}

# A command's seconds and MB, and how many times those of the first size, whose rows are so many times fewer, it takes.
measured() { # measured NAME COMMAND...
   python3 - "$folder" "$rows" "$@" <<'END_OF_FILE'
import json, os, resource, subprocess, sys, time
folder, rows, name, *command = sys.argv[1:]
start = time.monotonic()
subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
seconds, peak = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
path = folder + "/first.json"
first = json.load(open(path)) if os.path.exists(path) else {}
rows_before, seconds_before, peak_before = first.setdefault(name, [int(rows), seconds, peak])
json.dump(first, open(path, "w"))
print(f"{seconds:>9.2f} {peak:>6.0f} {seconds / seconds_before:>5.0f}x {peak / peak_before:>5.1f}x", end="")
END_OF_FILE
}

rm -f "$folder/first.json"
printf '%8s %30s %30s %30s\n' rows "import: s, MB, growth" "check: s, MB, growth" "evaluate: s, MB, growth"
for rows; do
   rm -rf "$folder/bench.db"*
   ledgers "$rows"
   printf '%8s ' "$rows"
   for command in import "check --period 2026H1" "evaluate --period 2026H1"; do
      # shellcheck disable=SC2086
      measured "${command%% *}" "$program" -C "$folder" $command || exit 1
      printf ' '
   done
   printf '\n'
done
