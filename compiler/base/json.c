/* json.c - see json.h. */
#include "base/json.h"

#include <inttypes.h>
#include <string.h>

static void separate(Json *j)
{
	if (j->comma)
		buf_byte(j->out, ',');
	j->comma = true;
}

void json_open(Json *j, char bracket)
{
	separate(j);
	buf_byte(j->out, bracket);
	j->comma = false;
}

void json_close(Json *j, char bracket)
{
	buf_byte(j->out, bracket);
	j->comma = true;
}

static void quoted(Buf *out, const char *s, size_t n)
{
	buf_byte(out, '"');
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else if (c == '\n')
			buf_text_add(out, "\\n");
		else if (c < 0x20 || c == 0x7F)
			buf_printf(out, "\\u%04x", c);
		else
			buf_byte(out, (char)c);
	}
	buf_byte(out, '"');
}

void json_key(Json *j, const char *key)
{
	separate(j);
	quoted(j->out, key, strlen(key));
	buf_byte(j->out, ':');
	j->comma = false;
}

void json_string(Json *j, const char *s, size_t n)
{
	if (!s) {
		json_raw(j, "null");
		return;
	}
	separate(j);
	quoted(j->out, s, n);
}

void json_text(Json *j, const char *s)
{
	json_string(j, s, s ? strlen(s) : 0);
}

void json_int(Json *j, int64_t v)
{
	separate(j);
	buf_printf(j->out, "%" PRId64, v);
}

void json_bool(Json *j, bool v)
{
	json_raw(j, v ? "true" : "false");
}

void json_raw(Json *j, const char *token)
{
	separate(j);
	buf_text_add(j->out, token);
}
