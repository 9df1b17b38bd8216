--- policy.lua - 《张掖市推进工业节水实施意见（2026—2028年）》 as data.
--
-- text, units and note are the policy's own words, mark for mark (half-width commas where the annex has them);
-- units stand in the annex's order.  Everything else is this project's reading of the words:
--   short     a working title for sentences and narrow tables, not the policy's
--   verb      the policy's verb, from which mode is read
--   mode      required | gradual (逐步…, judged by direction) | encouraged (鼓励、引导、支持、探索: no one is behind)
--   cycle     half | year | milestone (due) | gradual
--   evidence  the ledgers that the judgment is made from
-- The body's text is in policy/opinions.md.

local M = {}

M.title = "张掖市推进工业节水实施意见（2026—2028年）"
M.status = "讨论稿"
M.annex_title = "张掖市推进工业节水工作重点任务清单"
M.short_title = "实施意见" -- in running text
M.subject, M.subject_en = "工业节水", "Industrial Water Saving" -- in titles
M.first_year, M.last_year = 2026, 2028
M.start = "2026-01-01"

M.groups = {
   { id = 1, name = "一、夯实工业节水工作基础" },
   { id = 2, name = "二、多措并举推进节水增效" },
   { id = 3, name = "三、激发工业企业节水潜力" },
}

--- The ten tasks.  name is the annex's, body_name the body's; body_units are named at the body's end of paragraph.
M.tasks = {
   { id = 1, group = 1, name = "定期开展工业用水监测分析", body_name = "定期开展工业用水监测分析",
      body_units = { "市工信局", "市水务局", "市统计局" } },
   { id = 2, group = 1, name = "加强工业项目用水源头监管", body_name = "加强工业项目用水源头监管",
      body_units = { "市水务局", "市住建局" } },
   { id = 3, group = 1, name = "健全完善企业节水管理制度", body_name = "健全完善企业节水管理制度",
      body_units = { "市工信局", "市水务局" } },
   { id = 4, group = 1, name = "规范水计量器具配备与管理", body_name = "规范企业水计量器具配备与管理",
      body_units = { "市水务局", "市工信局", "市市场监管局", "市住建局" } },
   { id = 5, group = 2, name = "完善工业园区节水基础设施", body_name = "完善工业园区节水基础设施",
      body_units = { "市发展改革委", "市住建局", "市水务局", "市工信局", "市生态环境局" } },
   { id = 6, group = 2, name = "实施工业节水技术改造", body_name = "实施工业节水技术改造",
      body_units = { "市工信局", "市水务局" } },
   { id = 7, group = 2, name = "加强企业用水循环利用", body_name = "加强企业用水循环利用",
      body_units = { "市发展改革委", "市工信局", "市水务局", "市住建局", "市生态环境局" } },
   { id = 8, group = 2, name = "全力推进再生水工业利用", body_name = "全力推进再生水工业利用",
      body_units = { "市发展改革委", "市住建局", "市水务局", "市工信局", "市生态环境局" } },
   { id = 9, group = 3, name = "总结推广节水经验成果", body_name = "总结推广节水经验成果",
      body_units = { "市工信局", "市水务局", "市科技局" } },
   { id = 10, group = 3, name = "加大工业节水奖励扶持", body_name = "加大工业节水奖励扶持",
      body_units = { "市工信局", "市水务局", "市财政局" } },
}

