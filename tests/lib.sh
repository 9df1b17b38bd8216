# lib.sh - for test scripts: each check prints one line, "ok NAME" or "not ok NAME: why".
# WENHENG is the program, WORK a folder of the run's own.
top=$(cd .. && pwd)
dir=$(mktemp -d "$WORK/XXXXXX")

# observed: whether a sanitizer or valgrind (UNDER=valgrind) keeps the program's memory, so that no limit can be set on it
observed() {
   [ -z "${UNDER:-}" ] || return 0
   case $(ldd "$WENHENG" 2> /dev/null) in *libasan*) return 0 ;; *) return 1 ;; esac
}
patience=60 # seconds that a run made to harm may take
! observed || patience=600
[ -z "${UNDER:-}" ] || patience=2400

ok() { echo "ok $1"; }
not_ok() { echo "not ok $1: $2"; }

# status NAME WANTED COMMAND...: the exit status; output goes to $dir/out and $dir/err
status() {
   name=$1
   want=$2
   shift 2
   "$@" > "$dir/out" 2> "$dir/err"
   got=$?
   if [ $got = "$want" ]; then ok "$name"; else not_ok "$name" "status $got instead of $want: $(head -n 3 "$dir/err" | tr '\n' ' ')"; fi
}

# has NAME FILE TEXT / lacks NAME FILE TEXT: a fixed string in a file
has() { if grep -qF -- "$3" "$2"; then ok "$1"; else not_ok "$1" "\"$3\" is not in $(basename "$2"): $(head -c 300 "$2" | tr '\n' ' ')"; fi; }
lacks() { if grep -qF -- "$3" "$2"; then not_ok "$1" "\"$3\" is in $(basename "$2")"; else ok "$1"; fi; }

# is NAME GOT WANTED
is() { if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "got \"$2\", want \"$3\""; fi; }
