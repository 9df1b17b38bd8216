#!/bin/sh
# Areas are asked for what they lack and not for what is done: where meters stand apart and calibration has lapsed, for calibration alone.
. ./lib.sh

cp -R notice/project "$dir/p"
sed -i 's/"4.3", task = 4, short = "计量数字化"/"4.2", task = 4, short = "分别计量"/; s/\["4.3"\] = "Digital metering"/["4.2"] = "Separate metering"/' "$dir/p/policy.lua"
# meters 甲厂 乙厂 丙厂: how each meters apart and until when its meters are calibrated
meters() {
   head -n 1 notice/project/ledgers/metering-2026H1.csv > "$dir/p/ledgers/metering-2026H1.csv"
   for row in "甲县,甲厂|$1" "乙区,乙厂|$2" "丙县,丙厂|$3"; do
      echo "${row%|*},1,1,4,4,5,5,是,2,2,${row#*|},10,5,是,不涉及"
   done >> "$dir/p/ledgers/metering-2026H1.csv"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate -q --period 2026H1 -C "$dir/p" > "$dir/out" 2>&1
   for lang in zh en; do
      "$WENHENG" compile "$top/templates/notice.md" --strict --lang $lang --period 2026H1 -C "$dir/p" --dump tree > "$dir/tree" 2> "$dir/err"
      is "the notice in $lang is whole" $? 0
      awk -f notice/paragraphs.awk "$dir/tree" > "$dir/$lang"
      cp "$dir/tree" "$dir/$lang.tree"
   done
}

meters "否,2026-12-31" "是,2026-05-31" "否,2026-05-31"
has "each is asked for what it lacks" "$dir/zh" "丙县要督促企业分别安装用水计量设施，及时送检校准；甲县要督促企业分别安装用水计量设施；乙区要督促企业将校准已过期的计量器具及时送检校准。"
has "in English as well" "$dir/en" "Bing County shall urge enterprises to install separate water meters and to have them calibrated in time; Jia County shall urge enterprises to install separate water meters; Yi District shall urge enterprises to have the meters whose calibration has lapsed calibrated without delay."
has "and told of with it" "$dir/zh.tree" "乙厂（校准已过期）"
has "with both" "$dir/zh.tree" "丙厂（未分别计量，校准已过期）"
has "in English" "$dir/en.tree" "(not metered separately, calibration lapsed)"
meters "是,2026-05-31" "是,2026-05-31" "是,2026-05-31"
has "nobody is asked for meters that are there" "$dir/zh" "各县区要督促企业将校准已过期的计量器具及时送检校准。"
lacks "not one" "$dir/zh" "分别安装"
