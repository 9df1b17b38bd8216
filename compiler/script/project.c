/* project.c - the manifest, the schemas it names, and the font roles, from Lua tables to plain data. */
#include "script/fields.h"

#include <string.h>

#include "base/file.h"
#include "ledger/shape.h"

#define MANIFEST "manifest"

enum {
	MOST_AREAS = 10000,  /* each row of each ledger is looked for among them */
	MOST_FIELDS = 1990   /* a table of SQLite has 2,000 columns, of which a record needs a few for itself */
};

/* ---- schemas ---- */

static void read_choices(Fields *f, Field *out)
{
	lua_State *L = f->L;
	if (!fields_table(f, "choices"))
		return;
	int list = lua_gettop(L);
	size_t n = fields_count(f, list, "choices");
	out->choices = arena_array(f->arena, n, sizeof *out->choices);
	for (size_t i = 0; i < n; i++) { /* { stored, alias, … } or just "stored" */
		Choice *c = &out->choices[out->choice_count];
		lua_rawgeti(L, list, (lua_Integer)i + 1);
		sandbox_thaw(L, -1);
		if (lua_type(L, -1) == LUA_TSTRING) {
			c->value = arena_strdup(f->arena, lua_tostring(L, -1));
			out->choice_count++;
		} else if (lua_istable(L, -1) && lua_rawlen(L, -1) > 0) {
			size_t words = fields_count(f, lua_gettop(L), "choices");
			c->aliases = arena_array(f->arena, words, sizeof *c->aliases);
			for (size_t w = 0; w < words; w++) {
				if (lua_rawgeti(L, -1, (lua_Integer)w + 1) != LUA_TSTRING)
					fields_fault(f, "choices", "choice %zu: word %zu is no string", i + 1, w + 1);
				const char *word = lua_type(L, -1) == LUA_TSTRING ? arena_strdup(f->arena, lua_tostring(L, -1)) : "";
				lua_pop(L, 1);
				if (w == 0)
					c->value = word;
				else
					c->aliases[c->alias_count++] = word;
			}
			out->choice_count++;
		} else
			fields_fault(f, "choices", "choice %zu must be a list of words", i + 1);
		lua_settop(L, list);
	}
	lua_settop(L, list - 1);
}

static bool is_identifier(const char *name)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
	return n > 0 && n < 60 && name[n] == '\0' && !(name[0] >= '0' && name[0] <= '9') && name[0] != '_';
}

/* At most one of in_period, in_year and by_end. */
static void read_days(Fields *f, Field *out)
{
	static const char *const names[] = { "in_period", "in_year", "by_end" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!fields_flag(f, names[i], false))
			continue;
		if (f->ok && out->type != FIELD_DATE)
			fields_fault(f, names[i], "\"%s\" is for the type \"date\"", names[i]);
		if (f->ok && out->days)
			fields_fault(f, names[i], "give one of \"in_period\", \"in_year\" and \"by_end\"");
		out->days = (FieldDays)(DAYS_IN_PERIOD + i);
	}
}

static void read_field(Fields *f, Field *out)
{
	static const char *const types[] = {
#define X(kind, name) name,
		FIELD_TYPES(X)
#undef X
	};
	static const char *const reserved[] = { "record", "file", "row", "ledger" };
	out->name = fields_need_text(f, "name");
	if (f->ok && !is_identifier(out->name))
		fields_fault(f, "name", "\"%s\" must be small letters, digits and _", out->name);
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (!strcmp(out->name, reserved[i]))
			fields_fault(f, "name", "\"%s\" is a name that every record has already", out->name);
	out->label = fields_need_text(f, "label");
	out->english = fields_text(f, "english", NULL);
	out->type = (FieldType)fields_word(f, "type", types, FIELD_TYPE_COUNT, FIELD_TEXT);
	out->unit = fields_text(f, "unit", NULL);
	out->unit_in = fields_text(f, "unit_in", NULL);
	out->unit_over = fields_text(f, "unit_over", NULL);
	if (f->ok && out->unit_over && !out->unit_in)
		fields_fault(f, "unit_over", "\"unit_over\" needs \"unit_in\", the field whose unit it is over");
	out->aliases = fields_texts(f, "aliases", &out->alias_count);
	out->required = fields_flag(f, "required", false);
	out->negative = fields_flag(f, "negative", false);
	out->yearly = fields_flag(f, "yearly", false);
	out->near = fields_flag(f, "near", false);
	if (f->ok && out->near && out->type != FIELD_DATE)
		fields_fault(f, "near", "\"near\" is for the type \"date\"");
	out->endless = fields_flag(f, "endless", false);
	if (f->ok && out->endless && out->type != FIELD_DATE)
		fields_fault(f, "endless", "\"endless\" is for the type \"date\"");
	out->credit = fields_flag(f, "credit", false);
	if (f->ok && out->credit && out->type != FIELD_CODE)
		fields_fault(f, "credit", "\"credit\" is for the type \"code\"");
	out->remarks = fields_flag(f, "remarks", false);
	if (f->ok && out->remarks && out->type != FIELD_TEXT)
		fields_fault(f, "remarks", "\"remarks\" is for the type \"text\"");
	read_days(f, out);
	read_choices(f, out);
	if (f->ok && (out->type == FIELD_CHOICE) != (out->choice_count > 0))
		fields_fault(f, NULL, "\"choices\" belong to the type \"choice\", and it needs them");
	fields_close(f);
}

