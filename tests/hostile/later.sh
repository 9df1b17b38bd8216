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

# A module that failed is none that is being read: it fails by its own fault again, and is read anew.
module() { printf '%s\n' "$2" > "$dir/p/scripts/$1.lua"; }
twice() { # twice NAME MESSAGE MODULE
   judging "pcall(require, \"$3\") pcall(require, \"$3\") require \"$3\""
   gives "$1" 1 "$2" evaluate --period 2026H1
}
twice "a module's bytes, again" "scripts/bad.lua:1:9: error: this byte is not UTF-8" bad
module stops 'local x = 1
error("no more")'
twice "its own fault, again" "scripts/stops.lua:2:1: error: no more" stops
module typo 'local x = = 1'
twice "its syntax, again" "scripts/typo.lua:1:" typo
module nothing 'local x = 1'
twice "that it returns nothing, again" 'module "nothing" (scripts/nothing.lua) returns nothing' nothing
twice "that there is none, again" 'there is no module "none"' none
module outer 'return require "stops"'
twice "one that another requires" "scripts/stops.lua:2:1: error: no more" outer
module counting 'return { next = function() return 7 end }'
module counts 'local t = { a = 10 + require("counting").next() .. "pt" } return t'
judging 'assert(require("counts").a == "17pt")'
gives "one whose end moves the stack" 0 "" evaluate --period 2026H1
module one 'return require "two"'
module two 'return require "one"'
twice "two that require each other" 'module "one" requires itself' one
judging 'pcall(require, "one") require "two"'
gives "and the other of them" 1 'module "two" requires itself' evaluate --period 2026H1
module own 'pcall(require, "own") return { a = 1 }'
judging 'assert(require("own").a == 1) assert(require("own") == require "own")'
gives "one that catches that it requires itself" 0 "" evaluate --period 2026H1
module once 'if not pcall(error, require("keep").get("ready") or error("not yet")) then return { b = 1 } end'
judging 'local ok = pcall(require, "once") require("keep").keep("ready", 1) assert(not ok and require("once").b == 1)'
gives "one that can be read later" 0 "" evaluate --period 2026H1

# What a template is made with, when it is made: fonts/roles.lua is read behind it, a template behind the rules.
roles() { # roles NAME MESSAGE LUA
   printf '%% local keep = require("keep").keep\n%% keep("o", _o) keep("v", _v) keep("at", _at) keep("include", include) keep("body", include("part.md").body)\nx\n' > "$dir/p/x.md"
   printf 'local get = require("keep").get\nif get("o") then\n%s\nend\nreturn {}\n' "$3" > "$dir/p/fonts/roles.lua"
   gives "$1" 1 "fonts/roles.lua:3:1: error: $2" compile x.md -o x.pdf
}
printf '一\n\n二\n' > "$dir/p/part.md"
over="this belongs to a template that is done"
roles "text behind a template's end" "$over" 'for i = 1, 100000 do get("o")(1, 1, "x") end'
roles "values behind it" "$over" 'get("v")(1, 1, "x")'
roles "an included template behind it" "$over" 'get("v")(1, 1, get("body"))'
roles "a place behind it" "$over" 'get("at")(1, 1)'
roles "include behind it" "include: only a template can include" 'get("include")("part.md")'
printf -- '---\nfunction f() lang = "en" end\nrequire("keep").keep("o", f)\n---\nx\n' > "$dir/p/x.md"
printf 'local f = require("keep").get("o")\nif f then f() end\nreturn {}\n' > "$dir/p/fonts/roles.lua"
gives "front matter behind it" 1 "x.md:5:1: error: no font role" compile x.md -o x.pdf
rm "$dir/p/fonts/roles.lua"
# shellcheck disable=SC2016
printf '%% require("keep").keep("v", _v)\n一\n' > "$dir/p/own.md"
printf '%% local b = include("own.md").body\n%% require("keep").get("v")(1, 1, b)\n{{ b }}\n' > "$dir/p/x.md"
gives "an included template put into itself" 0 "" compile x.md --dump tree
is "is there twice" "$(grep -o 一 "$dir/out" | wc -l)" 2
printf '%% local b = include("own.md").body\n%% while true do require("keep").get("v")(1, 1, b) end\n' > "$dir/p/x.md"
gives "for ever" 1 "x.md:2:3: error: the document grows past 64 MB" compile x.md --dump tree --limit memory=64M

