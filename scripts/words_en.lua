--- words_en: the words of ledgers, judgments and findings in English, as working translations print them. Terms are whole texts;
--- patterns are texts that rules put together: {1} is a capture in English, {1,} a list of them (甲、乙), %1 one as it stands.

local M = {}

M.terms = {
   -- statuses in a sentence are in status_en.lua; lights
   ["红"] = "red", ["黄"] = "yellow", ["绿"] = "green",
   -- stages of a project
   ["储备"] = "in reserve", ["前期"] = "in preliminary work", ["开工"] = "started", ["在建"] = "under construction",
   ["完工"] = "built", ["投运"] = "in operation", ["已发布"] = "published", ["征集"] = "being collected", ["编写"] = "being written",
   ["审核"] = "under review",
   ["实施意见"] = "Opinions", ["实施方案"] = "Plan", ["行动方案"] = "Action Plan", -- short names of policies
   ["合计"] = "Total", ["讨论稿"] = "Discussion Draft", ["征求意见稿"] = "Draft for Comments",
   -- the city and its areas
   ["全市"] = "City", ["县区"] = "Area", ["各县区"] = "All areas",
   -- prices and scopes
   ["当年价"] = "current prices", ["可比价"] = "comparable prices", ["不变价"] = "constant prices", ["当年价格"] = "current prices",
   ["现价"] = "current prices", ["现行价格"] = "current prices", ["含电厂"] = "power plants included", ["不含电厂"] = "power plants excluded",
   -- ledgers
   ["工业企业名录"] = "register of industrial enterprises", ["工业用水监测台账"] = "industrial water monitoring ledger",
   ["工业用水定额表"] = "table of industrial water quotas", ["工业用水分析台账"] = "ledger of water-use analyses",
   ["工业建设项目台账"] = "ledger of industrial construction projects",
   ["工业建设项目水资源论证管理台账"] = "ledger of water resources assessments",
   ["工业建设项目节水“三同时”管理台账"] = "ledger of the “three simultaneities”",
   ["企业节水管理台账"] = "ledger of enterprises’ water-saving management", ["企业水计量器具配备台账"] = "ledger of water meters",
   ["工业园区节水设施台账"] = "ledger of parks’ water-saving facilities",
   ["超定额企业限期改造台账"] = "ledger of retrofits of enterprises above quota",
   ["工业节水技术改造项目台账"] = "ledger of water-saving retrofit projects",
   ["企业用水循环利用台账"] = "ledger of water recycling", ["再生水“点对点”配置台账"] = "ledger of “point-to-point” reclaimed water",
   ["节水交流活动台账"] = "ledger of exchange activities", ["节水典型案例台账"] = "ledger of model cases",
   ["节水奖补台账"] = "ledger of rewards and subsidies", ["重点任务进展情况"] = "ledger of progress in key tasks",
   ["官方统计数据"] = "official statistics", ["定性指标认定结论"] = "determinations on qualitative targets",
   ["万元工业增加值用水量控制指标"] = "control values of water use per CNY 10,000 of industrial added value",
   ["台账"] = "ledger entry",
   -- files of the ledgers
   ["企业名录"] = "Enterprise register", ["用水监测"] = "Water monitoring", ["用水定额表"] = "Water quotas", ["用水分析"] = "Water-use analysis",
   ["工业建设项目"] = "Construction projects", ["水资源论证"] = "water resources assessment", ["节水三同时"] = "Three simultaneities",
   ["企业节水管理"] = "Enterprise management", ["计量器具配备"] = "Water meters", ["园区设施"] = "Park facilities",
   ["超定额限期改造"] = "Retrofits above quota", ["技改项目储备库"] = "Reserve of retrofit projects", ["循环利用"] = "Recycling",
   ["再生水配置"] = "Reclaimed water", ["交流活动"] = "Exchange activities", ["典型案例"] = "Model cases", ["节水奖补"] = "Rewards and subsidies",
   ["官方统计"] = "Official statistics", ["定性指标认定"] = "Qualitative targets", ["管控指标"] = "Control values",
   -- beside the columns of the ledgers, whose English stands in their schemas (scripts/ledgers/)
   ["水源"] = "source", ["用途"] = "use", ["生产环节"] = "stage of production",
   ["水源未分清"] = "source unclear", ["用途未分清"] = "use unclear", ["环节未分清"] = "stage unclear",
   ["用水结构"] = "structure of use", ["是否需论证"] = "whether an assessment is required",
   ["“全周期”管控机制"] = "“full-cycle” control mechanism", ["水源种类、用途类别"] = "number of sources, kinds of use",
   ["分别计量、校准"] = "separate metering, calibration", ["是否适用"] = "whether it applies", ["单位产品取水量"] = "intake per unit of product",
   ["工业用水量"] = "industrial water use", ["规上工业用水重复利用率"] = "water reuse rate above designated size",
   -- what judgments are made of
   ["用水分析报告"] = "water-use analysis report", ["节水成效总结"] = "summary of water-saving results", ["同比数据"] = "year-on-year data",
   ["超定额"] = "above quota", ["未报"] = "not reported", ["未报送"] = "not reported",
   ["已形成"] = "written", ["未形成"] = "not written", ["数据缺失"] = "data missing", ["阈值"] = "threshold",
   ["名称缺失"] = "name missing", ["（名称缺失）"] = "(name missing)", ["水平衡测试日期"] = "date of water balance test",
   ["水效对标日期"] = "date of benchmarking", ["串联、分质用水量"] = "volume in series and by quality",
   ["水计量器具配备率"] = "meter installation rate", ["用水单位配备率"] = "rate at whole units", ["次级用水单位配备率"] = "rate at sub-units",
   ["主要用水设备配备率"] = "rate at main equipment", ["智能计量器具占比"] = "share of smart meters",
   ["万元工业增加值废水排放量"] = "wastewater discharge per CNY 10,000 of added value",
   ["与控制指标同口径的数值"] = "a figure on the basis of the control value", ["唯一的控制指标"] = "a single control value",
   -- why an item does not apply, notes
   ["没有规模以上工业企业"] = "no industrial enterprise above designated size", ["本期没有成效明显的企业"] = "no enterprise with marked results this period",
   ["本年没有需开展水资源论证的工业建设项目"] = "no industrial construction project that needs an assessment this year",
   ["没有年设计用水量2万立方米以上的工业建设项目"] = "no industrial construction project with a designed annual use of 20,000 m³ or more",
   ["没有重点用水企业"] = "no key water user", ["没有可使用再生水的企业"] = "no enterprise able to use reclaimed water",
   ["没有符合奖补条件的企业"] = "no enterprise eligible for rewards", ["没有高耗水企业"] = "no high water-use enterprise",
   ["没有两个以上水源或两类以上用途用水的企业"] = "no enterprise with several sources or kinds of use", ["没有工业园区"] = "no industrial park",
   ["没有工业园区或本年没有计划建设内容"] = "no industrial park, or no works planned this year", ["没有列入任务的工业园区"] = "no industrial park under the task",
   ["没有需要判断的对象"] = "nothing to judge", ["表1没有本年任务"] = "no task for the year in Table 1", ["全市任务，按贡献列示"] = "a task of the city, shown by contribution",
   ["达到上限"] = "upper limit reached", ["定性，佐证如下"] = "qualitative; evidence as follows", ["没有可与上期比较的数据"] = "no data comparable with the period before", ["已达100%，保持"] = "100%, kept",
   ["与上期持平"] = "as in the period before", ["阈值待确认，不判"] = "threshold to be confirmed, not judged", ["口径不一致"] = "different bases",
   ["控制指标不一"] = "differing control values",
   -- evidence, indicators
   ["节水先进企业典型案例"] = "model cases of advanced water-saving enterprises",
   ["正在形成的典型案例"] = "model cases in preparation", ["无记录"] = "no record", ["上年同期无可比数据"] = "no comparable data for the same period of the previous year",
   ["规模以上工业取水量"] = "water intake of industry above designated size", ["规模以上工业增加值"] = "added value of industry above designated size",
   ["规模以上工业用水重复利用率"] = "water reuse rate of industry above designated size",
   ["万元工业增加值用水量"] = "water use per CNY 10,000 of industrial added value", ["规模以上工业再生水取水量"] = "reclaimed water intake of industry above designated size",
   ["数值缺失"] = "a missing value", ["计量单位缺失"] = "a missing unit",
   ["没有两期取水量和增加值均可比的企业"] = "no enterprise having comparable intake and added value in both periods",
   ["本期没有取水量数据"] = "no intake having been reported for the period",
   ["上年同期没有取水量数据"] = "no intake having been reported for the same period of the previous year",
   ["条"] = "entry",
   ["部分项目建设阶段数据缺失"] = "the stage of some projects being unknown", ["节水技改年度任务"] = "the year’s water-saving retrofit task",
   ["是否兑现"] = "whether paid", ["是否申报"] = "whether applied for", ["是否符合条件"] = "whether eligible",
   ["是否规模以上"] = "whether above designated size", ["是否重点用水企业"] = "whether a key water user",
   ["是否高耗水企业"] = "whether a high water-use enterprise", ["是否可使用再生水"] = "whether able to use reclaimed water",
   -- units of tables
   ["万m³"] = "10,000 m³", ["万t"] = "10,000 t", ["万MW·h"] = "10,000 MWh", ["m³/(MW·h)"] = "m³/MWh", ["m³/万元"] = "m³ per CNY 10,000",
   ["t"] = "t", ["万元"] = "CNY 10,000",
}

