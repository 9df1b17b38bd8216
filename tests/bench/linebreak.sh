#!/bin/sh
# Total fit against first fit, on the policy's paragraphs and on items of its annex, whose wording
# differs: linebreak.sh DRIVER (make bench builds it).  "not ok" lines name what is broken; the exit
# status is 1 when there are any.
[ -x "${1:-}" ] || { echo "linebreak.sh: no driver at \"${1:-}\"; run make bench" >&2; exit 2; }
driver=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/../.." || exit 1
{
   awk '/^::: zh/ { on = 1; next } /^:::/ { on = 0 } on' data/policy/opinions.md
   echo
   sed -n 's/^ *text = "\(.*\)",$/\1/p' data/policy.lua
} | "$driver" fonts
