#!/bin/sh
# An enterprise whose code is there under another name has not vanished; one whose name and code are gone has, and so has one whose
# code is another area's.
. ./lib.sh
mkdir -p "$dir/p/scripts/ledgers"
cat > "$dir/p/manifest.lua" <<'END_OF_FILE'
return { name = "p", database = "t.db", areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙区" } }, periods = { "2025H2", "2026H1" },
   ledgers = { { ledger = "water", file = "before.csv", period = "2025H2" }, { ledger = "water", file = "now.csv", period = "2026H1" } } }
END_OF_FILE
cat > "$dir/p/scripts/ledgers/water.lua" <<'END_OF_FILE'
return { name = "water", label = "用水台账", key = "enterprise", fields = { { name = "area", label = "县区", type = "area" },
   { name = "enterprise", label = "企业名称", type = "name" }, { name = "code", label = "代码", type = "code" },
   { name = "intake", label = "取水量", type = "number" } } }
END_OF_FILE
printf '县区,企业名称,代码,取水量\n甲县,老厂,91620702MA00000X01,1\n甲县,没了厂,91620702MA00000X02,2\n甲县,迁走厂,91620702MA00000X03,3\n甲县,无码厂,,4\n甲县,留下厂,91620702MA00000X05,5\n甲县,常在厂,91620702MA00000X06,6\n甲县,照旧厂,91620702MA00000X07,7\n甲县,依然厂,91620702MA00000X08,8\n甲县,一直厂,91620702MA00000X09,9\n' > "$dir/p/before.csv"
printf '县区,企业名称,代码,取水量\n甲县,新厂,91620702MA00000X01,1\n乙区,迁来厂,91620702MA00000X03,3\n甲县,留下厂,91620702MA00000X05,5\n甲县,常在厂,91620702MA00000X06,6\n甲县,照旧厂,91620702MA00000X07,7\n甲县,依然厂,91620702MA00000X08,8\n甲县,一直厂,91620702MA00000X09,9\n甲县,也是厂,,9\n' > "$dir/p/now.csv"
"$WENHENG" import -q -C "$dir/p" 2> "$dir/err"
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/out" 2> "$dir/err"
is "who vanished" "$(sed -n 's/.*warning: \(.*\)：2025H2在册.*/\1/p' "$dir/out" | tr '\n' ' ')" "没了厂 迁走厂 无码厂 "
# of an enterprise's works, one is gone though another of its code is there
printf 'return { name = "water", label = "工程", key = "work", fields = { { name = "area", label = "县区", type = "area" }, { name = "work", label = "工程", type = "name" },\n'\
'   { name = "owner", label = "企业名称", type = "name" }, { name = "code", label = "代码", type = "code" } } }\n' > "$dir/p/scripts/ledgers/water.lua"
{ echo 县区,工程,企业名称,代码; for i in 1 2 3 4; do echo "甲县,工程$i,一厂,91620702MA00000X01"; done; } > "$dir/p/before.csv"
sed '/工程2/d' "$dir/p/before.csv" > "$dir/p/now.csv"
"$WENHENG" import -q -C "$dir/p" 2> "$dir/err"
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/out" 2> "$dir/err"
is "what vanished" "$(sed -n 's/.*warning: \(.*\)：2025H2在册.*/\1/p' "$dir/out" | tr '\n' ' ')" "工程2 "
