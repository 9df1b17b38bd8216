#!/bin/sh
# The policy as data, word for word: policy.expected was taken from the policy's own text, item by item.
. ./lib.sh

cat > "$dir/items.md" <<'T'
% local policy = require "policy"
% for _, item in ipairs(policy.items) do
{{ item.id .. "\t" .. item.text:sub(1, utf8.offset(item.text, 13) - 1) .. "\t" .. table.concat(item.units, "、") }}

% end
T
"$WENHENG" compile -C "$top/data" --db "$dir/a.db" "$dir/items.md" --dump tree 2> "$dir/err" |
   sed -n 's/^ *text "\(.*\)"$/\1/p' | sed 's/\\t/\t/g' > "$dir/items"
is "the policy has 23 items" "$(grep -c . "$dir/items")" 23
count=0
while IFS= read -r line; do
   count=$((count + 1))
   is "item ${line%%	*} begins and is shared out as the policy says" "$line" "$(sed -n "${count}p" data/policy.expected)"
done < "$dir/items"
