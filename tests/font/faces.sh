#!/bin/sh
# Faces: found, refused, measured, subset (faces.c), and the roles that ship.
. ./lib.sh

sh compile "$dir/faces" font/faces.c base font || { not_ok "font/faces.c" "it does not compile"; exit 1; }
mkdir "$dir/fonts"
"$dir/faces" "$dir/fonts" 2> "$dir/err"
is "faces.c ends well" $? 0
sh compile "$dir/outline" font/outline.c base font && timeout $patience "$dir/outline"
is "outline.c ends well" $? 0
