#!/bin/sh
# A code joins an enterprise that the directory lists without one, where it has the only such name in the area; where it may be of
# another, it is not joined. What check says of it is what the rules do.
. ./lib.sh
. ./judged.sh

judged_project enterprises monitoring management quotas << 'END_OF_FILE'
return { start = "2026-01-01", thresholds = { manager = { value = 1, inclusive = true } }, indicators = { "reuse" }, tasks = {}, targets = {},
   items = { { id = "3.1", task = 3 } } }
END_OF_FILE
printf '产品名称,产量单位,通用值\n纸,t,10\n' > "$p/quotas.csv"
directory() { { echo '县区,企业名称,统一社会信用代码,规模以上,重点用水企业,高耗水企业,可使用再生水'; printf '%s,是,是,否,否\n' "$@"; } > "$p/enterprises.csv"; }
# reported CODE MANAGEMENT_CODE [FILE]: what 甲厂's records say of its code; more rows of management
reported() {
   printf '县区,企业名称,统一社会信用代码,取水量（m3）,循环水量（m3）,串联水量（m3）,回用水量（m3）,主要产品,产量,产量单位,用水定额\n甲县,甲厂,%s,100,300,0,0,纸,10,t,20\n' "$1" > "$p/monitoring.csv"
   printf '县区,企业名称,统一社会信用代码,节水管理制度\n甲县,甲厂,%s,是\n' "$2" | cat - ${3:+"$3"} > "$p/management.csv"
   judge
   "$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
}
first=91620702MA00000X01 second=91620702MA00000X02

directory '甲县,甲厂,'
reported $first $first
is "its reuse rate is counted" "$(judged indicator,reuse)" "有数据 75"
is "and its management" "$(judged item,3.1)" "已完成 1"
has "check says that the name joins it" "$dir/check" "monitoring.csv:2:3: note: 甲厂：代码为$first，工业企业名录中同名的未填代码，按名称和县区对应 [joined_by_name]"
reported $first ''
is "a record without code is the same one's" "$(judged indicator,reuse) $(judged item,3.1)" "有数据 75 已完成 1"
printf '甲县,丙厂,91620702MA00000X03,是\n甲县,丙厂,91620702MA00000X04,是\n' > "$dir/more" # another name with two codes
reported $first $second "$dir/more"
is "two codes for the name: neither is joined" "$(judged indicator,reuse) $(judged item,3.1)" "数据缺失 数据缺失 0"
has "and check says so" "$dir/check" "甲厂：代码为$first，工业企业名录中同名的未填，各台账中这个名称的代码又不止一个，无法对应 [unlisted_code]"

directory "甲县,甲厂,$second"
reported $first $first
is "the directory has another code" "$(judged indicator,reuse)" "数据缺失"
has "so is this" "$dir/check" "同名的是$second，无法对应 [unlisted_code]"
