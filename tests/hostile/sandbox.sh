#!/bin/sh
# What Lua code sees, and the ways out of a Lua sandbox that are known: each ends in a message, or does nothing.
. ./lib.sh

# The names, listed: whatever else Lua has is no name here.
cat > "$dir/names.md" <<'END'
% local kept = {}
% for _, name in ipairs { "_G", "_ENV", "_VERSION", "arg", "collectgarbage", "coroutine", "debug", "dofile", "getmetatable", "io", "load",
%    "loadfile", "loadstring", "module", "newproxy", "os", "package", "print", "rawequal", "rawget", "rawlen", "rawset", "setmetatable",
%    "unpack", "warn", "xpcall", "ffi", "jit", "bit32", "__index", "_LOADED", "_PRELOAD" } do
%    local f = { ["_ENV"] = function () return nil end }
%    local ok, found = pcall(function () return ({ env = require "env" }).env(name) end)
%    if ok and found ~= nil then kept[#kept + 1] = name end
% end
{{ #kept == 0 and "none is seen" or table.concat(kept, " ") }}
END
mkdir -p "$dir/templates"
cat > "$dir/templates/env.lua" <<'END'
return function (name) return _ENV[name] end
END
"$WENHENG" compile "$dir/names.md" --dump tree > "$dir/out" 2> "$dir/err"
has "none of Lua's other names is seen" "$dir/out" "none is seen"

# What the libraries hold: a list that is to be read when it changes.
cat > "$dir/lists.md" <<'END'
% for _, name in ipairs { "string", "table", "math", "utf8", "store", "number", "doc" } do
%    local names = {}
%    local library = ({ string = string, table = table, math = math, utf8 = utf8, store = store, number = number, doc = doc })[name]
%    for key, value in pairs(library) do if name ~= "doc" then names[#names + 1] = key end end
- {{ name }}: {{ table.concat(names, " ") }}
% end
END
"$WENHENG" compile "$dir/lists.md" --dump tree 2> "$dir/err" | sed -n 's/^ *text "\(.*\)"$/\1/p' > "$dir/out"
diff hostile/libraries.txt "$dir/out" > "$dir/diff"
is "the libraries hold what is listed in libraries.txt $(tr '\n' ';' < "$dir/diff")" $? 0

steps=3M
# refused NAME MESSAGE LUA: the statement ends the document with the message, in no more than its limits
refused() {
   printf '%% %s\n' "$3" > "$dir/x.md"
   timeout $patience "$WENHENG" compile "$dir/x.md" --limit steps=$steps --limit memory=64M --dump tree > "$dir/out" 2> "$dir/err"
   got=$?
   if [ $got = 1 ] && grep -qF -- "$2" "$dir/err"; then ok "$1"; else not_ok "$1" "status $got: $(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
}

refused "os.execute" 'undefined name "os"' 'os.execute("touch '"$dir"'/mark")'
refused "io.open" 'undefined name "io"' 'io.open("/etc/passwd")'
refused "io.popen through the table of names" 'undefined name "io"' 'local t = { _ENV.io }'
refused "debug.getregistry" 'undefined name "debug"' 'debug.getregistry()'
refused "package.loadlib" 'undefined name "package"' 'package.loadlib("libc.so.6", "system")'
refused "package.loaded.os" 'undefined name "package"' 'package.loaded.os.exit(0)'
refused "load of text" 'undefined name "load"' 'load("return 1")()'
refused "load of bytecode" 'undefined name "load"' 'load("\27Lua", "x", "b")'
refused "string.dump" "a nil value" 'string.dump(function () end)'
refused "dofile" 'undefined name "dofile"' 'dofile("/etc/passwd")'
refused "require of a C module" 'there is no module "lfs"' 'require "lfs"'
refused "require of a library of Lua's" 'there is no module "os"' 'require "os"'
refused "require of a path" 'there is no module "/etc/passwd"' 'require "/etc/passwd"'
refused "require with dots" 'there is no module "..secret"' 'require "..secret"'
refused "require by .." 'there is no module "../secret"' 'require "../secret"'
refused "require by .. in the middle" 'there is no module "a/../../secret"' 'require "a/../../secret"'
refused "require with a NUL" 'there is no module' 'require "a\0b"'
refused "the strings' metatable" 'undefined name "getmetatable"' 'getmetatable("").__index = nil'
refused "a string method is not replaced" "attempt to" '("x").rep = nil'
refused "setmetatable" 'undefined name "setmetatable"' 'setmetatable({}, { __gc = function () end })'
refused "a metatable's __index on a string" "nil" '("x").__index.rep("x", 3)'
refused "collectgarbage" 'undefined name "collectgarbage"' 'collectgarbage("stop")'
refused "a coroutine, whose own hook is not set" 'undefined name "coroutine"' 'coroutine.wrap(function () while true do end end)()'
refused "xpcall's handler" 'undefined name "xpcall"' 'xpcall(error, function () while true do end end)'
refused "a library's table is read-only" 'this table is read-only: "rep" cannot be set' 'string.rep = function () end'
refused "math is read-only" 'this table is read-only' 'math.floor = nil'
refused "table is read-only, by table.insert too" 'read-only' 'table.insert(table, 1)'
refused "rawset on a view" 'undefined name "rawset"' 'rawset(string, "rep", 1)'
refused "table.move into a view" 'read-only' 'table.move({ 1 }, 1, 1, 1, string)'
refused "the document's environment" 'is not declared' '_ENV.string = nil'
refused "a global" 'is not declared' 'x = 1'
refused "an error that is a table with __tostring" "an error that is a table" 'error({ __tostring = function () while true do end end })'
refused "an error that is nil" "an error that is a nil" 'error(nil)'
refused "deep recursion" "" 'local function f() return 1 + f() end f()'
refused "deep recursion through pcall" "" 'local function f() local ok, m = pcall(f) error(m, 0) end f()'
refused "deep recursion through a sort" "" 'local function f() table.sort({ 1, 2 }, f) end f()'
refused "deep recursion through gsub" "" 'local function f() return (("x"):gsub("x", f)) end f() error("ended")'
refused "an endless loop" "this runs too long: stopped after 3 million steps; --limit steps=N allows more" 'while true do end'
refused "an endless loop in pcall in a loop" "this runs too long" 'while true do pcall(function () while true do end end) end'
refused "goto" "this runs too long" '::a:: goto a'
refused "a sort whose order is none" "this runs too long" 'local t = {} for i = 1, 1e5 do t[i] = i end while true do table.sort(t, function () return true end) end'
refused "sorts without an order of their own" "this runs too long" 'local t = {} for i = 1, 1e5 do t[i] = i end while true do table.sort(t) end'
refused "string.find that backtracks" "this runs too long" '("a"):rep(30000):find((".-"):rep(30) .. "b")'
refused "string.match that backtracks" "this runs too long" '("a"):rep(30000):match(("a*"):rep(20) .. "b")'
refused "string.gsub that backtracks" "this runs too long" '("a"):rep(30000):gsub((".-"):rep(30) .. "b", "")'
refused "string.gmatch that backtracks" "this runs too long" 'for x in ("a"):rep(30000):gmatch((".-"):rep(30) .. "b") do end'
refused "string.find within pcall" "this runs too long" 'while true do pcall(string.find, ("a"):rep(30000), (".-"):rep(30) .. "b") end'
refused "plain find of nearly the same" "this runs too long" 'local s = ("a"):rep(4e5) while true do s:find(("a"):rep(2e5) .. "b", 1, true) end'
refused "%b over and over" "this runs too long" '("("):rep(30000):find("%b()x")'
refused "a pattern too deep" "pattern too complex" '("x"):rep(300):find(("x?"):rep(300))'
[ -z "${UNDER:-}" ] || steps=60M # instructions that take long count by their time
refused "string.rep" "string.rep: the result is too long" '("x"):rep(1e9)'
refused "string.rep with a separator" "string.rep: the result is too long" '(""):rep(1e9, "xxxx")'
refused "string.format's width" "invalid conversion" 'string.format("%99999d", 1)'
refused "string.format of an address" "%p is not available" 'string.format("%p", {})'
refused "strings that double" "this needs more than 64 MB of memory; --limit memory=N allows more" 'local s = "x" while true do s = s .. s end'
refused "strings that double, in pcall" "" 'while true do pcall(function () local s = "x" while true do s = s .. s end end) end'
refused "a table that grows" "this needs more than 64 MB of memory" 'local t = {} for i = 1, 1e9 do t[i] = table.pack(table.unpack({}, 1, 200)) end'
refused "table.concat" "memory" 'local t, s = {}, ("x"):rep(1e6) for i = 1, 1000 do t[i] = s end table.concat(t)'
refused "table.unpack" "too many results" 'table.unpack({}, 1, 1e8)'
refused "table.move of a huge count" "table.move: too many elements" 'table.move({}, 1, 1e12, 2)'
refused "string.pack" "memory" 'string.pack("c2000000000", "x")'
refused "string.unpack of a length that is a lie" "data string too short" 'string.unpack("s8", "\255\255\255\255\255\255\255\127")'
refused "string.gsub that puts in much" "this needs more than 64 MB of memory" '("x"):rep(1e6):gsub("x", ("y"):rep(1e6))'
refused "string.format with as many places" "no value" 'string.format(("%s"):rep(1e6), table.unpack({}, 1, 100))'
refused "utf8.codepoint of a long text" "too long" 'utf8.codepoint(("x"):rep(1e6), 1, -1)'
refused "utf8.char of many" "too many results" 'utf8.char(table.unpack({}, 1, 1e6))'
refused "reversing and copying for ever" "this runs too long" 'local s = ("a"):rep(9e5) while true do s:reverse() s:upper() end'
refused "tables in tables for ever" "this runs too long" 'local t = {} for i = 1, 1e9 do t = { t } end'
refused "where a table lies in memory" "error: table" 'error(tostring({}))'
refused "where a function lies" "error: function" 'error(tostring(pcall))'
printf '一\n' > "$dir/part.md"
refused "where an included template lies" "error: userdata" 'error(tostring(include("part.md").body))'
refused "where it lies, formatted" "string.format: value 1 is a userdata" 'error(string.format("%s", include("part.md").body))'
refused "a number of a million digits" "a text of 1000000 bytes is no number" 'number(("9"):rep(1e6))'
refused "print, which would mix with a document on standard output" 'undefined name "print"' 'print("x")'
refused "comparing long texts" "this runs too long" 'local a = ("a"):rep(1e6):rep(8) local b = a:sub(1, -2) .. "a" while a == b do end'
refused "long names looked up for ever" "this runs too long" 'for i = 1, 1e9 do pcall(require, ("x"):rep(1e6) .. i) end'
refused "long names of ledgers" "this runs too long" 'for i = 1, 1e9 do pcall(store.rows, ("x"):rep(1e6) .. i) end'
refused "a long module's name is cut in the message" 'there is no module "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"' 'require(("x"):rep(1e6))'
steps=60M
refused "names looked up for ever" "what is read and looked up here takes more than 64 MB; --limit memory=N allows more" \
   'while true do pcall(require, "none" .. ("x"):rep(90)) end'
[ -n "${UNDER:-}" ] || steps=3M
refused "a document that grows" "" 'while true do
text

% end'
refused "an iterator of a stranger" "" 'for k in next, string, "none" do error(k) end error("ended")'
refused "numbers beyond their bounds" "" 'local n = number(10) while true do n = n * n end'
cat > "$dir/templates/m.lua" <<'END'
return { list = { 2, 1 } }
END
refused "table.sort of a module's list" "read-only" 'table.sort(require("m").list)'
refused "table.remove of a module's list" "read-only" 'table.remove(require("m").list)'
[ -e "$dir/mark" ] && not_ok "nothing was run" "a file is there" || ok "nothing was run"

# Bytecode as a module, a class, a template.
printf '\033Lua\124\000\031\223\r\n' > "$dir/templates/code.lua"
refused "a module of bytecode" "this byte is not UTF-8" 'require "code"'
printf '\033LuaT\000\031' > "$dir/templates/code.lua"
refused "one that is UTF-8" "attempt to load a binary chunk" 'require "code"'
mkdir -p "$dir/templates/classes"
printf '\033LuaT\000\031' > "$dir/templates/classes/code.lua"
printf -- '---\nclass = "code"\n---\nx\n' > "$dir/y.md"
status "a class of bytecode" 1 "$WENHENG" compile "$dir/y.md" --dump tree
