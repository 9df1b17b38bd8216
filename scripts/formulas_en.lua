--- formulas_en: what explain and evaluate print of judgments, in English: formulas, statuses, units and the words that rules put
--- among the inputs. Terms are whole texts; patterns are as in words_en, with {1+} for a sum (甲＋乙). Both come before words_en.

local M = {}

M.terms = {
   -- statuses of indicators and forecasts
   ["有数据"] = "Data given", ["预计"] = "Forecast", ["无法预计"] = "No forecast possible", ["未到期末"] = "Before the period’s end",
   -- units of counts
   ["项"] = "items", ["篇"] = "reports", ["个"] = "in number", ["户"] = "enterprises", ["对"] = "pairs", ["次"] = "events", ["个半年"] = "half-years",
   ["m3/万元"] = "m3 per CNY 10,000", ["立方米"] = "m3", ["万立方米"] = "10,000 m3", ["立方米/万元"] = "m3 per CNY 10,000",
   -- answers
   ["是"] = "yes", ["否"] = "no", ["未到阶段"] = "not at that stage yet", ["不涉及"] = "not applicable",
   -- indicators
   ["Σ取水量"] = "Σ intake", ["Σ再生水取水量"] = "Σ reclaimed water", ["Σ工业增加值"] = "Σ added value", ["Σ排水量"] = "Σ discharge",
   ["R＝ΣVr÷Σ(Vi＋Vr)×100%"] = "R = ΣVr ÷ Σ(Vi + Vr) × 100%",
   ["Σ取水量÷Σ工业增加值"] = "Σ intake ÷ Σ added value", ["Σ排水量÷Σ工业增加值"] = "Σ discharge ÷ Σ added value",
   ["Σ取水量÷Σ工业增加值，与本年省上控制指标比"] = "Σ intake ÷ Σ added value, beside the province’s control value of the year",
   ["上年同期"] = "same period of the previous year", ["数据缺失，未计入"] = "data missing, left out",
   ["节水负责人数据缺失"] = "person in charge of water saving not known",
   ["取水量同比变化＝产出效应（Q1−Q0）×W0÷Q0＋结构效应（H−Q1×W0÷Q0）＋强度效应（W1−H）＋新增企业−退出企业＋不可比和数据不全部分，H＝Σ（q1×w0÷q0）（连环替代法，逐户计算）"] =
      "change in intake year on year = output effect (Q1 − Q0) × W0 ÷ Q0 + structure effect (H − Q1 × W0 ÷ Q0) + intensity effect (W1 − H)"
      .. " + enterprises that came − those that went + what is incomparable or incomplete; H = Σ(q1 × w0 ÷ q0) (chain substitution, enterprise by enterprise)",
   ["可比企业本期Σ取水量（W1）"] = "Σ intake of the comparable enterprises, this period (W1)",
   ["可比企业上年同期Σ取水量（W0）"] = "Σ intake of the comparable enterprises, a year before (W0)",
   ["可比企业本期Σ增加值（Q1）"] = "Σ added value of the comparable enterprises, this period (Q1)",
   ["可比企业上年同期Σ增加值（Q0）"] = "Σ added value of the comparable enterprises, a year before (Q0)",
   ["本期增加值按上年同期各企业强度计算的取水量（H）"] = "intake of this period’s added value at each enterprise’s intensity of a year before (H)",
   ["产出效应"] = "output effect", ["结构效应"] = "structure effect", ["强度效应"] = "intensity effect", ["新增企业"] = "enterprises that came",
   ["退出企业"] = "enterprises that went", ["增加值不可比企业"] = "enterprises without comparable added value",
   ["数据不全企业"] = "enterprises with data for one period only",
   -- items
   ["（完整上报的规上企业数＋分析报告）÷（规上企业数＋1）"] =
      "(enterprises above designated size with complete data + the analysis report) ÷ (enterprises above designated size + 1)",
   ["有成效明显企业（单位产品取水量或重复利用率同比改善达到设定值）的县区形成书面总结"] =
      "a summary in writing, in an area with an enterprise of marked results (intake per unit of product or reuse rate better by the set"
      .. " value than a year before)",
   ["已完成水资源论证和节水评价报告的项目数÷本年应论证项目数"] =
      "projects with assessment of water resources and report on water saving ÷ projects that need them this year",
   ["落实节水“三同时”的项目数÷年设计用水量2万立方米以上（含）的项目数"] =
      "projects with the “three simultaneities” in place ÷ projects with a designed annual use of 20,000 m³ or more",
   ["建立节水管理制度的重点用水企业数÷重点用水企业数"] = "key water users with a system of water-saving management ÷ key water users",
   ["建立厂长、车间、班组三级节水管理体系的重点用水企业数÷重点用水企业数"] =
      "key water users with management at the three levels of director, workshop and team ÷ key water users",
   ["各级水计量器具实配台数÷应配台数，与上期比（同一批企业）"] =
      "water meters installed at each level ÷ meters due, beside the period before (the same enterprises)",
   ["分别计量且校准未过期的企业数÷有两个以上水源或两类以上用途的企业数"] =
      "enterprises with separate metering and valid calibration ÷ enterprises with several sources or kinds of use",
   ["智能计量器具数÷计量器具总数，分质分类计量、非常规水计量的企业占比，与上期比（同一批企业）"] =
      "smart meters ÷ all meters, and the shares of enterprises metering by quality and category and metering unconventional water,"
      .. " beside the period before (the same enterprises)",
   ["本年完成的园区建设内容项数÷计划项数"] = "works in parks completed this year ÷ works planned",
   ["统一供水的园区数÷园区数"] = "parks with unified supply ÷ parks",
   ["完成节水及水循环利用设施建设与完善的园区数÷（张掖经开区及具备条件的园区数）"] =
      "parks whose facilities for saving and recycling water are built ÷ (Zhangye EDZ and the parks that meet the conditions)",
   ["定额内或已限期改造且未逾期的高耗水企业数÷高耗水企业数（单位产品取水量与定额通用值比）"] =
      "high water-use enterprises within their quota or within a time limit for retrofit ÷ high water-use enterprises"
      .. " (intake per unit of product beside the quota’s general value)",
   ["本半年内更新的储备库项目数÷储备库项目数"] = "projects of the reserve updated in the half-year ÷ projects of the reserve",
   ["本年完成的技改重点项目数÷表1任务数下限；序时按各项目阶段权重"] =
      "retrofit projects completed this year ÷ the least number in Table 1; beside the schedule projects count by their stages",
   ["有效期内开展水平衡测试的重点用水企业数÷重点用水企业数"] = "key water users with a valid water balance test ÷ key water users",
   ["串联用水、分质用水的企业对数和本期水量"] = "pairs of enterprises using water in series or by quality, and the period’s volume",
   ["建立“全周期”管控机制的重点用水企业占比，万元工业增加值废水排放量，与上期比（同一批企业）"] =
      "share of key water users with “full-cycle” control, and wastewater per CNY 10,000 of added value, beside the period before (the same enterprises)",
   ["已供水的再生水“点对点”对数、管网长度和本期用量"] = "“point-to-point” pairs supplied with reclaimed water, length of network and the period’s volume",
   ["已使用再生水的企业数÷生产用水可使用再生水的企业数"] = "enterprises using reclaimed water ÷ enterprises whose production can use it",
   ["本年开展的节水技术交流、业务培训和供需对接活动次数"] = "exchanges, trainings and matchmaking events of the year",
   ["达到计数阶段的典型案例数"] = "model cases at the stage that counts",
   ["已申报的奖补项数÷符合条件的奖补项数（一户企业的一项政策计一项）"] = "rewards applied for ÷ those that enterprises are eligible for (one for each policy and enterprise)",
   ["取应完成条目中最差的状态（不适用和鼓励性、渐进性条目不计入）"] = "the worst status of the required items (not of those not applicable, encouraged or step-by-step)",
   ["定性指标，列示佐证和认定结论"] = "qualitative: the evidence and the determination",
   ["全年预计＝已完成和建设阶段权重达到序时进度的项目数"] = "forecast for the year = projects completed or whose stage’s weight has reached the schedule",
   ["全年预计：本期没有数据"] = "forecast for the year: no data for the period", ["本期完成数"] = "completed by the period’s end",
   ["表1 年度任务（个）"] = "Table 1, task of the year (projects)", ["正在形成的典型案例"] = "model cases in preparation",
   ["自备井"] = "own wells", ["公共管网"] = "public network", ["河道取水"] = "river", ["再生水管网"] = "reclaimed water network",
}