static const Field *find_field(const Schema *s, const char *name)
{
	for (size_t i = 0; i < s->field_count; i++)
		if (s->fields[i].name && !strcmp(s->fields[i].name, name))
			return &s->fields[i];
	return NULL;
}

static void read_fields(Fields *f, Schema *s)
{
	lua_State *L = f->L;
	if (!fields_table(f, "fields")) {
		fields_fault(f, NULL, "\"fields\" is missing");
		return;
	}
	int list = lua_gettop(L);
	s->field_count = fields_count(f, list, "fields");
	if (s->field_count > MOST_FIELDS) {
		fields_fault(f, "fields", "there are %zu fields; a ledger has at most %d", s->field_count, MOST_FIELDS);
		s->field_count = 0;
	}
	s->fields = arena_array(f->arena, s->field_count, sizeof *s->fields);
	for (size_t i = 0; i < s->field_count; i++) {
		Fields inner;
		if (lua_rawgeti(L, list, (lua_Integer)i + 1) != LUA_TTABLE)
			fields_fault(f, "fields", "field %zu is no table", i + 1);
		else {
			lua_getfield(L, -1, "name");
			const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
			const char *what = arena_printf(f->arena, "%s, field \"%s\"", f->what, name);
			fields_inner(&inner, f, -2, what, NULL);
			fields_at_text(&inner, name);
			lua_pop(L, 1);
			read_field(&inner, &s->fields[i]);
			f->ok = f->ok && inner.ok;
			for (size_t k = 0; inner.ok && k < i; k++)
				if (s->fields[k].name && !strcmp(s->fields[k].name, s->fields[i].name))
					fields_fault(&inner, "name", "there are two fields of this name");
		}
		lua_settop(L, list);
	}
	for (size_t i = 0; i < s->field_count; i++)
		if (s->fields[i].unit_in && !find_field(s, s->fields[i].unit_in))
			fields_fault(f, "fields", "field \"%s\" has its unit in \"%s\", which is no field", s->fields[i].name, s->fields[i].unit_in);
	lua_settop(L, list - 1);
}

/* A list of names of figures as indices of fields. */
static int *read_indices(Fields *f, const Schema *s, const char *name, size_t *count)
{
	const char **names = fields_texts(f, name, count);
	int *indices = arena_array(f->arena, *count + 1, sizeof *indices);
	for (size_t i = 0; i < *count; i++) {
		const Field *field = find_field(s, names[i]);
		if (!field)
			fields_fault(f, name, "\"%s\": there is no field \"%s\"", name, names[i]);
		else if (!field_is_number(field->type))
			fields_fault(f, name, "\"%s\": the field \"%s\" holds no figures", name, names[i]);
		else
			indices[i] = (int)(field - s->fields);
	}
	return indices;
}

/* The field that a check names, or -1. */
static int read_index(Fields *f, const Schema *s, const char *name)
{
	const char *wanted = fields_text(f, name, NULL);
	const Field *field = wanted ? find_field(s, wanted) : NULL;
	if (wanted && !field)
		fields_fault(f, name, "\"%s\": there is no field \"%s\"", name, wanted);
	return field ? (int)(field - s->fields) : -1;
}

