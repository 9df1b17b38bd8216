--- casebook_words: how the case book calls things, and the sentences it makes of figures.

local M = {}

--- An enterprise without its legal form: 张掖示例昇阳热电有限公司 → 张掖示例昇阳热电.
function M.short(case)
   local name = case.enterprise
   for _, form in ipairs({ "（集团）有限责任公司", "有限责任公司", "股份有限公司", "集团有限公司", "有限公司" }) do
      if name:sub(-#form) == form then
         return name:sub(1, #name - #form)
      end
   end
   return name
end

--- The same, for the index under its whole name.
function M.mark(case)
   return doc.mark { entry = case.enterprise, M.short(case) }
end

--- 已发布 stays; a case in work says at which stage it is: 编写中.
function M.stage(case)
   return case.stage == "已发布" and "已发布" or case.stage .. "中"
end

function M.chapter(n)
   return "第" .. fmt.chinese(n) .. "篇"
end

function M.case(n)
   return "案例" .. fmt.chinese(n)
end

--- What the title page says of the book.
function M.colophon(compiler, date, sample)
   local list = {
      { "编　　者　", compiler },
      { "编写时间　", fmt.month(date) },
      { "编写依据　", "《张掖市推进工业节水实施意见（2026–2028年）》（讨论稿）" },
      { "数据来源　", "工业用水监测台账、企业填报资料" },
   }
   if sample then
      list[#list + 1] = { "使用说明　", "本书为示例，企业、数据和图均为虚构，不作为工作依据" }
   end
   return list
end

local function find(compared, key)
   for _, l in ipairs(compared.lines) do
      if l.key == key then
         return l
      end
   end
end

--- By how much a figure fell or rose: 下降22.8%, 上升1.0%, 持平.
local function moved(l)
   local change = ((l.after - l.before) / l.before * 100):round(1)
   return change:eq(0) and "持平" or (change < 0 and "下降" or "上升") .. change:abs():format(1) .. "%"
end

--- The sentence above a comparison.
function M.comparison(case, compared)
   local intake, rate, per = find(compared, "intake"), find(compared, "rate"), find(compared, "per_output")
   local points = rate.after:round(1) - rate.before:round(1)
   local when = compared.ledger and compared.after .. "与" .. compared.before .. "相比" or "改造后与改造前相比"
   return doc.p {
      when .. "，", M.mark(case), "的取水量" .. moved(intake) .. "，重复利用率由" .. rate.before:format(1) .. "%"
         .. (points > 0 and "提高" or "变为") .. "到" .. rate.after:format(1) .. "%，" .. per.name .. moved(per) .. "，见",
      doc.ref { to = "compare-" .. case.id }, "和", doc.ref { to = "bars-" .. case.id }, "。",
   }
end

--- The sentence above the table of effects.
function M.effects(cases, sum)
   return doc.p {
      #cases .. "个案例改造后年取水量合计由" .. sum.was:format(2) .. "万立方米降至" .. sum.is:format(2) .. "万立方米，减少"
         .. sum.saving:format(2) .. "万立方米；总投资" .. sum.invest .. "万元，年净效益合计" .. sum.benefit .. "万元，平均静态投资回收期"
         .. (sum.invest / sum.benefit):format(1) .. "年，见",
      doc.ref { to = "effects" }, "和", doc.ref { to = "savings" }, "。",
   }
end

local function V(of)
   return { "V", doc.span { style = "subscript", of } }
end

--- What the book calls its figures: the name, then the words that explain it.
M.terms = {
   { "取水量", "企业从各种水源取得的水量，包括地表水、地下水、自来水和再生水，不包括循环使用的水量。" },
   { "重复利用水量", "循环水量、串联水量和处理后回用水量之和。" },
   { "重复利用率", "R＝", V "r", "÷（", V "i", "＋", V "r", "）×100%，式中", V "r", "为重复利用水量，", V "i", "为取水量。合计数按各企业水量合计计算，不是各企业比率的平均。" },
   { "单位产品取水量", "取水量与同期合格产品产量之比。" },
   { "万元增加值取水量", "取水量与同期工业增加值（当年价）之比。" },
   { "变化量和变化率", "变化量为改造后与改造前之差；变化率以改造前为基数；比率指标只列变化的百分点。" },
   { "静态投资回收期", "总投资与年净效益之比，不计资金时间价值。" },
}

return M
