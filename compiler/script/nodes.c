/* nodes.c - Lua tables → nodes, every field checked.
 *
 * A node's table has a kind, its fields under names, and its content in the list part: strings,
 * numbers, nodes, and lists of these, which are run together.  Where blocks are wanted, text and
 * inlines that stand side by side make a paragraph.  Faults are reported at the line that made the
 * table, and reading goes on. */
#include "script/fields.h"

#include <string.h>

#include "base/utf8.h"
#include "script/origin.h"

enum { DEPTH = 100 };

/* How templates call a kind: "doc.p". */
static const char *called(NodeKind kind)
{
	switch (kind) {
	case NODE_PARA: return "doc.p";
	case NODE_HEADING: return "doc.h";
	default: break;
	}
	static const char *const names[] = {
#define X(k, name) [k] = "doc." name,
		NODE_KINDS(X)
#undef X
	};
	return names[kind];
}

ValueKind nodes_kind(lua_State *L, int index)
{
	int type = lua_type(L, index);
	if (type == LUA_TSTRING || numberlib_is(L, index) || (type == LUA_TNUMBER && lua_isinteger(L, index)))
		return VALUE_TEXT;
	if (type != LUA_TTABLE)
		return VALUE_BAD;
	lua_pushvalue(L, index);
	sandbox_thaw(L, -1);
	lua_pushliteral(L, "kind");
	bool node = lua_rawget(L, -2) != LUA_TNIL && lua_type(L, -1) == LUA_TSTRING;
	NodeKind kind;
	node = node && node_kind_from_name(lua_tostring(L, -1), &kind);
	lua_pop(L, 2);
	return node ? VALUE_NODE : VALUE_LIST;
}

const char *nodes_text(lua_State *L, int index, size_t *len)
{
	Number n;
	if (lua_type(L, index) == LUA_TSTRING)
		return lua_tolstring(L, index, len);
	if (!numberlib_is(L, index) && !lua_isinteger(L, index))
		return NULL;
	numberlib_read(L, index, &n);
	const char *text = numberlib_text(L, n);
	*len = strlen(text);
	return text;
}

static void fault(NodeReader *r, const char *what, const char *message, const char *detail)
{
	diag_error(r->s->diag, r->at, "%s: %s%s", what, message, detail ? detail : "");
}

static const char *describe(lua_State *L, int index)
{
	if (lua_type(L, index) == LUA_TNUMBER)
		return "a number with a point, which is not exact: use number(…)";
	static const char *const names[] = { "nil", "true or false", "a number", "a number", "text", "a table",
	                                     "a function", "an unknown value" };
	int type = lua_type(L, index);
	return type >= 0 && type < 8 ? names[type] : "an unknown value";
}

static Place place_of(NodeReader *r, int index)
{
	lua_rawgetp(r->L, index, &nodes_place_key);
	lua_Integer packed = lua_tointeger(r->L, -1);
	lua_pop(r->L, 1);
	size_t source = (size_t)(packed >> 32);
	int line = (int)(packed & 0x7FFFFFFF);
	if (line == 0 || source >= r->s->source_count)
		return r->at;
	const char *name = r->s->sources[source]->name;
	if (r->at.file && r->at.line == line && !strcmp(r->at.file, name))
		return r->at; /* the column is known too */
	return (Place){ .file = name, .line = line };
}

/* ---- content ---- */

/* The length of the list part; a hole would lose what follows it, so it is a fault. */
lua_Integer nodes_list_length(NodeReader *r, int index, const char *what)
{
	lua_Integer hole, n = state_values(r->L, index, &hole);
	if (hole)
		diag_error(r->s->diag, r->at, "%s: value %lld is nil", what, (long long)hole);
	return n;
}

static void add_text(NodeReader *r, const char *s, size_t n, Node *parent)
{
	if (utf8_invalid_at(s, n) < n) {
		fault(r, called(parent->kind), "this text is not UTF-8", NULL);
		return;
	}
	const char *end = s + n;
	state_charge(r->L, n + sizeof(Node));
	for (;;) { /* a line end within a value is a hard break */
		const char *stop = memchr(s, '\n', (size_t)(end - s));
		size_t len = (size_t)((stop ? stop : end) - s);
		size_t keep = stop && len > 0 && s[len - 1] == '\r' ? len - 1 : len;
		if (keep > 0) {
			Node *text = node_text(r->arena, r->at, s, keep);
			text->u.text.value = true;
			node_append(parent, text);
		}
		if (!stop)
			return;
		node_append(parent, node_new(r->arena, NODE_NEWLINE, r->at));
		s = stop + 1;
	}
}

typedef struct Sink { /* where content goes */
	Node *parent;
	Node *para;     /* the paragraph open for inlines, where parent takes blocks */
	bool inlines;   /* parent takes inlines itself */
	bool one_each;  /* a paragraph for each value: signatures */
	const char *what;
} Sink;