/* The texts that a field's value is stored as: { "筹划", "在建" }, "已供水", true, 0. */
static const char **read_said(Fields *f, const Field *field, const char *list, size_t *said)
{
	lua_State *L = f->L;
	size_t count = lua_istable(L, -1) ? fields_count(f, lua_gettop(L), list) : 1;
	const char **out = arena_array(f->arena, count, sizeof *out);
	for (size_t i = 0; i < count; i++) {
		if (lua_istable(L, -1))
			lua_rawgeti(L, -1, (lua_Integer)i + 1);
		else
			lua_pushvalue(L, -1);
		bool known = field->type != FIELD_CHOICE;
		const char *text = lua_isboolean(L, -1) ? (lua_toboolean(L, -1) ? "1" : "0") : lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
		Number n;
		if (field_is_number(field->type) && lua_type(L, -1) == LUA_TNUMBER && numberlib_read(L, -1, &n))
			text = numberlib_text(L, n);
		for (size_t k = 0; text && k < field->choice_count; k++)
			known = known || !strcmp(field->choices[k].value, text);
		if (!text || !known || lua_isboolean(L, -1) != (field->type == FIELD_FLAG) || field_is_number(field->type) != (lua_type(L, -1) == LUA_TNUMBER))
			fields_fault(f, list, "\"%s\": the field \"%s\" never says so", list, field->name);
		else
			out[(*said)++] = arena_strdup(f->arena, text);
		lua_pop(L, 1);
	}
	return out;
}

/* The field that "when" or "also" names, and what it says; -1: there is no such list. */
static int read_condition(Fields *f, const Schema *s, const char *list, const char ***said, size_t *count)
{
	lua_State *L = f->L;
	if (!fields_table(f, list))
		return -1;
	lua_pushnil(L);
	const char *name = lua_next(L, -2) && lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : NULL;
	const Field *field = name ? find_field(s, name) : NULL;
	if (!field) {
		fields_fault(f, list, "\"%s\" must name a field with what it says: { stage = \"在建\" }", list);
		return -1;
	}
	*said = read_said(f, field, list, count);
	lua_pop(L, 2);
	return (int)(field - s->fields);
}

/* field = "unit", among = { "%" }; or field = "value", under = 100. */
static void read_bound(Fields *f, const Schema *s, SchemaCheck *out)
{
	int field = read_index(f, s, "field");
	out->reach = read_index(f, s, "reaches");
	out->among = fields_texts(f, "among", &out->among_count);
	bool under = fields_push(f, "under") != LUA_TNIL;
	if (under && !numberlib_read(f->L, -1, &out->under))
		fields_fault(f, "under", "\"under\" must be a number");
	lua_pop(f->L, 1);
	if (field < 0 && !under && !out->among_count && out->reach < 0)
		return;
	bool figures = field >= 0 && field_is_number(s->fields[field].type) && (out->reach < 0 || field_is_number(s->fields[out->reach].type));
	if (f->ok && (field < 0 || under + (out->among_count > 0) + (out->reach >= 0) != 1 || out->must_count || (!out->among_count && !figures)))
		fields_fault(f, "field", "\"field\" needs among = { … }, or of a figure under = … or reaches = …, and nothing else");
	out->then = under ? THEN_UNDER : out->reach >= 0 ? THEN_REACHES : THEN_AMONG;
	out->must = arena_array(f->arena, 1, sizeof *out->must);
	out->must[0] = field;
	out->must_count = field >= 0;
}

/* Whether the field can be what "filled" and its like ask. */
static bool may_be(const Field *field, CheckThen then)
{
	switch (then) {
	case THEN_FILLED:
		return true;
	case THEN_YES:
		return field->type == FIELD_FLAG;
	case THEN_UNDENIED:
	case THEN_UNAFFIRMED:
		return field->type == FIELD_TEXT;
	default:
		return field_is_number(field->type);
	}
}

/* when = { stage = "在建" } and one of filled, yes, none, undenied, unaffirmed, and field with among, under or reaches; false where there is
 * no "when". */
