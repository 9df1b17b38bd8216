#!/bin/sh
# Two areas each have an enterprise of the same name and no code tells them apart: each area is judged by its own rows. One that has
# moved from one area to the other stays one.
. ./lib.sh
. ./judged.sh

halves="2025H2 2026H1"
judged_project enterprises monitoring management metering << 'END'
return { start = "2026-01-01", thresholds = { manager = { value = 1, inclusive = true } }, indicators = { "intake" }, tasks = {}, targets = {},
   items = { { id = "3.1", task = 3 }, { id = "4.2", task = 4 } } }
END
sed -i 's/{ { id = "a", name = "甲县", kind = "county" } }/{ { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } }/
   s/periods = {/periods = { "2025H2",/' "$dir/p/manifest.lua"
directory() { half=$1; shift; { echo '县区,企业名称,统一社会信用代码,规模以上,重点用水企业,高耗水企业,可使用再生水'; printf '%s,是,是,否,否\n' "$@"; } > "$p/enterprises-$half.csv"; }
monitoring() { printf '县区,企业名称,统一社会信用代码,取水量（m3）\n%b' "$2" > "$p/monitoring-$1.csv"; }
management() { printf '县区,企业名称,统一社会信用代码,节水管理制度\n%b' "$2" > "$p/management-$1.csv"; }
metering() { printf '县区,企业名称,水源种类,用途类别,分别计量,校准有效期至\n%b' "$2" > "$p/metering-$1.csv"; }
of() { # of AREA KIND,SUBJECT
   "$WENHENG" evaluate --period 2026H1 --format csv -C "$dir/p" 2> /dev/null | sed -n "s/^$2,$1,\([^,]*\),\([^,]*\),.*/\1 \2/p" | sed 's/ $//'
}

directory 2025H2 '甲县,建材厂,' '乙县,建材厂,'
monitoring 2025H2 ''
management 2025H2 ''
metering 2025H2 ''
directory 2026H1 '甲县,建材厂,' '乙县,建材厂,'
monitoring 2026H1 '甲县,建材厂,,100\n乙县,建材厂,,900\n'
management 2026H1 '甲县,建材厂,,是\n乙县,建材厂,,否\n'
metering 2026H1 '甲县,建材厂,2,2,是,2030-12-31\n乙县,建材厂,2,2,否,2030-12-31\n'
judge
is "the first area's intake is its own" "$(of a indicator,intake)" "有数据 100"
is "and so is the second's" "$(of b indicator,intake)" "有数据 900"
is "the city has both" "$(of city indicator,intake)" "有数据 1000"
is "the system is the first's" "$(of a item,3.1)" "已完成 1"
is "the second has none" "$(of b item,3.1)" "未启动 0"
is "its meters are not the first's" "$(of a item,4.2) $(of b item,4.2)" "已完成 1 未启动 0"

monitoring 2026H1 '甲县,建材厂,,100\n'
judge
is "one that reported nothing has not reported" "$(of b indicator,intake)" "数据缺失"

directory 2026H1 '甲县,建材厂,91620702MA00000X01' '乙县,建材厂,'
monitoring 2026H1 '甲县,建材厂,,100\n乙县,建材厂,,900\n'
judge
is "a code of one alone is the other's no more" "$(of a indicator,intake) $(of b indicator,intake)" "有数据 100 有数据 900"
directory 2026H1 '甲县,建材厂,91620702MA00000X01' '乙县,建材厂,91620702MA00000X02'
monitoring 2026H1 '甲县,建材厂,91620702MA00000X01,100\n乙县,建材厂,,900\n'
judge
is "codes of both: the area tells where a row has none" "$(of a indicator,intake) $(of b indicator,intake)" "有数据 100 有数据 900"

directory 2025H2 '甲县,建材厂,' '乙县,建材厂,'
directory 2026H1 '甲县,建材厂,' '乙县,建材厂,'
monitoring 2026H1 '甲县,建材厂,91620702MA00000X07,100\n乙县,建材厂,,900\n'
judge
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
is "a code that the directory lacks: the name and the area tell" "$(of a indicator,intake) $(of b indicator,intake)" "有数据 100 有数据 900"
has "which is told" "$dir/check" "monitoring-2026H1.csv:2:3: note: 建材厂：代码为91620702MA00000X07，工业企业名录中同名的未填代码，按名称和县区对应 [joined_by_name]"
directory 2026H1 '甲县,建材厂,' '乙县,建材厂,91620702MA00000X02'
monitoring 2026H1 '甲县,建材厂,91620702MA00000X07,100\n乙县,建材厂,91620702MA00000X08,900\n'
judge
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
is "not where the one of that area has another" "$(of a indicator,intake) $(of b indicator,intake)" "有数据 100 数据缺失"
has "which is told, too" "$dir/check" "monitoring-2026H1.csv:3:3: warning: 建材厂：代码为91620702MA00000X08，工业企业名录中同名的是91620702MA00000X02，无法对应 [unlisted_code]"

directory 2025H2 '甲县,建材厂,91620702MA00000X01' '乙县,别厂,'
directory 2026H1 '甲县,别厂,' '乙县,建材厂,'
monitoring 2026H1 '乙县,建材厂,91620702MA00000X01,70\n'
judge
is "one that moved keeps its code" "$(of b indicator,intake)" "有数据 70"

directory 2025H2 '甲县,建材厂,' '乙县,建材厂,'
directory 2026H1 '甲县,建材厂,' '乙县,建材厂,'
monitoring 2026H1 '甲县,建材厂,,100\n乙县,建材厂,,900\n'
sed -i 's/ledgers = ledgers }/ledgers = ledgers,\n   documents = { { name = "firm", template = "firm.md", each = "enterprise", output = "{file}.pdf" } } }/' "$dir/p/manifest.lua"
mkdir "$dir/p/templates"
cat > "$dir/p/templates/firm.md" <<'END'
% local one = require("enterprise").read(period, record)
{{ record.file }}：{{ one.now.intake }}
END
judge
for of in 建材厂（甲县）:100 建材厂（乙县）:900; do
   "$WENHENG" build firm --period 2026H1 --for "${of%:*}" --dump tree -C "$dir/p" > "$dir/tree" 2> "$dir/err"
   has "${of%:*} has a sheet with its own figures" "$dir/tree" "${of%:*}：${of#*:}"
done
"$WENHENG" batch firm --period 2026H1 -C "$dir/p" -o "$dir/firms" > "$dir/out" 2> "$dir/err"
is "a batch makes both" "$(find "$dir/firms" -name '建材厂*.pdf' | wc -l)" 2
