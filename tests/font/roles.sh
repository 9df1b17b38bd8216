#!/bin/sh
# The roles that ship, as `wenheng fonts` reports them, and a user's face that wins by its name.
. ./lib.sh

status "every role has a face" 0 "$WENHENG" fonts
for pair in 标宋:NotoSerifCJK-Bold.ttc 仿宋:FandolFang-Regular.otf 黑体:NotoSansCJK-Bold.ttc 楷体:FandolKai-Regular.otf \
   宋体:NotoSerifCJK-Regular.ttc latin-serif:LiberationSerif-Regular.ttf latin-sans:LiberationSans-Regular.ttf; do
   role=${pair%%:*}
   if grep "^$role: " "$dir/out" | grep -q "${pair#*:}"; then ok "$role is ${pair#*:}"; else not_ok "$role" "$(grep "^$role" "$dir/out")"; fi
done

# A project's fonts/ comes first, and a licensed face wins by its name: here a copy of FandolKai whose
# family is overwritten (UTF-16) with a name of the same length that stands before it in roles.lua.
mkdir -p "$dir/project/fonts"
printf 'return { name = "t", database = "t.db", areas = {}, periods = {}, ledgers = {}, documents = {} }\n' > "$dir/project/manifest.lua"
LC_ALL=C sed 's/\x00F\x00a\x00n\x00d\x00o\x00l\x00K\x00a\x00i/\x00F\x00Z\x00K\x00a\x00i\x00-\x00Z\x000\x003/g' \
   ../fonts/fandol/FandolKai-Regular.otf > "$dir/project/fonts/user.otf"
"$WENHENG" fonts -C "$dir/project" > "$dir/out" 2> "$dir/err"
has "a user's face wins by its name" "$dir/out" "楷体: FZKai-Z03 ($dir/project/fonts/user.otf, 0)"
has "fallbacks come after it" "$dir/out" "then LXGW WenKai ("
