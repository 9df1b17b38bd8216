--- 企业节水管理台账: one row a key user, as it stands at the end of the period (items 3.1, 3.2, 7.3).

local fields = require "fields"

return {
   name = "management", label = "企业节水管理台账", english = "Water-saving management of enterprises", key = "enterprise",
   one = { "enterprise", "area", "code" }, single = true, listed_in = "enterprises",
   not_applicable = fields.not_applicable,
   fields = {
      fields.area(),
      fields.enterprise(),
      fields.code(),
      { name = "system", label = "节水管理制度", english = "system of water-saving management", type = "flag", required = true,
         aliases = { "建立节水管理制度", "是否建立节水管理制度" }, },
      { name = "manager", label = "节水负责人", english = "person in charge of water saving", type = "flag", required = true,
         aliases = { "建立节水负责人制度", "节水负责人管理制度" }, },
      { name = "levels", label = "三级节水管理体系", english = "three-level management system", type = "flag", required = true,
         aliases = { "三级体系", "厂长车间班组三级体系" }, },
      { name = "appraisal", label = "纳入绩效考核", english = "included in performance assessment", type = "flag", required = true,
         aliases = { "节水指标纳入绩效考核", "绩效考核" }, },
      { name = "full_cycle", label = "全周期管控机制", english = "full-cycle control mechanism", type = "flag", required = true,
         aliases = { "全周期管控", "“全周期”管控机制" }, },
      fields.note(),
   },
   checks = fields.beside_remarks({}, {
      { "system", { "节水管理制度", "节水制度", "^管理制度", "^制度" } }, { "manager", { "负责人" } }, { "levels", { "三级" } },
      { "appraisal", { "考核" } }, { "full_cycle", { "全周期" } },
   }),
}
