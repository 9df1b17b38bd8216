#!/bin/sh
# What lies after the as-of day doesn't count: a target over the year's halves, evaluated again after the later half was.
. ./lib.sh

mkdir -p "$dir/p/ledgers"
cat > "$dir/p/manifest.lua" <<'END'
local ledgers = {}
for _, p in ipairs { "2027H1", "2027H2" } do
   for _, name in ipairs { "enterprises", "monitoring", "analysis" } do
      ledgers[#ledgers + 1] = { ledger = name, period = p, file = "ledgers/" .. name .. "-" .. p .. ".csv" }
   end
end
return { name = "as-of", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2027H1", "2027H2" },
   areas = { { id = "a", name = "甲县", kind = "county" } }, ledgers = ledgers }
END
cat > "$dir/p/policy.lua" <<'END'
return { start = "2026-01-01", indicators = {}, tasks = { { id = 1 } }, items = { { id = "1.1", task = 1 } },
   targets = { { id = "monitoring", year = 2027 } } }
END
for half in H1:2027-07-05 H2:2027-12-30; do
   p=2027${half%%:*}
   printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n甲县,甲厂,是,是,否,否\n' > "$dir/p/ledgers/enterprises-$p.csv"
   sed -n '1p;/^甲县/p' notice/project/ledgers/monitoring-2026H1.csv > "$dir/p/ledgers/monitoring-$p.csv"
   printf '县区,分析报告名称,完成日期,文件\n甲县,%s用水分析,%s,a.pdf\n' "$p" "${half#*:}" > "$dir/p/ledgers/analysis-$p.csv"
done
"$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
judge() { "$WENHENG" evaluate --period "$1" --format json -C "$dir/p" 2> "$dir/err" | grep '"target":"monitoring"' | sed 's/.*"status":"\([^"]*\)","value":\([^,]*\),.*/\1 \2/'; }
is "both halves are done" "$(judge 2027H1; judge 2027H2)" "达序时 1
已完成 2"
is "at the end of the first half only one is, though the second has been judged" "$(judge 2027H1)" "达序时 1"