--- The annex's 23 rows.
M.items = {
   {
      id = "1.1", task = 1, short = "用水监测分析", mode = "required", cycle = "half", verb = "建立健全、定期",
      evidence = { "monitoring", "analysis" },
      text = "建立健全规模以上工业企业用水情况定期监测分析机制，每半年摸排梳理企业用水情况，梳理掌握企业用水总量、用水结构、取水方式、主要用水环节、水循环模式、用水定额等，对比企业用水量同期变化情况，客观分析用水量增减变化原因。",
      units = { "各县区人民政府", "张掖经开区管委会", "市工信局", "市水务局", "市统计局" },
      note = "",
   },
   {
      id = "1.2", task = 1, short = "归纳总结成效", mode = "required", cycle = "year", verb = "归纳总结",
      evidence = { "cases", "monitoring" },
      text = "归纳总结节水取得明显成效的企业在节水技术、管理制度、全流程管控等方面的逻辑和规律，为分类施策、科学节水提供依据。",
      units = { "各县区人民政府", "张掖经开区管委会", "市工信局", "市水务局" },
      note = "",
   },
   {
      id = "2.1", task = 2, short = "水资源论证", mode = "required", cycle = "year", verb = "督促指导",
      evidence = { "projects" },
      text = "督促指导新建、改建、扩建工业项目按照《建设项目水资源论证管理办法》开展水资源论证，编制节水评价报告，引导具备条件的项目优先使用再生水。水资源论证重点对项目所在区域内水资源保障条件、行业用水定额、节水措施、取水水源量、非常规水源利用可行性及允许取水量等提出明确意见。分年度建立工业建设项目水资源论证管理台账，加强工业项目水资源论证工作的组织实施和监督管理。",
      units = { "各县区人民政府", "张掖经开区管委会", "市水务局" },
      note = "",
   },
   {
      id = "2.2", task = 2, short = "节水“三同时”", mode = "required", cycle = "year", verb = "督促指导、严格落实",
      evidence = { "projects" },
      text = "督促指导年设计用水量2万立方米（含2万立方米）的新建、改建、扩建工业项目，严格落实建设项目节水“三同时”制度，推动节水设施与主体工程同时设计、同时施工、同时投入使用。分年度建立工业建设项目节水“三同时”管理台账，加强事前审查和事中事后监管。",
      units = { "各县区人民政府", "张掖经开区管委会", "市住建局", "市水务局" },
      note = "",
   },
   {
      id = "3.1", task = 3, short = "企业节水管理制度", mode = "required", cycle = "year", verb = "督促指导",
      evidence = { "management" },
      text = "督促指导重点用水企业加强内部用水管理,建立健全节水管理制度,强化节水目标责任管理和考核。鼓励年用水量10万立方米以上工业企业探索建立节水负责人管理制度,明确节水管理队伍职责。",
      units = { "各县区人民政府", "张掖经开区管委会", "市工信局", "市水务局" },
      note = "",
   },
   {
      id = "3.2", task = 3, short = "三级节水管理体系", mode = "encouraged", cycle = "year", verb = "引导",
      evidence = { "management" },
      text = "引导重点用水企业建立厂长、车间、班组三级节水管理体系,将节水指标纳入企业内部绩效考核,通过考核激励机制引导班组、员工在各环节践行节水措施,精打细算用好水资源。",
      units = { "各县区人民政府", "张掖经开区管委会", "市工信局", "市水务局" },
      note = "",
   },
   {
      id = "4.1", task = 4, short = "水计量器具配备", mode = "gradual", cycle = "gradual", verb = "督促指导、逐步完善",
      evidence = { "metering" },
      text = "督促指导企业加强用水管网(设备)建设,逐步完善用水计量配备和管理。对照《用水单位水计量器具配备和管理通则(GB/T 24789-2022)》配备用水计量器具,建立完整、规范的原始记录和统计台账,健全节水统计制度。",
      units = { "各县区人民政府", "张掖经开区管委会", "市水务局", "市市场监管局", "市工信局" },
      note = "",
   },
   {
      id = "4.2", task = 4, short = "分别计量和校准维护", mode = "required", cycle = "year", verb = "推动",
      evidence = { "metering" },
      text = "推动有两个以上不同水源或者两类以上不同用途用水的企业,分别安装用水计量设施,并定期进行检查、校准和维护,保证计量设施正常运行。",
      units = { "各县区人民政府", "张掖经开区管委会", "市水务局", "市市场监管局" },
      note = "",
   },
   {
      id = "4.3", task = 4, short = "计量数字化和分质分类", mode = "gradual", cycle = "gradual", verb = "加强、逐步建立",
      evidence = { "metering" },
      text = "加强数字化、智能化用水计量器具配备与管理,推动实现分质、分类计量,逐步建立废水、市政再生水等非常规水计量体系,强化数据统计和过程管理。",
      units = { "各县区人民政府", "张掖经开区管委会", "市水务局", "市市场监管局", "市工信局", "市住建局" },
      note = "",
   },
   {
      id = "5.1", task = 5, short = "园区水设施提升", mode = "required", cycle = "year", verb = "推动",
      evidence = { "parks" },
      text = "推动工业园区结合生态环境基础设施提升改造任务，进一步完善工业园区供水、排水、废水处理及水循环利用设施，为企业循环用水、重复用水、使用再生水等创造硬件环境。",
      units = { "各县区人民政府", "张掖经开区管委会", "市发展改革委", "市住建局" },
      note = "",
   },
   {
      id = "5.2", task = 5, short = "统一供水和集中治理", mode = "encouraged", cycle = "year", verb = "鼓励",
      evidence = { "parks" },
      text = "鼓励工业园区采取统一供水、集中治理废水等方式，加强专业化运营，强化数字赋能，实现水资源梯级优化利用。",
      units = { "各县区人民政府", "张掖经开区管委会", "市发展改革委", "市住建局", "市水务局", "市生态环境局", "市工信局" },
      note = "",
   },
   {
      id = "5.3", task = 5, short = "园区节水设施建设", mode = "required", cycle = "milestone", due = "2026-12-31", verb = "完成",
      evidence = { "parks" },
      text = "2026 年底，张掖经开区及具备条件的各县工业园区完成园区节水及水循环利用设施建设与完善工作。",
      units = { "各县区人民政府", "张掖经开区管委会" },
      note = "",
   },
   {
      id = "6.1", task = 6, short = "定额管理和限期改造", mode = "required", cycle = "half", verb = "落实",
      evidence = { "monitoring", "quotas" },
      text = "落实高耗水工业企业定额管理，用水水平超过定额的，限期进行节水改造。",
      units = { "各县区人民政府", "张掖经开区管委会", "市水务局" },
      note = "",
   },
   {
      id = "6.2", task = 6, short = "技改项目储备库", mode = "required", cycle = "half", verb = "加强、建立",
      evidence = { "retrofit" },
      text = "加强工业节水技术改造项目谋划储备和跟踪指导，建立工业节水技术改造项目储备库。",
      units = { "各县区人民政府", "张掖经开区管委会", "市工信局", "市水务局" },
      note = "",
   },
   {
      id = "6.3", task = 6, short = "年度技改任务", mode = "required", cycle = "year", verb = "加快实施、组织实施",
      evidence = { "retrofit" },
      text = "加快实施张掖经开区循环经济示范园供水智能化建设、丰源薯业马铃薯深加工废水循环化综合利用等节水技改项目，推动项目早日建成运行。每年组织实施一批工业节水技术改造重点项目，全力推进工业节水增效。",
      units = { "各县区人民政府", "张掖经开区管委会", "市工信局", "市水务局" },
      note = "",
   },
   {
      id = "7.1", task = 7, short = "水平衡测试和水效对标", mode = "encouraged", cycle = "year", verb = "引导",
      evidence = { "recycling" },
      text = "引导工业企业有序开展水平衡测试、水效对标行动等，加强用水效率和总量分析。",
      units = { "各县区人民政府", "张掖经开区管委会", "市水务局", "市工信局" },
      note = "",
   },
   {
      id = "7.2", task = 7, short = "串联用水和分质用水", mode = "encouraged", cycle = "year", verb = "鼓励支持",
      evidence = { "recycling" },
      text = "鼓励支持企业实施以节水为重点的绿色转型和循环化改造，促进企业间串联用水、分质用水、一水多用和循环利用。",
      units = { "各县区人民政府", "张掖经开区管委会", "市工信局", "市水务局" },
      note = "",
   },
   {
      id = "7.3", task = 7, short = "“全周期”管控机制", mode = "gradual", cycle = "gradual", verb = "逐步建立",
      evidence = { "management", "monitoring" },
      text = "逐步建立企业节水源头规划设计、过程监测监控、末端处理回用的“全周期”管控机制，通过企业间“大循环”+企业内部“小循环”等模式，降低废水排放量，促进工业用水循环利用。",
      units = { "各县区人民政府", "张掖经开区管委会", "市水务局", "市住建局", "市工信局", "市生态环境局" },
      note = "",
   },
   {
      id = "8.1", task = 8, short = "再生水“点对点”配置", mode = "encouraged", cycle = "year", verb = "探索推进",
      evidence = { "reclaimed" },
      text = "充分借鉴甘电投张掖电厂、河西硅业用水模式，探索推进市政污水处理厂与企业间再生水“点对点”配置，完善再生水管网，将处理达标后的再生水用于工业生产，减少新水取用量。",
      units = { "各县区人民政府", "张掖经开区管委会", "市住建局", "市发展改革委" },
      note = "",
   },
   {
      id = "8.2", task = 8, short = "再生水“应用尽用”", mode = "encouraged", cycle = "year", verb = "支持、引导",
      evidence = { "reclaimed" },
      text = "支持工业园区废水集中处理及再生利用，引导生产用水可使用再生水的企业积极使用再生水，实现工业园区内再生水“应用尽用”。",
      units = { "各县区人民政府", "张掖经开区管委会", "市住建局", "市发展改革委", "市工信局", "市水务局", "市生态环境局" },
      note = "",
   },
   {
      id = "9.1", task = 9, short = "节水交流活动", mode = "required", cycle = "year", verb = "组织",
      evidence = { "activities" },
      text = "组织工业园区、重点用水企业开展节水技术交流、业务培训和供需对接等活动，搭建节水经验分享、技术共享、产业合作等平台，推广应用节水技术。",
      units = { "各县区人民政府", "张掖经开区管委会", "市工信局", "市水务局", "市科技局" },
      note = "",
   },
   {
      id = "9.2", task = 9, short = "典型案例", mode = "required", cycle = "milestone", due = "2026-12-31", scope = "city", verb = "总结提炼",
      evidence = { "cases" },
      text = "以甘电投张掖电厂、昆仑生化等企业为示范，总结提炼出可复制、可推广的节水共性经验和实践成果，为全市工业企业节约用水提供示范样本。",
      units = { "各县区人民政府", "张掖经开区管委会", "市工信局", "市水务局" },
      note = "",
   },
   {
      id = "10.1", task = 10, short = "节水奖补", mode = "required", cycle = "year", verb = "积极落实",
      evidence = { "rewards" },
      text = "积极落实国家和省上各项节水奖补政策，对节水先进企业从张掖市打造新时代节水型社会建设新标杆节水奖励等资金中逐步落实奖励扶持，同时对符合条件的项目在省级工业和信息化专项资金申报中予以优先支持。引导企业增进节水优先意识，提升节水能力和水平。",
      units = { "各县区人民政府", "张掖经开区管委会", "市工信局", "市水务局", "市财政局" },
      note = "",
   },
}

