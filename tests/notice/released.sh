#!/bin/sh
# An enterprise that its area's directory says has closed, or is no longer above designated size, is not asked about where it is no longer
# reported; one that is simply gone is.
. ./lib.sh

periods="2027H1 2027H2 2028H1"
. notice/texts

text unit unit 2027H2 --for 市统计局 --lang zh
has "who has closed is not counted" "$dir/unit" "工业用水监测台账 0 1 0 0 0 0 0 1"

# 2027年8月停产; 2028年起退出规模以上: both stand in the directory with a no to every flag
text closed notice 2027H2 --lang zh
tr -d ' ' < "$dir/closed" > "$dir/tight"
has "who has closed is told of where the intake is" "$dir/tight" "关停或退出规模以上的企业1户减少1.55万立方米"
lacks "and not asked about" "$dir/tight" "张掖示例新印包装材料有限公司"
has "nor its area" "$dir/tight" "临泽县台账中有需补正或核实的数据1处，见附件3。"
text left county 2028H1 --area linze --lang zh
tr -d ' ' < "$dir/left" > "$dir/tight"
has "an area with nothing else has nothing to mend" "$dir/tight" "已报送的台账中没有需补正、核实的数据。"

# one that the directory does not let go is asked about still: the same without its row there
cp -R "$top/data" "$dir/p"
LC_ALL=C sed -i '/91620723MA00000X03/d' "$dir/p/ledgers/2028H1/企业名录.csv"
"$WENHENG" import -q -C "$dir/p" --db "$dir/p.db" > "$dir/out" 2>&1
"$WENHENG" evaluate -q --period 2028H1 -C "$dir/p" --db "$dir/p.db" > "$dir/out" 2>&1
"$WENHENG" build county -q --period 2028H1 --area linze --lang zh -C "$dir/p" --db "$dir/p.db" -o "$dir/p.pdf" > "$dir/out" 2> "$dir/err"
pdftotext -raw "$dir/p.pdf" - | tr -d ' \n\f' > "$dir/tight"
has "who is simply gone is asked about" "$dir/tight" "临泽示例枣乡食品有限公司：2027年下半年在册（见用水监测-临泽县.csv第6行），本期未报"