static bool read_when(Fields *f, const Schema *s, SchemaCheck *out)
{
	static const char *const thens[] = { "filled", "yes", "none", "undenied", "unaffirmed" };
	bool given = fields_push(f, "when") != LUA_TNIL;
	lua_pop(f->L, 1);
	out->when = out->also = -1;
	if (!given)
		return false;
	out->when = read_condition(f, s, "when", &out->said, &out->said_count);
	out->also = read_condition(f, s, "also", &out->also_said, &out->also_count);
	out->until = fields_text(f, "up_to_period", NULL);
	for (size_t i = 0; i < sizeof thens / sizeof *thens; i++) {
		size_t count;
		const char **names = fields_texts(f, thens[i], &count);
		if (f->ok && count && out->must_count)
			fields_fault(f, thens[i], "give one of \"filled\", \"yes\", \"none\", \"undenied\" and \"unaffirmed\"");
		if (!count || out->must_count)
			continue;
		out->then = (CheckThen)i;
		out->must = arena_array(f->arena, count, sizeof *out->must);
		for (size_t k = 0; k < count; k++) {
			const Field *must = find_field(s, names[k]);
			if (must && may_be(must, out->then))
				out->must[out->must_count++] = (int)(must - s->fields);
			else
				fields_fault(f, thens[i], "\"%s\": there is no such field \"%s\"", thens[i], names[k]);
		}
	}
	if (out->must_count && (out->then == THEN_UNDENIED || out->then == THEN_UNAFFIRMED)) {
		out->among = fields_texts(f, "about", &out->among_count);
		return true;
	}
	read_bound(f, s, out);
	if (f->ok && !out->must_count)
		fields_fault(f, "when", "\"when\" needs one of filled = { … }, yes = { … }, none = { … }, undenied = { … } and unaffirmed = { … },"
		             " or field = … with among = { … }, under = … or reaches = …");
	return true;
}

static void read_check(Fields *f, const Schema *s, SchemaCheck *out)
{
	static const char *const severities[] = { "error", "warning" };
	size_t equals, mosts, limits;
	out->code = fields_need_text(f, "code");
	out->message = fields_need_text(f, "message");
	out->english = fields_text(f, "english", NULL);
	out->warning = fields_word(f, "severity", severities, 2, 0) == 1;
	out->equals = out->limit = out->unit = out->by = -1;
	if (read_when(f, s, out)) {
		fields_close(f);
		return;
	}
	out->sum = read_indices(f, s, "sum", &out->sum_count);
	out->of = read_indices(f, s, "of", &out->of_count);
	const int *whole = read_indices(f, s, "equals", &equals), *most = read_indices(f, s, "most", &mosts);
	out->at_most = mosts > 0;
	equals += mosts;
	out->equals = equals == 1 ? (out->at_most ? most : whole)[0] : -1;
	const int *limit = read_indices(f, s, "limit", &limits);
	out->limit = limits == 1 ? limit[0] : -1;
	bool below = fields_push(f, "below") != LUA_TNIL;
	if (below && !numberlib_read(f->L, -1, &out->below))
		fields_fault(f, "below", "\"below\" must be a number, in per cent");
	lua_pop(f->L, 1);
	out->has_up_to = fields_push(f, "up_to") != LUA_TNIL;
	if (out->has_up_to && (!below || !numberlib_read(f->L, -1, &out->up_to)))
		fields_fault(f, "up_to", "\"up_to\" must be a number, in per cent, above \"below\"");
	lua_pop(f->L, 1);
	out->unit = read_index(f, s, "unit");
	out->by = read_index(f, s, "by");
	out->ledger = fields_text(f, "ledger", NULL);
	out->value = fields_text(f, "value", NULL);
	bool sums = equals == 1 && !out->of_count && !below && !limits;
	bool other = !equals && out->of_count > 0 && below != (limits == 1) && limits < 2;
	bool units = out->by >= 0 && out->ledger && (out->unit < 0 || !out->value) && !out->sum_count && !equals && !out->of_count && !below && !limits;
	bool none = out->unit < 0 && out->by < 0 && !out->ledger && !out->value;
	if (f->ok && !units && (out->sum_count == 0 || !none || !(sums || other)))
		fields_fault(f, NULL, "give sum = { … } and either equals = \"…\", or most = \"…\", or of = { … } and below = 100, or of = { … } and limit = \"…\";"
		             " or unit = \"…\", by = \"…\" and ledger = \"…\"; or by = \"…\", ledger = \"…\" and value = \"…\"");
	fields_close(f);
}

static void read_checks(Fields *f, Schema *s)
{
	lua_State *L = f->L;
	if (!fields_table(f, "checks"))
		return;
	int list = lua_gettop(L);
	size_t n = fields_count(f, list, "checks");
	s->checks = arena_array(f->arena, n, sizeof *s->checks);
	if (n > 0 && !s->key)
		fields_fault(f, "checks", "\"checks\" need a \"key\", which names the record in messages");
	for (size_t i = 0; i < n; i++) {
		Fields inner;
		if (lua_rawgeti(L, list, (lua_Integer)i + 1) != LUA_TTABLE)
			fields_fault(f, "checks", "check %zu is no table", i + 1);
		else {
			lua_getfield(L, -1, "code");
			fields_inner(&inner, f, -2, arena_printf(f->arena, "%s, check %zu", f->what, i + 1), "checks");
			if (lua_type(L, -1) == LUA_TSTRING)
				fields_at_text(&inner, lua_tostring(L, -1));
			lua_pop(L, 1);
			read_check(&inner, s, &s->checks[s->check_count++]);
			f->ok = f->ok && inner.ok;
		}
		lua_settop(L, list);
	}
	lua_settop(L, list - 1);
}

