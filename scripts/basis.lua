--- basis: the ways in which the basis of a figure is written: with or without power plants (统计口径), and at which prices. What is not
--- here is taken as it stands, and is the same only as itself.

local M = {}

local plants = { "电厂", "火电", "火电厂", "火力发电", "火电企业", "火力发电企业", "电力企业", "发电企业", "燃煤电厂" }

--- 含电厂, 包括火电企业 …: each beginning with each kind of plant; the first is what is stored.
local function ways(beginnings)
   local out = {}
   for _, beginning in ipairs(beginnings) do
      for _, plant in ipairs(plants) do
         out[#out + 1] = beginning .. plant
      end
   end
   return out
end

--- For a schema: the scopes with the ways they are written.
M.scopes = { ways { "含", "包括", "包含" }, ways { "不含", "不包括", "不包含", "未含", "剔除", "扣除" } }

local prices = {
   { "当年价", "当年价格", "现价", "现行价", "现行价格", "当期价格" }, { "可比价", "可比价格" }, { "不变价", "不变价格" },
}

local function by_key(list)
   local out = {}
   for _, words in ipairs(list) do
      for _, word in ipairs(words) do
         out[store.key(word)] = words[1]
      end
   end
   return out
end

local groups, known = { scope = M.scopes, price = prices }, {}

--- The word that stands for it, whichever way it is written; itself where it is none of these. （含火电）, 含电厂口径 too.
local function one(kind, text)
   if text == nil then
      return nil
   end
   known[kind] = known[kind] or by_key(groups[kind]) -- not before it is asked: a schema that takes its choices here knows no store
   local key = store.key(text):gsub("口径$", ""):gsub("^%((.*)%)$", "%1")
   return known[kind][key] or text
end

function M.scope(text)
   return one("scope", text)
end

function M.price(text)
   return one("price", text)
end

return M
