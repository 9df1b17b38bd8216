/* pages.c - pages made by hand, for looking at what the PDF and text backends make of them.
 *
 *     pages pdf|text OUT      ("-": standard output)
 *     pages look N PAGE.pgm   page N as a renderer drew it at 144 dots an inch: does the ink of each
 *                             glyph reach as far as the outline in the whole face does?
 *
 * What pdftotext gives back stands in pages.txt, the snapshot in pages.layout. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "output/backend.h"

typedef struct Maker {
	Arena   *arena;
	FontSet *fonts;
	Pages    pages;
	Page    *page;
	Unit     y;
} Maker;

static int face(Maker *m, const char *name)
{
	int role = fontset_role(m->fonts, name, PLACE_NONE);

	if (role < 0)
		exit(1);
	return fontset_main_face(m->fonts, role);
}

static Op *text_op(Maker *m, int f, Unit size, Unit x, const char *text, Glyph *glyphs, size_t count)
{
	Op *op = page_op(m->page, OP_TEXT, x, m->y);

	op->u.text.face = f;
	op->u.text.size = size;
	op->u.text.glyphs = glyphs;
	op->u.text.count = (uint32_t)count;
	op->u.text.text = text;
	op->u.text.text_len = (uint32_t)strlen(text);
	return op;
}

/* Character by character, each `cell` after the one before (0: by its own advance). Returns the end. */
static Unit set(Maker *m, const char *name, Unit size, Unit x, const char *text, Unit cell)
{
	int f = face(m, name);
	Glyph *glyphs = arena_array(m->arena, strlen(text), sizeof *glyphs);
	size_t n = 0;
	Unit at = 0;

	for (const char *s = text, *end = s + strlen(s); s < end; n++) {
		uint32_t cp;
		size_t k = utf8_decode(s, end, &cp);
		uint32_t g = face_glyph(m->fonts, f, cp);

		if (g == 0)
			fprintf(stderr, "%s lacks U+%04X\n", name, (unsigned)cp);
		glyphs[n] = (Glyph){ g, at, (uint16_t)k };
		at += cell ? cell : unit_scale(size, face_advance(m->fonts, f, g), 1000);
		s += k;
	}
	text_op(m, f, size, x, text, glyphs, n)->u.text.width = at;
	return x + at;
}

/* Through the shaper, so that ligatures stand for several characters. */
static Unit shape(Maker *m, const char *name, Unit size, Unit x, const char *text, bool han)
{
	size_t n, len = strlen(text);
	int f = face(m, name);
	const ShapedGlyph *g = face_shape(m->fonts, f, text, len, han, &n);
	Glyph *glyphs = arena_array(m->arena, n, sizeof *glyphs);
	Unit at = 0;

	for (size_t i = 0; i < n; i++) {
		size_t next = i + 1 < n ? g[i + 1].cluster : len;

		glyphs[i] = (Glyph){ g[i].glyph, at, (uint16_t)(next - g[i].cluster) };
		at += unit_scale(size, g[i].advance, 1000);
	}
	text_op(m, f, size, x, text, glyphs, n)->u.text.width = at;
	return x + at;
}

static void line(Maker *m, const char *name, const char *text, Unit cell)
{
	set(m, name, 16000, 60000, text, cell);
	m->y += 30000;
}

/* Marks set close, as a justified line squeezes them: their cells overlap, their ink does not. */
static void closed_up(Maker *m)
{
	static const Unit at[] = { 0, 16000, 24000, 24000, 40000, 56000, 64000, 80000 };

	set(m, "FandolFang-Regular", 16000, 60000, "完），《甲》。乙", 0);
	Op *op = &m->page->ops[m->page->count - 1];
	for (uint32_t i = 0; i < op->u.text.count; i++)
		((Glyph *)op->u.text.glyphs)[i].x = at[i];
	m->y += 30000;
}

static void tag(Maker *m, TagKind kind)
{
	page_op(m->page, OP_TAG_BEGIN, 0, 0)->u.tag.tag = kind;
}

static void end(Maker *m)
{
	page_op(m->page, OP_TAG_END, 0, 0);
}

static void anchor(Maker *m, const char *id, int level, const char *title)
{
	Op *op = page_op(m->page, OP_ANCHOR, 60000, m->y - 16000);

	op->u.anchor.id = id;
	op->u.anchor.level = level;
	op->u.anchor.title = title;
}

static void link_to(Maker *m, Unit x, Unit w, const char *target)
{
	tag(m, TAG_LINK);
	Op *op = page_op(m->page, OP_LINK, x, m->y - 16000);

	op->u.link.w = w;
	op->u.link.h = 20000;
	op->u.link.target = target;
	end(m);
}

