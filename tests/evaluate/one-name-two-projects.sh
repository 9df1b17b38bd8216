#!/bin/sh
# Two enterprises of an area may each have a project of one name: they are two, each with its own record in the other ledgers. A record
# that doesn't say whose it is may be either's.
. ./lib.sh
. ./judged.sh

judged_project projects assessments three_simultaneities << 'END'
return { start = "2026-01-01", thresholds = { three_simultaneous = { value = 20000, inclusive = true } }, indicators = {}, tasks = {}, targets = {},
   items = { { id = "2.1", task = 2 }, { id = "2.2", task = 2 } } }
END
projects() { printf '县区,项目名称,建设单位,建设性质,年度,需开展水资源论证,年设计用水量（万m³）\n%b' "$1" > "$p/projects.csv"; }
assessments() { printf '县区,项目名称,建设单位,水资源论证,节水评价报告\n%b' "$1" > "$p/assessments.csv"; }
three() { printf '县区,项目名称,建设单位,同时设计,同时施工,同时投用\n%b' "$1" > "$p/three_simultaneities.csv"; }
both() { judge; is "$1" "$(judged item,2.1) $(judged item,2.2)" "$2"; }

projects '甲县,技改项目,甲厂,技改,2026,是,3\n甲县,技改项目,乙厂,技改,2026,是,2\n'
assessments '甲县,技改项目,甲厂,是,是\n甲县,技改项目,乙厂,否,否\n'
three '甲县,技改项目,甲厂,是,是,是\n甲县,技改项目,乙厂,是,否,否\n'
both "one has done it, the other has not" "达序时 1 达序时 1"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
is "of two" "$(grep -c '"applicable":"2"' "$dir/json")" 4
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
lacks "check asks whether they are one, and calls neither a fault" "$dir/check" "error:"
assessments '甲县,技改项目,甲厂,是,是\n'
three '甲县,技改项目,甲厂,是,是,是\n'
both "one has no record" "达序时 1 达序时 1"
assessments '甲县,技改项目,丙厂,是,是\n'
three '甲县,技改项目,丙厂,是,是,是\n'
both "neither has one" "未启动 0 未启动 0"
assessments '甲县,技改项目,,是,是\n'
three '甲县,技改项目,,是,是,是\n'
both "a record that doesn't say whose it is" "数据缺失 0 数据缺失 0"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
has "which is told" "$dir/json" "技改项目（台账未写明是哪户企业的）"
projects '甲县,技改项目,甲厂,技改,2026,是,3\n甲县,扩建项目,乙厂,扩建,2026,是,2\n'
assessments '甲县,技改项目,,是,是\n甲县,扩建项目,乙 厂,是,是\n'
three '甲县,技改项目,,是,是,是\n甲县,扩建项目,丙厂,是,是,是\n'
both "where the name is one project's it need not say so; another enterprise's record is none" "已完成 2 达序时 1"
