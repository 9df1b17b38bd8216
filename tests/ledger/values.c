/* values.c - each line of a list of cells through value_read(): values TYPE UNIT HEAD | cell | result. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "ledger/value.h"

static const char *const types[] = {
#define X(kind, name) name,
	FIELD_TYPES(X)
#undef X
};

static const char *work_aliases[] = { "已完工", "竣工" };
static Choice choices[] = { { "开工", NULL, 0 }, { "完工", work_aliases, 2 } };
static const char *a_aliases[] = { "甲县人民政府" }, *b_aliases[] = { "乙区(开发区)" };
static const AreaName areas[] = { { "a", "甲县", a_aliases, 1 }, { "b", "乙区", b_aliases, 1 } };

static void check(Arena *a, int line, char *head, const char *cell, const char *want)
{
	char type[16], unit[32], of_head[32];
	Field f = { .name = "x", .label = "栏" };
	Schema s = { .name = "s", .fields = &f, .field_count = 1 };
	if (sscanf(head, "%15s %31s %31s", type, unit, of_head) != 3) {
		printf("not ok line %d: cannot be read\n", line);
		return;
	}
	for (int i = 0; i < FIELD_TYPE_COUNT; i++)
		if (!strcmp(types[i], type))
			f.type = (FieldType)i;
	if (f.type == FIELD_CHOICE) {
		f.choices = choices;
		f.choice_count = 2;
	}
	if (!strcmp(type, "until")) { /* a date with which something ends */
		f.type = FIELD_DATE;
		f.endless = true;
	}
	f.unit = strcmp(unit, "-") ? unit : NULL;
	ValueRule rule = { &s, &f, strcmp(of_head, "-") ? of_head : NULL, areas, 2 };
	Value v = value_read(a, &rule, cell);
	const char *got = arena_printf(a, "%s%s%s", v.text ? v.text : gap_name(v.gap), v.code ? " " : "", v.code ? v.code : "");
	if (strcmp(got, want) != 0)
		printf("not ok line %d: %s \"%s\" gives %s, not %s\n", line, type, cell, got, want);
	else if (v.code && (!v.zh || !v.en))
		printf("not ok line %d: the finding says nothing\n", line);
	else
		printf("ok line %d\n", line);
}

int main(int argc, char **argv)
{
	Buf text = { 0 };
	Diag *d = diag_new();
	Arena *a = arena_new();
	int line = 0;
	if (argc != 2 || !file_read(argv[1], &text, d))
		return 2;
	for (char *p = text.data, *end; p && *p; p = end + 1) {
		line++;
		end = strchr(p, '\n');
		if (!end)
			break;
		*end = 0;
		char *first = strstr(p, " | "), *last = first ? strstr(first + 3, " | ") : NULL;
		if (*p == '#' || !last)
			continue;
		*first = *last = 0;
		check(a, line, p, first + 3, last + 3);
	}
	arena_free(a);
	diag_free(d);
	buf_free(&text);
	return 0;
}