static void page(Maker *m, Unit width, Unit height, int number)
{
	m->page = pages_add(&m->pages, width, height);
	m->page->number = number;
	m->y = 80000;
}

static void faces(Maker *m)
{
	page(m, 595276, 841890, 0);
	tag(m, TAG_H1);
	anchor(m, "top", 1, "名不上：第一章");
	line(m, "NotoSerifCJKsc-Bold", "标题：名不上", 0);
	end(m);
	tag(m, TAG_P);
	line(m, "FandolFang-Regular", "国家标准，骨直令述起真遍¥‰", 0); /* ¥ ‰: CID and glyph id differ */
	line(m, "FandolKai-Regular", "国家标准，骨直令述起真遍", 0);
	line(m, "NotoSerifCJKsc-Regular", "国家标准㎡㎥①", 0);
	line(m, "NotoSansCJKsc-Bold", "国家标准，骨直令述起真遍", 0);
	line(m, "LXGW WenKai", "赵𬭩、李䶮、王㙟", 0);
	line(m, "NotoSerifCJKsc-Regular", "⽇日⽇一⼀", 0); /* one glyph, two characters */
	line(m, "LXGW WenKai", "⽇日⽇一⼀", 0);
	shape(m, "Liberation Serif", 16000, 60000, "AVATAR Office, 94.5%", false);
	m->y += 30000;
	shape(m, "NotoSerifCJKsc-Regular", 16000, 60000, "office 破折号——", true);
	m->y += 30000;
	end(m);
	line(m, "FandolFang-Regular", "版心网格上的每一个字", 15793);
	line(m, "FandolFang-Regular", "拉伸的中文，字间没有空格。", 18500);
	line(m, "FandolFang-Regular", "拉得很开也没有空格", 25000);
	line(m, "FandolFang-Regular", "压紧的字", 14000);
}

static void mixed(Maker *m)
{
	Unit x = set(m, "FandolFang-Regular", 16000, 60000, "截至", 0);

	x = shape(m, "Liberation Serif", 16000, x + 4000, "2026", false);
	x = set(m, "FandolFang-Regular", 16000, x + 4000, "年底，达", 0);
	x = shape(m, "Liberation Serif", 16000, x + 4000, "94.5% by", false);
	shape(m, "Liberation Serif", 16000, x + 4000, "then", false);
	m->y += 30000;
	set(m, "NotoSerifCJKsc-Regular", 10500, 60000, "甘州区", 0);
	set(m, "NotoSerifCJKsc-Regular", 10500, 160000, "12", 0);
	set(m, "NotoSerifCJKsc-Regular", 10500, 260000, "滞后", 0);
	m->y += 30000;
	set(m, "FandolFang-Regular", 16000, 60000, "描粗", 0);
	m->page->ops[m->page->count - 1].u.text.stroke = 400;
	m->page->ops[m->page->count - 1].u.text.color = 0xe60012;
	m->y += 30000;
	link_to(m, 60000, 60000, "#top");
	link_to(m, 160000, 60000, "https://example.cn/节水?a=(1)");
	link_to(m, 260000, 60000, "#s3");
}

static void bars(Maker *m)
{
	static const PathStep outline[] = {
		{ PATH_MOVE, { 0 }, { 20000 } }, { PATH_CURVE, { 0, 40000, 40000 }, { 0, 0, 20000 } }, { PATH_LINE, { 20000 }, { 20000 } },
		{ .verb = PATH_CLOSE },
	};
	Op *op = page_op(m->page, OP_BOX, 60000, m->y);

	op->u.box.w = 100000;
	op->u.box.h = 20000;
	op->u.box.color = 0xcce0ff;
	op = page_op(m->page, OP_RULE, 60000, m->y + 30000);
	op->u.rule.w = 442205;
	op->u.rule.h = 500;
	op->u.rule.color = 0xe60012;
	op = page_op(m->page, OP_PATH, 180000, m->y);
	op->u.path.steps = outline;
	op->u.path.count = 4;
	op->u.path.fill = 0x9cc8e4;
	op->u.path.color = PATH_NO_COLOR;
	op = page_op(m->page, OP_PATH, 240000, m->y);
	op->u.path.steps = outline;
	op->u.path.count = 3;
	op->u.path.fill = PATH_NO_COLOR;
	op->u.path.width = 1500;
	op->u.path.dash = 3000;
	op->u.path.gap = 2000;
}

static void second(Maker *m)
{
	page(m, 595276, 841890, 1);
	mixed(m);
	bars(m);
	page(m, 841890, 595276, 2);
	m->page->rotated = true;
	anchor(m, "turned", 2, "横排的\n表");
	link_to(m, 60000, 112000, "#top");
	line(m, "FandolFang-Regular", "横排页面", 0);
	closed_up(m);
	page(m, 595276, 841890, 3);
	anchor(m, "s1", 3, "小节");
	line(m, "FandolFang-Regular", "小节", 0);
	anchor(m, "s2", 1, "第二章 𬭩");
	line(m, "FandolFang-Regular", "第二章", 0);
	anchor(m, "s3", 2, "末节");
	line(m, "FandolFang-Regular", "末节", 0);
}

