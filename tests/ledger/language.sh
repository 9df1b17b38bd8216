#!/bin/sh
# The findings of a case in English: NAME.english beside it.
. ./lib.sh
for want in ledger/*.english; do
   case=$(basename "$want" .english)
   rm -rf "$dir/project"
   cp -R "ledger/$case" "$dir/project"
   (cd "$dir/project" && "$WENHENG" import --quiet; "$WENHENG" check --lang en) > "$dir/got" 2> /dev/null
   if [ -n "${ACCEPT:-}" ]; then cp "$dir/got" "$want"; fi
   if diff -u "$want" "$dir/got" > "$dir/diff"; then ok "$case.english"; else not_ok "$case.english" "other findings"; cat "$dir/diff"; fi
done
(cd "$dir/project" && "$WENHENG" check --lang en --format json) > "$dir/json" 2> /dev/null
has "as JSON too" "$dir/json" '"message":"'
lacks "where no Chinese sentence is left" "$dir/json" 本期
