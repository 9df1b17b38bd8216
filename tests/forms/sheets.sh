#!/bin/sh
# The sheets of areas, bureaus and enterprises and the schedule on awkward facts: their texts in both languages beside what
# they must be, one page for each enterprise, and as many as an area's summary may have. Then the sample: nothing without
# English, and the same number of pages everywhere.
. ./lib.sh

cp -R forms/project "$dir/p"
cp notice/project/policy.lua "$dir/p"
run() { "$WENHENG" "$@" -C "$dir/p" --period 2026H1; }
pages() { pdfinfo "$1" 2> /dev/null | awk '/^Pages:/ { print $2 }'; }

# text NAME DOCUMENT [OPTION...]: its text is that of forms/NAME.txt
text() {
   name=$1
   shift
   run build "$@" --dump tree -o "$dir/tree" > "$dir/out" 2> "$dir/err"
   awk -f forms/rows.awk "$dir/tree" > "$dir/text"
   if [ -n "${ACCEPT:-}" ]; then cp "$dir/text" "forms/$name.txt"; fi
   if diff "forms/$name.txt" "$dir/text" > "$dir/diff"; then
      ok "$name reads right"
   else
      not_ok "$name reads right" "$(head -n 4 "$dir/diff" | tr '\n' ' ') $(head -n 2 "$dir/err")"
   fi
}
long=䶮泉𬭩昇堃丝绸之路现代农业循环经济产业园区农产品精深加工及副产物综合利用示范有限责任公司
for lang in zh en; do
   text "enterprise-contradictory-$lang" enterprise --for 91620702MA00000X01 --lang $lang
   text "enterprise-long-$lang" enterprise --for "$long" --lang $lang
   text "enterprise-silent-$lang" enterprise --for 缺报厂 --lang $lang
   text "enterprise-idle-$lang" enterprise --for 零产厂 --lang $lang
   text "county-$lang" county --area a --lang $lang
   text "county-without-enterprise-$lang" county --area b --lang $lang
   text "county-silent-$lang" county --area c --lang $lang
   text "unit-$lang" unit --for 市工信局 --lang $lang
   text "schedule-by-area-$lang" schedule --lang $lang
   text "schedule-by-unit-$lang" schedule --set group=unit --lang $lang
done

# fits DOCUMENT LEAST MOST [OPTION...]: pages of each file of a batch; of two languages one more at most
fits() {
   document=$1 least=$2 most=$3 set=$4
   shift 4
   for lang in zh en zh-en; do
      rm -rf "$dir/batch"
      "$WENHENG" batch "$document" "$@" --period "$period" --lang $lang -j 2 -o "$dir/batch" > "$dir/out" 2> "$dir/err" ||
         not_ok "$set: $document is made in $lang" "$(head -n 2 "$dir/err")"
      more=0
      [ $lang = zh-en ] && more=1
      wrong=
      find "$dir/batch" -name '*.pdf' > "$dir/files"
      while IFS= read -r file; do
         n=$(pages "$file")
         [ "${n:-0}" -ge "$least" ] && [ "$n" -le $((most + more)) ] || wrong="$wrong $(basename "$file"): ${n:-no} pages"
      done < "$dir/files"
      is "$set: $document in $lang keeps to its pages" "$wrong" ""
      [ -s "$dir/files" ] || not_ok "$set: $document in $lang" "there is none"
      [ "$set" = awkward ] || lacks "$set: nothing in $document lacks $lang" "$dir/err" "no English"
   done
}
period=2026H1
fits enterprise 1 1 awkward -C "$dir/p"
fits county 2 4 awkward -C "$dir/p"
fits unit 1 4 awkward -C "$dir/p"
fits enterprise 1 1 sample -C "$top/data" --db "$dir/s.db"
fits county 3 4 sample -C "$top/data" --db "$dir/s.db"
fits unit 1 4 sample -C "$top/data" --db "$dir/s.db"
period=2028H2 # a year's end, the last of the policy
fits county 2 4 "sample's end" -C "$top/data" --db "$dir/s.db"
fits unit 1 4 "sample's end" -C "$top/data" --db "$dir/s.db"
for lang in en zh-en; do
   for group in area unit; do
      status "the schedule by $group has all its English, $lang" 0 "$WENHENG" compile "$top/templates/schedule.md" --set group=$group \
         --period 2026H1 --lang $lang --strict -C "$top/data" --db "$dir/s.db" -o "$dir/s.pdf"
      pdftotext "$dir/s.pdf" "$dir/text"
      is "every page of it says that it is a working translation" "$(grep -c 译文仅供参考 "$dir/text")" "$(pages "$dir/s.pdf")"
   done
   status "the bureaus' overview has all its English, $lang" 0 "$WENHENG" compile "$top/templates/units.md" \
      --period 2026H1 --lang $lang --strict -C "$top/data" --db "$dir/s.db" -o "$dir/s.pdf"