/* ---- looking at ink ---- */

typedef struct Picture {
	unsigned char *gray;
	int w, h;
} Picture;

/* P5 as poppler and mupdf write it, a comment allowed. */
static bool read_picture(const char *path, Picture *out)
{
	FILE *f = fopen(path, "rb");
	char line[256];
	int field = 0, max;

	if (!f)
		return false;
	while (field < 3 && fgets(line, sizeof line, f))
		if (line[0] == 'P')
			field = 1;
		else if (line[0] != '#')
			field += field == 1 ? sscanf(line, "%d %d", &out->w, &out->h) / 2 : sscanf(line, "%d", &max);
	out->gray = mem_alloc((size_t)out->w * (size_t)out->h);
	bool good = fread(out->gray, 1, (size_t)out->w * (size_t)out->h, f) > 0;

	fclose(f);
	return good;
}

static bool ink_in(const Picture *p, int x0, int y0, int x1, int y1)
{
	for (int y = y0 < 0 ? 0 : y0; y <= y1 && y < p->h; y++)
		for (int x = x0 < 0 ? 0 : x0; x <= x1 && x < p->w; x++)
			if (p->gray[y * p->w + x] < 150)
				return true;
	return false;
}

/* Within two dots of each side of its box there is ink, and none beyond its top and foot. */
static bool reaches(const Picture *p, double x, double y, double size, const int box[4])
{
	int x0 = (int)((x + box[0] * size / 1000) * 2), x1 = (int)((x + box[2] * size / 1000) * 2);
	int y0 = (int)((y - box[3] * size / 1000) * 2), y1 = (int)((y - box[1] * size / 1000) * 2);

	return ink_in(p, x0, y0 - 1, x1, y0 + 2) && ink_in(p, x0, y1 - 2, x1, y1 + 1) &&
	       ink_in(p, x0 - 1, y0, x0 + 2, y1) && ink_in(p, x1 - 2, y0, x1 + 1, y1) &&
	       !ink_in(p, x0, y0 - 8, x1, y0 - 3) && !ink_in(p, x0, y1 + 3, x1, y1 + 6);
}

static int look(Maker *m, const Page *page, const char *path)
{
	Picture p = { 0 };
	int bad = 0, seen = 0;

	if (!read_picture(path, &p))
		return 1;
	for (size_t i = 0; i < page->count; i++) {
		const Op *op = &page->ops[i];

		if (op->kind != OP_TEXT || op->u.text.stroke > 0)
			continue;
		for (uint32_t k = 0; k < op->u.text.count; k++) {
			const Glyph *g = &op->u.text.glyphs[k];
			int box[4];

			if (!face_ink(m->fonts, op->u.text.face, g->id, box))
				continue;
			seen++;
			if (reaches(&p, (op->x + g->x) / 1000.0, op->y / 1000.0, op->u.text.size / 1000.0, box))
				continue;
			bad++;
			fprintf(stderr, "glyph %u of \"%s\" is not where or what it should be\n", (unsigned)k, op->u.text.text);
		}
	}
	free(p.gray);
	if (bad * 50 <= seen) /* a stroke may end in a point too thin for its last dot */
		bad = 0;
	printf("%d of %d\n", bad, seen);
	return 0;
}

int main(int argc, char **argv)
{
	static const char *const dirs[] = { "../fonts", "/usr/share/fonts", "/usr/local/share/fonts" };
	static const Roles none;
	Diag *d = diag_new();
	Maker m = { .arena = arena_new() };
	Doc doc = { .title = "关于名不上的通报", .author = "张掖市<工信局>", .lang = "zh", .date = "2026-07-15" };

	if (argc < 3)
		return 2;
	m.fonts = fontset_open(&none, dirs, 3, d);
	m.pages.arena = m.arena;
	faces(&m);
	second(&m);
	int status;
	if (strcmp(argv[1], "look") == 0) {
		status = look(&m, &m.pages.items[atoi(argv[2]) - 1], argv[3]);
	} else {
		const Backend *b = strcmp(argv[1], "text") == 0 ? &backend_text : &backend_pdf;
		bool good = backend_write(b, &m.pages, &doc, m.fonts, argv[2], d);
		status = good || diag_status(d) ? diag_status(d) : 1;
	}

	pages_free(&m.pages);
	fontset_close(m.fonts);
	arena_free(m.arena);
	diag_free(d);
	return status;
}