/* "names": the file's own headings, each with the field it means, in the order of the headings. */
static void read_names(Fields *f, FileShape *out)
{
	lua_State *L = f->L;
	if (!fields_table(f, "names"))
		return;
	size_t cap = 0;
	for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
		cap++;
	if (cap > SHEET_COLUMNS) {
		fields_fault(f, "names", "\"names\" gives %zu headings; a sheet has at most %d columns", cap, SHEET_COLUMNS);
		lua_pop(L, 1);
		return;
	}
	out->names = arena_array(f->arena, cap, sizeof *out->names);
	for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
		if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING) {
			fields_fault(f, "names", "\"names\" must be headings with fields: { [\"取水总量\"] = \"intake\" }");
			continue;
		}
		HeadingName one = { arena_strdup(f->arena, lua_tostring(L, -2)), arena_strdup(f->arena, lua_tostring(L, -1)) };
		size_t at = out->name_count++;
		for (; at > 0 && strcmp(out->names[at - 1].heading, one.heading) > 0; at--)
			out->names[at] = out->names[at - 1];
		out->names[at] = one;
	}
	lua_pop(L, 1);
	for (size_t i = 1; i < out->name_count; i++)
		for (size_t k = 0; k < i; k++)
			if (!strcmp(out->names[i].field, out->names[k].field))
				fields_fault(f, "names", "\"names\" gives the field \"%s\" two headings", out->names[i].field);
}

/* What the schema and a line of the manifest can both say of a file's shape. */
static void read_shape(Fields *f, FileShape *out)
{
	*out = (FileShape){ .skip = fields_int(f, "skip", -1, 0, SHEET_ROWS), .head_rows = fields_int(f, "head_rows", 0, 1, 10) };
	out->sheet = fields_text(f, "sheet", NULL);
	const char *range = fields_text(f, "range", NULL);
	if (range && !shape_range(range, &out->range))
		fields_fault(f, "range", "\"%s\" is no range: write B4:H60, B4:H (to the last row) or B:H", range);
	out->drop = fields_texts(f, "drop", &out->drop_count);
	out->no_value = fields_texts(f, "no_value", &out->no_value_count);
}

/* The fields that a list names. */
static int *read_named(Fields *f, const Schema *s, const char *list, size_t *count)
{
	const char **names = fields_texts(f, list, count);
	int *out = arena_array(f->arena, *count + 1, sizeof *out);
	for (size_t i = 0; i < *count; i++) {
		const Field *field = find_field(s, names[i]);
		if (field)
			out[i] = (int)(field - s->fields);
		else
			fields_fault(f, list, "\"%s\": there is no field \"%s\"", list, names[i]);
	}
	return out;
}

static void read_one(Fields *f, Schema *s)
{
	s->one = read_named(f, s, "one", &s->one_count);
	s->flows = read_named(f, s, "flows", &s->flow_count);
	s->apart = read_named(f, s, "apart", &s->apart_count);
	s->once = read_named(f, s, "once", &s->once_count);
	s->pair = read_named(f, s, "pair", &s->pair_count);
	if (f->ok && s->pair_count && (s->pair_count != 2 || (s->once_count && (s->once_count < 2 || s->once[0] + s->once[1] != s->pair[0] + s->pair[1]))))
		fields_fault(f, "pair", "\"pair\" names two fields, with which \"once\" begins");
}

