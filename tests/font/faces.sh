#!/bin/sh
# Faces: found, refused, measured, subset (faces.c), and the roles that ship.
. ./lib.sh

# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -I../compiler $(pkg-config --cflags harfbuzz harfbuzz-subset) ${UNIT_CFLAGS:-} \
   -o "$dir/faces" font/faces.c ../compiler/base/*.c ../compiler/font/*.c $(pkg-config --libs harfbuzz harfbuzz-subset) ||
   { not_ok "font/faces.c" "it does not compile"; exit 1; }
mkdir "$dir/fonts"
"$dir/faces" "$dir/fonts" 2> "$dir/err"
is "faces.c ends well" $? 0
