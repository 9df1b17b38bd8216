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

# Names that lead nowhere are told of, and none is passed over.
at_end() { # at_end NAME STATUS MESSAGE ARGUMENT…
   name=$1 want=$2 text=$3
   shift 3
   (cd "$dir" && "$WENHENG" "$@" < /dev/null > "$dir/out" 2> "$dir/err")
   is "$name" "$?" "$want"
   has "$name: it is told" "$dir/err" "error: $text"
}
mkdir "$dir/folder"
for command in "compile a.md" "lint a.md" fonts "import" "build notice --period 2026H1" "batch a.md --each-row x --name x.pdf --data x=a.csv"; do
   # shellcheck disable=SC2086 # words
   at_end "$command in no folder" 1 "there is no such folder, which -C names" $command -C no/such
   # shellcheck disable=SC2086
   at_end "$command in a file" 1 "this is no folder, as -C names one" $command -C a.md
   # shellcheck disable=SC2086
   at_end "$command in a folder without a manifest" 1 'there is no manifest.lua in "folder"; -C DIR names the project' $command -C folder
   # shellcheck disable=SC2086
   at_end "$command in a folder without a name" 2 '--project: "" is no DIR' $command -C ''
done
has "the folder that is not there is named" "$dir/err" 'wenheng: error: --project'
at_end "no folder to read from" 1 "there is no such folder, which --allow names" compile a.md --allow no/such
for operand in . folder folder/ "$dir"; do
   at_end "a folder as template: $operand" 1 "this is a folder, no file" compile "$operand"
   has "is named" "$dir/err" "$operand: error: "
   at_end "to be measured" 1 "this is a folder, no file" lint "$operand"
done
printf '{{ #data.x }}\n' > "$dir/d.md"
at_end "a folder as data" 1 "this is a folder, no file" compile d.md --data x=folder
at_end "a folder kept in the PDF" 1 "this is a folder, no file" compile a.md --attach folder
at_end "a folder as a ledger" 1 "this is a folder; ledgers are named by their files" import folder -C "$top/data" --db d.db -q
at_end "a ledger that is not there" 1 "there is no such file" import no.csv -C "$top/data" --db d.db -q
for command in compile lint import form explain "override a" build batch new; do
   # shellcheck disable=SC2086
   at_end "$command of what has no name" 2 "operand " $command ''
done
has "says which" "$dir/err" "wenheng: error: operand 1 is empty; see \`wenheng new --help\`"
for option in "--output=:FILE" "--db=:FILE" "--data=x=:NAME=FILE" "--attach=:FILE" "--allow=:DIR" "--trace=:FILE"; do
   at_end "an option that names no file: ${option%:*}" 2 "${option%%=*}: \"" compile a.md "${option%:*}"
   has "it is said what is wanted" "$dir/err" "is no ${option##*:}"
done
for command in check "evaluate --period 2026H1" fonts; do
   # shellcheck disable=SC2086
   at_end "${command%% *} of something" 2 "\`${command%% *}\` takes no operand, \"x\"" $command x -C "$top/data"
done

# What is wrong with an option is said as all else is.
for wrong in "--output is given without its FILE|-o" "--output is given without its FILE|-q --output" "--project is given without its DIR|a.md -C" \
   "--limit is given without its WHAT=N|--limit" "there is no option --frobnicate|--frobnicate x" "there is no option --frobnicate|--frobnicate=x" \
   "there is no option -X|-X" "there is no option -D|-D x" "there is no option -X|-qX a.md" "there is no option -X|--format=json -Xq" "there is no option -:|-:" \
   "--quiet takes no value|--quiet=1" "--quiet takes no value|--qui=" "--l is short for more than one option: --lang, --list-jobs, --limit, --list-paragraphs|--l=zh"; do
   # shellcheck disable=SC2086
   at_end "compile ${wrong#*|}" 2 "${wrong%%|*}; see \`wenheng compile --help\`" compile ${wrong#*|}
   is "nothing else is said of ${wrong#*|}" "$(wc -l < "$dir/err")" 1
done
at_end "a control in an option's name" 2 'there is no option --' compile "--$(printf '\033[2Jx')" ""
is "is not given to the terminal" "$(grep -c "$(printf '\033')" "$dir/err")" 0
status "a name that is short for one" 0 "$WENHENG" compile "$dir/a.md" --dum tree
