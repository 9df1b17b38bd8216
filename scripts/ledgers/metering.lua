--- 企业水计量器具配备台账: one row an enterprise, as it stands at the end of the period (items 4.1–4.3).
--- The three levels are those of GB/T 24789: 用水单位, 次级用水单位, 主要用水设备.

local fields = require "fields"

return {
   name = "metering", label = "企业水计量器具配备台账", english = "Water meters of enterprises", key = "enterprise",
   one = { "enterprise", "area", "code" }, single = true, listed_in = "enterprises",
   not_applicable = fields.not_applicable,
   fields = {
      fields.area(),
      fields.enterprise(),
      fields.code(),
      { name = "unit_due", label = "用水单位应配台数", english = "meters due, whole unit", type = "count", required = true,
         aliases = { "一级表应配", "用水单位应配" }, },
      { name = "unit_have", label = "用水单位实配台数", english = "meters installed, whole unit", type = "count", required = true,
         aliases = { "一级表实配", "用水单位实配" }, },
      { name = "sub_due", label = "次级用水单位应配台数", english = "meters due, sub-units", type = "count", required = true,
         aliases = { "二级表应配", "次级用水单位应配" }, },
      { name = "sub_have", label = "次级用水单位实配台数", english = "meters installed, sub-units", type = "count", required = true,
         aliases = { "二级表实配", "次级用水单位实配" }, },
      { name = "device_due", label = "主要用水设备应配台数", english = "meters due, main equipment", type = "count", required = true,
         aliases = { "三级表应配", "主要用水设备应配" }, },
      { name = "device_have", label = "主要用水设备实配台数", english = "meters installed, main equipment", type = "count", required = true,
         aliases = { "三级表实配", "主要用水设备实配" }, },
      { name = "records", label = "原始记录和统计台账", english = "original records and statistical ledger", type = "flag", required = true,
         aliases = { "记录台账", "台账齐全", "原始记录和台账" }, },
      { name = "sources", label = "水源种类", english = "number of sources", type = "count", required = true, aliases = { "水源数", "水源种类数" } },
      { name = "uses", label = "用途类别", english = "kinds of use", type = "count", required = true, aliases = { "用途数", "用途类别数", "用水用途数" } },
      { name = "separate", label = "分别计量", english = "separate metering", type = "flag", required = true, aliases = { "分别安装计量设施", "是否分别计量" } },
      { name = "calibration_due", label = "校准有效期至", english = "calibrated until", type = "date", endless = true, required = true,
         aliases = { "下次校准日期", "校准到期日", "检定有效期至" }, },
      { name = "meters", label = "计量器具总数", english = "meters in all", type = "count", required = true, aliases = { "水表总数", "计量器具台数" } },
      { name = "smart", label = "智能计量器具数", english = "smart meters", type = "count", required = true, aliases = { "智能水表数", "智能化计量器具台数" } },
      { name = "classified", label = "分质分类计量", english = "metering by quality and category", type = "flag", required = true,
         aliases = { "分质、分类计量" }, },
      { name = "unconventional", label = "非常规水计量", english = "metering of unconventional water", type = "flag", required = true,
         aliases = { "非常规水是否计量" }, },
      fields.note(),
   },
   checks = fields.beside_remarks({
      { code = "more", sum = { "unit_have" }, most = "unit_due", severity = "warning",
         message = "用水单位实配台数多于应配台数", english = "more meters installed than due for the whole unit", },
      { code = "more", sum = { "sub_have" }, most = "sub_due", severity = "warning",
         message = "次级用水单位实配台数多于应配台数", english = "more meters installed than due for sub-units", },
      { code = "more", sum = { "device_have" }, most = "device_due", severity = "warning",
         message = "主要用水设备实配台数多于应配台数", english = "more meters installed than due for main equipment", },
      { code = "smart", sum = { "smart" }, most = "meters",
         message = "智能计量器具数多于计量器具总数", english = "more smart meters than meters in all", },
   }, {
      { "records", { "台账", "记录" } }, { "separate", { "分别计量", "分开计量", "单独计量" } }, { "classified", { "分质", "分类" } },
      { "unconventional", { "非常规水" } },
   }),
}
