/* pagefile.c - see pagefile.h.
 *
 * A profile is worked out in lengths: paper and margins give the type area, then the measure its width,
 * then size, characters and lines the grid.  What it does not say follows the class: a larger paper
 * keeps the margins, a larger size the ratio of pitch to size, a narrower line the cell, so that both
 * edges stay flush.  The result is written back as a class says it, and read like one. */
#include "script/pagefile.h"

#include <string.h>

const char *const profile_fields[PROFILE_FIELDS] = { "page", "measure", "size", "font" };

enum { MOST_SQUEEZE = 100, MOST_SHRINK = 200 }; /* more is seen */

/* ---- a class's page ---- */

static void read_paper(Fields *f, PageGeometry *p)
{
	static const char *const names[] = { "A3", "A4", "A5", "B5", "16K" };
	static const int sizes[][2] = { { 297, 420 }, { 210, 297 }, { 148, 210 }, { 176, 250 }, { 184, 260 } };
	int paper = fields_word(f, "paper", names, sizeof names / sizeof *names, 1);
	bool landscape = fields_flag(f, "landscape", false);
	p->width = unit_from_um((int64_t)sizes[paper][landscape ? 1 : 0] * 1000);
	p->height = unit_from_um((int64_t)sizes[paper][landscape ? 0 : 1] * 1000);
}

static void need_length(Fields *f, const char *name, Unit *out)
{
	if (!fields_length(f, name, 0, 0, out) && f->ok)
		fields_fault(f, name, "\"%s\" is missing", name);
}

void pagefile_read(Fields *klass, PageGeometry *p, int *chars)
{
	Fields f;
	if (!fields_table(klass, "page")) {
		fields_fault(klass, NULL, "\"page\" is missing");
		return;
	}
	fields_inner(&f, klass, -1, "page", "page");
	read_paper(&f, p);
	need_length(&f, "top", &p->top);
	need_length(&f, "left", &p->left);
	need_length(&f, "width", &p->body_width);
	need_length(&f, "height", &p->body_height);
	p->lines = fields_int(&f, "lines", 0, 0, 1000);
	*chars = fields_int(&f, "chars", 0, 0, 1000);
	p->pitch = p->lines ? unit_scale(p->body_height, 1, p->lines) : 0;
	fields_length(&f, "pitch", 0, p->pitch, &p->pitch);
	p->first_number = fields_int(&f, "first_number", 1, 0, 100000);
	p->front_pages = fields_int(&f, "front_pages", 0, 0, 100000);
	p->even_end = fields_flag(&f, "even_end", false);
	fields_length(&f, "runt", 0, 0, &p->runt);
	p->squeeze = fields_int(&f, "squeeze", 0, 0, MOST_SQUEEZE);
	p->white = fields_int(&f, "white", 0, 0, 1000);
	p->most = fields_int(&f, "most", 0, 0, 1000);
	p->least = fields_int(&f, "least", 0, 0, 1000);
	p->shrink = fields_int(&f, "shrink", 0, 0, MOST_SHRINK);
	fields_close(&f);
	if (f.ok && (p->body_width <= 0 || p->body_height <= 0 || p->left < 0 || p->top < 0 ||
	             (int64_t)p->left + p->body_width > p->width || (int64_t)p->top + p->body_height > p->height))
		fields_fault(&f, NULL, "the type area (left, top, width, height) does not lie on the paper");
	klass->ok = klass->ok && f.ok;
	lua_pop(klass->L, 1);
}

/* ---- a profile ---- */

typedef struct Shape { /* of page and body text */
	PageGeometry page;
	int  chars;
	Unit size, pitch, cell; /* the body's; pitch is the page's where it has one */
} Shape;

typedef struct Profile {
	lua_State *L;
	Fields *from;
	Shape was, is;
	int right, bottom;       /* margins */
	bool pitch, lines, chars, measured; /* given */
	const char *han, *latin;
} Profile;

