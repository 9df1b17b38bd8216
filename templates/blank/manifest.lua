--- manifest.lua - the project: who, what, when and from which files.  Every name here is an example to be replaced.
-- Try it first:  wenheng import && wenheng check && wenheng build notice --period 2026H1

return {
   name = "示例工作", -- the project's name
   sample = true, -- every page says 示例数据; take this line out when the data are real
   database = "build/project.db", -- made by `wenheng import`, may be deleted at any time
   policy = "policy", -- policy.lua: what is to be done, in the policy's words
   rules = "evaluate", -- the shipped rules; they read scripts/items.lua, targets.lua and indicator_list.lua
   periods = { "2026H1" }, -- half-years with ledgers

   -- Areas, in the order of every table.  aliases: other ways that clerks write a name.  kind: county, district or zone.
   areas = {
      { id = "a", name = "甲县", kind = "county", aliases = { "甲县人民政府" } },
      { id = "b", name = "乙区", kind = "district", aliases = { "乙区人民政府" } },
   },

   -- Responsible units, as policy.lua names them.
   units = {
      { name = "各县区人民政府" },
      { name = "市主管局", full = "某市主管局" },
   },

   -- Who issues the notice, and to whom.
   issuer = {
      name = "某市主管局", mark = "某市主管局文件", number = "某发〔2026〕　号",
      addressee = "各县区主管部门", addressees = { "各县区主管部门" }, printer = "某市主管局办公室",
   },
   dates = { ["2026H1"] = "2026-07-15" }, -- the day of issue; documents never take it from the clock

   -- What can be built: a template, the shipped one or one of the same name in templates/, and the file's name.
   documents = {
      { name = "notice", template = "notice.md", title = "半年进展情况通报", output = "{period.id}-notice.pdf" },
      { name = "tasklist", template = "tasklist.md", title = "重点任务清单", output = "{period.id}-tasklist.pdf" },
      { name = "county", template = "county.md", title = "县区任务完成情况", each = "area", output = "county/{area.name}.pdf" },
   },

   -- The files, each with the ledger it is: scripts/ledgers/work.lua has the columns.  CSV, XLSX or XLS; * is allowed in names.
   ledgers = {
      { ledger = "work", period = "2026H1", file = "ledgers/2026H1/工作台账.csv" },
   },
}
