#!/bin/sh
# A figure of some says of how many of the others nothing is known: those that are counted, and those whose amount is not filled in.
. ./lib.sh

cp -R "$top/data" "$dir/p"
run() { "$WENHENG" "$@" -C "$dir/p" --db "$dir/p.db"; }
told() { # told LANGUAGE
   run import -q > "$dir/out" 2>&1
   run evaluate -q --period 2026H1 > "$dir/out" 2> "$dir/err"
   run compile "$top/templates/notice.md" --period 2026H1 --lang "$1" --dump tree 2> "$dir/err" | awk -f notice/paragraphs.awk > "$dir/notice"
}

told zh
has "a project of which it is not known whether it needs an assessment" "$dir/notice" "水资源论证的项目12个（另有1个是否应开展水资源论证尚不明确），"
has "one whose facilities are not told of" "$dir/notice" "落实节水“三同时”10个（另有1个数据缺失）；"
has "a key water user's system" "$dir/notice" "建立节水管理制度29户，占80.6%（另有1户数据缺失）；"
has "meters" "$dir/notice" "校准在有效期内的35户（另有3户数据缺失）；"
# what a project's record lacks is named as in the list of the ledgers' gaps
run compile "$top/templates/notice.md" --period 2026H1 --lang zh --dump tree > "$dir/tree" 2> "$dir/err"
has "the step that is not told of" "$dir/tree" "鼎泰纤维有限公司二期项目（同时施工）"
has "every length is there" "$dir/notice" "管网长度44.6公里，上半年再生水用量270.93万立方米。"

# one length is taken out, and one volume
iconv -f gb18030 -t utf-8 "$top/data/ledgers/2026H1/再生水配置.csv" \
   | sed 's/鼎泰纤维有限公司,已供水,2.4,/鼎泰纤维有限公司,已供水,,/; s/已供水,1.6,6.19,/已供水,1.6,,/' > "$dir/p/ledgers/2026H1/再生水配置.csv"
told zh
has "a length and a volume are lacking" "$dir/notice" "管网长度42.2公里（另有1对未填），上半年再生水用量264.74万立方米（另有1对未填）。"
told en
has "a length in English" "$dir/notice" "km long (not filled in for"
has "a volume in English" "$dir/notice" "in the first half-year (not filled in for"
has "what is counted in English" "$dir/notice" "29 (80.6%) with a system of water-saving management (data missing for 1 more);"