/* Reads scripts/ledgers/<name>.lua, the project's or the shipped one. */
static void read_schema(lua_State *L, const char *name, Schema *out, Place at)
{
	Script *s = state_script(L);
	Fields f;
	const char *module = is_identifier(name) ? arena_printf(s->arena, "ledgers.%s", name) : NULL;
	const char *path = module ? sandbox_module_path(s, module) : NULL;
	if (!path)
		fault_raise(L, at, "there is no schema scripts/ledgers/%s.lua", name);
	sandbox_require(L, module);
	if (!lua_istable(L, -1))
		luaL_error(L, "schema \"%s\" must return a table", name);
	fields_open(&f, L, -1, s->arena, arena_printf(s->arena, "ledger \"%s\"", name), at);
	fields_in(&f, fault_find(s, path));
	out->name = fields_text(&f, "name", arena_strdup(s->arena, name));
	if (strcmp(out->name, name) != 0)
		fields_fault(&f, "name", "\"name\" must be the file's name, \"%s\"", name);
	out->label = fields_need_text(&f, "label");
	out->english = fields_text(&f, "english", NULL);
	out->key = fields_text(&f, "key", NULL);
	out->listed_in = fields_text(&f, "listed_in", NULL);
	read_shape(&f, &out->shape);
	out->not_applicable = fields_texts(&f, "not_applicable", &out->not_applicable_count);
	out->fill_down_area = fields_flag(&f, "fill_down_area", false);
	out->plans = fields_flag(&f, "plans", false);
	out->single = fields_flag(&f, "single", false);
	out->events = fields_flag(&f, "events", false);
	fields_skip(&f, "standing"); /* of the rules */
	read_fields(&f, out);
	if (out->key && !find_field(out, out->key))
		fields_fault(&f, "key", "\"key\" is \"%s\", which is no field", out->key);
	read_one(&f, out);
	read_checks(&f, out);
	fields_close(&f);
	lua_pop(L, 1);
}

static const Schema *find_schema(const Project *p, const char *name)
{
	for (size_t i = 0; p && i < p->schema_count; i++)
		if (!strcmp(p->schemas[i].name, name))
			return &p->schemas[i];
	return NULL;
}

const Schema *project_schema(lua_State *L, const char *ledger)
{
	Script *s = state_script(L);
	const Schema *known = find_schema(s->project, ledger);
	for (const OtherSchema *o = s->others; o && !known; o = o->next)
		if (!strcmp(o->schema.name, ledger))
			known = &o->schema;
	if (known)
		return known;
	if (!is_identifier(ledger) || !sandbox_module_path(s, arena_printf(s->arena, "ledgers.%s", ledger)))
		return NULL;
	OtherSchema *o = ARENA_NEW(s->arena, OtherSchema); /* one that no file of the manifest fills */
	read_schema(L, ledger, &o->schema, PLACE_NONE);
	o->next = s->others;
	s->others = o;
	return &o->schema;
}

typedef struct SchemaRequest {
	const char   *ledger;
	const Schema *schema;
} SchemaRequest;

static int ask_schema(lua_State *L)
{
	SchemaRequest *r = lua_touserdata(L, 1);
	r->schema = project_schema(L, r->ledger);
	return 0;
}

const Schema *script_schema(Script *s, const char *ledger)
{
	SchemaRequest r = { ledger, NULL };
	int errors = diag_count(s->diag, SEVERITY_ERROR);
	return state_run(s, ask_schema, &r) && diag_count(s->diag, SEVERITY_ERROR) == errors ? r.schema : NULL;
}

/* ---- the manifest ---- */

typedef void ReadItem(Fields *f, void *out);

/* Reads manifest[name], a list of tables, with read(); items are named in messages by their field `key`. */
static void *read_list(Fields *f, const char *name, const char *key, size_t size, ReadItem *read, size_t *count)
{
	lua_State *L = f->L;
	*count = 0;
	if (!fields_table(f, name))
		return NULL;
	int list = lua_gettop(L);
	size_t n = fields_count(f, list, name);
	char *items = arena_array(f->arena, n, size);
	for (size_t i = 0; i < n; i++) {
		Fields section, inner;
		if (lua_rawgeti(L, list, (lua_Integer)i + 1) != LUA_TTABLE)
			fields_fault(f, name, "\"%s\": entry %zu is no table", name, i + 1);
		else {
			sandbox_thaw(L, -1);
			lua_getfield(L, -1, key);
			const char *id = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
			fields_inner(&section, f, list, f->what, name);
			const char *what = id ? arena_printf(f->arena, "%s \"%s\"", name, id)
			                      : arena_printf(f->arena, "%s, entry %zu", name, i + 1);
			fields_inner(&inner, &section, -2, what, NULL);
			if (id)
				fields_at_text(&inner, id);
			lua_pop(L, 1);
			read(&inner, items + *count * size);
			++*count;
			f->ok = f->ok && inner.ok;
		}
		lua_settop(L, list);
	}
	lua_settop(L, list - 1);
	return items;
}

static void read_area(Fields *f, void *out)
{
	AreaName *a = out;
	a->id = fields_need_text(f, "id");
	a->name = fields_need_text(f, "name");
	a->aliases = fields_texts(f, "aliases", &a->alias_count);
	/* name_en, kind and whatever else a project says of its areas is for its scripts */
}

