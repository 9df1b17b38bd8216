#!/bin/sh
# A device that is full, a folder that cannot be written, a pipe whose reader has gone: status 3, the name, the old file.
. ./lib.sh

printf '# 标题\n\n正文。\n' > "$dir/x.md"
status "a document on a full device" 3 sh -c '"$1" compile "$2" -o - > /dev/full' - "$WENHENG" "$dir/x.md"
has "is named as what it is" "$dir/err" "-: error: cannot be written: No space left on device"
status "a dump" 3 sh -c '"$1" compile "$2" --dump layout > /dev/full' - "$WENHENG" "$dir/x.md"
cp -R fault/project "$dir/p"
(cd "$dir/p" && "$WENHENG" import -q) 2> "$dir/err"
for command in "evaluate --period 2026H1" "explain 9.2 --period 2026H1"; do
   # shellcheck disable=SC2086
   status "a list on a full device: $command" 3 sh -c 'cd "$1" && shift && "$@" > /dev/full' - "$dir/p" "$WENHENG" $command
done
if [ "$(id -u)" != 0 ]; then
   mkdir "$dir/closed"
   chmod 555 "$dir/closed"
   status "a folder that cannot be written" 3 "$WENHENG" compile "$dir/x.md" -o "$dir/closed/x.pdf"
   has "is named" "$dir/err" "$dir/closed/x.pdf"
fi
status "a folder where a file should be" 3 "$WENHENG" compile "$dir/x.md" -o "$dir/p.pdf/x.pdf"
mkdir "$dir/folder.pdf"
status "a folder with the output's name" 3 "$WENHENG" compile "$dir/x.md" -o "$dir/folder.pdf"
mkdir -p "$dir/p/u.db"
status "a folder with the database's name" 3 "$WENHENG" import -q -C "$dir/p" --db "$dir/p/u.db"
has "is named" "$dir/err" "u.db"
