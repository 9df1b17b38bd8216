-- The names that the sandbox gives to scripts, classes and templates; nothing else may be used.
std = "none"
max_line_length = 160
files["data/policy.lua"] = { max_line_length = false } -- the policy, word for word
files["data/policy_en.lua"] = { max_line_length = false }
files["data/names_en.lua"] = { max_line_length = false }
read_globals = {
   "assert", "error", "ipairs", "next", "pairs", "pcall", "select", "tonumber", "tostring", "type",
   "require", "math", "string", "table", "utf8",
   "period", "periods", "area", "project", "lang", "t", "store", "number", "doc", "fmt", "meta", "data", "record",
   "judge", "expect", "chart",
}