--- 表1: projects of retrofit a year.  A range is a minimum, which makes the task done, and a maximum, which is shown.
M.table1 = {
   caption = "表1 工业节水技术改造重点项目年度任务分解表", unit = "个", item = "6.3", years = { 2026, 2027, 2028 },
   task = { zh = "年度技改任务", en = "annual retrofit task" }, works = { zh = "节水技改", en = "retrofit" }, ledger = "retrofit",
   saving = { field = "saving", label = { zh = "年节水量", en = "Annual saving" }, unit = { zh = "万立方米", en = "10,000 m³" }, scale = 10000 },
   rows = {
      { area = "ganzhou", text = "2", min = 2, max = 2 },
      { area = "linze", text = "1", min = 1, max = 1 },
      { area = "gaotai", text = "1-2", min = 1, max = 2 },
      { area = "shandan", text = "1-2", min = 1, max = 2 },
      { area = "minle", text = "1-2", min = 1, max = 2 },
      { area = "sunan", text = "1", min = 1, max = 1 },
      { area = "zone", text = "2", min = 2, max = 2 },
   },
}

--- The two projects that the policy names (item 6.3): reported by name, with what the ledgers say and no more.
M.named_projects = {
   { name = "张掖经开区循环经济示范园供水智能化建设", area = "zone" },
   { name = "丰源薯业马铃薯深加工废水循环化综合利用" },
}