static Node *inline_home(NodeReader *r, Sink *sink)
{
	if (sink->inlines)
		return sink->parent;
	if (!sink->para || sink->one_each) {
		sink->para = node_new(r->arena, NODE_PARA, r->at);
		node_append(sink->parent, sink->para);
	}
	return sink->para;
}

static void put_node(NodeReader *r, Sink *sink, Node *n)
{
	if (!node_is_block(n->kind)) {
		node_append(inline_home(r, sink), n);
		return;
	}
	sink->para = NULL;
	if (node_may_hold(sink->parent->kind, n->kind) && (!sink->inlines || sink->parent->kind != NODE_PARA))
		node_append(sink->parent, n);
	else
		diag_error(r->s->diag, n->place, "%s cannot stand in %s", called(n->kind), sink->what);
}

static void put_value(NodeReader *r, Sink *sink, int index, int number);

static void put_list(NodeReader *r, Sink *sink, int index)
{
	lua_State *L = r->L;
	luaL_checkstack(L, 20, "nodes nested too deeply");
	if (++r->depth > DEPTH) {
		fault(r, sink->what, "content nested more than 100 deep", NULL);
		r->depth--;
		return;
	}
	index = lua_absindex(L, index);
	lua_Integer n = nodes_list_length(r, index, sink->what);
	for (lua_Integer i = 1; i <= n; i++) {
		lua_rawgeti(L, index, i);
		put_value(r, sink, lua_gettop(L), (int)i);
		lua_pop(L, 1);
	}
	r->depth--;
}

static void put_value(NodeReader *r, Sink *sink, int index, int number)
{
	size_t len = 0;
	switch (nodes_kind(r->L, index)) {
	case VALUE_TEXT: {
		const char *text = nodes_text(r->L, index, &len);
		if (len > 0) {
			Node *home = inline_home(r, sink);
			add_text(r, text, len, home);
			origins_exact(r->s->origins, home->last, numberlib_origin(r->L, index));
		}
		return;
	}
	case VALUE_NODE: {
		Node *n = nodes_read(r, index);
		if (n)
			put_node(r, sink, n);
		return;
	}
	case VALUE_LIST:
		sandbox_thaw(r->L, index);
		put_list(r, sink, index);
		return;
	case VALUE_BAD:
		diag_error(r->s->diag, r->at, "%s: value %d is %s", sink->what, number, describe(r->L, index));
		return;
	}
}

/* True when a block stands somewhere in the list's content. */
static bool has_block(lua_State *L, int index, int depth)
{
	bool found = false;
	luaL_checkstack(L, 20, "nodes nested too deeply");
	for (lua_Integer i = 1; !found; i++) { /* up to a hole, which is told of when the list is read */
		NodeKind kind;
		if (lua_rawgeti(L, index, i) == LUA_TNIL) {
			lua_pop(L, 1);
			break;
		}
		ValueKind value = nodes_kind(L, -1);
		if (value == VALUE_NODE) {
			sandbox_thaw(L, -1);
			lua_pushliteral(L, "kind");
			lua_rawget(L, -2);
			found = node_kind_from_name(lua_tostring(L, -1), &kind) && node_is_block(kind);
			lua_pop(L, 1);
		} else if (value == VALUE_LIST && depth < DEPTH) {
			sandbox_thaw(L, -1);
			found = has_block(L, lua_gettop(L), depth + 1);
		}
		lua_pop(L, 1);
	}
	return found;
}

void nodes_read_content(NodeReader *r, int index, Node *parent)
{
	Sink sink = { .parent = parent, .what = called(parent->kind) };
	index = lua_absindex(r->L, index);
	sink.inlines = parent->kind == NODE_CELL ? !has_block(r->L, index, 0) : node_may_hold(parent->kind, NODE_TEXT);
	sink.one_each = parent->kind == NODE_SIGNATURE;
	put_list(r, &sink, index);
}

void nodes_read_text(NodeReader *r, int index, Node *parent)
{
	Sink sink = { .parent = parent, .inlines = true, .what = called(parent->kind) };
	put_value(r, &sink, lua_absindex(r->L, index), 1);
}

void nodes_read_list(NodeReader *r, int index, Node *parent)
{
	Sink sink = { .parent = parent, .what = called(parent->kind) };
	put_value(r, &sink, lua_absindex(r->L, index), 1);
}

/* ---- content of its own kind ---- */

static void read_items(NodeReader *r, int index, Node *list)
{
	lua_State *L = r->L;
	lua_Integer n = nodes_list_length(r, index, "doc.list");
	for (lua_Integer i = 1; i <= n; i++) {
		lua_rawgeti(L, index, i);
		int at = lua_gettop(L);
		Node *item = nodes_kind(L, at) == VALUE_NODE ? nodes_read(r, at) : NULL;
		if (!item || item->kind != NODE_ITEM) {
			Node *content = item;
			item = node_new(r->arena, NODE_ITEM, r->at);
			if (content) {
				Sink sink = { .parent = item, .what = "doc.list" };
				put_node(r, &sink, content);
			} else if (nodes_kind(L, at) != VALUE_NODE)
				nodes_read_list(r, at, item);
		}
		node_append(list, item);
		lua_settop(L, at - 1);
	}
}

