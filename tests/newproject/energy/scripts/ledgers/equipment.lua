--- 落后用能设备台账: how many are listed, how many retired.
local fields = require "fields"
return {
   name = "equipment", label = "落后用能设备台账", key = "enterprise",
   fields = { fields.area(), fields.enterprise(), { name = "listed", label = "应淘汰台数", type = "count", required = true },
      { name = "retired", label = "已淘汰台数", type = "count", required = true }, fields.note() },
}
