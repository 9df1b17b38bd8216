/* luatokens.h - the words of a Lua chunk: what a source says by itself, and where whole numbers come into it.
 *
 * Only for documents whose figures are traced (origin.h). */
#ifndef WENHENG_SCRIPT_LUATOKENS_H
#define WENHENG_SCRIPT_LUATOKENS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

typedef enum LuaTokenKind { LUA_TOKEN_NAME, LUA_TOKEN_NUMBER, LUA_TOKEN_STRING, LUA_TOKEN_SIGN } LuaTokenKind;

typedef struct LuaToken {
	LuaTokenKind kind;
	size_t at, len; /* in the text; a string with its quotes */
	int line;       /* from 1 */
} LuaToken;

/* The chunk's tokens without its comments, on the heap. What no token begins with is passed over: the chunk is Lua's to
 * refuse. */
size_t luatokens_read(const char *text, size_t len, LuaToken **out);

/* Appends what a string's token stands for. */
void luatokens_string(const char *text, const LuaToken *token, Buf *out);

/* What a chunk whose figures are traced calls (whole.c): in it a count is no integer of Lua's, but one that remembers of what. */
#define LUA_COUNTED "_counted" /* #list that goes on as a value */
#define LUA_SAME    "_same"    /* a == b, and ~= with not */
#define LUA_JOINED  "_joined"  /* a .. b .. c */
#define LUA_PLAIN   "_plain"   /* t[i], and the limits of for */

/* Appends the chunk with these calls.  Lines stay what they are.  False when there is none. */
bool luatokens_rewrite(const char *text, size_t len, Buf *out);

#endif
