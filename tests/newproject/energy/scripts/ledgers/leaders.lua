--- 能效标杆企业台账.
local fields = require "fields"
return {
   name = "leaders", label = "能效标杆企业台账", key = "enterprise",
   fields = { fields.area(), fields.enterprise(), { name = "published", label = "已公布", type = "flag", required = true }, fields.note() },
}