static void set_own(lua_State *L, int t, const char *name)
{
	lua_newtable(L);
	int own = lua_gettop(L);
	lua_getfield(L, t, name);
	sandbox_thaw(L, -1);
	for (lua_pushnil(L); lua_istable(L, own + 1) && lua_next(L, own + 1);) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, own);
	}
	lua_settop(L, own);
	lua_pushvalue(L, own);
	lua_setfield(L, t, name);
}

/* The class's own shape. */
static bool read_shape(lua_State *L, int klass, const Fields *from, Shape *out)
{
	Fields f, styles, body;
	int top = lua_gettop(L);
	fields_open(&f, L, klass, from->arena, "class", from->at);
	f.once = true;
	pagefile_read(&f, &out->page, &out->chars);
	bool good = f.ok && fields_table(&f, "styles");
	if (good) {
		fields_inner(&styles, &f, -1, "styles", "styles");
		good = fields_table(&styles, "body");
	}
	if (good) {
		fields_inner(&body, &styles, -1, "style \"body\"", "body");
		good = fields_length(&body, "size", 0, 0, &out->size) && out->size > 0;
		out->pitch = out->page.pitch ? out->page.pitch : unit_scale(out->size, 3, 2);
		fields_length(&body, "pitch", out->size, out->pitch, &out->pitch);
		out->cell = out->chars ? unit_scale(out->page.body_width, 1, out->chars) : out->size;
		fields_length(&body, "cell", out->size, out->pitch, &out->cell);
	}
	lua_settop(L, top);
	return good;
}

static void read_margins(Profile *p, Fields *page)
{
	Fields f;
	PageGeometry *g = &p->is.page;
	if (!fields_table(page, "margin"))
		return;
	fields_inner(&f, page, -1, "margin", "margin");
	static const char *const names[] = { "top", "left", "right", "bottom" };
	Unit *at[] = { &g->top, &g->left, &p->right, &p->bottom };
	for (int i = 0; i < 4; i++) {
		fields_length(&f, names[i], p->was.cell, p->was.pitch, at[i]);
		if (*at[i] < 0)
			fields_fault(&f, names[i], "a margin is not less than nothing");
	}
	fields_close(&f);
	page->ok = page->ok && f.ok;
	lua_pop(p->L, 1);
}

static void read_page(Profile *p)
{
	Fields f;
	PageGeometry *g = &p->is.page;
	if (!fields_table(p->from, "page"))
		return;
	fields_inner(&f, p->from, -1, "page", "page");
	bool paper = fields_push(&f, "paper") != LUA_TNIL;
	paper = fields_push(&f, "landscape") != LUA_TNIL || paper;
	lua_pop(p->L, 2);
	if (paper)
		read_paper(&f, g);
	read_margins(p, &f);
	p->pitch = fields_length(&f, "pitch", p->was.size, p->was.pitch, &g->pitch);
	p->lines = (g->lines = fields_int(&f, "lines", 0, 1, 200)) > 0;
	p->chars = (p->is.chars = fields_int(&f, "chars", 0, 1, 200)) > 0;
	g->first_number = fields_int(&f, "first_number", g->first_number, 0, 100000);
	g->front_pages = fields_int(&f, "front_pages", g->front_pages, 0, 100000);
	g->even_end = fields_flag(&f, "even_end", g->even_end);
	fields_length(&f, "runt", p->was.cell, p->was.pitch, &g->runt);
	g->squeeze = fields_int(&f, "squeeze", g->squeeze, 0, MOST_SQUEEZE);
	g->white = fields_int(&f, "white", g->white, 0, 1000);
	g->most = fields_int(&f, "most", g->most, 0, 1000);
	g->least = fields_int(&f, "least", g->least, 0, 1000);
	g->shrink = fields_int(&f, "shrink", g->shrink, 0, MOST_SHRINK);
	fields_close(&f);
	g->body_width = g->width - g->left - p->right;
	g->body_height = g->height - g->top - p->bottom;
	if (f.ok && (g->body_width < 4 * p->was.size || g->body_height < 2 * p->was.size))
		fields_fault(&f, paper ? "paper" : "margin", "the margins leave no room for text on the paper");
	p->from->ok = p->from->ok && f.ok;
	lua_pop(p->L, 1);
}

