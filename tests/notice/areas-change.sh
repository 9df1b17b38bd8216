#!/bin/sh
# What a county's summary can say of its change of intake and of the year's end: notice_change's sentences and rows for an area.
. ./lib.sh
cp -R "$top/data" "$dir/p"
sed -i 's/^   settings = {/   settings = { forecasts = { value = true, why = "供调度" },/; s|database = "[^"]*"|database = "t.db"|' "$dir/p/manifest.lua"
cat > "$dir/t.md" <<'END'
---
class = "plain"
---
% local change, report = require "notice_change", require "report"
% local areas = {}
% for _, a in ipairs(project.areas) do areas[#areas + 1] = report.area(period, a.id) end
% areas[#areas + 1] = report.city(period)
% for _, a in ipairs(areas) do
% local of = {}
% for _, r in ipairs(change.rows(a)) do of[#of + 1] = table.concat(r, "|") end
% local sum, rows = number(0), change.rows(a)
% for i = 1, #rows - 1 do sum = sum + number(rows[i][3]) end
{{ a.name or "全市" }}/{{ table.concat(of, "/") }}/{{ sum:eq(number(rows[#rows][3])) and "合" or "不合" }}

{{ change.reasons(a) }}

% if a.name then
{{ a.name }}：{{ change.area_forecasts(period, a) }}

% end
% end
{{ "全市：" .. change.forecasts(period, areas[#areas]) }}
END
"$WENHENG" import -q -C "$dir/p" 2> "$dir/err"
"$WENHENG" evaluate --period 2026H1 -C "$dir/p" > "$dir/out" 2>> "$dir/err"
"$WENHENG" compile "$dir/t.md" --period 2026H1 -C "$dir/p" --dump tree > "$dir/tree" 2>> "$dir/err"
awk -f notice/paragraphs.awk "$dir/tree" > "$dir/text"
has "an area's change, factor by factor" "$dir/text" "甘州区/产出变化（产出效应）|11|13.78/产出结构变化（结构效应）|11|-1.94/用水强度变化（强度效应）|11|-27.52/取水量同比变化||-15.68/合"
has "with what only missing data bring about" "$dir/text" "/增加值不可比企业|1|0.01/有一期数据不全的企业|1|-3.04/取水量同比变化||-4.25/合"
has "and who came" "$dir/text" "/新增或新纳入规模以上的企业|1|14.04/"
is "the parts add up in seven areas and the city" "$(grep -c '/合$' "$dir/text")" 8
has "in a sentence" "$dir/text" "企业台账汇总取水量同比减少4.25万立方米，其中部分企业一期数据不全或不可比，合计减少3.03万立方米，其余主要原因是企业用水强度下降。按因素分解（连环替代法，增加值为当年价，产出效应、强度效应含价格变动影响，各项尾数已作平衡），两期可比的6户企业因产出变化增加4.35万立方米（产出效应），因产出结构变化减少0.26万立方米（结构效应），因用水强度变化减少5.31万立方米（强度效应）；增加值不可比企业1户增加0.01万立方米、有一期数据不全的企业1户减少3.04万立方米。"
has "a forecast that reaches its task" "$dir/text" "甘州区：按上半年实绩除以上年上半年占全年的比重和项目建设阶段与序时进度的比较推算，2026年全年规模以上工业用水重复利用率预计92.3%，万元工业增加值用水量预计32.3立方米，年度技改任务预计完成2个，可以完成任务。以上为预计数，只供调度参考，不作为完成情况的判断依据。"
has "one that does not" "$dir/text" "年度技改任务预计无项目完成，比任务数下限少1个。"
has "the city names the areas" "$dir/text" "年全年山丹县、肃南县年度技改任务预计难以完成。以上为预计数，只供调度参考，不作为完成情况的判断依据。"
"$WENHENG" compile "$dir/t.md" --strict --lang en --period 2026H1 -C "$dir/p" --dump tree > "$dir/tree" 2> "$dir/err"
awk -f notice/paragraphs.awk "$dir/tree" | sed 's/\xc2\xa0/ /g' > "$dir/english"
is "all of it in English" "$(grep -c warning: "$dir/err")" 0
has "the factors" "$dir/english" "/Change in output (output effect)|6|4.35/Change in output structure (structure effect)|6|-0.26/Change in water intensity (intensity effect)|6|-5.31/Enterprises without comparable added value|1|0.01/Enterprises with incomplete data in one period|1|-3.04/Change in intake year on year||-4.25/"
has "the sentence" "$dir/english" "a fall of 53,100 m³ from the change in water intensity (intensity effect); 1 enterprise without comparable added value shows a rise of 100 m³; 1 enterprise with incomplete data in one period shows a fall of 30,400 m³."
has "a forecast" "$dir/english" "for the whole of 2026 the water reuse rate of industry above designated size is expected to be 92.2%; the water use per CNY 10,000 of industrial added value is expected to be 30.1 m³; no projects of the annual retrofit task are expected to be completed, 1 fewer than its lower limit. These are forecasts"
has "and the areas that are named" "$dir/english" "for the whole of 2026 the annual retrofit task is not expected to be completed in Shandan and Sunan."
sed -i 's/forecasts = { value = true/forecasts = { value = false/' "$dir/p/manifest.lua"
"$WENHENG" compile "$dir/t.md" --period 2026H1 -C "$dir/p" --dump tree > "$dir/tree" 2>> "$dir/err"
lacks "none where the setting is off" "$dir/tree" 预计
