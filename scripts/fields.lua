--- Fields that many ledgers share, so that a heading is recognised the same way everywhere.

local M = {}

--- The column naming the area; a file given to one area in the manifest needs none.
function M.area()
   return { name = "area", label = "县区", english = "county or district", type = "area",
      aliases = { "县（区）", "县(区)", "县区名称", "所属县区", "所在县区", "属地", "地区", "填报单位" }, }
end

--- 企业名称
function M.enterprise(required)
   return { name = "enterprise", label = "企业名称", english = "enterprise", type = "name", required = required ~= false,
      aliases = { "企业", "单位名称", "用水单位", "用水企业", "用水单位名称", "企业（单位）名称" }, }
end

--- The enterprise whose project it is; of two projects of one name it says which is meant.
function M.builder()
   local field = M.enterprise(false)
   for _, alias in ipairs { "建设单位", "项目单位", "业主单位", "项目业主", "建设单位名称" } do
      field.aliases[#field.aliases + 1] = alias
   end
   return field
end

--- 统一社会信用代码, which joins the ledgers where it is given; the name does elsewhere.
function M.code()
   return { name = "code", label = "统一社会信用代码", english = "unified social credit code", type = "code", credit = true,
      aliases = { "信用代码", "社会信用代码", "企业代码", "统一信用代码" }, }
end

--- 项目名称
function M.project()
   return { name = "project", label = "项目名称", english = "project", type = "name", required = true,
      aliases = { "项目", "建设项目", "建设项目名称", "技改项目名称" }, }
end

--- 备注
function M.note()
   return { name = "note", label = "备注", english = "remarks", type = "text", remarks = true, aliases = { "说明", "备注说明" } }
end

--- Checks, and those that what a flag or a stage says is not denied by the remarks beside it. said: { field, what the remarks' clauses
--- are about (^: that they begin with it) [, of a choice: what it says of itself that is done] } each; a flag's 否 is not to be denied either.
function M.beside_remarks(checks, said)
   local function add(field, value, how, about)
      checks[#checks + 1] = { code = "says_otherwise", when = { [field] = value }, [how] = { "note" }, about = about, severity = "warning",
         message = "备注与所填的不一致，请核实", english = "the remarks say otherwise: which of them is right?", }
   end
   for _, entry in ipairs(said) do
      local field, about, done = table.unpack(entry)
      add(field, done or true, "undenied", about)
      if not done then
         add(field, false, "unaffirmed", about)
      end
   end
   return checks
end

--- Marks that say 不适用 in a cell: neither a gap nor a no.
M.not_applicable = { "不涉及", "不适用", "未到阶段" }

return M
