#!/bin/sh
# A ledger that an area has not sent is told alike in all documents: it is one thing to be completed in its bureaus' sheets too.
. ./lib.sh

periods="2027H1 2027H2"
. notice/texts

text unit unit 2027H1 --for 市统计局 --lang zh
has "a ledger not sent counts in its bureaus' sheets" "$dir/unit" "工业用水监测台账 2 0 0 0 0 1 0 3"
tr -d ' ' < "$dir/unit" > "$dir/tight"
has "which say so" "$dir/tight" "需补正的数据为所依据台账的问题条数，未报送的台账计1条。"
text unit-en unit 2027H1 --for 市统计局 --lang en
has "in English as well" "$dir/unit-en" "findings in the items’ ledgers; a ledger not submitted counts as one."
text area county 2027H1 --area sunan --lang zh
tr -d ' ' < "$dir/area" > "$dir/tight"
has "as in the area's own" "$dir/tight" "工业用水监测台账：2026年下半年有7条，本期未报"
text later unit 2027H2 --for 市统计局 --lang zh
tr -d ' ' < "$dir/later" > "$dir/tight"
lacks "where all have come nothing is said of it" "$dir/tight" "未报送的台账"
