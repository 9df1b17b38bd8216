#!/bin/sh
# What a project that leaves the rules short is told, and the words that reports make of figures.
. ./lib.sh

# a policy with an item that no rule judges
mkdir -p "$dir/p"
cat > "$dir/p/manifest.lua" <<'END'
return { name = "p", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2026H1" }, ledgers = {},
   areas = { { id = "a", name = "甲县", kind = "county" } } }
END
echo 'return { indicators = {}, tasks = {}, targets = {}, items = { { id = "11.1", task = 11 } } }' > "$dir/p/policy.lua"
status "an item without a rule is an error" 1 "$WENHENG" evaluate --period 2026H1 -C "$dir/p" --db "$dir/t.db"
has "it names the item" "$dir/err" 'the policy'"'"'s items hold "11.1", for which scripts/items.lua has no rule'

# words NAME EXPRESSION WANTED
words() {
   printf -- '---\nclass = "plain"\n---\n%% local report = require "report"\n[[{{ %s }}]]\n' "$2" > "$dir/words.md"
   "$WENHENG" compile "$dir/words.md" --dump tree -C "$dir/p" --db "$dir/t.db" > "$dir/tree" 2> "$dir/err"
   if grep -qF -- "$3" "$dir/tree"; then ok "$1"; else not_ok "$1" "$(cat "$dir/tree" "$dir/err" | tr '\n' ' ' | head -c 400)"; fi
}
words "a miss is not rounded away" 'report.figure("93.96", 1, 94)' "93.96"
words "a hair's breadth below the goal is printed" 'report.percent("93.9996", 1, 94)' "93.9996%"
words "at the goal one decimal is enough" 'report.percent(94, 1, 94)' "94.0%"
words "just above the goal" 'report.percent("94.04", 1, 94)' "94.04%"
words "no base gives a dash" 'report.change(nil)' "—"
words "a fall is a fall" 'report.change("-8.94")' "下降8.9%"
words "a small change is not 0.0" 'report.change("-0.012", "个百分点", "提高")' "下降0.01个百分点"
words "behind the pace" 'report.pace("-12.4")' "低于序时进度12.4个百分点"
words "counts in the order of lists" 'report.counts { ["滞后"] = 1, ["数据缺失"] = 1, ["已完成"] = 5 }' "已完成5个、滞后1个、数据缺失1个"
words "parts add up to their rounded sum, the largest remainder first" \
   '(function(x) return x[1]:format(1) .. " " .. x[2]:format(1) .. " " .. x[3]:format(1) end)(fmt.apportion({ "1.04", "-2.06", "3.05" }, 1))' "1.0 -2.1 3.1"
words "of equal remainders the earlier has the unit" 'table.concat(fmt.shares({ 1, 1, 1, 1, 1, 1 }, 0), " ")' "17% 17% 17% 17% 16% 16%"
words "shares of one whole" 'table.concat(fmt.shares({ 17, 10, 24, 9, 162 }), " ")' "7.7% 4.5% 10.8% 4.0% 73.0%"
words "shares with nothing among them" 'table.concat(fmt.shares({ 0, 3 }), " ")' "0.0% 100.0%"

# lights: words beside the colours, by the project's rule
words "30 points behind is yellow" 'require("status").light("滞后", number(-30))' "黄"
words "a hair more is red" 'require("status").light("滞后", number("-30.0001"))' "红"
words "nothing missing has a light" '"[" .. require("status").light("数据缺失") .. require("status").light("不适用") .. require("status").light("未开展") .. "]"' "[]"
sed -i 's/ledgers = {}/settings = { lights = { value = { { status = "滞后", from = "10", light = "红" }, { status = "达序时", light = "黄" } }, why = "本市办法" } }, &/' "$dir/p/manifest.lua"
words "a project's own rule: ten points and more" 'require("status").light("滞后", number(-10))' "红"
words "less has no light by that rule" '"[" .. require("status").light("滞后", number("-9.9")) .. "]"' "[]"
words "and another status its own" 'require("status").light("达序时")' "黄"
printf -- '---\nclass = "plain"\n---\n{{ require("notice_tables").note("", { "light_red_gap" }) }}\n' > "$dir/note.md"
"$WENHENG" compile "$dir/note.md" --dump tree -C "$dir/p" --db "$dir/t.db" > "$dir/tree" 2> "$dir/err"
has "its reason stands in the notes" "$dir/tree" "（本市办法）。"
sed -i 's/light = "黄"/light = "蓝"/' "$dir/p/manifest.lua"
status "a light that is none is an error" 1 "$WENHENG" evaluate --period 2026H1 -C "$dir/p" --db "$dir/t.db"
has "it names the rule" "$dir/err" "settings.lights: rule 2 gives 达序时 the light 蓝; a status (滞后 …) and 红, 黄 or 绿 are wanted"

# ranking: equal rates share a rank, the next is left free, who has nothing to do has none
sed -i 's/light = "蓝"/light = "绿"/' "$dir/p/manifest.lua"
words "ranks 1, 2, 2, 4" '(function() local areas = {} for i, r in ipairs { 50, 75, 50, 25, false } do areas[i] = { id = i, name = "县" .. i, completion = { rate = r and number(r) } } end
   local ranks = require("notice_text").ranking { areas = areas } return ranks[1] .. " " .. ranks[2] .. " " .. ranks[3] .. " " .. ranks[4] .. " " .. tostring(ranks[5]) end)()' "2 1 2 4 nil"