M.patterns = {
   { "^Σ取水量＝Σ(.+)（各(.-)之和与取水量不符）的企业取水量$", "Σ intake = {1+} (intake of enterprises where each {2} does not add up to it)" },
   { "^本年条目([%d.]+)在全市已完成的半年数$", "half-years of this year in which item %1 was completed in the city" },
   { "^全年预计＝本期完成数÷序时进度（(.-)），取整数$", "forecast for the year = completed so far ÷ share of the year passed (%1), a whole number" },
   { "^全年预计＝上半年实绩÷上年上半年占全年比重（Σ(.-)([%d.]+%%)、Σ(.-)([%d.]+%%)）$",
      "forecast for the year = first half’s figure ÷ share of last year’s first half in its year (Σ {1} %2, Σ {3} %4)" },
   { "^上年两个半年没有可比数据，全年预计＝上半年实绩÷已过时间占全年比重（(.-)）$",
      "no comparable data for both halves of last year: forecast for the year = first half’s figure ÷ share of the year passed (%1)" },
   { "^上年上半年(.+)（两个半年均有数据的企业）$", "last year’s first half, {1} (enterprises with data for both halves)" },
   { "^上年全年(.+)（同上）$", "last year as a whole, {1} (the same)" },
   { "^全年预计(.+)$", "forecast for the year, {1}" },
   { "^本期(.+)$", "this period, {1}" },
   { "^上年同期(.+)$", "a year before, {1}" },
   { "^构成：(.+)$", "part: {1}" },
   { "^佐证：([%d.]+) (.+)$", "evidence: %1 {2}" },
   { "^佐证：(.+)$", "evidence: {1}" },
   { "^条目([%d.]+)（全市）$", "item %1 (city)" },
   { "^条目([%d.]+)$", "item %1" },
   { "^(%d%d%d%dH%d) 条目([%d.]+)（全市）$", "%1 item %2 (city)" },
   { "^同比下降([%d.]+%%)$", "down %1 year on year" }, { "^同比上升([%d.]+%%)$", "up %1 year on year" },
   { "^(.-)（(%d+/[%d-]+)个）$", "{1} (%2)" }, { "^(%d+/[%d-]+)个$", "%1" },
   { "^(.-)（(%d+/[%d-]+)(%D+)）$", "{1} (%2 {3})" },
   { "^(.-)（权重([%d.]+)），年底前可完成$", "{1} (weight %2), can be completed by the year’s end" },
   { "^(.-)（权重([%d.]+)），年底前难以完成$", "{1} (weight %2), hardly to be completed by the year’s end" },
   { "^(.-)：单位产品取水量同比、重复利用率增减$", "{1}: intake per unit of product year on year, change in the reuse rate" },
   { "^(%-?[%d.]+%%)、(%-?[%d.]+)个百分点$", "%1, %2 points" },
   { "^(%D+)(%d+)个$", "{1} %2" },
   { "^登记(%d+)条$", "%1 recorded" }, { "^登记(%d+)条，计入([%d.]+)%D+$", "%2 of %1 counted" },
}

return M
