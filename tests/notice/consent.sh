#!/bin/sh
# Who may say what: the title names the issuer; a bureau writes to governments only with the city government's consent.
. ./lib.sh

cp -R notice/project "$dir/p"
manifest=$dir/p/manifest.lua
make() {
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period 2026H1 -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" compile "$top/templates/notice.md" --period 2026H1 -C "$dir/p" --dump tree > "$dir/tree" 2> "$dir/err"
   got=$?
   awk -f notice/paragraphs.awk "$dir/tree" > "$dir/text"
}
make
is "the title is issuer, subject and kind" "$(head -n 1 "$dir/text")" "某市工业和信息化局关于2026年上半年工业节水工作进展情况的通报"
lacks "to bureaus: no consent is claimed" "$dir/text" "市政府同意"

sed -i 's/addressee = "各县区工业和信息化主管部门"/addressee = "各县区人民政府，开发区工业和信息化主管部门"/' "$manifest"
make
is "to governments without consent: an error" "$got" 1
has "which names the addressee and what to do" "$dir/err" "某市工业和信息化局向各县区人民政府行文须经市政府同意"
sed -i 's/addressees = {/approved_by_government = true, addressees = {/' "$manifest"
make
is "with consent it is made" "$got" 0
has "and says so" "$dir/text" "经市政府同意，现将有关情况通报如下："

cp notice/project/manifest.lua "$manifest"
sed -i 's/addressees = { "各县区工业和信息化主管部门" }/addressees = { "各县区人民政府" }/' "$manifest"
make
is "governments in the list of addressees count too" "$got" 1
cp notice/project/manifest.lua "$manifest"
sed -i 's/name = "某市工业和信息化局"/name = "某市人民政府"/; s/addressee = "[^"]*"/addressee = "各县区人民政府"/' "$manifest"
make
is "a government may write to governments" "$got" 0

cp notice/project/manifest.lua "$manifest"
sed -i 's/addressee = "[^"]*"/addressee = "各县区人民政府："/' "$manifest"
make
is "a colon behind it hides no government" "$got" 1

# the policy itself: what gives tasks to governments is issued with that consent, too, and says so
cp notice/project/manifest.lua "$manifest"
echo '{{ require("say").both(require("notice_text").issue) }}' > "$dir/issue.md"
issue() {
   "$WENHENG" compile "$dir/issue.md" --period 2026H1 -C "$dir/p" --dump tree > "$dir/tree" 2> "$dir/err"
   got=$?
}
issue
is "a policy for bureaus alone needs no consent" "$got" 0
lacks "and claims none" "$dir/tree" "市政府同意"
sed -i 's/units = { "市水务局" }/units = { "各县区人民政府", "市水务局" }/' "$dir/p/policy.lua"
issue
is "one that gives tasks to governments without it: an error" "$got" 1
has "which says where consent is written" "$dir/err" "各县区人民政府安排任务，须经市政府同意：在manifest.lua的policy_issue中写明approved_by_government = true"
sed -i 's/name = "notice",/& policy_issue = { approved_by_government = true },/' "$manifest"
issue
is "with it the policy is issued" "$got" 0
has "and says so before its text" "$dir/tree" "经市政府同意，现印发《某市工业节水示例意见》，请结合实际认真抓好落实。"