/* An area is called by its city, too: 张掖市甘州区. */
static void name_by_city(Arena *a, AreaName *area, const char *city)
{
	size_t n = area->alias_count, len = strlen(city);
	const char **names = arena_array(a, 2 * n + 1, sizeof *names);
	for (size_t i = 0; i < n; i++)
		names[i] = area->aliases[i];
	for (size_t i = 0; i <= n; i++) {
		const char *name = i ? area->aliases[i - 1] : area->name;
		if (strncmp(name, city, len) != 0)
			names[area->alias_count++] = arena_printf(a, "%s%s", city, name);
	}
	area->aliases = names;
}

static bool known_period(const char *text)
{
	Period p;
	return period_parse(text, strlen(text), &p);
}

/* A text that is a path below the project's folder, or, of a document's file, below the output folder. */
static const char *need_path(Fields *f, const char *name)
{
	const char *path = fields_need_text(f, name);
	if (!path_stays(path))
		fields_fault(f, name, "\"%s\" leads out of the folder: write a path without \"..\" that does not begin with \"/\"", path);
	return path;
}

static void read_ledger(Fields *f, void *out)
{
	LedgerFile *l = out;
	l->ledger = fields_need_text(f, "ledger");
	l->path = fields_need_text(f, "file");
	l->period = fields_text(f, "period", NULL);
	l->area = fields_text(f, "area", NULL);
	l->encoding = fields_text(f, "encoding", NULL);
	read_shape(f, &l->shape);
	read_names(f, &l->shape);
	fields_at_text(f, l->path);
	l->place = fields_place(f, NULL);
	if (l->period && !known_period(l->period))
		fields_fault(f, "period", "\"%s\" is no period (2026H1, 2026H2, 2026)", l->period);
	fields_close(f);
}

static void read_document(Fields *f, void *out)
{
	DocumentEntry *d = out;
	d->name = fields_need_text(f, "name");
	d->template_path = need_path(f, "template");
	d->title = fields_text(f, "title", d->name);
	d->each = fields_text(f, "each", NULL);
	d->output = need_path(f, "output");
	fields_close(f);
}

static void check_names(Diag *d, const Schema *schema, const LedgerFile *l)
{
	for (size_t i = 0; schema && i < l->shape.name_count; i++)
		if (!find_field(schema, l->shape.names[i].field))
			diag_error(d, l->place, "\"names\": the ledger \"%s\" has no field \"%s\"", l->ledger, l->shape.names[i].field);
}

/* What the ledger is called that lists a schema's records: no line of the manifest need name it. */
static void name_list(lua_State *L, const Project *p, Schema *s)
{
	const Schema *list = s->listed_in ? find_schema(p, s->listed_in) : NULL;
	if (s->listed_in && !list)
		list = project_schema(L, s->listed_in);
	s->listed_label = list ? list->label : s->listed_in;
}

/* Every ledger named, once. */
static void read_schemas(lua_State *L, Fields *f, Project *p)
{
	p->schemas = arena_array(f->arena, p->ledger_count, sizeof *p->schemas);
	for (size_t i = 0; i < p->ledger_count; i++) {
		const LedgerFile *l = &p->ledgers[i];
		if (!l->ledger[0] || find_schema(p, l->ledger))
			continue;
		read_schema(L, l->ledger, &p->schemas[p->schema_count], l->place);
		p->schema_count++;
	}
	for (size_t i = 0; i < p->schema_count; i++)
		name_list(L, p, &p->schemas[i]);
	for (size_t i = 0; i < p->ledger_count; i++)
		check_names(state_script(L)->diag, find_schema(p, p->ledgers[i].ledger), &p->ledgers[i]);
}

static void check_areas(Fields *f, Project *p)
{
	if (p->area_count > MOST_AREAS) {
		fields_fault(f, "areas", "there are %zu areas; a project has at most %d", p->area_count, MOST_AREAS);
		p->area_count = 0;
		return;
	}
	state_steps(f->L, (int64_t)((p->area_count + p->ledger_count) * p->area_count));
	for (size_t i = 0; i < p->area_count; i++)
		if (context_area_index(p, p->areas[i].id) != (int)i)
			fields_fault(f, "areas", "two areas have the id \"%s\"", p->areas[i].id);
	for (size_t i = 0; i < p->ledger_count; i++)
		if (p->ledgers[i].area && context_area_index(p, p->ledgers[i].area) < 0)
			diag_error(state_script(f->L)->diag, p->ledgers[i].place, "there is no area \"%s\"", p->ledgers[i].area);
	for (size_t i = 0; i < p->period_count; i++)
		if (!known_period(p->periods[i]))
			fields_fault(f, "periods", "\"%s\" is no period (2026H1, 2026H2, 2026)", p->periods[i]);
}