--- The eleven targets of 一、工作目标.  text is the policy's.  mode: qualitative (定性，佐证如下) | count | share | limit.
-- evidence names items whose judgments are quoted; goal is absent where the policy gives no figure.
M.targets = {
   { id = "system", year = 2026, due = "2026-12-31", scope = "city", mode = "qualitative", short = "管理制度进一步完善",
      text = "全市工业节水管理制度进一步完善", evidence = { "3.1" } },
   { id = "trial", year = 2026, due = "2026-12-31", scope = "city", mode = "qualitative", short = "节水试验模式探索推进",
      text = "工业节水试验模式探索推进", evidence = { "9.1", "9.2" } },
   { id = "cases", year = 2026, due = "2026-12-31", scope = "city", mode = "count", short = "打造4个节水先进企业典型案例",
      text = "打造 4 个节水先进企业典型案例", task = 9, goal = 4, unit = "个", evidence = { "9.2" } },
   { id = "industry", year = 2026, due = "2026-12-31", scope = "city", mode = "qualitative", short = "带动全行业节约用水",
      text = "带动全行业节约用水", evidence = {}, indicators = { "intake", "intensity" } },
   { id = "monitoring", year = 2027, due = "2027-12-31", scope = "city", mode = "qualitative", short = "监测分析机制持续落实",
      text = "工业用水监测分析机制持续落实", evidence = { "1.1" } },
   { id = "experience", year = 2027, due = "2027-12-31", scope = "city", mode = "qualitative", short = "先进经验典型逐步推广",
      text = "重点用水行业节水先进经验典型逐步推广", evidence = { "9.1", "9.2" } },
   { id = "mechanism", year = 2028, due = "2028-12-31", scope = "city", mode = "qualitative", short = "政策机制更加健全",
      text = "工业节水政策机制更加健全", evidence = { "3.1", "10.1" } },
   { id = "awareness", year = 2028, due = "2028-12-31", scope = "city", mode = "qualitative", short = "节水意识普遍增强",
      text = "企业节水意识普遍增强", evidence = { "9.1", "3.2" } },
   { id = "production", year = 2028, due = "2028-12-31", scope = "city", mode = "qualitative", short = "重点用水企业节水型生产方式基本建立",
      text = "重点用水企业节水型生产方式基本建立", evidence = { "3.1", "3.2", "7.3" } },
   { id = "reuse", year = 2028, due = "2028-12-31", scope = "city", mode = "share", short = "规上工业用水重复利用率",
      text = "全市规模以上工业用水重复利用率保持在 94%以上", goal = 94, unit = "%", compare = "at_least", indicators = { "reuse" } },
   { id = "intensity", year = 2028, due = "2028-12-31", scope = "city", mode = "limit", short = "万元工业增加值用水量",
      text = "万元工业增加值用水量控制在省上管控指标范围内", unit = "m³/万元", compare = "at_most", goal_from = "control_value", indicators = { "intensity" } },
}

--- Figures that the policy gives, in m³ a year.  inclusive: a figure equal to the threshold counts.
M.thresholds = {
   three_simultaneous = { value = 20000, unit = "m3", inclusive = true, item = "2.2",
      text = "年设计用水量2万立方米（含2万立方米）" },
   manager = { value = 100000, unit = "m3", inclusive = true, item = "3.1",
      text = "年用水量10万立方米以上" },
}

M.english = require "policy_en" -- working translations

return M
