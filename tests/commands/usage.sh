#!/bin/sh
# The command line: help, version, and the exit status of each kind of mistake.
. ./lib.sh

status "--version" 0 "$WENHENG" --version
has "the version is printed" "$dir/out" "wenheng "
status "--help" 0 "$WENHENG" --help
for command in new compile import check evaluate explain build override batch lint fonts; do
   status "$command --help" 0 "$WENHENG" $command --help
   has "$command --help says how it is called" "$dir/out" "usage: wenheng $command"
done
status "no command is a usage error" 2 "$WENHENG"
status "an unknown command is a usage error" 2 "$WENHENG" frobnicate
status "an unknown option is a usage error" 2 "$WENHENG" compile --frobnicate x.md
status "an option of another command is a usage error" 2 "$WENHENG" fonts --period 2026H1
has "it names the command" "$dir/err" "\`fonts\` takes no --period"
for command in compile import explain build batch lint fonts; do
   status "$command writes no CSV, and says so" 2 "$WENHENG" $command --format csv x
done
has "what it writes is listed" "$dir/err" "text|json"
status "a value outside the list is a usage error" 2 "$WENHENG" compile --lang fr x.md
status "evaluate without --period" 2 "$WENHENG" evaluate -C "$top/data" --db "$dir/a.db"
status "a missing template is an error in the input" 1 "$WENHENG" compile "$dir/none.md"
has "and is named" "$dir/err" "none.md"
status "a folder without manifest" 1 "$WENHENG" evaluate -C "$dir" --period 2026H1
has "says how to name the project" "$dir/err" "-C DIR"
status "a period that is none" 1 "$WENHENG" evaluate -C "$top/data" --db "$dir/a.db" --period 2026H3
has "shows how to write it" "$dir/err" "2026H1"
status "an area that is none" 1 "$WENHENG" evaluate -C "$top/data" --db "$dir/a.db" --period 2026H1 --area 古浪县
has "is named" "$dir/err" "古浪县"
status "a document that is none" 1 "$WENHENG" build newspaper -C "$top/data" --db "$dir/a.db" --period 2026H1
has "the documents there are are listed" "$dir/err" "notice"
printf '甲乙。\n' > "$dir/a.md"
status "an ending that no backend writes" 1 "$WENHENG" compile "$dir/a.md" -o "$dir/a.docx"
status "no permission is the machine's fault" 3 "$WENHENG" compile "$dir/a.md" -o /proc/none/a.pdf
[ "$(ls /proc/none 2>/dev/null)" = "" ] && ok "nothing is left there"
status "- reads standard input and writes standard output" 0 sh -c "'$WENHENG' compile - < '$dir/a.md' > '$dir/b.pdf'"
is "it is a PDF" "$(head -c 5 "$dir/b.pdf")" "%PDF-"
status "the project may be named before the command" 0 "$WENHENG" -C "$top/data" --db "$dir/c.db" import --quiet
