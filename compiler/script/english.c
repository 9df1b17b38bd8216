/* english.c - stored texts in English, as scripts/explained.lua has them. */
#include "script/storelib.h"

#include <string.h>

typedef struct Asked {
	const char *text, *english;
} Asked;

static int ask(lua_State *L)
{
	Asked *asked = lua_touserdata(L, 1);
	sandbox_require(L, "explained");
	lua_pushstring(L, asked->text);
	lua_call(L, 1, 1);
	const char *english = lua_tostring(L, -1);
	if (english && strcmp(english, asked->text) != 0)
		asked->english = arena_strdup(state_script(L)->arena, english);
	return 0;
}

const char *script_english(void *script, const char *text)
{
	Script *s = script;
	Asked asked = { text, text };
	const char *c = text;
	while (*c && (unsigned char)*c < 0x80)
		c++;
	if (*c)
		state_run(s, ask, &asked); /* a fault of the module's has been reported: the text stands as it is */
	return asked.english;
}
