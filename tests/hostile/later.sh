#!/bin/sh
# What Lua code keeps longer than it lives: a module holds it, and another chunk of the run uses it when what is behind it is gone.
. ./lib.sh

mkdir -p "$dir/p/scripts/ledgers" "$dir/p/templates" "$dir/p/fonts"
cat > "$dir/p/manifest.lua" <<'END'
return { name = "p", database = "p.db", areas = { { id = "c", name = "市" } }, periods = { "2026H1" }, rules = "judging",
   ledgers = { { ledger = "wells", file = "a.csv", period = "2026H1", area = "c" } },
   documents = { { name = "doc", template = "doc.md", output = "doc.pdf" } } }
END
cat > "$dir/p/scripts/ledgers/wells.lua" <<'END'
return { name = "wells", label = "机井", key = "well", fields = { { name = "well", label = "名称", type = "name" }, { name = "n", label = "数", type = "number" } } }
END
printf '名称,数\n一号井,1\n二号井,2\n' > "$dir/p/a.csv"
cat > "$dir/p/scripts/keep.lua" <<'END'
local kept = {}
return { keep = function (name, value) kept[name] = value end, get = function (name) return kept[name] end }
END
printf 'return "\377"\n' > "$dir/p/scripts/bad.lua"
run() { (cd "$dir/p" && timeout $patience "$WENHENG" "$@" > "$dir/out" 2> "$dir/err"); }
gives() { # gives NAME STATUS MESSAGE COMMAND...
   name=$1 want=$2 text=$3
   shift 3
   run "$@"
   got=$?
   if [ $got = "$want" ] && { [ -z "$text" ] || grep -qF -- "$text" "$dir/err"; }; then ok "$name"; else not_ok "$name" "status $got: $(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
}
run import -q
is "the project's ledger" $? 0

# A fault that is caught is a value of its own, not one of those that records are while a period is judged.
judging() { printf 'return function(p)\nlocal rows\nfor i = 1, 20 do rows = store.rows("wells", { period = p, where = { well = "x" .. i } }) end\nlocal _, e = pcall(require, "bad")\n%s\nend\n' "$1" > "$dir/p/scripts/judging.lua"; }
judging 'error(e.area)'
gives "a fault that is caught is no record" 1 "scripts/judging.lua:5:" evaluate --period 2026H1
judging 'error("caught: " .. tostring(e))'
gives "it has a text" 1 "scripts/judging.lua:5:1: error: caught: scripts/bad.lua:1:9: this byte is not UTF-8" evaluate --period 2026H1
judging 'pcall(error, e) error(e)'
gives "raised anew it is told of where it was" 1 "scripts/bad.lua:1:9: error: this byte is not UTF-8" evaluate --period 2026H1
judging 'error(store.rows("wells", { period = p })[1])'
gives "a record that is raised is told of where" 1 "scripts/judging.lua:5:1: error: an error that is a userdata" evaluate --period 2026H1
