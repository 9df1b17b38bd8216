--- 工业企业名录: who is there, and who is a key energy user.
local fields = require "fields"
return {
   name = "enterprises", label = "工业企业名录", key = "enterprise",
   fields = { fields.area(), fields.enterprise(),
      { name = "above_designated", label = "规模以上", type = "flag", required = true, aliases = { "规上" } },
      { name = "key_energy", label = "重点用能单位", type = "flag", required = true, aliases = { "重点用能" } },
      fields.code(), fields.note() },
}
