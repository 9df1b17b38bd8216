#!/bin/sh
# One name written in several ways joins the records of all ledgers: brackets of half width, spaces, a line break in the cell,
# letters of full width; a credit code in small letters. So does a product and its unit with the table of quotas.
. ./lib.sh
. ./judged.sh

judged_project enterprises monitoring quotas management projects assessments overquota << 'END'
return { start = "2026-01-01", thresholds = { manager = { value = 100000, inclusive = true } }, indicators = { "reuse" }, tasks = {}, targets = {}, items = { { id = "2.1", task = 2 }, { id = "3.1", task = 3 },
   { id = "6.1", task = 6 } } }
END
cat > "$p/enterprises.csv" <<'END'
县区,企业名称,统一社会信用代码,规模以上,重点用水企业,高耗水企业,可使用再生水
甲县,甲厂（集团）有限公司,,是,是,是,否
甲县,乙厂A区,,是,是,否,否
甲县,丙厂,91620702MA00000X03,是,是,否,否
END
cat > "$p/monitoring.csv" <<'END'
县区,企业名称,统一社会信用代码,取水量（m3）,循环水量（m3）,串联水量（m3）,回用水量（m3）,主要产品,产量,产量单位,用水定额
甲县,甲厂(集团)有限公司,,100,100,0,0,电 量,10,MW•h,1
甲县,"乙厂
Ａ区",,100,300,0,0,纸,10,t,20
甲县,丙厂（新名）,9162 0702 ma00000x03,100,400,0,0,纸,10,t,20
END
printf '县区,企业名称,改造期限,完成改造\n' > "$p/overquota.csv"
printf '产品名称,产量单位,通用值\n电量,ＭＷ·h,10\n' > "$p/quotas.csv"
printf '县区,企业名称,统一社会信用代码,节水管理制度\n甲县,甲厂 （集团） 有限公司,,是\n甲县,乙厂 A区,,是\n甲县,丙厂,91620702MA00000X03,是\n' > "$p/management.csv"
printf '县区,项目名称,年度,需开展水资源论证\n甲县,甲厂(一期)项目,2026,是\n' > "$p/projects.csv"
printf '县区,项目名称,水资源论证,节水评价报告\n甲县,甲厂 （一期） 项目,是,是\n' > "$p/assessments.csv"
judge
is "the project's assessment is found" "$(judged item,2.1)" "已完成 1"
is "so is each key user's system" "$(judged item,3.1)" "已完成 3"
is "and the quota of the table, not the record's own" "$(judged item,6.1)" "已完成 1"
is "no enterprise is missing from the reuse rate, nor counted twice" "$(judged indicator,reuse)" "有数据 72.7272727273"
"$WENHENG" explain ledgers/monitoring.csv:2 -C "$dir/p" > "$dir/out" 2> "$dir/err"
has "what was typed is still told" "$dir/out" "甲厂(集团)有限公司"