static int read_manifest(lua_State *L)
{
	Script *s = state_script(L);
	Project *p = lua_touserdata(L, 1);
	Fields f;
	const char *path = path_join(s->arena, s->opt.root, MANIFEST ".lua");
	if (!file_exists(path))
		fault_raise(L, PLACE_NONE, "%s: there is no " MANIFEST ".lua, so this is no project", s->opt.root);
	sandbox_require(L, MANIFEST);
	if (!lua_istable(L, -1))
		luaL_error(L, MANIFEST ".lua must return a table");
	lua_pushvalue(L, -1);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &state_project);
	fields_open(&f, L, -1, s->arena, MANIFEST, (Place){ .file = path });
	fields_in(&f, fault_find(s, path));
	p->name = fields_need_text(&f, "name");
	p->database = need_path(&f, "database");
	p->sample = fields_flag(&f, "sample", false);
	p->areas = read_list(&f, "areas", "id", sizeof *p->areas, read_area, &p->area_count);
	const char *city = fields_text(&f, "city", NULL);
	for (size_t i = 0; city && *city && i < p->area_count; i++)
		name_by_city(s->arena, &p->areas[i], city);
	p->ledgers = read_list(&f, "ledgers", "file", sizeof *p->ledgers, read_ledger, &p->ledger_count);
	p->documents = read_list(&f, "documents", "name", sizeof *p->documents, read_document, &p->document_count);
	p->periods = fields_texts(&f, "periods", &p->period_count);
	check_areas(&f, p);
	context_push_project(L); /* which a schema may ask: what areas there are */
	state_set_context(L, "project");
	read_schemas(L, &f, p);
	return 0;
}

const Project *script_project(Script *s)
{
	if (s->project_read)
		return s->project;
	s->project_read = true;
	if (!s->opt.root) {
		diag_error(s->diag, PLACE_NONE, "no project was given");
		return NULL;
	}
	Project *p = ARENA_NEW(s->arena, Project);
	int errors = diag_count(s->diag, SEVERITY_ERROR);
	if (state_run(s, read_manifest, p) && diag_count(s->diag, SEVERITY_ERROR) == errors)
		s->project = p;
	return s->project;
}

/* ---- font roles ---- */

static void read_face(Fields *f, void *out)
{
	RoleFace *face = out;
	face->name = fields_need_text(f, "name");
	face->shift = fields_int(f, "shift", 0, -2000, 2000);
	fields_close(f);
}

static void read_role(Fields *f, void *out)
{
	Role *role = out;
	size_t count;
	role->name = fields_need_text(f, "name");
	role->latin = fields_flag(f, "latin", false);
	role->faces = read_list(f, "faces", "name", sizeof *role->faces, read_face, &count);
	role->face_count = (int)count;
	if (count == 0 && f->ok)
		fields_fault(f, NULL, "\"faces\" is missing");
	fields_close(f);
}

typedef struct RolesRequest {
	Arena *arena;
	Roles *out;
} RolesRequest;

static int read_roles(lua_State *L)
{
	Script *s = state_script(L);
	RolesRequest *request = lua_touserdata(L, 1);
	Fields f;
	size_t count;
	sandbox_require(L, "roles");
	if (!lua_istable(L, -1))
		luaL_error(L, "roles.lua must return a list of roles");
	lua_createtable(L, 0, 1); /* read_list() wants the list under a name */
	lua_pushvalue(L, -2);
	lua_setfield(L, -2, "roles");
	fields_open(&f, L, -1, request->arena, "fonts", PLACE_NONE);
	const char *path = sandbox_module_path(s, "roles");
	fields_in(&f, path ? fault_find(s, path) : NULL);
	request->out->roles = read_list(&f, "roles", "name", sizeof(Role), read_role, &count);
	request->out->count = (int)count;
	return 0;
}

bool script_roles(Script *s, Arena *a, Roles *out)
{
	RolesRequest request = { a, out };
	int errors = diag_count(s->diag, SEVERITY_ERROR);
	*out = (Roles){ 0 };
	return state_run(s, read_roles, &request) && diag_count(s->diag, SEVERITY_ERROR) == errors;
}
