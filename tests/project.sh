# project.sh - for test scripts, after lib.sh: a project of one ledger and one rule in $dir/p, two areas and two
# half-years.  2026H1: 甲县 reports 100 and 20, 乙县 7; 2025H2: 甲县 90 and 10.
mkdir -p "$dir/p/ledgers" "$dir/p/scripts/ledgers"
cat > "$dir/p/manifest.lua" <<'END_OF_FILE'
local function file(period, name)
   return { ledger = "water", period = period, file = "ledgers/" .. name .. "-" .. period .. ".csv" }
end
return { name = "small", database = "t.db", rules = "judging", periods = { "2025H2", "2026H1" },
   areas = { { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } },
   ledgers = { file("2025H2", "a"), file("2025H2", "b"), file("2026H1", "a"), file("2026H1", "b") } }
END_OF_FILE
cat > "$dir/p/scripts/ledgers/water.lua" <<'END_OF_FILE'
return { name = "water", label = "取水台账", key = "enterprise", head_rows = 1,
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "intake", label = "取水量", type = "number", unit = "m3", required = true },
      { name = "big", label = "规模以上", type = "flag" },
   } }
END_OF_FILE
cat > "$dir/p/scripts/judging.lua" <<'END_OF_FILE'
return function(p)
   for _, a in ipairs(project.areas) do
      local sum, inputs = number(0), {}
      for _, row in ipairs(store.rows("water", { period = p, area = a.id })) do
         inputs[#inputs + 1] = store.cell(row, "intake")
         inputs[#inputs + 1] = store.cell(row, "big")
         sum = sum + (row.intake or number(0))
      end
      judge { kind = "indicator", subject = "intake", area = a.id, status = #inputs > 0 and "有数据" or "数据缺失",
         value = sum, unit = "m3", formula = "ΣVi", inputs = inputs }
      judge { kind = "indicator", subject = "count", area = a.id, status = "有数据", value = number(#inputs), inputs = {} }
   end
end
END_OF_FILE
water() { # water FILE LINE...: a ledger's file of these lines below a title and the head
   file=$1
   shift
   { printf '取水表\n县区,企业名称,取水量（m³）,规模以上\n'; printf '%s\n' "$@"; } > "$dir/p/ledgers/$file.csv"
}
water a-2026H1 '甲县,甲一厂,100,是' '甲县,甲二厂,２０,否' '合计,,120,' '注：单位为立方米,,,'
water b-2026H1 '乙县,乙一厂,7,是'
water a-2025H2 '甲县,甲一厂,90,是' '甲县,甲二厂,10,否'
in_project() { # in_project COMMAND...: standard output to $dir/out, standard error to $dir/err
   command=$1
   shift
   "$WENHENG" "$command" -C "$dir/p" "$@" > "$dir/out" 2> "$dir/err"
}