done
# read_page DOCUMENT [OPTION...]: the sample's page text in $dir/text
read_page() {
   "$WENHENG" build "$@" --period 2026H1 -C "$top/data" --db "$dir/s.db" -o "$dir/s.pdf" > "$dir/out" 2>&1
   pdftotext -layout "$dir/s.pdf" "$dir/text"
}
read_page enterprise --for 高台示例䶮泉番茄制品有限公司 --lang en
has "a chart's unit has the heading of its language" "$dir/text" "Unit: 10,000 m³"
lacks "and no other's" "$dir/text" "Unit:万"
for lang in zh en zh-en; do
   "$WENHENG" build enterprise --for 张掖示例昇阳热电有限公司 --lang $lang --period 2026H1 -C "$top/data" --db "$dir/s.db" --dump layout > "$dir/layout" 2> "$dir/err"
   has "the chart's axis names a step above its highest bar, 206.00, in $lang" "$dir/layout" '"250"'
done
read_page enterprise --for 高台示例䶮泉番茄制品有限公司 --lang zh-en
has "a date is not parted where it does not fit beside the Chinese" "$dir/text" "May 2026"
read_page county --area shandan --lang zh
has "what comes from another half-year's file says so" "$dir/text" "2025H2/用水监测-山丹县.csv"
lacks "what is of this one does not" "$dir/text" "2026H1/用水监测"
has "the intake for a unit of product has its unit" "$dir/text" "（立方米）"
has "a unit of output is in Chinese, as in the findings" "$(grep 马铃薯全粉 "$dir/text" > "$dir/line"; echo "$dir/line")" " 吨 "
is "the head of those that report in both periods is whole" "$(grep -cE '两期均上报( |$)' "$dir/text")" 1
read_page county --area shandan --lang en
has "a unit of money is not parted" "$dir/text" "(CNY 10,000)"
has "any of the states lights a lamp" "$dir/text" "overdue or not started"
read_page county --area zone --lang en
has "a title's subject stands on one line" "$dir/text" "Industrial Water Saving in the First Half of 2026"
read_page county --area shandan --lang zh-en
is "a mark's figure is behind both languages" "$(grep -cE '序时进度 +Time elapsed 50.0%|上年同期 +Year before 100' "$dir/text")" 2
read_page county --area ganzhou --lang zh-en
is "the figure of the annual task stands in its section" "$(grep -oE '图1 |四、超定额企业' "$dir/text" | tr '\n' ';')" "图1 ;四、超定额企业;"
read_page unit --for 市统计局 --lang zh
lacks "no method of what is not told" "$dir/text" "因素分解"
read_page unit --for 市统计局 --lang zh-en
is "a table of two languages begins where a third of the page is left" "$(awk 'BEGIN { RS = "\f" } NR == 1 && /Table 1\. Main water indicators/ { print "yes" }' "$dir/text")" yes
status "a list by anything else is refused" 1 run build schedule --set group=town
has "and the groups are named" "$dir/err" 'grouped by "area" or "unit", not by "town"'
# what is said of a bureau in two languages stands on one page
for period in 2026H1 2028H2; do
   "$WENHENG" build units --lang zh-en --period $period -C "$top/data" --db "$dir/s.db" --dump layout > "$dir/layout" 2> "$dir/err"
   is "a bureau's two languages are on one page in $period" "$(awk '/^page / { if (zh != en) print p; p++; zh = en = 0 }
      /^text .*"《实施意见》清单列名条目/ { zh++ } /^text .*"The annex to the Opinions names/ { en++; all++ } END { if (zh != en) print p; print all }' "$dir/layout" | tr '\n' ' ')" "9 "
done