--- Statuses in narrow columns; the table's note says what they stand for.
M.brief = {
   ["已完成"] = "Done", ["达序时"] = "On track", ["滞后"] = "Behind", ["逾期"] = "Overdue", ["未启动"] = "Not begun", ["有进展"] = "Progress",
   ["无进展"] = "Stalled", ["已开展"] = "Active", ["未开展"] = "Inactive", ["数据缺失"] = "No data", ["不适用"] = "N/A",
}

M.patterns = {
   { "^(.-)；(.+)$", "{1}; {2}" },
   { "^完整上报(%d+)/(%d+)户，分析报告(.+)$", "complete data from %1/%2 enterprises; analysis report {3}" },
   { "^没有用水定额表，(%d+)户按企业填报的定额判断$", "no quota table; judged by quotas the enterprises state: %1" },
   { "^(%d+)户的产品在用水定额表中没有定额，按企业填报的定额判断$", "judged by quotas the enterprises state, as the quota table has none for their products: %1" },
   { "^登记(%d+)条$", "%1 recorded" },
   { "^(%d+)个$", "%1" },
   { "^较上期变差：(.+)$", "worse than before: {1,}" },
   { "^(.+)阈值（达到）$", "{1}: threshold (reached)" },
   { "^(.+)阈值（未达到）$", "{1}: threshold (not reached)" },
   { "^(.+)缺(%d+)台$", "{1}: %2 short" },
   { "^无(.+)$", "no {1}" },
   { "^缺(.+)$", "lacking {1,}" },
   { "^未报(.+)$", "{1} not reported" },
   { "^(.+)未报$", "{1} (not reported)" },
   { "^计量单位“(.*)”不能识别$", "its unit “%1” not being recognized" },
   { "^数值“(.*)”不能确定$", "its value “%1” being undecided" },
   { "^数值“(.*)”不可能$", "its value “%1” being impossible" },
   { "^计量单位“(.*)”不是(.+)的单位$", "its unit “%1” being none of {2}" },
   { "^有(%d+)个不同的数值，不能确定采用哪一个$", "%1 differing values, none of which is known to hold" },
   { "^控制指标给出(%d+)个（(.-)），不能确定以哪一个为准，不作判定$", "%1 differing control values (%2), none of which is known to hold: not judged" },
   { "^控制指标口径为(.-)、(.-)，数值口径为(.-)、(.-)，不作判定$",
      "the control value is on the basis of {1} ({2}), the figure on that of {3} ({4}): not judged" },
   { "^(.+)（集团）有限公司$", "{1} (Group) Co., Ltd." },
   { "^(.+)集团有限公司$", "{1} Group Co., Ltd." },
   { "^(.+)股份有限公司$", "{1} Joint Stock Co., Ltd." },
   { "^(.+)有限责任公司$", "{1} Co., Ltd." },
   { "^(.+)有限公司$", "{1} Co., Ltd." },
   { "^(.+公司)(.+)$", "{1}, {2}" },
   { "^用水监测%-(.+)$", "Water monitoring, {1}" },
   { "^(.+)（(.-)）$", "{1} ({2})" },
   { "^指标 (.+)$", "indicator %1" },
   { "^(%d%d%d%d[HQ]?%d?)$", "%1" },
   { "^(%d%d%d%d)—(%d%d%d%d)年$", "%1–%2" },
   { "^(%d%d%d%d)年$", "%1" },
   { "^(.+)产量$", "{1}, output" },
   { "^—$", "—" },
}

return M
