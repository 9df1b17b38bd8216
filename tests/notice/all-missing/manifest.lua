--- Nothing has been reported: no ledger at all.

return {
   name = "notice", sample = true, database = "t.db", policy = "policy", names = "names_en", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", name_en = "Jia County", kind = "county" },
      { id = "b", name = "乙区", name_en = "Yi District", kind = "district" },
      { id = "c", name = "丙县", name_en = "Bing County", kind = "county" },
   },
   units = {
      { name = "市工信局", name_en = "Industry and IT Bureau" }, { name = "市水务局", name_en = "Water Affairs Bureau" },
      { name = "市住建局", name_en = "Housing and Construction Bureau" },
   },
   issuer = {
      name = "某市工业和信息化局", mark = "某市工业和信息化局文件", number = "某工信发〔2026〕　号",
      addressee = "各县区工业和信息化主管部门", addressees = { "各县区工业和信息化主管部门" },
      printer = "某市工业和信息化局办公室",
      name_en = "Bureau of Industry and Information Technology", mark_en = "Bureau of Industry and Information Technology",
      addressee_en = "Departments of industry and information technology", printer_en = "Office of the Bureau",
   },
   periods = { "2025H1", "2025H2", "2026H1" },
   dates = { ["2026H1"] = "2026-07-20" },
   ledgers = {},
}
