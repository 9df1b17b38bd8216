--- 能源计量台账: meters due and there.
local fields = require "fields"
return {
   name = "metering", label = "能源计量台账", key = "enterprise",
   fields = { fields.area(), fields.enterprise(), fields.code(),
      { name = "due", label = "应配台数", type = "count", required = true }, { name = "have", label = "实配台数", type = "count", required = true }, fields.note() },
}
