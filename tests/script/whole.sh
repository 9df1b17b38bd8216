#!/bin/sh
# Whole numbers that remember where they come from (a document with --trace) are to a template what Lua's integers are.
. ./lib.sh
cd "$dir" || exit 1
cat > helper.lua <<'L'
local M = {}
function M.two() return "甲", 7 end
function M.count(list) return #list end
return M
L
cat > all.md <<'L'
% local helper = require "helper"
% local list, none, words = { "甲", "乙", "丙" }, {}, {}
% local n, zero = #list, #none
% local seen, at = { [n] = "three" }, {}
% seen[n] = seen[n] .. "!"
% at[#list] = n; at[n - 1] = "two"
% for i = 1, n do words[#words + 1] = i .. "/" .. n end
% for i = #list, 1, -1 do words[#words + 1] = tostring(i) end
比较{{ tostring(n == 3) }}{{ tostring(3 == n) }}{{ tostring(n ~= 3) }}{{ tostring(not (n == 4) and n > 2 and n <= 3) }}{{ tostring(zero == 0) }}。

运算{{ n + 1 }}、{{ n - 1 }}、{{ n * 2 }}、{{ n // 2 }}、{{ n % 2 }}、{{ -n }}、{{ string.format("%.1f", n / 2) }}、{{ string.format("%.0f", n ^ 2) }}。

连接{{ "共" .. n .. "项" .. #list }}、{{ n .. "" }}、{{ "x" .. helper.two() }}、{{ -n .. "度" }}、{{ 1 + n .. "号" }}、{{ ("第" .. n):rep(2) }}。

作键{{ seen[3] }}、{{ seen[n] }}、{{ tostring(at[3] == n) }}、{{ at[2] }}、{{ list[n] }}、{{ list[#list] }}。

函数{{ string.rep("吧", n) }}、{{ ("abcdef"):sub(n, n + 1) }}、{{ math.max(n, 2) }}、{{ math.type(n) }}、{{ type(n) }}、{{ tostring(math.floor(n / 2)) }}、{{ select(n, "a", "b", "c") }}、{{ utf8.char(n + 64) }}。

列表{{ table.concat(words, "；") }}、{{ table.concat({ n, zero, "末" }, "-") }}、{{ #table.move(list, 1, n, 2, {}) }}、{{ select("#", table.unpack(list, 1, n)) }}。

格式{{ string.format("%d项%s%5.1f%%", n, n, n) }}、{{ (("第3项"):gsub("%d", function(d) return n + d end)) }}、{{ (("甲乙"):gsub("甲", { ["甲"] = n })) }}、{{ number(n):format(2) }}、{{ tostring(number.is(n)) }}、{{ number.sum { n, 4, number("1.5") } }}。

嵌套{{ tostring((n == 3) == (zero == 0)) }}{{ tostring("a" .. n == "a3") }}{{ tostring(#list .. "" ~= "4") }}{{ tostring(list[1] == "甲" and #words == 6) }}{{ tostring(#"甲乙" == 6) }}{{ helper.count(list) == 3 and "是" or "否" }}。

长串{{ [[共3项 == #list .. "]] }}。 % 这不是语句

{{ doc.table { columns = { {}, {} }, rows = { { { colspan = #list - 1, "合计" } }, { n, zero } } } }}

{{ doc.list { ordered = true, start = n, "甲" } }}
L
status "a template of whole numbers" 0 "$WENHENG" compile all.md --dump tree -o plain.tree -q
status "with a trace" 0 "$WENHENG" compile all.md --trace t.json --dump tree -o traced.tree -q
cmp -s plain.tree traced.tree && ok "gives the same" || not_ok "gives the same" "$(diff plain.tree traced.tree | head -n 6 | tr '\n' ' ')"
has "the numbers are right" plain.tree "运算4、2、6、1、1、-3、1.5、9"
has "and so are the texts" plain.tree "连接共3项3、3、x甲、-3度、4号、第3第3"
has "a count remembers what was counted, and where" t.json '"number":"3","where":"top/3","kind":"count","what":"甲、乙、丙","formula":"","explain":"","cells":["all.md:3"]'
has "what is computed from it says so" t.json '"number":"4","where":"top/2","kind":"computed","what":"由代码据此算出、甲、乙、丙","formula":"","explain":"","cells":["all.md:11","all.md:3"]'
has "a figure in a form of its own is computed" t.json '"number":"1.5","where":"top/2","kind":"computed"'
has "a number that the template writes is its own" t.json '"number":"3","where":"top/9","kind":"text"'

# the same faults, in the same places
fault() { # fault NAME TEMPLATE MESSAGE
   printf '%s\n' "$2" > fault.md
   "$WENHENG" compile fault.md -q -o f.pdf 2> plain.err
   "$WENHENG" compile fault.md -q -o f.pdf --trace t.json 2> traced.err
   has "$1" plain.err "$3"
   has "$1, with a trace" traced.err "$3"
}
fault "an unknown name" '{{ #lst }}' 'fault.md:1:5: error: undefined name "lst"'
fault "a chunk that does not load" '{{ 1 == }}' 'fault.md:1:1: error: this expression is not complete'
fault "an error of a library" '% local t = { 1 }
{{ ("x"):rep(#t * 10000000) }}' 'fault.md:2:1: error: string.rep: the result is too long'
fault "what is no number" '{{ #{ 1 } + {} }}' 'error: '
