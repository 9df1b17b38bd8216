#!/bin/sh
# `wenheng new`: a folder with a project that builds at once, from the build tree and from an installed copy.
. ./lib.sh
cd "$dir" || exit 1
status "a blank project is made" 0 "$WENHENG" new mine
has "and what to do next is said" "$dir/out" "cd mine"
cd mine || exit 1
status "it imports" 0 "$WENHENG" import -q
status "its data have no fault" 0 "$WENHENG" check
is "and no finding" "$(cat "$dir/out")" ""
status "its notice is built" 0 "$WENHENG" build notice --period 2026H1 -q
pdftotext 2026H1-notice.pdf - | tr -d ' \n' > "$dir/text"
has "with a sentence from its ledger" "$dir/text" "有关单位5户，完成示例任务2户，占40.0%；甲县达到序时进度，乙区滞后。"
has "and no kind of item that it has none of" "$dir/text" "分解为1项条目，为应完成类。"
for doc in tasklist; do status "its $doc is built" 0 "$WENHENG" build $doc --period 2026H1 -q; done
status "its summaries are made" 0 "$WENHENG" batch county --period 2026H1 -q
lacks "nothing of the sample's subject" "$dir/text" "水"
cd ..

status "a copy of the sample is made" 0 "$WENHENG" new zhangye --from zhangye -q
is "quietly" "$(cat "$dir/out")" ""
is "without what was built in the original, or its picture" "$(cd zhangye && find . -name '*.db*' -o -name preview.png | head -n 1)" ""
status "it imports" 0 "$WENHENG" import -q -C zhangye
is "into a database of its own" "$(find zhangye/build -name wenheng.db | wc -l | tr -d ' ')" 1
status "its notice is built" 0 "$WENHENG" build notice --period 2026H1 -q -C zhangye -o z.pdf
"$WENHENG" build notice --period 2026H1 -q -C "$top/data" --db "$dir/o.db" -o o.pdf 2> "$dir/err"
cmp -s z.pdf o.pdf && ok "and is the sample's own" || not_ok "and is the sample's own" "they differ"

# nothing is overwritten, and nothing half made is left
status "a folder that holds something is left alone" 1 "$WENHENG" new mine
has "and why is said" "$dir/err" "mine: error: this folder is not empty, and nothing in it is overwritten"
printf 'x\n' > file
status "a file is left alone" 1 "$WENHENG" new file
is "as it was" "$(cat file)" x
mkdir empty
status "an empty folder is taken" 0 "$WENHENG" new empty/ -q
is "and filled" "$(cat empty/manifest.lua)" "$(cat "$top/templates/blank/manifest.lua")"
status ". is no name" 1 "$WENHENG" new .
status "a folder within none is the machine's fault" 3 "$WENHENG" new none/x
status "no name is a usage error" 2 "$WENHENG" new
status "two names are a usage error" 2 "$WENHENG" new a b
status "another origin is a usage error" 2 "$WENHENG" new a --from moon
has "the origins are named" "$dir/err" "zhangye|blank"
status "--help" 0 "$WENHENG" new --help
mkdir -p share && cp -R "$top/scripts" "$top/templates" "$top/fonts" share/ && ln -s nowhere share/templates/blank/ledgers/broken.csv
WENHENG_SHARE=$dir/share "$WENHENG" new half > out 2> err
is "a copy that fails fails" $? 1
is "and leaves nothing" "$(find . -maxdepth 1 -name 'half*')" ""
rm -rf share/templates/blank
WENHENG_SHARE=$dir/share "$WENHENG" new half > out 2> err
is "a share folder without the project is the machine's fault" $? 3
has "and said" err "was it installed as a whole?"

# as installed
if make -s -C "$top" -o all install PREFIX="$dir/usr" PROGRAM="$WENHENG" > make.out 2>&1; then ok "it is installed"; else not_ok "it is installed" "$(head -n 2 make.out)"; fi
unset WENHENG_SHARE
for from in blank zhangye; do
   status "an installed copy makes a $from project" 0 "$dir/usr/bin/wenheng" new "i-$from" --from $from -q
   status "which imports" 0 "$dir/usr/bin/wenheng" import -q -C "i-$from"
   status "and builds" 0 "$dir/usr/bin/wenheng" build notice --period 2026H1 -q -C "i-$from" -o "i-$from.pdf"
done
is "no database is installed" "$(find "$dir/usr" -name '*.db' | head -n 1)" ""

# what a newcomer leaves out or forgets
cp -R mine less
sed -i '/^M.targets/,/^}/d' less/policy.lua
rm less/scripts/targets.lua less/scripts/indicator_list.lua
status "a policy without targets is judged" 0 "$WENHENG" evaluate --period 2026H1 -C less
status "and its notice built" 0 "$WENHENG" build notice --period 2026H1 -q -C less -o less.pdf
pdftotext less.pdf - | tr -d ' \n' > "$dir/text"
lacks "without a word on targets" "$dir/text" "年度目标。"
lacks "or the sample's" "$dir/text" "水"
status "a period without a day of issue" 1 "$WENHENG" build notice --period 2026H2 -q -C less -o less.pdf
has "is told what to write" "$dir/err" 'manifest.lua gives no day of issue for 2026H2: dates = { ["2026H2"] = "2026-12-31" }'
cp -R mine worse
rm worse/scripts/targets.lua
status "targets without rules" 1 "$WENHENG" evaluate --period 2026H1 -C worse
has "are named" "$dir/err" 'the policy'\''s targets hold "done", for which scripts/targets.lua has no rule'
