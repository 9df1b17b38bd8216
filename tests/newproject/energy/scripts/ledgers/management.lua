--- 能源管理台账: systems and managers, as at the end of the period.
local fields = require "fields"
return {
   name = "management", label = "能源管理台账", key = "enterprise",
   fields = { fields.area(), fields.enterprise(), fields.code(),
      { name = "system", label = "能源管理体系", type = "flag", required = true },
      { name = "manager", label = "能源管理负责人", type = "flag", required = true }, fields.note() },
}
