/* json.h - writing JSON into a Buf: commas and escapes are its business, nesting the caller's. */
#ifndef WENHENG_BASE_JSON_H
#define WENHENG_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

typedef struct Json {
	Buf *out;
	bool comma; /* a value stands before this place */
} Json;

void json_open(Json *j, char bracket);  /* '{' or '[' */
void json_close(Json *j, char bracket); /* '}' or ']' */
void json_key(Json *j, const char *key);
void json_string(Json *j, const char *s, size_t n); /* s NULL writes null */
void json_text(Json *j, const char *s);
void json_int(Json *j, int64_t v);
void json_bool(Json *j, bool v);
void json_raw(Json *j, const char *token); /* a number already formatted, or null */

/* Of an object that was written so: appends the text that it has under the key; false when it has none there.  The rest, be it
 * megabytes of names, is only passed over. */
bool json_member(const char *object, const char *key, Buf *out);

#endif
