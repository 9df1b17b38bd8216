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

void json_key(Json *j, const char *key)
{
	separate(j);
	buf_quoted(j->out, key, strlen(key), BUF_JSON);
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
	buf_quoted(j->out, s, n, BUF_JSON);
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
