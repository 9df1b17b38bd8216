/* patterns.c - string.find, match, gmatch and gsub beside Lua's own: made-up patterns over made-up texts must
 * give the same values, or the same fault. */
#include "../../compiler/script/patternlib.c" /* NOLINT(bugprone-suspicious-include): what is static in it is tested */

#include <lualib.h>
#include <stdio.h>

void state_steps(lua_State *L, int64_t steps)
{
	(void)L, (void)steps;
}

static const char compare[] =
	"local own, lua = ...\n"
	"local seed = 20260630\n"
	"local function random(n) seed = (seed * 1103515245 + 12345) % 2147483648; return (seed >> 12) % n + 1 end\n"
	"local parts = { 'a', 'b', '.', '%a', '%d', '%S', '[ab]', '[^a]', '[a-c]', '[%w_]', '[]]', '[^]]', '[a-]', '(', ')',\n"
	"   '()', '*', '+', '-', '?', '%1', '%2', '%b()', '%f[%w]', '%f[%W]', '^', '$', '%', '[', '%%', '\\0', '%z', '[%z]' }\n"
	"local letters = { 'a', 'b', 'c', '(', ')', ' ', '1', '_', ']', '-', '\\0', '%' }\n"
	"local with = { 'x', '<%0>', '%1', '%2', '%%', '%', 'a%1b', { a = 'A', b = false, ab = 7 }, function (x) return x end,\n"
	"   function () return nil end, 12, { a = {} } }\n"
	"local function made(from, most) local t = {} for i = 1, random(most) do t[i] = from[random(#from)] end return table.concat(t) end\n"
	"local function all(library, text, pattern, init, plain, replace, most)\n"
	"   local got = {}\n"
	"   local function note(...)\n"
	"      for i = 1, select('#', ...) do got[#got + 1] = tostring((select(i, ...))):gsub('^[^:]*:%d+: ', '') end\n"
	"      got[#got + 1] = '|'\n"
	"   end\n"
	"   note(pcall(library.find, text, pattern, init, plain))\n"
	"   note(pcall(library.match, text, pattern, init))\n"
	"   note(pcall(library.gsub, text, pattern, replace, most))\n"
	"   note(pcall(function () for a, b in library.gmatch(text, pattern, init) do note(a, b) end end))\n"
	"   return table.concat(got, ' ')\n"
	"end\n"
	"local faults = 0\n"
	"for _ = 1, 60000 do\n"
	"   local text, pattern = made(letters, 12), made(parts, 6)\n"
	"   local init, plain = random(20) - 10, random(8) == 1\n"
	"   local replace, most = with[random(#with)], random(3) == 1 and random(4) - 1 or nil\n"
	"   local a, b = all(own, text, pattern, init, plain, replace, most), all(lua, text, pattern, init, plain, replace, most)\n"
	"   local wanted = b:gsub(' in replacement string', ''):gsub(' in pattern capture', '')\n"
	"   if a:gsub(' in replacement string', '') ~= wanted and faults < 5 then\n"
	"      faults = faults + 1\n"
	"      print('not ok patterns: ' .. ('%q in %q: %q, Lua: %q'):format(pattern, text, a, b))\n"
	"   end\n"
	"end\n"
	"if faults == 0 then print('ok 60,000 patterns mean what they mean in Lua') end\n";

int main(void)
{
	lua_State *L = luaL_newstate();

	luaL_openlibs(L);
	if (luaL_loadbufferx(L, compare, sizeof compare - 1, "=compare", "t") != LUA_OK)
		return puts(lua_tostring(L, -1)), 2;
	lua_newtable(L);
	patternlib_open(L);
	lua_getglobal(L, "string");
	if (lua_pcall(L, 2, 0, 0) != LUA_OK)
		return puts(lua_tostring(L, -1)), 2;
	lua_close(L);
	return 0;
}
