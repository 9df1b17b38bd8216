#!/bin/sh
# The pattern functions beside Lua's own.
. ./lib.sh

# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -O1 -I../compiler $(pkg-config --cflags lua5.4) ${UNIT_CFLAGS:-} -o "$dir/patterns" \
   script/patterns.c $(pkg-config --libs lua5.4) || { not_ok "script/patterns.c" "it does not compile"; exit 1; }
${OBSERVER:+"$OBSERVER"} "$dir/patterns"
