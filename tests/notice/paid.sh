#!/bin/sh
# Rewards that were paid, where the ledger doesn't give every sum, or gives two: a sum that lacks some says so, and one of none is none.
. ./lib.sh

rm -rf "$dir/p"
cp -R notice/project "$dir/p"
sed -i 's/   ledgers = {/&\n      file("2026H1", "rewards"),/' "$dir/p/manifest.lua"
sed -i 's/      { id = "9.2", task = 9, .*/&\n      { id = "10.1", task = 9, short = "节水奖补", units = { "市工信局" } },/
   s/\["9.2"\] = "Model cases",/& ["10.1"] = "Rewards",/' "$dir/p/policy.lua"
run() { "$WENHENG" "$@" -C "$dir/p"; }
told() { # told LANGUAGE ROWS
   printf '县区,企业名称,奖补政策,符合条件,已申报,已兑现,奖补金额（万元）,日期\n%b' "$2" > "$dir/p/ledgers/rewards-2026H1.csv"
   run import -q > "$dir/out" 2>&1
   run evaluate --period 2026H1 > "$dir/out" 2> "$dir/err"
   run compile "$top/templates/notice.md" --period 2026H1 --lang "$1" --dump tree > "$dir/tree" 2> "$dir/err"
}

told zh '甲县,甲厂,省级奖补,是,是,是,30,2026-06-10\n乙区,乙厂,省级奖补,是,是,是,20,2026-06-10\n'
has "every sum" "$dir/tree" "已兑现2户、50万元；"
told zh '甲县,甲厂,省级奖补,是,是,是,30,2026-06-10\n乙区,乙厂,省级奖补,是,是,是,,2026-06-10\n'
has "one is not filled in" "$dir/tree" "已兑现2户、30万元（另有1项未填）；"
told zh '甲县,甲厂,省级奖补,是,是,是,30,2026-06-10\n甲县,甲厂,省级奖补,是,是,是,35,2026-06-10\n'
has "two sums of one reward are none" "$dir/tree" "已兑现1户，金额未填；"
told en '甲县,甲厂,省级奖补,是,是,是,30,2026-06-10\n乙区,乙厂,省级奖补,是,是,是,,2026-06-10\n'
has "in English" "$dir/tree" "300,000 (not filled in for"
told en '甲县,甲厂,省级奖补,是,是,是,见附件,2026-06-10\n'
has "and where none is" "$dir/tree" "been paid (the amount is not filled in)"
told zh '甲县,甲厂,省级奖补,是,是,是,30,2026-06-10\n甲县,甲厂,市级奖补,是,是,是,20,2026-06-10\n乙区,乙厂,省级奖补,是,否,否,,\n'
has "an enterprise paid by two policies is one" "$dir/tree" "企业符合条件的奖补事项3项，已申报2项，已兑现1户、50万元；"