/* The list part as one text, for code and the like. */
static void read_literal(NodeReader *r, int index, Node *n)
{
	lua_State *L = r->L;
	luaL_Buffer b;
	lua_Integer count = nodes_list_length(r, index, called(n->kind));
	luaL_buffinit(L, &b);
	for (lua_Integer i = 1; i <= count; i++) {
		size_t len;
		lua_rawgeti(L, index, i);
		const char *text = nodes_text(L, -1, &len);
		if (text)
			lua_pushlstring(L, text, len);
		else {
			fault(r, called(n->kind), "only text can stand here, not ", describe(L, -1));
			lua_pushliteral(L, "");
		}
		lua_remove(L, -2);
		luaL_addvalue(&b);
	}
	luaL_pushresult(&b);
	size_t len;
	const char *text = lua_tolstring(L, -1, &len);
	if (utf8_invalid_at(text, len) < len)
		fault(r, called(n->kind), "this text is not UTF-8", NULL);
	else {
		state_charge(L, len);
		n->u.text.bytes = arena_strndup(r->arena, text, len);
		n->u.text.len = len;
		n->u.text.value = true;
	}
	lua_pop(L, 1);
}

void nodes_read_caption(NodeReader *r, Fields *f, Node *parent)
{
	if (fields_push(f, "caption") != LUA_TNIL) {
		Node *caption = node_new(r->arena, NODE_CAPTION, r->at);
		Sink sink = { .parent = caption, .inlines = true, .what = "a caption" };
		put_value(r, &sink, lua_gettop(r->L), 1);
		node_append(parent, caption);
	}
	lua_pop(r->L, 1);
}

static void no_content(NodeReader *r, int index, const char *what)
{
	if (nodes_list_length(r, index, what) > 0)
		fault(r, what, "nothing can stand in it", NULL);
}

/* The fields of the node's kind, and what stands in it. */
static void read_kind(NodeReader *r, Fields *f, Node *n)
{
	switch (n->kind) {
	case NODE_LIST:
		nodes_read_fields(r, f, n);
		read_items(r, f->index, n);
		return;
	case NODE_TEXT:
	case NODE_CODE:
	case NODE_VERBATIM:
		read_literal(r, f->index, n);
		return;
	case NODE_TABLE:
		nodetable_read(r, f->index, n, f);
		return;
	default:
		break;
	}
	nodes_read_fields(r, f, n);
	if (node_may_hold(n->kind, NODE_TEXT) || node_may_hold(n->kind, NODE_PARA))
		nodes_read_content(r, f->index, n);
	else
		no_content(r, f->index, called(n->kind));
}

/* What a node of any kind may say. */
static void read_common(Fields *f, Node *n)
{
	static const char *const langs[] = { "zh", "en" };
	if (n->kind != NODE_NUMBERING) /* whose style is no look */
		n->style = fields_text(f, "style", NULL);
	n->id = fields_text(f, "id", NULL);
	int lang = fields_word(f, "lang", langs, 2, -1);
	n->lang = lang >= 0 ? langs[lang] : NULL;
}

Node *nodes_read(NodeReader *r, int index)
{
	lua_State *L = r->L;
	Fields f;
	NodeKind kind;
	luaL_checkstack(L, 30, "nodes nested too deeply");
	state_charge(L, sizeof(Node));
	lua_pushvalue(L, index);
	sandbox_thaw(L, -1);
	int table = lua_gettop(L);
	Place outer = r->at;
	r->at = place_of(r, table);
	if (++r->depth > DEPTH) {
		fault(r, "doc", "nodes nested more than 100 deep", NULL);
		r->depth--;
		r->at = outer;
		lua_settop(L, table - 1);
		return NULL;
	}
	lua_pushliteral(L, "kind");
	lua_rawget(L, table);
	Node *n = NULL;
	if (!node_kind_from_name(lua_tostring(L, -1), &kind) || kind == NODE_DOC || kind == NODE_ROW || kind == NODE_CELL ||
	    kind == NODE_CAPTION)
		fault(r, "doc", "no such kind of node: ", lua_tostring(L, -1));
	else {
		n = node_new(r->arena, kind, r->at);
		fields_open(&f, L, table, r->arena, called(kind), r->at);
		fields_skip(&f, "kind");
		read_common(&f, n);
		read_kind(r, &f, n);
		fields_close(&f);
	}
	r->depth--;
	r->at = outer;
	lua_settop(L, table - 1);
	return n;
}
