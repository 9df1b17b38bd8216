#!/bin/sh
# Days, months, stretches and limits as typed: what each becomes, in which order they stand, and how they are printed again.
. ./lib.sh
mkdir -p "$dir/p/scripts/ledgers"
cat > "$dir/p/manifest.lua" <<'END'
return { name = "p", database = "t.db", rules = "none", periods = { "2026H1" }, areas = { { id = "a", name = "甲县", kind = "county" } },
   ledgers = { { ledger = "works", period = "2026H1", file = "works.csv" } } }
END
echo 'return function() end' > "$dir/p/scripts/none.lua"
cat > "$dir/p/scripts/ledgers/works.lua" <<'END'
return { name = "works", label = "工程", key = "no",
   fields = { { name = "no", label = "编号", type = "code" }, { name = "due", label = "时限", type = "date", endless = true } } }
END
printf '编号,时限\nd1,2026-7-9\nd2,2026/07/09\nd3,2026.7.9\nd4,20260709\nd5,2026年7月9日\nd6,2026 年 7 月 9 日\nd7,２０２６／７／９\nd8,二〇二六年七月九日\nt,2026-07-09 16:45:00\nn,46212\nm1,2026年7月\nm2,2026.07\nh,2026年下半年\nq,2026年三季度\nx1,7.9\nx2,26.7.9\nx3,07/09/2026\ni1,2026-06-31\ni2,2026.0.9\ng1,待定\ng2,—\nby,2027年底前\nno,长期\n' |
   iconv -f UTF-8 -t GB18030 > "$dir/p/works.csv"
status "the file is read" 0 "$WENHENG" import -C "$dir/p"
cp "$dir/err" "$dir/log"
cat > "$dir/p/t.md" <<'END'
---
class = "plain"
---
% local out = {}
% for _, r in ipairs(store.query "SELECT no, due FROM ledger_works WHERE due IS NOT NULL ORDER BY due COLLATE date, row") do
%    out[#out + 1] = r.no .. "=" .. (r.no:find "^[bn]" and fmt.due(r.due) or fmt.date(r.due))
% end
{{ table.concat(out, " ") }}
END
"$WENHENG" compile -C "$dir/p" "$dir/p/t.md" --dump tree > "$dir/tree" 2> "$dir/err"
has "by time, a day before the month that covers it; printed again in words" "$dir/tree" "d1=2026年7月9日 d2=2026年7月9日 d3=2026年7月9日 d4=2026年7月9日 d5=2026年7月9日 d6=2026年7月9日 d7=2026年7月9日 d8=2026年7月9日 t=2026年7月9日16时45分 m1=2026年7月 m2=2026年7月 q=2026年第三季度 h=2026年下半年 by=2027年底前 no=长期"
is "all else is without a value" "$(sqlite3 "$dir/p/t.db" "SELECT group_concat(no, ' ') FROM ledger_works WHERE due IS NULL")" "n x1 x2 x3 i1 i2 g1 g2"
has "a day count is told as one" "$dir/log" 'works.csv:11:2: warning: 时限: "46212" looks like a day count, 2026-07-09'
has "doubt names its readings" "$dir/log" 'works.csv:18:2: warning: 时限: "07/09/2026" can be read in more than one way: 2026-09-07 or 2026-07-09'
has "so does a short year" "$dir/log" 'works.csv:17:2: warning: 时限: "26.7.9" can be read in more than one way'
has "and a day without a year" "$dir/log" 'works.csv:16:2: warning: 时限: "7.9" can be read in more than one way'
has "what is in no calendar" "$dir/log" 'works.csv:19:2: warning: 时限: "2026-06-31" does not exist in the calendar'
is "marks are no faults" "$(grep -c 'works.csv:2[0-9]:2: warning' "$dir/log")" 1

# A limit is met on its day, and 长期 is never past.
cat > "$dir/p/scripts/none.lua" <<'END'
local books = require "book"
return function(p)
   local book = books.open(p)
   for _, day in ipairs { "2026-06-30", "2026-07-01", "2026-06", "2026-07", "9999-12-31" } do
      judge { kind = "indicator", subject = day, area = "a", status = books.passed(book, day) and "已到" or "未到", inputs = {} }
   end
end
END
"$WENHENG" evaluate --period 2026H1 -C "$dir/p" > "$dir/out" 2> "$dir/err"
is "the as-of day itself has come, the next has not" "$(cut -f3,4 "$dir/out" | tr '\t\n' ' /')" "2026-06-30 已到/2026-07-01 未到/2026-06 已到/2026-07 未到/9999-12-31 未到/"
