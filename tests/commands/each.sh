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
local offices = { { id = "1", name = "水务/局" }, { id = "2", name = "水务/局" }, { id = "3/1", name = "𬭩局" } }
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
has "it is that one" "$dir/text" "第3/1号：𬭩局"
status "a paragraph of one, written over" 0 run override office "$(run build office --for 𬭩局 --list-paragraphs | cut -f 1)" --for 𬭩局
is "has a file of its own" "$(cd "$dir/p/overrides/2026H1" && ls)" "office-3%2F1.md"
sed -i 's/^第3\/1号.*/这是改写的一段。/' "$dir/p/overrides/2026H1/office-3%2F1.md"
run batch office -o "$dir/over" -q > "$dir/out"
for name in 水务_局 水务_局-2 𬭩局; do pdftotext "$dir/over/office/$name.pdf" -; done > "$dir/text"
is "it is printed in that one's document alone" "$(grep -c '改写' "$dir/text") $(grep -c '第[12]号' "$dir/text") $(grep -c '第3' "$dir/text")" "1 2 0"
run build office --for 𬭩局 -o "$dir/over/one.pdf" -q
status "the same by its id" 0 run build office --for 3/1 -o "$dir/over/one.pdf"
has "is the same document" "$dir/err" "is up to date"
rm -r "$dir/p/overrides"
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
