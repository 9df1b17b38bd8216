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