cat > "$dir/p/scripts/judging.lua" <<'END'
return function(p)
   local keep, rows = require("keep").keep, store.rows("wells", { period = p })
   keep("judge", judge) keep("expect", expect) keep("rows", rows) keep("row", rows[1]) keep("cell", store.cell(rows[1], "n"))
   keep("cells", store.cells()) keep("names", store.names()) keep("index", store.index(rows, function(r) return r.well end))
   judge { kind = "indicator", subject = "s", area = "c", status = "有数据", value = 1 }
end
END
template() { # template NAME MESSAGE LUA: behind the rules, in one run with them
   printf '%% local get = require("keep").get\n%% %s\n' "$3" > "$dir/p/templates/doc.md"
   gives "$1" 1 "templates/doc.md:2:3: error: $2" build doc --period 2026H1 --list-paragraphs
}
template "judge behind the rules" "the evaluation that this belongs to is over" 'get("judge") { kind = "indicator", subject = "t", area = "c", status = "有数据", value = 1 }'
template "expect behind them" "the evaluation that this belongs to is over" 'get("expect")(5)'
template "a record behind them" "this is a record of an evaluation that is over" 'local n = get("row").n'
template "records behind them" "this is a record of an evaluation that is over" 'local n = get("rows")[1].n'
template "a cell behind them" "this is a record of an evaluation that is over" 'local n = get("cell").label'
template "cells behind them" "this is a list of an evaluation that is over" 'get("cells")[1] = "x"'
template "names behind them" "this is a list of an evaluation that is over" 'get("names")[1] = "x"'
template "an index behind them" "this is a record of an evaluation that is over" 'local n = get("index"):find("一号井").n'
is "nothing was judged by it" "$(sqlite3 "$dir/p/p.db" "SELECT group_concat(subject) FROM judgment")" "s"
judging 'error(tostring(store.index({}, type)))'
gives "where an index lies" 1 "error: userdata" evaluate --period 2026H1
judging 'error(string.format("%s", store.rows("wells", { period = p })[1]))'
gives "a record as a plain value" 1 "string.format: value 1 is a userdata" evaluate --period 2026H1

# Includes that failed and were caught are over.
printf '%% error("no")\n' > "$dir/p/fails.md"
printf -- '---\nfor i = 1, 20 do pcall(include, "fails.md") end\nlang = "en"\nb = include("part.md").body\n---\n%% for i = 1, 20 do pcall(include, "fails.md") end\n{{ include("part.md").body }} {{ meta.lang }}\n' > "$dir/p/x.md"
gives "includes that failed, each caught" 0 "" compile x.md --dump tree
has "the language is the document's" "$dir/out" 'en'
printf '{{ include("x.md").body }}\n' > "$dir/p/x.md"
gives "a document that includes itself" 1 "more than 10 files deep" compile x.md --dump tree
printf '%% local k = require("keep")\n%% if not k.get("i") then k.keep("i", include) end\n%% k.get("i")("x.md")\n' > "$dir/p/x.md"
gives "by an include that is kept" 1 "more than 10 files deep" compile x.md --dump tree
printf -- '---\nown = "自"\n---\n{{ include("part.md", { body = 1 }, { body = 2 }).body }} {{ meta.own }}{{ meta.body and "x" or "y" }}\n' > "$dir/p/x.md"
gives "include of a file and more" 0 "" compile x.md --dump tree
is "the front matter is the document's" "$(grep -c '自y' "$dir/out") $(grep -c 一 "$dir/out")" "1 1"
