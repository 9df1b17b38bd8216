#!/bin/sh
# Lists of records, indexes and lists of inputs, as a bureau's own rules may use them: what they give is what a table would.
. ./lib.sh

mkdir -p "$dir/p/ledgers"
{ echo "县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水"
  for i in 1 2 3 4 5; do echo "甲县,甲$i厂,是,否,否,否"; done
  echo "乙县,乙1厂,否,否,否,否"; echo "乙县,甲2厂,是,否,否,否"; } > "$dir/p/ledgers/enterprises.csv"
cat > "$dir/p/manifest.lua" <<'END'
return { name = "p", database = "t.db", rules = "own", periods = { "2026H1" },
   areas = { { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } },
   ledgers = { { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises.csv" } } }
END
cat > "$dir/p/own.lua" <<'END'
local function say(subject, value) judge { kind = "item", subject = subject, area = "city", status = "有数据", value = value } end
local function names(rows)
   local out = {}
   for _, row in ipairs(rows) do out[#out + 1] = row.enterprise:sub(1, -4) end
   return table.concat(out, " ")
end
local function enterprises() return store.rows("enterprises", { period = "2026H1" }) end
local function key(row) return row.enterprise, row.area == "b" end

return function()
   local rows = enterprises()
   say("ipairs", names(rows))
   say("length", tostring(#rows))
   say("beyond", tostring(rows[0]) .. " " .. tostring(rows[8]) .. " " .. tostring(rows.enterprise) .. " " .. type(rows))
   local n = 0
   for i, row in pairs(enterprises()) do n = n + i * (row.enterprise and 1 or 0) end
   say("pairs", tostring(n))
   say("next", tostring(next(enterprises())))
   local sorted = enterprises()
   table.sort(sorted, function(x, y) return x.enterprise > y.enterprise end)
   say("sorted", names(sorted))
   local fewer = enterprises()
   table.remove(fewer, 1)
   table.insert(fewer, 2, rows[1])
   fewer[7] = nil
   say("written", names(fewer) .. " / " .. names(enterprises()))
   say("part", names(store.part(rows, "b")) .. " / " .. names(store.part(rows, "c")) .. " / " .. names(store.part(sorted, "b")))
   say("same", tostring(store.part(rows, "b")[1] == rows[6]))

   local index = store.index(rows, key)
   local row, mark = index:find "甲2厂"
   say("find", row.area .. " " .. tostring(mark) .. " " .. tostring(index:find "丙厂") .. " " .. #index)
   say("last", store.index(rows, key, "last"):find "甲2厂".area)
   say("all", tostring(#index:all "甲2厂") .. " " .. tostring(#index:all "丙厂"))
   local each = {}
   for name, r, is in index:each() do each[#each + 1] = name:sub(1, -4) .. (r.enterprise == name and "" or "?") .. (is and "!" or "") end
   say("each", table.concat(each, " "))

   local cells = store.cells()
   for _ = 1, 700 do
      for _, r in ipairs(rows) do cells[#cells + 1] = store.cell(r, "enterprise") end
   end
   for _ = 1, 900 do cells[#cells] = nil end
   cells[#cells + 1] = { label = "另", value = "1" }
   cells[2] = cells[6]
   table.insert(cells, 1, { label = "首", value = "2" })
   say("cells", cells[1].label .. " " .. cells[2].value .. " " .. cells[3].value .. " " .. cells[2500].value .. " " .. cells[#cells].label .. " " .. #cells)
   say("extended", tostring(#store.extend(store.extend(store.cells(), cells), { cells[2] })) .. " " .. #store.extend({ 1 }, cells) .. " " .. #store.extend({ 1 }, nil))
   judge { kind = "item", subject = "inputs", area = "city", status = "有数据", inputs = cells }
end
END
status "the ledger is imported" 0 "$WENHENG" import -C "$dir/p"
status "the rules run" 0 "$WENHENG" evaluate --period 2026H1 -C "$dir/p"
# gives SUBJECT WANTED
gives() { is "$1" "$(awk -F'\t' -v s="$1" '$3 == s { print $5 }' "$dir/out")" "$2"; }
gives ipairs "甲1 甲2 甲3 甲4 甲5 乙1 甲2"
gives length 7
gives beyond "nil nil nil table"
gives pairs 28
gives next 1
gives sorted "甲5 甲4 甲3 甲2 甲2 甲1 乙1"
gives written "甲2 甲1 甲3 甲4 甲5 乙1 / 甲1 甲2 甲3 甲4 甲5 乙1 甲2"
gives part "乙1 甲2 /  / 甲2 乙1"
gives same true
gives find "a false nil 6"
gives last b
gives all "2 0"
gives each "甲1 甲2 甲3 甲4 甲5 乙1!"
gives cells "首 甲1厂 乙1厂 甲2厂 另 4002"
gives extended "4003 4003 1"
"$WENHENG" explain inputs --period 2026H1 -C "$dir/p" > "$dir/out" 2> "$dir/err"
is "all inputs are kept" "$(grep -c '^    ' "$dir/out")" 4002
is "in their order" "$(sed -n '/inputs$/,$p' "$dir/out" | sed -n '2p;4p;$p' | awk '{ print $1, $NF }' | tr '\n' ' ')" "首 2 企业名称 ledgers/enterprises.csv:7:2 另 1 "

# one that is kept from one evaluation to the next, or that is given what it can't take
cat > "$dir/p/own.lua" <<'END'
return function()
   local cells = store.cells()
   cells[1] = { label = "一", value = "1" }
   cells[3] = { label = "三", value = "3" }
end
END
status "a place left out is an error" 1 "$WENHENG" evaluate --period 2026H1 -C "$dir/p"
has "it says which" "$dir/err" "own.lua:4:"
