#!/bin/sh
# A document made for each of what its line in the manifest says: a function of the project's each.lua, whose records
# the template and the files' names read.
. ./lib.sh

mkdir -p "$dir/p/scripts" "$dir/p/templates"
cat > "$dir/p/manifest.lua" <<'END'
return {
   name = "t", database = "t.db", areas = { { id = "a", name = "甲县" } }, ledgers = {},
   documents = {
      { name = "office", template = "office.md", each = "office", output = "office/{name}.pdf" },
      { name = "nothing", template = "office.md", each = "nothing", output = "{name}.pdf" },
      { name = "nameless", template = "office.md", each = "nameless", output = "{name}.pdf" },
   },
}
END
cat > "$dir/p/scripts/each.lua" <<'END'
local M = {}
local offices = { { id = "1", name = "水务/局" }, { id = "2", name = "水务/局" }, { id = "3", name = "𬭩局" } }
function M.office(p, wanted)
   local out = {}
   for _, x in ipairs(offices) do
      if not wanted or x.id == wanted or x.name == wanted then
         out[#out + 1] = { id = x.id, name = x.name, when = p.id }
      end
   end
   return out
end
function M.nameless() return { { id = "1" } } end
return M
END
echo '第{{ record.id }}号：{{ record.name }}，{{ record.when }}' > "$dir/p/templates/office.md"
run() { "$WENHENG" "$@" -C "$dir/p" --period 2026H1; }

for jobs in 1 2; do
   status "one for each, $jobs at a time" 0 run batch office -o "$dir/made$jobs" -j $jobs
   is "three files, a name met twice is told apart, $jobs at a time" "$(cd "$dir/made$jobs/office" && LC_ALL=C ls | tr '\n' ' ')" "水务_局-2.pdf 水务_局.pdf 𬭩局.pdf "
done
pdftotext "$dir/made1/office/水务_局-2.pdf" "$dir/text"
has "each has its own record, found by its id" "$dir/text" "第2号：水务/局，2026H1"
status "one alone, by its name" 0 run build office --for 𬭩局 -o "$dir/one.pdf"
pdftotext "$dir/one.pdf" "$dir/text"
has "it is that one" "$dir/text" "第3号：𬭩局"
status "which one must be said" 2 run build office
status "lint too" 2 run lint office
status "two of one name" 1 run build office --for 水务/局
has "are told" "$dir/err" '2 of "office" are called "水务/局": give the id'
status "none of the name" 1 run build office --for 财政局
has "is told" "$dir/err" '0 of "office" are called "财政局"'
status "a word without a function" 1 run batch nothing
has "is told with it" "$dir/err" 'each.lua has no function "nothing"'
status "a record without a name" 1 run batch nameless
has "is told with its place in the list" "$dir/err" '"nameless": record 1 has no name'
