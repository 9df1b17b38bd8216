/* json.c - see json.h. */
#include "base/json.h"

#include <inttypes.h>
#include <stdlib.h>
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

/* Behind the string that begins at p. */
static const char *after_string(const char *p)
{
	for (p++; *p && *p != '"'; p++)
		p += *p == '\\' && p[1];
	return *p ? p + 1 : p;
}

/* Behind the value that begins at p, at what parts it from the next. */
static const char *after_value(const char *p)
{
	int depth = 0;
	for (; *p && !(depth == 0 && (*p == ',' || *p == '}')); p++) {
		if (*p == '"') {
			p = after_string(p) - 1;
			continue;
		}
		depth += *p == '{' || *p == '[' ? 1 : *p == '}' || *p == ']' ? -1 : 0;
	}
	return p;
}

static void add_unescaped(const char *p, Buf *out)
{
	static const char letters[] = "nrtbf", meant[] = "\n\r\t\b\f";
	for (p++; *p && *p != '"'; p++) {
		if (*p != '\\' || !p[1]) {
			buf_byte(out, *p);
			continue;
		}
		const char *letter = strchr(letters, *++p);
		if (*p == 'u' && p[1] && p[2] && p[3] && p[4]) {
			char digits[5] = { p[1], p[2], p[3], p[4], 0 };
			buf_utf8(out, (uint32_t)strtoul(digits, NULL, 16));
			p += 4;
		} else {
			buf_byte(out, letter ? meant[letter - letters] : *p);
		}
	}
}

bool json_member(const char *object, const char *key, Buf *out)
{
	const char *p = object;
	size_t n = strlen(key);
	while (*p == '{' || *p == ',') {
		const char *name = ++p;
		if (*p != '"')
			return false;
		p = after_string(p);
		bool found = (size_t)(p - name) == n + 2 && memcmp(name + 1, key, n) == 0;
		p += *p == ':';
		if (found && *p == '"')
			add_unescaped(p, out);
		if (found)
			return *p == '"';
		p = after_value(p);
	}
	return false;
}
