#!/bin/sh
# A line of progress on a terminal, none in a pipe.  The terminal is script(1)'s.
. ./lib.sh
. ./project.sh
command -v script > /dev/null || { ok "progress (no script(1) here: not tried)"; exit 0; }
script -qec true /dev/null < /dev/null > "$dir/tty" 2>&1 || { ok "progress (no terminal can be had here: not tried)"; exit 0; }
terminal() { # terminal TERM OPTION...: what import writes to a terminal of that kind
   kind=$1
   shift
   TERM=$kind script -qec "'$WENHENG' import --force $* -C '$dir/p'" /dev/null < /dev/null > "$dir/tty" 2>&1
}
terminal xterm
has "a terminal has a bar" "$dir/tty" "import [####"
has "with the files" "$dir/tty" "/4 files"
is "it is taken away at last" "$(tr '\r' '\n' < "$dir/tty" | tail -n 2 | grep -c "import \[")" 0
lacks "NO_COLOR is heeded" "$dir/tty" "$(printf '\033[36m')"
terminal xterm --quiet
lacks "--quiet has none" "$dir/tty" "import ["
terminal dumb
lacks "a dumb terminal has none" "$dir/tty" "import ["
in_project import --force
lacks "a pipe has none" "$dir/err" "import ["

# check and evaluate, by the sample project's rules.
sample() { TERM=xterm script -qec "'$WENHENG' $* -C '$top/data' --db '$dir/t.db' > /dev/null" /dev/null < /dev/null > "$dir/tty" 2>&1; }
"$WENHENG" import -q -C "$top/data" --db "$dir/t.db" 2> /dev/null
sample check
has "check has one" "$dir/tty" "check ["
has "with the ledgers and its records" "$dir/tty" " ledgers, "
sample evaluate --period 2026H1
has "evaluate has one" "$dir/tty" "evaluate ["
has "with its judgments" "$dir/tty" " judgments, "
is "it is taken away at last" "$(tr '\r' '\n' < "$dir/tty" | tail -n 1 | grep -c "evaluate \[")" 0
for command in check "evaluate --period 2026H1"; do
   # shellcheck disable=SC2086
   sample $command --quiet
   lacks "${command%% *} --quiet has none" "$dir/tty" "${command%% *} ["
   # shellcheck disable=SC2086
   "$WENHENG" $command -C "$top/data" --db "$dir/t.db" > "$dir/out" 2> "$dir/err"
   lacks "${command%% *} in a pipe has none" "$dir/err" "${command%% *} ["
done

# a batch says how fast it is and how long it will take; its workers' messages stand above the line
mkdir -p "$dir/b"
printf -- '---\nclass = "plain"\n---\n%% for i = 1, 2000 do\n第{{ record.n }}号第{{ i }}段：完成投资若干万元，取水量较上年下降。\n\n%% end\n{{ t { en = "only English " .. record.n } }}\n' > "$dir/b/b.md"
awk 'BEGIN { print "n"; for (i = 1; i <= 60; i++) print i }' > "$dir/b/b.csv"
for jobs in 1 2; do
   TERM=xterm script -qec "'$WENHENG' batch '$dir/b/b.md' --data b='$dir/b/b.csv' --each-row b --name '{n}.pdf' -o '$dir/b/$jobs' -j $jobs" /dev/null < /dev/null > "$dir/tty" 2>&1
   tr '\r' '\n' < "$dir/tty" > "$dir/lines"
   has "a batch, $jobs at a time: its bar" "$dir/lines" "batch [#"
   has "the documents" "$dir/lines" "/60 documents, "
   is "the rate and the time left" "$(grep -q 'documents, [0-9]*/s, [0-9]* s left' "$dir/lines" && echo yes)" yes
   is "no message shares the line" "$(grep -c 'batch \[.*warning' "$dir/lines")" 0
   is "each warning is there" "$(grep -c 'warning: ' "$dir/lines")" 60
done
