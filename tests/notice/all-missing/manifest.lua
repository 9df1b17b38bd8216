--- Nothing has been reported: no ledger at all.

return {
   name = "notice", sample = true, database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙区", kind = "district" },
      { id = "c", name = "丙县", kind = "county" },
   },
   issuer = {
      name = "某市工业和信息化局", mark = "某市工业和信息化局文件", number = "某工信发〔2026〕　号",
      addressee = "各县区工业和信息化主管部门", addressees = { "各县区工业和信息化主管部门" },
      printer = "某市工业和信息化局办公室",
   },
   periods = { "2025H1", "2025H2", "2026H1" },
   dates = { ["2026H1"] = "2026-07-20" },
   ledgers = {},
}
