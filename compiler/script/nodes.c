/* nodes.c - Lua tables → nodes, every field checked.
 *
 * A node's table has a kind, its fields under names, and its content in the list part: strings,
 * numbers, nodes, and lists of these, which are run together.  Where blocks are wanted, text and
 * inlines that stand side by side make a paragraph.  Faults are reported at the line that made the
 * table, and reading goes on. */
#include "script/fields.h"

#include <string.h>

#include "base/utf8.h"

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
	lua_Integer most = 0, count = 0;
	for (lua_pushnil(r->L); lua_next(r->L, index); lua_pop(r->L, 1)) {
		if (!lua_isinteger(r->L, -2))
			continue;
		count++;
		if (lua_tointeger(r->L, -2) > most)
			most = lua_tointeger(r->L, -2);
	}
	if (most == count)
		return most;
	for (lua_Integer i = 1; i <= most; i++) {
		bool hole = lua_rawgeti(r->L, index, i) == LUA_TNIL;
		lua_pop(r->L, 1);
		if (hole) {
			diag_error(r->s->diag, r->at, "%s: value %d is nil", what, (int)i);
			return i - 1;
		}
	}
	return most;
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
		if (len > 0)
			add_text(r, text, len, inline_home(r, sink));
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
	lua_Integer n = (lua_Integer)lua_rawlen(L, index);
	for (lua_Integer i = 1; i <= n && !found; i++) {
		NodeKind kind;
		lua_rawgeti(L, index, i);
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

void nodes_read_list(NodeReader *r, int index, Node *parent)
{
	Sink sink = { .parent = parent, .what = called(parent->kind) };
	put_value(r, &sink, lua_absindex(r->L, index), 1);
}

/* ---- fields of each kind ---- */

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

void nodes_cell_units(const NodeReader *r, Unit *em, Unit *line)
{
	const Style *style = r->klass ? class_style(r->klass, "cell") : NULL;
	if (!style && r->klass)
		style = class_style(r->klass, "body");
	*em = style ? style->cell : 0;
	*line = style ? style->pitch : 0;
}

void nodes_body_units(const NodeReader *r, Unit *em, Unit *line)
{
	const Style *style = r->klass ? class_style(r->klass, "body") : NULL;
	*em = style ? style->cell : 0;
	*line = style ? style->pitch : 0;
}

/* float = true, or where it should go: "top", "bottom". */
void nodes_read_float(Fields *f, Node *n)
{
	static const char *const places[] = { "top", "bottom" };
	int type = fields_push(f, "float");
	bool flag = type == LUA_TBOOLEAN && lua_toboolean(f->L, -1);
	lua_pop(f->L, 1);
	if (type == LUA_TBOOLEAN) {
		n->floats = flag ? FLOAT_CLASS : FLOAT_NONE;
		return;
	}
	int place = fields_word(f, "float", places, 2, -1);
	n->floats = place < 0 ? FLOAT_NONE : place ? FLOAT_BOTTOM : FLOAT_TOP;
}

void nodes_read_width(NodeReader *r, Fields *f, Unit *width, int *share)
{
	Unit em, line;
	Number part;
	nodes_body_units(r, &em, &line);
	fields_push(f, "width");
	size_t len = 0;
	const char *text = lua_type(r->L, -1) == LUA_TSTRING ? lua_tolstring(r->L, -1, &len) : NULL;
	bool percent = text && len > 1 && text[len - 1] == '%' && number_parse(text, len - 1, &part);
	lua_pop(r->L, 1);
	if (!percent) {
		fields_length(f, "width", em, line, width);
		return;
	}
	part = number_round(number_mul(part, number_int(10)), 0, ROUND_HALF_UP);
	if (part.num <= 0 || part.num > 1000)
		fields_fault(f, "width", "\"width\" must be more than 0%% and at most 100%%");
	else
		*share = (int)part.num;
}

/* doc.qr { "text", size = "25mm", level = "M" }: the constructor puts the text into the field qr. */
static void read_qr(NodeReader *r, Fields *f, Node *n)
{
	static const char *const levels[] = { "L", "M", "Q", "H" };
	Unit em, line;
	nodes_body_units(r, &em, &line);
	n->u.image.qr = fields_need_text(f, "qr");
	if (!*n->u.image.qr)
		fields_fault(f, "qr", "there is no text for the QR code");
	else if (utf8_invalid_at(n->u.image.qr, strlen(n->u.image.qr)) < strlen(n->u.image.qr))
		fields_fault(f, "qr", "the QR code's text is not UTF-8");
	n->u.image.level = *levels[fields_word(f, "level", levels, 4, 1)];
	n->u.image.alt = fields_text(f, "alt", NULL);
	fields_length(f, "size", em, line, &n->u.image.width);
	nodes_read_caption(r, f, n);
}

static void read_image(NodeReader *r, Fields *f, Node *n)
{
	Unit em, line;
	bool qr = fields_push(f, "qr") != LUA_TNIL;
	lua_pop(r->L, 1);
	nodes_read_float(f, n);
	if (qr) {
		read_qr(r, f, n);
		return;
	}
	nodes_body_units(r, &em, &line);
	n->u.image.path = fields_need_text(f, "path");
	n->u.image.alt = fields_text(f, "alt", NULL);
	nodes_read_width(r, f, &n->u.image.width, &n->u.image.share);
	fields_length(f, "height", em, line, &n->u.image.height);
	nodes_read_caption(r, f, n);
}

static void read_space(NodeReader *r, Fields *f, Node *n)
{
	Unit em, line;
	nodes_body_units(r, &em, &line);
	n->u.space.lines = fields_int(f, "lines", 0, 0, 1000);
	if (!fields_length(f, "height", em, line, &n->u.space.height) && n->u.space.lines == 0 && f->ok)
		fields_fault(f, NULL, "give height = \"10mm\" or lines = 2");
}

static void read_target(Fields *f, Node *n, bool ref)
{
	const char *to = fields_need_text(f, "to");
	n->u.link.target = ref && to[0] == '#' ? to + 1 : to;
	if (ref)
		n->u.link.page = fields_flag(f, "page", false);
}

/* doc.span{ font = "楷体", size = "小四", color = "#c00000", … }: lengths in 字 are the body's. */
static void read_span(NodeReader *r, Fields *f, Node *n)
{
	Unit em, line;
	nodes_body_units(r, &em, &line);
	n->u.span.font = fields_text(f, "font", NULL);
	if (fields_length(f, "size", em, line, &n->u.span.size) && n->u.span.size <= 0)
		fields_fault(f, "size", "\"size\" must be more than nothing");
	n->u.span.colored = fields_color(f, "color", &n->u.span.color);
	n->u.span.pair = fields_flag(f, "pair", false); /* t{} gives these */
}

static void read_multicol(NodeReader *r, Fields *f, Node *n)
{
	Unit em, line;
	nodes_body_units(r, &em, &line);
	n->u.multicol.count = fields_int(f, "count", 2, 1, 6);
	fields_length(f, "gap", em, line, &n->u.multicol.gap);
	fields_length(f, "rule", em, line, &n->u.multicol.rule);
	n->u.multicol.balance = fields_flag(f, "balance", true);
}

static void read_gallery(NodeReader *r, Fields *f, Node *n)
{
	Unit em, line;
	nodes_body_units(r, &em, &line);
	n->u.gallery.columns = fields_int(f, "columns", 2, 1, 6);
	fields_length(f, "gap", em, line, &n->u.gallery.gap);
	fields_length(f, "height", em, line, &n->u.gallery.height);
	n->u.gallery.tops = fields_flag(f, "tops", false);
}

/* doc.sum{ of = "page", column = 3, decimals = 2, thousands = true, none = "—" } */
static void read_sum(Fields *f, Node *n)
{
	static const char *const of[] = { "page", "running", "carried", "total", "group" };
	n->u.sum.of = (SumOf)fields_word(f, "of", of, sizeof of / sizeof *of, SUM_PAGE);
	n->u.sum.column = fields_int(f, "column", 0, 1, 64);
	n->u.sum.decimals = fields_int(f, "decimals", -1, 0, 20);
	n->u.sum.plain = !fields_flag(f, "thousands", true);
	n->u.sum.none = fields_text(f, "none", "—");
}

static void no_content(NodeReader *r, int index, const char *what)
{
	if (nodes_list_length(r, index, what) > 0)
		fault(r, what, "nothing can stand in it", NULL);
}

/* Contents and the like, which are made of the rest of the document. */
static void read_made(Fields *f, Node *n)
{
	static const char *const listed[] = { "tables", "figures" };
	switch (n->kind) {
	case NODE_CONTENTS:
		n->u.contents.depth = fields_int(f, "depth", 2, 1, 6);
		n->u.contents.title = fields_text(f, "title", NULL);
		break;
	case NODE_LISTING:
		n->u.listing.figures = fields_word(f, "of", listed, 2, 0) == 1;
		n->u.listing.title = fields_text(f, "title", NULL);
		break;
	case NODE_INDEX:
		n->u.index.list = fields_text(f, "list", NULL);
		n->u.index.title = fields_text(f, "title", NULL);
		break;
	default:
		n->u.numbering.start = fields_int(f, "start", 1, 1, 100000);
		break;
	}
}

static void read_mark(NodeReader *r, Fields *f, Node *n)
{
	n->u.mark.entry = fields_text(f, "entry", NULL);
	n->u.mark.sort = fields_text(f, "sort", NULL);
	n->u.mark.list = fields_text(f, "list", NULL);
	if (nodes_list_length(r, f->index, "doc.mark") == 0)
		fields_fault(f, NULL, "a mark of the index needs the text it stands at");
}

static void read_kind(NodeReader *r, Fields *f, Node *n)
{
	int index = f->index;
	switch (n->kind) {
	case NODE_HEADING:
		n->u.heading.level = fields_int(f, "level", 1, 1, 6);
		n->u.heading.numbered = fields_flag(f, "numbered", true);
		n->u.heading.running = fields_text(f, "running", NULL);
		break;
	case NODE_PARA:
		n->u.para.running = fields_text(f, "running", NULL);
		break;
	case NODE_LIST:
		n->u.list.ordered = fields_flag(f, "ordered", false);
		n->u.list.tight = fields_flag(f, "tight", true);
		n->u.list.start = fields_int(f, "start", 1, 0, 1000000);
		n->u.list.delimiter = '.';
		read_items(r, index, n);
		return;
	case NODE_TEXT:
	case NODE_CODE:
	case NODE_VERBATIM:
		read_literal(r, index, n);
		return;
	case NODE_TABLE:
		nodetable_read(r, index, n, f);
		return;
	case NODE_IMAGE:
		read_image(r, f, n);
		break;
	case NODE_MULTICOL:
		read_multicol(r, f, n);
		break;
	case NODE_GALLERY:
		read_gallery(r, f, n);
		break;
	case NODE_CHART:
		chartread_node(r, f, n);
		break;
	case NODE_CONTENTS:
	case NODE_LISTING:
	case NODE_INDEX:
	case NODE_NUMBERING:
		read_made(f, n);
		break;
	case NODE_MARK:
		read_mark(r, f, n);
		break;
	case NODE_SPACE:
		read_space(r, f, n);
		break;
	case NODE_SIGNATURE:
		n->u.signature.sealed = fields_flag(f, "sealed", false);
		break;
	case NODE_LINK:
		read_target(f, n, false);
		break;
	case NODE_REF:
		read_target(f, n, true);
		break;
	case NODE_FILL:
		n->u.fill.leader = fields_text(f, "leader", NULL);
		break;
	case NODE_SPAN:
		read_span(r, f, n);
		break;
	case NODE_RUBY:
		n->u.ruby.text = fields_need_text(f, "ruby");
		break;
	case NODE_SUM:
		read_sum(f, n);
		break;
	default:
		break;
	}
	if (node_may_hold(n->kind, NODE_TEXT) || node_may_hold(n->kind, NODE_PARA))
		nodes_read_content(r, index, n);
	else
		no_content(r, index, called(n->kind));
}

Node *nodes_read(NodeReader *r, int index)
{
	static const char *const langs[] = { "zh", "en" };
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
		if (kind == NODE_NUMBERING) /* its style is no look */
			n->u.numbering.numerals = (Numerals)fields_word(&f, "style", numerals_names, NUMERALS_COUNT, NUMERALS_ARABIC);
		else
			n->style = fields_text(&f, "style", NULL);
		n->id = fields_text(&f, "id", NULL);
		int lang = fields_word(&f, "lang", langs, 2, -1);
		n->lang = lang >= 0 ? langs[lang] : NULL;
		read_kind(r, &f, n);
		fields_close(&f);
	}
	r->depth--;
	r->at = outer;
	lua_settop(L, table - 1);
	return n;
}