static void read_size(Profile *p)
{
	if (!fields_length(p->from, "size", p->was.size, p->was.pitch, &p->is.size))
		return;
	if (p->is.size < 4 * UNIT_PT || p->is.size > 100 * UNIT_PT)
		fields_fault(p->from, "size", "\"size\" of the text must be from 4 to 100 pt (三号 is 16 pt)");
}

static void read_measure(Profile *p)
{
	PageGeometry *g = &p->is.page;
	Unit em = p->is.size == p->was.size ? p->was.cell : p->is.size;
	p->measured = fields_length(p->from, "measure", em, p->was.pitch, &g->body_width);
	if (!p->measured)
		return;
	if (g->body_width < 4 * p->is.size)
		fields_fault(p->from, "measure", "\"measure\" is less than four characters");
	else if ((int64_t)g->left + g->body_width > g->width)
		fields_fault(p->from, "measure", "a line of this measure reaches beyond the paper");
}

static void read_font(Profile *p)
{
	Fields f;
	int type = fields_push(p->from, "font");
	lua_pop(p->L, 1);
	if (type == LUA_TSTRING) {
		p->han = fields_need_text(p->from, "font");
	} else if (fields_table(p->from, "font")) {
		fields_inner(&f, p->from, -1, "font", "font");
		p->han = fields_text(&f, "han", NULL);
		p->latin = fields_text(&f, "latin", NULL);
		fields_close(&f);
		p->from->ok = p->from->ok && f.ok;
		lua_pop(p->L, 1);
	}
	if ((p->han && !*p->han) || (p->latin && !*p->latin))
		fields_fault(p->from, "font", "\"font\" must name a role or a family");
}

/* How many of `unit` a length holds; one that lacks less than 1/50 of it counts. */
static int held(Unit length, Unit unit)
{
	int n = (length + unit / 50) / unit;
	return n > 0 ? n : 1;
}

static void plan_cells(Profile *p)
{
	const PageGeometry *g = &p->is.page;
	bool same = p->is.size == p->was.size;
	if (!p->chars && p->was.chars)
		p->is.chars = held(g->body_width, same ? p->was.cell : p->is.size);
	p->is.cell = p->is.chars ? unit_scale(g->body_width, 1, p->is.chars) : same ? p->was.cell : p->is.size;
	if (p->chars && (p->is.cell < unit_scale(p->is.size, 9, 10) || p->is.cell > 2 * p->is.size)) {
		char size[16];
		fields_fault(p->from, "chars", "chars = %d: so many of %s pt do not make a line of %d mm", p->is.chars,
		             unit_text(p->is.size, size), (int)((int64_t)g->body_width * 127 / 360000));
	}
}

static void plan_lines(Profile *p)
{
	PageGeometry *g = &p->is.page;
	Unit want = unit_scale(p->was.pitch, p->is.size, p->was.size);
	bool grid = p->was.page.pitch > 0, same = want == p->was.pitch && g->body_height == p->was.page.body_height;
	if (p->lines && !p->pitch)
		g->pitch = unit_scale(g->body_height, 1, g->lines);
	if (!p->lines && !p->pitch && grid) {
		g->lines = same ? p->was.page.lines : held(g->body_height, want);
		g->pitch = same || !g->lines ? p->was.page.pitch : unit_scale(g->body_height, 1, g->lines);
	}
	p->is.pitch = g->pitch > 0 ? g->pitch : want;
	if (p->is.pitch < p->is.size) {
		char a[16], b[16];
		fields_fault(p->from, p->pitch ? "pitch" : "lines", "lines of %s pt at a pitch of %s pt overlap",
		             unit_text(p->is.size, a), unit_text(p->is.pitch, b));
	} else if (p->lines && p->pitch && (int64_t)(g->lines - 1) * g->pitch + p->is.size > g->body_height) {
		fields_fault(p->from, "lines", "lines = %d: at this pitch higher than the type area", g->lines);
	}
}

static void put_length(lua_State *L, int t, const char *name, Unit u)
{
	char text[16];
	lua_pushfstring(L, "%spt", unit_text(u, text));
	lua_setfield(L, t, name);
}

static void put_int(lua_State *L, int t, const char *name, int n)
{
	lua_pushinteger(L, n);
	lua_setfield(L, t, name);
}

static void put_page(Profile *p, int t)
{
	lua_State *L = p->L;
	const PageGeometry *g = &p->is.page;
	static const char *const copied[] = { "paper", "landscape" };
	lua_getfield(L, p->from->index, "page");
	sandbox_thaw(L, -1);
	for (int i = 0; i < 2 && lua_istable(L, -1); i++) {
		lua_getfield(L, -1, copied[i]);
		if (lua_isnil(L, -1))
			lua_pop(L, 1);
		else
			lua_setfield(L, t, copied[i]);
	}
	lua_pop(L, 1);
	put_length(L, t, "top", g->top);
	put_length(L, t, "left", g->left);
	put_length(L, t, "width", g->body_width);
	put_length(L, t, "height", g->body_height);
	put_int(L, t, "lines", g->lines);
	put_int(L, t, "chars", p->is.chars);
	put_int(L, t, "first_number", g->first_number);
	put_int(L, t, "front_pages", g->front_pages);
	lua_pushnil(L);
	lua_setfield(L, t, "pitch");
	if (g->pitch > 0)
		put_length(L, t, "pitch", g->pitch);
	put_length(L, t, "runt", g->runt);
	put_int(L, t, "squeeze", g->squeeze);
	put_int(L, t, "white", g->white);
	put_int(L, t, "most", g->most);
	put_int(L, t, "least", g->least);
	put_int(L, t, "shrink", g->shrink);
	lua_pushboolean(L, g->even_end);
	lua_setfield(L, t, "even_end");
}

static void put_body(Profile *p, int t)
{
	put_length(p->L, t, "size", p->is.size);
	put_length(p->L, t, "pitch", p->is.pitch);
	if (p->is.cell != p->is.size || p->was.cell != p->was.size)
		put_length(p->L, t, "cell", p->is.cell); /* else each style that extends this one has its own size for a cell */
	if (p->han) {
		lua_pushstring(p->L, p->han);
		lua_setfield(p->L, t, "han");
	}
	if (p->latin) {
		lua_pushstring(p->L, p->latin);
		lua_setfield(p->L, t, "latin");
	}
}

static bool says_anything(lua_State *L, const Fields *from)
{
	bool any = false;
	for (int i = 0; i < PROFILE_FIELDS; i++) {
		lua_pushstring(L, profile_fields[i]);
		any = lua_rawget(L, from->index) != LUA_TNIL || any;
		lua_pop(L, 1);
	}
	return any;
}

bool pagefile_profile(lua_State *L, int klass, Fields *from)
{
	Profile p = { .L = L, .from = from };
	if (!says_anything(L, from))
		return true;
	luaL_checkstack(L, 20, "tables nested too deeply");
	if (!read_shape(L, klass, from, &p.was))
		return true; /* the class is at fault, and will say so */
	int top = lua_gettop(L);
	p.is = p.was;
	p.is.page.lines = 0;
	p.right = p.was.page.width - p.was.page.left - p.was.page.body_width;
	p.bottom = p.was.page.height - p.was.page.top - p.was.page.body_height;
	p.is.page.pitch = 0;
	p.is.chars = 0;
	read_page(&p);
	read_size(&p);
	if (from->ok)
		read_measure(&p);
	read_font(&p);
	if (from->ok) {
		plan_cells(&p);
		plan_lines(&p);
	}
	if (!from->ok)
		return false;
	lua_newtable(L);
	for (lua_pushnil(L); lua_next(L, klass);) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, top + 1);
	}
	lua_replace(L, klass);
	set_own(L, klass, "page");
	put_page(&p, top + 1);
	set_own(L, klass, "styles");
	set_own(L, top + 2, "body");
	put_body(&p, top + 3);
	lua_settop(L, top);
	return true;
}
